import * as z from 'zod'
import { type Message, say, show } from '../../core/message.ts'
import { parseRatio, type Ratio, ratio } from '../../core/ratio.ts'
import { printedShare } from '../inputs/stated-totals.ts'
import { workCalendar } from '../inputs/work-calendar.ts'
import { array } from '../kit/array.ts'
import { date } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import { count, id, label, text } from '../kit/text.ts'

/**
 * The usual heads of a filed account (工作量核算) for what is not inspection, by code.
 *
 * Any other text can stand for a head as well; one of these must stand under its own kind.
 *
 * @example
 * USUAL_HEADS.licensing; // => { kind: 'other-enforcement', title: '行政许可' }
 * Object.values(USUAL_HEADS).filter(({ kind }) => kind === 'other-enforcement').length; // => 10
 */
export const USUAL_HEADS = {
  'general-supervision': { kind: 'other-enforcement', title: '综合监管' },
  licensing: { kind: 'other-enforcement', title: '行政许可' },
  'accident-investigation': { kind: 'other-enforcement', title: '事故调查处理' },
  complaints: { kind: 'other-enforcement', title: '举报核查' },
  'joint-enforcement': { kind: 'other-enforcement', title: '联合执法' },
  registration: { kind: 'other-enforcement', title: '登记备案' },
  intermediaries: { kind: 'other-enforcement', title: '中介机构检查' },
  training: { kind: 'other-enforcement', title: '宣传培训' },
  'review-and-litigation': { kind: 'other-enforcement', title: '复议应诉' },
  'superior-tasks': { kind: 'other-enforcement', title: '上级交办任务' },
  duty: { kind: 'non-enforcement', title: '值班' },
  meetings: { kind: 'non-enforcement', title: '学习、会议' },
  guidance: { kind: 'non-enforcement', title: '指导下级' },
  'party-affairs': { kind: 'non-enforcement', title: '党群活动' },
  'sick-leave': { kind: 'non-enforcement', title: '病假、事假' },
  'statutory-leave': { kind: 'non-enforcement', title: '法定休假' },
} as const

/** What officers do on working days on which they do not inspect. */
export type HeadKind = 'other-enforcement' | 'non-enforcement'

/** At most nine digits before the point and six behind it; no leading zeros. */
const DECIMAL = /^(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?$/

/** Reads what {@link DECIMAL} or a printed percentage matches, however long. */
export function readDecimal(printed: string): Ratio {
  const [whole = '', decimals = ''] = printed.replace('%', '').split('.')
  const zeros = decimals.length + (printed.endsWith('%') ? 2 : 0)
  return ratio(BigInt(whole + decimals), BigInt(`1${'0'.repeat(zeros)}`))
}

const DAYS = say('amount-of-days')

/** Integers too become exact ratios. */
const days = numberOrText(DAYS).transform((given, context): Ratio => {
  if (typeof given === 'number' && given >= 0) return ratio(given, 1)
  if (typeof given === 'string') {
    if (DECIMAL.test(given)) return readDecimal(given)
    const fraction = given.endsWith('%') ? undefined : parseRatio(given)
    if (fraction !== undefined) return fraction
  }
  refuse(context, [], { code: 'input/ratio', expected: DAYS, found: show(given) })
  return z.NEVER
})

/** An integer or a text; anything else is refused as no such figure. */
function numberOrText(expected: Message) {
  return z.custom<number | string>(
    (given) => typeof given === 'string' || (Number.isSafeInteger(given) && !Object.is(given, -0)),
    { params: { code: 'input/type', expected } },
  )
}

const head = z
  .strictObject({
    kind: z.enum(['other-enforcement', 'non-enforcement']),
    head: label,
    department: label,
    days,
    quarter: integer().min(1).max(4).exactOptional(),
  })
  .superRefine((given, context) => {
    const usual = Object.hasOwn(USUAL_HEADS, given.head)
      ? USUAL_HEADS[given.head as keyof typeof USUAL_HEADS]
      : undefined
    if (usual === undefined || usual.kind === given.kind) return
    refuse(context, ['kind'], {
      code: 'input/choice',
      expected: say('kind-of-head', { kind: usual.kind, head: given.head }),
      found: show(given.kind),
    })
  })

const officers = eachOnce(
  z.strictObject({ department: label, count: integer().min(0).max(100_000) }),
  ({ department }) => department,
)

export const workloadHeads = eachOnce(head, (row) =>
  [row.kind, row.head, row.department, row.quarter ?? ''].join('\n'),
)

export const workloadOptions = z.strictObject({
  heads: workloadHeads,
  officers: officers.exactOptional(),
  perVisit: eachOnce(
    z.strictObject({ task: id, officers: officers.exactOptional(), days: days.exactOptional() }),
    ({ task }) => task,
  ).exactOptional(),
  schedule: z
    .array(z.object({ task: id, round: integer().min(1), date, visits: count }))
    .exactOptional(),
})

/** A row that stands twice would count twice. */
function eachOnce<Row extends z.ZodType>(row: Row, keyOf: (row: z.output<Row>) => string) {
  return z.array(row).superRefine((rows, context) => {
    const seen = new Set<string>()
    for (const [index, each] of rows.entries()) {
      const key = keyOf(each)
      if (seen.has(key))
        refuse(context, [index], {
          code: 'input/duplicate',
          expected: say('row-once'),
          found: show(key.replaceAll('\n', ' / ')),
        })
      seen.add(key)
    }
  })
}

const PARTS = 99
const FACTORS = 9
const EQUATIONS = 999

const PRINTED = say('figure-as-printed')

/** Kept as a text: a share is rounded to the decimals it is printed with. */
const printed = numberOrText(PRINTED).transform((given, context): string => {
  if (DECIMAL.test(String(given))) return String(given)
  refuse(context, [], { code: 'input/range', expected: PRINTED, found: show(given) })
  return z.NEVER
})

/** One figure, or the same figure at several places; always read as a list. */
const places = z.preprocess(
  (given) => (Array.isArray(given) ? given : [given]),
  array(printed, 1, PARTS).readonly(),
)

const part = z.strictObject({ days: places.exactOptional(), share: printedShare.exactOptional() })

const partWithHeads = part.extend({
  heads: array(z.strictObject({ head: label, days: printed }), 0, PARTS).exactOptional(),
})

const account = z.strictObject({
  label: text,
  workingDays: places.exactOptional(),
  officers: places.exactOptional(),
  statutory: places.exactOptional(),
  otherEnforcement: partWithHeads.exactOptional(),
  nonEnforcement: partWithHeads.exactOptional(),
  inspection: part.exactOptional(),
  needed: places.exactOptional(),
  reserve: part.exactOptional(),
})

export const filedWorkload = z.strictObject({
  year: integer().min(1900).max(2999).exactOptional(),
  accounts: array(account, 0, EQUATIONS).exactOptional(),
  products: array(
    z.strictObject({ label: text, factors: array(printed, 1, FACTORS), printed }),
    0,
    EQUATIONS,
  ).exactOptional(),
  sums: array(
    z.strictObject({
      label: text,
      terms: array(
        z.strictObject({ label: text, value: printed, minus: z.boolean().exactOptional() }),
        1,
        PARTS,
      ),
      printed,
    }),
    0,
    EQUATIONS,
  ).exactOptional(),
  repeated: array(
    z.strictObject({ label: text, printed: array(printed, 2, PARTS) }),
    0,
    EQUATIONS,
  ).exactOptional(),
})

export const checkWorkloadOptions = z.strictObject({ calendar: workCalendar.exactOptional() })

/** A filed account whose shape was checked. */
export type CheckedAccount = z.output<typeof account>
