import type { InputData, PastVisit } from 'double-random'
import type { Dice } from '../errors/dice.ts'

type Row = Readonly<Record<string, unknown>>

/** Inputs whose tables are all there. */
export interface Data {
  readonly plan: Row & { readonly tasks: readonly Row[] }
  readonly calendar: Row
  readonly enterprises: readonly Row[]
  readonly inspectors: readonly Row[]
  readonly recusals: readonly Row[]
  readonly pastVisits: readonly Row[]
  readonly penalties: readonly Row[]
  readonly lists: readonly Row[]
  readonly waivers: readonly Row[]
  readonly renamed: readonly Row[]
  readonly plannedVisits: readonly Row[]
}

/** What must be said of a change: the column, the message, of what, and which rows or paths. */
export interface Expected {
  readonly column: 'open' | 'told'
  readonly id: string
  readonly of: string
  readonly names: readonly string[]
}

/** A single change of the inputs, and what must be said of it. */
export interface Planted {
  readonly data: Data
  readonly expected: Expected
}

const PARTIES = ['市', '省', '区']

/** Inputs of two rounds of one task, as dice have them. */
export function randomData(roll: Dice): Data {
  const units = 8 + roll(6)
  const id = (number: number) => `U${String(number).padStart(2, '0')}`
  const some = <T>(make: (number: number) => T, sides: number) =>
    Array.from({ length: units }, (_, number) => number).flatMap((number) =>
      roll(sides) === 0 ? [make(number)] : [],
    )
  return {
    plan: {
      id: 'plan',
      title: '计划',
      exclude: [
        { code: '停业', where: { equals: { status: '停业' } } },
        { code: '免检', listed: '免检' },
        { code: '处罚', penalisedWithinMonths: 12 },
      ],
      tasks: [
        {
          id: 'pool',
          title: '任务',
          kind: 'general',
          department: '科',
          doubleRandom: true,
          where: { not: { equals: { town: '外' } } },
          design: { type: 'simple' },
          reserve: 2,
          rounds: [
            { window: ['2020-03-02', '2020-03-31'], visits: 2 },
            { window: ['2020-06-01', '2020-06-30'], visits: 2 },
          ],
        },
      ],
      pairing: { shortage: 'vacancies' },
    },
    calendar: { version: '1', from: '2020-01-01', to: '2020-12-31', holidays: ['2020-05-01'] },
    enterprises: Array.from({ length: units }, (_, number) => ({
      id: id(number),
      name: `企业${number}`,
      town: ['东', '西', '外'][roll(8) === 0 ? 2 : roll(2)]!,
      status: roll(6) === 0 ? '停业' : '存续',
    })),
    inspectors: Array.from({ length: 5 }, (_, number) => ({
      id: `I${number}`,
      name: `人员${number}`,
      department: '科',
      certificate: { from: '2019-01-01', to: '2021-12-31' },
    })),
    recusals: some((n) => ({ inspector: `I${n % 5}`, enterprise: id(n), reason: '亲属' }), 4),
    pastVisits: some((n) => ({ enterprise: id(n), date: '2018-05-04', matter: '消防' }), 3),
    penalties: some((n) => ({ enterprise: id(n), date: '2019-11-05' }), 5),
    lists: some((n) => ({ list: roll(3) === 0 ? '免检' : '重点', enterprise: id(n) }), 3),
    waivers: [{ code: 'same-certificate', ids: ['I0', 'I1'], reason: '同一编号' }],
    renamed: [{ of: 'enterprises', from: 'X1', to: id(0), reason: '换码' }],
    plannedVisits: some((n) => ({ enterprise: id(n), date: '2020-07-01', authority: '市' }), 5),
  }
}

/** What rows of each table are called: the members of their keys, in their order. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  enterprises: ['id'],
  inspectors: ['id'],
  recusals: ['inspector', 'enterprise'],
  pastVisits: ['enterprise', 'date', 'matter'],
  penalties: ['enterprise', 'date', 'matter'],
  lists: ['list', 'enterprise'],
  waivers: ['code', 'ids'],
  renamed: ['of', 'from'],
  plannedVisits: ['enterprise', 'date', 'authority', 'matter'],
}

export const TABLES = Object.keys(KEYS) as (keyof Data & keyof typeof KEYS)[]

function nameOf(table: string, row: Row): string {
  return KEYS[table]!.flatMap(
    (member) => (row[member] as string | string[] | undefined) ?? [],
  ).join(' ')
}

/** What happens only grows: a further row of these is no reason to doubt (docs/series.md). */
const GROWING = ['pastVisits', 'penalties', 'plannedVisits']

