import { canonicalJson } from '../../core/canonical-json.ts'
import type { NamedRound } from '../../core/messages/draw.ts'
import { sameValue } from '../../core/same-value.ts'
import type { AnnouncementBody, BatchEntry } from '../../schema/documents/documents.ts'
import { type Remark, remark } from './columns.ts'
import { nameIn, type SeriesDraw } from './series-draw.ts'

/** Rounds that a draw has in common with earlier ones, under the same name or another. */
export function drawnAgain(now: SeriesDraw, before: readonly SeriesDraw[]): Remark[] {
  return before.flatMap((draw): Remark[] => {
    const rounds = commonRounds(
      now.record.body.head.announcement,
      draw.record.body.head.announcement,
    )
    const of = nameIn(now, draw)
    return [
      ...(rounds.length === 0 ? [] : [remark('rounds-again', { ...of, rounds })]),
      ...now.frames.flatMap((frame) => alike(now, frame, draw)),
    ]
  })
}

/** The rounds that two batches name alike. */
export function commonRounds(
  a: Pick<AnnouncementBody, 'batch'>,
  b: Pick<AnnouncementBody, 'batch'>,
): readonly BatchEntry[] {
  const names = new Set(b.batch.map((entry) => canonicalJson(entry)))
  return a.batch.filter((entry) => names.has(canonicalJson(entry)))
}

type SeriesFrame = SeriesDraw['frames'][number]

/**
 * Rounds of an earlier draw that are like a round which the plan of that draw did not have: whoever
 * does not like a sample may draw it again under another name.
 */
function alike(now: SeriesDraw, frame: SeriesFrame, draw: SeriesDraw): Remark[] {
  const { entry, task } = frame
  const planned = draw.inputs.plan.tasks.find(({ id }) => id === entry.pool)
  if ((planned?.rounds?.length ?? 0) >= entry.round) return []
  return draw.frames.flatMap((earlier): Remark[] => {
    const same = sameValue(unnamed(task), unnamed(earlier.task))
    if (!overlap(frame.round.window, earlier.round.window)) return []
    if (!same && !isHalf(frame, earlier)) return []
    const before: NamedRound = earlier.entry
    return [remark('round-alike', { ...nameIn(now, draw), round: entry, before, same })]
  })
}

function unnamed({ id: _id, title: _title, ...task }: SeriesFrame['task']) {
  return task
}

function overlap(a: readonly [string, string], b: readonly [string, string]): boolean {
  return a[0] <= b[1] && b[0] <= a[1]
}

/** Whether at least half of the earlier frame is in this one. */
function isHalf({ frame }: SeriesFrame, { frame: earlier }: SeriesFrame): boolean {
  const units = new Set(unitsOf(frame))
  const common = unitsOf(earlier).filter((unit) => units.has(unit)).length
  return common > 0 && 2 * common >= earlier.size
}

function unitsOf({ eligible, excluded }: SeriesFrame['frame']): string[] {
  return [...eligible.map(({ id }) => id), ...excluded.map(({ unit }) => unit)]
}
