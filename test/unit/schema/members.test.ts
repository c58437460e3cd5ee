import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/index.ts'
import { commitmentOf } from '../commitment-of.ts'
import {
  type Data,
  type ExampleData,
  exampleInputs,
  exampleTask,
  withInspector,
} from '../example-inputs.ts'
import { codesOf, placesOf, refusalOf } from '../expect-error.ts'

interface Shape {
  readonly what: string
  /** Where such an object stands. */
  readonly path: string
  /** Inputs with this object in its place. */
  readonly put: (object: Data) => ExampleData
  /** A sound object with every member of the protocol's page. */
  readonly full: Data
  readonly required: readonly string[]
}

function withPlan(plan: Data): ExampleData {
  return exampleInputs({ plan })
}

function withTaskObject(task: Data, members: Data = {}): ExampleData {
  return withPlan({ id: 'p', title: 'P', tasks: [task], ...members })
}

const CATALOGUES = [{ id: '清单', items: [{ id: '1.1' }, { id: '1.2' }] }]

const SHAPES: readonly Shape[] = [
  {
    what: 'an enterprise',
    path: 'enterprises[0]',
    put: (row) => exampleInputs({ enterprises: [row] }),
    full: {
      id: 'E01',
      name: '企业',
      creditCode: '91350100M000100Y43',
      town: '七宝',
      tags: ['危化品'],
      risk: 'A',
      size: 12,
      status: '存续',
      attributes: { 储罐: 3 },
    },
    required: ['id', 'name'],
  },
  {
    what: 'an inspector',
    path: 'inspectors[0]',
    put: (row) => exampleInputs({ inspectors: [row] }),
    full: {
      id: 'I1',
      name: '甲',
      department: '安监大队',
      certificate: { number: '沪A', from: '2019-01-01', to: '2023-12-31' },
      qualifications: ['危化品'],
      towns: ['七宝'],
      leave: [{ from: '2020-02-01', to: '2020-02-02' }],
      capacity: 4,
      minimum: 1,
      perDay: 2,
      limits: [{ from: '2020-01-06', to: '2020-01-12', most: 3 }],
      carried: 7,
      availability: 200,
      group: '一组',
      related: '夫妻一',
      borrowed: { from: '松江区', approval: '函〔2020〕3号' },
    },
    required: ['id', 'name', 'department'],
  },
  {
    what: 'a limit',
    path: 'inspectors[0].limits[0]',
    put: (limit) => withInspector({ limits: [limit] }),
    full: { from: '2020-02-01', to: '2020-02-02', most: 1 },
    required: ['from', 'to', 'most'],
  },
  {
    what: 'a certificate',
    path: 'inspectors[0].certificate',
    put: (certificate) =>
      exampleInputs({ inspectors: [{ id: 'I1', name: '甲', department: 'd', certificate }] }),
    full: { number: '沪A', from: '2019-01-01', to: '2023-12-31' },
    required: ['from', 'to'],
  },
  {
    what: 'a leave',
    path: 'inspectors[0].leave[0]',
    put: (leave) =>
      exampleInputs({ inspectors: [{ id: 'I1', name: '甲', department: 'd', leave: [leave] }] }),
    full: { from: '2020-02-01', to: '2020-02-02' },
    required: ['from', 'to'],
  },
  {
    what: 'a recusal',
    path: 'recusals[0]',
    put: (row) => exampleInputs({ recusals: [row] }),
    full: { inspector: 'I1', enterprise: 'E01', reason: '近亲属' },
    required: ['inspector', 'enterprise', 'reason'],
  },
  {
    what: 'a past visit',
    path: 'pastVisits[0]',
    put: (row) => exampleInputs({ pastVisits: [row] }),
    full: { enterprise: 'E01', date: '2019-05-06', matter: '危化品', inspectors: ['I1'] },
    required: ['enterprise', 'date'],
  },
  {
    what: 'a penalty',
    path: 'penalties[0]',
    put: (row) => exampleInputs({ penalties: [row] }),
    full: { enterprise: 'E01', date: '2019-05-06', matter: '危化品' },
    required: ['enterprise', 'date'],
  },
  {
    what: 'a listing',
    path: 'lists[0]',
    put: (row) => exampleInputs({ lists: [row] }),
    full: { list: '市级', enterprise: 'E01' },
    required: ['list', 'enterprise'],
  },
  {
    what: 'a waiver',
    path: 'waivers[0]',
    put: (row) => exampleInputs({ waivers: [row] }),
    full: { code: 'similar-ids', ids: ['a', 'A'], reason: '两家' },
    required: ['code', 'ids', 'reason'],
  },
  {
    what: 'a calendar',
    path: 'calendar',
    put: (calendar) => exampleInputs({ calendar }),
    full: {
      version: '2019-11',
      from: '2020-01-01',
      to: '2020-12-31',
      holidays: ['2020-01-24'],
      workdays: ['2020-01-19'],
    },
    required: ['version', 'from', 'to'],
  },
  {
    what: 'a plan',
    path: 'plan',
    put: withPlan,
    full: {
      id: 'p',
      title: 'P',
      year: 2020,
      authority: '应急管理局',
      calendar: '2019-11',
      totals: { visits: 1 },
      exclude: [{ code: 'c', listed: 'l' }],
      catalogues: CATALOGUES,
      tasks: [exampleTask()],
      pairing: { recuse: { ownTown: true, visitedWithinMonths: 12 }, shortage: 'vacancies' },
    },
    required: ['id', 'title', 'tasks'],
  },
  {
    what: 'a task',
    path: 'plan.tasks[0]',
    put: (task) => withTaskObject(task, { catalogues: CATALOGUES }),
    full: {
      ...exampleTask(),
      visits: 1,
      cooperating: ['消防'],
      mode: 'random',
      legalBasis: ['安全生产法'],
      frequency: { visits: 1, per: 'year' },
      where: { tag: '危化品' },
      exclude: [{ code: 'c', listed: 'l' }],
      reserve: 2,
      overlap: 'merge',
      items: { catalogue: '清单' },
      expect: { frame: 3 },
    },
    required: ['id', 'title', 'kind', 'department', 'doubleRandom'],
  },
  {
    what: 'a catalogue',
    path: 'plan.catalogues[0]',
    put: (catalogue) => withTaskObject(exampleTask(), { catalogues: [catalogue] }),
    full: { id: '清单', title: '随机抽查事项清单', items: [{ id: '1.1' }] },
    required: ['id', 'items'],
  },
  {
    what: 'an item of a catalogue',
    path: 'plan.catalogues[0].items[0]',
    put: (item) => withTaskObject(exampleTask(), { catalogues: [{ id: '清单', items: [item] }] }),
    full: { id: '1.1', title: '消防通道', mandatory: true, where: { tag: '危化品' } },
    required: ['id'],
  },
  {
    what: 'what a task checks',
    path: 'plan.tasks[0].items',
    put: (items) => withTaskObject(exampleTask({ items }), { catalogues: CATALOGUES }),
    full: {
      catalogue: '清单',
      draw: 1,
      riders: [{ item: '特种作业', share: '30%', rounding: 'up' }],
    },
    required: ['catalogue'],
  },
  {
    what: 'a rider',
    path: 'plan.tasks[0].items.riders[0]',
    put: (rider) =>
      withTaskObject(exampleTask({ items: { catalogue: '清单', riders: [rider] } }), {
        catalogues: CATALOGUES,
      }),
    full: { item: '特种作业', share: '30%', rounding: 'up', where: { tag: '危化品' } },
    required: ['item', 'share', 'rounding'],
  },
  {
    what: 'a rotation',
    path: 'plan.tasks[0].design.rotation',
    put: (rotation) => withTaskObject(exampleTask({ design: { type: 'simple', rotation } })),
    full: { since: '2019-01-01', matters: ['危化品'], linger: '1/3' },
    required: ['since'],
  },
  {
    what: 'a simple design',
    path: 'plan.tasks[0].design',
    put: (design) => withTaskObject(exampleTask({ design })),
    full: { type: 'simple', rotation: { since: '2019-01-01' } },
    required: ['type'],
  },
  {
    what: 'a round',
    path: 'plan.tasks[0].rounds[0]',
    put: (round) => withTaskObject(exampleTask({ design: { type: 'census' }, rounds: [round] })),
    full: {
      window: ['2020-01-02', '2020-01-31'],
      visits: 3,
      design: { type: 'listed', reason: '督办' },
    },
    required: ['window'],
  },
  {
    what: 'a seat',
    path: 'plan.tasks[0].team.seats[0]',
    put: (seat) => withTaskObject(exampleTask({ team: { seats: [seat, { role: 'member' }] } })),
    full: {
      role: 'lead',
      count: 2,
      department: '安监大队',
      qualifications: ['危化品'],
      town: 'different',
      certified: true,
      prefer: { department: '危化科' },
    },
    required: ['role'],
  },
  {
    what: 'a seat of a group',
    path: 'plan.tasks[0].team.group',
    put: (group) => withTaskObject(exampleTask({ team: { group } })),
    full: {
      role: '检查组',
      department: '安监大队',
      qualifications: ['危化品'],
      town: 'different',
      prefer: { qualifications: ['特种设备'] },
    },
    required: [],
  },
  {
    what: 'a rule of pairing',
    path: 'plan.pairing',
    put: (pairing) => withPlan({ id: 'p', title: 'P', tasks: [exampleTask()], pairing }),
    full: {
      recuse: { ownTown: false, visitedWithinMonths: 1 },
      borrow: true,
      shortage: 'fail',
      stages: [{ repeatWithinMonths: 24 }, { lastOfficers: true }, { preference: true }],
      balance: { spread: 1 },
    },
    required: [],
  },
  {
    what: 'a rule of recusal',
    path: 'plan.pairing.recuse',
    put: (recuse) => withPlan({ id: 'p', title: 'P', tasks: [exampleTask()], pairing: { recuse } }),
    full: { ownTown: false, visitedWithinMonths: 1200 },
    required: [],
  },
  {
    what: 'an exclusion by visits',
    path: 'plan.tasks[0].exclude[0]',
    put: (rule) => withTaskObject(exampleTask({ exclude: [rule] })),
    full: { code: 'c', visitedWithinMonths: 6, asOf: '2020-01-01' },
    required: ['code'],
  },
  {
    what: 'an exclusion by penalties',
    path: 'plan.tasks[0].exclude[0]',
    put: (rule) => withTaskObject(exampleTask({ exclude: [rule] })),
    full: { code: 'c', penalisedWithinMonths: 6, asOf: '2020-01-01' },
    required: ['code'],
  },
  {
    what: 'an exclusion by visits in a year, of the plan',
    path: 'plan.exclude[0]',
    put: (rule) => withTaskObject(exampleTask(), { exclude: [rule] }),
    full: { code: 'c', visitsInYear: 2 },
    required: ['code'],
  },
  {
    what: 'a census',
    path: 'plan.tasks[0].design',
    put: (design) => withTaskObject(exampleTask({ design })),
    full: { type: 'census', cover: 'over-rounds' },
    required: ['type'],
  },
  {
    what: 'a listed design',
    path: 'plan.tasks[0].design',
    put: (design) => withTaskObject(exampleTask({ design })),
    full: { type: 'listed', reason: '督办' },
    required: ['type', 'reason'],
  },
  {
    what: 'a stratified design',
    path: 'plan.tasks[0].design',
    put: (design) => withTaskObject(exampleTask({ design })),
    full: {
      type: 'stratified',
      by: ['town'],
      allocation: { type: 'equal' },
      minimum: 1,
      rotation: { since: '2019-01-01' },
    },
    required: ['type', 'by', 'allocation'],
  },
  {
    what: 'an allocation by rates',
    path: 'plan.tasks[0].design.allocation',
    put: (allocation) =>
      withTaskObject(exampleTask({ design: { type: 'stratified', by: ['town'], allocation } })),
    full: {
      type: 'rates',
      rates: [{ stratum: ['七宝'], rate: '30%' }],
      otherwise: '1%',
      rounding: 'up',
    },
    required: ['type', 'rates', 'rounding'],
  },
  {
    what: 'a fixed allocation',
    path: 'plan.tasks[0].design.allocation',
    put: (allocation) =>
      withTaskObject(exampleTask({ design: { type: 'stratified', by: ['town'], allocation } })),
    full: { type: 'fixed', counts: [{ stratum: ['七宝'], visits: 1 }] },
    required: ['type', 'counts'],
  },
]

