export { type Described, describe, type Language } from './describe.ts'
export type { PlanRow } from './describe-plan.ts'
