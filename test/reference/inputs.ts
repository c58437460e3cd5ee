import { byBytes, setOf } from './canonical.ts'
import { inRowOrder } from './merkle.ts'
import { parseRatio, ratioText } from './ratios.ts'
import type {
  Calendar,
  Checks,
  Design,
  Inputs,
  Limit,
  Period,
  Plan,
  Rotation,
  Stratified,
} from './types.ts'

type Members = Record<string, unknown>

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** §1.8: removes absent members at every depth, from the inside out. */
function prune(value: unknown, emptyToo: boolean): unknown {
  if (Array.isArray(value)) return value.map((element) => prune(element, emptyToo))
  if (!isObject(value)) return value
  const absent = (member: unknown) =>
    member === null ||
    member === '' ||
    (emptyToo && Array.isArray(member) && member.length === 0) ||
    (emptyToo && isObject(member) && Object.keys(member).length === 0)
  const members = Object.entries(value).map(([key, member]) => [key, prune(member, emptyToo)])
  return Object.fromEntries(members.filter(([, member]) => !absent(member)))
}

/** §1.7 */
const reduced = (text: string) => ratioText(parseRatio(text))

function withLinger<T extends { rotation?: Rotation }>(design: T): T {
  const { linger } = design.rotation ?? {}
  return linger === undefined
    ? design
    : { ...design, rotation: { ...design.rotation, linger: reduced(linger) } }
}

/** §1.7 in a design: every ratio in lowest terms. */
function withRatios(design: Design): Design {
  if (design.type === 'simple') {
    const { rate } = design
    return withLinger(rate === undefined ? design : { ...design, rate: reduced(rate) })
  }
  return design.type === 'stratified' ? withLinger(stratifiedWithRatios(design)) : design
}

function stratifiedWithRatios(design: Stratified): Stratified {
  const { minimum, allocation } = design
  const least = typeof minimum === 'string' ? { minimum: reduced(minimum) } : {}
  if (allocation.type !== 'rates') return { ...design, ...least }
  const { otherwise } = allocation
  const rates = allocation.rates.map((entry) => ({ ...entry, rate: reduced(entry.rate) }))
  const rest = otherwise === undefined ? {} : { otherwise: reduced(otherwise) }
  return { ...design, ...least, allocation: { ...allocation, rates, ...rest } }
}

/** §1.7 in `items`. */
function itemsWithRatios({ draw, riders, ...rest }: Checks): Checks {
  return {
    ...rest,
    ...(draw === undefined ? {} : { draw: typeof draw === 'string' ? reduced(draw) : draw }),
    ...(riders ? { riders: riders.map((one) => ({ ...one, share: reduced(one.share) })) } : {}),
  }
}

/** §3.7: as given, after 1.7 and 1.8. */
function planOf(raw: unknown): Plan {
  const plan = prune(raw, false) as Plan
  const tidy = <T extends { design?: Design }>(owner: T): T =>
    owner.design ? { ...owner, design: withRatios(owner.design) } : owner
  const tasks = plan.tasks.map((task) => ({
    ...tidy(task),
    ...(task.rounds ? { rounds: task.rounds.map(tidy) } : {}),
    ...(task.items ? { items: itemsWithRatios(task.items) } : {}),
  }))
  return { ...plan, tasks }
}

/** §3.2: leave in order of (from, to), without repetitions. */
function periods(leave: Period[]): Period[] {
  const texts = setOf(leave.map(({ from, to }) => `${from} ${to}`))
  return texts.map((text) => ({ from: text.slice(0, 10), to: text.slice(11) }))
}

/** §3.2a: limits in order of (from, to). */
const bySpan = (limits: Limit[]): Limit[] =>
  [...limits].sort((a, b) => byBytes(`${a.from} ${a.to}`, `${b.from} ${b.to}`))

/** §3.1, 3.2, 3.4–3.6: the members that are sets. */
function withSets(row: Members): Members {
  const out = { ...row }
  for (const name of [
    'tags',
    'qualifications',
    'towns',
    'inspectors',
    'ids',
    'holidays',
    'workdays',
  ])
    if (Array.isArray(row[name])) out[name] = setOf(row[name])
  if (Array.isArray(row.leave)) out.leave = periods(row.leave)
  if (Array.isArray(row.limits)) out.limits = bySpan(row.limits)
  return out
}

/** §3: raw inputs as they are digested. */
export function normalised(raw: Members): Inputs {
  const rows = (table: string) => {
    const given = (raw[table] || []) as Members[]
    const people = table === 'enterprises' || table === 'inspectors'
    const wanted = people ? given.map(({ contact: _, ...row }) => row) : given
    const kept = wanted.map((row) => withSets(prune(row, true) as Members))
    return inRowOrder(table, kept)
  }
  const tables = [
    'enterprises',
    'inspectors',
    'recusals',
    'pastVisits',
    'penalties',
    'lists',
    'waivers',
    'renamed',
    'plannedVisits',
  ]
  return {
    plan: planOf(raw.plan),
    calendar: withSets(prune(raw.calendar, true) as Members) as Calendar,
    ...Object.fromEntries(tables.map((table) => [table, rows(table)])),
  } as Inputs
}

export const find = <T extends { id: string }>(things: readonly T[], id: string): T => {
  const found = things.find((thing) => thing.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
