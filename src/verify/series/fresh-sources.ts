import { lastDayOf } from '../../calendar/day.ts'
import type { Check } from '../../core/check.ts'
import { say } from '../../core/message.ts'
import type { AnnouncementBody } from '../../schema/documents/documents.ts'
import type { Reveal } from '../../schema/documents/entropy.ts'
import { secondOf } from '../../schema/documents/second-of.ts'
import { type Remark, remark } from './columns.ts'
import { orPassed, settle } from './settle.ts'

/** What a number of a series has made known. */
export interface Revealed {
  readonly series: string
  readonly number: number
  /** The latest second of a source that a record revealed. */
  readonly latest: number | undefined
  /** The day on which it ended in a void. */
  readonly voided: string | undefined
  readonly contributions: ReadonlySet<string>
}

/** What a record, or a void, has made known. */
export function revealed(
  { series, number, entropy }: Pick<AnnouncementBody, 'series' | 'number' | 'entropy'>,
  reveals: readonly Reveal[],
): Revealed {
  const seconds = entropy.flatMap((source) => secondOf(source) ?? [])
  const latest = seconds.length === 0 ? undefined : seconds.reduce((a, b) => Math.max(a, b))
  const contributions = new Set(reveals.flatMap((reveal) => contributionOf(reveal) ?? []))
  return { series, number, latest, voided: undefined, contributions }
}

function contributionOf(reveal: Reveal): string | undefined {
  if (reveal.kind === 'commit-reveal') return reveal.nonce
  return reveal.kind === 'sealed' ? reveal.contribution : undefined
}

/** An announcement, what was revealed for it, and what is known of its publication. */
export interface Announced {
  readonly announcement: AnnouncementBody
  readonly reveals: readonly Reveal[]
  readonly announcedAt: number | undefined
}

/**
 * Finds sources that were no secret any more when they were announced: an announcement names the
 * document before it by digest, so it cannot be older than what that document has made known.
 *
 * @param before - what the numbers before it have made known
 * @param elsewhere - what other draws have: their contributions alone are compared
 */
function staleSources(
  { announcement, reveals, announcedAt }: Announced,
  before: readonly Revealed[],
  elsewhere: readonly Revealed[],
): Remark[] {
  const of = ({ series, number }: Revealed) => ({
    number,
    ...(series === announcement.series ? {} : { series }),
  })
  const seconds = announcement.entropy.map(secondOf)
  const published = [announcement.by ?? undefined, announcedAt].flatMap((second) => second ?? [])
  const ofNumber = (each: Revealed): Remark[] => {
    const { latest, voided } = each
    return [
      ...seconds.flatMap((second, index): Remark[] => {
        if (second === undefined) return []
        const at = { ...of(each), source: index + 1 }
        if (latest !== undefined && second <= latest) {
          return [remark('source-known-before', at)]
        }
        const isOver = voided !== undefined && lastDayOf(second) < voided
        return isOver ? [remark('source-over-before-void', at)] : []
      }),
      ...published
        .filter(
          (second) =>
            (latest !== undefined && second <= latest) ||
            (voided !== undefined && lastDayOf(second) < voided),
        )
        .map((second) => remark('published-before-number', { ...of(each), second })),
    ]
  }
  const again = [...before, ...elsewhere].flatMap((each) =>
    reveals.flatMap((reveal, index) => {
      const contribution = contributionOf(reveal)
      return contribution !== undefined && each.contributions.has(contribution)
        ? [remark('contribution-again', { ...of(each), source: index + 1 })]
        : []
    }),
  )
  return [...before.flatMap(ofNumber), ...again]
}

/** The check of {@link staleSources}, for a record. */
export function checkFresh(
  announced: Announced,
  before: readonly Revealed[],
  elsewhere: readonly Revealed[],
): Check[] {
  const { checks } = settle(staleSources(announced, before, elsewhere), [])
  const documents = before.length + elsewhere.length
  return orPassed(checks, 'fresh-sources', say('sources-fresh', { documents }))
}
