import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { NOTICE_TABLES, type NoticeTable } from '../core/table.ts'
import { visitName } from '../record/visits-of.ts'
import type { BatchEntry, RecordTables } from '../schema/documents/documents.ts'

/** Rows of a table that a notice opens; without further members all of them. */
export interface NoticeOpening {
  readonly table: NoticeTable
  /** Only rows of these pools. */
  readonly pools?: readonly string[]
  /** Only rows about these enterprises. */
  readonly units?: readonly string[]
  /** Only rows about these inspectors. */
  readonly inspectors?: readonly string[]
  /** Only rows about visits up to this day. */
  readonly upTo?: string
}

/** Which tables each member can choose from: those whose rows have what it speaks of. */
const CHOOSES: Readonly<Record<'pools' | 'units' | 'inspectors' | 'upTo', readonly NoticeTable[]>> =
  {
    pools: ['sample', 'reserves', 'exclusions', 'seats', 'vacancies', 'items'],
    units: NOTICE_TABLES.filter((name) => !['inspectors', 'waivers', 'loads'].includes(name)),
    inspectors: ['inspectors', 'recusals', 'seats', 'loads'],
    upTo: ['sample', 'seats', 'items'],
  }

interface AnyRow {
  readonly id?: string
  readonly pool?: string
  readonly round?: number
  readonly unit?: string
  readonly enterprise?: string
  readonly inspector?: string
}

/** Says of a row whether an opening opens it. */
export function rowChooser(
  opening: NoticeOpening,
  path: string,
  { sample }: RecordTables,
): (row: object) => boolean {
  const { table, upTo } = opening
  for (const member of ['pools', 'units', 'inspectors', 'upTo'] as const) {
    if (opening[member] === undefined || CHOOSES[member].includes(table)) continue
    fail({
      code: 'input/option',
      path: `${path}.${member}`,
      expected: say('one-of', { values: CHOOSES[member] }),
      found: show(table),
    })
  }
  const [pools, units, inspectors] = [opening.pools, opening.units, opening.inspectors].map(
    (ids) => ids && new Set(ids),
  )
  // Seats stand under the round that began the visit, items under their own.
  const dates = new Map(
    sample.flatMap((row) => [
      [visitName(row), row.date],
      [visitName({ ...row, host: undefined } as never), row.date],
    ]),
  )
  return (row) => {
    const { id, pool, unit, enterprise, inspector } = row as AnyRow
    const about = unit ?? enterprise ?? id ?? ''
    const who = inspector ?? id ?? ''
    return (
      (pools?.has(pool ?? '') ?? true) &&
      (units?.has(about) ?? true) &&
      (inspectors?.has(who) ?? true) &&
      (upTo === undefined ||
        (dates.get(visitName(row as BatchEntry & { unit: string })) ?? '9') <= upTo)
    )
  }
}
