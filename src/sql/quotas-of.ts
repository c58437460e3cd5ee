import type { PoolRound } from '../select/resolve-batch.ts'
import type { Quota } from './sample-sql.ts'

/** Adds the reserves to what each stratum gives (`docs/protocol.md` §7.5). @internal */
export function quotasOf(
  { task, design }: PoolRound,
  counts: ReadonlyMap<string, number>,
): Quota[] {
  const reserves = design.type === 'listed' ? 0 : (task.reserve ?? 0)
  return [...counts].map(([stratum, drawn]) => ({ stratum, drawn, reserves }))
}
