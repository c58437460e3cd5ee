import { notChecked } from '../../core/check.ts'
import { type Message, say } from '../../core/message.ts'
import type { SeriesEntry } from '../verify-series.ts'
import { compareDraws } from './compare-draws.ts'
import { commonRounds } from './drawn-again.ts'
import { nameIn, type SeriesDraw } from './series-draw.ts'
import { orPassed, settle } from './settle.ts'
import { sinceVoids } from './since-void.ts'
import type { EndedNumber } from './sort-documents.ts'
import { before, type Walk } from './walk.ts'

/** A draw against those before it: what is open or refuted, and what is told. */
export function comparison(
  walk: Walk,
  ended: EndedNumber,
  now: SeriesDraw | undefined,
): Pick<SeriesEntry, 'checks' | 'told'> {
  const { tree, draws } = walk
  const { link, announcement } = ended
  const earlier = before(walk, link)
  const records = earlier.filter(({ end }) => 'record' in end)
  const all = draws.filter((draw) => tree.isBefore(draw, link))
  const voided = earlier.flatMap((each) => {
    const drawn = records.filter(({ link: { series } }) => series === each.link.series).at(-1)
    const isSince = each.link.number > (drawn?.link.number ?? 0)
    return isSince && each.announcement !== undefined
      ? [{ announced: each.announcement, drawn: drawn?.announcement }]
      : []
  })
  const voids = sinceVoids(announcement, voided)
  const told = [...roundsOfVoids(earlier, ended), ...drawnElsewhere(walk, ended), ...voids.told]
  if (records.length === 0) return { checks: voids.checks, told }
  const left = all.length === records.length ? [] : [notChecked('changes', ['inputs'])]
  const lastOwn = all.filter(({ series }) => series === link.series).at(-1)
  const taken = (announcement?.continues ?? []).flatMap(
    ({ series }) => all.filter((draw) => draw.series === series).at(-1) ?? [],
  )
  const last = [...(lastOwn ? [lastOwn] : []), ...taken]
  if (now === undefined || last.length === 0) {
    return { checks: [notChecked('changes', ['inputs']), ...voids.checks], told }
  }
  for (const draw of all) walk.used.add(draw)
  // What an announcement that ended in a void gave as its reasons holds for the next draw.
  const since = earlier.filter(
    (each) => each.link.series === link.series && each.link.number > (lastOwn?.number ?? 0),
  )
  const reasons = [...since, ended].flatMap((each) => each.announcement?.changes ?? [])
  const issued = issuedBefore(walk, ended, all)
  const settled = settle(compareDraws(now, { all, last, issued }), reasons)
  const names = ['changes', 'carried-visits'] as const
  const checks = names.flatMap((name) =>
    orPassed(settled.checks, name, say('inputs-as-before', nameIn(now, last[0] as SeriesDraw))),
  )
  // A reason for what differs from a void is not idle.
  const isIdle = (each: Message) => each.id === 'reason-idle' && voids.changed.has(each.values.of)
  return {
    checks: [...left, ...checks, ...voids.checks],
    told: [...settled.told.filter((each) => !isIdle(each)), ...told],
  }
}

/** How many amendments of each draw the ledger had when a number was announced. */
function issuedBefore(
  { ledger }: Walk,
  { link, announcement }: EndedNumber,
  all: readonly SeriesDraw[],
): ReadonlyMap<SeriesDraw, number> {
  const sequence = announcement?.ledger?.sequence
  if (ledger === undefined || sequence === undefined || sequence > ledger.length) return new Map()
  const entered = ledger.slice(0, sequence).filter(({ kind }) => kind === 'amendment')
  return new Map(
    all.flatMap((draw) => {
      if (draw.series !== link.series) return []
      const count = entered.filter(({ number }) => number === draw.number).length
      return [[draw, Math.min(count, draw.amendments.length)] as const]
    }),
  )
}

/** Rounds that a number before announced, and that ended in its void. */
function roundsOfVoids(earlier: readonly EndedNumber[], { announcement }: EndedNumber): Message[] {
  return earlier.flatMap((each): Message[] => {
    if ('record' in each.end || each.announcement === undefined || !announcement) return []
    const rounds = commonRounds(announcement, each.announcement)
    const { series, number } = each.link
    return rounds.length === 0
      ? []
      : [say('rounds-of-void', { ...nameIn(announcement, { series, number }), rounds })]
  })
}

/** Draws of other series from the same plan and directory, with rounds of this one. */
function drawnElsewhere({ sorted, own }: Walk, { announcement }: EndedNumber): Message[] {
  return sorted.ended.flatMap((each): Message[] => {
    const other = each.announcement
    if (own.includes(each) || other === undefined || announcement === undefined) return []
    const rounds = commonRounds(announcement, other)
    const isSame =
      other.plan === announcement.plan &&
      // Blinded roots of one directory differ from draw to draw.
      (announcement.blinding !== null ||
        other.blinding !== null ||
        other.tables.enterprises.root === announcement.tables.enterprises.root)
    if (!isSame || rounds.length === 0) return []
    return [say('inputs-elsewhere', { ...nameIn(announcement, each.link), rounds })]
  })
}
