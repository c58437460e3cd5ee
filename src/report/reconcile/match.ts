import type { Enterprise } from '../../schema/inputs/enterprise.ts'
import { fold } from '../../schema/kit/fold.ts'
import type { RegisterRow } from '../../schema/report/register.ts'

/** Which members say that two rows are one firm. */
export type MatchBy = 'id' | 'creditCode'

/**
 * The register rows a directory row may stand for; shared by all directory rows with the same
 * answer.
 */
export interface Fit {
  readonly rows: readonly RegisterRow[]
  /** False where they fit only after the fold of case and width. */
  readonly isExact: boolean
  readonly by: 'id' | 'creditCode' | 'number'
}

interface Numbers {
  readonly id?: string
  readonly creditCode?: string
}

/** A rule: a directory row and a register row fit if they have the same key. */
interface Rule {
  readonly by: Fit['by']
  readonly keyOf: (row: Numbers, isDirectory: boolean) => string | undefined
}

const sameId: Rule = { by: 'id', keyOf: ({ id }) => id }

const sameCode: Rule = { by: 'creditCode', keyOf: ({ creditCode }) => creditCode }

const sameNumber: Rule = { by: 'number', keyOf: numberOf }

const sameIdAndCode: Rule = {
  by: 'creditCode',
  keyOf: ({ id, creditCode }) =>
    id === undefined || creditCode === undefined ? undefined : `${id}\n${creditCode}`,
}

// Only where one of the two has no credit code: two different codes are two legal persons, whatever
// the ids say.
const sameIdOneCode: Rule = {
  by: 'id',
  keyOf: ({ id, creditCode }, isDirectory) =>
    id === undefined ? undefined : `${id}\n${(creditCode === undefined) === isDirectory}`,
}

/**
 * The rule; what decides where it fits several (sites with one credit code); and what is tried
 * where it fits none.
 */
interface Rules {
  readonly first: Rule
  readonly among?: Rule
  readonly otherwise?: Rule
}

const RULES: Readonly<Record<MatchBy | 'either', Rules>> = {
  either: { first: sameNumber, among: sameIdAndCode, otherwise: sameIdOneCode },
  id: { first: sameId },
  creditCode: { first: sameCode, among: sameIdAndCode },
}

/**
 * The number of a row: its credit code, or its id where it has none. (The door wants one of them.)
 */
export function numberOf({ id, creditCode }: Numbers): string {
  return creditCode ?? id ?? ''
}

/**
 * The register rows that each directory row may stand for: by the rules as written, and where they
 * find none, after the fold.
 */
export function fitRows(
  rows: readonly Enterprise[],
  register: readonly RegisterRow[],
  match: MatchBy | undefined,
): Fits {
  const rules = RULES[match ?? 'either']
  const exact = fitBy(rules, rows, register, AS_WRITTEN)
  const open = rows.filter((row) => !exact.has(row))
  const folded = fitBy(rules, open, register, FOLDED)
  for (const [row, fit] of folded) exact.set(row, fit)
  return exact
}

/** How keys are written before they are compared. */
interface Spelling {
  readonly spell: (key: string) => string
  readonly isExact: boolean
}

const AS_WRITTEN: Spelling = { spell: (key) => key, isExact: true }
const FOLDED: Spelling = { spell: fold, isExact: false }

/** What was found, by directory row; rows that fit nothing are left out. */
export type Fits = ReadonlyMap<Enterprise, Fit>

function fitBy(
  { first, among, otherwise }: Rules,
  rows: readonly Enterprise[],
  register: readonly RegisterRow[],
  spelling: Spelling,
): Map<Enterprise, Fit> {
  const apply = (rule: Rule | undefined, to: readonly Enterprise[]) =>
    rule === undefined || to.length === 0
      ? new Map<Enterprise, Fit>()
      : lookUp(rule, to, register, spelling)
  const found = apply(first, rows)
  const crowded = rows.filter((row) => (found.get(row)?.rows.length ?? 0) > 1)
  for (const [row, fit] of apply(among, crowded)) found.set(row, fit)
  const open = rows.filter((row) => !found.has(row))
  for (const [row, fit] of apply(otherwise, open)) found.set(row, fit)
  return found
}

/**
 * Indexes the rows that are asked for and walks the register once: mostly few are left after the
 * first rule.
 */
function lookUp(
  { by, keyOf }: Rule,
  rows: readonly Enterprise[],
  register: readonly RegisterRow[],
  { spell, isExact }: Spelling,
): Map<Enterprise, Fit> {
  const byKey = new Map<string, Fit & { readonly rows: RegisterRow[] }>()
  const asked = new Map<Enterprise, Fit>()
  for (const row of rows) {
    const written = keyOf(row, true)
    if (written === undefined) continue
    const key = spell(written)
    const fit = byKey.get(key) ?? { rows: [], isExact, by }
    byKey.set(key, fit)
    asked.set(row, fit)
  }
  for (const row of register) {
    const written = keyOf(row, false)
    if (written !== undefined) byKey.get(spell(written))?.rows.push(row)
  }
  for (const [row, fit] of asked) if (fit.rows.length === 0) asked.delete(row)
  return asked
}
