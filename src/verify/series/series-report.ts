import { canonicalJson } from '../../core/canonical-json.ts'
import { type Check, findingOf, type VerificationOutcome, verdictOf } from '../../core/check.ts'
import { type Message, say } from '../../core/message.ts'
import type { SeriesRemark, SeriesReport } from '../verify-series.ts'
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
  const outcome = outcomeOf(followed)
  const columns = say('series-columns', {
    ...{ refuted: refutes.length, open: open.length, told: told.length },
    ...countsOf(entries.flatMap((entry) => entry.told)),
  })
  const headline = [...verdictLines(followed, outcome), columns, ...weakness(followed)]
  return { outcome, headline, entries, checks, refutes, open, told }
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

/** By the rule of every verdict; of no document nothing can be said. */
function outcomeOf({ entries, checks }: FollowedSeries): VerificationOutcome {
  if (entries.length === 0) return 'refuted'
  return verdictOf([...entries.flatMap((entry) => entry.checks), ...checks]).outcome
}

function verdictLines(
  { entries, checks, links }: FollowedSeries,
  outcome: VerificationOutcome,
): Message[] {
  const of = (wanted: VerificationOutcome) =>
    entries.flatMap((entry) => (entry.outcome === wanted ? (entry.number ?? []) : []))
  const [failed, open] = [of('refuted'), of('partial')]
  const drawn = links.flatMap(({ batch }) => batch ?? [])
  const redraws = drawn.length - new Set(drawn.map((entry) => canonicalJson(entry))).size
  const voids = links.filter(({ batch }) => batch === null).length
  return [
    say('series-verdict', { documents: entries.length, outcome, failed, open }),
    ...checks.flatMap((check) => (check.name === 'series-end' ? [findingOf(check)] : [])),
    say('series-voids-and-redraws', { voids, redraws }),
  ]
}

function weakness({ weak }: FollowedSeries): Message[] {
  return weak.length === 0 ? [] : [say('series-weak', { numbers: weak })]
}
