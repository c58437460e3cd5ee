import {
  announce,
  canonicalJson,
  commitment,
  type DigestKind,
  draw,
  type Json,
  type Reveal,
  reassignOfficer,
  reportOutcomes,
  verify,
  verifyOutcomes,
  verifySeries,
  voidAnnouncement,
} from 'double-random'
import {
  beaconSource,
  readBeacon,
  roundSecond,
  verifyBeacon as verifySigned,
} from 'double-random/beacon'
import { expect, it } from 'vitest'
import { acceptedOf } from '../../src/core/check.ts'
import { published } from '../beacon/rounds.ts'
import { fourYearsLater } from '../ceremony/four-years-later.ts'
import { secretOf } from '../ceremony/secret.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { digest } from '../reference/canonical.ts'
import { sealed } from './seal.ts'
import {
  codeIn,
  codeOf,
  describeSubject,
  type Subject,
  verdictOf,
  verdictOfReport,
} from './subject.ts'

/** A pairing of points takes 10 ms, and nearly all documents have the same beacon. */
const signed = new Map<string, boolean>()
const verifyBeacon: typeof verifySigned = (source, reveal) => {
  const key = JSON.stringify([source, reveal])
  const isSigned = signed.get(key) ?? verifySigned(source, reveal)
  signed.set(key, isSigned)
  return isSigned
}

// A series of three numbers: the first ends in a void, the second waits for a beacon and a witness,
// and an officer of it falls ill.
const data = fourYearsLater(smallBureau({ units: 8, officers: 6, tasks: [{ reserve: 1 }] }))
const [beacon, ...laterRounds] = published
const by = roundSecond('quicknet', beacon!.round) - 60
const source = beaconSource('quicknet', { by, round: beacon!.round })
const second = { series: 's', number: 2 }
const witness: Extract<Reveal, { kind: 'commit-reveal' }> = {
  kind: 'commit-reveal',
  party: '公证处',
  nonce: secretOf('witness'),
  value: '瑞雪',
}
const first = announce(data, { series: 's', number: 1, by, entropy: [source] })
const end = voidAnnouncement(first, {
  code: 'missing-reveal',
  statement: '信标当时没有取得',
  date: '2023-08-23',
})
const announcement = announce(data, {
  ...second,
  by,
  previous: end.digest,
  entropy: [
    {
      kind: 'commit-reveal',
      party: '公证处',
      independent: true,
      commitment: commitment(second, witness),
    },
    source,
  ],
})
const reveal = readBeacon(JSON.stringify(beacon), source)
const reveals = [witness, reveal]
const record = draw(data, { announcement, reveals, verifyBeacon })
const [seat] = record.body.tables.seats
const row = record.body.tables.sample.find(({ unit }) => unit === seat!.unit)!
const amendment = reassignOfficer(record, data, {
  change: { inspector: seat!.inspector, from: row.date, to: row.date },
  reason: 'absence',
  evidence: '假条 7 号',
  date: '2023-08-24',
})
const recordText = canonicalJson(record)
const known = {
  announcementDigest: announcement.digest,
  announcedAt: by,
  history: [canonicalJson(end)],
  lastAmendment: null,
  verifyBeacon,
}

const sealer =
  (kind: DigestKind) =>
  (document: Json): Json => {
    const { body } = document as { body?: Json }
    return body === undefined || typeof document !== 'object' || Array.isArray(document)
      ? document
      : ({ ...(document as object), digest: digest(kind, body) } as Json)
  }

describeSubject('an announcement', {
  text: canonicalJson(announcement),
  // Whoever draws with it is refused, or gets a record that the published digest gives away.
  check: (text) =>
    verdictOf(() => {
      const drawn = draw(data, { announcement: text, reveals, verifyBeacon })
      const { outcome, checks } = verify(canonicalJson(drawn), data, known)
      const failed = checks.find((check) => check.status === 'fail')
      return {
        isVerified: outcome === 'verified',
        ...(failed === undefined ? {} : { code: failed.code }),
      }
    }),
  seal: sealer('announcement'),
  free: /^envelope/,
  bounds: false,
  least: 250,
})