function without(object: Data, name: string): Data {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))
}

/** Members of which exactly one must stand, so that none can be left out by itself. */
const RULES = ['visitedWithinMonths', 'penalisedWithinMonths', 'visitsInYear']

describe.each(SHAPES)('$what', ({ path, put, full, required }) => {
  const optional = Object.keys(full).filter(
    (name) => !required.includes(name) && !RULES.includes(name),
  )

  it('may have every member the protocol names', () => {
    parseInputs(put(full))
  })

  it('may do without all that may be absent', () => {
    parseInputs(put(optional.reduce(without, full)))
  })

  it('has no other member', () => {
    for (const name of ['phone', 'Id', 'constructor', 'toString', 'hasOwnProperty']) {
      const places = placesOf(() => parseInputs(put({ ...full, [name]: 'x' })))
      expect(places).toEqual([`input/unknown-field at ${path}.${name}`])
    }
  })

  it.each(required.map((name) => ({ name })))('needs its $name', ({ name }) => {
    for (const absent of [{}, { [name]: null }, { [name]: '' }, { [name]: undefined }]) {
      const places = placesOf(() => parseInputs(put({ ...without(full, name), ...absent })))
      // A value whose shape its own `type` tells is missed by that type.
      const place = `input/missing at ${path}.${name}`
      expect(places.filter((each) => each.startsWith(place))).toHaveLength(1)
    }
  })

  it.each(optional.map((name) => ({ name })))(
    'is the same without $name and with one that is null, undefined or an empty text',
    ({ name }) => {
      const commitment = commitmentOf(put(without(full, name)))
      expect(commitment).not.toBe(commitmentOf(put(full)))
      for (const absent of [null, undefined, '']) {
        expect(commitmentOf(put({ ...full, [name]: absent }))).toBe(commitment)
      }
    },
  )
})

