import fc from 'fast-check'
import type { Match, Row } from './oracle.ts'

// Few values, and some that differ only by case or width, so that rows meet in every way.
const ids = fc.constantFrom('a', 'A', 'ａ', 'b', 'B', 'c', 'X', '𠀀', '')
const codes = fc.constantFrom('X', 'x', 'Ｘ', 'Y', 'y', 'a', 'Z')
const names = fc.constantFrom('甲', '乙', '甲(东)', '甲（东）', 'Bing', 'bing')
const statuses = fc.constantFrom('在营', '注销')
const towns = fc.constantFrom('东', '西')
const tags = fc.array(fc.constantFrom('粉尘', '氨', '自用'), { maxLength: 3 })

const shared = { name: names, status: statuses, town: towns, tags }
const optional = { requiredKeys: ['name'] as 'name'[] }

const registerRows = fc.uniqueArray(
  fc
    .record({ id: ids, creditCode: codes, ...shared }, optional)
    .map(present)
    .filter(({ id, creditCode }) => id !== undefined || creditCode !== undefined),
  { maxLength: 7, selector: ({ id, creditCode, name }) => id ?? `${creditCode}\n${name}` },
)

const directoryRows = fc.uniqueArray(
  fc
    .record(
      {
        id: ids.filter((id) => id !== ''),
        creditCode: codes,
        ...shared,
        risk: fc.constantFrom('高', '低'),
        attributes: fc.dictionary(fc.constantFrom('constructor', '行业'), fc.nat(1)),
      },
      { requiredKeys: ['id', 'name'] as ('id' | 'name')[] },
    )
    .map(present),
  { maxLength: 7, selector: ({ id }) => id },
)

/** Members that say nothing left out, as the library leaves them out. */
function present(row: Row): Row {
  const members = Object.entries(row).filter(
    ([, value]) => value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0),
  )
  return Object.fromEntries(members) as unknown as Row
}

export interface Tables {
  readonly directory: readonly Row[]
  readonly register: readonly Row[]
  readonly previous: readonly Row[] | undefined
  readonly match: Match
  readonly scope: 'all' | 'open' | 'dusty'
}

/** Half of the snapshots are the directory with a few rows more or less, as snapshots are. */
export const tables: fc.Arbitrary<Tables> = fc
  .record({
    directory: directoryRows,
    register: registerRows,
    other: directoryRows,
    kept: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    hasPrevious: fc.boolean(),
    match: fc.constantFrom<Match>(undefined, undefined, 'id', 'creditCode'),
    scope: fc.constantFrom<Tables['scope']>('all', 'open', 'dusty'),
  })
  .map(({ directory, register, other, kept, hasPrevious, match, scope }) => {
    const stayed = directory.filter((_, place) => kept[place])
    const more = other.filter(({ id }) => !stayed.some((row) => row.id === id))
    return {
      directory,
      register,
      previous: hasPrevious ? [...stayed, ...more] : undefined,
      match,
      scope,
    }
  })

export const FILTERS = {
  all: undefined,
  open: { equals: { status: '在营' } },
  dusty: { all: [{ tag: '粉尘' }, { not: { equals: { status: '注销' } } }] },
} as const

export const IN_SCOPE: Readonly<Record<Tables['scope'], (row: Row) => boolean>> = {
  all: () => true,
  open: ({ status }) => status === '在营',
  dusty: ({ status, tags: own }) => status !== '注销' && (own?.includes('粉尘') ?? false),
}