const firstAnnounced = {
  text: canonicalJson(first),
  announcementDigest: first.digest,
  announcedAt: by,
}
const endSubject: Subject = {
  text: canonicalJson(end),
  check: (text, limits = {}) => {
    const { history: _, ...beside } = known
    const { outcome, entries } = verifySeries(
      [{ text }, { text: recordText, data, ...beside }, firstAnnounced],
      {
        lastDigest: record.digest,
        limits,
      },
    )
    const unread = entries.find(({ number }) => number === null)
    return { isVerified: outcome === 'verified', code: codeIn(unread?.message[0]) }
  },
  seal: sealer('void'),
  free: /^envelope/,
  bounds: false,
  least: 60,
}
describeSubject('a void', endSubject)

const amendmentSubject: Subject = {
  text: canonicalJson(amendment),
  check: (text, limits = {}) => {
    const { lastAmendment: _, ...outside } = known
    const report = verify(recordText, data, { ...outside, amendments: [text], limits })
    // Without the digest of the last one, which would tell any two apart.
    const isVerified = acceptedOf(report.checks, ['amendments']) !== undefined
    const isRead = report.checks.some(
      ({ message }) =>
        message.id === 'check-open' && message.values.why?.id === 'last-amendment-missing',
    )
    return { isVerified: isVerified && isRead, code: codeOf(report.checks) }
  },
  seal: sealer('amendment'),
  // Papers and words about the same change: only the digest of the last amendment, published, tells
  // them apart.
  free: /^(envelope.*|body\.(evidence|reason|date|change\.(from|to)))$/,
  bounds: false,
  least: 150,
}
describeSubject('an amendment', amendmentSubject)

const reported = reportOutcomes(record, data, {
  asOf: '2023-12-31',
  outcomes: record.body.tables.sample.map(({ pool, round, unit }) => ({
    ...{ pool, round, unit, date: '2023-09-01', outcome: 'inspected' as const },
    ...{ inspectors: [seat!.inspector], values: { 隐患: 2 } },
  })),
})
const outcomesSubject: Subject = {
  text: canonicalJson(reported),
  check: (text, limits = {}) => {
    const beside = { record: recordText, recordDigest: record.digest, data, limits }
    const { checks } = verifyOutcomes(text, beside)
    // Without their digest, which would tell any two apart.
    const isVerified = acceptedOf(checks, ['outcomes-published']) !== undefined
    return { isVerified, code: codeOf(checks) }
  },
  seal: (document) => {
    const { body } = document as { body?: { head?: Json } }
    return body?.head === undefined
      ? document
      : ({ ...(document as object), digest: digest('outcomes', body.head) } as Json)
  },
  // A later day says the same of all of them.
  free: /^(envelope.*|body\.head\.asOf)$/,
  bounds: false,
  least: 100,
}
describeSubject('outcomes', outcomesSubject)

it('is refused over the bounds that hold for the record beside it', () => {
  const bytes = Buffer.byteLength(recordText)
  for (const [{ check, text }, words] of [
    [endSubject, end.body.statement],
    [amendmentSubject, amendment.body.evidence],
  ] as const) {
    const long = text.replace(words, 'x'.repeat(bytes))
    expect(check(long, { bytes }).code).toBe('evidence/size')
    const deep = text.replace(`"${words}"`, `${'['.repeat(40)}${']'.repeat(40)}`)
    expect(check(deep).code).toBe('evidence/depth')
  }
})

describeSubject('a record with a beacon', {
  text: recordText,
  check: (text, limits = {}) => verdictOfReport(verify(text, data, { ...known, limits })),
  seal: (document) => sealed(document, undefined),
  free: /^envelope/,
  least: 500,
})

const chained = published.find(({ previous }) => previous !== undefined)!
for (const [name, round, network] of [
  ['quicknet', laterRounds[0]!, 'quicknet'],
  ['the default network', chained, 'default'],
] as const) {
  const waited = beaconSource(network, { by: 0, round: round.round })
  const honest = { round: round.round, randomness: round.randomness, signature: round.signature }
  const text = canonicalJson(
    round.previous === undefined ? honest : { ...honest, previous_signature: round.previous },
  )
  const expected = canonicalJson(readBeacon(text, waited))
  describeSubject(`a round of ${name}`, {
    text,
    // What is read must be the published round and nothing else.
    check: (given) =>
      verdictOf(() => {
        const read = readBeacon(given, waited)
        return { isVerified: verifyBeacon(waited, read) || canonicalJson(read) === expected }
      }),
    seal: (document) => document,
    // The randomness follows from the signature and may be left out; a node may add what it likes.
    free: /^(randomness)?$/,
    uncovered: /^(randomness)?$/,
    isLoose: true,
    least: 15,
  })
}
