import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/index.ts'
import { commitInputs } from '../../../src/record/commit-inputs.ts'
import { commitmentOf } from '../commitment-of.ts'
import {
  type Data,
  type ExampleData,
  exampleInputs,
  exampleTask,
  withEnterprise,
  withInspector,
} from '../example-inputs.ts'
import { codesOf } from '../expect-error.ts'

/** Byte order of these is not the order of UTF-16 units: 😀 comes last. */
const NAMES = ['A', 'a', '危', '\uffe5', '😀']
const SHUFFLED = ['😀', 'a', '\uffe5', '危', 'A', 'a', '😀']

const CALENDAR = { version: 'v', from: '2020-01-01', to: '2020-12-31' }
const DAYS = ['2020-01-24', '2020-01-27', '2020-10-01']
const DAYS_SHUFFLED = ['2020-10-01', '2020-01-24', '2020-01-27', '2020-01-24']

const SETS: readonly (readonly [
  what: string,
  put: (items: readonly string[]) => ExampleData,
  get: (data: ReturnType<typeof parseInputs>) => unknown,
  sorted: readonly string[],
  shuffled: readonly string[],
])[] = [
  [
    'the tags of an enterprise',
    (tags) => withEnterprise({ tags }),
    ({ enterprises }) => enterprises[0]?.tags,
    NAMES,
    SHUFFLED,
  ],
  [
    'the qualifications of an inspector',
    (qualifications) => withInspector({ qualifications }),
    ({ inspectors }) => inspectors[0]?.qualifications,
    NAMES,
    SHUFFLED,
  ],
  [
    'the towns of an inspector',
    (towns) => withInspector({ towns }),
    ({ inspectors }) => inspectors[0]?.towns,
    NAMES,
    SHUFFLED,
  ],
  [
    'the inspectors of a past visit',
    (inspectors) =>
      exampleInputs({ pastVisits: [{ enterprise: 'E01', date: '2019-01-02', inspectors }] }),
    ({ pastVisits }) => pastVisits[0]?.inspectors,
    NAMES,
    SHUFFLED,
  ],
  [
    'the ids of a waiver',
    (ids) => exampleInputs({ waivers: [{ code: 'similar-ids', ids, reason: 'r' }] }),
    ({ waivers }) => waivers[0]?.ids,
    NAMES,
    SHUFFLED,
  ],
  [
    'the holidays of a calendar',
    (holidays) => exampleInputs({ calendar: { ...CALENDAR, holidays } }),
    ({ calendar }) => calendar.holidays,
    DAYS,
    DAYS_SHUFFLED,
  ],
  [
    'the workdays of a calendar',
    (workdays) => exampleInputs({ calendar: { ...CALENDAR, workdays } }),
    ({ calendar }) => calendar.workdays,
    DAYS,
    DAYS_SHUFFLED,
  ],
]

describe.each(SETS)('%s', (_, put, get, sorted, shuffled) => {
  it('are a set: in byte order, without repetitions', () => {
    expect(get(parseInputs(put(shuffled)))).toEqual(sorted)
    expect(commitmentOf(put(shuffled))).toBe(commitmentOf(put(sorted)))
    expect(commitmentOf(put(sorted.slice(1)))).not.toBe(commitmentOf(put(sorted)))
  })
})

describe('the leave of an inspector', () => {
  const spans = [
    { from: '2020-02-01', to: '2020-02-02' },
    { from: '2020-02-01', to: '2020-02-09' },
    { from: '2020-03-01', to: '2020-03-01' },
  ]

  it('is put in order of both days, without repetitions', () => {
    const given = [spans[2], { to: '2020-02-09', from: '2020-02-01' }, spans[0], spans[2], spans[1]]
    const { inspectors } = parseInputs(withInspector({ leave: given }))
    expect(inspectors[0]?.leave).toEqual(spans)
    expect(commitmentOf(withInspector({ leave: given }))).toBe(
      commitmentOf(withInspector({ leave: spans })),
    )
  })

  it('may overlap', () => {
    parseInputs(withInspector({ leave: [spans[0], spans[1]] }))
  })
})

