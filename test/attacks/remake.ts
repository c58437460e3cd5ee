import { createHash } from 'node:crypto'
import { canonical, digest } from '../reference/canonical.ts'
import { key, ticket } from '../reference/draws.ts'
import {
  type Blinding,
  commit,
  inRowOrder,
  leafHash,
  merkleRoot,
  nodeHash,
} from '../reference/merkle.ts'
import { seedOf } from '../reference/replay.ts'
import { type Dice, type Draft, isBranch } from './exchange.ts'

/*
 * What a forger does after an edit who knows the protocol: every digest, root and count that follows
 * from other members is made again. What is no document any more stays as it is.
 */

const ENVELOPE = { engine: 'another engine', findings: [] }

/** The text of a document with this body. */
export function remade(kind: string, body: Draft): string {
  return canonical({ body, digest: digest(kind, body), envelope: ENVELOPE })
}

/** The text of a record, its rows in order or as they stand. */
export function remadeRecord(body: Draft, secret: string | undefined, dice: Dice): string {
  const { head } = body
  trying(() => {
    if (dice.below(2) === 0) followReveals(head, body.secrets, Object.values(body.tables))
    if (dice.below(4) > 0) {
      for (const name of Object.keys(body.tables)) {
        body.tables[name] = inRowOrder(name, body.tables[name])
      }
    }
    if (dice.below(2) === 0) countRows(head, body.tables)
  })
  trying(() => {
    const { series, number, blinding } = head.announcement
    const salted: Blinding | undefined =
      blinding === null || secret === undefined ? undefined : { key: secret, series, number }
    for (const [name, rows] of Object.entries(body.tables)) {
      head.tables[name] = commit(name, rows as object[], salted)
    }
    head.secrets = digest('secrets', body.secrets)
  })
  return canonical({ body, digest: digest('record', head), envelope: ENVELOPE })
}

/** The text of a notice; its head leads to the rows, or stays the published one. */
export function remadeNotice(body: Draft, genuine: Draft, dice: Dice): string {
  trying(() => {
    if (body.secrets && dice.below(2) === 0) {
      const tables = [body.tables.sample, body.tables.reserves].map(rowsOf)
      followReveals(body.head, body.secrets, tables)
    }
  })
  if (dice.below(2) === 0) body.head = structuredClone(genuine.head)
  else {
    trying(() => {
      const { head } = body
      for (const [name, table] of Object.entries(body.tables)) {
        const commitment = head.tables[name] ?? head.announcement.tables[name]
        Object.assign(commitment, commitmentOf(table, commitment.count))
      }
      if (body.secrets) head.secrets = digest('secrets', body.secrets)
    })
  }
  return remade('notice', body)
}

/** The text of a proof; announcement and head lead to the rows, or stay the published ones. */
export function remadeProof(body: Draft, genuine: Draft, dice: Dice): string {
  const { opening } = body
  const isKept = dice.below(2) === 0
  if (isKept) body.announcement = structuredClone(genuine.announcement)
  else {
    trying(() => {
      const { enterprises } = body.announcement.tables
      enterprises.root = rootOf(body.entry, enterprises.count)
    })
  }
  trying(() => {
    if (!opening) return
    if (isKept && dice.below(2) === 0) {
      opening.head = structuredClone(genuine.opening.head)
      return
    }
    opening.head.announcement = body.announcement
    if (dice.below(2) === 0) followReveals(opening.head, opening.secrets, [opening.verdicts])
    opening.head.secrets = digest('secrets', opening.secrets)
    const tableOf = { drawn: 'sample', reserve: 'reserves', excluded: 'exclusions' }
    for (const { verdict, row, threshold } of opening.verdicts) {
      const { tables } = opening.head
      const own = tables[tableOf[verdict as 'drawn']]
      if (row) own.root = rootOf(row, own.count)
      if (threshold) tables.sample.root = rootOf(threshold, tables.sample.count)
    }
  })
  return remade('proof', body)
}

/** Seed and keys follow from the reveals, tickets from the keys. */
function followReveals(head: Draft, secrets: Draft, tables: Draft[]): void {
  const { announcement } = head
  secrets.seed = seedOf(announcement, secrets.reveals)
  const { seed } = secrets
  secrets.keys = {
    rounds: announcement.batch.map(({ pool, round }: Draft) => ({
      pool,
      round,
      select: key(seed, { purpose: 'select', pool, round }),
      allocate: key(seed, { purpose: 'allocate', pool, round }),
    })),
    visitOrder: key(seed, { purpose: 'visit-order' }),
    seatOrder: key(seed, { purpose: 'seat-order' }),
  }
  for (const row of tables.flat()) {
    if (typeof row?.ticket !== 'string' || typeof row.unit !== 'string') continue
    const { pool, round, unit } = row
    row.ticket = ticket(key(seed, { purpose: 'select', pool, round }), unit)
  }
}

/** The numbers of a head follow from the rows. */
function countRows(head: Draft, { sample, reserves, seats }: Draft): void {
  for (const round of head.rounds) {
    const isHere = (row: Draft) => row.pool === round.pool && row.round === round.round
    for (const stratum of round.strata) {
      const label = canonical(stratum.stratum)
      stratum.drawn = sample.filter(
        (row: Draft) => isHere(row) && canonical(row.stratum) === label,
      ).length
    }
    round.drawn = sample.filter(isHere).length
    round.reserves = reserves.filter(isHere).length
    round.shortfall = Math.max(0, round.planned - round.drawn)
  }
  head.pairing.seats = seats.length
  head.pairing.withoutChoice = seats.filter(({ choices }: Draft) => choices === 1).length
}

/** What the rows of a notice lead to: all of them, or the first with its path. */
function commitmentOf({ all, some }: Draft, count: number): Draft {
  if (all) return { count: all.length, root: merkleRoot(all.map(leafOf)).toString('hex') }
  return some.length === 0 ? {} : { root: rootOf(some[0], count) }
}

const leafOf = ({ row, salt }: Draft): string => canonical(salt === undefined ? row : { row, salt })

/** RFC 6962 §2.1.1 */
function rootOf(opened: Draft, count: number): string {
  let hash = leafHash(leafOf(opened))
  let place = opened.index
  const left = opened.path.map((hex: string) => Buffer.from(hex, 'hex'))
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    const isRight = place % 2 === 1
    if (isRight || place + 1 < width) {
      const sibling = left.shift() ?? createHash('sha256').digest()
      hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
    }
    place = Math.floor(place / 2)
  }
  return hash.toString('hex')
}

const rowsOf = (table: Draft): Draft[] =>
  isBranch(table) ? (table.all ?? table.some ?? []).map(({ row }: Draft) => row) : []

/** An edit can have left nothing from which anything follows. */
function trying(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
}
