import { type Ratio, ratio, times } from '../../core/ratio.ts'

export function isSame(a: Ratio, b: Ratio): boolean {
  return a.p === b.p && a.q === b.q
}

/** How many decimals a figure is printed with. */
export function decimalsOf(text: string): number {
  return text.replace('%', '').split('.')[1]?.length ?? 0
}

/** Six decimals are the most that a figure can be printed with. */
const MOST_DECIMALS = 6

/** The shortest decimal; undefined if there is none. */
export function textOf(value: Ratio | undefined): string | undefined {
  for (let decimals = 0; value !== undefined && decimals <= MOST_DECIMALS; decimals += 1) {
    const scaled = times(value, ratio(BigInt(`1${'0'.repeat(decimals)}`), 1))
    if (scaled.q !== 1n) continue
    const digits = String(scaled.p < 0n ? -scaled.p : scaled.p).padStart(decimals + 1, '0')
    const point = digits.length - decimals
    const fraction = decimals > 0 ? `.${digits.slice(point)}` : ''
    return `${scaled.p < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`
  }
  return undefined
}
