import fc from 'fast-check'

export type Data = Record<string, unknown>

/**
 * Plain inputs of up to three pools, a dozen enterprises and five inspectors; every draw from them
 * succeeds.
 */
export interface SmallInputs extends Data {
  readonly plan: { readonly tasks: readonly SmallTask[] } & Data
  readonly enterprises: readonly Data[]
  readonly inspectors: readonly Data[]
}

export interface SmallTask extends Data {
  readonly id: string
  readonly reserve: number
}

const TOWNS = ['七宝', '虹桥', '\u{1f600}', '\uffe5']
const TAGS = ['危化品', '加油站', 'a', '\u{1f600}', '\uffe5']
const RISKS = ['A', 'B', 'C']

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined })
}

function present(members: Data): Data {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

const ids = (first: string, min: number, max: number) =>
  fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('', '甲', '\u{1f600}', '\uffe5', 'x'), fc.nat({ max: 99 }))
      .map(([tail, n]) => `${first}${n}${tail}`),
    { minLength: min, maxLength: max },
  )

const enterprise = fc
  .record({
    town: maybe(fc.constantFrom(...TOWNS)),
    tags: maybe(fc.uniqueArray(fc.constantFrom(...TAGS), { minLength: 1 })),
    risk: maybe(fc.constantFrom(...RISKS)),
    size: maybe(fc.nat({ max: 9 })),
    status: maybe(fc.constantFrom('存续', '停产')),
    attributes: maybe(fc.record({ tanks: fc.nat({ max: 3 }), kind: fc.constantFrom('罐', '库') })),
  })
  .map(present)

const filter = fc.letrec((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(
      { all: [] },
      ...TAGS.map((tag) => ({ tag })),
      { present: 'town' },
      { equals: { risk: 'A' } },
      { in: { town: TOWNS.slice(1) } },
      { bounds: { size: { min: 2 } } },
      { bounds: { 'attributes.tanks': { max: 1 } } },
      { listed: '市级' },
    ),
    fc.record({ not: tie('filter') }),
    fc.record({ any: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ all: fc.array(tie('filter'), { maxLength: 2 }) }),
  ),
})).filter

const exclude = fc.subarray([
  { code: 'visited', visitedWithinMonths: 12 },
  { code: 'penalised', penalisedWithinMonths: 6, asOf: '2019-12-31' },
  { code: 'city', listed: '市级' },
  { code: 'closed', where: { equals: { status: '停产' } } },
  { code: 'once', visitsInYear: 1 },
  { code: 'earlier', earlierRounds: true },
])

const planExclude = fc.subarray([
  { code: 'twice', visitsInYear: 2 },
  { code: 'district', listed: '区级' },
])

const rounding = fc.constantFrom('up', 'down', 'half-up')
const rate = fc.constantFrom('1/2', '30%', '2.5%', '1/1')
const by = fc.uniqueArray(fc.constantFrom('town', 'risk', 'attributes.kind'), {
  minLength: 1,
  maxLength: 2,
})

const rotation = fc
  .record({
    since: fc.constantFrom('2018-06-02', '2019-07-01'),
    matters: maybe(fc.constant(['m', 'n'])),
    linger: maybe(fc.constantFrom('1/3', '2/5', '1/1')),
  })
  .map(present)

const design: fc.Arbitrary<Data> = fc.oneof(
  fc.record({ type: fc.constant('simple'), rotation }, { requiredKeys: ['type'] }),
  fc.record(
    { type: fc.constant('simple'), rate, rounding, rotation },
    { requiredKeys: ['type', 'rate', 'rounding'] },
  ),
  fc.record({ type: fc.constant('census'), cover: fc.constantFrom('each-round', 'over-rounds') }),
  fc.constant({ type: 'listed', reason: '督办' }),
  fc.record(
    {
      type: fc.constant('stratified'),
      by,
      allocation: fc.record({ type: fc.constantFrom('equal', 'proportional') }),
      rotation,
    },
    { requiredKeys: ['type', 'by', 'allocation'] },
  ),
  fc.record(
    {
      type: fc.constant('stratified'),
      by,
      allocation: fc.record({
        type: fc.constant('rates'),
        rates: fc.constant([]),
        otherwise: rate,
        rounding,
      }),
      minimum: fc.constantFrom(1, 2, '1/3'),
    },
    { requiredKeys: ['type', 'by', 'allocation'] },
  ),
)

/** Two catalogues that share ids; every plan has both. */
const CATALOGUES = [
  {
    id: 'random',
    items: [
      { id: '1' },
      { id: '\u{1f600}' },
      { id: '\uffe5', where: { present: 'town' } },
      { id: '4', mandatory: true, where: { equals: { risk: 'A' } } },
      { id: '5', mandatory: true },
    ],
  },
  { id: 'key', items: [{ id: '1' }, { id: '2', where: { tag: 'a' } }, { id: '3' }] },
]

