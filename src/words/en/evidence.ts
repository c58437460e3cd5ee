import type { Evidence } from '../../core/check.ts'

/** What closes an open check. */
export const evidence: Readonly<Record<Evidence, string>> = {
  'announcement-digest':
    "the announcement's digest, from where it was published before the randomness existed",
  'announced-at': 'the time at which others had the announcement',
  'record-digest': "the record's digest, from where it was published on the day of the draw",
  'void-digest': "the void's digest, from where it was published",
  'amendment-digest': "the amendment's digest, from where it was published",
  'outcomes-digest': 'the digest of the outcomes, from where it was published',
  'earlier-outcomes': 'the outcomes reported before',
  'all-rows': 'the same outcomes with all rows open',
  'later-outcomes': 'the outcomes that are not reported yet',
  announcement: 'the announcement',
  record: 'the record',
  inputs: 'the inputs',
  blinding: 'the blinding key',
  history: 'all earlier documents of the series',
  events: 'how the public events came out, from elsewhere',
  'beacon-verifier': 'verifyBeacon of double-random/beacon',
  amendments: 'the amendments',
  'last-amendment':
    'the digest of the last amendment that was published, or word that there is none',
  secrets: 'a document that opens reveals, seed and keys',
  replay: 'a replay of the whole record with its inputs',
  'last-digest': 'the digest of the last document, as it was published',
  ledger: 'the whole ledger, with all that is entered',
  reason: 'a reason in the announcement',
  'usable-evidence': 'to leave it out, or put it right',
  'later-version': 'a later version of this library',
  nothing: 'nothing can close it: that the seed was not chosen cannot be shown afterwards',
}
