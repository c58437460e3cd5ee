import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effort, isSlow } from '../effort.ts'
import { cases, everyRule, isFeasible, meetsPreconditions } from './every-rule.ts'
import { allSeats, bestPlans, plansFor } from './oracle.ts'
import { problemOf, type Sketch } from './problems.ts'

/** The sketch without one rule each. */
const without: Readonly<Record<string, (sketch: Sketch) => Sketch>> = {
  minimum: (sketch) => ({ ...sketch, minimum: undefined }),
  caps: (sketch) => ({ ...sketch, caps: undefined }),
  related: (sketch) => ({ ...sketch, related: undefined }),
  wishes: (sketch) => ({ ...sketch, wishes: undefined }),
  carried: (sketch) => ({ ...sketch, carried: undefined }),
  availability: (sketch) => ({ ...sketch, availability: undefined }),
  balance: (sketch) => ({ ...sketch, balance: undefined }),
}

function plansOf(sketch: Sketch): string {
  const problem = problemOf(sketch)
  return bestPlans(problem, plansFor(problem, allSeats(problem))).join(' ')
}

/** Whether somebody's choice for every seat keeps every rule, read off the sketch. */
function isPlan(sketch: Sketch, choice: readonly number[]): boolean {
  const teams: number[][] = []
  let seat = 0
  for (const lists of sketch.visits) teams.push(lists.map(() => choice[seat++]!))
  const isTeam = (team: readonly number[], visit: number) => {
    const numbers = team.map((i) => sketch.related?.[i] ?? i)
    const isLegal = (i: number, at: number) =>
      sketch.lists[sketch.visits[visit]![at]!]!.includes(i) && !sketch.excluded![visit]!.includes(i)
    return new Set(numbers).size === team.length && team.every(isLegal)
  }
  const visitsOf = (i: number) => [...teams.keys()].filter((visit) => teams[visit]!.includes(i))
  const keepsCaps = (sketch.caps ?? []).every(({ inspector, first, last, most }) => {
    const days = visitsOf(inspector).map((visit) => sketch.days![visit]!)
    return days.filter((day) => day >= first && day <= last).length <= most
  })
  return (
    keepsCaps &&
    teams.every(isTeam) &&
    sketch.capacity.every((most, i) => visitsOf(i).length <= most)
  )
}

function allChoices(sketch: Sketch): number[][] {
  let choices: number[][] = [[]]
  for (const _ of sketch.visits.flat()) {
    choices = choices.flatMap((choice) => sketch.capacity.map((_, i) => [...choice, i]))
  }
  return choices
}

describe('the sketches of every rule', () => {
  it('are what the engine asks for', () => {
    fc.assert(
      fc.property(everyRule, (sketch) => {
        expect(meetsPreconditions(sketch)).toBe(true)
        expect(sketch.visits.flat().length).toBeLessThanOrEqual(6)
        const { caps } = problemOf(sketch)
        for (const a of caps?.caps ?? []) {
          for (const b of caps!.caps) {
            if (a === b || a.inspector !== b.inspector) continue
            expect(`${a.first} ${a.last}`).not.toBe(`${b.first} ${b.last}`)
            const apart = a.last < b.first || b.last < a.first
            const nested = (a.first - b.first) * (a.last - b.last) <= 0
            expect(apart || nested).toBe(true)
          }
        }
      }),
      { numRuns: effort(150, 1000) },
    )
  })

  it('have the plans that a second reading of the rules gives', () => {
    let plans = 0
    fc.assert(
      fc.property(everyRule, (sketch) => {
        const problem = problemOf(sketch)
        const expected = allChoices(sketch).filter((choice) => isPlan(sketch, choice))
        expect(plansFor(problem, allSeats(problem))).toEqual(expected)
        plans += expected.length
      }),
      { numRuns: effort(60, 400) },
    )
    expect(plans).toBeGreaterThan(effort(100, 2000))
  })

  it.runIf(isSlow)('have each rule, and each two rules, where they make a difference', () => {
    const times = new Map<string, number>()
    const note = (key: string) => times.set(key, (times.get(key) ?? 0) + 1)
    let feasible = 0
    for (const { sketch } of fc.sample(cases, { numRuns: 4000, seed: 1 })) {
      if (!isFeasible(sketch)) continue
      feasible += 1
      const plans = plansOf(sketch)
      const effective = Object.keys(without).filter(
        (rule) => plansOf(without[rule]!(sketch)) !== plans,
      )
      for (const a of effective) for (const b of effective) if (a <= b) note(`${a} ${b}`)
    }
    expect(feasible).toBeGreaterThan(1000)
    for (const a of Object.keys(without)) {
      expect([a, times.get(`${a} ${a}`)! > 60]).toEqual([a, true])
      for (const b of Object.keys(without)) {
        if (a < b) expect([a, b, times.get(`${a} ${b}`)! > 5]).toEqual([a, b, true])
      }
    }
  })
})
