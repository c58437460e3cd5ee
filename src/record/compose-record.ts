import { digest, PROTOCOL } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import {
  type Blinding,
  BODY_TABLES,
  type BodyTable,
  byTable,
  type Commitment,
  commitTable,
  sortTable,
} from '../core/table.ts'
import type { VisitSeat } from '../pair/legality.ts'
import { pair } from '../pair/pair.ts'
import { computeSeed, independentBits } from '../random/seed.ts'
import type {
  AnnouncementBody,
  BatchEntry,
  RecordBody,
  RecordTables,
  ReserveRow,
  RoundSummary,
} from '../schema/documents/documents.ts'
import type { Reveal } from '../schema/documents/entropy.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type PoolRound, resolveBatch } from '../select/resolve-batch.ts'
import { samplesLog2 } from '../select/samples-log2.ts'
import type { RoundSelection } from '../select/select.ts'
import { joinOthers } from './days-of-others.ts'
import { drawItems } from './draw-items.ts'
import { drawRounds } from './draw-rounds.ts'
import { exclusionRows } from './exclusions-of.ts'
import { visitsOf } from './visits-of.ts'

/**
 * Computes the whole body of a record from inputs, announcement and reveals (`docs/protocol.md` §7
 * to §10). Drawing and verifying both run this one function.
 *
 * @throws DoubleRandomError `design/…`, `pairing/infeasible`, `pairing/minimum`
 */
export function composeRecord(
  inputs: Inputs,
  announcement: AnnouncementBody,
  reveals: readonly Reveal[],
  blinding: Blinding | undefined,
): RecordBody {
  const seed = computeSeed(digest('announcement', announcement), reveals)
  const rounds = resolveBatch(inputs.plan, announcement.batch)
  checkOrder(rounds, announcement.batch)
  const selections = joinOthers(inputs, drawRounds(inputs, rounds, seed), seed)
  const sample = selections.flatMap((selection) => selection.sample)
  const pairing = pair(inputs, visitsOf(inputs, sample), seed)

  const tables: RecordTables = {
    sample: sortTable('sample', sample),
    reserves: sortTable('reserves', selections.flatMap(reserveRows)),
    seats: sortTable(
      'seats',
      pairing.seats.map(({ visit: { pool, round, unit, seats }, seat, ...filled }) => {
        const { role } = seats[seat - 1] as VisitSeat
        const { inspector, passed, choices } = filled
        return { pool, round, unit, seat, role, inspector, passed, choices }
      }),
    ),
    vacancies: sortTable(
      'vacancies',
      pairing.vacancies.map(({ pool, round, unit }) => ({ pool, round, unit })),
    ),
    loads: sortTable('loads', pairing.loads),
    items: sortTable('items', drawItems(inputs, sample, seed)),
  }
  const secrets = {
    reveals,
    seed,
    keys: { rounds: selections.map(({ entry, keys }) => ({ ...entry, ...keys })), ...pairing.keys },
  }
  const strata = selections.flatMap((selection) =>
    selection.strata.map(({ size, sample }) => ({ size, drawn: sample.length })),
  )
  return {
    head: {
      protocol: PROTOCOL,
      kind: 'record',
      series: announcement.series,
      number: announcement.number,
      previous: announcement.previous,
      announcement,
      secrets: digest('secrets', secrets),
      rounds: selections.map(summarise),
      pairing: {
        seats: pairing.seats.length,
        withoutChoice: pairing.seats.filter(({ choices }) => choices === 1).length,
        fewest: pairing.fewest,
        spread: pairing.spread,
      },
      strength: {
        independentBits: independentBits(announcement.entropy, reveals),
        samplesLog2: samplesLog2(strata),
      },
      tables: {
        ...commitTables(tables, blinding),
        exclusions: commitTable('exclusions', exclusionRows(selections), blinding),
      },
    },
    secrets,
    tables,
  }
}

/**
 * A batch has one order, the plan's; another one would be another announcement of the same draw
 * (§5).
 */
function checkOrder(rounds: readonly PoolRound[], batch: readonly BatchEntry[]): void {
  for (const [index, { entry }] of rounds.entries()) {
    const found = batch[index]
    if (found?.pool === entry.pool && found.round === entry.round) continue
    fail({
      code: 'design/batch',
      path: `announcement.batch[${index}]`,
      expected: say('pool-round', entry),
      found: found === undefined ? say('nothing') : say('pool-round', found),
      fix: say('batch-in-order-of-plan'),
    })
  }
}

/** Returns the commitments to the tables that stand in a record (§10.3). */
export function commitTables(
  tables: RecordTables,
  blinding: Blinding | undefined,
): { readonly [Name in BodyTable]: Commitment } {
  return byTable(BODY_TABLES, (name) => commitTable(name, tables[name], blinding))
}

function reserveRows({ entry, strata }: RoundSelection): ReserveRow[] {
  return strata.flatMap(({ stratum, sample, reserves }) =>
    reserves.map(({ unit, ticket }, index) => ({
      ...entry,
      unit,
      stratum,
      rank: sample.length + index + 1,
      ticket,
    })),
  )
}

function summarise({ entry, round, design, frame, strata }: RoundSelection): RoundSummary {
  const drawn = strata.reduce((sum, { sample }) => sum + sample.length, 0)
  const planned = round.visits ?? drawn
  return {
    ...entry,
    window: round.window,
    design: design.type,
    frame: frame.size,
    excluded: frame.counts,
    eligible: frame.eligible.length,
    strata: strata.map(({ stratum, size, sample, pi, unconditional }) => ({
      stratum,
      size,
      drawn: sample.length,
      pi,
      unconditional,
    })),
    planned,
    drawn,
    shortfall: Math.max(0, planned - drawn),
    reserves: strata.reduce((sum, { reserves }) => sum + reserves.length, 0),
  }
}
