export type {
  FiguresBefore,
  FurtherVisit,
  PenaltyItem,
  PenaltyLevel,
  PenaltyScale,
  PointRow,
} from '../schema/year/bulletin.ts'
export type { PlanSettings } from '../schema/year/plan-settings.ts'
export { type HeadKind, USUAL_HEADS } from '../schema/year/workload.ts'
export type { ScheduledDay } from '../schema/year/year-schedule.ts'
export { type BulletinOptions, bulletin } from './bulletin/bulletin.ts'
export { parseBulletin } from './bulletin/parse-bulletin.ts'
export {
  type KeyUnitsOptions,
  penaltyPoints,
  proposeKeyUnits,
  type UnitPoints,
} from './bulletin/penalty-points.ts'
export type * from './bulletin/types.ts'
export { checkPlan, type PlanCheck, type PlanData, type PlanDraft } from './plan/check-plan.ts'
export {
  comparePlans,
  type PlanComparison,
  type UnitTasks,
} from './plan/compare-plans.ts'
export type { PlanFigure, PlanFigures } from './plan/figures.ts'
export { PLAN_FINDING_CODES, type PlanFinding, type PlanFindingCode } from './plan/finding.ts'
export type { Bottleneck } from './schedule/days/bottlenecks.ts'
export type { MonthRow } from './schedule/days/month-table.ts'
export type { NotScheduled } from './schedule/days/rounds-of.ts'
export type { TightWeek } from './schedule/days/tightest-weeks.ts'
export type { Unplaced } from './schedule/days/unplaced-visits.ts'
export { parseSchedule } from './schedule/parse-schedule.ts'
export { planWithDays } from './schedule/plan-with-days.ts'
export {
  type RescheduleOptions,
  rescheduleYear,
  type ScheduleChange,
} from './schedule/reschedule-year.ts'
export {
  type ScheduleOptions,
  scheduleYear,
  type YearSchedule,
} from './schedule/schedule-year.ts'
export { type VisitDays, visitDays } from './schedule/visit-days.ts'
export { checkWorkload } from './workload/check-workload.ts'
export type { ExactDays, ExactShare } from './workload/figure.ts'
export type { RelationCode } from './workload/figure-relation.ts'
export type * from './workload/filed.ts'
export type * from './workload/types.ts'
export { workload } from './workload/workload.ts'
