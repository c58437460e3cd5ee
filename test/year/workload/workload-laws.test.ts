import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkloadFigures } from '../../../src/year/workload/types.ts'
import { workload } from '../../../src/year/workload/workload.ts'
import { effort } from '../../effort.ts'
import { cases } from './arbitrary.ts'
import {
  type Fraction,
  fraction,
  percentOneDecimal,
  read,
  subtract,
  total,
  written,
} from './fraction.ts'
import { naive } from './naive.ts'

const settings = { seed: 20200102, numRuns: effort(30, 60) }

const DAYS = ['otherEnforcement', 'nonEnforcement', 'inspection', 'needed', 'reserve'] as const

const exact = (figures: WorkloadFigures, name: (typeof DAYS)[number]): Fraction =>
  read(figures[name].ratio)

describe('the account', () => {
  it('is that of a computation day by day, for each department, quarter and the year', () => {
    fc.assert(
      fc.property(cases, ({ data, options }) => {
        const account = workload(data, options)
        for (const { department, quarters, year } of account.departments) {
          for (const [index, figures] of [...quarters, year].entries()) {
            const own = naive(data, options, department, index < 4 ? index + 1 : undefined)
            const { workingDays, officers, statutory, away } = figures
            expect({ workingDays, officers, statutory, away }).toEqual({
              workingDays: own.workingDays,
              officers: own.officers,
              statutory: own.statutory,
              away: own.away,
            })
            for (const name of ['otherEnforcement', 'nonEnforcement', 'needed'] as const)
              expect(figures[name].ratio).toBe(written(own[name]))
          }
        }
      }),
      settings,
    )
  })

  it('has the officer-days of its tasks as its need', () => {
    fc.assert(
      fc.property(cases, ({ data, options }) => {
        const { tasks, total: all } = workload(data, options)
        expect(written(total(tasks.map(({ needed }) => read(needed.ratio))))).toBe(
          all.year.needed.ratio,
        )
      }),
      settings,
    )
  })

  it('adds up: quarters to the year, departments to the total', () => {
    fc.assert(
      fc.property(cases, ({ data, options }) => {
        const account = workload(data, options)
        for (const { quarters, year } of [account.total, ...account.departments]) {
          for (const name of DAYS)
            expect(written(total(quarters.map((each) => exact(each, name))))).toBe(year[name].ratio)
          for (const name of ['workingDays', 'statutory', 'away'] as const)
            expect(quarters.reduce((sum, each) => sum + each[name], 0)).toBe(year[name])
        }
        const periods = (of: (typeof account)['total']) => [...of.quarters, of.year]
        for (const [index, all] of periods(account.total).entries()) {
          const parts = account.departments.map((each) => periods(each)[index]!)
          for (const name of DAYS)
            expect(written(total([fraction(0), ...parts.map((each) => exact(each, name))]))).toBe(
              all[name].ratio,
            )
          for (const name of ['officers', 'statutory', 'away'] as const)
            expect(parts.reduce((sum, each) => sum + each[name], 0)).toBe(all[name])
        }
      }),
      settings,
    )
  })

  it('leaves for inspection what other things do not take, and in reserve what visits do not', () => {
    fc.assert(
      fc.property(cases, ({ data, options }) => {
        const account = workload(data, options)
        for (const { quarters, year } of [account.total, ...account.departments]) {
          for (const figures of [...quarters, year]) {
            const { statutory, inspection, reserve, shares, reserveShare } = figures
            const other = exact(figures, 'otherEnforcement')
            const none = exact(figures, 'nonEnforcement')
            const left = subtract(subtract(fraction(statutory), other), none)
            expect(inspection.ratio).toBe(written(left))
            expect(reserve.ratio).toBe(written(subtract(left, exact(figures, 'needed'))))
            expect(inspection.value).toBeCloseTo(Number(left[0]) / Number(left[1]), 6)
            expect(shares === undefined).toBe(statutory === 0)
            expect(reserveShare === undefined).toBe(left[0] <= 0n)
            if (shares === undefined) continue
            const parts = [shares.otherEnforcement, shares.nonEnforcement, shares.inspection]
            expect(written(total(parts.map(({ ratio }) => read(ratio))))).toBe('1/1')
            for (const { ratio, printed } of parts) {
              const share = read(ratio)
              if (share[0] >= 0n && share[0] <= 10n * share[1])
                expect(printed).toBe(percentOneDecimal(share))
            }
          }
        }
      }),
      settings,
    )
  })

  it('names the departments and quarters whose reserve is below zero, and what they miss', () => {
    fc.assert(
      fc.property(cases, ({ data, options }) => {
        const { departments, shortages } = workload(data, options)
        const expected = departments.flatMap(({ department, quarters, year }) =>
          [...quarters, year].flatMap(({ reserve }, index) =>
            reserve.ratio.startsWith('-')
              ? [[department, index < 4 ? index + 1 : undefined, reserve.ratio.slice(1)]]
              : [],
          ),
        )
        expect(
          shortages.map(({ department, quarter, missing }) => [department, quarter, missing.ratio]),
        ).toEqual(expected)
      }),
      settings,
    )
  })

  it('does not depend on the order of officers, heads, exceptions and scheduled days', () => {
    fc.assert(
      fc.property(cases, ({ data, options }) => {
        const turned = {
          heads: options.heads.toReversed(),
          ...(options.officers && { officers: options.officers.toReversed() }),
          ...(options.perVisit && { perVisit: options.perVisit.toReversed() }),
          ...(options.schedule && { schedule: options.schedule.toReversed() }),
        }
        const inspectors = data.inspectors.toReversed()
        expect(workload({ ...data, inspectors }, turned)).toEqual(workload(data, options))
      }),
      settings,
    )
  })

  it('gives every task all its visits, and departments by the order of their code points', () => {
    fc.assert(
      fc.property(cases, ({ data, options }) => {
        const { tasks, departments } = workload(data, options)
        expect(tasks.map(({ visits }) => visits.ratio)).toEqual(
          data.plan.tasks.map(({ visits, rounds }) => {
            const all = rounds?.reduce((sum, each) => sum + (each.visits ?? 0), 0) ?? visits
            return `${all}/1`
          }),
        )
        const points = departments.map(({ department }) => department.codePointAt(0)!)
        expect(points).toEqual(points.toSorted((a, b) => a - b))
      }),
      settings,
    )
  })
})
