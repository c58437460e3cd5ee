import { canonicalJson } from '../core/canonical-json.ts'
import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { sha256OfText } from '../core/digest.ts'
import { fieldOf } from '../core/field.ts'
import { type Message, say, show } from '../core/message.ts'
import { drawKey } from '../random/draw-key.ts'
import type { RecordHead, RoundSummary } from '../schema/documents/documents.ts'
import {
  type Frame,
  isInFrame,
  unlessEmpty,
  whyNotEligible,
  whyNotExcluded,
} from './check-frame.ts'
import { openedRow } from './opened-row.ts'
import { plannedRound } from './planned-round.ts'
import { countAt, exactly, hexAt, listAt, type Members, textAt, type Untrusted } from './read.ts'

/** What a verdict is held against. */
export interface Opening {
  readonly head: RecordHead
  readonly plan: Members
  readonly seed: string
  /** The row of the enterprise in the directory. */
  readonly entry: Members
  /** Pools that drew it earlier in the batch. */
  readonly drawnBy: readonly string[]
}

const failed = (message: Message): Check => failure('verdict', message)

/** The table in which each verdict has a row. */
const TABLES: ReadonlyMap<string, 'exclusions' | 'sample' | 'reserves' | undefined> = new Map([
  ['excluded', 'exclusions'],
  ['drawn', 'sample'],
  ['reserve', 'reserves'],
  ['not-drawn', undefined],
  ['not-in-frame', undefined],
])

/**
 * Holds the verdict of one round against ticket, threshold and roots, and against what plan, row
 * and head say of it (`docs/protocol.md` §10.7).
 */
