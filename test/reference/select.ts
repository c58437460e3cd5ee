import { allocate, chance } from './allocate.ts'
import { byBytes, canonical } from './canonical.ts'
import { dated } from './dated.ts'
import { inTicketOrder, key, ticket } from './draws.ts'
import { field } from './filters.ts'
import { frameOf } from './frame.ts'
import { find } from './inputs.ts'
import type { Entry } from './joint.ts'
import { inProportion, type Proportional, sizesOf } from './proportional.ts'
import { ratio, ratioText } from './ratios.ts'
import { isVisited, type Part, rotated } from './rotation.ts'
import { sizeOf } from './sizes.ts'
import type { Design, Enterprise, Inputs, StratumValues, Task } from './types.ts'

export type Stratum = {
  stratum: StratumValues
  size: number
  drawn: number
  pi: string | null
  unconditional: string | null
}
export type SampleRow = {
  pool: string
  round: number
  unit: string
  stratum: StratumValues
  rank: number
  ticket: string
  pi: string | null
  date: string
  host?: Entry
  movedFrom?: string
}
/** What §7 and §8 make of one round. */
export type Selection = {
  task: Task
  head: {
    pool: string
    round: number
    window: [string, string]
    design: Design['type']
    frame: number
    excluded: { code: string; count: number; byDraw: number }[]
    eligible: number
    strata: Stratum[]
    planned: number
    drawn: number
    shortfall: number
    reserves: number
  }
  sample: SampleRow[]
  reserves: Omit<SampleRow, 'pi' | 'date' | 'host' | 'movedFrom'>[]
  exclusions: { pool: string; round: number; unit: string; code: string; byDraw: boolean }[]
  /** §7.5a: the field, and the strata that were drawn in proportion to it. */
  size: string | undefined
  proportional: Proportional[]
}

/** §7.3: strata in the order of their labels. */
const byLabel = <T extends { stratum: StratumValues }>(strata: readonly T[]): T[] =>
  strata.toSorted((a, b) => byBytes(canonical(a.stratum), canonical(b.stratum)))

/** §7 and §8 for one round, `earlier` being the rounds of the batch processed already. */
export function select(
  inputs: Inputs,
  { pool, round }: Entry,
  seed: string,
  earlier: readonly Selection[],
): Selection {
  const task = find(inputs.plan.tasks, pool)
  const { window, visits, days, design = task.design! } = task.rounds![round - 1]!
  const sizeField = sizeOf(design)
  const selectKey = key(seed, { purpose: 'select', pool, round })

  // 7.1, 7.2
  const before = earlier.flatMap(({ sample }) => sample)
  const asked = { inputs, task, window, before }
  const { frame, eligible, excluded, ...taken } = frameOf(design, asked)
  const exclusions = taken.exclusions.map((one) => ({ pool, round, ...one }))

  // 7.3, with the empty strata that 10.3 lists for `fixed`
  const by = design.type === 'stratified' ? design.by : []
  const units = new Map<string, { stratum: StratumValues; members: Enterprise[] }>()
  const open = (stratum: StratumValues) => {
    const label = canonical(stratum)
    if (!units.has(label)) units.set(label, { stratum, members: [] })
    return units.get(label)!
  }
  if (design.type !== 'stratified') open([])
  else if (design.allocation.type === 'fixed')
    for (const { stratum } of design.allocation.counts) open(stratum)
  for (const unit of eligible) open(by.map((name) => field(unit, name) ?? null)).members.push(unit)
  const whole = byLabel([...units.values()])

  // 7.4, 7.4a
  const allocateKey = key(seed, { purpose: 'allocate', pool, round })
  const sizes = whole.map(({ stratum, members }) => ({
    label: canonical(stratum),
    size: members.length,
  }))
  const shares = allocate(design, visits, sizes, allocateKey)
  const rotation = 'rotation' in design ? design.rotation : undefined
  const parts = whole.map((one, h): Part[] => {
    const { size, label } = sizes[h]!
    const share = shares[h]!
    if (!rotation || size === 0)
      return [{ ...one, drawn: share.drawn, unconditional: chance(share, size) }]
    const rotateKey = key(seed, { purpose: 'rotate', pool, round, stratum: label })
    return rotated(one, share, rotation, isVisited(rotation, asked), rotateKey)
  })
  const split = byLabel(parts.flat())

  // 7.5a
  const sized = sizeField === undefined ? undefined : sizesOf(eligible, sizeField)
  const inStrata = split.map(({ stratum, members, drawn }) => {
    if (!sized || drawn === 0) return undefined
    const xs = members.map(({ id }) => ({ id, x: sized.get(id)! }))
    const ppsKey = key(seed, { purpose: 'pps', pool, round, stratum: canonical(stratum) })
    return inProportion(xs, drawn, selectKey, ppsKey)
  })
  const probability = design.type !== 'listed'
  const strata = split.map(({ stratum, members, drawn, unconditional }): Stratum => {
    const size = members.length
    const known = probability && !sized
    const pi = known ? ratioText(size === 0 ? ratio(0) : ratio(drawn, size)) : null
    return { stratum, size, drawn, pi, unconditional: known ? ratioText(unconditional) : null }
  })

  // 7.5
  const ranked = split.map(({ stratum, members }, h) => {
    const { chances } = inStrata[h] ?? {}
    const some = chances ? members.filter(({ id }) => chances.has(id)) : members
    return inTicketOrder(selectKey, some, ({ id }) => id).map(({ id: unit }, i) => ({
      pool,
      round,
      unit,
      stratum,
      rank: i + 1,
      ticket: ticket(selectKey, unit),
    }))
  })
  const reserve = probability ? (task.reserve ?? 0) : 0
  const reserves = ranked.flatMap((rows, h) => rows.slice(strata[h]!.drawn).slice(0, reserve))
  const chosen = ranked.flatMap((rows, h) =>
    rows.slice(0, strata[h]!.drawn).map((row) => {
      const own = inStrata[h]?.chances.get(row.unit)
      return { ...row, pi: own ? ratioText(own) : strata[h]!.pi }
    }),
  )

  // 8
  const sample = dated(selectKey, chosen, asked, days)

  // 7.6, 10.3
  const drawn = sample.length
  const planned = visits ?? drawn
  const head = {
    pool,
    round,
    window,
    design: design.type,
    frame,
    excluded,
    eligible: eligible.length,
    strata,
    planned,
    drawn,
    shortfall: Math.max(0, planned - drawn),
    reserves: reserves.length,
  }
  const proportional = inStrata.filter((one) => one !== undefined)
  return { task, head, sample, reserves, exclusions, size: sizeField, proportional }
}
