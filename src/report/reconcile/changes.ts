import type { Enterprise } from '../../schema/inputs/enterprise.ts'
import type { RegisterRow } from '../../schema/report/register.ts'
import { type Fit, type Fits, numberOf } from './match.ts'
import { firm, isSameList } from './members.ts'
import type { Difference, DifferenceValue } from './result.ts'
import { countFits } from './stands.ts'

/** The differences between a directory and its last snapshot, row by row, by id. */
export function compareSnapshots(
  previous: readonly Enterprise[],
  directory: readonly Enterprise[],
  stillRegistered: (removed: Enterprise) => string | undefined,
): Difference[] {
  const before = new Map(previous.map((row) => [row.id, row]))
  const ids = new Set(directory.map(({ id }) => id))
  const found: Difference[] = []
  for (const row of previous) {
    if (ids.has(row.id)) continue
    const register = stillRegistered(row)
    found.push({ kind: 'removed', ...firm(row), ...(register !== undefined && { register }) })
  }
  for (const row of directory) {
    const then = before.get(row.id)
    if (then === undefined) found.push({ kind: 'added', ...firm(row) })
    else for (const change of changesOf(then, row)) found.push(change)
  }
  return found
}

/**
 * Tells the number of the register row that a removed row leaves behind: one in scope, that it may
 * have stood for, and for which fewer rows stand now than then. (A row that only got another id
 * leaves none.)
 */
export function createRegisteredCheck(
  previous: readonly Enterprise[],
  directory: readonly Enterprise[],
  fits: Fits,
  inScope: ReadonlySet<RegisterRow>,
): (removed: Enterprise) => string | undefined {
  const before = countFits(previous, fits)
  const now = countFits(directory, fits)
  const isLeft = (row: RegisterRow) => (now.get(row) ?? 0) < (before.get(row) ?? 0)
  const left = new Map<Fit, string | undefined>()
  return (removed) => {
    const fit = fits.get(removed)
    if (fit === undefined) return undefined
    if (!left.has(fit)) {
      const row = fit.rows.find((each) => inScope.has(each) && isLeft(each))
      left.set(fit, row === undefined ? undefined : numberOf(row))
    }
    return left.get(fit)
  }
}

const MEMBERS = ['name', 'creditCode', 'town', 'risk', 'size', 'status'] as const

function changesOf(then: Enterprise, now: Enterprise): Difference[] {
  const found: Difference[] = []
  const compare = (
    field: string,
    previous: DifferenceValue | undefined,
    directory: DifferenceValue | undefined,
  ) => {
    if (isSame(previous, directory)) return
    found.push({
      kind: 'changed',
      ...firm(now),
      field,
      ...(directory !== undefined && { directory }),
      ...(previous !== undefined && { previous }),
    })
  }
  for (const member of MEMBERS) compare(member, then[member], now[member])
  compare('tags', then.tags, now.tags)
  if (then.attributes !== undefined || now.attributes !== undefined) {
    const [before, after] = [attributesOf(then), attributesOf(now)]
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      compare(`attributes.${name}`, before.get(name), after.get(name))
    }
  }
  return found
}

// A map, for an attribute may be called `constructor`.
function attributesOf({ attributes }: Enterprise): ReadonlyMap<string, DifferenceValue> {
  return new Map(Object.entries(attributes ?? {}))
}

function isSame(a: DifferenceValue | undefined, b: DifferenceValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return isSameList(a, b)
}
