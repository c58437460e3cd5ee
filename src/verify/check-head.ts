import { canonicalJson } from '../core/canonical-json.ts'
import type { Check } from '../core/check.ts'
import { say } from '../core/message.ts'
import { formatRatio, ratio } from '../core/ratio.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type {
  BatchEntry,
  RecordHead,
  RoundSummary,
  StratumSummary,
} from '../schema/documents/documents.ts'
import { compare } from './compare.ts'

/**
 * Holds the head of a record against its announcement and against itself, as far as that needs no
 * inputs (`docs/protocol.md` §10.6a): whoever has but the head sees a number that was altered.
 */
export function checkHead(head: RecordHead, path: string): Check {
  return compare('head', say('head-consistent'), path, [expectedHead(head), head])
}

/** The head as it must be: what follows from other members is computed, the rest is within bounds. */
function expectedHead(head: RecordHead): RecordHead {
  const { announcement, pairing, tables } = head
  const { series, number, previous, batch, tables: announced } = announcement
  const rounds = batch.flatMap((entry, index) => {
    const round = head.rounds[index]
    return round === undefined ? [] : [expectedRound(entry, round, index === 0)]
  })
  const sample = sum(rounds, ({ drawn }) => drawn)
  const seats = tables.seats.count
  const candidates = Math.min(tables.loads.count, announced.inspectors.count)
  const count = {
    sample,
    reserves: sum(rounds, ({ reserves }) => reserves),
    exclusions: sum(rounds, ({ excluded }) => sum(excluded, (each) => each.count)),
    vacancies: Math.min(tables.vacancies.count, sample),
    items: Math.min(tables.items.count, sample),
    loads: candidates,
  }
  const counted = Object.entries(count).map(([name, each]) => [
    name,
    { ...tables[name as keyof typeof count], count: each },
  ])
  return {
    ...head,
    series,
    number,
    previous,
    rounds: rounds.map((each) => ({
      ...each,
      frame: Math.min(each.frame, announced.enterprises.count),
    })),
    pairing: {
      ...pairing,
      seats,
      withoutChoice: Math.min(pairing.withoutChoice, seats),
      fewest: seats === 0 ? null : Math.max(1, Math.min(pairing.fewest ?? 1, candidates)),
    },
    tables: { ...tables, ...Object.fromEntries(counted) },
  }
}

function expectedRound(
  { pool, round }: BatchEntry,
  given: RoundSummary,
  isFirst: boolean,
): RoundSummary {
  const strata = once(given.strata, ({ stratum }) => canonicalJson(stratum))
    .sort((a, b) => compareUtf8(canonicalJson(a.stratum), canonicalJson(b.stratum)))
    .map((each) => expectedStratum(each, hasChance(given)))
  const excluded = once(given.excluded, ({ code }) => code).map((each) => ({
    ...each,
    // Nothing of the batch was drawn before the first round.
    byDraw: isFirst ? 0 : Math.min(each.byDraw, each.count),
  }))
  const eligible = sum(strata, ({ size }) => size)
  const drawn = sum(strata, (each) => each.drawn)
  return {
    ...given,
    pool,
    round,
    frame: eligible + sum(excluded, ({ count }) => count),
    excluded,
    eligible,
    strata,
    drawn,
    shortfall: Math.max(0, given.planned - drawn),
    reserves: Math.min(given.reserves, Math.max(0, eligible - drawn)),
  }
}

/** Whether the units of a stratum have one chance, which its numbers state (§7.5, §7.4b, §7.5a). */
function hasChance({ design, strata }: RoundSummary): boolean {
  if (design === 'stratified') return strata.every(({ pi }) => pi !== null)
  return design !== 'pps' && design !== 'listed'
}

function expectedStratum(given: StratumSummary, hasChance: boolean): StratumSummary {
  const { size } = given
  const drawn = Math.min(given.drawn, size)
  return {
    ...given,
    drawn,
    pi: hasChance ? formatRatio(ratio(drawn, Math.max(size, 1))) : null,
    unconditional: hasChance ? (given.unconditional ?? '0/1') : null,
  }
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

function once<T>(items: readonly T[], of: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [of(item), item])).values()]
}
