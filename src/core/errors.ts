import { isData, isMessage, type Message, plain, say, show as shown } from './message.ts'

/**
 * Every code an error or a problem of this library can carry. The part before the slash says whose
 * turn it is: `input` the data, `design` the plan against the data, `policy` the ceremony,
 * `pairing` the inspectors, `evidence` a published document, `value` something that has no
 * canonical form.
 *
 * @example
 * ERROR_CODES.includes('input/date'); // => true
 */
export const ERROR_CODES = [
  'input/invalid',
  'input/type',
  'input/missing',
  'input/unknown-field',
  'input/text',
  'input/id',
  'input/date',
  'input/ratio',
  'input/range',
  'input/choice',
  'input/duplicate',
  'input/similar-ids',
  'input/same-credit-code',
  'input/same-certificate',
  'input/unknown-id',
  'input/field-type',
  'input/unsettled',
  'input/option',
  'design/rounds',
  'design/batch',
  'design/counts',
  'design/minimum',
  'design/rate-missing',
  'design/size',
  'design/window',
  'design/team',
  'design/limits',
  'design/availability',
  'design/group',
  'design/related',
  'design/stages',
  'design/by-ticket',
  'design/sql',
  'policy/weak-entropy',
  'policy/source-time',
  'policy/beacon-unchecked',
  'policy/missing-reveal',
  'policy/reveal-mismatch',
  'policy/inputs-changed',
  'policy/blinding-key',
  'policy/numbering',
  'pairing/infeasible',
  'pairing/minimum',
  'evidence/size',
  'evidence/depth',
  'evidence/json',
  'evidence/not-canonical',
  'evidence/structure',
  'evidence/version',
  'evidence/digest',
  'evidence/failed',
  'evidence/incomplete',
  'value/not-canonical',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** A row of a table in a file, or one cell of it. */
export interface FileCell {
  readonly file: string
  /** The sheet of a workbook. */
  readonly sheet?: string
  /** As a spreadsheet counts them: the first row is 1. */
  readonly row: number
  readonly heading?: string
}

/** One thing that is wrong, where, and what to do about it. */
export interface Problem {
  readonly code: ErrorCode
  /** Where, as a path into the value that was given: `enterprises[3].town`. */
  readonly path: string
  /** Where in a file, for data that were read from one. */
  readonly cell?: FileCell
  /** The id of the row concerned, where there is one. */
  readonly unit?: string
  readonly expected: Message
  readonly found: Message
  /** What to do; absent where `expected` says it all. */
  readonly fix?: Message
}

/** How many problems an error spells out, and how many of one kind; the rest are only counted. */
const SHOWN = 20
const SHOWN_OF_A_KIND = 3

const FOOTPRINT = 'double-random/error'

/** An error as plain data: what is left of it in JSON, and what a clone of it carries. */
export interface ErrorData {
  readonly kind: typeof FOOTPRINT
  readonly code: ErrorCode
  readonly problems: readonly Problem[]
  readonly counts: Readonly<Record<string, number>>
}

/**
 * The only error this library throws on purpose.
 *
 * `code` is the code of the problem, or `input/invalid` where several were collected; `problems`
 * spells out up to 20, no more than three alike, and `counts` says how many there were of each kind
 * (`<code> at <column>`), so that a register with 40,000 bad rows still makes a message one can
 * read. Recognise it with {@link isDoubleRandomError}, which also works across two copies of the
 * package; it travels as JSON and by `structuredClone`, whose copies {@link errorFromJSON} makes
 * whole.
 *
 * @example
 * try {
 *   parseInputs({});
 * } catch (error) {
 *   isDoubleRandomError(error); // => true
 * }
 */
export class DoubleRandomError extends Error {
  readonly code: ErrorCode
  readonly problems: readonly Problem[]
  readonly counts: Readonly<Record<string, number>>

  constructor(code: ErrorCode, problems: readonly Problem[], counts?: Record<string, number>) {
    const countOf = counts ?? countByKind(problems)
    super(summarise(code, problems, countOf))
    this.name = 'DoubleRandomError'
    this.code = code
    this.problems = Object.freeze(problems.slice(0, SHOWN))
    this.counts = Object.freeze(countOf)
    // Of an error's members `structuredClone` keeps name, message, stack and cause (HTML, §2.7.3).
    Object.defineProperty(this, 'cause', { value: this.toJSON() })
  }

  /** Returns code, problems and counts as plain data. */
  toJSON(): ErrorData {
    const { code, problems, counts } = this
    return { kind: FOOTPRINT, code, problems, counts }
  }
}

/** What a code looks like, also one that only a later version knows. */
const CODE = /^[a-z]+(\/[a-z-]+)+$/

/**
 * Returns the error that was written by `toJSON`, or cloned to another thread.
 *
 * @param data - what `JSON.parse` or `structuredClone` made of an error of this library
 * @returns an error of the same code, problems and counts
 * @throws DoubleRandomError `input/type` for anything else
 *
 * @example
 * try {
 *   parseInputs({});
 * } catch (error) {
 *   errorFromJSON(JSON.parse(JSON.stringify(error))).code; // => 'input/invalid'
 * }
 */
export function errorFromJSON(data: unknown): DoubleRandomError {
  const found =
    dataOf(data) ?? dataOf((data as { readonly cause?: unknown } | null | undefined)?.cause)
  // What no language could say is no error of this library, of whatever version.
  if (found !== undefined && isData(found) && CODE.test(found.code)) {
    return new DoubleRandomError(found.code, found.problems, found.counts)
  }
  return fail({ code: 'input/type', path: 'data', expected: say('error-data'), found: shown(data) })
}

/**
 * Tells whether a caught value is an error of this library, also one thrown by another copy of it.
 * A clone that came from another thread has lost its members: it is recognised, and given them
 * back.
 *
 * @param error - anything that was caught or received
 * @returns true for a {@link DoubleRandomError}, whichever copy of the package made it
 *
 * @example
 * isDoubleRandomError(new TypeError('no')); // => false
 */
export function isDoubleRandomError(error: unknown): error is DoubleRandomError {
  if (typeof error !== 'object' || error === null || !('message' in error)) return false
  const data = dataOf((error as { readonly cause?: unknown }).cause)
  if (data === undefined) return false
  if ('code' in error) return true
  if (!Object.isExtensible(error)) return false
  Object.assign(error, new DoubleRandomError(data.code, data.problems, data.counts))
  return true
}

/** The data of an error, of a clone of one, or what stands in JSON for one. */
function dataOf(value: unknown): ErrorData | undefined {
  const { kind, code, problems, counts } = Object(value) as Partial<ErrorData>
  return kind === FOOTPRINT &&
    typeof code === 'string' &&
    Array.isArray(problems) &&
    problems.every(isProblem) &&
    Object.values(Object(counts)).every((count) => typeof count === 'number')
    ? (value as ErrorData)
    : undefined
}

function isProblem(value: unknown): boolean {
  const { code, path, unit = '', expected, found, fix = found } = Object(value) as Partial<Problem>
  return (
    [code, path, unit].every((each) => typeof each === 'string') &&
    [expected, found, fix].every(isMessage)
  )
}

/** Throws one coded problem. */
export function fail(problem: Problem): never {
  throw new DoubleRandomError(problem.code, [problem])
}

/** Collects problems without keeping more of them than an error shows. */
export interface ProblemList {
  add(problem: Problem): void
  readonly total: number
  /** Throws `input/invalid` (or the single problem's own code) if anything was added. */
  throwIfAny(): void
}

export function collectProblems(): ProblemList {
  const kept: Problem[] = []
  const counts: Record<string, number> = {}
  let total = 0
  return {
    add(problem) {
      total += 1
      const kind = kindOf(problem)
      const before = counts[kind] ?? 0
      counts[kind] = before + 1
      if (kept.length < SHOWN && before < SHOWN_OF_A_KIND) kept.push(problem)
    },
    get total() {
      return total
    },
    throwIfAny() {
      const [first] = kept
      if (first === undefined) return
      throw new DoubleRandomError(total === 1 ? first.code : 'input/invalid', kept, counts)
    },
  }
}

/** A kind of problem: its code and its column, the rows left out. */
function kindOf({ code, path }: Problem): string {
  return `${code} at ${clip(path.replace(/\[[0-9]+\]/g, '[]'), 80) || 'input'}`
}

function countByKind(problems: readonly Problem[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const problem of problems) counts[kindOf(problem)] = (counts[kindOf(problem)] ?? 0) + 1
  return counts
}

function summarise(
  code: ErrorCode,
  problems: readonly Problem[],
  counts: Readonly<Record<string, number>>,
): string {
  const shown = problems.slice(0, SHOWN).map(summariseProblem)
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (total === 1) return `[${code}] ${shown[0] ?? ''}`
  const kinds = Object.entries(counts).map(([kind, count]) => `${count} × ${kind}`)
  const summary = [
    ...kinds.slice(0, SHOWN),
    ...(kinds.length > SHOWN ? [`${kinds.length - SHOWN} kinds more`] : []),
  ].join(', ')
  const more = total > shown.length ? [`… and ${total - shown.length} more`] : []
  return [
    `[${code}] ${total} problems (${summary})`,
    ...shown.map((line) => `- ${line}`),
    ...more,
  ].join('\n')
}

function summariseProblem({ path, unit, expected, found, fix }: Problem): string {
  const row = unit === undefined ? '' : ` (${JSON.stringify(clip(unit, 60))})`
  const advice = fix === undefined ? '' : `; ${clip(plain(fix), 240)}`
  const where = path === '' ? 'input' : clip(path, 120)
  return `${where}${row}: expected ${clip(plain(expected), 240)}, found ${clip(plain(found), 160)}${advice}`
}

/** A message stays readable whatever stands in the data it speaks of. */
function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
