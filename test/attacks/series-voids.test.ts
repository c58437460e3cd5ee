import {
  canonicalJson,
  digest,
  draw,
  ledgerHead,
  type VoidDocument,
  verifySeries,
  visitsMade,
  voidAnnouncement,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { remarksIn } from '../ceremony/remarks-in.ts'
import { secretOf } from '../ceremony/secret.ts'
import {
  announced,
  balls,
  drawnNumber,
  lottery,
  partyReveal,
  petrol,
  SERIES,
} from './petrol-series.ts'

const END = { code: 'event-cancelled', statement: '开奖取消', date: '2020-04-20' } as const

/** A void that somebody wrote himself. */
function resealed(document: VoidDocument, over: Partial<VoidDocument['body']>): string {
  const body = { ...document.body, ...over }
  return canonicalJson({ ...document, body, digest: digest('void', body) })
}

const published = announced(1, petrol())
const honest = voidAnnouncement(published, END)
const other = announced(1, petrol({ plan: { title: '另一稿' } }))
const digests = { announcementDigest: published.digest }
const refuted = [1, 'void-announcement', 'void-of-another-announcement']

describe('a void of another announcement than the one that was published', () => {
  it.each([
    ['made from it', canonicalJson(voidAnnouncement(other, END))],
    ['of nothing', resealed(honest, { announcement: '0'.repeat(64), date: '1900-01-01' })],
  ])('refutes the series: %s', (_, text) => {
    const report = verifySeries([{ text, ...digests }])
    expect(report.outcome).toBe('refuted')
    const unpublished = [1, 'announcement-published', 'digest-unpublished']
    expect(remarksIn(report, 'refutes')).toEqual([unpublished, refuted])
  })

  it('is seen beside the announcement itself, in any order', () => {
    const text = canonicalJson(voidAnnouncement(other, END))
    for (const documents of [
      [canonicalJson(published), text],
      [text, canonicalJson(published)],
    ]) {
      const report = verifySeries(documents.map((each) => ({ text: each })))
      expect(remarksIn(report, 'refutes')).toEqual([refuted])
    }
  })

  it('is seen by the ledger, which has another one', () => {
    const end = voidAnnouncement(other, END)
    const ledger = [
      { kind: 'announcement', number: 1, digest: published.digest },
      { kind: 'void', number: 1, digest: end.digest },
    ] as const
    const ledgerHead_ = ledgerHead('加油站', ledger)!
    const report = verifySeries([{ text: canonicalJson(end) }], { ledger, ledgerHead: ledgerHead_ })
    expect(remarksIn(report, 'refutes')).toEqual([[null, 'ledger', 'ledger-otherwise']])
  })

  it('stays open where nothing is known of the one that was published', () => {
    const report = verifySeries([{ text: canonicalJson(honest) }])
    expect(remarksIn(report, 'refutes')).toEqual([])
    expect(remarksIn(report, 'open')).toContainEqual([1, 'void-announcement', 'check-open'])
  })

  it('is not the honest one', () => {
    for (const document of [digests, {}]) {
      const documents = [
        { text: canonicalJson(honest), ...document },
        { text: canonicalJson(published) },
      ]
      const report = verifySeries(documents, { lastDigest: honest.digest })
      const isPublished = document === digests
      expect([report.outcome, report.refutes]).toEqual([isPublished ? 'verified' : 'partial', []])
      // Who hands in the void hands in the announcement: only a digest from elsewhere tells.
      const missing = [1, 'announcement-published', 'check-open']
      expect(remarksIn(report, 'open')).toEqual(isPublished ? [] : [missing])
    }
  })
})

describe('a void that was worded otherwise than the one that was published', () => {
  const announcement = { text: canonicalJson(published), ...digests }
  const reworded = resealed(honest, { statement: '公证处未到场', date: '2020-05-04' })
  const later = (end: string) =>
    drawnNumber(2, petrol(), { previous: JSON.parse(end).digest as string })
  const ofVoid = (end: string, ...more: Parameters<typeof verifySeries>) => {
    const [after, options] = more
    const report = verifySeries([{ text: end }, announcement, ...after], options)
    const checks = report.entries[0]?.checks.filter(({ name }) => name === 'void-published')
    return { outcome: report.outcome, statuses: checks?.map(({ status }) => status) }
  }
  const text = canonicalJson(honest)
  const next = later(text)
  const { announcementDigest: _, ...unpublished } = next.document
  const secondVoid = voidAnnouncement(next.announcement, { ...END, date: '2020-07-01' })
  const ledger = [
    { kind: 'announcement', number: 1, digest: published.digest },
    { kind: 'void', number: 1, digest: honest.digest },
  ] as const

  it('is open as long as nothing that was published names it, and says what would', () => {
    for (const after of [[], [unpublished]]) {
      for (const end of [text, reworded]) {
        expect(ofVoid(end, after).statuses).toEqual(['not-checked'])
      }
    }
    const { open } = verifySeries([{ text }, announcement])
    const of = open.flatMap(({ about }) =>
      'name' in about && about.name === 'void-published' && 'needs' in about ? [about.needs] : [],
    )
    expect(of).toEqual([['last-digest']])
  })

  it.each<[string, Parameters<typeof verifySeries>]>([
    ['it is the last document', [[], { lastDigest: honest.digest }]],
    ['the last document follows it', [[unpublished], { lastDigest: next.record.digest }]],
    [
      'a last void follows it',
      [[{ text: canonicalJson(secondVoid) }], { lastDigest: secondVoid.digest }],
    ],
    ['the next announcement was published', [[next.document]]],
    ['the next record was', [[{ ...unpublished, recordDigest: next.record.digest }]]],
    [
      'its entry is before the published head',
      [
        [],
        {
          ledger,
          ledgerHead: ledgerHead('加油站', ledger)!,
        },
      ],
    ],
  ])('is refuted, and the honest one passes, where %s', (_, more) => {
    expect(ofVoid(text, ...more).statuses).toEqual(['pass'])
    const { outcome, statuses } = ofVoid(reworded, ...more)
    expect([outcome, statuses]).toEqual(['refuted', ['not-checked']])
  })

  it('is fixed by the published announcement of a series that takes over', () => {
    const continues = [{ series: '加油站', number: 1, digest: honest.digest }]
    const taken = drawnNumber(1, petrol(), { series: '新加油站', continues })
    const { announcementDigest: _, ...rest } = taken.document
    expect(ofVoid(text, [taken.document]).statuses).toEqual(['pass'])
    expect(ofVoid(text, [rest]).statuses).toEqual(['not-checked'])
    expect(ofVoid(reworded, [taken.document])).toEqual({
      ...{ outcome: 'refuted', statuses: ['not-checked'] },
    })
  })

  it('is not fixed by the ledger behind its published head', () => {
    const head = ledgerHead('加油站', ledger.slice(0, 1))!
    expect(ofVoid(text, [], { ledger, ledgerHead: head }).statuses).toEqual(['not-checked'])
  })
})

describe('a void that comes too early', () => {
  const at = Date.parse('2020-02-01T13:15:00Z') / 1000
  const first = drawnNumber(1, petrol(), {
    entropy: [lottery(at)],
    by: at - 3600,
    reveals: [balls],
  })
  const second = announced(2, petrol(), { previous: first.record.digest })
  const endOf = (date: string) => canonicalJson(voidAnnouncement(second, { ...END, date }))
  const seriesWith = (text: string, announcedAt?: number) =>
    verifySeries([
      first.document,
      {
        text,
        announcementDigest: second.digest,
        ...(announcedAt === undefined ? {} : { announcedAt }),
      },
    ])

  it('is refuted by the sources of the number before, and by when its own was published', () => {
    const early = [2, 'void-announcement', 'void-too-early']
    expect(remarksIn(seriesWith(endOf('2020-01-31')), 'refutes')).toEqual([early])
    expect(remarksIn(seriesWith(endOf('2020-02-01')), 'refutes')).toEqual([])
    const known = Date.parse('2020-03-10T12:00:00Z') / 1000
    expect(remarksIn(seriesWith(endOf('2020-03-09'), known), 'refutes')).toEqual([early])
    expect(remarksIn(seriesWith(endOf('2020-03-10'), known), 'refutes')).toEqual([])
  })
})

describe('a number that ends twice', () => {
  const inputs = petrol()
  const first = drawnNumber(1, inputs)
  const again = drawnNumber(1, inputs, { changes: [] })
  const twin = drawnNumber(1, petrol({ plan: { title: '又一稿' } }))

  it('is refuted: by a void and a record, by two records, and by another announcement', () => {
    const end = canonicalJson(voidAnnouncement(first.announcement, END))
    for (const text of [end, twin.document.text]) {
      const report = verifySeries([first.document, { text, data: twin.inputs }])
      expect(remarksIn(report, 'refutes')).toContainEqual([1, 'numbering', 'number-twice'])
    }
    const report = verifySeries([first.document, { text: canonicalJson(twin.announcement) }])
    expect(remarksIn(report, 'refutes')).toEqual([[1, 'announcement-published', 'announced-twice']])
  })

  it('is not refuted where one document was handed in twice', () => {
    expect(again.record.digest).toBe(first.record.digest)
    const report = verifySeries([first.document, again.document])
    expect([report.outcome, report.refutes, report.entries.length]).toEqual(['partial', [], 1])
  })

  it('has not ended with its announcement', () => {
    const second = announced(2, inputs, { previous: first.record.digest })
    const report = verifySeries([{ text: canonicalJson(second) }, first.document])
    expect([report.outcome, report.refutes]).toEqual(['partial', []])
    expect(remarksIn(report, 'open')).toContainEqual([2, 'numbering', 'announced-only'])
  })
})

describe('inputs that changed behind a void', () => {
  const lists = [{ list: '停业', enterprise: 'U1' }]
  const cancelled = announced(1, petrol())
  const end = voidAnnouncement(cancelled, END)
  const ended = { text: canonicalJson(end), announcementDigest: cancelled.digest }
  const announcement = { text: canonicalJson(cancelled) }
  const drawnFrom = (tables: object, given: object = {}) =>
    drawnNumber(2, petrol({ ...tables }), { previous: end.digest, ...given })
  const seriesOf = (second: ReturnType<typeof drawnFrom>, ...more: { text: string }[]) =>
    verifySeries([ended, { ...second.document, lastAmendment: null }, ...more], {
      lastDigest: second.record.digest,
    })
  const open = [[2, 'changes', 'changed-since-void']]

  it('are open without a reason, though nothing was drawn before', () => {
    expect(seriesOf(drawnFrom({}), announcement).outcome).toBe('verified')
    const report = seriesOf(drawnFrom({ lists }), announcement)
    expect([report.outcome, remarksIn(report, 'open')]).toEqual(['partial', open])
    const reason = { text: '更正', approval: '〔2020〕9号' }
    const right = seriesOf(
      drawnFrom({ lists }, { changes: [{ of: 'lists', ...reason }] }),
      announcement,
    )
    expect(right.outcome).toBe('verified')
    expect(remarksIn(right, 'told')).toContainEqual([2, 'difference-explained'])
    expect(remarksIn(right, 'told')).not.toContainEqual([2, 'reason-idle'])
    const wrong = drawnFrom({ lists }, { changes: [{ of: 'plan', ...reason }] })
    expect(remarksIn(seriesOf(wrong, announcement), 'open')).toEqual(open)
  })

  it.each([
    ['the plan', { plan: { title: '另一稿' } }],
    ['fewer earlier visits', { pastVisits: [] }],
  ])('are seen in %s', (_, tables) => {
    const earlier = [{ enterprise: 'U1', date: '2019-05-06', matter: 'pool' }]
    const first = announced(1, petrol({ pastVisits: earlier }))
    const void1 = voidAnnouncement(first, END)
    const second = drawnNumber(2, petrol({ pastVisits: earlier, ...tables }), {
      previous: void1.digest,
    })
    const report = verifySeries([
      { text: canonicalJson(void1) },
      { text: canonicalJson(first) },
      second.document,
    ])
    expect(remarksIn(report, 'open')).toContainEqual(open[0])
  })

  it('are told where they only grew, or moved within what changes from draw to draw', () => {
    const pastVisits = [{ enterprise: 'U1', date: '2019-05-06', matter: 'pool' }]
    const grown = seriesOf(drawnFrom({ pastVisits }), announcement)
    expect(grown.outcome).toBe('verified')
    expect(remarksIn(grown, 'told')).toContainEqual([2, 'changed-since-void'])
    const carried = petrol().inspectors.map((officer) => ({ ...officer, carried: 3 }))
    const routine = seriesOf(drawnFrom({ inspectors: carried }), announcement)
    expect(routine.outcome).toBe('verified')
    expect(remarksIn(routine, 'told')).toContainEqual([2, 'changed-since-void'])
  })

  it('are seen by counts alone where rows are blinded', () => {
    const blinding = 'b1'.repeat(32)
    const first = announced(1, petrol(), { blinding })
    const void1 = voidAnnouncement(first, END)
    const toldOf = (tables: object) => {
      const given = { previous: void1.digest, blinding }
      const second = announced(2, petrol({ ...tables }), given)
      const reveals = [partyReveal(2, secretOf(`party ${SERIES} 2`))]
      const record = draw(petrol({ ...tables }), { announcement: second, reveals, blinding })
      const report = verifySeries(
        [void1, first, record].map((each) => ({ text: canonicalJson(each) })),
      )
      return remarksIn(report, 'open').filter(([, , id]) => id === 'changed-since-void')
    }
    expect(toldOf({})).toEqual([])
    expect(toldOf({ lists })).toEqual(open)
  })

  it('are open behind the void of a series that is taken over', () => {
    const continues = [{ series: SERIES, number: 1, digest: end.digest }]
    const openOf = (tables: object) => {
      const taken = drawnNumber(1, petrol({ ...tables }), { series: '新加油站', continues })
      const report = verifySeries([ended, announcement, taken.document])
      return remarksIn(report, 'open').filter(([, , id]) => id === 'changed-since-void')
    }
    expect(openOf({})).toEqual([])
    expect(openOf({ lists })).toEqual([[1, 'changes', 'changed-since-void']])
  })

  it('are not covered by the reason that the void itself gave', () => {
    const first = drawnNumber(1, petrol())
    const visits = visitsMade(first.record, first.inputs)
    const reason = { of: 'lists', text: '停业', approval: null } as const
    const more = [...lists, { list: '停业', enterprise: 'U2' }]
    const second = announced(2, petrol({ pastVisits: visits, lists }), {
      previous: first.record.digest,
      changes: [reason],
    })
    const void2 = voidAnnouncement(second, { ...END, date: '2020-07-01' })
    const third = (changes: readonly (typeof reason)[]) =>
      verifySeries([
        first.document,
        { text: canonicalJson(second) },
        { text: canonicalJson(void2), announcementDigest: second.digest },
        drawnNumber(3, petrol({ pastVisits: visits, lists: more }), {
          previous: void2.digest,
          changes,
        }).document,
      ])
    const of3 = (report: ReturnType<typeof third>) =>
      remarksIn(report, 'open').filter(([number, name]) => number === 3 && name === 'changes')
    expect(of3(third([]))).toEqual([[3, 'changes', 'changed-since-void']])
    expect(of3(third([reason]))).toEqual([])
  })
})
