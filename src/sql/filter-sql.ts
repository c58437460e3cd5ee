import type { Filter, Scalar } from '../schema/inputs/filter.ts'
import type { Dialect } from './dialect.ts'

/**
 * A filter as a condition that is never unknown: the protocol's logic is two-valued
 * (`docs/protocol.md` §3.8), that of SQL has a third value for tests of a missing one, whose
 * negation is not true.
 */
export function filterSql(filter: Filter, dialect: Dialect): string {
  if ('all' in filter) return allOf(filter.all, dialect)
  if ('any' in filter) return anyOf(filter.any, dialect)
  if ('not' in filter) return `NOT ${filterSql(filter.not, dialect)}`
  if ('tag' in filter) return known(dialect.holds(dialect.name('tags'), filter.tag), dialect)
  if ('present' in filter) return `(${dialect.name(filter.present)} IS NOT NULL)`
  if ('listed' in filter) return listedSql(filter.listed, dialect)
  if ('equals' in filter) {
    return eachField(filter.equals, dialect, (field, value) =>
      isOtherType(field, value)
        ? dialect.false
        : known(`${column(field, value, dialect)} = ${literal(value, dialect)}`, dialect),
    )
  }
  if ('in' in filter) {
    return eachField(filter.in, dialect, (field, given) => {
      const values = given.filter((value) => !isOtherType(field, value))
      const [first] = values
      return first === undefined
        ? dialect.false
        : known(
            `${column(field, first, dialect)} IN (${values.map((value) => literal(value, dialect)).join(', ')})`,
            dialect,
          )
    })
  }
  return eachField(filter.bounds, dialect, (field, { min, max }) => {
    if (isOtherType(field, 0)) return dialect.false
    const name = dialect.name(field)
    const bounds = [
      ...(min === undefined ? [] : [`${name} >= ${min}`]),
      ...(max === undefined ? [] : [`${name} <= ${max}`]),
    ]
    return `(${bounds.map((bound) => known(bound, dialect)).join(' AND ')})`
  })
}

/** Whether the unit stands on a list. */
export function listedSql(list: string, dialect: Dialect): string {
  const isOnList = `${dialect.name('list')}${dialect.bytewise} = ${dialect.text(list)}`
  return inRowsSql('lists', isOnList, dialect)
}

/** Whether a table has a row with this unit for which a condition is true. */
export function inRowsSql(table: string, condition: string, dialect: Dialect): string {
  const enterprise = `${dialect.name('enterprise')}${dialect.bytewise}`
  return inQuerySql(`SELECT ${enterprise} FROM ${dialect.name(table)} WHERE ${condition}`, dialect)
}

/** Whether a query names the unit. */
export function inQuerySql(query: string, dialect: Dialect): string {
  const id = `${dialect.name('id')}${dialect.bytewise}`
  return known(`${id} ${dialect.inQuery} (${query})`, dialect)
}

/** A test that is false where SQL would say that nobody knows. */
function known(test: string, dialect: Dialect): string {
  return `COALESCE(${test}, ${dialect.false})`
}

function allOf(filters: readonly Filter[], dialect: Dialect): string {
  if (filters.length === 0) return dialect.true
  return `(${filters.map((each) => filterSql(each, dialect)).join(' AND ')})`
}

function anyOf(filters: readonly Filter[], dialect: Dialect): string {
  if (filters.length === 0) return dialect.false
  return `(${filters.map((each) => filterSql(each, dialect)).join(' OR ')})`
}

// As in `matchesFilter`: the door lets exactly one field through.
function eachField<T>(
  fields: Readonly<Record<string, T>>,
  dialect: Dialect,
  test: (field: string, wanted: T) => string,
): string {
  const tests = Object.entries(fields).map(([field, wanted]) => test(field, wanted))
  return tests.length === 0 ? dialect.true : tests.join(' AND ')
}

/** Only texts have a collation. */
function column(field: string, like: Scalar, dialect: Dialect): string {
  return typeof like === 'number'
    ? dialect.name(field)
    : `${dialect.name(field)}${dialect.bytewise}`
}

function literal(value: Scalar, dialect: Dialect): string {
  return typeof value === 'number' ? String(value) : dialect.text(value)
}

/**
 * A column of the directory cannot hold this type; what type an attribute has, the database knows.
 */
function isOtherType(field: string, value: Scalar): boolean {
  if (field.startsWith('attributes.')) return false
  return (typeof value === 'number') !== (field === 'size')
}
