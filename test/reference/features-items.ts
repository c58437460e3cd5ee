import { find } from './inputs.ts'
import { considered } from './items.ts'
import { sameEntry } from './joint.ts'
import type { RoundOf } from './rounds.ts'
import { type Body, isRow } from './standing.ts'

/** What the items of a round exercised (§10.4). */
export function itemFeatures({ asked, head, sample }: RoundOf, { tables }: Body): string[] {
  const { inputs, task } = asked
  if (!task.items) return []
  const { catalogue, draw, riders = [] } = task.items
  const { items } = find(inputs.plan.catalogues!, catalogue)
  const rows = tables.items.filter((row) => sameEntry(row, head))
  const names = rows.flatMap(({ unit: id, mandatory, drawn, ...row }) => {
    const unit = find(inputs.enterprises, id)
    const some = items.filter((item) => considered(item, unit, inputs))
    const others = some.length - mandatory.length
    return [
      `draw ${typeof draw}`,
      ...(mandatory.length > 0 ? ['mandatory'] : []),
      ...(some.length < items.length ? ['not considered'] : []),
      ...(drawn.length > 1 ? ['several drawn'] : []),
      ...(drawn.length < others && drawn.length > 0 ? ['some drawn'] : []),
      ...(typeof draw === 'number' && draw > others ? ['more than there are'] : []),
      ...(row.riders.length > 0 ? ['rider'] : []),
      ...(row.riders.length > 1 ? ['several riders'] : []),
      ...(sample.find(isRow({ ...head, unit: id }))?.host ? ['of a row that joins'] : []),
    ]
  })
  const riderNames = riders.flatMap((rider) => {
    const K = sample.filter(({ unit }) =>
      considered(rider, find(inputs.enterprises, unit), inputs),
    ).length
    const n = rows.filter((row) => row.riders.includes(rider.item)).length
    return [
      ...(n > 0 && n < K ? [`rider at some, ${rider.rounding}`] : []),
      ...(K < sample.length && n > 0 ? ['rider considered at some'] : []),
      ...(K > 0 && n === 0 ? ['rider at none'] : []),
    ]
  })
  return [...names, ...riderNames].map((name) => `items: ${name}`)
}
