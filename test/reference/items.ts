import { inTicketOrder, key } from './draws.ts'
import { holds } from './filters.ts'
import { find } from './inputs.ts'
import type { Entry } from './joint.ts'
import { ceiling, parseRatio, rounded, times } from './ratios.ts'
import type { Enterprise, Filter, Inputs } from './types.ts'

export type ItemsRow = Entry & {
  unit: string
  mandatory: string[]
  drawn: string[]
  riders: string[]
}

/** §10.4: whether an item or rider is considered at a unit. */
export const considered = (
  { where }: { readonly where?: Filter },
  unit: Enterprise,
  inputs: Inputs,
): boolean => where === undefined || holds(where, unit, inputs)

/** §10.4: the items of the catalogue at one visit. */
export function itemsAt(inputs: Inputs, { pool, round }: Entry, id: string, seed: string) {
  const { catalogue, draw = 0 } = find(inputs.plan.tasks, pool).items!
  const unit = find(inputs.enterprises, id)
  const items = find(inputs.plan.catalogues!, catalogue).items.filter((item) =>
    considered(item, unit, inputs),
  )
  const idsWhere = (mandatory: boolean) =>
    items.filter((item) => (item.mandatory === true) === mandatory).map((item) => item.id)
  const others = idsWhere(false)
  const n = typeof draw === 'string' ? ceiling(times(parseRatio(draw), others.length)) : draw
  const itemsKey = key(seed, { purpose: 'items', pool, round, unit: id })
  const drawn = inTicketOrder(itemsKey, others, (item) => item).slice(0, n)
  return { mandatory: idsWhere(true), drawn }
}

/** §10.4: the units of a round's sample that have each rider. */
function ridersOf(inputs: Inputs, { pool, round }: Entry, units: readonly string[], seed: string) {
  const { riders = [] } = find(inputs.plan.tasks, pool).items!
  return riders.map((rider) => {
    const { item, share, rounding } = rider
    const some = units.filter((id) => considered(rider, find(inputs.enterprises, id), inputs))
    const riderKey = key(seed, { purpose: 'rider', pool, round, item })
    const n = rounded(times(parseRatio(share), some.length), rounding)
    return { item, units: inTicketOrder(riderKey, some, (id) => id).slice(0, n) }
  })
}

/** §10.4: a row for each of the units sampled in a round. */
export function itemsOf(
  inputs: Inputs,
  entry: Entry,
  units: readonly string[],
  seed: string,
): ItemsRow[] {
  const { pool, round } = entry
  if (!find(inputs.plan.tasks, pool).items) return []
  const riders = ridersOf(inputs, entry, units, seed)
  return units.map((unit) => ({
    pool,
    round,
    unit,
    ...itemsAt(inputs, entry, unit, seed),
    riders: riders.filter((rider) => rider.units.includes(unit)).map(({ item }) => item),
  }))
}
