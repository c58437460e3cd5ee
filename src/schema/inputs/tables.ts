import type * as z from 'zod'
import type { ProblemList } from '../../core/errors.ts'
import { byTable, INPUT_TABLES, type InputTable, rowKey, sortTable } from '../../core/table.ts'
import { parseRows } from '../kit/parse-rows.ts'
import { enterprise } from './enterprise.ts'
import type { Inputs } from './inputs.ts'
import { inspector } from './inspector.ts'
import {
  listing,
  pastVisit,
  penalty,
  plannedVisit,
  recusal,
  renaming,
  waiver,
} from './relations.ts'

/** What a row of each table of the inputs has to be. */
export const ROWS: { readonly [Name in InputTable]: z.ZodType<Inputs[Name][number]> } = {
  enterprises: enterprise,
  inspectors: inspector,
  recusals: recusal,
  pastVisits: pastVisit,
  penalties: penalty,
  lists: listing,
  waivers: waiver,
  renamed: renaming,
  plannedVisits: plannedVisit,
}

const DIRECTORIES: readonly InputTable[] = ['enterprises', 'inspectors']

/** Returns the tables, each frozen and in the order of its keys; absent ones are empty. */
export function parseTables(
  data: Readonly<Record<string, unknown>>,
  problems: ProblemList,
  needed = DIRECTORIES,
): Pick<Inputs, InputTable> {
  return byTable(INPUT_TABLES, (table) => {
    const hasContact = DIRECTORIES.includes(table)
    const keyOf = (row: object) => rowKey(table, row)
    const rows = needed.includes(table) || isPresent(data[table]) ? data[table] : []
    const form = { table, shape: ROWS[table] as z.ZodType<object>, keyOf, hasContact }
    return Object.freeze(sortTable(table, parseRows(form, rows, problems)))
  }) as unknown as Pick<Inputs, InputTable>
}

/** Tells whether a member is there at all (`docs/protocol.md` §1.8). */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
