import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/schema/inputs/parse-inputs.ts'
import {
  type Data,
  exampleInputs,
  exampleInspector,
  exampleTask,
  withInspector,
} from '../example-inputs.ts'
import { placesOf } from '../expect-error.ts'

const officers = (...members: Data[]) =>
  members.map((each, index) => exampleInspector(`I${index + 1}`, each))

describe('limits', () => {
  const span = (from: number, to: number) => ({
    from: `2020-01-${String(from).padStart(2, '0')}`,
    to: `2020-01-${String(to).padStart(2, '0')}`,
    most: 1,
  })

  it.each([
    ['apart', [span(1, 5), span(6, 9)]],
    ['one inside the other', [span(1, 9), span(3, 5), span(4, 4)]],
    ['with the same first day', [span(1, 3), span(1, 9)]],
    ['with the same last day', [span(5, 9), span(1, 9)]],
  ])('are taken %s', (_, limits) => {
    const [first] = parseInputs(withInspector({ limits })).inspectors
    const inOrder = [...limits].sort((a, b) => (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1))
    expect(first?.limits).toEqual(inOrder)
  })

  it.each([
    ['crossing', [span(1, 5), span(5, 9)]],
    ['of the same days', [span(1, 5), span(1, 5)]],
    ['crossing an inner one', [span(1, 9), span(2, 4), span(3, 5)]],
  ])('are refused %s', (_, limits) => {
    expect(placesOf(() => parseInputs(withInspector({ limits })))).toEqual([
      `design/limits at inspectors[0].limits[${limits.length - 1}]`,
    ])
  })

  it('are refused with days in the wrong order', () => {
    expect(placesOf(() => parseInputs(withInspector({ limits: [span(5, 1)] })))).toEqual([
      'input/range at inspectors[0].limits[0].to',
    ])
  })
})

describe('availability', () => {
  it('is everybody’s or nobody’s', () => {
    expect(parseInputs(exampleInputs({ inspectors: officers({}, {}) })).inspectors).toHaveLength(2)
    const all = officers({ availability: 1 }, { availability: 1_000_000 })
    expect(parseInputs(exampleInputs({ inspectors: all })).inspectors).toHaveLength(2)
    const some = officers({ availability: 250 }, {}, { availability: 10 })
    expect(placesOf(() => parseInputs(exampleInputs({ inspectors: some })))).toEqual([
      'design/availability at inspectors.availability',
    ])
  })

  it.each([
    ['availability', 0],
    ['availability', 1_000_001],
    ['carried', -1],
    ['carried', 1_000_001],
    ['perDay', 0],
    ['minimum', -1],
  ])('and the other numbers have bounds: %s %i', (name, value) => {
    expect(placesOf(() => parseInputs(withInspector({ [name]: value })))).toEqual([
      `input/range at inspectors[0].${name}`,
    ])
  })
})

describe('a fixed group', () => {
  it('has members that agree', () => {
    const shared = {
      group: '一组',
      capacity: 3,
      limits: [{ from: '2020-01-01', to: '2020-01-31', most: 2 }],
    }
    const inspectors = officers(shared, shared, { group: '二组' })
    expect(parseInputs(exampleInputs({ inspectors })).findings).toContainEqual(
      expect.objectContaining({ code: 'group-of-one' }),
    )
  })

  it.each([
    ['capacity', { capacity: 3 }, { capacity: 4 }],
    ['capacity', {}, { capacity: 4 }],
    ['minimum', { minimum: 1 }, {}],
    ['perDay', { perDay: 1 }, { perDay: 2 }],
    ['limits', {}, { limits: [{ from: '2020-01-01', to: '2020-01-31', most: 2 }] }],
    ['carried', { carried: 1 }, { carried: 2 }],
    ['availability', { availability: 1 }, { availability: 2 }],
  ])('is refused where they differ in %s', (name, one, other) => {
    const inspectors = officers({ group: 'g', ...one }, { group: 'g', ...other })
    expect(placesOf(() => parseInputs(exampleInputs({ inspectors })))).toEqual([
      `design/group at inspectors.${name}`,
    ])
  })

  it('is refused with the id of an inspector as its name', () => {
    const inspectors = officers({ group: 'I2' }, {})
    expect(placesOf(() => parseInputs(exampleInputs({ inspectors })))).toEqual([
      'design/group at inspectors.group',
    ])
  })
})

