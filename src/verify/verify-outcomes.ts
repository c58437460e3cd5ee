import { OUTCOMES_CHECKS, type Trait, withOpenChecks } from '../core/applicable-checks.ts'
import {
  type Check,
  failure,
  notChecked,
  passed,
  type VerificationReport,
  verdictOf,
} from '../core/check.ts'
import { defined } from '../core/defined.ts'
import { digest } from '../core/digest.ts'
import { type Message, say } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { isWeakDraw } from '../random/seed.ts'
import { checkInspectors } from '../record/check-outcome-units.ts'
import { openedRows, whyNotOpened } from '../record/opened-rows.ts'
import { outcomesHead } from '../record/outcomes-head.ts'
import { readAmendments } from '../record/read-amendments.ts'
import { readOutcomes } from '../record/read-outcomes.ts'
import { reportedCounts } from '../record/reported-counts.ts'
import type {
  Amendment,
  DrawRecord,
  OutcomesDocument,
  OutcomesHead,
} from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verifyOutcomesOptions } from '../schema/options/ceremony.ts'
import { checkAmendments } from './check-amendments.ts'
import { checkInputs } from './check-evidence.ts'
import { checkOwnDigest, checkPublished } from './check-published.ts'
import { compare } from './compare.ts'
import { isNotJudged, readText, whyUnreadable } from './read-text.ts'
import { recordNamed } from './record-named.ts'
import { checkUse, unusedKey } from './use-of-evidence.ts'
import type { VerifyOptions } from './verify.ts'

/** What is known besides outcomes. */
export interface VerifyOutcomesOptions extends Pick<VerifyOptions, 'recordDigest' | 'blinding'> {
  /** The digest of the outcomes, as it was published. */
  readonly outcomesDigest?: string
  /** Text of the record of which they are the outcomes. */
  readonly record?: string
  /** The inputs of the record: whether amendments are lawful follows from them. */
  readonly data?: InputData | Inputs
  /** Texts of the amendments of the record, the first one first. */
  readonly amendments?: readonly string[]
  /** Texts of the outcomes before, all rows open, the first one first. */
  readonly earlier?: readonly string[]
  /** Bounds on the size and depth of every text. */
  readonly limits?: TextLimits
}

/**
 * Checks outcomes: that they are the published ones, that their rows are of the sample as it stood,
 * correct what was reported before with a reason, and come to the stated numbers
 * (`docs/protocol.md` §11.6, §12).
 *
 * What inspectors saw is their word; that it was not rewritten since, and how much is not reported,
 * is what this shows.
 *
 * @param outcomes - the text of the document as it was published (a document is taken as its
 *   canonical text)
 * @param options - digest, record, amendments, what was reported before (see {@link
 *   VerifyOutcomesOptions})
 * @returns the report, `partial` while some visits are not reported; never throws for bad outcomes
 * @throws DoubleRandomError `input/…` for malformed inputs or options
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const outcomes = record.body.tables.sample.map(({ pool, round, unit, date }) => ({ pool, round, unit, date, outcome: 'inspected' }));
 * const reported = reportOutcomes(record, exampleInputs, { asOf: '2020-12-31', outcomes });
 * const known = { record: canonicalJson(record), recordDigest: record.digest, outcomesDigest: reported.digest };
 * verifyOutcomes(canonicalJson(reported), known).outcome; // => 'verified'
 */
export function verifyOutcomes(
  outcomes: string | OutcomesDocument,
  options: VerifyOutcomesOptions = {},
): VerificationReport {
  const known = parseOption('options', verifyOutcomesOptions, options)
  const data = known.data === undefined ? undefined : parseInputs(known.data as InputData)
  return outcomesReport(outcomes, data, known as VerifyOutcomesOptions)
}

