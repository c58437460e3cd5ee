import { groupBy } from '../../core/group.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import type { RegisterRow } from '../../schema/report/register.ts'
import { numberOf } from './match.ts'
import { type Comparable, compareMembers, firm } from './members.ts'
import type { Difference } from './result.ts'
import type { Presence, Standing } from './stands.ts'

/** The differences between a directory and a register, in no particular order. */
export function differencesOf(
  standings: readonly Standing[],
  presences: readonly Presence[],
  inScope: ReadonlySet<RegisterRow>,
  columns: Comparable,
): Difference[] {
  const found = standings.flatMap((standing) => ofDirectoryRow(standing, inScope, columns))
  const matched = standings.flatMap((each) => (each.sort === 'matched' ? [each] : []))
  for (const { row, sort, fits } of presences) {
    if (sort === 'omitted') found.push({ kind: 'omitted', ...firm(row) })
    if (sort === 'ambiguous') found.push({ kind: 'ambiguous', ...firm(row), directory: fits })
  }
  for (const [register, sites] of groupBy(matched, (each) => each.register)) {
    if (sites.length === 1) continue
    const directory = sites.map(({ row }) => row.id).sort(compareUtf8)
    found.push({ kind: 'several', ...firm(register), directory })
  }
  return found
}

function ofDirectoryRow(
  standing: Standing,
  inScope: ReadonlySet<RegisterRow>,
  columns: Comparable,
): Difference[] {
  const { row } = standing
  switch (standing.sort) {
    case 'phantom':
      return [{ kind: 'phantom', ...firm(row) }]
    case 'ambiguous':
      return [{ kind: 'ambiguous', ...firm(row), register: standing.fits }]
    case 'similar': {
      const { register, field } = standing
      return [
        {
          kind: 'similar',
          ...firm(row),
          field,
          directory: numberOf(row),
          register: numberOf(register),
        },
      ]
    }
    case 'matched': {
      const { register } = standing
      const members = compareMembers(row, register, columns)
      return inScope.has(register)
        ? members
        : [{ kind: 'out-of-scope', ...firm(row), register: numberOf(register) }, ...members]
    }
  }
}
