import { describe, expect, it } from 'vitest'
import { program, typeErrors } from '../house/compiler.ts'
import { entries, writeGenerated } from '../house/sources.ts'
import { entryTypes } from './reached-types.ts'

const CALENDAR = "{ version: '1', from: '2020-01-01', to: '2020-12-31' }"

/** One statement a line, so that an error is told by its line. */
const given = (members: Readonly<Record<string, string>>) =>
  `draw({ ${Object.entries({
    plan: "{ id: 'p', title: 'P', tasks: [] }",
    calendar: CALENDAR,
    enterprises: '[]',
    inspectors: '[]',
    ...members,
  })
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} }, { seed: 's' })`
const task = (members: string) =>
  given({
    plan: `{ id: 'p', title: 'P', tasks: [{ id: 't', title: 'T', kind: 'key', department: 'D', doubleRandom: true, ${members} }] }`,
  })
const enterprise = (members: string) =>
  given({ enterprises: `[{ id: 'E', name: 'N', ${members} }]` })
const inspector = (members: string) =>
  given({ inspectors: `[{ id: 'I', name: 'N', department: 'D', ${members} }]` })

const ACCEPTED = [
  given({}),
  given({ recusals: 'null', lists: "''", waivers: '[]', findings: '[]' }),
  given({
    plan: "{ id: 'p', title: 'P', year: null, authority: '', tasks: [], pairing: undefined }",
  }),
  task("where: { all: [{ tag: 'a' }, { not: { bounds: { size: { min: 1, max: null } } } }] }"),
  task(
    "design: { type: 'stratified', by: ['town'], allocation: { type: 'equal' }, minimum: '1/3' }",
  ),
  task("rounds: [{ window: ['2020-01-02', '2020-01-31'], visits: null, design: '' }]"),
  task("team: { seats: [{ role: 'a', count: undefined, prefer: { town: 'same' } }], group: null }"),
  enterprise("town: null, tags: ['a'], size: '', attributes: { floors: 3, use: null }"),
  enterprise("contact: { phone: ['000'] }"),
  inspector("certificate: { from: '2019-01-01', to: '2021-12-31', number: '' }, contact: 7"),
  'const rows = [1, 2].map((i) => ({ id: String(i), name: String(i) }))',
  given({ enterprises: 'rows' }),
  "draw(JSON.parse('{}') as InputData, { seed: 's' })",
  "draw(parseInputs(JSON.parse('{}')), { seed: 's' })",
]

const REFUSED = [
  "draw({ plan: { titel: 'x' }, calendar: 42, enterprises: [{ ID: 1 }], inspectors: ['x'] }, { seed: 's' })",
  given({ plan: "{ id: 'p', titel: 'P', tasks: [] }" }),
  given({ calendar: '42' }),
  given({ calendar: `{ ...${CALENDAR}, holidays: '2020-01-01' }` }),
  given({ enterprises: '[{ ID: 1 }]' }),
  given({ inspectors: "['x']" }),
  given({ recusal: '[]' }),
  given({ recusals: "[{ inspector: 'I', enterprise: 'E' }]" }),
  given({ penalties: "[{ enterprise: 'E', date: 20200102 }]" }),
  given({ enterprises: 'null' }),
  task("desing: { type: 'simple' }"),
  task("design: { type: 'simpel' }"),
  task("design: { type: 'pps' }"),
  task("where: { tags: 'a' }"),
  task("exclude: [{ code: 'a', visitedWithinMonth: 6 }]"),
  task("rounds: [{ window: ['2020-01-02'] }]"),
  task("team: { seats: [{ roll: 'lead' }] }"),
  task("overlap: 'join'"),
  enterprise("phone: '000'"),
  enterprise("size: '3'"),
  enterprise('tags: [null]'),
  inspector("leave: [{ from: '2020-01-02' }]"),
  inspector('perday: 1'),
]

const first = 2
const lines = [...ACCEPTED, ...REFUSED]
const file = writeGenerated(
  'types/input-data.ts',
  ["import { draw, type InputData, parseInputs } from 'double-random'", ...lines, ''].join('\n'),
)
// One program for both: making it takes longer than asking it.
const compiled = program([...Object.values(entries), file], 'tsconfig.json')

describe('the types of the inputs', () => {
  const errors = typeErrors([file], compiled)
  const found = lines.filter((_, index) =>
    errors.some((error) => error.startsWith(`${file}:${index + first} `)),
  )

  it('take what the door takes, and find what is misspelt, missing or of another type', () => {
    expect(found).toEqual(REFUSED)
  })

  it('name the member that was meant', () => {
    const [whole] = REFUSED
    const said = errors.filter((error) =>
      error.startsWith(`${file}:${lines.indexOf(whole!) + first} `),
    )
    expect(said).toHaveLength(4)
    expect(said.join('\n')).toMatch(/'titel' does not exist[\s\S]*'ID' does not exist/)
  })
}, 120_000)

describe('the types of the entries', () => {
  const types = entryTypes(compiled, entries)

  it.each(Object.keys(entries))('of %s can all be imported, from one entry or another', (name) => {
    const exported = [...types.values()].map((each) => each.exported)
    const { reached } = types.get(name)!
    expect([...reached].filter((each) => !exported.some((some) => some.has(each)))).toEqual([])
  })

  it('are reached wherever they stand', () => {
    const { reached } = types.get('double-random')!
    // By a member of a member, by a type that another extends, by the rows of a union.
    for (const name of ['Seat', 'BatchEntry', 'EventField'])
      expect(
        [...reached].some((each) => each.startsWith(`${name} in `)),
        name,
      ).toBe(true)
    expect(reached.size).toBeGreaterThan(100)
  })

  it('stand in what exported functions say they return', () => {
    expect([...types.values()].flatMap(({ unstated }) => unstated)).toEqual([])
  })
}, 120_000)
