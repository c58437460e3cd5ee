export type { RegisterData, RegisterRow } from '../schema/report/register.ts'
export { type Coverage, type CoveredDraw, coverage, type UnitCoverage } from './coverage.ts'
export { type EstimateOptions, estimate } from './estimate/estimate.ts'
export {
  type SampleSize,
  type SampleSizeOptions,
  sampleSize,
} from './estimate/sample-size.ts'
export type * from './estimate/types.ts'
export {
  type Inclusion,
  inclusion,
  type RoundInclusion,
  type UnitChance,
} from './inclusion.ts'
export { type JointInclusion, jointInclusion } from './joint-inclusion.ts'
export { type PairChances, type PairChancesOptions, pairChances } from './pair-chances.ts'
export type { MatchBy } from './reconcile/match.ts'
export { type ReconcileOptions, reconcile } from './reconcile/reconcile.ts'
export type {
  Difference,
  DifferenceKind,
  DifferenceValue,
  Reconciliation,
  ReconciliationCounts,
} from './reconcile/result.ts'
export { type SeedStrength, type SourceStrength, seedStrength } from './seed-strength.ts'
