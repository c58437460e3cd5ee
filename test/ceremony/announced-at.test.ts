import {
  type Check,
  canonicalJson,
  type VerificationReport,
  verify,
  verifyAnnouncement,
  verifySeries,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, proveEntry, proveVerdict, verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { announced, balls, drawnNumber, lottery, petrol } from '../attacks/petrol-series.ts'

const AT = Date.parse('2020-02-01T13:15:00Z') / 1000
const BY = AT - 3600
const inputs = petrol()
const timed = drawnNumber(1, inputs, { entropy: [lottery(AT)], by: BY, reveals: [balls] })
const secret = drawnNumber(1, inputs)
type Drawn = typeof timed

const END = { code: 'other', statement: '改期', date: '2020-12-31' } as const
const WAITING = { entropy: [lottery(AT)], by: BY }

/** Everything that says when an announcement was published, by what verifies it. */
const verifiers: Readonly<
  Record<string, (drawn: Drawn, known: { announcedAt?: number }) => readonly Check[]>
> = {
  'a record': ({ record }, known) => verify(canonicalJson(record), inputs, known).checks,
  'a sealed notice': ({ record }, known) =>
    verifyNotice(composeNotice(record, inputs, {}), known).checks,
  'an open notice': ({ record }, known) =>
    verifyNotice(composeNotice(record, inputs, { secrets: true }), known).checks,
  'a proof before the draw': ({ announcement }, known) =>
    verifyProof(canonicalJson(proveEntry(announcement, inputs, 'U1')), known).checks,
  'a proof after the draw': ({ record }, known) =>
    verifyProof(canonicalJson(proveVerdict(record, inputs, 'U1')), known).checks,
  'a record in a series': ({ document }, known) =>
    verifySeries([{ ...document, ...known }]).entries[0]!.checks,
  'an announcement in a series': ({ announcement }, known) =>
    verifySeries([{ text: canonicalJson(announcement), ...known }]).entries[0]!.checks,
  'a void in a series': ({ announcement }, known) =>
    verifySeries([
      { text: canonicalJson(voidAnnouncement(announcement, END)), ...known },
      { text: canonicalJson(announcement) },
    ]).entries[0]!.checks,
}

function timesOf(name: string, drawn: Drawn, announcedAt: number | undefined) {
  const known = announcedAt === undefined ? {} : { announcedAt }
  return verifiers[name]!(drawn, known).flatMap((check) =>
    check.name === 'source-times' ? [`${check.status} ${findingOf(check).id}`] : [],
  )
}

describe.each(Object.keys(verifiers))('the time at which %s was announced', (name) => {
  it.each([
    ['is open where nobody knows it', undefined, 'not-checked check-open'],
    ['fits what it states', BY, 'pass sources-late-enough'],
    ['is later than stated, which is open', BY + 1, 'not-checked announced-after-by'],
    ['is just before its source speaks', AT - 1, 'not-checked announced-after-by'],
    ['is refuted by its source', AT, 'fail sources-too-early'],
    ['is refuted years later', AT + 315_360_000, 'fail sources-too-early'],
  ])('%s', (_, announcedAt, expected) => {
    expect(timesOf(name, timed, announcedAt)).toEqual([expected])
  })

  it('says nothing of sources without a time where nobody knows it', () => {
    expect(timesOf(name, secret, undefined)).toEqual([])
  })
})

describe('an announcement that was known only after the first visit', () => {
  const first = secret.record.body.tables.sample.map(({ date }) => date).sort()[0]!
  /** The last second of a day, where it ends last. */
  const endOf = (day: string) => Date.parse(`${day}T23:59:59-12:00`) / 1000
  const windowEnd = endOf('2020-03-31')

  it.each([
    ['a record', endOf(first)],
    ['a record in a series', endOf(first)],
  ])('is refuted: %s', (name, last) => {
    expect(timesOf(name, secret, last)).toEqual(['pass announced-before-visits'])
    expect(timesOf(name, secret, last + 1)).toEqual(['fail announced-after-visit'])
  })

  it.each(['a sealed notice', 'an open notice'])('is open within the window: %s', (name) => {
    const begun = endOf('2020-02-03')
    expect(timesOf(name, secret, begun)).toEqual(['pass announced-before-visits'])
    expect(timesOf(name, secret, begun + 1)).toEqual(['not-checked visits-not-opened'])
    expect(timesOf(name, secret, windowEnd)).toEqual(['not-checked visits-not-opened'])
    expect(timesOf(name, secret, windowEnd + 1)).toEqual(['fail announced-after-visit'])
  })

  it('is refuted by the days that a notice opens, and passed by none that it does not', () => {
    const days = [...new Set(secret.record.body.tables.sample.map(({ date }) => date))].sort()
    expect(days).toHaveLength(3)
    const seen = (upTo: string, announcedAt: number) => {
      const notice = composeNotice(secret.record, inputs, { open: [{ table: 'sample', upTo }] })
      const { checks } = verifyNotice(notice, { announcedAt })
      return checks.find(({ name }) => name === 'source-times')!.status
    }
    const [one, , three] = days as [string, string, string]
    expect([seen(three, endOf(first)), seen(three, endOf(first) + 1)]).toEqual(['pass', 'fail'])
    // Of a visit that stays closed nobody knows the day.
    expect(seen(one, endOf(first))).toBe('not-checked')
    expect(seen(one, endOf('2020-02-03'))).toBe('pass')
    expect(seen(one, endOf(first) + 1)).toBe('fail')
  })

  it('is not found where nothing was drawn', () => {
    const none = petrol({}, { where: { equals: { id: '无' } }, reserve: 0 })
    const drawn = drawnNumber(1, none)
    const { checks } = verify(drawn.document.text, none, { announcedAt: windowEnd + 1 })
    expect(checks.find(({ name }) => name === 'source-times')).toBe(undefined)
    expect(checks.find(({ name }) => name === 'evidence-used')!.status).toBe('not-checked')
  })
})

describe('an announcement whose event waits', () => {
  it('is verified by its times before anything else is at hand', () => {
    const waiting = announced(1, inputs, WAITING)
    const { refutes, open } = verifySeries([
      { text: canonicalJson(waiting), announcementDigest: waiting.digest, announcedAt: BY },
    ])
    expect(refutes).toEqual([])
    expect(open.map(({ about }) => 'name' in about && about.name)).toEqual([
      'announcement-inputs',
      'numbering',
      'numbering',
      'series-end',
    ])
  })
})

describe('a source that speaks when visits were to be over', () => {
  const endOf = (day: string) => Date.parse(`${day}T23:59:59-12:00`) / 1000
  const at = (second: number) =>
    drawnNumber(1, inputs, { entropy: [lottery(second)], by: 1, reveals: [balls] })
  const windowEnd = endOf('2020-03-31')
  const isFound = ({ announcement }: Drawn) =>
    announcement.envelope.findings.some(({ code }) => code === 'source-after-window')
  const lines: Readonly<Record<string, (drawn: Drawn) => VerificationReport>> = {
    record: ({ record }) => verify(record, inputs),
    'sealed notice': ({ record }) => verifyNotice(composeNotice(record, inputs, {})),
    'notice that opens the days': ({ record }) =>
      verifyNotice(composeNotice(record, inputs, { open: [{ table: 'sample' }] })),
    'announcement with its inputs': ({ announcement }) =>
      verifyAnnouncement(announcement, { data: inputs }),
  }
  const isSaid = (name: string, drawn: Drawn) => isIn(lines[name]!(drawn))
  const isIn = ({ headline }: VerificationReport) =>
    headline.some(({ id, values }) => id === 'sources-after-visit' && values.sources.join() === '1')

  it('is a finding of the announcement where a whole window is over', () => {
    expect([at(windowEnd), at(windowEnd + 1)].map(isFound)).toEqual([false, true])
    expect(isFound(at(windowEnd + 100_000_000))).toBe(true)
  })

  it.each(['record', 'notice that opens the days'])('is said by a %s of the first day', (name) => {
    const early = at(endOf('2020-02-02'))
    const days = early.record.body.tables.sample.map(({ date }) => date).sort()
    expect(isSaid(name, early)).toBe(false)
    // Another second is another draw, of the same days: they follow from the calendar alone.
    const [first] = days as [string]
    expect([at(endOf(first)), at(endOf(first) + 1)].map((each) => isSaid(name, each))).toEqual([
      ...[false, true],
    ])
  })

  it.each(['sealed notice', 'announcement with its inputs'])(
    'is said by a %s of the window',
    (name) => {
      const drawn = [at(windowEnd), at(windowEnd + 1)]
      expect(drawn.map((each) => isSaid(name, each))).toEqual([false, true])
    },
  )

  it('is said of no announcement beside the inputs of another', () => {
    const { announcement } = at(windowEnd + 1)
    const data = petrol({ lists: [{ list: '停业', enterprise: 'U1' }] })
    expect(isIn(verifyAnnouncement(announcement, { data }))).toBe(false)
  })
})
