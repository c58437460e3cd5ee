import type { Mutant } from './mutants.ts'

/** A mutant that no test can notice, since it does the same: not counted. */
interface Equivalent extends Pick<Mutant, 'file' | 'at' | 'before' | 'after'> {
  readonly why: string
}

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'src/record/amendment-days.ts',
    at: 'const first = days.reduce((a, b) => (a < b ? a : b))',
    before: '<',
    after: '<=',
    why: 'of two equal days either is the least',
  },
]
