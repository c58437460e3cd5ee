export {
  type ProofReport,
  type VerifyProofOptions,
  verifyProof,
} from './verify-proof.ts'
