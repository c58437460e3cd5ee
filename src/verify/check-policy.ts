import { type Check, failure, passed } from '../core/check.ts'
import { groupBy } from '../core/group.ts'
import { say } from '../core/message.ts'
import { isCertified } from '../pair/legality.ts'
import { visitName } from '../record/visits-of.ts'
import type { RecordBody, SampleRow } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { Inspector } from '../schema/inputs/inspector.ts'
import { saysHowMany } from '../schema/inputs/says-how-many.ts'
import { createWaiverTest } from '../schema/inputs/waived.ts'
import { fold } from '../schema/kit/fold.ts'

/**
 * What the law wants of a draw, established from record and directories without any replay
 * (`docs/protocol.md` §12, step 10), so that an error of the engine cannot hide itself.
 */
export function checkPolicy(inputs: Inputs, body: RecordBody): Check[] {
  const { tables } = body
  return [checkOfficers(inputs, tables), checkRecusals(inputs, tables), checkQuota(inputs, body)]
}

function checkOfficers(inputs: Inputs, tables: RecordBody['tables']): Check {
  const teams = groupBy(tables.seats, visitName)
  const dateOf = new Map(tables.sample.map((row) => [visitName(row), row.date]))
  const isVacant = new Set(tables.vacancies.map(visitName))
  const withTeam = new Set(
    inputs.plan.tasks.flatMap(({ id, team }) => (team === 'none' ? [] : [id])),
  )
  const members = membersOf(inputs)
  const isWaived = createWaiverTest(inputs.waivers, 'same-certificate')
  const bad = tables.sample.find((row: SampleRow) => {
    if (!withTeam.has(row.pool) || isVacant.has(visitName(row))) return false
    const team = (teams.get(visitName(row)) ?? []).flatMap(
      ({ inspector }) => members.get(inspector) ?? [],
    )
    const certified = team.filter((inspector) => isCertified(inspector, row.date))
    return isSomebodyTwice(team, isWaived) || certified.length < 2
  })
  if (bad !== undefined) {
    return failure('policy-officers', say('officers-missing', { unit: bad.unit }), bad.unit)
  }
  const stray = tables.seats.find((seat) => !dateOf.has(visitName(seat)))
  return stray === undefined
    ? passed('policy-officers', say('officers-certified'))
    : failure('policy-officers', say('seat-without-visit', { unit: stray.unit }), stray.unit)
}

/** One person may stand in the directory under two numbers, but has one certificate. */
function isSomebodyTwice(
  team: readonly Inspector[],
  isWaived: (ids: readonly string[]) => boolean,
): boolean {
  if (new Set(team).size !== team.length) return true
  const certified = team.filter(({ certificate }) => certificate?.number !== undefined)
  const alike = groupBy(certified, ({ certificate }) => fold(certificate?.number as string))
  return [...alike.values()].some((same) => same.length > 1 && !isWaived(same.map(({ id }) => id)))
}

/** The inspectors behind the name that a seat has: one, or all of a fixed group. */
function membersOf({ inspectors }: Inputs): Map<string, Inspector[]> {
  return groupBy(inspectors, ({ id, group = id }) => group)
}

function checkRecusals(inputs: Inputs, tables: RecordBody['tables']): Check {
  const recused = new Set(
    inputs.recusals.map(({ inspector, enterprise }) => `${inspector}\n${enterprise}`),
  )
  const members = membersOf(inputs)
  const bad = tables.seats.find(({ inspector, unit }) =>
    (members.get(inspector) ?? []).some(({ id }) => recused.has(`${id}\n${unit}`)),
  )
  return bad === undefined
    ? passed('policy-recusals', say('recusals-kept'))
    : failure(
        'policy-recusals',
        say('recusal-broken', { inspector: bad.inspector, unit: bad.unit }),
        bad.unit,
      )
}

function checkQuota({ plan }: Inputs, { head, tables }: RecordBody): Check {
  const bad = head.rounds.find(({ pool, round, drawn }) => {
    const task = plan.tasks.find(({ id }) => id === pool)
    const design = task?.rounds?.[round - 1]?.design ?? task?.design
    const quota = task?.rounds?.[round - 1]?.visits
    if (design === undefined || quota === undefined || saysHowMany(design)) return false
    const rows = tables.sample.filter((row) => row.pool === pool && row.round === round)
    return Math.max(drawn, rows.length) > quota
  })
  return bad === undefined
    ? passed('policy-quota', say('quotas-kept'))
    : failure('policy-quota', say('quota-exceeded', { pool: bad.pool, round: bad.round }), bad.pool)
}
