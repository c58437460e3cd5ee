import type { Enterprise } from '../../schema/inputs/enterprise.ts'
import type { RegisterRow } from '../../schema/report/register.ts'
import type { Difference, DifferenceKind } from './result.ts'

/** What of a register can be compared with a directory. */
export interface Comparable {
  readonly hasStatus: boolean
  readonly hasTown: boolean
  readonly hasTags: boolean
  /** The tags the register uses; others are the bureau's own business. */
  readonly tags: ReadonlySet<string>
}

/** A column is compared where the directory has it at all. */
export function comparable(
  directory: readonly Enterprise[],
  register: readonly RegisterRow[],
): Comparable {
  return {
    hasStatus: directory.some(({ status }) => status !== undefined),
    hasTown: directory.some(({ town }) => town !== undefined),
    hasTags: directory.some(({ tags }) => tags !== undefined),
    tags: new Set(register.flatMap(({ tags }) => tags ?? [])),
  }
}

/** The columns the register has and the directory lacks altogether. */
export function columnsNotCompared(
  register: readonly RegisterRow[],
  { hasStatus, hasTown, hasTags }: Comparable,
): string[] {
  const lacking = (column: 'status' | 'town' | 'tags', has: boolean) =>
    !has && register.some((row) => row[column] !== undefined) ? [column] : []
  return [...lacking('status', hasStatus), ...lacking('town', hasTown), ...lacking('tags', hasTags)]
}

/**
 * The members in which a directory row differs from the register row it stands for. The register is
 * the yardstick: where it has no status or town, it says nothing; where the directory has none,
 * that is a difference.
 */
export function compareMembers(
  row: Enterprise,
  register: RegisterRow,
  { hasStatus, hasTown, hasTags, tags }: Comparable,
): Difference[] {
  const found: Difference[] = []
  const differ = (
    kind: DifferenceKind,
    field: string,
    ours: string | undefined,
    theirs: string | undefined,
  ) => {
    found.push({
      kind,
      ...firm(row),
      field,
      ...(ours !== undefined && { directory: ours }),
      ...(theirs !== undefined && { register: theirs }),
    })
  }
  if (hasStatus && register.status !== undefined && register.status !== row.status) {
    differ('status', 'status', row.status, register.status)
  }
  if (hasTown && register.town !== undefined && register.town !== row.town) {
    differ('town', 'town', row.town, register.town)
  }
  if (register.name !== row.name) differ('name', 'name', row.name, register.name)
  const { creditCode } = row
  if (creditCode !== undefined && (register.creditCode ?? creditCode) !== creditCode) {
    differ('credit-code', 'creditCode', creditCode, register.creditCode)
  }
  if (!hasTags || isSameList(row.tags, register.tags)) return found
  const ours = new Set(row.tags)
  const theirs = new Set(register.tags)
  for (const tag of theirs) if (!ours.has(tag)) differ('tag', 'tags', undefined, tag)
  for (const tag of ours) {
    if (tags.has(tag) && !theirs.has(tag)) differ('tag', 'tags', tag, undefined)
  }
  return found
}

/** True for two sets of texts, each in byte order, that hold the same. */
export function isSameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((item, place) => item === b[place])
}

/** The members by which the table names a firm. */
export function firm({ id, creditCode, name }: Enterprise | RegisterRow) {
  return {
    ...(id !== undefined && { id }),
    ...(creditCode !== undefined && { creditCode }),
    name,
  }
}
