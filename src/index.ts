export { listWorkingDays } from './calendar/working-days.ts'
export type { VerifiedKind } from './core/applicable-checks.ts'
export { canonicalJson, type Json } from './core/canonical-json.ts'
export {
  CHECK_NAMES,
  type Check,
  type CheckBase,
  type CheckName,
  EVIDENCE,
  type Evidence,
  type FailedCheck,
  type Verdict,
  type VerificationOutcome,
  type VerificationReport,
} from './core/check.ts'
export { type DigestKind, digest, PROTOCOL } from './core/digest.ts'
export type { ErrorData, FileCell } from './core/errors.ts'
export {
  DoubleRandomError,
  ERROR_CODES,
  type ErrorCode,
  errorFromJSON,
  isDoubleRandomError,
  type Problem,
} from './core/errors.ts'
export type { FindingOf, Valued, ValuesOf } from './core/finding.ts'
export { ASKED_CODES, FINDING_CODES, type Finding, type FindingCode } from './core/finding.ts'
export type { Message, MessageId, Messages, MessageValue, None } from './core/message.ts'
export type {
  AmendmentCounts,
  BeaconRounds,
  ChecksMessages,
  Reported,
} from './core/messages/checks.ts'
export type { ByAmendment, DatedSeat, DrawMessages, NamedRound } from './core/messages/draw.ts'
export type { Days, InputMessages } from './core/messages/input.ts'
export type { Column, OutsideMessages } from './core/messages/outside.ts'
export type {
  Counted,
  LedgerPlace,
  LostBy,
  OfNumber,
  SeriesMessages,
  ValueStep,
} from './core/messages/series.ts'
export type {
  InTable,
  ReadingMessages,
  TablesMessages,
  TableTitle,
  WhyUnread,
} from './core/messages/tables.ts'
export type { AccountFigure, Per, YearMessages } from './core/messages/year.ts'
export type { TextLimits } from './core/parse-canonical.ts'
export type {
  BodyTable,
  Commitment,
  InputTable,
  NoticeTable,
  OpenedRow,
  RecordTable,
  TableName,
} from './core/table.ts'
export {
  type ExclusionExplanation,
  type ExplainOptions,
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
export { type FoundEnterprises, findEnterprises } from './explain/find-enterprises.ts'
export type { LegalityRule, SeatRule, VisitRule } from './pair/legality.ts'
export { commitment, type DrawNumber } from './random/commitment.ts'
export { type AnnounceOptions, announce } from './record/announce.ts'
export type { BlindingOption } from './record/bound-inputs.ts'
export { checkPairing } from './record/check-pairing.ts'
export { type CeremonyOptions, draw, type SeedOptions } from './record/draw.ts'
export { drawAsItStands } from './record/draw-as-it-stands.ts'
export { enterInLedger } from './record/enter-in-ledger.ts'
export { type ExclusionsOptions, exclusionsOf } from './record/exclusions-of.ts'
export { exclusionsText, readExclusions } from './record/exclusions-text.ts'
export { ledgerHead } from './record/ledger-head.ts'
export { type OpenOutcomesOptions, openOutcomes } from './record/open-outcomes.ts'
export type { OutcomesGiven, ReportedBasis } from './record/outcome-rows.ts'
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
export { type ReportOptions, reportOutcomes } from './record/report-outcomes.ts'
export type { StandingVisit } from './record/standing-visits.ts'
export { type SubstituteOptions, substituteUnit } from './record/substitute-unit.ts'
export { type VisitsMadeOptions, visitsMade } from './record/visits-made.ts'
export { type VoidOptions, voidAnnouncement } from './record/void-announcement.ts'
export type * from './schema/documents/documents.ts'
export type {
  BeaconReveal,
  BeaconSource,
  CommitmentFile,
  EntropySource,
  EventField,
  Reveal,
  VerifyBeacon,
} from './schema/documents/entropy.ts'
export type { LedgerEntry, LedgerKind } from './schema/documents/ledger.ts'
export type { DocumentKinds } from './schema/documents/parse-document.ts'
export type { Allocation, Design, Rotation, Rounding, Stratum } from './schema/inputs/design.ts'
export type { Enterprise } from './schema/inputs/enterprise.ts'
export type {
  Exclusion,
  LookingBack,
  VisitConditions,
  VisitExclusion,
} from './schema/inputs/exclusion.ts'
export type { Filter, Scalar } from './schema/inputs/filter.ts'
export type { EnterpriseData, InputData, Inputs, InspectorData } from './schema/inputs/inputs.ts'
export type { Inspector, Limit } from './schema/inputs/inspector.ts'
export type { Catalogue, Item, Rider, TaskItems } from './schema/inputs/items.ts'
export { parseInputs } from './schema/inputs/parse-inputs.ts'
export { parsePlan } from './schema/inputs/parse-plan.ts'
export type {
  Acknowledged,
  Commission,
  Frequency,
  Plan,
  Round,
  Stage,
  Task,
} from './schema/inputs/plan.ts'
export type {
  AuthorityVisit,
  Listing,
  PastVisit,
  Penalty,
  Recusal,
  Renaming,
  Waiver,
  WaiverCode,
} from './schema/inputs/relations.ts'
export type { StatedTotal, StatedTotals } from './schema/inputs/stated-totals.ts'
export type { Demand, GroupSeat, Seat, Team, TeamForm } from './schema/inputs/team.ts'
export type { WorkCalendar } from './schema/inputs/work-calendar.ts'
export {
  type InputPart,
  jsonSchema,
  type SchemaName,
} from './schema/json-schema.ts'
export type { JsonSchema } from './schema/kit/annotate.ts'
export type { Span } from './schema/kit/date.ts'
export type { Absent, Given, GivenValue } from './schema/kit/given.ts'
export type { Outcome, OutcomeCode, OutcomeData } from './schema/report/outcome.ts'
export type { ReportedEvent } from './verify/check-sources.ts'
export { type AssertOptions, assertVerified } from './verify/report.ts'
export { type VerifyOptions, verify } from './verify/verify.ts'
export { type VerifyAmendmentOptions, verifyAmendment } from './verify/verify-amendment.ts'
export {
  type VerifyAnnouncementOptions,
  verifyAnnouncement,
} from './verify/verify-announcement.ts'
export { type VerifyOutcomesOptions, verifyOutcomes } from './verify/verify-outcomes.ts'
export {
  type SeriesDocument,
  type SeriesEntry,
  type SeriesRemark,
  type SeriesReport,
  type VerifySeriesOptions,
  verifySeries,
} from './verify/verify-series.ts'
export { type VerifyVoidOptions, verifyVoid } from './verify/verify-void.ts'
