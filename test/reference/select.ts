import { allocate, chance } from './allocate.ts'
import { byBytes, canonical } from './canonical.ts'
import { workingDays } from './dates.ts'
import { inTicketOrder, key, ticket } from './draws.ts'
import { sizeOf } from './faults.ts'
import { field } from './filters.ts'
import { frameOf } from './frame.ts'
import { find } from './inputs.ts'
import { inProportion, type Proportional, sizesOf } from './proportional.ts'
import { ratio, ratioText } from './ratios.ts'
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
    excluded: { code: string; count: number }[]
    eligible: number
    strata: Stratum[]
    planned: number
    drawn: number
    shortfall: number
    reserves: number
  }
  sample: SampleRow[]
  reserves: Omit<SampleRow, 'pi' | 'date'>[]
  exclusions: { pool: string; round: number; unit: string; code: string }[]
  /** §7.5a: the field, and the strata that were drawn in proportion to it. */
  size: string | undefined
  proportional: Proportional[]
}

/** §7 and §8 for one round, `before` being the rounds of the batch processed already. */
export function select(
  inputs: Inputs,
  { pool, round }: { pool: string; round: number },
  seed: string,
  before: readonly Selection[],
): Selection {
  const task = find(inputs.plan.tasks, pool)
  const { window, visits, design = task.design! } = task.rounds![round - 1]!
  const sizeField = sizeOf(design)
  const selectKey = key(seed, { purpose: 'select', pool, round })

  // 7.1, 7.2
  const { frame, eligible, excluded, codes } = frameOf(inputs, task, design, window[0], before)
  const exclusions = [...codes].map(([unit, code]) => ({ pool, round, unit, code }))

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
  const labels = [...units.keys()].sort(byBytes)

  // 7.4
  const allocateKey = key(seed, { purpose: 'allocate', pool, round })
  const sizes = labels.map((label) => ({ label, size: units.get(label)!.members.length }))
  const shares = allocate(design, visits, sizes, allocateKey)
  const probability = design.type !== 'listed'

  // 7.5a
  const sized = sizeField === undefined ? undefined : sizesOf(eligible, sizeField)
  const inStrata = labels.map((label, h) => {
    const { drawn } = shares[h]!
    if (!sized || drawn === 0) return undefined
    const members = units.get(label)!.members.map(({ id }) => ({ id, x: sized.get(id)! }))
    const ppsKey = key(seed, { purpose: 'pps', pool, round, stratum: label })
    return inProportion(members, drawn, selectKey, ppsKey)
  })
  const strata = labels.map((label, h): Stratum => {
    const { stratum, members } = units.get(label)!
    const { drawn, expected } = shares[h]!
    const size = members.length
    const known = probability && !inStrata[h]
    const pi = known ? ratioText(chance(ratio(drawn), size)) : null
    const unconditional = known ? ratioText(chance(expected, size)) : null
    return { stratum, size, drawn, pi, unconditional }
  })

  // 7.5
  const ranked = labels.map((label, h) => {
    const { members } = units.get(label)!
    const { chances } = inStrata[h] ?? {}
    const some = chances ? members.filter(({ id }) => chances.has(id)) : members
    return inTicketOrder(selectKey, some, ({ id }) => id).map(({ id: unit }, i) => {
      const { stratum } = strata[h]!
      return { pool, round, unit, stratum, rank: i + 1, ticket: ticket(selectKey, unit) }
    })
  })
  const reserve = probability ? (task.reserve ?? 0) : 0
  const reserves = ranked.flatMap((rows, h) => rows.slice(strata[h]!.drawn).slice(0, reserve))

  // 8
  const days = workingDays(inputs.calendar, window)
  if (days.length === 0) throw new Error('a window without a working day (§8)')
  const taken = ranked.flatMap((rows, h) =>
    rows.slice(0, strata[h]!.drawn).map((row) => {
      const chance = inStrata[h]?.chances.get(row.unit)
      return { ...row, pi: chance ? ratioText(chance) : strata[h]!.pi }
    }),
  )
  const sample = inTicketOrder(selectKey, taken, ({ unit }) => unit).map((row, i) => {
    const j = Math.floor(((2 * i + 1) * days.length) / (2 * taken.length))
    return { ...row, date: days[j]! }
  })

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
