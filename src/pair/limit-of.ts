import { compareUtf8 } from '../core/utf8.ts'
import type { DayCap, DayCaps, PairingProblem } from './engine/problem.ts'
import type { Visit } from './legality.ts'

/** Says which days with visits a cap of the engine covers. @internal */
export function limitOf(
  { caps }: PairingProblem,
  visits: readonly Visit[],
  index: number,
): { readonly inspector: number; readonly from: string; readonly to: string } {
  const days = [...new Set(visits.map(({ date }) => date))].sort(compareUtf8)
  const { inspector, first, last } = (caps as DayCaps).caps[index] as DayCap
  return { inspector, from: days[first] as string, to: days[last] as string }
}
