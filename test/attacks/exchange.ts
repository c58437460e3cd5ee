import { canonical } from '../reference/canonical.ts'
import type { Stream } from '../reference/draws.ts'

// biome-ignore lint/suspicious/noExplicitAny: a forger changes what he likes
export type Draft = any

/** Numbers below a bound, from a seed. */
export type Dice = Pick<Stream, 'below'>

type Path = readonly (string | number)[]

/** Everything in a document that can be exchanged, and what it can be exchanged for. */
export interface Exchanges {
  /** Places by their pattern, so that each kind of place is as likely as any other. */
  readonly leaves: readonly (readonly Path[])[]
  readonly branches: readonly (readonly Path[])[]
  /** Leaves by the name of their member, here and in other draws. */
  readonly stock: ReadonlyMap<string, readonly Draft[]>
  /** Whole parts of other draws, by pattern. */
  readonly parts: ReadonlyMap<string, readonly Draft[]>
}

/** @param others - documents of the same kind from other draws */
export function exchangesIn(document: Draft, others: readonly Draft[]): Exchanges {
  const leaves = new Map<string, Path[]>()
  const branches = new Map<string, Path[]>()
  const stock = new Map<string, Map<string, Draft>>()
  const parts = new Map<string, Draft[]>()
  const add = (value: Draft, path: Path, isOwn: boolean): void => {
    const pattern = patternOf(path)
    if (isBranch(value)) {
      if (isOwn) listIn(branches, pattern).push(path)
      else listIn(parts, pattern).push(value)
      for (const [name, each] of Object.entries(value)) {
        add(each, [...path, Array.isArray(value) ? Number(name) : name], isOwn)
      }
      return
    }
    if (isOwn) listIn(leaves, pattern).push(path)
    const name = nameOf(path)
    const known = stock.get(name) ?? new Map<string, Draft>()
    stock.set(name, known.set(canonical(value), value))
  }
  add(document, [], true)
  for (const other of others) add(other, [], false)
  return {
    leaves: [...leaves.values()],
    branches: [...branches.values()],
    stock: new Map([...stock].map(([name, values]) => [name, [...values.values()]])),
    parts,
  }
}

/** Exchanges one or two things in a draft, and returns what was done. */
export function exchangeIn(draft: Draft, given: Exchanges, dice: Dice): string {
  const done = Array.from({ length: 1 + dice.below(2) }, () => {
    const way = WAYS[dice.below(WAYS.length)] as (typeof WAYS)[number]
    return way(draft, given, dice)
  })
  return done.join(' and ')
}

/** A value becomes another one that stands under this name somewhere, or its neighbour. */
function other(draft: Draft, { leaves, stock }: Exchanges, dice: Dice): string {
  const path = pickedTwice(leaves, dice)
  const holder = holderIn(draft, path)
  const own = holder?.[path.at(-1) as string]
  if (holder === undefined || isBranch(own)) return 'nothing'
  const values = (stock.get(nameOf(path)) ?? []).filter((each) => each !== own)
  const near = neighboursOf(own)
  const from = near.length > 0 && (values.length === 0 || dice.below(4) === 0) ? near : values
  if (from.length === 0) return 'nothing'
  holder[path.at(-1) as string] = structuredClone(picked(from, dice))
  return `other ${patternOf(path)}`
}

/** Two values of one kind of place change places. */
function swap(draft: Draft, { leaves }: Exchanges, dice: Dice): string {
  const several = leaves.filter(({ length }) => length > 1)
  if (several.length === 0) return 'nothing'
  const places = picked(several, dice)
  const [a, b] = [picked(places, dice), picked(places, dice)]
  const [one, two] = [holderIn(draft, a), holderIn(draft, b)]
  if (one === undefined || two === undefined) return 'nothing'
  const [left, right] = [a.at(-1) as string, b.at(-1) as string]
  ;[one[left], two[right]] = [two[right], one[left]]
  return `swap ${patternOf(a)}`
}

/** Of a list one element goes, comes twice, changes places, or comes from another draw. */
function row(draft: Draft, { branches, parts }: Exchanges, dice: Dice): string {
  const path = pickedTwice(branches, dice)
  const list = valueIn(draft, path)
  if (!Array.isArray(list)) return 'nothing'
  const pattern = patternOf(path)
  const at = dice.below(list.length + 1)
  const foreign = parts.get(`${pattern}[]`) ?? []
  const way = dice.below(5)
  if (way === 0) list.splice(at, 1)
  else if (way === 1 && list.length > 0) list.splice(at, 0, structuredClone(picked(list, dice)))
  else if (way === 2 && list.length > 1)
    list.splice(at, 0, ...list.splice(dice.below(list.length), 1))
  else if (foreign.length > 0) {
    list.splice(at, way === 3 ? 0 : 1, structuredClone(picked(foreign, dice)))
  } else return 'nothing'
  return `row ${['removed', 'doubled', 'moved', 'added', 'replaced'][way]} ${pattern}`
}

/** A whole part is that of another draw. */
function part(draft: Draft, { branches, parts }: Exchanges, dice: Dice): string {
  const path = pickedTwice(branches, dice)
  const holder = holderIn(draft, path)
  const foreign = parts.get(patternOf(path)) ?? []
  if (holder === undefined || foreign.length === 0) return 'nothing'
  holder[path.at(-1) as string] = structuredClone(picked(foreign, dice))
  return `part ${patternOf(path)}`
}

/** A member is null, or missing. */
function gone(draft: Draft, { branches }: Exchanges, dice: Dice): string {
  const path = pickedTwice(branches, dice)
  const holder = holderIn(draft, path)
  // Without its parts it is no document at all.
  if (holder === undefined || holder === draft || Array.isArray(holder)) return 'nothing'
  const name = path.at(-1) as string
  if (dice.below(2) === 0) delete holder[name]
  else holder[name] = null
  return `gone ${patternOf(path)}`
}

const WAYS = [other, other, other, swap, swap, row, row, row, part, gone]

export const picked = <T>(things: readonly T[], { below }: Dice): T =>
  things[below(things.length)] as T

const pickedTwice = <T>(things: readonly (readonly T[])[], dice: Dice): T =>
  picked(picked(things, dice), dice)

function neighboursOf(value: Draft): Draft[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1, Math.max(0, value - 1), 0]
  if (typeof value !== 'string') return []
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    const days = [-7, -1, 1, 7].map((days) => Date.parse(value) + days * 86_400_000)
    return days.map((day) => new Date(day).toISOString().slice(0, 10))
  }
  if (/^[0-9a-f]{64}$/.test(value)) return [value.slice(1) + value.slice(0, 1)]
  return [`${value}甲`, value.normalize('NFD'), value.toUpperCase(), value.slice(0, -1)]
}

export const isBranch = (value: Draft): boolean => typeof value === 'object' && value !== null

function valueIn(draft: Draft, path: Path): Draft {
  return path.reduce((at, name) => (isBranch(at) ? at[name] : undefined), draft)
}

/** What holds the last step of a path, if the path still leads there. */
function holderIn(draft: Draft, path: Path): Draft {
  const holder = path.length === 0 ? undefined : valueIn(draft, path.slice(0, -1))
  return isBranch(holder) && Object.hasOwn(holder, path.at(-1) as string) ? holder : undefined
}

const nameOf = (path: Path): string =>
  String(path.findLast((step) => typeof step === 'string') ?? '')

const patternOf = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`)).join('')

function listIn<T>(map: Map<string, T[]>, name: string): T[] {
  const list = map.get(name) ?? []
  map.set(name, list)
  return list
}
