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
export type { Commitment } from './core/table.ts'
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
export { type VoidOptions, voidAnnouncement } from './record/void-announcement.ts'
export type { Allocation, Design, Stratum } from './schema/design.ts'
export type * from './schema/documents.ts'
export type { Enterprise } from './schema/enterprise.ts'
export type { EntropySource, EventField, Reveal } from './schema/entropy.ts'
export type { Filter, Scalar } from './schema/filter.ts'
export type { InputData, Inputs } from './schema/inputs.ts'
export type { Inspector } from './schema/inspector.ts'
export { parseInputs } from './schema/parse-inputs.ts'
export type { Exclusion, Plan, Round, Task } from './schema/plan.ts'
export type { Listing, PastVisit, Penalty, Recusal, Waiver } from './schema/relations.ts'
export type { Seat, Team } from './schema/team.ts'
export type { WorkCalendar } from './schema/work-calendar.ts'
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
