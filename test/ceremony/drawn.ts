import {
  type Amendment,
  type BatchEntry,
  canonicalJson,
  type DrawRecord,
  draw,
  type ExclusionRow,
  exclusionsOf,
  type InputData,
  verify,
} from 'double-random'
import { expect } from 'vitest'

/** What stays open of a record whose seed the operator chose, verified with nothing but inputs. */
export const OPEN_AFTER_SEED = [
  'announcement-published',
  'record-published',
  'strength',
  'amendments',
]

/** What each record was drawn from. */
const dataOf = new WeakMap<DrawRecord, InputData>()

/** Draws and insists that the record verifies. */
export function drawVerified(
  data: InputData,
  seed = '一',
  batch?: readonly BatchEntry[],
): DrawRecord {
  const record = draw(data, { seed, ...(batch && { batch }) })
  expectVerified(record, data, [])
  dataOf.set(record, data)
  return record
}

/** Insists that a record verifies with all its amendments. */
export function expectVerified(
  record: DrawRecord,
  data: InputData,
  amendments: readonly Amendment[],
): void {
  const texts = amendments.map((each) => canonicalJson(each))
  const lastAmendment = amendments.at(-1)?.digest ?? null
  const { outcome, checks } = verify(record, data, { amendments: texts, lastAmendment })
  const open = checks.filter(({ status }) => status === 'not-checked').map(({ name }) => name)
  expect(checks.filter(({ status }) => status === 'fail')).toEqual([])
  expect(open).toEqual(OPEN_AFTER_SEED.slice(0, -1))
  expect(outcome).toBe('partial')
}

export function unitsOf(record: DrawRecord, pool = 'pool', round = 1): string[] {
  return record.body.tables.sample
    .filter((row) => row.pool === pool && row.round === round)
    .map(({ unit }) => unit)
}

/** `unit date` of each row of a pool’s sample, and whose visit it joins. */
export function visitsOf(record: DrawRecord, pool = 'pool', round = 1): string[] {
  return record.body.tables.sample
    .filter((row) => row.pool === pool && row.round === round)
    .map(({ unit, date, host }) => {
      return host === undefined
        ? `${unit} ${date}`
        : `${unit} ${date} with ${host.pool} ${host.round}`
    })
}

/** Who was kept out of a draw of {@link drawVerified}. */
export function exclusionsIn(record: DrawRecord): ExclusionRow[] {
  const data = dataOf.get(record)
  if (data === undefined) throw new Error('drawn elsewhere')
  return exclusionsOf(record, data)
}

/** `unit code` of each unit kept out, with a question mark where only the draw did it. */
export function excludedFrom(record: DrawRecord, pool = 'pool', round = 1): string[] {
  return exclusionsIn(record)
    .filter((row) => row.pool === pool && row.round === round)
    .map(({ unit, code, byDraw }) => `${unit} ${code}${byDraw ? '?' : ''}`)
}

export function findingsOf(record: DrawRecord): string[] {
  return record.envelope.findings.map(({ code }) => code)
}
