import { candidatesOf } from './candidates.ts'
import type { AmendmentBody, Decision, OfficerChange } from './decisions.ts'
import { find } from './inputs.ts'
import { numberDice } from './number-dice.ts'
import { substitution } from './random-substitution.ts'
import type { Body, Standing } from './standing.ts'

const reasons = ['absence', 'recusal-granted', 'left-service', 'other'] as const

/** A change of an officer, mostly of one who has a seat. */
function officerChange(
  { inputs, visits }: Standing,
  before: readonly AmendmentBody[],
  number: number,
): Decision | undefined {
  const everybody = candidatesOf(inputs)
  // Often about somebody who has only come in.
  const last = number % 2 === 0 ? (before.at(-1)?.seats ?? []) : []
  const comeIn = (visit: Standing['visits'][number]) =>
    last.some(({ pool, unit }) => pool === visit.pool && unit === visit.unit)
  const some = last.length > 0 ? visits.filter(comeIn) : visits
  const sitting = some.flatMap(({ unit, date, holders = [] }) =>
    holders
      .flatMap((holder) => find(everybody, holder).members)
      .flatMap(({ id: inspector }): OfficerChange[] => [
        { inspector, from: date, to: date },
        { inspector, from: '2020-01-01', to: '2020-12-31' },
        { inspector, enterprise: unit },
      ]),
  )
  // A change about anybody else empties no seat.
  const any = inputs.inspectors.flatMap(({ id: inspector }): OfficerChange[] => [
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

/**
 * What the next amendment could be about, where `number` picks one; undefined where there is
 * nothing.
 */
export function change(
  standing: Standing,
  body: Body,
  before: readonly AmendmentBody[],
  number: number,
): Decision | undefined {
  const n = numberDice(number)
  const decision =
    n.below(3) > 0 && standing.rows.length > 0
      ? substitution(standing, body, before, n)
      : officerChange(standing, before, n.below(1_000_000))
  const last = before.at(-1)?.date ?? ''
  return decision && decision.date < last && n.below(20) > 0
    ? { ...decision, date: last }
    : decision
}
