import type { Difference } from '../../../src/report/reconcile/result.ts'

/** A row of either side as the tests write it. */
export interface Row {
  readonly id?: string
  readonly creditCode?: string
  readonly name: string
  readonly status?: string
  readonly town?: string
  readonly tags?: readonly string[]
  readonly risk?: string
  readonly attributes?: Readonly<Record<string, string | number>>
}

export type Match = 'id' | 'creditCode' | undefined

/** What the page says, compared pair by pair, without an index. */
export function naiveRows(
  directory: readonly Row[],
  register: readonly Row[],
  match: Match,
  isInScope: (row: Row) => boolean,
  previous: readonly Row[] | undefined,
): Difference[] {
  const found: unknown[] = []
  const sorts = naiveSorts(directory, register, match, isInScope)
  for (const d of directory) {
    const { sort, of, field } = sorts.directory.get(d)!
    if (sort === 'phantom') found.push({ kind: 'phantom', ...head(d) })
    if (sort === 'ambiguous') found.push({ kind: 'ambiguous', ...head(d), register: of.length })
    if (sort === 'similar') {
      const r = of[0]!
      const numbers = { directory: d.creditCode ?? d.id, register: r.creditCode ?? r.id }
      found.push({ kind: 'similar', ...head(d), field, ...numbers })
    }
    if (sort === 'matched') {
      const r = of[0]!
      if (!isInScope(r))
        found.push({ kind: 'out-of-scope', ...head(d), register: r.creditCode ?? r.id })
      found.push(...members(d, r, directory, register))
    }
  }
  for (const r of register) {
    const sites = directory.filter((d) => {
      const { sort, of } = sorts.directory.get(d)!
      return sort === 'matched' && of[0] === r
    })
    if (sites.length > 1) {
      const ids = sites.map(({ id }) => id!).sort(byBytes)
      found.push({ kind: 'several', ...head(r), directory: ids })
    }
    if (!isInScope(r)) continue
    const sort = sorts.register.get(r)
    if (sort === 'omitted') found.push({ kind: 'omitted', ...head(r) })
    if (sort === 'ambiguous') {
      const count = directory.filter((d) => fits(d, register, match).of.includes(r)).length
      found.push({ kind: 'ambiguous', ...head(r), directory: count })
    }
  }
  for (const p of previous ?? []) {
    if (directory.some(({ id }) => id === p.id)) continue
    const standing = (rows: readonly Row[], r: Row) =>
      rows.filter((row) => fits(row, register, match).of.includes(r)).length
    const left = fits(p, register, match).of.filter(
      (r) => isInScope(r) && standing(directory, r) < standing(previous!, r),
    )
    const keys = new Map(left.map((r) => [r.id ?? `${r.creditCode}\n${r.name}`, r]))
    const first = [...keys.keys()].sort(byBytes)[0]
    const r = first === undefined ? undefined : keys.get(first)
    found.push({ kind: 'removed', ...head(p), ...(r && { register: r.creditCode ?? r.id }) })
  }
  for (const d of previous === undefined ? [] : directory) {
    const p = previous!.find(({ id }) => id === d.id)
    if (p === undefined) found.push({ kind: 'added', ...head(d) })
    else found.push(...changes(p, d))
  }
  return found as Difference[]
}

/** What each row is to the other side. */
export function naiveSorts(
  directory: readonly Row[],
  register: readonly Row[],
  match: Match,
  isInScope: (row: Row) => boolean,
) {
  const of = new Map<Row, { sort: string; of: readonly Row[]; field?: string }>()
  for (const d of directory) {
    const fit = fits(d, register, match)
    const sort =
      fit.of.length === 0
        ? 'phantom'
        : fit.of.length > 1
          ? 'ambiguous'
          : fit.exact
            ? 'matched'
            : 'similar'
    of.set(d, { sort, of: fit.of, ...(fit.field && { field: fit.field }) })
  }
  const has = (r: Row, sort: string) =>
    directory.some((d) => of.get(d)!.sort === sort && of.get(d)!.of.includes(r))
  const sorts = new Map<Row, string>()
  for (const r of register.filter(isInScope)) {
    const sort = ['matched', 'similar', 'ambiguous'].find((each) => has(r, each))
    sorts.set(r, sort ?? 'omitted')
  }
  const phantoms = directory.filter((d) => of.get(d)!.sort === 'phantom')
  const omitted = register.filter((r) => sorts.get(r) === 'omitted')
  for (const d of phantoms) {
    const alike = omitted.filter((r) => plain(r.name) === plain(d.name))
    const rivals = phantoms.filter((other) => plain(other.name) === plain(d.name))
    if (alike.length !== 1 || rivals.length !== 1) continue
    of.set(d, { sort: 'similar', of: alike, field: 'name' })
    sorts.set(alike[0]!, 'similar')
  }
  return { directory: of, register: sorts }
}

