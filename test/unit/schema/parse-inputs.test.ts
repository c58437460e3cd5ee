import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/index.ts'
import {
  type Data,
  exampleEnterprise,
  exampleInputs,
  exampleInspector,
  exampleTask,
} from '../example-inputs.ts'
import { placesOf, refusalOf } from '../expect-error.ts'

/** Inputs with something in every place that can hold something. */
function everything(): Data {
  return exampleInputs({
    plan: {
      id: 'p',
      title: 'P',
      tasks: [
        exampleTask({
          where: { all: [{ not: { in: { risk: ['D', 'E'] } } }, { bounds: { size: { min: 0 } } }] },
          exclude: [{ code: 'c', where: { equals: { town: '虹桥' } } }],
          design: {
            type: 'stratified',
            by: ['risk'],
            allocation: { type: 'fixed', counts: [{ stratum: ['A'], visits: 1 }] },
          },
          team: { seats: [{ role: 'a', qualifications: ['q'] }, { role: 'b' }] },
        }),
      ],
      pairing: { recuse: { ownTown: true } },
    },
    calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31', holidays: ['2020-01-01'] },
    enterprises: [
      exampleEnterprise(1, { tags: ['t'], size: 3, risk: 'A', attributes: { a: 1 } }),
      { id: 'E02', name: '乙' },
    ],
    inspectors: [
      exampleInspector('I1', {
        qualifications: ['q'],
        towns: ['七宝'],
        leave: [{ from: '2020-02-01', to: '2020-02-02' }],
      }),
    ],
    recusals: [{ inspector: 'I1', enterprise: 'E01', reason: 'r' }],
    pastVisits: [{ enterprise: 'E01', date: '2019-01-02', inspectors: ['I1'] }],
    penalties: [{ enterprise: 'E01', date: '2019-01-02' }],
    lists: [{ list: 'l', enterprise: 'E01' }],
    waivers: [{ code: 'similar-ids', ids: ['a', 'A'], reason: 'r' }],
  })
}

function partsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(partsOf)]
}

describe('parsed inputs', () => {
  it('are frozen down to the last row, span, filter and finding', () => {
    const inputs = parseInputs(everything() as never)
    const parts = partsOf(inputs)
    expect(parts.length).toBeGreaterThan(50)
    expect(parts.filter((part) => !Object.isFrozen(part))).toEqual([])
  })

  it('share nothing with the data they were parsed from', () => {
    const data = everything()
    const given = new Set(partsOf(data))
    const before = JSON.stringify(data)
    const inputs = parseInputs(data as never)
    expect(partsOf(inputs).filter((part) => given.has(part))).toEqual([])
    expect(JSON.stringify(data)).toBe(before)
    expect(partsOf(data).some((part) => Object.isFrozen(part))).toBe(false)
  })

  it('are returned as they are when they are parsed again', () => {
    const inputs = parseInputs(everything() as never)
    expect(parseInputs(inputs)).toBe(inputs)
  })

  it('can be parsed again from a copy, as another process or another copy of the package has it', () => {
    const inputs = parseInputs(everything() as never)
    expect(parseInputs(structuredClone(inputs))).toEqual(inputs)
    expect(parseInputs(JSON.parse(JSON.stringify(inputs)))).toEqual(inputs)
  })

  it('can be read from data that is frozen', () => {
    const data = everything()
    for (const part of partsOf(data)) Object.freeze(part)
    expect(parseInputs(data as never)).toEqual(parseInputs(everything() as never))
  })

  it('hold every table in the order of its row keys', () => {
    const ids = ['E10', '😀', 'E2', '\uffe5', 'a', 'B']
    const sorted = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    const inputs = parseInputs(
      exampleInputs({
        enterprises: ids.map((id) => ({ id, name: 'x' })),
        inspectors: ids.map((id) => exampleInspector(id)),
        lists: ids.map((enterprise) => ({ list: 'l', enterprise })),
        penalties: ids.map((enterprise) => ({ enterprise, date: '2019-01-02' })),
      }),
    )
    expect(inputs.enterprises.map(({ id }) => id)).toEqual(sorted)
    expect(inputs.inspectors.map(({ id }) => id)).toEqual(sorted)
    expect(inputs.lists.map(({ enterprise }) => enterprise)).toEqual(sorted)
    expect(inputs.penalties.map(({ enterprise }) => enterprise)).toEqual(sorted)
  })
})

describe('two rows with the same key', () => {
  const date = '2019-01-02'

  it.each([
    ['enterprises', [exampleEnterprise(1), exampleEnterprise(1, { name: 'another' })]],
    ['inspectors', [exampleInspector('I1'), exampleInspector('I1', { department: 'x' })]],
    [
      'recusals',
      [
        { inspector: 'I1', enterprise: 'E01', reason: 'a' },
        { inspector: 'I1', enterprise: 'E01', reason: 'b' },
      ],
    ],
    [
      'pastVisits',
      [
        { enterprise: 'E01', date, inspectors: ['I1'] },
        { enterprise: 'E01', date, matter: '', inspectors: ['I2'] },
      ],
    ],
    [
      'penalties',
      [
        { enterprise: 'E01', date, matter: 'm' },
        { enterprise: 'E01', date, matter: 'm' },
      ],
    ],
    [
      'lists',
      [
        { list: 'l', enterprise: 'E01' },
        { list: 'l', enterprise: 'E01' },
      ],
    ],
    [
      'waivers',
      [
        { code: 'similar-ids', ids: ['a', 'A'], reason: 'r' },
        { code: 'similar-ids', ids: ['A', 'a'], reason: 's' },
      ],
    ],
  ])('are an error in %s', (table, rows) => {
    const places = placesOf(() => parseInputs(exampleInputs({ [table]: rows })))
    expect(places).toEqual([`input/duplicate at ${table}[1]`])
  })

  it('are told from rows that differ in one member of the key', () => {
    parseInputs(
      exampleInputs({
        pastVisits: [
          { enterprise: 'E01', date },
          { enterprise: 'E01', date, matter: 'm' },
          { enterprise: 'E01', date: '2019-01-03' },
          { enterprise: 'E02', date },
        ],
        lists: [
          { list: 'l', enterprise: 'E01' },
          { list: 'E01', enterprise: 'l' },
        ],
      }),
    )
  })
})

