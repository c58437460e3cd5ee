import type { Proportional } from './proportional.ts'
import type { replay } from './replay.ts'
import { type Selection, select } from './select.ts'
import type { Inputs } from './types.ts'

/** What a stratum exercised (§7.5a). */
function stratumNames({ passes, others, left, start }: Proportional): string[] {
  const certain = passes.flat().length
  const sizes = [...passes.flat(), ...others].map(({ x }) => x)
  const names = [
    ...(certain > 0 ? ['certain units'] : ['nobody certain']),
    ...(passes.length > 1 ? ['certain units in two passes'] : []),
    ...(passes.length > 2 ? ['certain units in three passes'] : []),
    ...(sizes.length > 1 && new Set(sizes).size === 1 ? ['equal sizes'] : []),
    ...(sizes.some((x) => x > 2n ** 32n) ? ['large sizes'] : []),
  ]
  if (left === 0)
    return [...names, ...(certain > 1 ? ['everybody certain'] : ['the only one certain'])]
  const T = others.reduce((total, { x }) => total + x, 0n)
  let X = 0n
  const edges = others.map(({ x }) => {
    X += x
    return BigInt(left) * X
  })
  return [
    ...names,
    ...(certain > 0 ? ['some certain, some drawn'] : []),
    ...(left > 1 ? ['several drawn'] : []),
    ...(T > 2n ** 32n ? ['long start'] : []),
    ...(others.some(({ x }) => BigInt(left + 1) * x >= T) ? ['nearly certain'] : []),
    // One less, or one more, and another unit would be drawn.
    ...(edges.some((edge) => (edge - start) % T === 0n) ? ['start on an edge'] : []),
    ...(edges.some((edge) => (edge - start - 1n) % T === 0n) ? ['start below an edge'] : []),
  ]
}

function roundNames({ head, proportional, sample }: Selection): string[] {
  const strata = head.strata.filter(({ size }) => size > 0)
  const ranks = sample.filter(({ pi }) => pi !== '1/1')
  return [
    head.design === 'pps' ? 'pps' : 'size in strata',
    ...(proportional.length > 1 ? ['size in several strata'] : []),
    ...(strata.some(({ drawn }) => drawn === 0) ? ['nobody drawn of some'] : []),
    ...(strata.length === 0 ? ['nobody eligible'] : []),
    ...(ranks.some(({ stratum, rank }) =>
      sample.some((row) => row.stratum === stratum && row.pi === '1/1' && row.rank > rank),
    )
      ? ['certain after drawn']
      : []),
    ...proportional.flatMap(stratumNames),
  ]
}

/** What rounds in proportion to size exercised. */
export function sizeFeatures(inputs: Inputs, { head, secrets }: ReturnType<typeof replay>) {
  const selections: Selection[] = []
  for (const entry of head.announcement.batch)
    selections.push(select(inputs, entry, secrets.seed, selections))
  const names = selections
    .filter(({ size }) => size !== undefined)
    .map(({ size, ...rest }) => [
      ...roundNames({ size, ...rest }),
      size === 'size' ? 'field size' : 'field attributes',
    ])
  return names.flat().map((name) => `in proportion: ${name}`)
}
