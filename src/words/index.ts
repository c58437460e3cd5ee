export { type Described, describe, type Language } from './describe.ts'
