import type { Ticketer } from '../../src/core/ticket.ts'
import { ordersOf, ticketsInOrder } from '../unit/select/every-order.ts'

/** What a run may ask chance for. */
export interface Choices {
  /** One of the numbers 0 … m − 1. */
  readonly below: (m: number) => number
  /**
   * Tickets that put the texts in one of all their orders; nothing is chosen before the first one
   * is asked for.
   */
  readonly tickets: (texts: readonly string[]) => Ticketer
}

/** Runs once for every sequence of choices; `outOf` is one over the chance of the sequence. */
export function everyChoice<T>(
  run: (choices: Choices) => T,
  visit: (result: T, outOf: number) => void,
): void {
  const path: { pick: number; readonly of: number }[] = []
  do {
    let depth = 0
    const below = (m: number) => {
      if (depth === path.length) path.push({ pick: 0, of: m })
      const step = path[depth]!
      depth += 1
      if (step.of !== m) throw new Error('the same choices led to another question')
      return step.pick
    }
    const result = run({ below, tickets: (texts) => lazily(texts, below) })
    visit(
      result,
      path.reduce((product, { of }) => product * of, 1),
    )
    while (path.length > 0 && path.at(-1)!.pick + 1 === path.at(-1)!.of) path.pop()
    if (path.length > 0) path.at(-1)!.pick += 1
  } while (path.length > 0)
}

const everyTicketer = new Map<string, Ticketer[]>()

function lazily(texts: readonly string[], below: Choices['below']): Ticketer {
  let chosen: Ticketer | undefined
  const choose = () => {
    const name = JSON.stringify(texts)
    const all = everyTicketer.get(name) ?? ordersOf(texts).map((order) => ticketsInOrder(order))
    everyTicketer.set(name, all)
    chosen ??= all[below(all.length)]!
    return chosen
  }
  return { ticket: (text) => choose().ticket(text), prefix: (text) => choose().prefix(text) }
}
