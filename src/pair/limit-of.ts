import type { DayCap, DayCaps, PairingProblem } from './engine/problem.ts'
import type { Visit } from './legality.ts'
import { visitDays } from './visit-days.ts'

/** Says which days with visits a cap of the engine covers. @internal */
export function limitOf(
  { caps }: PairingProblem,
  visits: readonly Visit[],
  index: number,
): { readonly inspector: number; readonly from: string; readonly to: string } {
  const days = visitDays(visits)
  const { inspector, first, last } = (caps as DayCaps).caps[index] as DayCap
  return { inspector, from: days[first] as string, to: days[last] as string }
}
