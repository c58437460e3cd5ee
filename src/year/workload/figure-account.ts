import { type Messages, say } from '../../core/message.ts'
import type { CheckedAccount } from '../../schema/year/workload.ts'
import { product, repeated, share, shares, sum } from './figure-relation.ts'
import type { FigureFinding } from './filed.ts'

type AccountFigure = Messages['account-figure']['figure']

/** What does not agree in a filed account, as far as its figures are printed. */
export function accountFindings(
  account: CheckedAccount,
  calendarDays: number | undefined,
): FigureFinding[] {
  const { label, otherEnforcement, nonEnforcement, inspection, reserve } = account
  const found: FigureFinding[] = []
  const where = (figure: AccountFigure) => say('account-figure', { account: label, figure })
  /** The first place is the one that formulas use. */
  const figure = (member: AccountFigure, places: readonly string[] = []): string | undefined => {
    if (places.length > 1) found.push(...repeated('repeated', where(member), places))
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

  if (workingDays && calendarDays !== undefined)
    found.push(...repeated('calendar', where('workingDays'), [String(calendarDays), workingDays]))
  if (workingDays && officers && statutory)
    found.push(...product(where('statutory'), [workingDays, officers], statutory))
  if (statutory && other && none && left) {
    const terms = [{ text: statutory }, { text: other, minus: true }, { text: none, minus: true }]
    found.push(...sum(where('inspection'), terms, left))
  }
  if (left && needed && spare) {
    found.push(...sum(where('reserve'), [{ text: left }, { text: needed, minus: true }], spare))
  }
  for (const [member, part, total] of [
    ['otherEnforcement', otherEnforcement, other],
    ['nonEnforcement', nonEnforcement, none],
  ] as const) {
    if (part?.heads === undefined || part.heads.length === 0 || total === undefined) continue
    const terms = part.heads.map(({ days }) => ({ text: days }))
    found.push(...sum(where(member), terms, total))
  }

  const ofStatutory = [
    { of: 'otherEnforcement', part: other, printed: otherEnforcement?.share },
    { of: 'nonEnforcement', part: none, printed: nonEnforcement?.share },
    { of: 'inspection', part: left, printed: inspection?.share },
  ] as const
  const ofInspection = { of: 'reserve', part: spare, printed: reserve?.share } as const
  for (const [{ of, part, printed }, whole] of [
    ...ofStatutory.map((each) => [each, statutory] as const),
    [ofInspection, left] as const,
  ]) {
    const place = say('account-share', { account: label, figure: of })
    if (part && printed && whole) found.push(...share(place, [part, whole], printed))
  }
  const all = ofStatutory.flatMap(({ printed }) => printed ?? [])
  if (all.length === ofStatutory.length)
    found.push(...shares(say('account-shares', { account: label }), all))
  return found
}
