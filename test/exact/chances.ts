import { fraction } from '../unit/select/every-order.ts'

/** Exact chances of named events, gathered case by case. */
export class Chances {
  readonly #cases = new Map<string, Map<number, number>>()

  /** One case more in which the event happens, of chance 1/outOf. */
  add(event: string, outOf: number): void {
    const cases = this.#cases.get(event) ?? new Map<number, number>()
    this.#cases.set(event, cases)
    cases.set(outOf, (cases.get(outOf) ?? 0) + 1)
  }

  events(): string[] {
    return [...this.#cases.keys()]
  }

  /** The chance of the event, in lowest terms. */
  of(event: string): string {
    const { top, bottom } = this.#sum(event)
    return fraction(top, bottom)
  }

  /** The chance of the event given another one, which it implies. */
  given(event: string, condition: string): string {
    const [a, b] = [this.#sum(event), this.#sum(condition)]
    return fraction(a.top * b.bottom, a.bottom * b.top)
  }

  #sum(event: string): { top: bigint; bottom: bigint } {
    let [top, bottom] = [0n, 1n]
    for (const [outOf, count] of this.#cases.get(event) ?? []) {
      const [p, q] = [BigInt(count), BigInt(outOf)]
      ;[top, bottom] = q === bottom ? [top + p, q] : [top * q + p * bottom, bottom * q]
    }
    return { top, bottom }
  }
}

/** a · b, both ratios. */
export function productOf(a: string, b: string): string {
  const [p, q] = a.split('/').map(BigInt) as [bigint, bigint]
  const [r, s] = b.split('/').map(BigInt) as [bigint, bigint]
  return fraction(p * r, q * s)
}

/** a + b, both ratios. */
export function sumOf(a: string, b: string): string {
  const [p, q] = a.split('/').map(BigInt) as [bigint, bigint]
  const [r, s] = b.split('/').map(BigInt) as [bigint, bigint]
  return fraction(p * s + r * q, q * s)
}

/** 1 − a, a being a ratio. */
export function restOf(a: string): string {
  const [p, q] = a.split('/').map(BigInt) as [bigint, bigint]
  return fraction(q - p, q)
}