describe('a team', () => {
  const withTeam = (team: unknown) =>
    exampleInputs({ plan: { id: 'p', title: 'P', tasks: [exampleTask({ team })] } })

  it('is of officers or of a group', () => {
    const seats = [{ role: 'lead' }, { role: 'member' }]
    const where = { tag: 't' }
    for (const team of [
      { group: {} },
      { seats, when: [{ where, group: { role: '组' } }] },
      { group: {}, when: [{ where, seats }] },
    ]) {
      expect(parseInputs(withTeam(team)).plan.tasks[0]?.team).toEqual(team)
    }
  })

  it.each([
    ['both', { seats: [{ role: 'a', count: 2 }], group: {} }, 'input/choice at plan.tasks[0].team'],
    ['neither', {}, 'input/choice at plan.tasks[0].team'],
    [
      'neither for some units',
      { group: {}, when: [{ where: { tag: 't' } }] },
      'input/choice at plan.tasks[0].team.when[0]',
    ],
    ['an empty wish', { group: { prefer: {} } }, 'input/choice at plan.tasks[0].team.group.prefer'],
  ])('is refused with %s', (_, team, place) => {
    expect(placesOf(() => parseInputs(withTeam(team)))).toEqual([place])
  })
})

describe('stages', () => {
  const withPairing = (pairing: unknown) =>
    exampleInputs({ plan: { id: 'p', title: 'P', tasks: [exampleTask()], pairing } })

  it.each([
    [
      'twice',
      { stages: [{ repeatWithinMonths: 1 }, { repeatWithinMonths: 2 }] },
      'input/duplicate at plan.pairing.stages',
    ],
    ['unknown', { stages: [{ luck: true }] }, 'input/choice at plan.pairing.stages[0]'],
    [
      'two in one',
      { stages: [{ preference: true, lastOfficers: true }] },
      'input/choice at plan.pairing.stages[0]',
    ],
    [
      'without months',
      { stages: [{ repeatWithinMonths: 0 }] },
      'input/range at plan.pairing.stages[0].repeatWithinMonths',
    ],
  ])('are refused %s', (_, pairing, place) => {
    expect(placesOf(() => parseInputs(withPairing(pairing)))).toEqual([place])
  })

  it.each(['even', { spread: 0 }, { spread: 1.5 }, {}, 1])(
    'and the balance %j is refused',
    (balance) => {
      expect(() => parseInputs(withPairing({ balance }))).toThrow()
    },
  )
})

