export { describe, type Language } from './describe.ts'
