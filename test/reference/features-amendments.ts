import type { AmendmentBody } from './amend.ts'
import { groupsOf } from './candidates.ts'
import { normalised } from './inputs.ts'
import type { replay } from './replay.ts'

/** What an amendment after `before` exercised (§11.2). */
export function amendmentFeatures(
  raw: object,
  { tables }: ReturnType<typeof replay>,
  before: readonly AmendmentBody[],
  { change, sequence, seats }: AmendmentBody,
): string[] {
  const inputs = normalised(raw as Record<string, unknown>)
  const groups = groupsOf(inputs).map(({ id }) => id)
  const again = seats.some((row) =>
    before.some((one) =>
      one.seats.some(
        ({ pool, round, unit, seat }) =>
          pool === row.pool && round === row.round && unit === row.unit && seat === row.seat,
      ),
    ),
  )
  const names = [
    'enterprise' in change ? 'recused' : 'absent',
    `amended ${sequence} times`,
    ...(seats.length === 0 ? ['no seat free'] : ['a seat free']),
    ...(seats.length > 1 ? ['several seats free'] : []),
    ...(again ? ['the same seat again'] : []),
    ...(seats.some((row) => groups.includes(row.inspector)) ? ['another group'] : []),
    ...(seats.some(({ passed }) => passed.length > 0) ? ['passed over'] : []),
    ...(tables.vacancies.length > 0 ? ['beside vacancies'] : []),
  ]
  return names.map((name) => `amendment: ${name}`)
}
