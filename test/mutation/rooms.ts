/** The rooms that decide what a verifier says, and the test files that should notice a change. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  proof: [
    'test/disclose',
    'test/tamper/disclosed',
    'test/verify/evidence',
    'test/verify/outcomes',
    'test/attacks/attacks.',
    'test/ceremony/announced-at',
  ],
  disclose: ['test/disclose', 'test/tamper/disclosed'],
  verify: [
    'test/verify',
    'test/attacks',
    'test/ceremony',
    'test/disclose',
    'test/tamper',
    'test/property/series-differences',
  ],
  record: [
    'test/ceremony',
    'test/attacks',
    'test/tamper',
    'test/pair/choice-before-draw',
    'test/pair/check-pairing',
    'test/exact/merge',
    'test/unit/schema/findings',
    'test/unit/schedule',
    'test/verify/outcomes',
    'test/tables/rehearse',
    'test/reference',
  ],
}
