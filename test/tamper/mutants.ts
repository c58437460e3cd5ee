import type { Json } from 'double-random'

/** What was done to one place of a document. */
export type Change =
  /** A leaf has another value of its type, or becomes null, or a value of another type. */
  | 'change'
  | 'nullify'
  | 'retype'
  /** An element of an array is missing, stands twice, or stands elsewhere. */
  | 'drop'
  | 'repeat'
  | 'reorder'
  /** A member of an object is missing, or new. */
  | 'omit'
  | 'add'

/** A document that differs from an honest one in one place. */
export interface Mutant {
  readonly change: Change
  /** The place, with `[]` for every index: `body.tables.sample[].date`. */
  readonly pattern: string
  /** The place: `body.tables.sample[3].date`. */
  readonly path: string
  /** Builds the altered document; the rest of it is shared with the honest one. */
  altered(): Json
}

/** One of each kind of change at each kind of place, or so many. */
export function someOfEach(mutants: readonly Mutant[], most = 1): Mutant[] {
  const seen = new Map<string, number>()
  return mutants.filter(({ change, pattern }) => {
    const count = seen.get(`${change} ${pattern}`) ?? 0
    seen.set(`${change} ${pattern}`, count + 1)
    return count < most
  })
}

/** Every third change: at the next place other kinds of change than at this one, mostly. */
export const everyThird = (mutants: readonly Mutant[]): readonly Mutant[] =>
  mutants.filter((_, index) => index % 3 === 0)

type Place = Pick<Mutant, 'path' | 'pattern'>
type Rebuild = (value: Json) => Json
type Visitor = (value: Json, at: Place, rebuild: Rebuild) => Mutant[]

/** Every value, member and element of a document, changed in every way that fits its type. */
export function mutantsOf(document: Json): Mutant[] {
  const words = wordsOf(document)
  return walk(
    document,
    { path: '', pattern: '' },
    (whole) => whole,
    (value, at, rebuild) => {
      const mutant = (change: Change) => (altered: Json) => ({
        change,
        ...at,
        altered: () => rebuild(altered),
      })
      if (Array.isArray(value)) {
        return [
          ...repeated(value).map(mutant('repeat')),
          ...reordered(value).map(mutant('reorder')),
          ...value.map((_, index) => mutant('drop')(value.filter((_, i) => i !== index))),
          mutant('retype')({ 0: value }),
        ]
      }
      if (isMembers(value)) {
        return [
          ...Object.keys(value).map((name) => ({
            ...mutant('omit')(without(value, name)),
            path: dotted(at.path, name),
            pattern: dotted(at.pattern, name),
          })),
          mutant('add')({ ...value, remark: '补充' }),
          mutant('retype')([value]),
        ]
      }
      return [
        ...changedLeaf(value, words).map(mutant('change')),
        ...(value === null ? [] : [mutant('nullify')(null)]),
        mutant('retype')(typeof value === 'string' ? 1 : 'text'),
      ]
    },
  )
}

function walk(value: Json, at: Place, rebuild: Rebuild, visit: Visitor): Mutant[] {
  const here = visit(value, at, rebuild)
  if (Array.isArray(value)) {
    const inside = value.flatMap((item, index) =>
      walk(
        item,
        { path: `${at.path}[${index}]`, pattern: `${at.pattern}[]` },
        (altered) => rebuild(value.map((each, i) => (i === index ? altered : each))),
        visit,
      ),
    )
    return [...here, ...inside]
  }
  if (!isMembers(value)) return here
  const inside = Object.entries(value).flatMap(([name, member]) =>
    walk(
      member,
      { path: dotted(at.path, name), pattern: dotted(at.pattern, name) },
      (altered) => rebuild({ ...value, [name]: altered }),
      visit,
    ),
  )
  return [...here, ...inside]
}

function dotted(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

type Members = { readonly [name: string]: Json }

function isMembers(value: Json): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function without(members: Members, name: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([each]) => each !== name))
}

/** Each element a second time: right behind itself, and at the end where that differs. */
function repeated(items: readonly Json[]): Json[] {
  return items.flatMap((item, index) => {
    const behind = [...items.slice(0, index + 1), item, ...items.slice(index + 1)]
    return index === items.length - 1 ? [behind] : [behind, [...items, item]]
  })
}

/** The array backwards, and with each two neighbours swapped, where that differs. */
function reordered(items: readonly Json[]): Json[] {
  const swapped = items.slice(1).map((item, i) => {
    return [...items.slice(0, i), item, items[i] as Json, ...items.slice(i + 2)]
  })
  const same = JSON.stringify(items)
  const all = items.length > 2 ? [[...items].reverse(), ...swapped] : swapped
  return all.filter((each) => JSON.stringify(each) !== same)
}

/** Short texts that stand in the document, so that one name can be put in the place of another. */
function wordsOf(document: Json): readonly string[] {
  const words = new Set<string>()
  const gather = (value: Json): void => {
    if (typeof value === 'string' && value.length < 20) words.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather)
  }
  gather(document)
  return [...words].sort()
}

const KINDS: readonly RegExp[] = [
  /^[Ee][0-9]+$/,
  /^I[0-9]+$/,
  /^(petrol|confined|complaints|fire)$/,
  /^(lead|member|expert|warden)$/,
  /^(simple|stratified|census|listed)$/,
  /^[ABC]$/,
  /^(un)?visited$/,
  /^(近期已查|近期处罚|年度上限|overlap)$/,
  /^(证照|储罐|动火|培训|台账|通道|喷淋|疏散|特种作业|安全费用)$/,
]

/** Other values that could stand in the place of a leaf. */
function changedLeaf(value: Json, words: readonly string[]): Json[] {
  if (value === null) return ['A', '1/2', '0'.repeat(64)]
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return value === 1 ? [2, 0] : [value + 1]
  if (typeof value !== 'string') return []
  if (/^[0-9a-f]{64}$/.test(value)) return [flipped(value, 63)]
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return [nextDay(value)]
  if (/^[0-9]+\/[0-9]+$/.test(value)) return [value === '1/7' ? '1/8' : '1/7']
  const kind = KINDS.find((each) => each.test(value))
  const others = words.filter((word) => kind?.test(word) && word !== value)
  const next = others.find((word) => word > value) ?? others[0]
  return next === undefined ? [`${value}甲`] : [next]
}

/** The hex digits with the lowest bit of one of them flipped. */
export function flipped(hex: string, at: number): string {
  const digit = (Number.parseInt(hex.charAt(at), 16) ^ 1).toString(16)
  return hex.slice(0, at) + digit + hex.slice(at + 1)
}

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}
