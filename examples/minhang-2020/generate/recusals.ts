import type { Enterprise, Inspector, Recusal } from 'double-random'
import { dataRandom, SEEDS } from './random.ts'

const REASONS = ['近亲属在该单位任职', '曾在该单位任职', '与负责人有其他关系，可能影响公正']

/** Declared recusals: about every other officer names a few enterprises. */
export function generateRecusals(
  enterprises: readonly Enterprise[],
  inspectors: readonly Inspector[],
): Recusal[] {
  const random = dataRandom(SEEDS.recusals)
  const rows = inspectors
    .filter(() => random.percent(50))
    .flatMap(({ id }) =>
      Array.from({ length: 1 + random.below(3) }, () => ({
        inspector: id,
        enterprise: random.pick(enterprises).id,
        reason: random.pick(REASONS),
      })),
    )
  const byPair = new Map(rows.map((row) => [`${row.inspector} ${row.enterprise}`, row]))
  return [...byPair.values()]
}