/** Rows that no table has yet. */
function newRow(table: string, roll: Dice): Row {
  const unit = `U0${roll(8)}`
  return {
    enterprises: { id: 'Z9', name: '新企业', town: '东', status: '存续' },
    inspectors: { id: 'I9', name: '新人', department: '科' },
    recusals: { inspector: `I${roll(5)}`, enterprise: unit, reason: '申请' },
    pastVisits: { enterprise: unit, date: '2017-01-02', matter: '环保' },
    penalties: { enterprise: unit, date: '2010-01-05', matter: '旧案' },
    lists: { list: PARTIES[roll(3)]!, enterprise: unit },
    waivers: { code: 'same-credit-code', ids: ['U00', 'U01'], reason: '分支' },
    renamed: { of: 'inspectors', from: 'X2', to: 'I1', reason: '换证' },
    plannedVisits: { enterprise: unit, date: '2020-08-03', authority: PARTIES[roll(3)]! },
  }[table] as Row
}

/** Members outside the key that can change, with other values. */
const OTHERS: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  enterprises: [
    ['name', '改名'],
    ['size', 7],
    ['risk', '高'],
    ['tags', ['甲']],
  ],
  inspectors: [
    ['name', '改名'],
    ['department', '二科'],
    ['towns', ['东']],
    ['capacity', 9],
    ['carried', 3],
    ['leave', [{ from: '2020-06-01', to: '2020-06-02' }]],
  ],
  recusals: [['reason', '另有原因']],
  pastVisits: [['inspectors', ['I1']]],
  waivers: [['reason', '另有原因']],
  renamed: [['to', 'U01']],
}
const ROUTINE = ['carried', 'availability', 'leave']

/** Changes one row of a table, as dice have it; undefined where that cannot be. */
export function plantRow(
  table: (typeof TABLES)[number],
  data: Data,
  roll: Dice,
): Planted | undefined {
  const rows = data[table] as readonly Row[]
  const place = rows.length === 0 ? 0 : roll(rows.length)
  const row = rows[place]
  const kind = (['removed', 'added', 'changed'] as const)[roll(3)]!
  const made = (next: readonly Row[], expected: Omit<Expected, 'of' | 'id'>): Planted => ({
    data: { ...data, [table]: next },
    expected: { ...expected, of: table, id: `rows-${kind}` },
  })
  if (kind === 'added') {
    const added = newRow(table, roll)
    const name = nameOf(table, added)
    if (rows.some((each) => nameOf(table, each) === name)) return undefined
    const column = GROWING.includes(table) ? 'told' : 'open'
    return made([...rows, added], { column, names: [name] })
  }
  // Visits that the series itself led to are another matter.
  if (row === undefined || row.matter === 'pool') return undefined
  const names = [nameOf(table, row)]
  if (kind === 'removed') {
    if (isNamed(data, row.id)) return undefined
    return made(rows.toSpliced(place, 1), { column: 'open', names })
  }
  const others = OTHERS[table]
  if (others === undefined) return undefined
  const [member, value] = others[roll(others.length)]!
  const column = ROUTINE.includes(member) ? 'told' : 'open'
  return made(rows.with(place, { ...row, [member]: value }), { column, names: [...names, member] })
}

/** Whether rows of other tables need this one. */
function isNamed({ recusals, renamed, waivers, pastVisits }: Data, id: unknown): boolean {
  return [recusals, renamed, waivers, pastVisits].some((rows) =>
    JSON.stringify(rows).includes(JSON.stringify(id ?? null)),
  )
}

