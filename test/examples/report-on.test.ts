import {
  announce,
  canonicalJson,
  draw,
  type Evidence,
  parseInputs,
  reassignOfficer,
  reportOutcomes,
  type VerifiedKind,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, proveVerdict } from 'double-random/disclose'
import { describe as inWords } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import type { Known } from '../../examples/verifier/messages.ts'
import { reportOn } from '../../examples/verifier/report-on.ts'
import type { SortedDocument } from '../../examples/verifier/sort-files.ts'
import { findingOf } from '../../src/core/check.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

const inputs = parseInputs(smallBureau({ units: 6 }))
const entropy = [{ kind: 'operator' }] as const
const announcement = announce(inputs, { series: 's', number: 1, entropy, weak: true })
const record = draw(inputs, { announcement, reveals: [{ kind: 'operator', value: '一' }] })
const [seat] = record.body.tables.seats
const amendment = reassignOfficer(record, inputs, {
  change: { inspector: seat!.inspector, from: '2020-03-02', to: '2020-03-13' },
  reason: 'absence',
  evidence: '假条',
  date: '2020-02-20',
})
const ended = voidAnnouncement(announcement, { code: 'other', statement: '停', date: '2020-02-01' })
const documents: Readonly<Record<VerifiedKind, object>> = {
  announcement,
  record,
  notice: composeNotice(record, inputs, { secrets: true }),
  proof: proveVerdict(record, inputs, seat!.unit),
  void: ended,
  amendment,
  outcomes: reportOutcomes(record, inputs, {
    asOf: '2020-12-31',
    amendments: [canonicalJson(amendment)],
    outcomes: [],
  }),
}
const KINDS = Object.keys(documents) as VerifiedKind[]
const dropped = (kind: VerifiedKind): SortedDocument => ({
  ...{ name: `${kind}.json`, kind, place: 1 },
  text: canonicalJson(documents[kind]),
})

const DIGEST = 'c4'.repeat(32)
/** Everything that the page has a field for. */
const FILLED: Required<Known> = {
  announcementDigest: DIGEST,
  recordDigest: DIGEST,
  voidDigest: DIGEST,
  amendmentDigest: DIGEST,
  outcomesDigest: DIGEST,
  announcedAt: Date.parse('2020-01-02T04:00:00Z') / 1000,
  blinding: DIGEST,
  events: [{ title: '双色球', at: 1_580_000_000, values: [7] }],
  lastAmendment: null,
}

/** What bears on a document (protocol §12.1), by the fields of the page. */
const BEARS: Readonly<Record<VerifiedKind, readonly (keyof Known)[]>> = {
  announcement: ['announcementDigest', 'announcedAt', 'blinding'],
  record: [
    ...(['announcementDigest', 'recordDigest', 'announcedAt', 'blinding', 'events'] as const),
    'lastAmendment',
  ],
  notice: ['announcementDigest', 'recordDigest', 'announcedAt', 'events', 'lastAmendment'],
  proof: ['announcementDigest', 'recordDigest', 'announcedAt', 'events'],
  void: ['announcementDigest', 'voidDigest'],
  amendment: ['recordDigest', 'amendmentDigest', 'blinding'],
  outcomes: ['recordDigest', 'outcomesDigest', 'blinding'],
}

const unusedIn = (...given: Parameters<typeof reportOn>) => {
  const { report } = reportOn(...given)
  const use = report.checks.find(({ name }) => name === 'evidence-used')
  const said = use && findingOf(use)
  const items = said?.id === 'evidence-unused' ? said.values.items : []
  const idle = items.flatMap(({ id, values }): (Evidence | string)[] =>
    id === 'evidence-of-nothing' ? [values.item] : id === 'file-unused' ? [values.name] : [],
  )
  return { report, use, idle }
}

describe('what was filled in on the page', () => {
  it.each(KINDS)('is named where no check of this kind takes it: %s', (kind) => {
    for (const field of Object.keys(FILLED) as (keyof Known)[]) {
      const known: Known = { [field]: FILLED[field] }
      const { report, use, idle } = unusedIn({
        ...{ documents: [dropped(kind)], inputs: undefined, known },
      })
      if (BEARS[kind].includes(field)) {
        expect(idle, field).toEqual([])
        continue
      }
      expect(idle, field).toHaveLength(1)
      expect([use?.status, report.outcome], field).toEqual(['not-checked', 'partial'])
      expect(inWords(report, 'zh'), field).toContain('依据的使用')
    }
  })

  it.each(KINDS)('is named with directories on which nothing bears: %s', (kind) => {
    const { idle } = unusedIn({ documents: [dropped(kind)], inputs, known: {} })
    const takes = ['record', 'announcement', 'amendment', 'outcomes'].includes(kind)
    expect(idle).toEqual(takes ? [] : ['inputs'])
  })

  it('verifies a void beside what it ends, and an amendment, by their own digests', () => {
    const known = { announcementDigest: announcement.digest, voidDigest: ended.digest }
    const both = [dropped('announcement'), dropped('void')]
    const { report, main, used } = reportOn({ documents: both, inputs: undefined, known })
    expect([report.outcome, main.kind, used.map(({ kind }) => kind)]).toEqual([
      ...['verified', 'void', ['announcement']],
    ])
    for (const voidDigest of [DIGEST, undefined]) {
      const { announcementDigest } = known
      const filled = { announcementDigest, ...(voidDigest && { voidDigest }) }
      const { report } = reportOn({ documents: both, inputs: undefined, known: filled })
      expect(report.outcome).toBe(voidDigest ? 'refuted' : 'partial')
    }
    const own = { amendmentDigest: amendment.digest }
    const { report: alone } = reportOn({
      ...{ documents: [dropped('amendment')], inputs, known: own },
    })
    expect(alone.checks.find(({ name }) => name === 'amendment-published')?.status).toBe('pass')
  })

  it('names the void beside an announcement with its directories', () => {
    const both = [dropped('announcement'), dropped('void')]
    const { idle } = unusedIn({ documents: both, inputs, known: { voidDigest: ended.digest } })
    expect(idle).toEqual(['void.json', 'void-digest'])
  })
})
