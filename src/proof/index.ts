export type { Check, CheckName, VerificationReport } from '../core/check.ts'
export type { TextLimits } from '../core/parse-canonical.ts'
export {
  type VerifyProofOptions,
  verifyProof,
} from './verify-proof.ts'
