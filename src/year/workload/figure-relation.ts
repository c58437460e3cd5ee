import type { Message } from '../../core/message.ts'
import { minus, plus, type Ratio, ratio, times } from '../../core/ratio.ts'
import { readDecimal } from '../../schema/year/workload.ts'
import { percentText } from './figure.ts'
import { decimalsOf, isSame, textOf } from './figure-text.ts'
import type { FigureFinding } from './filed.ts'

/** What a finding is about. */
export type RelationCode = 'product' | 'sum' | 'share' | 'shares' | 'repeated' | 'calendar'

/** The product of the factors is what is printed; otherwise a finding. */
export function product(
  where: Message,
  factors: readonly string[],
  printed: string,
): FigureFinding[] {
  const result = factors.map(readDecimal).reduce(times, ratio(1, 1))
  const statement = `${factors.join(' × ')} = ${printed}`
  return exact({ code: 'product', where, statement, printed }, result)
}

/** A figure that is added, or taken away. */
export interface Term {
  readonly text: string
  readonly minus?: boolean | undefined
}

/** The terms add up to what is printed. */
export function sum(where: Message, terms: readonly Term[], printed: string): FigureFinding[] {
  const total = terms
    .map(({ text, minus: isTaken }) => (isTaken === true ? -millionths(text) : millionths(text)))
    .reduce((all, each) => all + each, 0n)
  const left = terms.map(({ text, minus: isTaken }, index) =>
    isTaken === true ? `− ${text}` : index > 0 ? `+ ${text}` : text,
  )
  const statement = `${left.join(' ')} = ${printed}`
  return exact({ code: 'sum', where, statement, printed }, ratio(total, MILLION))
}

const MILLION = 1_000_000n

/** A figure with at most six decimals, in millionths. */
function millionths(text: string): bigint {
  const [whole = '', decimals = ''] = text.split('.')
  return BigInt(whole + decimals.padEnd(6, '0'))
}

/** The same figure at several places: the last as all others, where these agree. */
export function repeated(
  code: 'repeated' | 'calendar',
  where: Message,
  texts: readonly string[],
): FigureFinding[] {
  const [first, ...others] = texts.slice(0, -1).map(readDecimal) as [Ratio, ...Ratio[]]
  const result = others.every((each) => isSame(each, first)) ? first : undefined
  const statement = texts.join(' = ')
  return exact({ code, where, statement, printed: texts.at(-1) as string }, result)
}

/** A part of a whole as the percentage that is printed, halves up, to as many decimals. */
export function share(
  where: Message,
  [part, whole]: readonly [part: string, whole: string],
  printed: string,
): FigureFinding[] {
  const [top, bottom] = [readDecimal(part), readDecimal(whole)]
  const decimals = decimalsOf(printed)
  const rounded = (places: number) =>
    bottom.p === 0n ? undefined : percentText(ratio(top.p * bottom.q, top.q * bottom.p), places)
  if (rounded(decimals) === printed) return []
  const computed = rounded(Math.max(1, decimals))
  const statement = `${part} ÷ ${whole} = ${printed}`
  return [{ code: 'share', where, statement, printed, ...(computed !== undefined && { computed }) }]
}

/** Percentages of all parts add up to 100 %, each up to half a unit of its last place. */
export function shares(where: Message, texts: readonly string[]): FigureFinding[] {
  const total = texts.map(readDecimal).reduce(plus)
  const off = minus(total, ratio(1, 1))
  const slack = texts
    .map((text) => ratio(1, BigInt(`200${'0'.repeat(decimalsOf(text))}`)))
    .reduce(plus)
  if (minus(off, slack).p <= 0n && plus(off, slack).p >= 0n) return []
  const computed = percentText(total, Math.max(...texts.map(decimalsOf)))
  const printed = texts.at(-1) as string
  return [{ code: 'shares', where, statement: `${texts.join(' + ')} = 100%`, printed, computed }]
}

/** Nothing where the printed figure is the result. */
function exact(
  finding: Omit<FigureFinding, 'computed'>,
  result: Ratio | undefined,
): FigureFinding[] {
  if (result !== undefined && isSame(result, readDecimal(finding.printed))) return []
  const computed = textOf(result)
  return [{ ...finding, ...(computed !== undefined && { computed }) }]
}
