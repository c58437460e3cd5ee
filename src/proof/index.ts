export type { TextLimits } from '../core/parse-canonical.ts'
export {
  type ProofReport,
  type VerifyProofOptions,
  verifyProof,
} from './verify-proof.ts'