describe('all problems', () => {
  it('of all parts are reported together, each with its place', () => {
    const data = exampleInputs({
      plan: { title: 'P', tasks: [exampleTask({ kind: 'other', reserve: -1 })] },
      calendar: { version: 'v', from: '2020-13-01', to: '2020-12-31' },
      enterprises: [exampleEnterprise(1, { size: -1, phone: '1' }), { id: 'E02' }],
      inspectors: [exampleInspector('I1', { capacity: 1.5 })],
      recusals: [{ inspector: 'I1', enterprise: 'E01' }],
      lists: {},
      extra: 1,
    })
    const error = refusalOf(() => parseInputs(data))
    expect(error.code).toBe('input/invalid')
    expect(error.problems.map(({ code, path }) => `${code} at ${path}`).toSorted()).toEqual(
      [
        'input/unknown-field at extra',
        'input/range at enterprises[0].size',
        'input/unknown-field at enterprises[0].phone',
        'input/missing at enterprises[1].name',
        'input/type at inspectors[0].capacity',
        'input/missing at recusals[0].reason',
        'input/type at lists',
        'input/missing at plan.id',
        'input/choice at plan.tasks[0].kind',
        'input/range at plan.tasks[0].reserve',
        'input/date at calendar.from',
      ].toSorted(),
    )
  })

  it('name the row they belong to', () => {
    const error = refusalOf(() =>
      parseInputs(exampleInputs({ enterprises: [exampleEnterprise(7, { size: -1 })] })),
    )
    expect(error.code).toBe('input/range')
    expect(error.problems).toEqual([
      {
        code: 'input/range',
        path: 'enterprises[0].size',
        unit: 'E07',
        expected: { id: 'at-least', values: { limit: 0 } },
        found: { id: 'value', values: { value: -1 } },
      },
    ])
    expect(error.message).toContain('E07')
  })

  it('of a register with 40,000 bad rows make a message of less than 20 kB, with all counts', () => {
    const enterprises = Array.from({ length: 40_000 }, (_, i) => ({
      id: `E${i}`,
      name: '某'.repeat(500),
      town: ` ${'镇'.repeat(300)}`,
      risk: i % 2 === 0 ? 7 : 'A',
      [`列${i % 50}`]: 'x',
    }))
    const { message, counts, problems } = refusalOf(() =>
      parseInputs(exampleInputs({ enterprises })),
    )
    expect(Buffer.byteLength(message)).toBeLessThan(20_000)
    expect(problems.length).toBeLessThanOrEqual(20)
    expect(counts['input/text at enterprises[].name']).toBe(40_000)
    expect(counts['input/text at enterprises[].town']).toBe(40_000)
    expect(counts['input/type at enterprises[].risk']).toBe(20_000)
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    expect(total).toBe(40_000 * 3 + 20_000)
    expect(message).toContain(`${total} problems`)
  })

  it('make a message of less than 20 kB even if names and values are megabytes long', () => {
    const long = 'x'.repeat(1_000_000)
    for (const row of [
      exampleEnterprise(1, { [long]: 1 }),
      exampleEnterprise(1, { attributes: { [long]: 'a' } }),
      exampleEnterprise(1, { name: long, id: long, town: long, tags: [long] }),
    ]) {
      const { message } = refusalOf(() => parseInputs(exampleInputs({ enterprises: [row] })))
      expect(message.length).toBeLessThan(20_000)
    }
  })

  it('make a message of less than 20 kB for thousands of ids that differ only by case', () => {
    const enterprises = Array.from({ length: 2 ** 12 }, (_, i) => ({
      id: [...'abcdefghijkl'].map((c, bit) => ((i >> bit) % 2 ? c.toUpperCase() : c)).join(''),
      name: 'x',
    }))
    const { code, message } = refusalOf(() => parseInputs(exampleInputs({ enterprises })))
    expect(code).toBe('input/similar-ids')
    expect(message.length).toBeLessThan(20_000)
  })

  it('make a message of less than 20 kB for strata with long names', () => {
    const stratum = Array.from({ length: 8 }, (_, i) => `${i}`.repeat(1000))
    const tasks = Array.from({ length: 20 }, (_, i) =>
      exampleTask({
        id: `t${i}`,
        design: {
          type: 'stratified',
          by: stratum.map((_, field) => `attributes.a${field}`),
          allocation: {
            type: 'fixed',
            counts: [
              { stratum, visits: 1 },
              { stratum, visits: 0 },
            ],
          },
        },
      }),
    )
    const plan = { id: 'p', title: 'P', tasks }
    const { message } = refusalOf(() => parseInputs(exampleInputs({ plan })))
    expect(message.length).toBeLessThan(20_000)
  })
})