describe('the inputs', () => {
  it('need plan, calendar and both directories', () => {
    for (const name of ['plan', 'calendar', 'enterprises', 'inspectors']) {
      for (const absent of [{}, { [name]: null }, { [name]: undefined }]) {
        const data = { ...without(exampleInputs(), name), ...absent }
        const { problems } = refusalOf(() => parseInputs(data as never))
        expect(problems.map((problem) => problem.path)).toEqual([name])
      }
    }
  })

  it('may do without the other tables, which are empty then', () => {
    const empty = parseInputs(exampleInputs())
    for (const name of ['recusals', 'pastVisits', 'penalties', 'lists', 'waivers'] as const) {
      expect(empty[name]).toEqual([])
      for (const absent of [null, undefined, '', []]) {
        expect(commitmentOf(exampleInputs({ [name]: absent }))).toBe(commitmentOf(exampleInputs()))
      }
    }
  })

  it('have no other member', () => {
    const places = placesOf(() => parseInputs(exampleInputs({ enterprise: [], loads: [] })))
    expect(places).toEqual(['input/unknown-field at enterprise', 'input/unknown-field at loads'])
  })

  it.each([undefined, null, 'plan', 7, true])('are not %s', (data) => {
    expect(refusalOf(() => parseInputs(data as never)).code).toBe('input/type')
  })

  it('hold tables that are arrays of objects', () => {
    for (const rows of [{ id: 'E01' }, 'E01', 3]) {
      expect(codesOf(() => parseInputs(exampleInputs({ enterprises: rows })))).toEqual([
        'input/type',
      ])
    }
    for (const row of ['E01', 3, true, [], () => 1]) {
      expect(codesOf(() => parseInputs(exampleInputs({ enterprises: [row] })))).toContain(
        'input/type',
      )
    }
    for (const row of [null, undefined]) {
      expect(codesOf(() => parseInputs(exampleInputs({ enterprises: [row] })))).toHaveLength(1)
    }
  })
})

