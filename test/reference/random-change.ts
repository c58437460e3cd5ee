import { type AmendmentBody, type Change, type Decision, holderOf } from './amend.ts'
import { candidatesOf } from './candidates.ts'
import { find, normalised } from './inputs.ts'
import type { replay } from './replay.ts'

const reasons = ['absence', 'recusal-granted', 'left-service', 'other'] as const

/** What an amendment after these could be about, where `number` picks one; undefined without officers. */
export function change(
  raw: object,
  { tables }: ReturnType<typeof replay>,
  before: readonly AmendmentBody[],
  number: number,
): Decision | undefined {
  const inputs = normalised(raw as Record<string, unknown>)
  const everybody = candidatesOf(inputs)
  // Often about somebody who has only come in.
  const last = number % 3 === 0 ? before.at(-1)?.seats : undefined
  const sitting = (last?.length ? last : tables.seats).flatMap((row): Change[] => {
    const { date } = tables.sample.find(
      ({ pool, round, unit }) => pool === row.pool && round === row.round && unit === row.unit,
    )!
    return find(everybody, holderOf(row, before)).members.flatMap(({ id: inspector }) => [
      { inspector, from: date, to: date },
      { inspector, from: '2020-01-01', to: '2020-12-31' },
      { inspector, enterprise: row.unit },
    ])
  })
  // Mostly officers who sit somewhere; a change about anybody else empties no seat.
  const any = inputs.inspectors.flatMap(({ id: inspector }): Change[] => [
    { inspector, from: '2020-03-03', to: '2020-03-04' },
    ...inputs.enterprises.map(({ id: enterprise }) => ({ inspector, enterprise })),
  ])
  const changes = number % 7 > 0 && sitting.length > 0 ? sitting : any
  if (changes.length === 0) return undefined
  return {
    change: changes[number % changes.length]!,
    reason: reasons[number % 4]!,
    evidence: `文 ${number}`,
    date: '2020-02-29',
  }
}