describe('an element of a set', () => {
  it('is never absent: null and an empty text among tags are errors', () => {
    expect(codesOf(() => parseInputs(withEnterprise({ tags: ['a', ''] })))).toEqual(['input/text'])
    expect(codesOf(() => parseInputs(withEnterprise({ tags: ['a', null] })))).toEqual([
      'input/type',
    ])
    // biome-ignore lint/suspicious/noSparseArray: the hole is the point
    expect(codesOf(() => parseInputs(withEnterprise({ tags: ['a', , 'b'] })))).toHaveLength(1)
  })
})

describe('an empty object or array', () => {
  it.each([
    ['tags', withEnterprise({ tags: [] }), withEnterprise({})],
    ['attributes', withEnterprise({ attributes: {} }), withEnterprise({})],
    [
      'attributes that are all absent',
      withEnterprise({ attributes: { a: '', b: null } }),
      withEnterprise({}),
    ],
    ['leave', withInspector({ leave: [] }), withInspector({})],
    ['qualifications', withInspector({ qualifications: [] }), withInspector({})],
    [
      'a certificate',
      withInspector({ certificate: { number: '', from: null } }),
      withInspector({ certificate: undefined }),
    ],
    [
      'holidays',
      exampleInputs({ calendar: { ...CALENDAR, holidays: [], workdays: [] } }),
      exampleInputs({ calendar: CALENDAR }),
    ],
  ])('in a row or the calendar is absent: %s', (_, empty, absent) => {
    expect(commitmentOf(empty)).toBe(commitmentOf(absent))
  })

  it('in the plan is kept and digested', () => {
    const withExclude = (exclude: unknown) =>
      exampleInputs({ plan: { id: 'p', title: 'P', tasks: [exampleTask({ exclude })] } })
    expect(commitmentOf(withExclude([]))).not.toBe(commitmentOf(withExclude(undefined)))
  })
})

describe('the digest of a plan', () => {
  it('is that of the plan as given, with ratios reduced and absent members left out', () => {
    const task: Data = {
      id: 't',
      title: 'T',
      kind: 'key',
      department: 'd',
      doubleRandom: true,
      category: '',
      frequency: null,
      legalBasis: ['乙', '甲', '乙'],
      cooperating: [],
      design: { type: 'simple', rate: '12.50%', rounding: 'half-up' },
      rounds: [{ window: ['2020-01-02', '2020-01-31'] }],
    }
    const data = exampleInputs({ plan: { title: 'P', id: 'p', tasks: [task] } })
    const text =
      '{"id":"p","tasks":[{"cooperating":[],"department":"d","design":{"rate":"1/8","rounding":"half-up",' +
      '"type":"simple"},"doubleRandom":true,"id":"t","kind":"key","legalBasis":["乙","甲","乙"],' +
      '"rounds":[{"window":["2020-01-02","2020-01-31"]}],"title":"T"}],"title":"P"}'
    expect(commitInputs(parseInputs(data), undefined).plan).toBe(
      createHash('sha256').update(`double-random/1/plan\n${text}`).digest('hex'),
    )
  })

  it('changes with the order of its tasks', () => {
    const tasks = [exampleTask({ id: 'a' }), exampleTask({ id: 'b' })]
    const inOrder = exampleInputs({ plan: { id: 'p', title: 'P', tasks } })
    const turned = exampleInputs({ plan: { id: 'p', title: 'P', tasks: tasks.toReversed() } })
    expect(commitmentOf(turned)).not.toBe(commitmentOf(inOrder))
  })
})

describe('the digest of a calendar', () => {
  it('is that of the calendar with its days in order', () => {
    const holidays = ['2020-10-01', '2020-01-24']
    const data = exampleInputs({
      calendar: { workdays: [], ...CALENDAR, holidays },
    })
    const text =
      '{"from":"2020-01-01","holidays":["2020-01-24","2020-10-01"],"to":"2020-12-31","version":"v"}'
    expect(commitInputs(parseInputs(data), undefined).calendar).toBe(
      createHash('sha256').update(`double-random/1/calendar\n${text}`).digest('hex'),
    )
  })
})