describe('related officers', () => {
  const couple = { related: '夫妻' }
  const certificate = { from: '2019-01-01', to: '2019-12-31' }
  const inputs = (team: unknown, one: Data, other: Data, pairing: Data = {}) =>
    exampleInputs({
      plan: { id: 'p', title: 'P', tasks: [exampleTask({ team })], pairing },
      inspectors: officers({ ...couple, ...one }, { ...couple, ...other }),
    })
  const leads = { seats: [{ role: 'lead', qualifications: ['q'] }, { role: 'member' }] }
  const withExpert = {
    seats: [
      { role: 'officer', count: 2 },
      { role: 'expert', certified: false },
    ],
  }
  const local = { seats: [{ role: 'local', town: 'same' }, { role: 'member' }] }

  it.each([
    ['for the same seats', leads, { qualifications: ['q'] }, { qualifications: ['q', 'r'] }],
    [
      'if one can take no seat at all',
      { seats: [{ role: 'a', department: 'd', count: 2 }] },
      {},
      { department: 'd' },
    ],
    ['with different certificates where all seats ask for one', leads, { certificate }, {}],
    ['with the same certificates', withExpert, { certificate }, { certificate }],
    ['of the same town', local, { towns: ['七宝'] }, { towns: ['七宝'] }],
    ['of towns where no enterprise is', local, { towns: ['别处'] }, { towns: ['他处'] }],
  ])('are taken %s', (_, team, one, other) => {
    expect(parseInputs(inputs(team, one, other)).inspectors).toHaveLength(2)
  })

  it.each([
    ['qualifications', leads, { qualifications: ['q'] }, {}, {}],
    [
      'departments',
      { seats: [{ role: 'a', department: 'd' }, { role: 'b' }] },
      { department: 'd' },
      {},
      {},
    ],
    ['towns', local, { towns: ['七宝'] }, {}, {}],
    ['certificates beside an expert', withExpert, { certificate }, {}, {}],
    [
      'their own town, by rule',
      { seats: [{ role: 'local', town: 'same' }, { role: 'member' }, { role: 'third' }] },
      { towns: ['七宝'] },
      {},
      { recuse: { ownTown: true } },
    ],
    [
      'what a seat prefers',
      { seats: [{ role: 'a', prefer: { qualifications: ['q'] } }, { role: 'b' }] },
      { qualifications: ['q'] },
      {},
      { stages: [{ preference: true }] },
    ],
  ])('are refused if seats tell them apart by %s', (_, team, one, other, pairing) => {
    expect(placesOf(() => parseInputs(inputs(team, one, other, pairing)))).toEqual([
      'design/related at plan.tasks[0].team',
    ])
  })

  it('are looked at in teams for some units as well, and not if they belong to a group', () => {
    const seats = [{ role: 'lead' }, { role: 'member' }]
    const team = { seats, when: [{ where: { tag: 't' }, ...leads }] }
    expect(placesOf(() => parseInputs(inputs(team, { qualifications: ['q'] }, {})))).toEqual([
      'design/related at plan.tasks[0].team',
    ])
    const grouped = inputs(team, { qualifications: ['q'], group: 'g' }, {})
    expect(parseInputs(grouped).inspectors).toHaveLength(2)
  })

  it('are looked at in the seats of all tasks together where visits can be joint', () => {
    const pair = (name: string) => ({ seats: [{ role: name }, { role: `${name} too` }] })
    const asking = (seat: Data) => ({
      seats: [
        { role: 'a', ...seat },
        { role: 'b', ...seat },
      ],
    })
    const merged = (first: unknown, second: unknown, overlap?: string) => {
      const tasks = [
        exampleTask({ team: first }),
        exampleTask({ id: 'q', team: second, ...(overlap !== undefined && { overlap }) }),
      ]
      return exampleInputs({
        plan: { id: 'p', title: 'P', tasks },
        inspectors: officers({ ...couple, qualifications: ['q'] }, couple),
      })
    }
    // Only one of the two can take the seats of the second task, both can take those of the first.
    const wanting = asking({ qualifications: ['q'] })
    expect(parseInputs(merged(pair('x'), wanting)).plan.tasks).toHaveLength(2)
    expect(parseInputs(merged(pair('x'), wanting, 'exclude')).plan.tasks).toHaveLength(2)
    expect(placesOf(() => parseInputs(merged(pair('x'), wanting, 'merge')))).toEqual([
      'design/related at plan.tasks',
    ])
    // The team of a task that states none is one of them.
    expect(placesOf(() => parseInputs(merged(undefined, wanting, 'merge')))).toEqual([
      'design/related at plan.tasks',
    ])
    expect(parseInputs(merged('none', wanting, 'merge')).plan.tasks).toHaveLength(2)
    expect(parseInputs(merged(pair('x'), pair('y'), 'merge')).plan.tasks).toHaveLength(2)
  })
})
