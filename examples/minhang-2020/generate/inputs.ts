import type { InputData } from 'double-random'
import calendar from '../calendar.json' with { type: 'json' }
import plan from '../plan.json' with { type: 'json' }
import { generateEnterprises } from './enterprises.ts'
import { generatePastVisits, generatePenalties } from './history.ts'
import { generateCompanions, generateOfficers } from './inspectors.ts'
import { generateLists } from './lists.ts'
import { generateRecusals } from './recusals.ts'

/**
 * Everything a draw depends on: the plan and the calendar as they stand in their files, and the
 * made-up tables.
 */
export function exampleInputs(): InputData {
  const enterprises = generateEnterprises()
  const officers = generateOfficers()
  const pastVisits = generatePastVisits(enterprises, officers)
  return {
    plan: plan as unknown as InputData['plan'],
    calendar,
    enterprises,
    inspectors: [...officers, ...generateCompanions()],
    recusals: generateRecusals(enterprises, officers),
    pastVisits,
    penalties: generatePenalties(pastVisits),
    lists: generateLists(enterprises),
  }
}
