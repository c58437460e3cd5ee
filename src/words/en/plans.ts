import type { Unplaced } from '../../year/schedule/days/unplaced-visits.ts'
import type { RelationCode } from '../../year/workload/figure-relation.ts'
import { nameOf } from '../name-of.ts'
import type { PlanSentences } from '../plans.ts'
import { planFindings } from './plan-findings.ts'

const UNPLACED: Readonly<Record<Unplaced['reason'], string>> = {
  'no-day': 'no working day is left in the window',
  'no-team': 'no team can be formed on any day of the window',
  capacity: 'more visits than the teams can make',
  search: 'no place was found; whether there is one is unknown',
}

const RELATIONS: Readonly<Record<RelationCode, string>> = {
  product: 'a product that does not come out',
  sum: 'a sum that does not come out',
  share: 'a share that does not come out',
  shares: 'shares that do not add up',
  repeated: 'figures that differ from place to place',
  calendar: 'not the working days of the calendar',
}

export const plans: PlanSentences = {
  finding({ code, path, task, count, units = [], expected, found }, say) {
    const of = task === undefined ? '' : `, task ${task}`
    const more = count === undefined || count <= units.length ? '' : ', …'
    const who = count === undefined ? '' : `; it concerns ${count}: ${units.join(', ')}${more}`
    return `${nameOf(planFindings, code)} (${path}${of}): expected ${say(expected)}, found ${say(found)}${who}`
  },

  figure({ code, where, statement, computed }, say) {
    const right = computed === undefined ? '' : `, computed ${computed}`
    return `${say(where)}: ${nameOf(RELATIONS, code)}, printed ${statement}${right}`
  },

  unplaced: ({ task, round, visits, reason }) =>
    `${task}, round ${round}: ${visitsOf(visits)} without a day: ${nameOf(UNPLACED, reason)}`,

  notScheduled: ({ task, round, reason }) =>
    reason === 'no-rounds'
      ? `${task} is not scheduled: it has no rounds`
      : `${task}, round ${round}, is not scheduled: it does not say how many visits`,

  bottleneck({ departments, tasks, from, to, visits, capacity }) {
    const days = from === undefined || to === undefined ? '' : ` from ${from} to ${to}`
    return `${departments.join(', ')}: ${tasks.join(', ')} need ${visitsOf(visits)}${days}, at most ${capacity} can have a day`
  },
}

function visitsOf(number: number): string {
  return `${number} visit${number === 1 ? '' : 's'}`
}
