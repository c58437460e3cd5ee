import { parseInputs } from '../../src/index.ts'
import type { Inputs } from '../../src/schema/inputs/inputs.ts'

type Data = Readonly<Record<string, unknown>>

/** What a test says of a plan; everything else is filled in. */
export interface SmallWorld {
  readonly units: readonly Data[]
  /** Tasks; each a simple draw of one visit in spring unless it says otherwise. */
  readonly tasks: readonly Data[]
  readonly exclude?: readonly Data[]
  readonly pastVisits?: readonly Data[]
  readonly catalogues?: readonly Data[]
}

/** Two windows of some days, one after the other. */
export const SPRING = ['2020-03-02', '2020-03-06']
export const AUTUMN = ['2020-09-07', '2020-09-11']

export function unitsNamed(...ids: string[]): { id: string; name: string }[] {
  return ids.map((id) => ({ id, name: id }))
}

/** Inputs without officers: nobody is needed for a visit. */
export function smallWorld({ units, tasks, exclude, pastVisits, catalogues }: SmallWorld): Inputs {
  const task = (given: Data) => ({
    title: 'T',
    kind: 'general',
    department: 'D',
    doubleRandom: true,
    team: 'none',
    design: { type: 'simple' },
    rounds: [{ window: SPRING, visits: 1 }],
    ...given,
  })
  const data = {
    plan: {
      id: 'plan',
      title: 'P',
      tasks: tasks.map(task),
      ...(exclude && { exclude }),
      ...(catalogues && { catalogues }),
    },
    calendar: { version: '1', from: '2019-01-01', to: '2021-12-31' },
    enterprises: units,
    inspectors: [],
    ...(pastVisits && { pastVisits }),
  }
  return parseInputs(data as never)
}
