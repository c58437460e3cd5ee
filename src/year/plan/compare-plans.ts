import type { Enterprise } from '../../schema/inputs/enterprise.ts'
import type { InputData, Inputs } from '../../schema/inputs/inputs.ts'
import { parseInputs } from '../../schema/inputs/parse-inputs.ts'
import { fold } from '../../schema/kit/fold.ts'
import { frameContext } from '../../select/frame-context.ts'
import { planFrame } from './frames.ts'

/** A unit with the tasks that are about it, in the order of the plan. */
export interface UnitTasks {
  /** Its id in the plan's directory. */
  readonly unit: string
  readonly tasks: readonly string[]
}

/** How two plans fit together. */
export interface PlanComparison {
  /** Units that tasks of both plans are about: each may visit them in the same year. */
  readonly both: readonly { readonly first: UnitTasks; readonly second: UnitTasks }[]
  /** Units of key tasks of the first plan that the directory of the second does not have. */
  readonly keyUnitsMissing: readonly UnitTasks[]
  /** Units that no task of either plan is about, by the id in the directory that has them. */
  readonly inNeither: readonly {
    readonly unit: string
    readonly directory: 'first' | 'second' | 'both'
  }[]
}

/**
 * Holds the plans of two authorities against each other, for example of a district and a town
 * (上下衔接): units that both are about, key units that the second does not know, gaps.
 *
 * A unit is one if its id is, or its credit code; width and case do not count. Whom a task is about
 * is said by its `where` and by exclusions that lists or filters decide; what depends on visits and
 * penalties, and tasks whose units are named later (`deferred`), do not count.
 *
 * @param first - inputs of the one who asks; its key units are looked for
 * @param second - inputs of the other
 * @returns all three in byte order of ids, those of the first directory first
 * @throws DoubleRandomError `input/…`, as `parseInputs`
 *
 * @example
 * const { both, keyUnitsMissing, inNeither } = comparePlans(exampleInputs, exampleInputs);
 * both[0].first; // => { unit: 'station-1', tasks: ['petrol'] }
 * [keyUnitsMissing.length, inNeither.length]; // => [0, 0]
 */
export function comparePlans(
  first: InputData | Inputs,
  second: InputData | Inputs,
): PlanComparison {
  const [one, other] = [sideOf(parseInputs(first)), sideOf(parseInputs(second))]
  const twinOf = finder(other.units)
  const pairs = one.units.map((unit) => [unit, twinOf(unit)] as const)
  const twins = new Set(pairs.map(([, twin]) => twin))
  const isPlanned = (side: Side, unit: Enterprise | undefined) =>
    unit !== undefined && side.tasksOf.has(unit.id)
  return {
    both: pairs.flatMap(([unit, twin]) =>
      twin !== undefined && isPlanned(one, unit) && isPlanned(other, twin)
        ? [{ first: unitTasks(unit, one.tasksOf), second: unitTasks(twin, other.tasksOf) }]
        : [],
    ),
    keyUnitsMissing: pairs.flatMap(([unit, twin]) =>
      twin === undefined && one.keyTasksOf.has(unit.id) ? [unitTasks(unit, one.keyTasksOf)] : [],
    ),
    inNeither: [
      ...pairs.flatMap(([unit, twin]) =>
        isPlanned(one, unit) || isPlanned(other, twin)
          ? []
          : [{ unit: unit.id, directory: twin === undefined ? 'first' : 'both' } as const],
      ),
      ...other.units.flatMap((unit) =>
        twins.has(unit) || isPlanned(other, unit)
          ? []
          : [{ unit: unit.id, directory: 'second' } as const],
      ),
    ],
  }
}

interface Side {
  readonly units: readonly Enterprise[]
  readonly tasksOf: ReadonlyMap<string, readonly string[]>
  readonly keyTasksOf: ReadonlyMap<string, readonly string[]>
}

function sideOf(inputs: Inputs): Side {
  const context = frameContext(inputs)
  const [tasksOf, keyTasksOf] = [new Map<string, string[]>(), new Map<string, string[]>()]
  for (const task of inputs.plan.tasks) {
    if (task.deferred !== undefined) continue
    for (const unit of planFrame(context, task).units) {
      const about = task.kind === 'key' ? [tasksOf, keyTasksOf] : [tasksOf]
      for (const map of about) map.set(unit, [...(map.get(unit) ?? []), task.id])
    }
  }
  return { units: inputs.enterprises, tasksOf, keyTasksOf }
}

/** Finds the row of another directory that is the same unit. */
function finder(units: readonly Enterprise[]): (unit: Enterprise) => Enterprise | undefined {
  const byId = new Map(units.map((unit) => [fold(unit.id), unit]))
  const byCode = new Map(
    units.flatMap((unit) =>
      unit.creditCode === undefined ? [] : [[fold(unit.creditCode), unit] as const],
    ),
  )
  return ({ id, creditCode }) =>
    byId.get(fold(id)) ??
    (creditCode === undefined ? undefined : byCode.get(fold(creditCode))) ??
    // A directory may have the credit code as its id.
    byCode.get(fold(id)) ??
    (creditCode === undefined ? undefined : byId.get(fold(creditCode)))
}

function unitTasks({ id }: Enterprise, tasksOf: ReadonlyMap<string, readonly string[]>): UnitTasks {
  return { unit: id, tasks: tasksOf.get(id) ?? [] }
}
