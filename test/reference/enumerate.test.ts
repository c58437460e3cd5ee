import fc from 'fast-check'
import { expect, it } from 'vitest'
import { flowSearch } from './assign.ts'
import { dice, type Gen } from './dice.ts'
import { listSearch } from './enumerate.ts'
import { check } from './faults.ts'
import { normalised } from './inputs.ts'
import { attempt } from './library.ts'
import { type Problem, problemOf } from './problem.ts'
import { randomTeams } from './random-teams.ts'
import { isSmall, type Search } from './search.ts'
import { visitsOf } from './visits.ts'

/** Each unit visited by some task: more seats than a draw has. */
function problemFor(g: Gen): Problem | undefined {
  const { inputs: raw } = randomTeams(g)
  const d = dice(g)
  const inputs = normalised(raw as Record<string, unknown>)
  if ('error' in attempt(() => check(inputs))) return undefined
  const sample = d.some(inputs.enterprises, 60).map(({ id }) => ({
    pool: d.pick(inputs.plan.tasks).id,
    round: 1,
    unit: id,
    date: d.pick(['2020-03-02', '2020-03-03']),
  }))
  return problemOf(inputs, visitsOf(inputs, [], sample))
}

/** What is acceptable everywhere, if each seat goes to the last of them. */
function walk({ slots }: Problem, search: Search | undefined) {
  if (!search) return undefined
  const acceptable = slots.map(({ legal }, x) => {
    const some = legal.filter((who) => search.acceptable(x, who))
    search.take(x, some.at(-1)!)
    return some
  })
  return { acceptable, shortfall: search.shortfall }
}

it('the flow and the written list find the same best assignments', () => {
  const counts = { compared: 0, infeasible: 0, short: 0 }
  const property = fc.property(fc.gen(), (g: Gen) => {
    const problem = problemFor(g)
    if (!problem || !isSmall(problem)) return
    const list = walk(problem, listSearch(problem))
    expect(walk(problem, flowSearch(problem))).toEqual(list)
    counts.compared += list ? 1 : 0
    counts.infeasible += list ? 0 : 1
    counts.short += list && list.shortfall > 0 ? 1 : 0
  })
  fc.assert(property, { seed: 7, numRuns: 300, endOnFailure: true })
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(20)
})
