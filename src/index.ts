export { listWorkingDays } from './calendar/list-working-days.ts'
export { canonicalJson, type Json } from './core/canonical-json.ts'
export { type DigestKind, digest, PROTOCOL } from './core/digest.ts'
export {
  DoubleRandomError,
  type ErrorCode,
  isDoubleRandomError,
  type Problem,
} from './core/errors.ts'
export type { Finding } from './core/finding.ts'
export type { TextLimits } from './core/parse-canonical.ts'
export type { Commitment, OpenedRow, TableName } from './core/table.ts'
export { composeNotice, type NoticeOptions } from './disclose/compose-notice.ts'
export { type ProveOptions, proveEntry } from './disclose/prove-entry.ts'
export { proveVerdict } from './disclose/prove-verdict.ts'
export type { NoticeOpening } from './disclose/select-rows.ts'
export { type VerifyNoticeOptions, verifyNotice } from './disclose/verify-notice.ts'
export type { LegalityRule } from './pair/legality.ts'
export { commitment, type DrawNumber } from './random/commitment.ts'
export { type AnnounceOptions, announce } from './record/announce.ts'
export { checkPairing } from './record/check-pairing.ts'
export { type CeremonyOptions, draw, type SeedOptions } from './record/draw.ts'
export type {
  FeasiblePairing,
  InfeasiblePairing,
  PairingCheck,
  PairingRepairs,
  PlannedSeat,
  PlannedVisit,
  SeatChance,
} from './record/pairing-check.ts'
export { type ReassignOptions, reassignOfficer } from './record/reassign-officer.ts'
export { type SubstituteOptions, substituteUnit } from './record/substitute-unit.ts'
export { type VisitsMadeOptions, visitsMade } from './record/visits-made.ts'
export { type VoidOptions, voidAnnouncement } from './record/void-announcement.ts'
export { type Coverage, type CoveredDraw, coverage, type UnitCoverage } from './report/coverage.ts'
export { type EstimateOptions, estimate } from './report/estimate.ts'
export type * from './report/estimate-types.ts'
export {
  type Inclusion,
  inclusion,
  type RoundInclusion,
  type UnitChance,
} from './report/inclusion.ts'
export { type JointInclusion, jointInclusion } from './report/joint-inclusion.ts'
export { type ReconcileOptions, reconcile } from './report/reconcile.ts'
export type { MatchBy } from './report/reconcile-match.ts'
export type {
  Difference,
  DifferenceKind,
  DifferenceValue,
  Reconciliation,
  ReconciliationCounts,
} from './report/reconcile-result.ts'
export { type SampleSize, type SampleSizeOptions, sampleSize } from './report/sample-size.ts'
export { type SeedStrength, type SourceStrength, seedStrength } from './report/seed-strength.ts'
export type {
  FiguresBefore,
  FurtherVisit,
  PenaltyItem,
  PenaltyLevel,
  PenaltyScale,
} from './schema/bulletin.ts'
export type { Allocation, Design, Rotation, Stratum } from './schema/design.ts'
export type * from './schema/documents.ts'
export type { Enterprise } from './schema/enterprise.ts'
export type { EntropySource, EventField, Reveal } from './schema/entropy.ts'
export type { Exclusion } from './schema/exclusion.ts'
export type { Filter, Scalar } from './schema/filter.ts'
export type { InputData, Inputs } from './schema/inputs.ts'
export type { Inspector } from './schema/inspector.ts'
export type { Catalogue, Item, Rider, TaskItems } from './schema/items.ts'
export type { Outcome, OutcomeCode } from './schema/outcome.ts'
export { parseInputs } from './schema/parse-inputs.ts'
export type { Frequency, Plan, Round, Task } from './schema/plan.ts'
export type { PlanSettings } from './schema/plan-settings.ts'
export type { RegisterRow } from './schema/register.ts'
export type { Listing, PastVisit, Penalty, Recusal, Waiver } from './schema/relations.ts'
export type { StatedTotal, StatedTotals } from './schema/stated-totals.ts'
export type { Seat, Team } from './schema/team.ts'
export type { WorkCalendar } from './schema/work-calendar.ts'
export { type HeadKind, USUAL_HEADS } from './schema/workload.ts'
export type { ScheduledDay } from './schema/year-schedule.ts'
export type { CountedStratum } from './select/allocate-sizes.ts'
export { drawUnits, type RoundSeed, type UnitDrawn, type UnitTables } from './select/draw-units.ts'
export type { SqlDialect } from './sql/dialect.ts'
export { type DrawSql, drawSQL } from './sql/draw-sql.ts'
export { type RoundSql, toSQL } from './sql/to-sql.ts'
export {
  type ExclusionExplanation,
  explain,
  type TicketExplanation,
  type UnitExplanation,
} from './verify/explain.ts'
export {
  explainSeat,
  type RefusalReason,
  type SeatExplanation,
  type SeatPlace,
} from './verify/explain-seat.ts'
export {
  assertVerified,
  type Check,
  type CheckName,
  type VerificationReport,
} from './verify/report.ts'
export { type VerifyOptions, verify } from './verify/verify.ts'
export {
  type SeriesDocument,
  type SeriesEntry,
  type SeriesReport,
  type VerifySeriesOptions,
  verifySeries,
} from './verify/verify-series.ts'
export { type BulletinOptions, bulletin } from './year/bulletin/bulletin.ts'
export type * from './year/bulletin/bulletin-types.ts'
export { penaltyPoints, type UnitPoints } from './year/bulletin/penalty-points.ts'
export { checkPlan, type PlanCheck, type PlanData } from './year/plan/check-plan.ts'
export type { PlanFigure, PlanFigures } from './year/plan/plan-figures.ts'
export type { PlanFinding, PlanFindingCode } from './year/plan/plan-finding.ts'
export type { Bottleneck } from './year/schedule/days/bottlenecks.ts'
export type { MonthRow } from './year/schedule/days/month-table.ts'
export type { NotScheduled } from './year/schedule/days/rounds-of.ts'
export type { TightWeek } from './year/schedule/days/tightest-weeks.ts'
export type { Unplaced } from './year/schedule/days/unplaced-visits.ts'
export { planWithDays } from './year/schedule/plan-with-days.ts'
export {
  type RescheduleOptions,
  rescheduleYear,
  type ScheduleChange,
} from './year/schedule/reschedule-year.ts'
export {
  type ScheduleOptions,
  scheduleYear,
  type YearSchedule,
} from './year/schedule/schedule-year.ts'
export { type VisitDays, visitDays } from './year/schedule/visit-days.ts'
export { checkWorkload } from './year/workload/check-workload.ts'
export type { ExactDays, ExactShare } from './year/workload/figure.ts'
export type { RelationCode } from './year/workload/figure-relation.ts'
export type { Slip } from './year/workload/figure-slip.ts'
export { workload } from './year/workload/workload.ts'
export type * from './year/workload/workload-filed.ts'
export type * from './year/workload/workload-types.ts'
