import * as z from 'zod'
import { type Message, say, show } from '../../core/message.ts'
import { type Filter, filter } from '../inputs/filter.ts'
import type { Given } from '../kit/given.ts'
import { refuse } from '../kit/refuse.ts'
import { setOf } from '../kit/set.ts'
import type { Shapes } from '../kit/shapes.ts'
import { id, label, text } from '../kit/text.ts'

/**
 * A row of an official register of another authority: 市场主体登记, a list of licences. It has an id, a
 * credit code, or both.
 */
export interface RegisterRow {
  readonly id?: string
  /** 统一社会信用代码, as it stands in that register. */
  readonly creditCode?: string
  readonly name: string
  readonly status?: string
  readonly tags?: readonly string[]
  readonly town?: string
}

/** A row of a register, as handed in. */
export interface RegisterData extends Given<RegisterRow> {
  /** Not looked at. */
  readonly contact?: unknown
}

export const registerRow: z.ZodType<RegisterRow> = z
  .strictObject({
    id: id.exactOptional(),
    creditCode: text.exactOptional(),
    name: text,
    status: label.exactOptional(),
    tags: setOf(label).exactOptional(),
    town: label.exactOptional(),
  } satisfies Shapes<RegisterRow>)
  .superRefine((row, context) => {
    if (row.id !== undefined || row.creditCode !== undefined) return
    refuse(context, [], {
      code: 'input/missing',
      expected: say('id-or-credit-code'),
      found: say('nothing'),
    })
  })
  .readonly()

/**
 * A register's own key: its id, or without one the credit code with the name, for one firm may hold
 * several licences.
 */
export function registerKey({ id: number, creditCode, name }: RegisterRow): string {
  return number ?? `${creditCode}\n${name}`
}

const COLUMNS = ['id', 'name', 'creditCode', 'town', 'status']

/**
 * A filter that rows of a register can answer. A test of a member they never have would put all of
 * them out of scope.
 */
const registerFilter: z.ZodType<Filter> = filter.superRefine((given, context) => {
  for (const test of unanswerable(given)) {
    refuse(context, [], {
      code: 'input/choice',
      expected: say('tests-of-register', { columns: COLUMNS }),
      found: test,
    })
  }
})

function unanswerable(given: Filter): Message[] {
  if ('all' in given) return given.all.flatMap(unanswerable)
  if ('any' in given) return given.any.flatMap(unanswerable)
  if ('not' in given) return unanswerable(given.not)
  if ('tag' in given) return []
  if ('listed' in given) return [show('listed')]
  if ('present' in given) return COLUMNS.includes(given.present) ? [] : [show(given.present)]
  if ('bounds' in given)
    return Object.keys(given.bounds).map((field) => say('bounds-of', { field }))
  return Object.entries('equals' in given ? given.equals : given.in).flatMap(([field, values]) => {
    if (!COLUMNS.includes(field)) return [show(field)]
    return [values].flat().some((each) => typeof each === 'number')
      ? [say('integer-of', { field })]
      : []
  })
}

/** The rows of the last snapshot are read with the other tables. */
export const reconcileOptions = z.strictObject({
  match: z.enum(['id', 'creditCode']).exactOptional(),
  inScope: registerFilter.exactOptional(),
  previous: z.unknown().optional(),
})
