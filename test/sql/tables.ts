import type { Inputs } from 'double-random'

/** A column of a table that an engine is to hold. */
export interface Column {
  readonly name: string
  readonly type: 'text' | 'integer' | 'texts'
}

/** A table with its rows, a missing value being null. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (string | number | readonly string[] | null)[])[]
}

const texts = (...names: string[]): Column[] => names.map((name) => ({ name, type: 'text' }))

/**
 * The tables as a register would have them; undefined where an attribute is a text for one unit and
 * an integer for another, or two names differ only by case, which DuckDB takes for one.
 */
export function tablesOf(
  inputs: Pick<Inputs, 'plan' | 'enterprises' | 'lists' | 'pastVisits' | 'penalties'>,
): Table[] | undefined {
  const types = new Map<string, Set<string>>()
  for (const name of namesIn(inputs.plan)) types.set(name, new Set())
  for (const { attributes = {} } of inputs.enterprises) {
    for (const [name, value] of Object.entries(attributes)) {
      const field = `attributes.${name}`
      types.set(field, (types.get(field) ?? new Set()).add(typeof value))
    }
  }
  const names = [...types.keys()]
  if ([...types.values()].some((each) => each.size > 1)) return undefined
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return undefined
  // Nobody has it: whatever it is compared with says what it would be.
  const compared = comparedWithIntegers(inputs.plan)
  const attributes = names.map((name): Column => {
    const [type] = types.get(name) ?? []
    const isInteger = type === undefined ? compared.has(name) : type === 'number'
    return { name, type: isInteger ? 'integer' : 'text' }
  })
  const columns: Column[] = [
    ...texts('id', 'name', 'creditCode', 'town', 'risk', 'status'),
    { name: 'size', type: 'integer' },
    { name: 'tags', type: 'texts' },
    ...attributes,
  ]
  return [
    {
      name: 'enterprises',
      columns,
      rows: inputs.enterprises.map((unit) =>
        columns.map(({ name, type }) => {
          const [own, member] = name.startsWith('attributes.')
            ? [unit.attributes ?? {}, name.slice('attributes.'.length)]
            : [unit, name]
          // An attribute may be called "constructor".
          const value = Object.hasOwn(own, member)
            ? Object.entries(own).find(([key]) => key === member)?.[1]
            : undefined
          return value ?? (type === 'texts' ? [] : null)
        }),
      ),
    },
    {
      name: 'lists',
      columns: texts('list', 'enterprise'),
      rows: inputs.lists.map(({ list, enterprise }) => [list, enterprise]),
    },
    {
      name: 'pastVisits',
      columns: texts('enterprise', 'date', 'matter'),
      rows: inputs.pastVisits.map(({ enterprise, date, matter }) => [
        enterprise,
        date,
        matter ?? null,
      ]),
    },
    {
      name: 'penalties',
      columns: texts('enterprise', 'date', 'matter'),
      rows: inputs.penalties.map(({ enterprise, date, matter }) => [
        enterprise,
        date,
        matter ?? null,
      ]),
    },
  ]
}

/** Every attribute that a plan names. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('attributes.') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, of]) => [
    ...(key.startsWith('attributes.') ? [key] : []),
    ...namesIn(of),
  ])
}

function comparedWithIntegers(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set()
  const found = Object.entries(value).flatMap(([key, of]) => {
    const isNumber =
      [of].flat().some((each) => typeof each === 'number') ||
      (typeof of === 'object' && of !== null && ('min' in of || 'max' in of))
    return key.startsWith('attributes.') && isNumber ? [key] : [...comparedWithIntegers(of)]
  })
  return new Set(found)
}