interface Fits {
  readonly of: readonly Row[]
  readonly exact: boolean
  readonly field?: string
}

function fits(d: Row, register: readonly Row[], match: Match): Fits {
  for (const exact of [true, false]) {
    const same = (a: string | undefined, b: string | undefined) =>
      a !== undefined && b !== undefined && (exact ? a === b : plain(a) === plain(b))
    if (match === 'id') {
      const of = register.filter((r) => same(d.id, r.id))
      if (of.length > 0) return { of, exact, field: 'id' }
      continue
    }
    const numbered = register.filter((r) =>
      match === 'creditCode'
        ? same(d.creditCode, r.creditCode)
        : same(d.creditCode ?? d.id, r.creditCode ?? r.id),
    )
    if (numbered.length > 0) {
      const field = d.creditCode === undefined ? 'id' : 'creditCode'
      const own = numbered.filter((r) => same(d.id, r.id) && same(d.creditCode, r.creditCode))
      return { of: numbered.length > 1 && own.length > 0 ? own : numbered, exact, field }
    }
    if (match === 'creditCode') continue
    const of = register.filter(
      (r) => same(d.id, r.id) && (d.creditCode === undefined) !== (r.creditCode === undefined),
    )
    if (of.length > 0) return { of, exact, field: 'id' }
  }
  return { of: [], exact: true }
}

function members(d: Row, r: Row, directory: readonly Row[], register: readonly Row[]): unknown[] {
  const found: unknown[] = []
  for (const field of ['status', 'town', 'name', 'creditCode'] as const) {
    if (r[field] === undefined || r[field] === d[field]) continue
    // A directory row without a credit code was matched without one.
    if (field === 'creditCode' && d.creditCode === undefined) continue
    if (directory.every((row) => row[field] === undefined)) continue
    const kind = field === 'creditCode' ? 'credit-code' : field
    const ours = d[field] === undefined ? {} : { directory: d[field] }
    found.push({ kind, ...head(d), field, ...ours, register: r[field] })
  }
  const tags = (row: Row) => [...new Set(row.tags ?? [])]
  if (directory.every((row) => tags(row).length === 0)) return found
  for (const tag of new Set(register.flatMap(tags))) {
    if (tags(d).includes(tag) === tags(r).includes(tag)) continue
    const side = tags(d).includes(tag) ? 'directory' : 'register'
    found.push({ kind: 'tag', ...head(d), field: 'tags', [side]: tag })
  }
  return found
}

function changes(p: Row, d: Row): unknown[] {
  const flat = ({ attributes, tags, ...rest }: Row): Record<string, unknown> => ({
    ...rest,
    ...(tags && tags.length > 0 && { tags: [...new Set(tags)].sort(byBytes) }),
    ...Object.fromEntries(Object.entries(attributes ?? {}).map(([k, v]) => [`attributes.${k}`, v])),
  })
  const [before, after] = [flat(p), flat(d)]
  return Object.keys({ ...before, ...after })
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({
      kind: 'changed',
      ...head(d),
      field,
      ...(field in after && { directory: after[field] }),
      ...(field in before && { previous: before[field] }),
    }))
}

function head({ id, creditCode, name }: Row) {
  return { ...(id !== undefined && { id }), ...(creditCode !== undefined && { creditCode }), name }
}

/** ASCII in one case and one width, by another way than the library's. */
function plain(text: string): string {
  return [...text]
    .map((c) => (c >= '！' && c <= '～' ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c))
    .map((c) => (c >= 'A' && c <= 'Z' ? c.toLowerCase() : c))
    .join('')
}

export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
