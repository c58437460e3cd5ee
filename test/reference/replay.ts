import { type AnnouncementBody, blindingOf, independentBits, type Reveal } from './announce.ts'
import { candidatesOf } from './candidates.ts'
import { digest } from './canonical.ts'
import { key } from './draws.ts'
import { normalised } from './inputs.ts'
import { itemsOf } from './items.ts'
import { commit, inRowOrder } from './merkle.ts'
import { onDaysOfOthers } from './others.ts'
import { pair } from './pairing.ts'
import { type Selection, select } from './select.ts'
import { visitsOf } from './visits.ts'

/** C(n, k) */
function choose(n: number, k: number): bigint {
  let c = 1n
  for (let i = 1; i <= k; i += 1) c = (c * BigInt(n - k + i)) / BigInt(i)
  return c
}

/** §6.3: a number ≥ 1 with b + 1 binary digits is at least 2^b. */
function samplesLog2(selections: readonly Selection[]): number {
  const samples = selections
    .flatMap(({ head }) => head.strata.map(({ size, drawn }) => choose(size, drawn)))
    .reduce((product, c) => product * c, 1n)
  return Math.min(4096, samples.toString(2).length - 1)
}

/** §6.2 */
export const seedOf = (announcement: AnnouncementBody, reveals: readonly Reveal[]): string =>
  digest('seed', { announcement: digest('announcement', announcement), reveals })

/** §10: the body of the record. */
export const replay = (...given: Parameters<typeof drawn>) => drawn(...given).body

/** §10: the body of the record, and the exclusions, to which only its head commits. */
export function drawn(
  raw: object,
  announcement: AnnouncementBody,
  reveals: readonly Reveal[],
  blindingKey?: string,
) {
  const inputs = normalised(raw as Record<string, unknown>)
  const { series, number, previous, batch, entropy } = announcement
  const seed = seedOf(announcement, reveals)
  const selections: Selection[] = []
  for (const entry of batch) selections.push(select(inputs, entry, seed, selections))
  const sample = onDaysOfOthers(
    inputs,
    batch,
    seed,
    selections.flatMap((round) => round.sample),
  )
  const { seats, vacancies, summary } = pair(inputs, seed, visitsOf(inputs, batch, sample))
  const load = (id: string) => seats.filter(({ inspector }) => inspector === id).length

  const tables = {
    sample: inRowOrder('sample', sample),
    reserves: inRowOrder(
      'reserves',
      selections.flatMap((round) => round.reserves),
    ),
    seats: inRowOrder('seats', seats),
    vacancies: inRowOrder('vacancies', vacancies),
    loads: inRowOrder(
      'loads',
      candidatesOf(inputs).map(({ id }) => ({ inspector: id, load: load(id) })),
    ),
    items: inRowOrder(
      'items',
      selections.flatMap(({ head, sample }) => {
        const units = sample.map(({ unit }) => unit)
        return itemsOf(inputs, head, units, seed)
      }),
    ),
  }
  const exclusions = inRowOrder(
    'exclusions',
    selections.flatMap((round) => round.exclusions),
  )
  const keys = {
    rounds: batch.map(({ pool, round }) => ({
      pool,
      round,
      select: key(seed, { purpose: 'select', pool, round }),
      allocate: key(seed, { purpose: 'allocate', pool, round }),
    })),
    visitOrder: key(seed, { purpose: 'visit-order' }),
    seatOrder: key(seed, { purpose: 'seat-order' }),
  }
  const secrets = { reveals, seed, keys }
  const blinding = blindingOf(blindingKey, announcement)
  const head = {
    protocol: 'double-random/1',
    kind: 'record',
    series,
    number,
    previous,
    announcement,
    secrets: digest('secrets', secrets),
    rounds: selections.map((selection) => selection.head),
    pairing: summary,
    strength: {
      independentBits: independentBits(entropy, reveals),
      samplesLog2: samplesLog2(selections),
    },
    tables: Object.fromEntries(
      Object.entries({ ...tables, exclusions }).map(([name, rows]) => [
        name,
        commit(name, rows, blinding),
      ]),
    ),
  }
  return { body: { head, secrets, tables }, exclusions }
}
