import {
  announce,
  canonicalJson,
  draw,
  exclusionsOf,
  exclusionsText,
  explainSeat,
  isDoubleRandomError,
  parseInputs,
  readExclusions,
  reassignOfficer,
  substituteUnit,
  voidAnnouncement,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { independentBits, type Options, type Reveal } from './announce.ts'
import { type Decision, isSubstitution } from './decisions.ts'

export { canonicalJson }

/** The library's inputs, checked once, and its two documents for the same draw. */
export function library(inputs: object, options: Options, reveals: readonly Reveal[]) {
  const parsed = parseInputs(inputs as never)
  const { blindingKey, ...rest } = options
  const blinding = blindingKey === undefined ? {} : { blinding: blindingKey }
  const weak = independentBits(options.entropy) < 64 ? { weak: true } : {}
  const announcement = announce(parsed, { ...rest, ...blinding, ...weak } as never)
  const record = draw(parsed, { announcement, reveals, ...blinding, verifyBeacon } as never)
  return { inputs: parsed, announcement, record, blinding }
}
export type Drawn = ReturnType<typeof library>

type Document = { readonly body: unknown; readonly digest: string }

/** The library's text of a document's body. */
export const textOf = ({ body }: Document): string => canonicalJson(body as never)

/** The library's exclusions of a record, made again, and as they are read from their file. */
export function exclusionsThere({ record, inputs, blinding }: Drawn) {
  const rows = exclusionsOf(record, inputs, blinding)
  const text = exclusionsText(rows)
  return { rows, text, read: readExclusions(record, text, blinding) }
}

type Declared = { code: string; statement: string; date: string }

export const voided = ({ announcement }: Drawn, declared: Declared): Document =>
  voidAnnouncement(announcement, declared as never)

/** Whom the library says that rules keep from a seat. */
export const notLegal = ({ record, inputs, blinding }: Drawn, row: object) =>
  explainSeat(record, inputs, row as never, blinding).notLegal

/** The library's amendment after these. */
export function amendedThere(
  { record, inputs, blinding }: Drawn,
  before: readonly Document[],
  decision: Decision,
): Document {
  const further = { amendments: before.map((one) => canonicalJson(one as never)), ...blinding }
  const { change, ...rest } = decision
  if (!isSubstitution(change))
    return reassignOfficer(record, inputs, { ...decision, ...further } as never)
  const { elsewhere, ...visit } = change
  return substituteUnit(record, inputs, { visit, elsewhere, ...rest, ...further } as never)
}

/** The value, or what was thrown. */
export function attempt<T>(f: () => T): { value: T } | { error: unknown } {
  try {
    return { value: f() }
  } catch (error) {
    return { error }
  }
}

/** The library's codes of an error, in order and each once; none for an error of another kind. */
export function codesOf(error: unknown): string[] {
  if (!isDoubleRandomError(error)) return []
  const codes = error.problems.map(({ code }) => code)
  return [...new Set(codes.length > 0 ? codes : [error.code])].sort()
}
