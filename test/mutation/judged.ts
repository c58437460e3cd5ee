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
  {
    file: 'src/record/find-substitutes.ts',
    at: 'const from = decided > date ? decided : date',
    before: '>',
    after: '>=',
    why: 'of two equal days either is the later',
  },
  {
    file: 'src/record/rehearse-pairing.ts',
    at: 'if (staffed.length === 0) return',
    before: 'staffed.length === 0',
    after: 'false',
    why: 'it saves the draw of rounds in which nobody is wanted and nothing is found',
  },
  {
    file: 'src/record/visits-made.ts',
    at: `const name = \`\${visit.date}\\n\${rowName({ ...row, round: 0 })}\``,
    before: '0',
    after: '1',
    why: 'one number for all rounds, whichever',
  },
  {
    file: 'src/verify/series/row-steps.ts',
    at: 'const order = from === undefined ? 1 : to === undefined ? -1 : compareUtf8(from, to)',
    before: '1',
    after: '2',
    why: 'only the sign of an order counts',
  },
  {
    file: 'src/verify/series/series-draw.ts',
    at: 'planned: Array.from({ length: amendments.length + 1 }, (_, count) =>',
    before: '1',
    after: '2',
    why: 'one state more, equal to the last and never asked for',
  },
  {
    file: 'src/verify/series/place-in-series.ts',
    at: 'while (at !== undefined && steps < takenBy.size) {',
    before: '<',
    after: '<=',
    why: 'a bound of circles: all that is in one has the same steps',
  },
  {
    file: 'src/verify/verify-notice.ts',
    at: 'if (opened === undefined) continue',
    before: 'opened === undefined',
    after: 'false',
    why: 'a document has no member without a value',
  },
  {
    file: 'src/verify/series/follow-series.ts',
    at: "return !isMessage(part) && part.kind === 'amendment'",
    before: "part.kind === 'amendment'",
    after: 'true',
    why: 'they were sorted out as amendments before',
  },
  {
    file: 'src/record/certain-seats.ts',
    at: 'if (!most.some(isNothing)) break',
    before: '!most.some(isNothing)',
    after: 'false',
    why: 'further days cannot make it less than it is',
  },
  {
    file: 'src/verify/first-visit.ts',
    at: 'firstVisit !== undefined && (secondOf(source) ?? 0) > firstVisit.latest ? [index + 1] : [],',
    before: '0',
    after: '1',
    why: 'no visit was in the first second of 1970',
  },
  {
    file: 'src/verify/verify-announcement.ts',
    at: 'windows: rounds.map(({ entry, round: { window } }) => ({ ...entry, window, drawn: 1 })),',
    before: '1',
    after: '2',
    why: 'any number above zero says that a round is visited',
  },
]
