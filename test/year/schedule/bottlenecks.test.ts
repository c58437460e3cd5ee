import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bottleneck, scheduleYear } from '../../../src/year/index.ts'
import { mostOf } from './brute-force.ts'
import { apartBureau, bureau } from './bureaus.ts'
import { emptyByMatching } from './day-fits.ts'
import { type Job, type Model, modelOf, type World } from './model.ts'
import { type Coupling, tinyWorld } from './tiny-worlds.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

/**
 * Rounds of the named tasks that a claim can mean: of all of these tasks that need days, with its
 * visits, on days within its days.
 */
function roundsMeant(model: Model, { tasks, visits, from, to }: Bottleneck): Job[][] {
  const jobs = model.jobs.filter(({ task, free }) => tasks.includes(task) && free > 0)
  const named = tasks.filter((task) => jobs.some((job) => job.task === task))
  const isWithin = ({ open }: Job) => open.every((day) => from! <= day && day <= to!)
  const sets = subsetsOf(
    jobs.filter((job) => (from === undefined ? job.open.length === 0 : isWithin(job))),
  )
  return sets.filter(
    (rounds) =>
      sum(rounds.map(({ free }) => free)) === visits &&
      named.every((task) => rounds.some((job) => job.task === task)),
  )
}

function subsetsOf([first, ...others]: readonly Job[]): Job[][] {
  if (first === undefined) return [[]]
  const without = subsetsOf(others)
  return [...without, ...without.map((set) => [first, ...set])]
}

describe('a bottleneck of a tiny year', () => {
  it.each<[Coupling, number, number]>([
    ['alone', 200, 60],
    ['apart', 150, 60],
    ['coupled', 400, 200],
  ])(
    'has rounds of which no more can have a day, by enumeration: %s',
    (coupling, last, atLeast) => {
      let claims = 0
      for (let seed = 1; seed <= last; seed += 1) {
        const world = tinyWorld(seed + 10_000, coupling)
        const model = modelOf(world)
        const year = scheduleYear(world.data, world.options)
        for (const claim of year.bottlenecks) {
          expect(claim.capacity).toBeLessThan(claim.visits)
          const meant = roundsMeant(model, claim)
          const isTrue = meant.some((rounds) => mostOf(model, new Set(rounds)) <= claim.capacity)
          expect({ seed, claim, isTrue }).toEqual({ seed, claim, isTrue: true })
          const departments = model.jobs
            .filter(({ task }) => claim.tasks.includes(task))
            .map(({ department }) => department)
          expect(new Set(claim.departments)).toEqual(new Set(departments))
          claims += 1
        }
        const isProved = year.unplaced
          .filter(({ verdict }) => verdict === 'impossible')
          .every(({ task }) => year.bottlenecks.some(({ tasks }) => tasks.includes(task)))
        expect(isProved).toBe(true)
      }
      expect(claims).toBeGreaterThanOrEqual(atLeast)
    },
  )
})

/** Most visits of a kind on one day that has no others. */
function mostAlone(model: Model, kind: number, day: string): number {
  for (let visits = 1; ; visits += 1) {
    const load = model.kinds.map((_, index) => (index === kind ? visits : 0))
    if (emptyByMatching(model, load, day) > 0) return visits - 1
  }
}

/**
 * Most visits of rounds that can have days where only rounds with like teams want the same
 * officers: rounds push each other on until a day with room is found.
 */
function mostByPaths(model: Model, rounds: readonly Job[]): number {
  const days = new Map<string, { readonly room: number; readonly there: Job[] }>()
  const dayOf = ({ kind }: Job, day: string) => {
    const name = `${kind} ${day}`
    const found = days.get(name) ?? { room: mostAlone(model, kind, day), there: [] }
    days.set(name, found)
    return found
  }
  const put = (job: Job, seen: Set<string>): boolean => {
    for (const day of job.open) {
      if (seen.has(day)) continue
      seen.add(day)
      const { room, there } = dayOf(job, day)
      if (there.length < room) {
        there.push(job)
        return true
      }
      for (const [other, index] of new Map(there.map((each, at) => [each, at]))) {
        if (!put(other, seen)) continue
        there[index] = job
        return true
      }
    }
    return false
  }
  let most = 0
  for (const job of rounds) {
    for (let visit = 0; visit < job.free && put(job, new Set()); visit += 1) most += 1
  }
  return most
}

/** All teams of two certified officers of any department: departments share everybody. */
const shared: fc.Arbitrary<World> = bureau.map(({ data, options }) => ({
  options,
  data: {
    ...data,
    plan: { ...data.plan, tasks: data.plan.tasks.map(({ team: _, ...rest }) => rest) },
    inspectors: data.inspectors.slice(0, 8),
  },
}))

describe('a bottleneck of a bureau’s year', () => {
  it.each([
    ['departments with officers of their own', apartBureau],
    ['departments that share all officers', shared],
  ])('has rounds of which no more can have a day, by augmenting paths: %s', (_, worlds) => {
    let claims = 0
    fc.assert(
      fc.property(worlds, (world) => {
        const model = modelOf(world)
        const year = scheduleYear(world.data, world.options)
        for (const claim of year.bottlenecks) {
          const { tasks, from = '', to = '', visits, capacity } = claim
          const within = model.jobs.filter(
            ({ task, free, open }) =>
              tasks.includes(task) && free > 0 && open.every((day) => from <= day && day <= to),
          )
          expect(capacity).toBeLessThan(visits)
          // Of more rounds, at most those can be left over that are left over of the ones meant.
          const free = sum(within.map((job) => job.free))
          expect(free).toBeGreaterThanOrEqual(visits)
          expect(free - mostByPaths(model, within)).toBeGreaterThanOrEqual(visits - capacity)
          claims += 1
        }
        const impossible = year.unplaced.filter(({ verdict }) => verdict === 'impossible')
        expect(
          sum(model.jobs.map((job) => job.free)) - mostByPaths(model, model.jobs),
        ).toBeGreaterThanOrEqual(sum(impossible.map((row) => row.visits)))
      }),
      { seed: 4, numRuns: 8, endOnFailure: true },
    )
    expect(claims).toBeGreaterThan(10)
  })
})
