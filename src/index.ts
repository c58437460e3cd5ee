export { listWorkingDays } from './calendar/working-days.ts'
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
export {
  type ExclusionExplanation,
  explain,
  type TicketExplanation,
  type UnitExplanation,
} from './explain/explain.ts'
export {
  explainSeat,
  type RefusalReason,
  type SeatExplanation,
  type SeatPlace,
} from './explain/explain-seat.ts'
export type { LegalityRule, SeatRule, VisitRule } from './pair/legality.ts'
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
export { type ParsedDocument, parseDocument } from './record/parse-document.ts'
export { type ReassignOptions, reassignOfficer } from './record/reassign-officer.ts'
export { type SubstituteOptions, substituteUnit } from './record/substitute-unit.ts'
export { type VisitsMadeOptions, visitsMade } from './record/visits-made.ts'
export { type VoidOptions, voidAnnouncement } from './record/void-announcement.ts'
export { type Coverage, type CoveredDraw, coverage, type UnitCoverage } from './report/coverage.ts'
export { type EstimateOptions, estimate } from './report/estimate/estimate.ts'
export {
  type SampleSize,
  type SampleSizeOptions,
  sampleSize,
} from './report/estimate/sample-size.ts'
export type * from './report/estimate/types.ts'
export {
  type Inclusion,
  inclusion,
  type RoundInclusion,
  type UnitChance,
} from './report/inclusion.ts'
export { type JointInclusion, jointInclusion } from './report/joint-inclusion.ts'
export type { MatchBy } from './report/reconcile/match.ts'
export { type ReconcileOptions, reconcile } from './report/reconcile/reconcile.ts'
export type {
  Difference,
  DifferenceKind,
  DifferenceValue,
  Reconciliation,
  ReconciliationCounts,
} from './report/reconcile/result.ts'
export { type SeedStrength, type SourceStrength, seedStrength } from './report/seed-strength.ts'
export type * from './schema/documents/documents.ts'
export type {
  BeaconReveal,
  BeaconSource,
  EntropySource,
  EventField,
  Reveal,
  VerifyBeacon,
} from './schema/documents/entropy.ts'
export type { DocumentKinds } from './schema/documents/parse-document.ts'
export type { Allocation, Design, Rotation, Rounding, Stratum } from './schema/inputs/design.ts'
export type { Enterprise } from './schema/inputs/enterprise.ts'
export type { Exclusion } from './schema/inputs/exclusion.ts'
export type { Filter, Scalar } from './schema/inputs/filter.ts'
export type { EnterpriseData, InputData, Inputs, InspectorData } from './schema/inputs/inputs.ts'
export type { Inspector, Limit } from './schema/inputs/inspector.ts'
export type { Catalogue, Item, Rider, TaskItems } from './schema/inputs/items.ts'
export { parseInputs } from './schema/inputs/parse-inputs.ts'
export type { Frequency, Plan, Round, Stage, Task } from './schema/inputs/plan.ts'
export type { Listing, PastVisit, Penalty, Recusal, Waiver } from './schema/inputs/relations.ts'
export type { StatedTotal, StatedTotals } from './schema/inputs/stated-totals.ts'
export type { Demand, GroupSeat, Seat, Team, TeamForm } from './schema/inputs/team.ts'
export type { WorkCalendar } from './schema/inputs/work-calendar.ts'
export { type InputPart, jsonSchema, type SchemaName } from './schema/json-schema.ts'
export type { JsonSchema } from './schema/kit/annotate.ts'
export type { Span } from './schema/kit/date.ts'
export type { Absent, Given, GivenValue } from './schema/kit/given.ts'
export type { Outcome, OutcomeCode, OutcomeData } from './schema/report/outcome.ts'
export type { RegisterData, RegisterRow } from './schema/report/register.ts'
export type {
  FiguresBefore,
  FurtherVisit,
  PenaltyItem,
  PenaltyLevel,
  PenaltyScale,
  PointRow,
} from './schema/year/bulletin.ts'
export type { PlanSettings } from './schema/year/plan-settings.ts'
export { type HeadKind, USUAL_HEADS } from './schema/year/workload.ts'
export type { ScheduledDay } from './schema/year/year-schedule.ts'
export type { CountedStratum } from './sql/allocate-sizes.ts'
export type { SqlDialect } from './sql/dialect.ts'
export { type DrawSql, drawSQL } from './sql/draw-sql.ts'
export { drawUnits, type RoundSeed, type UnitDrawn, type UnitTables } from './sql/draw-units.ts'
export { type RoundSql, toSQL } from './sql/to-sql.ts'
export {
  assertVerified,
  type Check,
  type CheckName,
  type VerificationReport,
} from './verify/report.ts'
export { type VerifyOptions, verify } from './verify/verify.ts'
export { type VerifyNoticeOptions, verifyNotice } from './verify/verify-notice.ts'
export {
  type SeriesDocument,
  type SeriesEntry,
  type SeriesReport,
  type VerifySeriesOptions,
  verifySeries,
} from './verify/verify-series.ts'
export { type BulletinOptions, bulletin } from './year/bulletin/bulletin.ts'
export { penaltyPoints, type UnitPoints } from './year/bulletin/penalty-points.ts'
export type * from './year/bulletin/types.ts'
export { checkPlan, type PlanCheck, type PlanData, type PlanDraft } from './year/plan/check-plan.ts'
export type { PlanFigure, PlanFigures } from './year/plan/figures.ts'
export type { PlanFinding, PlanFindingCode } from './year/plan/finding.ts'
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
export type * from './year/workload/filed.ts'
export type * from './year/workload/types.ts'
export { workload } from './year/workload/workload.ts'
