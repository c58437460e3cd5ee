import fc from 'fast-check'
import type { InputData, PastVisit } from '../../src/index.ts'

export interface YearUnit {
  readonly id: string
  readonly town: string
  readonly status: string
  readonly size: number
}

export interface YearDesign {
  readonly type: string
  readonly rotation?: { readonly since: string; readonly linger?: string }
  readonly cover?: string
}

export interface YearTask {
  readonly id: string
  readonly where: 'everybody' | 'first half' | 'second half'
  readonly merge: boolean
  readonly design: YearDesign
  readonly reserve: number
  readonly team: 'none' | 'two' | 'three'
  readonly rules: readonly YearRule[]
  /** In each batch one round or two. */
  readonly rounds: readonly {
    readonly batch: number
    readonly span: number
    readonly visits: number
  }[]
}

/** A rule of an exclusion, of any kind. */
export interface YearRule {
  readonly code: string
  readonly visitsInYear?: number
  readonly visitedWithinMonths?: number
  readonly penalisedWithinMonths?: number
  readonly asOf?: string
  readonly listed?: string
  readonly where?: { readonly equals: { readonly status: string } }
  readonly earlierRounds?: true
}

/** A task as the library gets it. */
export interface YearTaskData {
  readonly id: string
  readonly where?: { readonly in: { readonly id: readonly string[] } }
  readonly overlap?: 'exclude' | 'merge'
  readonly exclude: readonly YearRule[]
  readonly design: YearTask['design']
  readonly reserve?: number
  readonly team:
    | 'none'
    | { readonly seats: readonly { readonly role: string; readonly count?: number }[] }
  readonly rounds: readonly {
    readonly window: readonly [string, string]
    readonly visits: number
  }[]
}

/** The inputs of a batch, as far as laws look at them. */
export type YearData = {
  readonly plan: { readonly exclude: readonly YearRule[]; readonly tasks: readonly YearTaskData[] }
  readonly enterprises: readonly YearUnit[]
  readonly inspectors: readonly {
    readonly id: string
    readonly perDay?: number
    readonly leave?: readonly { readonly from: string; readonly to: string }[]
  }[]
  readonly recusals: readonly { readonly inspector: string; readonly enterprise: string }[]
  readonly pastVisits: readonly PastVisit[]
  readonly penalties: readonly { readonly enterprise: string; readonly date: string }[]
  readonly lists: readonly { readonly list: string; readonly enterprise: string }[]
} & InputData

/** What happens between a draw and the next one. */
export interface YearEvent {
  readonly kind:
    | 'closed'
    | 'moved-away'
    | 'duplicate'
    | 'out-of-scope'
    | 'absence'
    | 'recusal-granted'
  /** Which row or officer, modulo how many there are. */
  readonly pick: number
  /** Days from the beginning of the batch. */
  readonly day: number
  /** Units that others visit, likewise. */
  readonly elsewhere: readonly number[]
  /** Only after the next batch was drawn. */
  readonly isLate: boolean
}

export interface Year {
  readonly tasks: readonly YearTask[]
  readonly rules: readonly YearRule[]
  readonly batches: readonly {
    readonly missing: readonly number[]
    readonly closed: readonly number[]
    readonly grown: number
    readonly events: readonly YearEvent[]
    readonly outcomes: readonly number[]
  }[]
  readonly firms: number
  readonly officers: readonly { readonly perDay?: number; readonly leave: boolean }[]
  readonly pastVisits: readonly (readonly [unit: number, when: number])[]
  readonly penalties: readonly (readonly [unit: number, when: number])[]
  readonly listed: readonly number[]
  readonly recusals: readonly (readonly [officer: number, unit: number])[]
}

/**
 * The most visits in a year that a year of this kind allows, of all its tasks; undefined where it
 * does not bound them.
 */
export function capOf({ rules }: Year): number | undefined {
  return rules.find(({ code }) => code === 'cap')?.visitsInYear
}

const nat = (max: number) => fc.nat({ max })
const months = fc.integer({ min: 1, max: 6 })

const capRule = fc
  .integer({ min: 1, max: 3 })
  .map((k): YearRule => ({ code: 'cap', visitsInYear: k }))
const recentRule = fc
  .record({
    k: months,
    asOf: fc.option(fc.constantFrom('2020-02-29', '2020-08-31'), { nil: undefined }),
  })
  .map(
    ({ k, asOf }): YearRule => ({
      code: 'recent',
      visitedWithinMonths: k,
      ...(asOf && { asOf }),
    }),
  )
const penaltyRule = months.map((k): YearRule => ({ code: 'penalised', penalisedWithinMonths: k }))
const listRule = fc.constant<YearRule>({ code: 'listed', listed: '市级' })

