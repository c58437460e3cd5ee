import type { Enterprise } from '../../schema/inputs/enterprise.ts'
import { fold } from '../../schema/kit/fold.ts'
import type { RegisterRow } from '../../schema/report/register.ts'
import type { Fit, Fits } from './match.ts'

/** A directory row, and what it stands for in the register. */
export type Standing =
  | { readonly row: Enterprise; readonly sort: 'matched'; readonly register: RegisterRow }
  | {
      readonly row: Enterprise
      readonly sort: 'similar'
      readonly register: RegisterRow
      readonly field: string
    }
  | { readonly row: Enterprise; readonly sort: 'ambiguous'; readonly fits: number }
  | { readonly row: Enterprise; readonly sort: 'phantom' }

/** A register row in scope, and what stands for it in the directory. */
export interface Presence {
  readonly row: RegisterRow
  readonly sort: 'matched' | 'similar' | 'ambiguous' | 'omitted'
  /** How many directory rows it could be. */
  readonly fits: number
}

/** Both sides, sorted into what they are to each other. */
export function computeStandings(
  directory: readonly Enterprise[],
  fits: Fits,
  inScope: readonly RegisterRow[],
): { readonly standings: readonly Standing[]; readonly presences: readonly Presence[] } {
  const standings = directory.map((row) => standingOf(row, fits.get(row)))
  const counts = countFits(directory, fits)
  const stoodFor = { matched: new Set<RegisterRow>(), similar: new Set<RegisterRow>() }
  for (const each of standings) {
    if (each.sort === 'matched' || each.sort === 'similar') stoodFor[each.sort].add(each.register)
  }
  const presences = inScope.map((row): Presence => {
    const count = counts.get(row) ?? 0
    if (stoodFor.matched.has(row)) return { row, sort: 'matched', fits: count }
    if (stoodFor.similar.has(row)) return { row, sort: 'similar', fits: count }
    return { row, sort: count > 0 ? 'ambiguous' : 'omitted', fits: count }
  })
  return pairByName(standings, presences)
}

/** How many of the rows fit each register row. */
export function countFits(rows: readonly Enterprise[], fits: Fits): Map<RegisterRow, number> {
  // Each fit once: a thousand sites of a firm with a thousand licences are two thousand steps, not
  // a million.
  const shared = new Map<Fit, number>()
  for (const row of rows) {
    const fit = fits.get(row)
    if (fit !== undefined) shared.set(fit, (shared.get(fit) ?? 0) + 1)
  }
  const counts = new Map<RegisterRow, number>()
  for (const [{ rows: fitting }, count] of shared) {
    for (const row of fitting) counts.set(row, (counts.get(row) ?? 0) + count)
  }
  return counts
}

function standingOf(row: Enterprise, fit: Fit | undefined): Standing {
  const register = fit?.rows[0]
  if (fit === undefined || register === undefined) return { row, sort: 'phantom' }
  if (fit.rows.length > 1) return { row, sort: 'ambiguous', fits: fit.rows.length }
  if (fit.isExact) return { row, sort: 'matched', register }
  const isById = fit.by === 'id' || (fit.by === 'number' && row.creditCode === undefined)
  return { row, sort: 'similar', register, field: isById ? 'id' : 'creditCode' }
}

/**
 * A phantom and an omitted row of the same name are similar, provided no other phantom or omitted
 * row has that name.
 */
function pairByName(standings: readonly Standing[], presences: readonly Presence[]) {
  const phantoms = onlyByName(standings.filter(({ sort }) => sort === 'phantom'))
  const omitted = onlyByName(presences.filter(({ sort }) => sort === 'omitted'))
  return {
    standings: standings.map((each): Standing => {
      if (each.sort !== 'phantom') return each
      const name = fold(each.row.name)
      const other = omitted.get(name)
      if (phantoms.get(name) !== each || other === undefined) return each
      return { row: each.row, sort: 'similar', register: other.row, field: 'name' }
    }),
    presences: presences.map((each): Presence => {
      if (each.sort !== 'omitted') return each
      const name = fold(each.row.name)
      const isPaired = omitted.get(name) === each && phantoms.get(name) !== undefined
      return isPaired ? { row: each.row, sort: 'similar', fits: 1 } : each
    }),
  }
}

/** By folded name, what is alone in having it; undefined stands for several. */
function onlyByName<Item extends { readonly row: { readonly name: string } }>(
  items: readonly Item[],
): ReadonlyMap<string, Item | undefined> {
  const only = new Map<string, Item | undefined>()
  for (const item of items) {
    const name = fold(item.row.name)
    only.set(name, only.has(name) ? undefined : item)
  }
  return only
}
