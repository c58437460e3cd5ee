import { readFileSync } from 'node:fs'
import { parseInputs } from 'double-random'
import { describe, expect, it } from 'vitest'
import { say, show } from '../../../src/core/message.ts'
import type { PlanSettings } from '../../../src/schema/year/plan-settings.ts'
import { checkPlan } from '../../../src/year/plan/check-plan.ts'
import {
  PLAN_FINDING_CODES,
  type PlanFinding,
  type PlanFindingCode,
} from '../../../src/year/plan/finding.ts'
import { type Loose, minhang, taskOf } from './minhang.ts'

interface Defect {
  readonly change?: (data: Loose) => void
  readonly settings?: PlanSettings
  /** What is found, besides the code; nothing else is found. */
  readonly finds: Partial<PlanFinding>
}

const warning = 'warning' as const
const error = 'error' as const
const keyUnits = ['区重点-001', '区重点-002', '区重点-003', '区重点-004', '区重点-005']

/** For each code a change of the correct plan that makes this finding and no other. */
const DEFECTS: Record<PlanFindingCode, Defect> = {
  'year-missing': {
    change: ({ plan }) => delete plan.year,
    finds: { level: error, path: 'plan.year' },
  },
  'total-wrong': {
    change: ({ plan }) => {
      plan.totals.visits = 632
    },
    finds: { level: error, path: 'plan.totals.visits', found: show(632) },
  },
  'share-wrong': {
    change: ({ plan }) => {
      plan.totals.key.share = '65%'
    },
    finds: {
      level: error,
      path: 'plan.totals.key.share',
      expected: say('share-of-visits', { share: '61%', visits: 386, of: 633 }),
      found: say('share-as-printed', { share: '65%' }),
    },
  },
  'key-share-low': {
    settings: { minimumKeyShare: '61%' },
    finds: {
      level: warning,
      path: 'settings.minimumKeyShare',
      found: say('share-of-visits', { share: '61.0%', visits: 386, of: 633 }),
    },
  },
  'double-random-share-low': {
    settings: { minimumDoubleRandomShare: '218/633' },
    finds: { level: warning, path: 'settings.minimumDoubleRandomShare' },
  },
  'department-missing': {
    change: (data) => {
      taskOf(data, 'petrol').department = ''
    },
    finds: { level: error, path: 'plan.tasks[11].department', task: 'petrol' },
  },
  'visits-missing': {
    change: (data) => delete taskOf(data, 'chemical-use').visits,
    finds: { level: error, path: 'plan.tasks[5].visits', task: 'chemical-use' },
  },
  'visits-zero': {
    change: (data) => {
      delete data.plan.totals
      taskOf(data, 'chemical-use').visits = 0
    },
    finds: { level: error, path: 'plan.tasks[5].visits', task: 'chemical-use', found: show(0) },
  },
  'rounds-sum': {
    change: (data) => {
      taskOf(data, 'town-key').rounds[1].visits = 64
    },
    finds: {
      level: error,
      path: 'plan.tasks[9].visits',
      expected: say('sum-of-rounds', { sum: 129 }),
      found: show(130),
    },
  },
  'counts-sum': {
    change: (data) => {
      taskOf(data, 'town-key').rounds[1].design = {
        type: 'stratified',
        by: ['town'],
        allocation: {
          type: 'fixed',
          counts: [
            { stratum: ['甲镇'], visits: 33 },
            { stratum: [null], visits: 33 },
          ],
        },
      }
    },
    finds: {
      level: error,
      path: 'plan.tasks[9].rounds[1].visits',
      expected: say('sum-of-fixed-counts', { sum: 66 }),
      found: show(65),
    },
  },
  'rounds-missing': {
    change: (data) => delete taskOf(data, 'petrol').rounds,
    finds: { level: error, path: 'plan.tasks[11].rounds', task: 'petrol' },
  },
  'design-missing': {
    change: (data) => delete taskOf(data, 'petrol').design,
    finds: { level: error, path: 'plan.tasks[11].rounds[1].design', task: 'petrol' },
  },
  'category-missing': {
    change: (data) => delete taskOf(data, 'chemical-use').category,
    finds: { level: warning, path: 'plan.tasks[5].category' },
  },
  'mode-missing': {
    change: (data) => delete taskOf(data, 'seasons').mode,
    finds: { level: warning, path: 'plan.tasks[4].mode' },
  },
  'mode-mismatch': {
    change: (data) => {
      taskOf(data, 'petrol').mode = 'key'
    },
    finds: { level: warning, path: 'plan.tasks[11].mode' },
  },
  'joint-alone': {
    change: (data) => {
      taskOf(data, 'joint').cooperating = []
    },
    finds: { level: warning, path: 'plan.tasks[13].cooperating' },
  },
  'legal-basis-missing': {
    change: (data) => delete taskOf(data, 'joint').legalBasis,
    settings: { needsLegalBasis: true },
    finds: { level: warning, path: 'plan.tasks[13].legalBasis' },
  },
  'expectation-missing': {
    change: (data) => delete taskOf(data, 'standardised').expect,
    finds: { level: warning, path: 'plan.tasks[7].expect' },
  },
  'frame-differs': {
    change: (data) => {
      taskOf(data, 'petrol').expect.frame = 41
    },
    finds: {
      level: warning,
      path: 'plan.tasks[11].expect',
      expected: say('frame-of-directory', { size: 40 }),
      found: show(41),
    },
  },
  'quota-above-frame': {
    change: (data) => {
      const [first, second] = taskOf(data, 'petrol').rounds
      first.visits = 9
      second.visits = 41
    },
    finds: { level: error, path: 'plan.tasks[11].rounds[1].visits', found: show(41) },
  },
  'outside-year': {
    change: (data) => {
      taskOf(data, 'town-key').rounds[1].window[1] = '2021-01-08'
    },
    finds: {
      level: error,
      path: 'plan.tasks[9].rounds[1].window',
      found: say('days', { from: '2020-07-01', to: '2021-01-08' }),
    },
  },
  'outside-calendar': {
    change: (data) => {
      data.calendar.from = '2020-01-02'
      taskOf(data, 'town-key').rounds[0].window[0] = '2020-01-01'
    },
    finds: { level: error, path: 'plan.tasks[9].rounds[0].window' },
  },
  'no-working-day': {
    change: (data) => {
      taskOf(data, 'training').rounds[0].window = ['2020-02-01', '2020-02-02']
    },
    finds: { level: error, path: 'plan.tasks[12].rounds[0].window' },
  },
  'day-off': {
    change: (data) => {
      taskOf(data, 'training').rounds[0].days = ['2020-02-01', '2020-02-03']
    },
    finds: {
      level: error,
      path: 'plan.tasks[12].rounds[0].days',
      found: say('dates', { dates: ['2020-02-01'], more: 0 }),
    },
  },
  'days-count': {
    change: (data) => {
      taskOf(data, 'training').rounds[0].days = ['2020-02-03']
    },
    finds: { level: warning, path: 'plan.tasks[12].rounds[0].days', found: show(1) },
  },
  'quarter-empty': {
    change: (data) => {
      taskOf(data, 'training').rounds.splice(2, 1)
      taskOf(data, 'training').rounds[0].visits = 4
    },
    finds: {
      level: warning,
      path: 'plan.tasks[12].rounds',
      found: say('none-in-periods', {
        periods: [say('period', { per: 'quarter', number: 3, year: 2020 })],
      }),
    },
  },
  'frequency-short': {
    change: (data) => {
      delete data.plan.totals
      const task = taskOf(data, 'state-owned')
      task.visits = 11
      task.rounds[0].visits = 11
    },
    finds: { level: error, path: 'plan.tasks[1].rounds', task: 'state-owned', found: show(11) },
  },
  'units-uncovered': {
    change: (data) => {
      delete data.plan.totals
      const task = taskOf(data, 'key-units')
      task.visits = 66
      task.rounds.pop()
    },
    finds: {
      level: error,
      path: 'plan.tasks[0].rounds',
      task: 'key-units',
      count: 66,
      units: keyUnits,
      expected: say('rounds-sure-to-visit', {
        period: say('period', { per: 'half-year', number: 2, year: 2020 }),
        frequency: say('frequency', { visits: 1, per: 'half-year' }),
        units: 66,
      }),
    },
  },
  'cap-exceeded': {
    change: ({ plan }) => {
      plan.tasks[0].exclude = [{ code: 'cap', visitsInYear: 1 }]
    },
    finds: { level: error, path: 'plan.tasks[0].exclude[0]', count: 66, units: keyUnits },
  },
  'cap-setting-exceeded': {
    settings: { cap: 1 },
    finds: { level: warning, path: 'settings.cap', count: 66, units: keyUnits },
  },
  'rule-names-units': {
    change: ({ plan }) => {
      plan.exclude = [{ code: 'friend', where: { any: [{ equals: { creditCode: 'x' } }] } }]
    },
    finds: { level: warning, path: 'plan.exclude[0].where' },
  },
}