export function checkVerdict(
  value: Untrusted,
  path: string,
  { head, plan, seed, entry, drawnBy }: Opening,
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
  const isHere = (row: Members | RoundSummary) => row.pool === pool && row.round === round
  const { announcement, tables } = head
  const blinded = announcement.blinding !== null
  const summary = head.rounds.find(isHere)
  if (summary === undefined) return failed(say('round-unknown'))
  const planned = plannedRound(plan, pool, round)
  if (planned === undefined) return failed(say('pool-not-planned'))
  const { task, design } = planned
  const { window, visits = summary.drawn } = planned.round
  if (
    canonicalJson([design.type, window, visits]) !==
    canonicalJson([summary.design, summary.window, summary.planned])
  ) {
    return failed(say('round-not-as-planned'))
  }

  if (!TABLES.has(verdict)) return failed(say('verdict-unknown', { verdict: show(verdict) }))
  const table = TABLES.get(verdict)
  let own: Members | undefined
  if (table !== undefined) {
    const opened = openedRow(given.row, `${path}.row`, tables[table], blinded)
    if ('wrong' in opened) return failed(opened.wrong)
    own = opened.row
    if (!isHere(own) || own.unit !== unit) return failed(say('row-of-another'))
  } else if (given.row !== null) return failed(say('row-needless'))
  const isPlaced = verdict === 'drawn' || verdict === 'reserve'
  const idle = (
    isPlaced ? [] : verdict === 'not-drawn' ? ['rank'] : ['stratum', 'ticket', 'rank', 'threshold']
  ).find((name) => given[name] !== null)
  if (idle !== undefined) return failed(say('member-needless', { member: idle, verdict }))

  const frame: Frame = { planned, entry, tables: announcement.tables, drawnBy }
  const isIn = isInFrame(frame)
  if (verdict === 'not-in-frame') {
    if (isIn || summary.frame === announcement.tables.enterprises.count) {
      return failed(say('unit-in-frame'))
    }
    return isIn === false
      ? passed('verdict', say('unit-out-by-rule'))
      : notChecked('verdict', ['replay'], say('unit-outside-frame'))
  }
  if (isIn === false) return failed(say('unit-not-in-frame'))
  if (verdict === 'excluded') {
    const row = own as Members
    const why = whyNotExcluded(row, frame)
    if (why !== undefined) return failed(why)
    const stated = summary.excluded.find(({ code }) => code === row.code)
    const { count = 0, byDraw = 0 } = stated ?? {}
    return (row.byDraw ? byDraw : count - byDraw) > 0
      ? passed('verdict', say('unit-excluded', { rule: textAt(row.code, `${path}.row.row.code`) }))
      : failed(say('exclusion-uncounted'))
  }
  const rule = whyNotEligible(frame)
  if (rule !== undefined) return failed(rule)

  const key = drawKey(seed, { purpose: 'select', pool, round })
  const ticket = (of: string) => sha256OfText(key + of)
  const mine = ticket(unit)
  if (given.ticket !== mine) return failed(say('ticket-not-own'))
  if (!isStratum(given.stratum, frame)) return failed(say('stratum-not-own'))
  const stratum = canonicalJson(given.stratum)
  const numbers = summary.strata.find((each) => canonicalJson(each.stratum) === stratum)
  if (numbers === undefined) return failed(say('stratum-unknown'))
  const { size, drawn } = numbers
  // Where sizes decide there are no reserves, and no ticket is the largest that was drawn.
  const isBySize = design.size !== undefined
  const reserves =
    isBySize || design.type === 'listed' ? 0 : countAt(task.reserve ?? 0, 'body.opening.plan.tasks')
  const last = Math.min(size, drawn + reserves)
  if (own === undefined) {
    if (size <= last) return failed(say('all-of-stratum-placed'))
  } else {
    const rank = countAt(given.rank, `${path}.rank`)
    const [from, to] = verdict === 'drawn' ? [1, drawn] : [drawn + 1, last]
    if (rank < from || rank > to) return failed(say('rank-of-other-verdict'))
    if (own.ticket !== mine) return failed(say('ticket-not-of-row'))
    if (own.rank !== rank || canonicalJson(own.stratum) !== stratum) {
      return failed(say('place-not-of-row'))
    }
    const hasChance = isBySize || own.pi === numbers.pi
    if (verdict === 'drawn' && !(hasChance && isDated(own, summary))) {
      return failed(say('row-not-as-drawn'))
    }
  }
  const place =
    own === undefined
      ? say('none-of-stratum-drawn')
      : say('unit-placed', { verdict, rank: own.rank as number, drawn })

  if (given.threshold === null) {
    if (drawn > 0 && !isBySize) return failed(say('threshold-missing'))
    return own !== undefined || drawn === 0
      ? passed('verdict', place)
      : notChecked('verdict', ['replay'], say('unit-by-size'))
  }
  if (isBySize) return failed(say('threshold-by-size'))
  const opened = openedRow(given.threshold, `${path}.threshold`, tables.sample, blinded)
  if ('wrong' in opened) return failed(say('threshold-wrong', { why: opened.wrong }))
  const { row } = opened
  const largest = hexAt(row.ticket, `${path}.threshold.row.ticket`)
  if (!isHere(row) || row.rank !== drawn || canonicalJson(row.stratum) !== stratum) {
    return failed(say('threshold-not-last'))
  }
  if (ticket(textAt(row.unit, `${path}.threshold.row.unit`)) !== largest) {
    return failed(say('threshold-ticket-other'))
  }
  // Two units with one ticket would be a collision of SHA-256.
  if (verdict === 'drawn') {
    return mine < largest || (mine === largest && own?.rank === drawn)
      ? passed('verdict', place)
      : failed(say('ticket-above-threshold'))
  }
  return mine > largest
    ? passed('verdict', say('unit-above-threshold', { verdict }))
    : failed(say('ticket-below-threshold'))
}

/** The visit is within the window of the round. */
function isDated({ date }: Members, { window: [from, to] }: RoundSummary): boolean {
  return typeof date === 'string' && from <= date && date <= to
}

/**
 * The stratum follows from the plan's design and the row. A rotation adds one element: who was drawn
 * by this task before is visited, and nobody is whom no visit is known of.
 */
function isStratum(value: Untrusted, { planned: { task, design }, ...frame }: Frame): boolean {
  const path = 'body.opening.plan.tasks.design.by'
  const by = design.by === undefined ? [] : listAt(design.by, path)
  const own = by.map((field) => fieldOf(frame.entry, textAt(field, path)) ?? null)
  const isVisited = frame.drawnBy.includes(task.id as string) || unlessEmpty('pastVisits', frame)
  const parts =
    design.rotation === undefined
      ? [[]]
      : [...(isVisited ? [] : [['unvisited']]), ...(isVisited === false ? [] : [['visited']])]
  return parts.some((part) => canonicalJson(value) === canonicalJson([...own, ...part]))
}
