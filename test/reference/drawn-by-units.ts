import { canonicalJson, parseInputs } from 'double-random'
import { drawUnits } from 'double-random/sql'
import { expect } from 'vitest'
import { sizeOf } from '../../src/schema/inputs/design.ts'
import type { Made } from './exercised.ts'

const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Asserts that `drawUnits` draws what the first round of a record drew; what kind of draw that was. */
export function drawnByUnits({ inputs, record }: Made): readonly string[] {
  const { head, secrets, tables } = record.body
  const { plan, enterprises, lists, pastVisits, penalties } = parseInputs(inputs as never)
  const [first] = head.rounds
  const task = plan.tasks.find(({ id }) => id === first?.pool)
  const design = first && (task?.rounds?.[first.round - 1]?.design ?? task?.design)
  if (first === undefined || design === undefined || sizeOf(design) !== undefined)
    return ['by size']
  const { pool, round } = first
  const found = drawUnits(
    plan,
    { pool, round, seed: secrets.seed },
    { enterprises: [...enterprises].reverse(), lists, pastVisits, penalties },
  )
  const mine = (row: { pool: string; round: number }) => row.pool === pool && row.round === round
  const expected = [
    ...tables.sample.filter(mine).map((row) => ({ ...row, verdict: 'drawn' })),
    ...tables.reserves.filter(mine).map((row) => ({ ...row, verdict: 'reserve' })),
  ]
    .map(({ stratum, rank, ticket, unit, verdict }) => {
      return { stratum: canonicalJson(stratum), rank, ticket, unit, verdict }
    })
    .sort((a, b) => bytewise(a.stratum, b.stratum) || a.rank - b.rank)
  expect(found.units).toEqual(expected)
  expect(found.strata).toEqual(
    first.strata
      .filter(({ size }) => size > 0)
      .map(({ stratum, size }) => ({ stratum: canonicalJson(stratum), eligible: size })),
  )
  return [design.type, ...('rotation' in design && design.rotation ? ['rotation'] : [])]
}