const codes = [...PLAN_FINDING_CODES]

describe('a plan that is correct', () => {
  it('is accepted by the door of the draw', () => {
    expect(() => parseInputs(minhang())).not.toThrow()
  })

  it('has no finding, also under settings that it keeps', () => {
    const settings = {
      minimumKeyShare: '60%',
      minimumDoubleRandomShare: '217/633',
      cap: 2,
      needsLegalBasis: true,
    }
    for (const asked of [undefined, settings]) {
      const { ok, findings, notChecked } = checkPlan(minhang(), asked)
      expect(findings).toEqual([])
      expect(ok).toBe(true)
      expect(notChecked).toEqual([])
    }
  })
})

describe('each code', () => {
  it.each(codes)('%s is found alone', (code) => {
    const { change, settings, finds } = DEFECTS[code]
    const data = minhang()
    change?.(data)
    const { ok, findings } = checkPlan(data, settings)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ code, ...finds })
    expect(ok).toBe(finds.level === 'warning')
  })

  it('has its row in the table of the page, with its level', () => {
    const page = readFileSync(new URL('../../../docs/annual-plan.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (error|warning) \| [^|]+ \| [^|]+ \|$/gm)]
    expect(rows.map(([, code, level]) => [code, level])).toEqual(
      codes.map((code) => [code, DEFECTS[code].finds.level]),
    )
  })
})

describe('several defects', () => {
  it('are all reported in one call', () => {
    const together: PlanFindingCode[] = [
      ...(['total-wrong', 'share-wrong', 'department-missing', 'rounds-sum'] as const),
      ...(['design-missing', 'category-missing', 'mode-missing', 'joint-alone'] as const),
      ...(['expectation-missing', 'day-off', 'cap-exceeded', 'cap-setting-exceeded'] as const),
    ]
    const data = minhang()
    for (const code of together) DEFECTS[code].change?.(data)
    const { findings, ok } = checkPlan(data, { cap: 1 })
    expect(findings.map(({ code }) => code).sort()).toEqual([...together].sort())
    expect(ok).toBe(false)
  })
})
