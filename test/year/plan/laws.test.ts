import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../src/year/plan/check-plan.ts'
import { effort } from '../../effort.ts'
import type { Loose } from './minhang.ts'

const QUARTERS = [
  ['2021-01-04', '2021-03-31'],
  ['2021-04-01', '2021-06-30'],
  ['2021-07-01', '2021-09-30'],
  ['2021-10-08', '2021-12-31'],
]
const MONTHS = { year: 12, 'half-year': 6, quarter: 3 }

/** A task without a mistake, and how many enterprises it is about. */
const task = fc
  .record({
    general: fc.boolean(),
    size: fc.integer({ min: 1, max: 9 }),
    // A general pool draws a part each quarter; a key task takes everybody so often.
    part: fc.integer({ min: 1, max: 9 }),
    per: fc.constantFrom('year', 'half-year', 'quarter'),
    category: fc.constantFrom('unit', 'matter'),
    department: fc.constantFrom('甲', '乙', '丙'),
    states: fc.boolean(),
  })
  .map(({ general, size, part, per, category, department, states }) => {
    const each = general ? Math.min(size, part) : size
    const length = general ? 3 : MONTHS[per]
    const rounds = QUARTERS.slice(0, 12 / length).map((_, index) => ({
      window: [
        QUARTERS[(index * length) / 3]![0],
        QUARTERS[((index + 1) * length) / 3 - 1]![1],
      ] as string[],
      visits: each,
    }))
    const visits = each * rounds.length
    return {
      size,
      planned: visits,
      task: {
        ...{ title: 'T', department, expect: { frame: size }, rounds },
        ...(general || states ? { visits } : {}),
        ...(general
          ? { kind: 'general', mode: 'random', doubleRandom: true, design: { type: 'simple' } }
          : {
              ...{ kind: 'key', mode: 'key', doubleRandom: false, category },
              ...{ design: { type: 'census' }, frequency: { visits: 1, per } },
            }),
      },
    }
  })

/**
 * The right share by searching for it: the largest whole number of units that is at most a half too
 * large.
 */
function printed(part: number, whole: number, decimals: number): string {
  const one = 100 * 10 ** decimals
  let units = 0
  while (units < one && (2 * units + 1) * whole <= 2 * part * one) units += 1
  return `${(units / 10 ** decimals).toFixed(decimals)}%`
}

/** A plan without a mistake, its totals stated, and its directory. */
const correct = fc
  .tuple(fc.array(task, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 2 }))
  .map(([tasks, decimals]) => {
    const sum = (kind?: string) =>
      tasks.reduce(
        (total, { task: { kind: own }, planned }) =>
          kind === undefined || own === kind ? total + planned : total,
        0,
      )
    const stated = (kind: string) => {
      return { visits: sum(kind), share: printed(sum(kind), sum(), decimals) }
    }
    const data: Loose = {
      plan: {
        ...{ id: 'p', title: 'P', year: 2021 },
        totals: {
          ...{ visits: sum(), key: stated('key'), general: stated('general') },
          doubleRandom: stated('general'),
        },
        tasks: tasks.map((each, index) => ({
          ...each.task,
          id: `t${index}`,
          where: { tag: `t${index}` },
        })),
      },
      calendar: { version: '1', from: '2021-01-01', to: '2021-12-31' },
      enterprises: tasks.flatMap(({ size }, index) =>
        Array.from({ length: size }, (_, number) => ({
          ...{ id: `t${index}-${number}`, name: 'E', tags: [`t${index}`] },
        })),
      ),
    }
    return { data: JSON.parse(JSON.stringify(data)), visits: sum() }
  })

const run = { seed: 20210104, numRuns: effort(50, 150) }

/** Removes or changes something of a task. */
const defect = fc.record({
  at: fc.nat(),
  member: fc.constantFrom('visits', 'rounds', 'design', 'category', 'mode', 'expect', 'department'),
  number: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
})

function spoil(data: Loose, defects: readonly Loose[]): Loose {
  for (const { at, member, number } of defects) {
    const task = data.plan.tasks[at % data.plan.tasks.length]
    if (number === undefined) {
      // Rounds without a design say how many visits they have.
      delete task[member]
    } else if (task.rounds !== undefined) task.rounds[0].visits = number
  }
  return data
}

describe('a plan that is built to be correct', () => {
  it('has no finding, with its directory or without', () => {
    fc.assert(
      fc.property(correct, ({ data, visits }) => {
        const { findings, notChecked, figures } = checkPlan(data, { cap: 4 })
        expect([findings, notChecked, figures.visits]).toEqual([[], [], visits])
        expect(checkPlan({ plan: data.plan }).findings).toEqual([])
      }),
      run,
    )
  })

  it('has exactly one after one stated total is changed', () => {
    const member = fc.constantFrom('visits', 'key', 'general', 'doubleRandom')
    fc.assert(
      fc.property(correct, member, fc.integer({ min: 1, max: 9 }), ({ data }, name, more) => {
        if (name === 'visits') data.plan.totals.visits += more
        else data.plan.totals[name].visits += more
        const path = name === 'visits' ? 'plan.totals.visits' : `plan.totals.${name}.visits`
        const { findings } = checkPlan(data)
        expect(findings.map((each) => [each.code, each.path])).toEqual([['total-wrong', path]])
      }),
      run,
    )
  })
})

describe('any plan', () => {
  const any = fc
    .tuple(correct, fc.array(defect, { maxLength: 5 }))
    .map(([{ data }, defects]) => spoil(data, defects))

  it('has figures by kind, mode and department that add up to its total, key tasks by category', () => {
    const sum = (rows: readonly { readonly visits: number }[]) =>
      rows.reduce((total, { visits }) => total + visits, 0)
    fc.assert(
      fc.property(any, (data) => {
        const { figures } = checkPlan(data)
        for (const rows of [figures.byKind, figures.byMode, figures.byDepartment])
          expect(sum(rows)).toBe(figures.visits)
        expect(sum(figures.byCategory)).toBe(figures.byKind[0]?.visits)
      }),
      run,
    )
  })

  it('has the same figures and findings whatever the order of its tasks', () => {
    const said = ({ code, task, count, units, found }: Loose) =>
      JSON.stringify([code, task, count, units, found])
    fc.assert(
      fc.property(any, fc.infiniteStream(fc.nat()), (data, numbers) => {
        const before = checkPlan(data, { cap: 1 })
        const keyed = data.plan.tasks.map((each: Loose) => [numbers.next().value, each])
        keyed.sort(([a]: [number], [b]: [number]) => a - b)
        data.plan.tasks = keyed.map(([, each]: [number, Loose]) => each)
        const after = checkPlan(data, { cap: 1 })
        expect(after.figures).toEqual(before.figures)
        expect(after.findings.map(said).sort()).toEqual(before.findings.map(said).sort())
      }),
      run,
    )
  })
})
