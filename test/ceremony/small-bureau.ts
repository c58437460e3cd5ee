import type { EnterpriseData, InputData, InspectorData, Plan } from 'double-random'

/** A task without the members that decide nothing; some tests make it wrong. */
export interface SmallTask {
  readonly id?: string
  readonly [member: string]: unknown
}

export interface SmallBureau {
  readonly units?: number | readonly object[]
  readonly officers?: number | readonly object[]
  readonly tasks?: readonly SmallTask[]
  readonly pairing?: object
  /** Further members of the plan. */
  readonly plan?: object
  readonly [table: string]: unknown
}

export const WINDOW = ['2020-03-02', '2020-03-13'] as const

/** One round of the task; two units of it are visited unless it says otherwise. */
export const TWO_VISITS = { rounds: [{ window: WINDOW, visits: 2 }] }

/**
 * Inputs from what a test is about: units `U1` …, officers `I1` … with valid certificates, and by
 * default one task `pool` that draws two of all units at random.
 */
export function smallBureau({
  units = 6,
  officers = 4,
  tasks = [{}],
  pairing,
  plan,
  ...tables
}: SmallBureau): InputData {
  return {
    plan: {
      id: 'plan',
      title: '计划',
      tasks: tasks.map((task, index) => ({
        id: index === 0 ? 'pool' : `pool-${index + 1}`,
        title: '任务',
        kind: 'general',
        department: '科',
        doubleRandom: true,
        design: { type: 'simple' },
        ...TWO_VISITS,
        ...task,
      })) as readonly object[] as Plan['tasks'],
      ...(pairing === undefined ? {} : { pairing }),
      ...plan,
    },
    calendar: { version: '1', from: '2020-01-01', to: '2020-12-31' },
    enterprises: rowsOf<EnterpriseData>(units, 'U', (id) => ({ name: `${id} 号厂` })),
    inspectors: rowsOf<InspectorData>(officers, 'I', (id) => ({
      name: `${id} 号`,
      department: '科',
      certificate: { from: '2019-01-01', to: '2021-12-31' },
    })),
    ...tables,
  }
}

function rowsOf<Row>(
  given: number | readonly object[],
  letter: string,
  rest: (id: string) => object,
): Row[] {
  const rows: readonly object[] =
    typeof given === 'number' ? Array.from({ length: given }, () => ({})) : given
  return rows.map((row, index) => {
    const id = `${letter}${index + 1}`
    return { id, ...rest(id), ...row } as Row
  })
}
