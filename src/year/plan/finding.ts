import type { Message } from '../../core/message.ts'

/**
 * Every code a finding about a plan can carry; `docs/annual-plan.md` says what each means.
 *
 * @example
 * PLAN_FINDING_CODES[0]; // => 'year-missing'
 */
export const PLAN_FINDING_CODES = [
  'year-missing',
  'total-wrong',
  'share-wrong',
  'key-share-low',
  'double-random-share-low',
  'department-missing',
  'visits-missing',
  'visits-zero',
  'rounds-sum',
  'counts-sum',
  'rounds-missing',
  'design-missing',
  'category-missing',
  'mode-missing',
  'mode-mismatch',
  'joint-alone',
  'legal-basis-missing',
  'expectation-missing',
  'frame-differs',
  'quota-above-frame',
  'outside-year',
  'outside-calendar',
  'no-working-day',
  'day-off',
  'days-count',
  'quarter-empty',
  'frequency-short',
  'units-uncovered',
  'cap-exceeded',
  'cap-setting-exceeded',
  'rule-names-units',
] as const

export type PlanFindingCode = (typeof PLAN_FINDING_CODES)[number]

/** Findings that leave a plan usable: something to look at, or a setting of the bureau. */
const WARNINGS: readonly PlanFindingCode[] = [
  'key-share-low',
  'double-random-share-low',
  'category-missing',
  'mode-missing',
  'mode-mismatch',
  'joint-alone',
  'legal-basis-missing',
  'expectation-missing',
  'frame-differs',
  'days-count',
  'quarter-empty',
  'cap-setting-exceeded',
  'rule-names-units',
]

/** One thing about a plan that is wrong, or worth a look. */
export interface PlanFinding {
  readonly code: PlanFindingCode
  readonly level: 'error' | 'warning'
  /** Where, as a path into what was given: `plan.tasks[3].visits`. */
  readonly path: string
  /** The id of the task concerned, where there is one. */
  readonly task?: string
  /** How many enterprises it concerns. */
  readonly count?: number
  /** A few of their ids, in id order. */
  readonly units?: readonly string[]
  readonly expected: Message
  readonly found: Message
}

/** How many ids a finding names. */
const UNITS = 5

/** A finding whose level follows from its code. */
export function planFinding(
  code: PlanFindingCode,
  { path, task, units }: Pick<PlanFinding, 'path' | 'task' | 'units'>,
  expected: Message,
  found: Message,
): PlanFinding {
  return {
    code,
    level: WARNINGS.includes(code) ? 'warning' : 'error',
    path,
    ...(task === undefined ? {} : { task }),
    ...(units === undefined ? {} : { count: units.length, units: units.slice(0, UNITS) }),
    expected,
    found,
  }
}
