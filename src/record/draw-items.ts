import { groupBy } from '../core/group.ts'
import { applyRate, parseRatio, type Ratio } from '../core/ratio.ts'
import { createTicketer } from '../core/ticket.ts'
import { drawKey } from '../random/draw-key.ts'
import type { BatchEntry, ItemsRow } from '../schema/documents/documents.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'
import type { Filter } from '../schema/inputs/filter.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { Catalogue, Rider, TaskItems } from '../schema/inputs/items.ts'
import { listsOf, matchesFilter } from '../schema/inputs/matches-filter.ts'
import { smallestTickets } from '../select/smallest-tickets.ts'

/** Of a sampled unit, what its items depend on. */
type SampledUnit = BatchEntry & { readonly unit: string }

/** The items to check at one visit, riders left out. */
type VisitItems = (at: SampledUnit) => Omit<ItemsRow, 'riders'> | undefined

/**
 * Draws what is checked at each visit: the third draw, after the enterprises and the inspectors
 * (`docs/protocol.md` §10.4).
 *
 * @param sample - all rows of the batch
 * @returns a row for each whose task says what is checked
 */
export function drawItems(
  inputs: Inputs,
  sample: readonly SampledUnit[],
  seed: string,
): ItemsRow[] {
  const { itemsOf, ridersOf, considers } = itemRules(inputs, seed)
  const rounds = groupBy(sample, ({ pool, round }) => `${pool}\n${round}`)
  return [...rounds.values()].flatMap((rows) => {
    const [{ pool, round }] = rows as [SampledUnit]
    const carriers = ridersOf(pool).map((rider) => {
      const units = rows.flatMap(({ unit }) => (considers(rider, unit) ? [unit] : []))
      const count = applyRate(parseRatio(rider.share) as Ratio, units.length, rider.rounding)
      const key = drawKey(seed, { purpose: 'rider', pool, round, item: rider.item })
      const drawn = smallestTickets(units, count, createTicketer(key))
      return { item: rider.item, units: new Set(drawn.map(({ unit }) => unit)) }
    })
    return rows.flatMap((row) => {
      const items = itemsOf(row)
      const riders = carriers.flatMap(({ item, units }) => (units.has(row.unit) ? [item] : []))
      return items === undefined ? [] : [{ ...items, riders }]
    })
  })
}

/**
 * The items of a substitute's visit: its own by the same law, and the riders of the visit it
 * replaces (§11.5).
 */
export function substituteItems(
  inputs: Inputs,
  at: SampledUnit,
  replaced: readonly string[],
  seed: string,
): ItemsRow | undefined {
  const { itemsOf, ridersOf, considers } = itemRules(inputs, seed)
  const items = itemsOf(at)
  const riders = ridersOf(at.pool).flatMap((rider) =>
    replaced.includes(rider.item) && considers(rider, at.unit) ? [rider.item] : [],
  )
  return items && { ...items, riders }
}

function itemRules(inputs: Inputs, seed: string) {
  const { plan, enterprises } = inputs
  const lists = listsOf(inputs)
  const unitOf = new Map(enterprises.map((unit) => [unit.id, unit]))
  const taskItems = new Map(plan.tasks.map(({ id, items }) => [id, items]))
  const catalogues = new Map((plan.catalogues ?? []).map((each) => [each.id, each]))
  const considers = ({ where }: { readonly where?: Filter }, unit: string) =>
    where === undefined || matchesFilter(where, unitOf.get(unit) as Enterprise, lists)
  const itemsOf: VisitItems = ({ pool, round, unit }) => {
    const wanted = taskItems.get(pool)
    const catalogue = wanted && catalogues.get(wanted.catalogue)
    if (catalogue === undefined) return undefined
    const key = drawKey(seed, { purpose: 'items', pool, round, unit })
    const drawn = drawOthers(catalogue, wanted as TaskItems, (each) => considers(each, unit), key)
    return { pool, round, unit, ...drawn }
  }
  const ridersOf = (pool: string): readonly Rider[] => taskItems.get(pool)?.riders ?? []
  return { itemsOf, ridersOf, considers }
}

function drawOthers(
  { items }: Catalogue,
  { draw = 0 }: TaskItems,
  isConsidered: (item: Catalogue['items'][number]) => boolean,
  key: string,
): { mandatory: string[]; drawn: string[] } {
  const considered = items.filter(isConsidered)
  const named = (isMandatory: boolean) =>
    considered.flatMap(({ id, mandatory = false }) => (mandatory === isMandatory ? [id] : []))
  const others = named(false)
  const count =
    typeof draw === 'number' ? draw : applyRate(parseRatio(draw) as Ratio, others.length, 'up')
  const drawn = smallestTickets(others, count, createTicketer(key)).map(({ unit }) => unit)
  return { mandatory: named(true), drawn }
}
