import { expect, it } from 'vitest'
import { effort } from '../effort.ts'
import { hasPython, replayedByPython } from '../replay/python.ts'
import { dice, type Gen } from './dice.ts'
import { exercised, names } from './exercised.ts'
import type { Draw } from './random-draw.ts'
import { randomTeams, WORKING_DAYS } from './random-teams.ts'
import type { Inputs } from './types.ts'

/** Where seats are scarce, other authorities at most units on one or two of the days. */
function withOthers(g: Gen): Draw {
  const draw = randomTeams(g)
  const d = dice(g)
  const { enterprises } = draw.inputs as Inputs
  const plannedVisits = enterprises.flatMap(({ id: enterprise }) =>
    d.some(WORKING_DAYS, 25).map((date) => ({ enterprise, date, authority: '消防' })),
  )
  return { ...draw, inputs: { ...draw.inputs, plannedVisits }, changes: [] }
}

const scarce = exercised(effort(150, 500), withOthers, 2)

it('visits move to the days of others in both implementations, as far as officers allow', () => {
  expect(
    scarce.lacking(
      names('agreed|others: moves|others: stays|others: is there|others: some move, some stay'),
    ),
  ).toEqual([])
})

it.skipIf(!hasPython)('and in Python', () => {
  expect(replayedByPython(scarce.made)).toEqual({ other: [], records: scarce.made.length })
  expect(scarce.made.length).toBeGreaterThan(effort(40, 150))
})
