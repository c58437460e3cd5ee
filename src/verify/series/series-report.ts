import { canonicalJson } from '../../core/canonical-json.ts'
import type { Check } from '../../core/check.ts'
import { type Message, say } from '../../core/message.ts'
import type { SeriesEntry, SeriesRemark, SeriesReport } from '../verify-series.ts'
import type { FollowedSeries } from './follow-series.ts'

/** The report of a series: its verdict, entries and columns. */
export function reportOn(followed: FollowedSeries): SeriesReport {
  const { entries, checks } = followed
  const withStatus = (status: Check['status']): SeriesRemark[] => [
    ...entries.flatMap(({ series, number, checks: own }) =>
      own.flatMap((about) => (about.status === status ? [{ series, number, about }] : [])),
    ),
    ...checks.flatMap((about) =>
      about.status === status ? [{ series: null, number: null, about }] : [],
    ),
  ]
  const refutes = withStatus('fail')
  const open = withStatus('not-checked')
  const told = entries.flatMap(({ series, number, told: own }) =>
    own.map((about) => ({ series, number, about })),
  )
  const isChained = checks.every(({ name, status }) => name !== 'numbering' || status === 'pass')
  const isSound = entries.every((entry) => entry.ok)
  const ok = entries.length > 0 && refutes.length === 0 && isChained && isSound
  const columns = say('series-columns', {
    ...{ refuted: refutes.length, open: open.length, told: told.length },
    ...countsOf(entries.flatMap((entry) => entry.told)),
  })
  const headline = [...verdictOf(followed, ok), columns, ...weakness(followed)]
  return { ok, headline, entries, checks, refutes, open, told }
}

/** What of all that is told is counted in the headline, explained or not. */
function countsOf(told: readonly Message[]) {
  const counts = { explained: 0, approved: 0, lost: 0 }
  for (const { id, values } of told) {
    if (id === 'chance-lost') counts.lost += values.count
    if (id !== 'difference-explained') continue
    counts.explained += 1
    if (values.reasons.some(({ approval }) => approval !== null)) counts.approved += 1
  }
  return counts
}

function verdictOf({ entries, checks, links }: FollowedSeries, ok: boolean): Message[] {
  const numbersOf = (some: readonly SeriesEntry[]) => some.flatMap(({ number }) => number ?? [])
  const isRefuted = (entry: SeriesEntry) => entry.checks.some(({ status }) => status === 'fail')
  const unsound = entries.filter((entry) => !entry.ok)
  const failed = numbersOf(unsound.filter(isRefuted))
  const open = numbersOf(unsound.filter((entry) => !isRefuted(entry)))
  const drawn = links.flatMap(({ batch }) => batch ?? [])
  const redraws = drawn.length - new Set(drawn.map((entry) => canonicalJson(entry))).size
  const voids = links.filter(({ batch }) => batch === null).length
  return [
    say('series-verdict', { documents: entries.length, ok, failed, open }),
    ...checks.flatMap(({ name, message }) => (name === 'series-end' ? [message] : [])),
    say('series-voids-and-redraws', { voids, redraws }),
  ]
}

function weakness({ weak }: FollowedSeries): Message[] {
  return weak.length === 0 ? [] : [say('series-weak', { numbers: weak })]
}
