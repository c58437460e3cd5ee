import { readFileSync } from 'node:fs'
import { canonicalJson, type DrawRecord, type InputData, type Json, verify } from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { describe, expect, it } from 'vitest'

interface Golden {
  readonly inputs: InputData
  readonly record: DrawRecord
  readonly amendments: readonly Json[]
  readonly blinding?: string
}

const lines = readFileSync(new URL('1/draws.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
const draws = lines.map((line) => JSON.parse(line) as Golden)

// Two implementations made them alike (write.ts). What this release finds wrong in one of them, it
// would find wrong in a record that a bureau has published.
describe('the golden records of double-random/1', () => {
  it('show every kind of entropy, design and amendment', () => {
    const kindsOf = (of: (golden: Golden) => readonly string[]) =>
      [...new Set(draws.flatMap(of))].sort()
    expect(
      kindsOf(({ record }) => record.body.head.announcement.entropy.map(({ kind }) => kind)),
    ).toEqual(['commit-reveal', 'drand', 'operator', 'public-event', 'sealed'])
    expect(kindsOf(({ record }) => record.body.head.rounds.map(({ design }) => design))).toEqual([
      'census',
      'listed',
      'pps',
      'simple',
      'stratified',
    ])
    const changes = draws.flatMap(({ amendments }) => amendments) as {
      readonly body: { readonly change: object }
    }[]
    const isSubstitution = changes.map(({ body }) => 'elsewhere' in body.change)
    expect(new Set(isSubstitution).size).toBe(2)
  })

  it.each(draws.map((golden, index) => [index + 1, golden] as const))(
    'verify in this release: line %d',
    (_, { inputs, record, amendments, blinding }) => {
      const report = verify(canonicalJson(record), inputs, {
        verifyBeacon,
        amendments: amendments.map((each) => canonicalJson(each)),
        ...(blinding === undefined ? {} : { blinding }),
      })
      expect(report.checks.filter(({ status }) => status === 'fail')).toEqual([])
      expect(report.checks.find(({ name }) => name === 'replay')?.status).toBe('pass')
    },
  )
})
