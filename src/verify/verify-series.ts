import { canonicalJson } from '../core/canonical-json.ts'
import type { VerificationOutcome, VerificationReport } from '../core/check.ts'
import { fail } from '../core/errors.ts'
import { collectFindings, type Finding, type FindingList } from '../core/finding.ts'
import { isMessage, type Message, say } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { visitsAfter } from '../record/visits-made.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import type { PastVisit } from '../schema/inputs/relations.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { seriesDocuments, seriesOptions } from '../schema/options/ceremony.ts'
import type { OutcomeData } from '../schema/report/outcome.ts'
import { readLink, type SeriesLink } from './check-history.ts'
import { isNotJudged } from './read-text.ts'
import { type VerifyOptions, verifyLink } from './verify.ts'

/** A document of a series: a record with what it was drawn from, or a void. */
export interface SeriesDocument
  extends Pick<
    VerifyOptions,
    | 'announcementDigest'
    | 'announcedAt'
    | 'recordDigest'
    | 'verifyBeacon'
    | 'events'
    | 'blinding'
    | 'amendments'
    | 'lastAmendment'
  > {
  readonly text: string
  /** The inputs of a record; a void has none. */
  readonly data?: InputData | Inputs
  /** Outcomes of the visits, for what later draws must know of them (see {@link visitsMade}). */
  readonly outcomes?: readonly OutcomeData[]
}

/** What was established about one document. */
export interface SeriesEntry {
  readonly number: number
  readonly kind: 'record' | 'void' | 'unreadable' | 'not-judged'
  /** `refuted` also if it is not the successor of the one before. */
  readonly outcome: VerificationOutcome
  /** Its headline, or what it is. */
  readonly message: readonly Message[]
  /** Everything that was checked of a record. */
  readonly report?: VerificationReport
}

/** Everything that was established about a series. */
export interface SeriesReport {
  readonly outcome: VerificationOutcome
  /** The verdict, then whether the series is complete, voids and redraws. */
  readonly headline: readonly Message[]
  readonly entries: readonly SeriesEntry[]
  /** Visits of earlier draws that a later draw was not told of, and visits that pass for such. */
  readonly findings: readonly Finding[]
}

/** What a verifier of a series knows from elsewhere. */
export interface VerifySeriesOptions {
  /**
   * Digest of the last record or void as it was published: without it nobody can see that later
   * ones were left out.
   */
  readonly lastDigest?: string
  /** Bounds on the size and depth of every text. */
  readonly limits?: TextLimits
}

/**
 * Verifies all records and voids of a series, number 1 first, as one chain (`docs/protocol.md`
 * §12).
 *
 * Each record is replayed with its inputs and amendments, each number must follow the one before by
 * digest, and the visits of each draw are looked for among the `pastVisits` of the later ones, and
 * nothing else may pass for them: rules about earlier visits are only as good as what they are
 * told.
 *
 * @param documents - texts, each record with its inputs (see {@link SeriesDocument})
 * @param options - the digest of the last document, limits
 * @returns the report; `refuted` if a link or a record is wrong, `partial` while anything is open
 * @throws DoubleRandomError `input/…` for malformed inputs, outcomes or options, or a record
 *   without inputs; never for a bad document
 *
 * @example
 * const first = draw(exampleInputs, { seed: '一' });
 * const second = draw(exampleInputs, { seed: '二', number: 2, previous: first.digest });
 * const documents = [first, second].map((record) => ({ text: canonicalJson(record), data: exampleInputs }));
 * // Both seeds were picked by the operator, so nothing is verified.
 * verifySeries(documents, { lastDigest: second.digest }).outcome; // => 'partial'
 * verifySeries(documents.slice(1)).outcome; // => 'refuted'
 */
export function verifySeries(
  documents: readonly SeriesDocument[],
  options: VerifySeriesOptions = {},
): SeriesReport {
  const given = parseOption('documents', seriesDocuments, documents) as readonly SeriesDocument[]
  const { limits = {}, lastDigest } = parseOption('options', seriesOptions, options)
  const links: (SeriesLink | Message)[] = []
  const entries: SeriesEntry[] = []
  const findings = collectFindings()
  const made: SeriesDraw[] = []
  for (const [index, document] of given.entries()) {
    const link = readLink(document.text, limits)
    if (isMessage(link)) {
      const isLater = isNotJudged(link)
      entries.push({
        number: index + 1,
        kind: isLater ? 'not-judged' : 'unreadable',
        outcome: isLater ? 'partial' : 'refuted',
        message: [link],
      })
    } else if (link.batch === null) {
      entries.push(voidEntry(link, links))
    } else {
      const { entry, inputs } = recordEntry(document, index, links, limits)
      entries.push(entry)
      if (entry.outcome !== 'refuted') {
        const draw = readDraw(document, index + 1, inputs, limits)
        checkCarried(made, draw, findings)
        made.push(draw)
      }
    }
    links.push(link)
  }
  const last = links.at(-1)
  const isLast =
    lastDigest === undefined
      ? undefined
      : last !== undefined && !isMessage(last) && last.digest === lastDigest
  const outcome = outcomeOf(entries, isLast)
  return {
    outcome,
    headline: headlineOf(entries, links, outcome, isLast),
    entries,
    findings: findings.list(),
  }
}

