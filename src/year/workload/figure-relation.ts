import type { Message } from '../../core/message.ts'
import { minus, plus, type Ratio, ratio, times } from '../../core/ratio.ts'
import { readDecimal } from '../../schema/year/workload.ts'
import { percentText } from './figure.ts'
import { decimalsOf, isSame, textOf } from './figure-text.ts'

/**
 * A figure as it is printed somewhere. Two places are two of these, even if they print the same.
 */
export interface PrintedFigure {
  readonly label: Message
  readonly text: string
  /** Not from the plan, so never the one that is wrong. */
  readonly isGiven?: boolean
}

/** What a finding is about. */
export type RelationCode = 'product' | 'sum' | 'share' | 'shares' | 'repeated' | 'calendar'

/** Printed figures that must agree. The functions take the texts of `figures`, in their order. */
export interface Relation {
  readonly code: RelationCode
  readonly where: Message
  /** The stated result last. */
  readonly figures: readonly PrintedFigure[]
  readonly statement: (texts: readonly string[]) => string
  readonly holds: (texts: readonly string[]) => boolean
  /** What the stated result would have to be; undefined where there is no such thing. */
  readonly computed: (texts: readonly string[]) => string | undefined
  /**
   * What the figure at an index would have to be, all others being right; undefined if nothing
   * printable will do.
   */
  readonly wanted: (index: number, texts: readonly string[]) => string | undefined
}

/** The product of all but the last is the last. */
export function product(
  where: Message,
  factors: readonly PrintedFigure[],
  result: PrintedFigure,
): Relation {
  const productOf = (texts: readonly string[]) =>
    texts.reduce((sum, text) => times(sum, readDecimal(text)), ratio(1, 1))
  return exact({
    code: 'product',
    where,
    figures: [...factors, result],
    statement: (texts) => `${texts.slice(0, -1).join(' × ')} = ${texts.at(-1)}`,
    solve(index, texts) {
      const others = productOf(texts.filter((_, i) => i !== index && i !== factors.length))
      if (index === factors.length) return others
      const { p, q } = readDecimal(texts[factors.length] as string)
      return others.p === 0n ? undefined : ratio(p * others.q, q * others.p)
    },
  })
}

/** A figure that is added, or taken away. */
export interface Term {
  readonly figure: PrintedFigure
  readonly minus?: boolean | undefined
}

/** The terms add up to the last. */
export function sum(where: Message, terms: readonly Term[], result: PrintedFigure): Relation {
  const isMinus = (index: number) => terms[index]?.minus === true
  return exact({
    code: 'sum',
    where,
    figures: [...terms.map(({ figure }) => figure), result],
    statement(texts) {
      const left = texts
        .slice(0, -1)
        .map((text, i) => (isMinus(i) ? `− ${text}` : i > 0 ? `+ ${text}` : text))
      return `${left.join(' ')} = ${texts.at(-1)}`
    },
    solve(index, texts) {
      let others = 0n
      for (const [i, text] of texts.slice(0, -1).entries()) {
        if (i !== index) others += isMinus(i) ? -millionths(text) : millionths(text)
      }
      if (index === terms.length) return ratio(others, MILLION)
      const rest = millionths(texts[terms.length] as string) - others
      return ratio(isMinus(index) ? -rest : rest, MILLION)
    },
  })
}

const MILLION = 1_000_000n

/** A figure with at most six decimals, in millionths. */
function millionths(text: string): bigint {
  const [whole = '', decimals = ''] = text.split('.')
  return BigInt(whole + decimals.padEnd(6, '0'))
}

/** The same figure at several places. */
export function repeated(
  code: 'repeated' | 'calendar',
  where: Message,
  figures: readonly PrintedFigure[],
): Relation {
  return exact({
    code,
    where,
    figures,
    statement: (texts) => texts.join(' = '),
    solve(index, texts) {
      const others = texts.filter((_, i) => i !== index).map(readDecimal)
      const [first] = others as [Ratio, ...Ratio[]]
      return others.every((each) => isSame(each, first)) ? first : undefined
    },
  })
}

/** A part of a whole as the percentage that is printed, halves up, to as many decimals. */
export function share(
  where: Message,
  part: PrintedFigure,
  whole: PrintedFigure,
  percentage: PrintedFigure,
): Relation {
  const rounded = ([top, bottom]: readonly string[], decimals: number) => {
    const { p, q } = readDecimal(top as string)
    const all = readDecimal(bottom as string)
    return all.p === 0n ? undefined : percentText(ratio(p * all.q, q * all.p), decimals)
  }
  return {
    code: 'share',
    where,
    figures: [part, whole, percentage],
    statement: (texts) => `${texts[0]} ÷ ${texts[1]} = ${texts[2]}`,
    holds: (texts) => rounded(texts, decimalsOf(percentage.text)) === percentage.text,
    computed: (texts) => rounded(texts, Math.max(1, decimalsOf(percentage.text))),
    wanted: (index, texts) =>
      index === 2 ? rounded(texts, decimalsOf(percentage.text)) : undefined,
  }
}

/** Percentages of all parts add up to 100 %, each up to half a unit of its last place. */
export function shares(where: Message, percentages: readonly PrintedFigure[]): Relation {
  const total = (texts: readonly string[]) => texts.map(readDecimal).reduce(plus)
  return {
    code: 'shares',
    where,
    figures: percentages,
    statement: (texts) => `${texts.join(' + ')} = 100%`,
    holds(texts) {
      const off = minus(total(texts), ratio(1, 1))
      const slack = texts
        .map((text) => ratio(1, BigInt(`200${'0'.repeat(decimalsOf(text))}`)))
        .reduce(plus)
      return minus(off, slack).p <= 0n && plus(off, slack).p >= 0n
    },
    computed: (texts) => percentText(total(texts), mostDecimals(texts)),
    wanted: () => undefined,
  }
}

/** A relation that one number alone can satisfy at each place. */
function exact({
  solve,
  ...relation
}: Pick<Relation, 'code' | 'where' | 'figures' | 'statement'> & {
  readonly solve: (index: number, texts: readonly string[]) => Ratio | undefined
}): Relation {
  const last = relation.figures.length - 1
  return {
    ...relation,
    holds(texts) {
      const result = solve(last, texts)
      return result !== undefined && isSame(result, readDecimal(texts[last] as string))
    },
    computed: (texts) => textOf(solve(last, texts), 0),
    wanted(index, texts) {
      const value = solve(index, texts)
      return value === undefined || value.p < 0n
        ? undefined
        : textOf(value, decimalsOf(texts[index] as string), mostDecimals(texts))
    },
  }
}

/** Of however many texts. */
function mostDecimals(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0)
}
