import { sizeOf } from './sizes.ts'
import type { Inputs, Task } from './types.ts'

const repeats = (names: readonly string[]): boolean => new Set(names).size < names.length

const designsOf = ({ design, rounds = [] }: Task) =>
  [design, ...rounds.map((round) => round.design)].filter((one) => one !== undefined)

const reserveBesideSize = (task: Task): boolean =>
  (task.reserve ?? 0) > 0 && designsOf(task).some((one) => sizeOf(one) !== undefined)

const rotationBesideSize = (task: Task): boolean =>
  designsOf(task).some((one) => sizeOf(one) !== undefined && 'rotation' in one)

/** §3.7, §3.9, §3.10: the codes of what is wrong with a plan. */
export function faultsOfPlan({ plan, calendar }: Inputs): string[] {
  const { exclude: common = [], catalogues = [], tasks } = plan
  const codes = tasks.map(({ exclude = [] }) => [...common, ...exclude].map(({ code }) => code))
  const itemsOf = (id: string) => catalogues.find((one) => one.id === id)?.items ?? []
  const names = tasks.flatMap(({ items }) =>
    items ? [[...itemsOf(items.catalogue), ...(items.riders ?? [])]] : [],
  )
  const asked = names.map((some) => some.map((one) => ('item' in one ? one.item : one.id)))
  const unknown = tasks.some(
    ({ items }) => items && !catalogues.some(({ id }) => id === items.catalogue),
  )
  const reserved = codes.flat().some((code) => code === 'overlap' || code === 'earlier-round')
  return [
    ...([...codes, ...asked].some(repeats) ? ['input/duplicate'] : []),
    ...(unknown ? ['input/unknown-id'] : []),
    ...((plan.calendar ?? calendar.version) === calendar.version ? [] : ['input/choice']),
    ...(tasks.some(reserveBesideSize) || tasks.some(rotationBesideSize) || reserved
      ? ['input/choice']
      : []),
  ]
}