describe('contact data', () => {
  const contacts = ['021-1', null, '', { phone: 'x', at: new Date(0) }, [1.5, undefined], () => 1]

  it('of an enterprise or an inspector is dropped, whatever it is', () => {
    const data = exampleInputs()
    const plain = commitmentOf(data)
    for (const contact of contacts) {
      const enterprises = data.enterprises.map((row) => ({ ...row, contact }))
      const inspectors = data.inspectors.map((row) => ({ ...row, contact }))
      expect(commitmentOf({ ...data, enterprises, inspectors })).toBe(plain)
      const parsed = parseInputs({ ...data, enterprises, inspectors })
      expect(parsed.enterprises[0]).not.toHaveProperty('contact')
      expect(parsed.inspectors[0]).not.toHaveProperty('contact')
    }
  })

  it('is dropped however deep it is, and however often it contains itself', () => {
    let deep: unknown = 1
    for (let i = 0; i < 100; i += 1) deep = [deep]
    const loop: Data = {}
    loop.loop = loop
    for (const contact of [deep, loop]) {
      const [row] = parseInputs(
        exampleInputs({ enterprises: [{ id: 'E01', name: 'x', contact }] }),
      ).enterprises
      expect(row).toEqual({ id: 'E01', name: 'x' })
    }
  })

  it('stays with whoever handed it in', () => {
    const row = { id: 'E01', name: 'x', contact: '021-1' }
    parseInputs(exampleInputs({ enterprises: [row] }))
    expect(row.contact).toBe('021-1')
  })

  it.each(SHAPES.filter(({ what }) => what !== 'an enterprise' && what !== 'an inspector'))(
    'has no place in $what',
    ({ put, path, full }) => {
      const places = placesOf(() => parseInputs(put({ ...full, contact: '021-1' })))
      expect(places).toEqual([`input/unknown-field at ${path}.contact`])
    },
  )
})