const taskItems = fc
  .record({
    catalogue: fc.constantFrom('random', 'key'),
    draw: maybe(fc.constantFrom<unknown[]>(0, 1, 2, 9, '1/2', '2.5%', '1/1')),
    riders: maybe(
      fc.subarray(
        [
          { item: 'rider', share: '1/3', rounding: 'half-up' },
          { item: 'other', share: '1/2', rounding: 'up', where: { present: 'risk' } },
        ],
        { minLength: 1 },
      ),
    ),
  })
  .map(present)

const WINDOWS = [
  ['2020-01-02', '2020-01-23'],
  ['2020-02-03', '2020-02-04'],
  ['2020-03-02', '2020-06-30'],
]

const plainTask = fc.record({
  title: fc.constant('T'),
  kind: fc.constantFrom('key', 'general'),
  department: fc.constant('安监大队'),
  doubleRandom: fc.constant(true),
  where: filter,
  exclude,
  design,
  reserve: fc.nat({ max: 3 }),
  rounds: fc.array(fc.record({ window: fc.constantFrom(...WINDOWS), visits: fc.nat({ max: 6 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  team: fc.constantFrom(
    'none',
    { seats: [{ role: 'lead' }, { role: 'member' }] },
    { seats: [{ role: 'member', count: 2 }] },
  ),
})

const task = fc
  .tuple(
    plainTask,
    fc.record({
      overlap: maybe(fc.constantFrom('exclude', 'merge')),
      items: maybe(taskItems),
    }),
  )
  .map(([plain, more]) => ({ ...plain, ...present(more) }))

const inspector = fc
  .record({
    name: fc.constant('检查员'),
    department: fc.constantFrom('安监大队', '法制科'),
    certificate: fc.constant({ from: '2019-01-01', to: '2023-12-31' }),
    qualifications: maybe(fc.uniqueArray(fc.constantFrom(...TAGS), { minLength: 1 })),
    towns: maybe(fc.uniqueArray(fc.constantFrom(...TOWNS), { minLength: 1 })),
    leave: maybe(
      fc.constant([
        { from: '2020-02-03', to: '2020-02-03' },
        { from: '2020-03-02', to: '2020-04-30' },
      ]),
    ),
  })
  .map(present)

/** Up to six pairs of an id of either table, no pair twice. */
function pairs(a: readonly string[], b: readonly string[]): fc.Arbitrary<[string, string][]> {
  if (a.length === 0 || b.length === 0) return fc.constant([])
  const one = fc.tuple(fc.constantFrom(...a), fc.constantFrom(...b))
  return fc.uniqueArray(one, { maxLength: 6, selector: (pair) => pair.join('\n') })
}

export const smallInputs: fc.Arbitrary<SmallInputs> = fc
  .record({ firms: ids('E', 0, 12), people: ids('I', 2, 5), pools: ids('P', 1, 3) })
  .chain(({ firms, people, pools }) => {
    const DATES = ['2018-06-01', '2019-01-02', '2019-07-01', '2019-12-31', '2020-02-17']
    return fc
      .record({
        planExclude,
        tasks: fc.tuple(...pools.map((id) => task.map((members) => ({ id, ...members })))),
        enterprises: fc.tuple(
          ...firms.map((id) =>
            enterprise.map((members) => ({ id, name: `企业${id}`, ...members })),
          ),
        ),
        inspectors: fc.tuple(
          ...people.map((id) => inspector.map((members) => ({ id, ...members }))),
        ),
        recusals: pairs(people, firms),
        pastVisits: pairs(firms, DATES),
        penalties: pairs(firms, DATES),
        listed: pairs(['市级', '区级'], firms),
      })
      .map(({ planExclude, tasks, recusals, pastVisits, penalties, listed, ...directories }) => ({
        plan: {
          id: 'plan-2020',
          title: '年度计划',
          exclude: planExclude,
          catalogues: CATALOGUES,
          tasks,
          pairing: { recuse: { ownTown: true, visitedWithinMonths: 3 }, shortage: 'vacancies' },
        },
        calendar: {
          version: '2019-11',
          from: '2020-01-01',
          to: '2020-12-31',
          holidays: ['2020-01-24', '2020-01-27', '2020-04-06'],
          workdays: ['2020-01-19', '2020-06-28'],
        },
        ...directories,
        recusals: recusals.map(([inspector, enterprise]) => ({
          inspector,
          enterprise,
          reason: 'r',
        })),
        pastVisits: pastVisits.map(([enterprise, date], index) => ({
          enterprise,
          date,
          inspectors: people.slice(0, 2),
          // The matter of a pool, one that a rotation may ask for, or none.
          ...(index % 3 < 2 && { matter: [pools[0], 'm'][index % 3] }),
        })),
        penalties: penalties.map(([enterprise, date]) => ({ enterprise, date })),
        lists: listed.map(([list, enterprise]) => ({ list, enterprise })),
      }))
  })

/** Numbers from 0 to m − 1 that a test can spend on scrambling; a plain LCG (Knuth, MMIX). */
export function dice(seed: number): (m: number) => number {
  let state = BigInt(seed)
  return (m) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n
    return Number((state >> 33n) % BigInt(m))
  }
}

export function scrambled<T>(items: readonly T[], roll: (m: number) => number): T[] {
  const rest = [...items]
  return items.map(() => rest.splice(roll(rest.length), 1)[0]!)
}
