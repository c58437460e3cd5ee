import { type Messages, say } from '../../core/message.ts'
import type { CheckedAccount } from '../../schema/year/workload.ts'
import {
  type PrintedFigure,
  product,
  type Relation,
  repeated,
  share,
  shares,
  sum,
} from './figure-relation.ts'

type AccountFigure = Messages['account-figure']['figure']

/** What must agree in a filed account, as far as its figures are printed. */
export function accountRelations(
  account: CheckedAccount,
  calendarDays: number | undefined,
): Relation[] {
  const { label, otherEnforcement, nonEnforcement, inspection, reserve } = account
  const found: Relation[] = []
  const where = (figure: AccountFigure) => say('account-figure', { account: label, figure })
  /** The first place is the one that formulas use. */
  const figure = (
    member: AccountFigure,
    texts: readonly string[] = [],
  ): PrintedFigure | undefined => {
    const places = texts.map((text): PrintedFigure => ({ label: where(member), text }))
    if (places.length > 1) found.push(repeated('repeated', where(member), places))
    return places[0]
  }

  const workingDays = figure('workingDays', account.workingDays)
  const officers = figure('officers', account.officers)
  const statutory = figure('statutory', account.statutory)
  const other = figure('otherEnforcement', otherEnforcement?.days)
  const none = figure('nonEnforcement', nonEnforcement?.days)
  const left = figure('inspection', inspection?.days)
  const needed = figure('needed', account.needed)
  const spare = figure('reserve', reserve?.days)

  if (workingDays && calendarDays !== undefined) {
    const given = { label: say('calendar-days'), text: String(calendarDays), isGiven: true }
    found.push(repeated('calendar', where('workingDays'), [given, workingDays]))
  }
  if (workingDays && officers && statutory)
    found.push(product(where('statutory'), [workingDays, officers], statutory))
  if (statutory && other && none && left) {
    const terms = [
      { figure: statutory },
      { figure: other, minus: true },
      { figure: none, minus: true },
    ]
    found.push(sum(where('inspection'), terms, left))
  }
  if (left && needed && spare) {
    const terms = [{ figure: left }, { figure: needed, minus: true }]
    found.push(sum(where('reserve'), terms, spare))
  }
  for (const [member, part, total] of [
    ['otherEnforcement', otherEnforcement, other],
    ['nonEnforcement', nonEnforcement, none],
  ] as const) {
    if (part?.heads === undefined || part.heads.length === 0 || total === undefined) continue
    const terms = part.heads.map(({ head, days }) => ({
      figure: { label: say('account-head', { account: label, figure: member, head }), text: days },
    }))
    found.push(sum(where(member), terms, total))
  }

  const percentage = (
    figure: AccountFigure,
    text: string | undefined,
  ): PrintedFigure | undefined =>
    text === undefined
      ? undefined
      : { label: say('account-share', { account: label, figure }), text }
  const ofStatutory = [
    { part: other, printed: percentage('otherEnforcement', otherEnforcement?.share) },
    { part: none, printed: percentage('nonEnforcement', nonEnforcement?.share) },
    { part: left, printed: percentage('inspection', inspection?.share) },
  ]
  const ofInspection = { part: spare, printed: percentage('reserve', reserve?.share) }
  for (const [{ part, printed }, whole] of [
    ...ofStatutory.map((each) => [each, statutory] as const),
    [ofInspection, left] as const,
  ]) {
    if (part && printed && whole) found.push(share(printed.label, part, whole, printed))
  }
  const all = ofStatutory.flatMap(({ printed }) => (printed === undefined ? [] : [printed]))
  if (all.length === ofStatutory.length)
    found.push(shares(say('account-shares', { account: label }), all))
  return found
}
