import { find } from './inputs.ts'
import { inBatchOrder, visitsBegun, wouldJoin } from './joint.ts'
import { daysOfOthers } from './others.ts'
import type { RoundOf } from './rounds.ts'
import { type Body, isRow } from './standing.ts'
import type { Inputs } from './types.ts'
import { seatsOf, seatsOfVisit } from './visits.ts'

const named = (names: readonly string[]): string[] => names.map((name) => `joint: ${name}`)

/** How the rows of a round join visits, or do not (§8.1). */
export function joiningFeatures({ asked, sample }: RoundOf): string[] {
  const { task, window, before } = asked
  const [from, to] = window
  const hosts = sample.filter(({ host }) => host)
  const names = sample.flatMap(({ unit, host }) => {
    const begun = visitsBegun(before.filter((row) => row.unit === unit))
    if (task.overlap !== 'merge') return begun.length > 0 ? ['begun again by its own task'] : []
    const joined = wouldJoin(task, window, begun)
    const inside = begun.filter(({ date }) => from <= date && date <= to)
    const own = inside.filter(({ rows }) => rows.some(({ pool }) => pool === task.id))
    return [
      ...(host ? ['joins'] : []),
      ...(begun.some(({ date }) => date < from) && !host ? ['visit before the window'] : []),
      ...(begun.some(({ date }) => date > to) && !host ? ['visit after the window'] : []),
      ...(own.length > 0 && !joined ? ['visit of its own task'] : []),
      ...(joined && own.length > 0 ? ['another visit than that of its own task'] : []),
      ...(joined && joined !== begun[0] ? ['joins a later visit'] : []),
      ...(joined && inside.filter((visit) => !own.includes(visit)).length > 1
        ? ['joins the first of two']
        : []),
      ...(joined && joined.rows.length > 1 ? ['joins as the third'] : []),
      ...(joined?.date === from || joined?.date === to ? ['on an end of the window'] : []),
    ]
  })
  const mixed = hosts.length > 0 && hosts.length < sample.length
  return named([...names, ...(mixed ? ['some join, some begin'] : [])])
}

/** What seats the rows of visits want (§9, §9a). */
export function seatingFeatures(inputs: Inputs, { head, tables }: Body): string[] {
  const joint = visitsBegun(inBatchOrder(head.announcement.batch, tables.sample)).filter(
    ({ rows }) => rows.length > 1,
  )
  const names = joint.flatMap((visit) => {
    const unit = find(inputs.enterprises, visit.unit)
    const wanted = visit.rows.map(({ pool }) =>
      seatsOf(find(inputs.plan.tasks, pool), unit, inputs),
    )
    const [first = []] = wanted
    const seats = seatsOfVisit(visit, inputs)
    const further = seats.slice(first.length)
    const sum = wanted.reduce((total, some) => total + some.length, 0)
    const kinds = first.map(({ kind }) => kind)
    return [
      ...(seats.length === 0 ? ['nobody goes'] : []),
      ...(first.length === 0 && seats.length > 0 ? ['the host has no team'] : []),
      ...(first.length > 0 && wanted.slice(1).some((some) => some.length === 0)
        ? ['a further row without a team']
        : []),
      ...(further.length === 0 && wanted.slice(1).some((some) => some.length > 0)
        ? ['no further seat']
        : []),
      ...(further.length > 0 && first.length > 0 ? ['further seats'] : []),
      ...(further.length > 0 && first.length > 0 && sum > seats.length
        ? ['some seats alike, some not']
        : []),
      ...(further.some(({ kind }) => kinds.includes(kind)) ? ['more of the same kind'] : []),
      ...(new Set(seats.map(({ forGroup }) => forGroup)).size > 1
        ? ['a group seat beside others']
        : []),
      ...(seats.length > 3 ? ['more than three seats'] : []),
      ...(tables.vacancies.some(isRow(visit)) ? ['a vacant visit'] : []),
    ]
  })
  return named(names)
}

/** Whether visits are on days of other authorities (§8.4). */
export function otherFeatures(inputs: Inputs, { head, tables }: Body): string[] {
  const visits = visitsBegun(inBatchOrder(head.announcement.batch, tables.sample))
  const names = visits.flatMap((visit) => {
    const days = daysOfOthers(visit, inputs)
    if (days.length === 0) return []
    if (!days.includes(visit.date)) return ['stays']
    const moved = tables.sample.some((row) => row.movedFrom && isRow(visit)(row))
    return [moved ? 'moves' : 'is there']
  })
  const both = names.includes('moves') && names.includes('stays')
  return [...names, ...(both ? ['some move, some stay'] : [])].map((name) => `others: ${name}`)
}