/** One wrong link refutes the series; it is partial while anything of it is open. */
function outcomeOf(
  entries: readonly SeriesEntry[],
  isLast: boolean | undefined,
): VerificationOutcome {
  const outcomes = entries.map(({ outcome }) => outcome)
  if (entries.length === 0 || isLast === false || outcomes.includes('refuted')) return 'refuted'
  return isLast === undefined || outcomes.includes('partial') ? 'partial' : 'verified'
}

/**
 * A void is sound if it hashes to its digest, which reading it has shown, and follows the document
 * before.
 */
function voidEntry(link: SeriesLink, before: readonly (SeriesLink | Message)[]): SeriesEntry {
  const last = before.at(-1)
  if (last !== undefined && isMessage(last) && isNotJudged(last)) {
    return { number: link.number, kind: 'not-judged', outcome: 'partial', message: [last] }
  }
  const follows =
    last === undefined
      ? link.previous === null && link.number === 1
      : !isMessage(last) &&
        link.series === last.series &&
        link.previous === last.digest &&
        link.number === last.number + 1
  return {
    number: link.number,
    kind: 'void',
    outcome: follows ? 'verified' : 'refuted',
    message: [say(follows ? 'number-void' : 'not-successor')],
  }
}

function recordEntry(
  document: SeriesDocument,
  index: number,
  links: readonly (SeriesLink | Message)[],
  limits: TextLimits,
): { entry: SeriesEntry; inputs: Inputs } {
  const { text, data, outcomes: _, ...outside } = document
  if (data === undefined) {
    return fail({
      code: 'input/option',
      path: `documents[${index}].data`,
      expected: say('inputs-of-record'),
      found: say('nothing'),
    })
  }
  const inputs = parseInputs(data)
  const report = verifyLink(text, inputs, { ...outside, limits }, links)
  const { outcome, headline: message } = report
  return {
    entry: { number: index + 1, kind: 'record', outcome, message, report },
    inputs,
  }
}

/** A verified record of the series, and the visits it led to. */
interface SeriesDraw {
  readonly number: number
  readonly visits: readonly PastVisit[]
  readonly pastVisits: readonly PastVisit[]
  /** First day of the windows that were drawn, for each pool. */
  readonly since: ReadonlyMap<string, string>
}

function readDraw(
  { text, amendments, outcomes }: SeriesDocument,
  number: number,
  inputs: Inputs,
  limits: TextLimits,
): SeriesDraw {
  const record = checkDocument('record', parseCanonical(text, limits))
  const since = new Map<string, string>()
  for (const { pool, window } of record.body.head.rounds) {
    const first = since.get(pool)
    if (first === undefined || window[0] < first) since.set(pool, window[0])
  }
  const after = { ...(amendments && { amendments }), ...(outcomes && { outcomes }) }
  const visits = visitsAfter(inputs, record, after)
  return { number, visits, pastVisits: inputs.pastVisits, since }
}

/**
 * Every visit of a draw is known to the later ones, by its pool as matter and in its year, and no
 * other visit passes for one of a draw: both would decide who is in reach of a later draw.
 */
function checkCarried(before: readonly SeriesDraw[], draw: SeriesDraw, { add }: FindingList): void {
  const nameOf = ({ enterprise, matter, date }: PastVisit) =>
    canonicalJson([enterprise, matter ?? null, date.slice(0, 4)])
  const known = new Set(draw.pastVisits.map(nameOf))
  const made = new Set<string>()
  const since = new Map<string, string>()
  for (const { number, visits, since: first } of before) {
    for (const visit of visits) {
      made.add(nameOf(visit))
      if (known.has(nameOf(visit))) continue
      add('visit-not-carried', `${number} → ${draw.number}: ${placeOf(visit)}`)
    }
    for (const [pool, day] of first) {
      if (day < (since.get(pool) ?? '9')) since.set(pool, day)
    }
  }
  for (const visit of draw.pastVisits) {
    const first = since.get(visit.matter ?? '')
    if (first === undefined || visit.date < first || made.has(nameOf(visit))) continue
    add('visit-not-drawn', `${draw.number}: ${placeOf(visit)}`)
  }
}

/** A visit as an example names it: enterprise, pool, day. */
function placeOf({ enterprise, matter = '', date }: PastVisit): string {
  return `${enterprise} ${matter} ${date}`
}

function headlineOf(
  entries: readonly SeriesEntry[],
  links: readonly (SeriesLink | Message)[],
  outcome: VerificationOutcome,
  isLast: boolean | undefined,
): Message[] {
  const voids = entries.filter(({ kind }) => kind === 'void').length
  const of = (wanted: VerificationOutcome) =>
    entries.filter((entry) => entry.outcome === wanted).map(({ number }) => number)
  const drawn = links.flatMap((link) => (isMessage(link) ? [] : (link.batch ?? [])))
  const redraws = drawn.length - new Set(drawn.map((entry) => canonicalJson(entry))).size
  const [failed, open] = [of('refuted'), of('partial')]
  return [
    say('series-verdict', { documents: entries.length, outcome, failed, open }),
    isLast === undefined
      ? say('series-completeness-unknown')
      : say(isLast ? 'series-complete' : 'series-cut'),
    say('series-voids-and-redraws', { voids, redraws }),
  ]
}