/** Changes of plan and calendar, with the paths that must be named. */
const VALUES: readonly (readonly [
  of: 'plan' | 'calendar',
  path: readonly string[],
  change: (data: Data) => Partial<Data>,
])[] = [
  ['plan', ['plan.title'], ({ plan }) => ({ plan: { ...plan, title: '计划（修订）' } })],
  ['plan', ['plan.tasks[pool].reserve'], withTask({ reserve: 1 })],
  ['plan', ['plan.tasks[pool].team'], withTask({ team: 'none' })],
  [
    'plan',
    ['plan.tasks[pool].rounds[1].visits'],
    withTask({
      rounds: [
        { window: ['2020-03-02', '2020-03-31'], visits: 2 },
        { window: ['2020-06-01', '2020-06-30'], visits: 3 },
      ],
    }),
  ],
  [
    'plan',
    ['plan.tasks[pool].rounds[1].window[0]'],
    withTask({
      rounds: [
        { window: ['2020-03-02', '2020-03-31'], visits: 2 },
        { window: ['2020-06-02', '2020-06-30'], visits: 2 },
      ],
    }),
  ],
  [
    'plan',
    ['plan.tasks[second]'],
    ({ plan }) => ({
      plan: { ...plan, tasks: [...plan.tasks, { ...plan.tasks[0]!, id: 'second' }] },
    }),
  ],
  [
    'plan',
    ['plan.exclude[0]'],
    ({ plan }) => {
      const [first, second, ...rest] = plan.exclude as Row[]
      return { plan: { ...plan, exclude: [second!, first!, ...rest] } }
    },
  ],
  [
    'plan',
    ['plan.pairing.balance'],
    ({ plan }) => ({ plan: { ...plan, pairing: { shortage: 'vacancies', balance: 'none' } } }),
  ],
  [
    'calendar',
    ['calendar.version'],
    ({ calendar }) => ({ calendar: { ...calendar, version: '2' } }),
  ],
  [
    'calendar',
    ['calendar.holidays[1]'],
    ({ calendar }) => ({ calendar: { ...calendar, holidays: ['2020-05-01', '2020-06-25'] } }),
  ],
]

function withTask(over: Row): (data: Data) => Partial<Data> {
  return ({ plan }) => ({ plan: { ...plan, tasks: [{ ...plan.tasks[0]!, ...over }] } })
}

export function plantValue(data: Data, roll: Dice): Planted {
  const [of, names, change] = VALUES[roll(VALUES.length)]!
  const expected = { column: 'open', id: 'plan-steps', of, names } as const
  return { data: { ...data, ...change(data) }, expected }
}

/** Changes a carried visit: not told, on another day, by another officer. */
export function plantVisit(
  data: Data,
  visits: readonly PastVisit[],
  roll: Dice,
): Planted | undefined {
  if (visits.length === 0) return undefined
  const visit = visits[roll(visits.length)]!
  const place = data.pastVisits.findIndex(
    (row) => row.enterprise === visit.enterprise && row.matter === 'pool',
  )
  const rows = data.pastVisits
  const row = rows[place]!
  const name = `${visit.enterprise} pool ${visit.date}`
  const made = (id: string, next: readonly Row[], shown: string): Planted => ({
    data: { ...data, pastVisits: next },
    expected: { column: 'open', id, of: 'pastVisits', names: [shown] },
  })
  switch (roll(3)) {
    case 0:
      return made('visits-missing', rows.toSpliced(place, 1), name)
    case 1: {
      const date = '2020-05-06'
      return made('visits-moved', rows.with(place, { ...row, date }), `${name} → ${date}`)
    }
    default: {
      const others = ['I0', 'I1', 'I2', 'I3', 'I4'].filter((id) => !visit.inspectors?.includes(id))
      const teams = [visit.inspectors ?? [], others].map((team) => team.join(' ') || '—')
      const next = rows.with(place, { ...row, inspectors: others })
      return made('visits-by-others', next, `${name} (${teams.join(' → ')})`)
    }
  }
}

/**
 * Why each unit has no chance in a draw of this plan, from its rules alone; null for one that has.
 */
export function whyNoChance({
  enterprises,
  lists,
  penalties,
  plan,
}: Data): Map<string, string | null> {
  const codes = (plan.exclude as Row[]).map(({ code }) => code as string)
  return new Map(
    enterprises.map(({ id, town, status }) => {
      if (town === '外') return [id as string, 'frame']
      const out: Readonly<Record<string, boolean>> = {
        停业: status === '停业',
        免检: lists.some((row) => row.list === '免检' && row.enterprise === id),
        处罚: penalties.some(
          (row) => row.enterprise === id && (row.date as string) >= '2019-06-01',
        ),
      }
      return [id as string, codes.find((code) => out[code]) ?? null]
    }),
  )
}

export const asInputs = (data: Data) => data as unknown as InputData
