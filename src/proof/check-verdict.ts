import { canonicalJson } from '../core/canonical-json.ts'
import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { fieldOf } from '../core/field.ts'
import { type Message, say, show } from '../core/message.ts'
import { createTicketer } from '../core/ticket.ts'
import { openedRow } from './opened-row.ts'
import { countAt, exactly, hexAt, listAt, objectAt, textAt, type Untrusted } from './read.ts'

type Members = Readonly<Record<string, Untrusted>>

/** What a verdict is held against. */
export interface Opening {
  readonly head: Members
  readonly plan: Members
  readonly seed: string
  readonly blinded: boolean
  /** The row of the enterprise in the directory. */
  readonly entry: Members
}

const failed = (message: Message): Check => failure('verdict', message)

/** The table in which each verdict has a row. */
const TABLES: Readonly<Record<string, string>> = {
  excluded: 'exclusions',
  drawn: 'sample',
  reserve: 'reserves',
}

/**
 * Holds the verdict of one round against ticket, threshold and roots (`docs/protocol.md` §10.7).
 */
export function checkVerdict(
  value: Untrusted,
  path: string,
  { head, plan, seed, blinded, entry }: Opening,
): Check {
  const given = exactly(value, path, [
    'pool',
    'round',
    'verdict',
    'row',
    'stratum',
    'ticket',
    'rank',
    'threshold',
  ])
  const verdict = textAt(given.verdict, `${path}.verdict`)
  const pool = textAt(given.pool, `${path}.pool`)
  const round = countAt(given.round, `${path}.round`)
  const unit = textAt(entry.id, 'body.entry.row.id')
  const isHere = (row: Members) => row.pool === pool && row.round === round
  const tables = objectAt(head.tables, 'body.opening.head.tables')
  const summary = listAt(head.rounds, 'body.opening.head.rounds')
    .map((each) => objectAt(each, 'body.opening.head.rounds'))
    .find(isHere)
  if (summary === undefined) return failed(say('round-unknown'))

  const table = TABLES[verdict]
  if (verdict !== 'not-drawn' && verdict !== 'not-in-frame' && table === undefined) {
    return failed(say('verdict-unknown', { verdict: show(verdict) }))
  }
  let own: Members | undefined
  if (table !== undefined) {
    const opened = openedRow(given.row, `${path}.row`, tables[table], blinded)
    if ('wrong' in opened) return failed(opened.wrong)
    own = opened.row
    if (!isHere(own) || own.unit !== unit) return failed(say('row-of-another'))
  } else if (given.row !== null) return failed(say('row-needless'))
  if (verdict === 'excluded' || verdict === 'not-in-frame') {
    const idle = ['stratum', 'ticket', 'rank', 'threshold'].find((name) => given[name] !== null)
    if (idle !== undefined) return failed(say('member-needless', { member: idle, verdict }))
    return verdict === 'excluded'
      ? passed('verdict', say('unit-excluded', { rule: textAt(own?.code, `${path}.row.row.code`) }))
      : notChecked('verdict', say('unit-outside-frame'))
  }

  const { ticket } = createTicketer(digest('key', { seed, purpose: 'select', pool, round }))
  const mine = ticket(unit)
  if (given.ticket !== mine) return failed(say('ticket-not-own'))
  const wrong = whyNotStratum(given.stratum, designOf(plan, pool, round), entry)
  if (wrong !== undefined) return failed(wrong)
  const stratum = canonicalJson(given.stratum)
  const numbers = listAt(summary.strata, 'body.opening.head.rounds.strata')
    .map((each) => objectAt(each, 'body.opening.head.rounds.strata'))
    .find((each) => canonicalJson(each.stratum) === stratum)
  if (numbers === undefined) return failed(say('stratum-unknown'))
  const rank = countAt(given.rank, `${path}.rank`)
  const drawn = countAt(numbers.drawn, 'drawn')
  if (rank > countAt(numbers.size, 'size')) return failed(say('rank-beyond-stratum'))
  if (own !== undefined) {
    if (own.ticket !== mine) return failed(say('ticket-not-of-row'))
    if (own.rank !== rank || canonicalJson(own.stratum) !== stratum) {
      return failed(say('place-not-of-row'))
    }
  }

  // Where sizes decide, and where nobody was drawn, there is no largest ticket that was drawn.
  if (given.threshold === null) {
    if (drawn > 0 && !bySize(plan, pool, round)) return failed(say('threshold-missing'))
    return own !== undefined || drawn === 0
      ? passed('verdict', say('unit-placed', { verdict, rank }))
      : notChecked('verdict', say('unit-by-size'))
  }
  if (bySize(plan, pool, round)) return failed(say('threshold-by-size'))
  const last = openedRow(given.threshold, `${path}.threshold`, tables.sample, blinded)
  if ('wrong' in last) return failed(say('threshold-wrong', { why: last.wrong }))
  const { row } = last
  const largest = hexAt(row.ticket, `${path}.threshold.row.ticket`)
  if (!isHere(row) || row.rank !== drawn || canonicalJson(row.stratum) !== stratum) {
    return failed(say('threshold-not-last'))
  }
  if (ticket(textAt(row.unit, `${path}.threshold.row.unit`)) !== largest) {
    return failed(say('threshold-ticket-other'))
  }
  // Two units with one ticket would be a collision of SHA-256.
  if (verdict === 'drawn') {
    return mine <= largest && rank <= drawn
      ? passed('verdict', say('unit-placed', { verdict, rank, drawn }))
      : failed(say('ticket-above-threshold'))
  }
  if (mine <= largest || rank <= drawn) {
    return failed(say('ticket-below-threshold'))
  }
  return passed('verdict', say('unit-above-threshold', { verdict }))
}

function designOf(plan: Members, pool: string, round: number): Members | undefined {
  const task = listAt(plan.tasks, 'body.opening.plan.tasks')
    .map((each) => objectAt(each, 'body.opening.plan.tasks'))
    .find(({ id }) => id === pool)
  if (task === undefined) return undefined
  const rounds = listAt(task.rounds, 'body.opening.plan.tasks.rounds')
  const own = objectAt(rounds[round - 1], 'body.opening.plan.tasks.rounds')
  return objectAt(own.design ?? task.design, 'body.opening.plan.tasks.design')
}

/** Whether chances are in proportion to size, so that tickets alone do not decide (§7.5a). */
function bySize(plan: Members, pool: string, round: number): boolean {
  return designOf(plan, pool, round)?.size !== undefined
}

/**
 * The stratum follows from the plan's design and the row; rotation adds one element, which past
 * visits decide.
 */
function whyNotStratum(
  stratum: Untrusted,
  design: Members | undefined,
  entry: Members,
): Message | undefined {
  if (design === undefined) return say('pool-not-planned')
  const by = design.by === undefined ? [] : listAt(design.by, 'body.opening.plan.tasks.design.by')
  const values = by.map(
    (field) => fieldOf(entry, textAt(field, 'body.opening.plan.tasks.design.by')) ?? null,
  )
  const stated = listAt(stratum, 'stratum')
  const extra = design.rotation === undefined ? 0 : 1
  return canonicalJson(stated.slice(0, by.length)) === canonicalJson(values) &&
    stated.length === by.length + extra
    ? undefined
    : say('stratum-not-own')
}
