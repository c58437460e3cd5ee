import assert from 'node:assert/strict'
import {
  announce,
  canonicalJson,
  commitment,
  draw,
  type InputData,
  type PastVisit,
  parseInputs,
  type Task,
  verify,
  verifySeries,
  visitsMade,
} from 'double-random'
import { grouped, type Measurement, spoken, timed } from '../measure.ts'

const UNITS = 50_000
const OFFICERS = 100
const BATCHES = 12
const CAP = 2
/** That the notary is independent is the bureau's word. */
const OPEN = ['strength']
/** Of the later batches the history is not handed in. */
const OPEN_WITHOUT_HISTORY = ['numbering', 'fresh-sources']

/**
 * A year of monthly batches: two pools that merge and one that excludes, at most two visits to a
 * unit.
 */
export function year(): Measurement[] {
  const ms = { parse: 0, announce: 0, draw: 0, verify: 0, carry: 0 }
  const slowest = { draw: 0, verify: 0 }
  const made: PastVisit[] = []
  const documents: { text: string; data: ReturnType<typeof parseInputs>; digest: string }[] = []
  let previous: string | null = null
  for (let month = 1; month <= BATCHES; month += 1) {
    const parsed = timed(() => parseInputs(dataOf(made)))
    const data = parsed.result
    const { source, options } = ceremony(month, previous)
    const announced = timed(() => announce(data, options))
    const announcement = announced.result
    const drawn = timed(() => draw(data, { announcement, reveals: [source] }))
    const text = canonicalJson(drawn.result)
    const announcementDigest = announcement.digest
    const verified = timed(() => verify(text, data, { announcementDigest, lastAmendment: null }))
    const unsettled = verified.result.checks.filter(({ status }) => status !== 'pass')
    assert.deepEqual(
      unsettled.map(({ name, status }) => `${name} ${status}`),
      (month === 1 ? OPEN : [...OPEN_WITHOUT_HISTORY, ...OPEN]).map(
        (name) => `${name} not-checked`,
      ),
    )
    const carried = timed(() => visitsMade(drawn.result, data))
    made.push(...carried.result)
    documents.push({ text, data, digest: announcementDigest })
    previous = drawn.result.digest
    ms.parse += parsed.ms
    ms.announce += announced.ms
    ms.draw += drawn.ms
    ms.verify += verified.ms
    ms.carry += carried.ms
    slowest.draw = Math.max(slowest.draw, drawn.ms)
    slowest.verify = Math.max(slowest.verify, verified.ms)
  }
  assertCap(made)
  const series = timed(() =>
    verifySeries(
      documents.map(({ text, data, digest }) => ({
        text,
        data,
        announcementDigest: digest,
        lastAmendment: null,
      })),
      { lastDigest: previous! },
    ),
  )
  assert.notEqual(series.result.outcome, 'refuted')
  const carried = series.result.entries.flatMap(({ checks }) =>
    checks.filter(({ name }) => name === 'carried-visits'),
  )
  assert.equal(carried.filter(({ status }) => status === 'pass').length, BATCHES - 1)

  const slow = (most: number) => `the slowest ${spoken(most)}`
  return [
    { what: 'check and freeze 50,000 units, 12 times', ms: [ms.parse] },
    { what: 'announce 12 batches', ms: [ms.announce] },
    {
      what: `draw 12 batches, ${made.length} visits`,
      ms: [ms.draw],
      also: slow(slowest.draw),
      readme: `a year of 12 batches on 50,000 units, ${grouped(made.length)} visits: draw`,
    },
    { what: 'verify 12 records', ms: [ms.verify], also: slow(slowest.verify) },
    { what: 'visits made, for the next batch', ms: [ms.carry] },
    {
      what: 'verify the year as a series',
      ms: [series.ms],
      readme: 'the same year, verified as a series',
    },
  ]
}

function ceremony(number: number, previous: string | null) {
  const series = 'bench'
  const nonce = String(number).padStart(64, '0')
  const source = { kind: 'commit-reveal', party: 'notary', nonce, value: 'bench' } as const
  const digest = commitment({ series, number }, source)
  const entropy = [
    { kind: 'commit-reveal', party: 'notary', independent: true, commitment: digest },
  ] as const
  const batch = ['food', 'fire', 'look-back'].map((pool) => ({ pool, round: number }))
  return { source, options: { series, number, previous, batch, entropy } }
}

function dataOf(pastVisits: readonly PastVisit[]): InputData {
  const task = (id: string, visits: number, more: Partial<Task>): Task => ({
    id,
    title: id,
    kind: 'general',
    department: 'A',
    doubleRandom: true,
    rounds: Array.from({ length: BATCHES }, (_, i) => {
      const month = String(i + 1).padStart(2, '0')
      return { window: [`2020-${month}-02`, `2020-${month}-28`], visits }
    }),
    ...more,
  })
  const rotation = { since: '2020-01-01', linger: '1/10' }
  const allocation = { type: 'proportional' } as const
  return {
    plan: {
      id: 'bench',
      title: 'bench',
      exclude: [
        { code: 'cap', visitsInYear: CAP },
        { code: 'recent', visitedWithinMonths: 1 },
      ],
      tasks: [
        task('food', 250, { design: { type: 'stratified', by: ['town'], allocation, rotation } }),
        task('fire', 250, { design: { type: 'simple' }, overlap: 'merge', reserve: 50 }),
        task('look-back', 100, { design: { type: 'simple' }, where: { tag: 'standard' } }),
      ],
    },
    calendar: { version: 'bench', from: '2020-01-01', to: '2020-12-31' },
    enterprises: Array.from({ length: UNITS }, (_, i) => ({
      id: `E${String(i).padStart(6, '0')}`,
      name: `企业${i}`,
      town: `镇${i % 14}`,
      tags: i % 100 === 0 ? ['standard'] : ['food'],
    })),
    inspectors: Array.from({ length: OFFICERS }, (_, i) => ({
      id: `I${i}`,
      name: `I${i}`,
      department: 'A',
      certificate: { from: '2019-01-01', to: '2022-01-01' },
      perDay: 2,
    })),
    pastVisits,
  }
}

/**
 * At most two days of visits to a unit, and some units have two: 1,200 visits to 500 look-back
 * units see to that.
 */
function assertCap(made: readonly PastVisit[]): void {
  const datesOf = new Map<string, Set<string>>()
  for (const { enterprise, date } of made) {
    const dates = datesOf.get(enterprise) ?? new Set()
    datesOf.set(enterprise, dates)
    dates.add(date)
  }
  const counts = [...datesOf.values()].map(({ size }) => size)
  assert.equal(Math.max(...counts), CAP)
  assert.ok(counts.filter((count) => count === CAP).length > 400)
}
