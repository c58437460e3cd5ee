import { canonicalJson } from '../core/canonical-json.ts'
import { digest } from '../core/digest.ts'
import { fieldOf } from '../core/field.ts'
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

/** What was found out about one round. */
export interface Verdict {
  readonly status: 'pass' | 'fail' | 'not-checked'
  readonly message: string
}

const failed = (message: string): Verdict => ({ status: 'fail', message })

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
): Verdict {
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
  if (summary === undefined) return failed('a round that the record does not have')

  const table = TABLES[verdict]
  if (verdict !== 'not-drawn' && verdict !== 'not-in-frame' && table === undefined) {
    return failed(`${verdict}, which is no verdict`)
  }
  let own: Members | undefined
  if (table !== undefined) {
    const opened = openedRow(given.row, `${path}.row`, tables[table], blinded)
    if ('wrong' in opened) return failed(opened.wrong)
    own = opened.row
    if (!isHere(own) || own.unit !== unit) return failed('a row of another enterprise or round')
  } else if (given.row !== null) return failed('a row that the verdict does not have')
  if (verdict === 'excluded' || verdict === 'not-in-frame') {
    const idle = ['stratum', 'ticket', 'rank', 'threshold'].find((name) => given[name] !== null)
    if (idle !== undefined) return failed(`a ${idle}, which ${verdict} does not have`)
    return verdict === 'excluded'
      ? { status: 'pass', message: `kept out: ${textAt(own?.code, `${path}.row.row.code`)}` }
      : {
          status: 'not-checked',
          message:
            'not in the frame: whether the rule `where` of the plan says so is for the reader',
        }
  }

  const { ticket } = createTicketer(digest('key', { seed, purpose: 'select', pool, round }))
  const mine = ticket(unit)
  if (given.ticket !== mine) return failed('another ticket than that of the enterprise')
  const wrong = whyNotStratum(given.stratum, plan, pool, round, entry)
  if (wrong !== undefined) return failed(wrong)
  const stratum = canonicalJson(given.stratum)
  const numbers = listAt(summary.strata, 'body.opening.head.rounds.strata')
    .map((each) => objectAt(each, 'body.opening.head.rounds.strata'))
    .find((each) => canonicalJson(each.stratum) === stratum)
  if (numbers === undefined) return failed('a stratum that the record does not have')
  const rank = countAt(given.rank, `${path}.rank`)
  const drawn = countAt(numbers.drawn, 'drawn')
  if (rank > countAt(numbers.size, 'size')) return failed('a rank beyond the stratum')
  if (own !== undefined) {
    if (own.ticket !== mine) return failed('a row with another ticket')
    if (own.rank !== rank || canonicalJson(own.stratum) !== stratum) {
      return failed('another rank or stratum than in its row')
    }
  }

  // Where sizes decide, and where nobody was drawn, there is no largest ticket that was drawn.
  if (given.threshold === null) {
    if (drawn > 0 && !bySize(plan, pool, round)) return failed('no threshold')
    if (own !== undefined || drawn === 0)
      return { status: 'pass', message: `${verdict}, rank ${rank}` }
    return {
      status: 'not-checked',
      message: 'not drawn; here the sizes of all units decide: replay the record',
    }
  }
  if (bySize(plan, pool, round)) return failed('a threshold where sizes decide')
  const last = openedRow(given.threshold, `${path}.threshold`, tables.sample, blinded)
  if ('wrong' in last) return failed(`threshold: ${last.wrong}`)
  const { row } = last
  const largest = hexAt(row.ticket, `${path}.threshold.row.ticket`)
  if (!isHere(row) || row.rank !== drawn || canonicalJson(row.stratum) !== stratum) {
    return failed('a threshold that is not the last one drawn of the stratum')
  }
  if (ticket(textAt(row.unit, `${path}.threshold.row.unit`)) !== largest) {
    return failed('a threshold with a ticket that is not its own')
  }
  // Two units with one ticket would be a collision of SHA-256.
  if (verdict === 'drawn') {
    return mine <= largest && rank <= drawn
      ? { status: 'pass', message: `drawn, rank ${rank} of ${drawn}` }
      : failed('a ticket above the threshold')
  }
  if (mine <= largest || rank <= drawn) {
    return failed('its ticket is not above the threshold: it had to be drawn')
  }
  return { status: 'pass', message: `${verdict}: its ticket is above that of the last one drawn` }
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
  plan: Members,
  pool: string,
  round: number,
  entry: Members,
): string | undefined {
  const design = designOf(plan, pool, round)
  if (design === undefined) return 'a pool that the plan does not have'
  const by = design.by === undefined ? [] : listAt(design.by, 'body.opening.plan.tasks.design.by')
  const values = by.map(
    (field) => fieldOf(entry, textAt(field, 'body.opening.plan.tasks.design.by')) ?? null,
  )
  const stated = listAt(stratum, 'stratum')
  const extra = design.rotation === undefined ? 0 : 1
  return canonicalJson(stated.slice(0, by.length)) === canonicalJson(values) &&
    stated.length === by.length + extra
    ? undefined
    : 'a stratum that is not that of the enterprise'
}