/** What {@link verifyOutcomes} does behind its door. */
export function outcomesReport(
  outcomes: string | OutcomesDocument,
  inputs: Inputs | undefined,
  known: VerifyOutcomesOptions,
): VerificationReport {
  const { blinding, limits } = known
  const read = readText('outcomes', outcomes, limits)
  if ('report' in read) return read.report
  const { body, digest: stated } = read.document
  const { head, rows } = body
  const given =
    known.record === undefined
      ? undefined
      : recordNamed('results', known.record, head.record, defined({ blinding, limits }))
  const record = given === undefined || 'status' in given ? undefined : given
  const why = whyNotOpened(rows, head.table, head.blinding !== null)
  const opened = openedRows(rows).length
  const bound =
    record === undefined ? [] : checkInputs(record.body.head.announcement, inputs, blinding)
  const isWeak = record !== undefined && isWeakDraw(record.body.head, record.body.secrets.reveals)
  const after = amendmentsUpTo(known.amendments, head.amendment)
  const made: Check[] = [
    ...read.checks,
    checkOwnDigest('outcomes', head, stated),
    ...checkPublished(
      'outcomes-published',
      'body.head',
      known.outcomesDigest,
      digest('outcomes', head),
    ),
    ...checkPublished('record-published', 'body.head.record', known.recordDigest, head.record),
    why === undefined
      ? passed('opened-rows', say('rows-committed', { rows: opened }))
      : failure('opened-rows', say('in-document', { path: 'body.rows', why }), 'body.rows'),
    ...bound,
    ...(given !== undefined && 'status' in given ? [given] : []),
    ...(known.amendments === undefined || after !== undefined
      ? []
      : [failure('amendments', say('amendments-of-others'), 'amendments')]),
    ...(record === undefined || inputs === undefined || head.amendment === null || !after
      ? []
      : checkAmendments(inputs, record, {
          amendments: after,
          lastAmendment: head.amendment,
          ...(limits && { limits }),
        })),
    ...(record === undefined
      ? []
      : checkResults(read.document, record, { ...known, inputs, amendments: after })),
    ...completeness(head),
    checkUse([...unusedKey(head.blinding, blinding), ...unusedOf(head, known, after)]),
  ]
  const is: Trait[] = [
    ...(head.sequence > 1 ? (['successor'] as const) : []),
    ...(head.amendment === null ? [] : (['amended'] as const)),
    ...(head.blinding === null ? [] : (['blinded'] as const)),
    ...('all' in rows ? [] : (['partly-open'] as const)),
    ...(isComplete(head) ? [] : (['incomplete'] as const)),
  ]
  const hand = {
    is,
    given: {
      record: given,
      inputs,
      blinding,
      amendments: after,
      'earlier-outcomes': known.earlier,
    },
  }
  const checks = withOpenChecks(OUTCOMES_CHECKS, hand, made)
  const verdict = verdictOf(checks)
  const { series, number, sequence, asOf } = head
  const headline = [
    say('outcomes-verdict', { series, number, sequence, ...verdict }),
    say('checks-passed', { count: checks.filter(({ status }) => status === 'pass').length }),
    say('outcomes-reported', { asOf, ...reportedCounts(head) }),
    ...(isWeak ? [say('entropy-weak')] : []),
  ]
  return { outcome: verdict.outcome, headline, checks }
}

/**
 * The amendments up to the last one that outcomes take into account; undefined if that is not there.
 */
function amendmentsUpTo(
  texts: readonly string[] | undefined,
  last: string | null,
): readonly string[] | undefined {
  if (last === null) return []
  const at = (texts ?? []).findIndex((text) => amendmentIn(text)?.digest === last)
  return at < 0 ? undefined : (texts ?? []).slice(0, at + 1)
}

function amendmentIn(text: string): Amendment | undefined {
  try {
    return checkDocument('amendment', parseCanonical(text))
  } catch (error) {
    whyUnreadable(error)
    return undefined
  }
}

/** What was handed in and bears on nothing, or shows that something was left out. */
function unusedOf(
  { amendment, asOf }: OutcomesHead,
  { amendments = [], record, data }: VerifyOutcomesOptions,
  taken: readonly string[] | undefined,
): Message[] {
  const leftOut = amendments
    .slice(taken?.length)
    .filter((text) => !((amendmentIn(text)?.body.date ?? '') >= asOf)).length
  return [
    ...(taken !== undefined && leftOut > 0 ? [say('amendments-left-out', { count: leftOut })] : []),
    ...(data !== undefined && record === undefined && amendment === null
      ? [say('option-of-nothing', { option: 'data' })]
      : []),
  ]
}

/** Whether rows and numbers are what can be reported; nothing where too little is at hand. */
function checkResults(
  { body: { head, rows } }: OutcomesDocument,
  record: DrawRecord,
  {
    earlier,
    blinding,
    amendments,
    inputs,
    limits,
  }: Pick<VerifyOutcomesOptions, 'earlier' | 'blinding' | 'limits'> & {
    readonly amendments: readonly string[] | undefined
    readonly inputs: Inputs | undefined
  },
): Check[] {
  const isMissing =
    !('all' in rows) ||
    amendments === undefined ||
    (head.sequence > 1 && earlier === undefined) ||
    (head.blinding !== null && blinding === undefined)
  if (isMissing) return []
  try {
    const before = readOutcomes(record, earlier ?? [], limits)
    const opened = openedRows(rows)
    if (inputs !== undefined) checkInspectors(inputs, opened)
    const basis = {
      record,
      amendments: readAmendments(record, amendments, limits),
      earlier: before,
    }
    const { asOf, table } = head
    const expected = outcomesHead(basis, { asOf, rows: opened, table })
    return [
      compare('results', say('results-add-up', reportedCounts(head)), 'body.head', [
        expected,
        head,
      ]),
    ]
  } catch (error) {
    const why = whyUnreadable(error)
    return [
      isNotJudged(why)
        ? notChecked('results', ['later-version'], why)
        : failure('results', why, 'body'),
    ]
  }
}

function completeness(head: OutcomesHead): Check[] {
  const sum = reportedCounts(head)
  return [
    isComplete(head)
      ? passed('results-complete', say('results-all-reported', { due: sum.due }))
      : notChecked('results-complete', ['later-outcomes'], say('results-not-reported', sum)),
  ]
}

function isComplete({ rounds }: OutcomesHead): boolean {
  return rounds.every(({ due, reported }) => due === reported)
}
