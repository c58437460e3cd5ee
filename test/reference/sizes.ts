import type { Design } from './types.ts'

/** §3.10b: the field that chances are in proportion to. */
export const sizeOf = (design: Design | undefined): string | undefined =>
  design?.type === 'pps' || design?.type === 'stratified' ? design.size : undefined
