import type { Plan, Task, WorkCalendar } from 'double-random'
import type { WorkloadData, WorkloadOptions } from '../../../src/year/workload/types.ts'
import { daysOf2020 } from './calendars.ts'
import { add, type Fraction, fraction, multiply, read } from './fraction.ts'

export interface Staffed {
  readonly id: string
  readonly name: string
  readonly department: string
  readonly certificate?: { readonly from: string; readonly to: string }
  readonly borrowed?: { readonly from: string }
  readonly leave?: readonly { readonly from: string; readonly to: string }[]
}

export interface NaiveData extends WorkloadData {
  readonly plan: Plan
  readonly calendar: WorkCalendar
  readonly inspectors: readonly Staffed[]
}

const QUARTERS = ['01 02 03', '04 05 06', '07 08 09', '10 11 12'] as const

/** Days from an integer, `"1/2"` or `"0.5"`. */
function amount(given: number | string): Fraction {
  if (typeof given === 'number') return fraction(given)
  if (given.includes('/')) return read(given)
  const [whole = '', decimals = ''] = given.split('.')
  return [BigInt(whole + decimals), BigInt(`1${decimals.replace(/./g, '0')}`)]
}

/** Seats of a visit that a department fills: the list of all seats, one by one. */
function seatsOf({ team, department: own }: Task): string[] {
  if (team === undefined) return [own, own]
  if (team === 'none') return []
  if (team.seats === undefined) return [team.group.department ?? own, team.group.department ?? own]
  return team.seats.flatMap((seat) =>
    seat.certified === false
      ? []
      : Array.from({ length: seat.count ?? 1 }, () => seat.department ?? own),
  )
}

/**
 * The account of one department over some days of 2020, added up day by day: every visit is cut
 * into one piece for each day it could be on. Rounds and tasks must state their visits.
 */
export function naive(
  { plan, calendar, inspectors }: NaiveData,
  { heads, officers: stated, perVisit = [], schedule }: WorkloadOptions,
  department: string,
  quarter: number | undefined,
) {
  const workingDays = daysOf2020(calendar)
  const isWithin = (day: string, q: number) => QUARTERS[q - 1]!.includes(day.slice(5, 7))
  const days = workingDays.filter((day) => quarter === undefined || isWithin(day, quarter))
  const own = inspectors.filter((each) => each.department === department)
  const certified = own.filter((each) => each.certificate && !each.borrowed)
  const officers =
    stated === undefined
      ? certified.length
      : (stated.find((each) => each.department === department)?.count ?? 0)

  const spent = (kind: string) => {
    let sum = fraction(0)
    for (const head of heads) {
      if (head.kind !== kind || head.department !== department) continue
      if (head.quarter !== undefined) {
        if (quarter === undefined || quarter === head.quarter) sum = add(sum, amount(head.days))
      } else {
        const daily = multiply(amount(head.days), fraction(1, workingDays.length))
        for (const _ of days) sum = add(sum, daily)
      }
    }
    return sum
  }

  let needed = fraction(0)
  for (const task of plan.tasks) {
    const special = perVisit.find((each) => each.task === task.id)
    const people = special?.officers
      ? (special.officers.find((each) => each.department === department)?.count ?? 0)
      : seatsOf(task).filter((seat) => seat === department).length
    const each = multiply(fraction(people), amount(special?.days ?? 1))
    const rounds = task.rounds ?? [
      { window: ['2020-01-01', '2020-12-31'] as const, visits: task.visits! },
    ]
    for (const [index, { window, visits }] of rounds.entries()) {
      const [from, to] = window
      const rows = (schedule ?? []).filter((row) => row.task === task.id && row.round === index + 1)
      let left = visits!
      for (const row of rows) {
        left -= row.visits
        if (days.includes(row.date)) needed = add(needed, multiply(each, fraction(row.visits)))
      }
      const open = workingDays.filter((day) => from <= day && day <= to)
      for (const day of open) {
        if (days.includes(day)) needed = add(needed, multiply(each, fraction(left, open.length)))
      }
    }
  }

  let away = 0
  for (const { certificate, leave = [] } of certified) {
    for (const day of days) {
      const isOn = leave.some(({ from, to }) => from <= day && day <= to)
      if (isOn || day < certificate!.from || day > certificate!.to) away += 1
    }
  }
  return {
    workingDays: days.length,
    officers,
    statutory: days.length * officers,
    otherEnforcement: spent('other-enforcement'),
    nonEnforcement: spent('non-enforcement'),
    needed,
    away,
  }
}