function sometimes<T>(rule: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  const none = fc.constant(undefined)
  return fc.oneof({ weight: 1, arbitrary: rule }, { weight: 3, arbitrary: none })
}

const planRules = fc
  .tuple(
    fc.option(capRule, { freq: 3, nil: undefined }),
    sometimes(recentRule),
    sometimes(penaltyRule),
    sometimes(listRule),
  )
  .map((rules) => rules.filter((rule) => rule !== undefined))

const taskRules = fc
  .tuple(
    months.map((k): YearRule => ({ code: 'own-recent', visitedWithinMonths: k })),
    fc.constant<YearRule>({ code: 'idle', where: { equals: { status: '停产' } } }),
    fc.constant<YearRule>({ code: 'earlier', earlierRounds: true as const }),
    fc.integer({ min: 1, max: 3 }).map((k): YearRule => ({ code: 'own-cap', visitsInYear: k })),
  )
  .chain((rules) => fc.subarray(rules, { maxLength: 2 }))

const rotation = fc
  .record({
    since: fc.constantFrom('2019-06-01', '2020-01-01'),
    linger: fc.option(fc.constantFrom('1/3', '1/2'), { nil: undefined }),
  })
  .map(({ since, linger }) => ({ since, ...(linger && { linger }) }))

const stratified = fc.constantFrom('proportional', 'equal').map((type) => ({
  type: 'stratified',
  by: ['town'],
  allocation: { type },
}))

const design: fc.Arbitrary<YearDesign> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: 'simple' }) },
  { weight: 2, arbitrary: rotation.map((each) => ({ type: 'simple', rotation: each })) },
  { weight: 2, arbitrary: stratified },
  {
    weight: 1,
    arbitrary: fc
      .tuple(stratified, rotation)
      .map(([strata, each]) => ({ ...strata, rotation: each })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'pps', size: 'size' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'census', cover: 'over-rounds' }) },
)

function taskOf(id: string, batches: number): fc.Arbitrary<YearTask> {
  const round = fc.record({ span: nat(2), visits: fc.integer({ min: 1, max: 3 }) })
  const inBatch = fc.array(round, { minLength: 1, maxLength: 2 })
  return fc.record({
    id: fc.constant(id),
    where: fc.constantFrom('everybody', 'first half', 'second half'),
    merge: fc.boolean(),
    design,
    reserve: nat(3),
    team: fc.constantFrom('none', 'two', 'three', 'two'),
    rules: taskRules,
    rounds: fc
      .tuple(...Array.from({ length: batches }, () => inBatch))
      .map((all) => all.flatMap((rounds, batch) => rounds.map((each) => ({ batch, ...each })))),
  })
}

const event: fc.Arbitrary<YearEvent> = fc.record({
  kind: fc.constantFrom(
    'closed',
    'moved-away',
    'duplicate',
    'out-of-scope',
    'absence',
    'recusal-granted',
  ),
  pick: nat(50),
  day: nat(20),
  elsewhere: fc.array(nat(15), { maxLength: 2 }),
  isLate: fc.boolean(),
})

/** Years of two to four batches and one to three pools that overlap, on some twelve firms. */
export const years: fc.Arbitrary<Year> = fc
  .record({ batches: fc.integer({ min: 2, max: 4 }), pools: fc.integer({ min: 1, max: 3 }) })
  .chain(({ batches, pools }) =>
    fc.record({
      tasks: fc.tuple(...['A', 'B', 'C'].slice(0, pools).map((id) => taskOf(id, batches))),
      rules: planRules,
      batches: fc.array(
        fc.record({
          missing: fc.array(nat(30), { maxLength: 2 }),
          closed: fc.array(nat(15), { maxLength: 3 }),
          grown: nat(5),
          events: fc.array(event, { maxLength: 5 }),
          outcomes: fc.array(nat(9), { minLength: 6, maxLength: 6 }),
        }),
        { minLength: batches, maxLength: batches },
      ),
      firms: fc.integer({ min: 6, max: 14 }),
      officers: fc.array(
        fc
          .record({ perDay: fc.option(nat(1), { nil: undefined }), leave: fc.boolean() })
          .map(({ perDay, leave }) => ({
            ...(perDay !== undefined && { perDay: perDay + 1 }),
            leave,
          })),
        { minLength: 3, maxLength: 6 },
      ),
      pastVisits: fc.array(fc.tuple(nat(13), nat(5)), { maxLength: 8 }),
      penalties: fc.array(fc.tuple(nat(13), nat(5)), { maxLength: 4 }),
      listed: fc.uniqueArray(nat(13), { maxLength: 2 }),
      recusals: fc.array(fc.tuple(nat(5), nat(13)), { maxLength: 4 }),
    }),
  )
