import { type Message, say, show } from '../../core/message.ts'
import type { Design } from './design.ts'

/** A figure of a task that is not the sum of its parts. */
export interface WrongSum {
  readonly path: readonly (string | number)[]
  readonly code: 'design/rounds' | 'design/counts'
  readonly expected: Message
  readonly found: Message
}

interface Part {
  readonly visits?: number
  readonly design?: Design
}

/** Fixed counts must add up to the visits of their round, and all rounds to those of the task. */
export function wrongSums({
  visits,
  design,
  rounds,
}: Part & { readonly rounds?: readonly Part[] }): WrongSum[] {
  const wrong: WrongSum[] = []
  for (const [index, each] of (rounds ?? []).entries()) {
    const used = each.design ?? design
    if (used?.type !== 'stratified' || used.allocation.type !== 'fixed') continue
    const counts = used.allocation.counts.reduce((total, count) => total + count.visits, 0)
    if (each.visits === undefined || counts === each.visits) continue
    wrong.push({
      path: ['rounds', index, 'visits'],
      code: 'design/counts',
      expected: say('sum-of-fixed-counts', { sum: counts }),
      found: show(each.visits),
    })
  }
  const stated = rounds?.map((each) => each.visits)
  if (stated === undefined || visits === undefined || stated.includes(undefined)) return wrong
  const sum = stated.reduce<number>((total, each = 0) => total + each, 0)
  if (sum !== visits) {
    wrong.push({
      path: ['visits'],
      code: 'design/rounds',
      expected: say('sum-of-rounds', { sum }),
      found: show(visits),
    })
  }
  return wrong
}
