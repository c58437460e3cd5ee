import type { Messages } from '../../core/message.ts'
import type { YearMessages } from '../../core/messages/year.ts'
import type { Sentences } from '../sentences.ts'

const RULES: Readonly<Record<Messages['rule-unchecked']['rule'], string>> = {
  visitedWithinMonths: 'recent visits keep',
  visitedWithinDays: 'recent visits keep',
  visitsInYear: 'the visits of the year keep',
  penalisedWithinMonths: 'recent penalties keep',
}

const FIGURES: Readonly<Record<Messages['account-figure']['figure'], string>> = {
  workingDays: 'working days',
  officers: 'inspectors',
  statutory: 'statutory days',
  otherEnforcement: 'other enforcement',
  nonEnforcement: 'non-enforcement',
  inspection: 'inspection days',
  needed: 'days needed',
  reserve: 'reserve',
}

export const year: Sentences<YearMessages> = {
  'plan-year': 'the year of the plan',
  'sum-of-tasks': ({ sum }) => `the sum of its tasks, ${sum}`,
  'share-of-visits': ({ share, visits, of }) => `${share} (${visits} of ${count(of, 'visit')})`,
  'share-as-printed': ({ share }) => share,
  'share-at-least': ({ share }) => `at least ${share} of all visits, as the setting asks`,
  'responsible-department': 'the responsible department',
  'visits-stated': 'a number of visits, of the task or of all its rounds',
  'rounds-of-double-random': 'rounds, since the task is double-random',
  'design-stated': 'a design of the round or the task',
  'mode-of-kind': 'key of a key task, random of a double-random general one',
  'mode-of-task': ({ mode, kind, doubleRandom }) =>
    `${mode}, of a ${kind} task that is ${doubleRandom ? '' : 'not '}double-random`,
  'another-department': 'another department, since the visits are joint',
  'legal-basis': 'a legal basis, as the setting asks',

  'frame-expected': 'how large the frame is expected to be',
  'frame-of-directory': ({ size }) => `the frame of the directory, ${count(size, 'unit')}`,
  'visits-at-most-frame': ({ limit }) => `at most ${limit}, as many as the frame has`,
  'visits-at-most-frame-once': ({ limit }) => `at most ${limit}, each unit of the frame once`,
  'visits-at-most-frame-each-round': ({ limit, rounds }) =>
    `at most ${limit}, each unit of the frame once in each of ${count(rounds, 'round')}`,
  'days-of-year': ({ year: number }) => `days of ${number}`,
  'as-many-days-as-visits': ({ visits }) => `as many days as visits, ${visits}`,
  dates: ({ dates, more }) => `${list(dates)}${more > 0 ? ` and ${more} more` : ''}`,
  'window-in-each-quarter':
    'a window in each quarter, so that the pool is inspected all year round',
  'none-in-periods': ({ periods }, say) => `none in ${list(periods.map(say))}`,
  period: ({ per, number, year: of }) => (per === 'year' ? `${of}` : `${per} ${number} of ${of}`),
  frequency: ({ visits, per }) => `${visits} per ${per}`,
  'visits-for-frequency': ({ visits, frequency, units }, say) =>
    `at least ${count(visits, 'visit')}, ${say(frequency)}${forUnits(units)}`,
  'visits-in-period': ({ visits, period, frequency, units }, say) =>
    `at least ${count(visits, 'visit')} in rounds within ${say(period)}, ${say(frequency)}${forUnits(units)}`,
  'rounds-sure-to-visit': ({ period, frequency, units }, say) =>
    `rounds within ${say(period)} that are certain to visit each of ${count(units, 'unit')}, ${say(frequency)}`,
  'units-not-sure': ({ units }) => `${count(units, 'unit')} that none is certain to visit so often`,
  'visits-in-year-at-most': ({ limit, year: of }) =>
    `at most ${count(limit, 'visit')} to an enterprise in ${of}`,
  'rule-describes': 'a description: by tag, grade, town or list',
  'rule-names': 'id, name or credit code of enterprises',
  'units-with-more-visits': ({ units, visits }) =>
    `${count(units, 'enterprise')} with more, up to ${visits}`,

  'totals-unchecked': 'totals and shares: some task does not say how many visits',
  'year-unchecked': 'frequencies, coverage, caps and quarters: the plan names no year',
  'working-days-unchecked': 'working days: no calendar',
  'frames-unchecked': 'frames, units covered and caps: no directory of enterprises',
  'lists-unchecked': ({ tasks }) => `frames and units of ${list(tasks)}: no lists`,
  'rule-unchecked': ({ rule, table, tasks }) =>
    `whom ${RULES[rule]} out of ${list(tasks)}: no ${table === 'penalties' ? 'penalties' : 'past visits'}`,
  'frequency-unchecked': ({ tasks }) => `frequency of ${list(tasks)}: size of the frame unknown`,
  'times-unchecked': ({ tasks }) => `when units of ${list(tasks)} are visited: no rounds`,

  'calendar-covering': ({ from, to }) => `a calendar that covers ${from} to ${to}`,
  'working-day': 'a working day',
  'visits-within': ({ from, to }) => `visits from ${from} to ${to}`,
  'amount-of-days': 'a number of days of at least 0: an integer, "1/2" or "0.5"',
  'figure-as-printed': 'a figure as printed: an integer of at least 0, or a text such as "12.5"',
  'kind-of-head': ({ kind, head }) => `${kind}, where ${head} belongs`,
  label: ({ label }) => label,
  'account-figure': ({ account, figure }) => `${account}, ${FIGURES[figure]}`,
  'account-share': ({ account, figure }) => `${account}, share of ${FIGURES[figure]}`,
  'account-shares': ({ account }) => `${account}, shares`,

  'schedule-of-plan': ({ plan }) => `a schedule of the plan "${plan}"`,
  'task-or-round-of-plan': 'a task of the plan, and one of its rounds',
  'round-with-visits': 'a round of the plan that states its visits',
  'visits-of-round-at-most': ({ limit, pool, round }) =>
    `at most the ${count(limit, 'visit')} of ${pool}, round ${round}`,
  'visits-of-round': ({ visits }) => `the ${count(visits, 'visit')} of the round`,
  'visits-in-all-at-most': ({ limit }) => `at most ${count(limit, 'visit')} in all`,
  'visits-of-department-at-most': ({ limit }) =>
    `at most ${count(limit, 'visit')} of one department in a year`,
  'visits-of-department': ({ visits, department }) => `${count(visits, 'visit')} of ${department}`,
  'visits-times-days-at-most': ({ limit }) =>
    `at most ${limit} for the visits of each department times the working days of all its rounds`,
  'visits-a-day-at-most': ({ limit }) => `at most ${limit}, as an inspector may make on a day`,

  'draw-once': 'each draw once',
  'draw-of': ({ path }) => `the record of ${path}`,
  'task-of-plan': 'a task of the plan',
  'unit-of-round': ({ pool, round }) =>
    `a unit that is or was in the sample of ${pool}, round ${round}`,
  'value-as-of-other-visits': ({ variable }) =>
    `a value of "${variable}", since other visits of the task have one`,
  'value-of-inspected-unit': ({ variable }) =>
    `a value of "${variable}", since the unit was inspected`,
  'state-zero-too':
    'state it, 0 included: what was not looked at must not pass for "nothing found"',
  'variable-at-most': ({ variable, limit, of }) => `"${variable}" of at most "${of}", ${limit}`,
  'date-for-period': 'a date, since the scale counts the days of a period',
  'name-once': 'each name once',
  'visit-once': 'one visit of a task to a unit on a day',
  'visit-on': ({ unit, date }) => `${unit} on ${date} again`,
  'values-of-inspected-only': 'values of inspected units only',
  'values-of-outcome': ({ outcome }) => `values of a unit that is ${outcome}`,
  'zero-or-one': '0 or 1',
  'say-that-it-counts': 'say `counts: true` for a variable that counts things',

  'sampled-unit-or-stratum': 'a sampled unit or a stratum of this pool round',
  'stratum-of-round': 'a stratum of its round',
  chance: 'a chance',
  'no-chance-of-listed': 'no chance in a listed round',
  'chance-above-zero': 'a chance above 0 and at most 1',
  'chance-of-stratum': ({ chance }) => `the chance ${chance} of its stratum`,
  'rows-of-stratum': ({ rows, size }) =>
    `${count(rows, 'row')} of the sample in a stratum of ${count(size, 'unit')}`,
  'exclusions-counted': ({ rule, count: units, byDraw }) =>
    `${count(units, 'exclusion')} by ${rule}, ${byDraw} of them by draw`,

  'id-or-credit-code': 'an id, a creditCode or both',
  'register-members': ({ members }) => `only ${list(members)}`,
  'leave-out-or-make-a-tag': 'leave it out, or make a tag of it where it is to be compared',
  'tests-of-register': ({ columns }) => `tests of texts only: ${list(['tag', ...columns])}`,
  'bounds-of': ({ field }) => `bounds of ${field}`,
  'integer-of': ({ field }) => `an integer ${field}`,

  'draw-can-be-replayed': 'that the draw can be replayed',
  'text-not-tried-until-it-pleased': 'that the text was not tried until the outcome pleased',
  'party-chose-first': 'that the party chose before it knew anything else',
  'party-independent':
    'that the party is independent, or would have opened another outcome as well',
  'authority-chose-first': 'that the authority chose before it knew anything else',
  'nothing-against-authority':
    'anything against the authority; it keeps the list from being computed early',
  'outcome-unknown-when-announced':
    'that the outcome was not known when the announcement was published',
  'outcome-is-the-real-one':
    'that the stated outcome is the real one: compare it with other reports',
  'number-made-later-by-network':
    'that a network of independent organisations made the number at a fixed later time',
  'announced-before-number':
    'that the announcement was published before; its digest elsewhere does',

  'outcomes-missing': 'some sampled units have no outcome yet',
  'not-a-probability-sample': 'the units were named by the authority: no probability sample',
  'nothing-drawn': 'nobody was drawn',
  'nothing-inspected': 'no sampled unit was inspected',
  counts: 'the variable counts things: no interval',
  census: 'everybody was drawn: no sampling error',
  exact: 'exact interval',
  'effective-size': 'interval by effective sample size',
  approximation: 'approximate interval',
  'excluded-by-draw': 'without the units that other tasks of the batch drew',
  'stratum-not-drawn': 'some stratum was not drawn from',
  'drawn-by-size': 'drawn in proportion to size: the units have chances of their own',
  'single-unit': 'the stratum has a single unit',
  'not-in-frame': 'belongs to no task',
  listed: 'named by the authority, not drawn',
  'no-share': 'its stratum got no visit',
}

function list(names: readonly string[]): string {
  return names.join(', ')
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}

function forUnits(units: number | undefined): string {
  return units === undefined ? '' : ` for each of ${count(units, 'unit')}`
}
