import {
  type Announcement,
  announce,
  canonicalJson,
  type DrawRecord,
  draw,
  type InputData,
  parseInputs,
  type VoidDocument,
  verify,
  verifySeries,
  voidAnnouncement,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { refusalOf } from './refusal.ts'
import { remarksIn } from './remarks-in.ts'
import { copyOf, worldData } from './world.ts'

const inputs = parseInputs(worldData)
const SERIES = '安监 2020'
const PETROL = { pool: 'petrol', round: 1 }
const PETROL_2 = { pool: 'petrol', round: 2 }
const CONFINED = { pool: 'confined', round: 1 }

type Batch = { readonly pool: string; readonly round: number }[]

function announced(
  number: number,
  previous: string | null,
  batch: Batch,
  series = SERIES,
): Announcement {
  const entropy = [{ kind: 'operator' }] as const
  return announce(inputs, { series, number, previous, batch, entropy, weak: true })
}

function drawn(
  number: number,
  before: { digest: string } | null,
  batch: Batch,
  series = SERIES,
): DrawRecord {
  const announcement = announced(number, before?.digest ?? null, batch, series)
  return draw(inputs, { announcement, reveals: [{ kind: 'operator', value: `第 ${number} 次` }] })
}

function voided(number: number, before: { digest: string } | null, batch: Batch): VoidDocument {
  return voidAnnouncement(announced(number, before?.digest ?? null, batch), {
    code: 'event-cancelled',
    statement: '开奖取消',
    date: '2020-02-20',
  })
}

/**
 * A draw, a void, a draw of another pool, another void, and a draw that repeats the first pool
 * round.
 */
const first = drawn(1, null, [PETROL, PETROL_2])
const second = voided(2, first, [CONFINED])
const third = drawn(3, second, [CONFINED])
const fourth = voided(4, third, [PETROL])
const fifth = drawn(5, fourth, [PETROL, CONFINED])
const series = [first, second, third, fourth, fifth] as const
const texts = series.map((document) => canonicalJson(document))

const past = (voids: number, redraws: number) => ({
  id: 'voids-and-redraws',
  values: { voids, redraws },
})
const unknownPast = { id: 'voids-and-redraws-unknown', values: {} }

function numberingOf(record: DrawRecord, history?: readonly string[], data: InputData = worldData) {
  const report = verify(record, data, history === undefined ? {} : { history })
  const check = report.checks.find(({ name }) => name === 'numbering')!
  const { status } = check
  const why = check.message.id === 'check-open' ? check.message.values.why : check.message
  const { outcome, headline } = report
  return { outcome, status, message: why, headline }
}

describe('a series of draws', () => {
  it('is followed from its first number to the record, voids and redraws in the headline', () => {
    const followed = [
      [first, 0, 0],
      [third, 1, 0],
      [fifth, 2, 2],
    ] as const
    for (const [record, voids, redraws] of followed) {
      const { outcome, status, headline } = numberingOf(
        record,
        texts.slice(0, record.body.head.number - 1),
      )
      expect([outcome, status]).toEqual(['partial', 'pass'])
      expect(headline).toContainEqual(past(voids, redraws))
    }
  })

  it('needs no history at number 1, and takes an empty one', () => {
    expect(numberingOf(first)).toMatchObject({ outcome: 'partial', status: 'pass' })
    expect(numberingOf(first, [])).toMatchObject({ outcome: 'partial', status: 'pass' })
    expect(numberingOf(first).headline).toContainEqual(past(0, 0))
  })

  it('is not checked where the history is missing, and the headline says so', () => {
    const { outcome, status, message, headline } = numberingOf(fifth)
    expect([outcome, status]).toEqual(['partial', 'not-checked'])
    expect(message).toEqual({ id: 'history-missing', values: { documents: 4 } })
    expect(headline).toContainEqual(unknownPast)
    expect(headline[0]).toMatchObject({ values: { open: expect.arrayContaining(['numbering']) } })
  })

  it.each<[string, readonly (string | undefined)[]]>([
    ['is empty', []],
    ['lacks the first number', texts.slice(1, 4)],
    ['lacks a number in the middle', [texts[0], texts[1], texts[3]]],
    ['lacks the last number', texts.slice(0, 3)],
    ['lacks the voids', [texts[0], texts[2]]],
    ['has two numbers exchanged', [texts[0], texts[2], texts[1], texts[3]]],
    ['is backwards', texts.slice(0, 4).reverse()],
    ['has a number twice', [texts[0], texts[0], texts[1], texts[2], texts[3]]],
    ['has the record itself behind it', texts],
    [
      'has an announcement in the place of its void',
      [texts[0], canonicalJson(announced(2, first.digest, [CONFINED])), texts[2], texts[3]],
    ],
    [
      'has another record of the same number',
      [canonicalJson(drawn(1, null, [CONFINED])), ...texts.slice(1, 4)],
    ],
    [
      'has another void of the same number',
      [...texts.slice(0, 3), canonicalJson(voided(4, third, [CONFINED]))],
    ],
    [
      'has a document of another series',
      [canonicalJson(drawn(1, null, [PETROL, PETROL_2], '安监 2019')), ...texts.slice(1, 4)],
    ],
    [
      'has a void that was edited',
      texts.slice(0, 4).map((text) => text.replace('开奖取消', '开奖推迟')),
    ],
    [
      'has a record whose head was edited',
      texts.slice(0, 4).map((text) => text.replace('"frame":8', '"frame":9')),
    ],
    ['has a document with a line feed', [texts[0], `${texts[1]}\n`, texts[2], texts[3]]],
    ['has an empty text', [texts[0], '', texts[2], texts[3]]],
    ['has some other JSON', [texts[0], '{"body":{"announcement":1}}', texts[2], texts[3]]],
  ])('is not verified if the history %s', (_, history) => {
    const { outcome, status, headline } = numberingOf(fifth, history as readonly string[])
    expect([outcome, status]).toEqual(['refuted', 'fail'])
    expect(headline).toContainEqual(unknownPast)
  })

  it('names the document of the history that is wrong', () => {
    const edited = texts.slice(0, 4).map((text) => text.replace('开奖取消', '开奖推迟'))
    expect(numberingOf(fifth, edited).message).toEqual({
      id: 'in-document',
      values: { path: 'history[1]', why: { id: 'digest-differs', values: {} } },
    })
  })

  it('does not forget a void that was sealed again after an edit', () => {
    // The void's own digest fits, but the next document names the one that was published.
    const end = voidAnnouncement(announced(2, first.digest, [CONFINED]), {
      code: 'other',
      statement: '开奖推迟',
      date: '2020-02-20',
    })
    const history = [texts[0], canonicalJson(end), texts[2], texts[3]] as string[]
    expect(numberingOf(fifth, history)).toMatchObject({ outcome: 'refuted', status: 'fail' })
  })

  it('is broken for all that follows where its first number is another record', () => {
    const other = drawn(1, null, [CONFINED])
    const report = verifySeries(
      [other, second, third, fourth].map((document) => ({ text: canonicalJson(document) })),
    )
    const broken = remarksIn(report, 'refutes').filter(([, name]) => name === 'numbering')
    expect(broken).toEqual([
      [2, 'numbering', 'not-successor'],
      [3, 'numbering', 'history-elsewhere'],
      [4, 'numbering', 'not-successor'],
    ])
  })

  it('holds every text of the history to the limits', () => {
    const { checks } = verify(third, inputs, {
      history: [`${' '.repeat(100_000)}${texts[0]}`, texts[1] as string],
      limits: { bytes: 50_000 },
    })
    expect(checks.find(({ name }) => name === 'numbering')).toMatchObject({ status: 'fail' })
  })

  it('counts a round as drawn again only if it is the same round of the same pool', () => {
    const other = drawn(2, first, [CONFINED])
    expect(numberingOf(other, [texts[0] as string]).headline).toContainEqual(past(0, 0))
    const again = drawn(2, first, [PETROL_2, CONFINED])
    expect(numberingOf(again, [texts[0] as string]).headline).toContainEqual(past(0, 1))
  })

  it('does not count a round that was announced and ended in a void', () => {
    const end = voided(1, null, [PETROL])
    const record = drawn(2, end, [PETROL])
    expect(numberingOf(record, [canonicalJson(end)]).headline).toContainEqual(past(1, 0))
  })
})

describe('a number', () => {
  it.each<[string, number, string | null | undefined]>([
    ['1 has no predecessor', 1, '0'.repeat(64)],
    ['2 has one', 2, null],
    ['2 has one, also if it is not mentioned', 2, undefined],
  ])('%s', (_, number, previous) => {
    const options = {
      series: SERIES,
      number,
      entropy: [{ kind: 'operator' }],
      weak: true,
      ...(previous === undefined ? {} : { previous }),
    } as const
    expect(refusalOf(() => announce(inputs, options)).code).toBe('policy/numbering')
    const { entropy: _entropy, weak: _weak, ...seeded } = options
    expect(refusalOf(() => draw(inputs, { seed: 's', ...seeded })).code).toBe('policy/numbering')
  })

  it.each([0, -1, 1.5, 2 ** 53, Number.NaN, '1'])('is an integer from 1, not %s', (number) => {
    const options = { series: SERIES, number, entropy: [{ kind: 'operator' }], weak: true }
    expect(refusalOf(() => announce(inputs, options as never)).code).toMatch(/^input\//)
  })

  it('has a predecessor of 64 hex digits', () => {
    for (const previous of ['', 'first', 'A'.repeat(64), '0'.repeat(63)]) {
      expect(refusalOf(() => announced(2, previous, [PETROL])).code).toMatch(/^(input|policy)\//)
    }
  })

  it('is 1 in the series of the plan, unless a draw from a seed says otherwise', () => {
    const { head } = draw(inputs, { seed: '一' }).body
    expect([head.series, head.number, head.previous]).toEqual(['plan-2020', 1, null])
    const later = draw(inputs, { seed: '一', series: SERIES, number: 2, previous: first.digest })
    expect(numberingOf(later, texts.slice(0, 1))).toMatchObject({
      outcome: 'partial',
      status: 'pass',
    })
  })
})

describe('a void', () => {
  it('says which announcement ended, why and when, and is frozen', () => {
    const announcement = announced(2, first.digest, [CONFINED])
    expect(second.body).toEqual({
      protocol: 'double-random/1',
      kind: 'void',
      series: SERIES,
      number: 2,
      previous: first.digest,
      announcement: announcement.digest,
      code: 'event-cancelled',
      statement: '开奖取消',
      date: '2020-02-20',
    })
    expect(Object.isFrozen(second.body)).toBe(true)
  })

  it('can be declared from the text of the announcement', () => {
    const announcement = canonicalJson(announced(2, first.digest, [CONFINED]))
    const { code, statement, date } = second.body
    expect(voidAnnouncement(announcement, { code, statement, date }).digest).toBe(second.digest)
  })

  it.each([
    ['an unknown code', { code: 'no-luck' }],
    ['no code', { code: undefined }],
    ['no statement', { statement: '' }],
    ['a statement of more than 1024 bytes', { statement: '字'.repeat(342) }],
    ['a day that does not exist', { date: '2020-02-30' }],
    ['a time', { date: '2020-02-20T10:00:00Z' }],
    ['a member too many', { who: '局长' }],
  ])('is not declared with %s', (_, change) => {
    const announcement = announced(2, first.digest, [CONFINED])
    const options = { code: 'other', statement: '停', date: '2020-02-20', ...change }
    expect(refusalOf(() => voidAnnouncement(announcement, options as never)).code).toMatch(
      /^input\//,
    )
  })

  it('is not a record', () => {
    const { outcome, checks } = verify(texts[1] as string, inputs)
    expect(outcome).toBe('refuted')
    expect(checks.at(-1)).toMatchObject({ name: 'structure', code: 'evidence/structure' })
  })
})

describe('a document', () => {
  it('is the same whatever the inputs looked like, and cannot be changed', () => {
    const shuffled = copyOf(worldData) as InputData & { enterprises: unknown[] }
    shuffled.enterprises.reverse()
    const announcement = announce(shuffled, {
      series: SERIES,
      number: 1,
      batch: [PETROL_2, PETROL],
      entropy: [{ kind: 'operator' }],
      weak: true,
    })
    expect(announcement).toEqual(announced(1, null, [PETROL, PETROL_2]))
    for (const part of [
      announcement,
      announcement.body.batch[0],
      first.body.tables.seats[0]?.passed,
    ]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })
})
