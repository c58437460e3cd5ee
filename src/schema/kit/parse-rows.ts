import type * as z from 'zod'
import type { ProblemList } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import { omitAbsent } from './omit-absent.ts'
import { parseValue } from './parse-value.ts'

/** What rows have to be. */
interface RowForm<Row> {
  readonly table: string
  readonly shape: z.ZodType<Row>
  readonly keyOf: (row: Row) => string
  /** Whether rows may say how to reach somebody. */
  readonly hasContact?: boolean
  /** The place of the first row in its table. */
  readonly offset?: number
}

/**
 * Checks rows one by one and their keys against each other, and returns the sound ones in the order
 * in which they were given.
 */
export function parseRows<Row extends object>(
  { table, shape, keyOf, hasContact = false, offset = 0 }: RowForm<Row>,
  data: unknown,
  problems: ProblemList,
): Row[] {
  if (!Array.isArray(data)) {
    problems.add({
      code: data === undefined || data === null ? 'input/missing' : 'input/type',
      path: table,
      expected: say('array-of-rows'),
      found: show(data),
    })
    return []
  }
  const rows: Row[] = []
  const places = new Map<string, number>()
  for (let index = 0; index < data.length; index += 1) {
    const path = () => `${table}[${offset + index}]`
    const row: unknown = data[index]
    const given = omitAbsent(hasContact ? withoutContact(row) : row, path, true)
    const unit = idOf(given)
    const checked = parseValue({ path, unit }, shape, given, problems)
    if (checked === undefined) continue
    const key = keyOf(checked)
    const before = places.get(key)
    if (before !== undefined) {
      problems.add({
        code: 'input/duplicate',
        path: path(),
        unit: key.replaceAll('\n', ' / '),
        expected: say('row-once'),
        found: say('same-key-as', { path: `${table}[${before}]` }),
        fix: say('remove-one-row'),
      })
      continue
    }
    places.set(key, offset + index)
    rows.push(checked)
  }
  return rows
}

function idOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  const { id, enterprise: of } = row as { readonly id?: unknown; readonly enterprise?: unknown }
  const unit = id ?? of
  return typeof unit === 'string' ? unit : undefined
}

/** Contact data never takes part, so that correcting a telephone number changes no digest. */
function withoutContact(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, 'contact')) return row
  const { contact: _contact, ...rest } = row as { readonly contact: unknown }
  return Object.getPrototypeOf(rest) === Object.getPrototypeOf(row) ? rest : row
}
