import fc from 'fast-check'
import { expect, it } from 'vitest'
import { flowSearch, isPlain } from './assign.ts'
import { type Dice, dice, type Gen } from './dice.ts'
import { listSearch } from './enumerate.ts'
import type { Problem } from './problem.ts'
import type { Search } from './search.ts'

const names = ['甲', '乙', '丙', '丁']

function plainProblem(d: Dice): Problem {
  const slots = d.times(d.int(0, 6), () => {
    const legal = d.some(names, 70)
    const counts = new Map(legal.map((who) => [who, []]))
    return { visit: d.pick(['a', 'b', 'c']), day: '2020-03-02', legal, counts }
  })
  const candidates = names.map((id) => ({ id, ...d.maybe('capacity', 50, () => d.int(0, 3)) }))
  return { slots, candidates, wishes: 0, balance: 'strict' }
}

/** Takes the first acceptable candidate everywhere; what was acceptable on the way. */
function walk({ slots }: Problem, search: Search | undefined): string[][] | undefined {
  return (
    search &&
    slots.map(({ legal }, x) => {
      const acceptable = legal.filter((who) => search.acceptable(x, who))
      search.take(x, acceptable[0]!)
      return acceptable
    })
  )
}

it('the flow and the written list find the same best assignments', () => {
  let infeasible = 0
  const property = fc.property(fc.gen(), (g: Gen) => {
    const problem = plainProblem(dice(g))
    expect(isPlain(problem)).toBe(true)
    const list = walk(problem, listSearch(problem))
    expect(walk(problem, flowSearch(problem))).toEqual(list)
    infeasible += list ? 0 : 1
  })
  fc.assert(property, { seed: 7, numRuns: 500, endOnFailure: true })
  expect(infeasible).toBeGreaterThan(50)
  expect(infeasible).toBeLessThan(450)
})
