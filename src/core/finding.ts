/** Tables that name enterprises, for which nothing else says that they are in the directory. */
export const NAMING_TABLES = ['pastVisits', 'plannedVisits', 'penalties', 'lists'] as const

/**
 * Every code a finding of this library can carry.
 *
 * @example
 * FINDING_CODES.includes('shortfall'); // => true
 */
export const FINDING_CODES = [
  // Of inputs.
  'town-missing',
  'certificate-missing',
  'group-of-one',
  'credit-code-form',
  'credit-code-check',
  'credit-code-lower-case',
  'outer-blank',
  'not-nfc',
  'same-name',
  'same-officer',
  'unusual-letter',
  'waiver-in-use',
  'similar-town',
  'similar-tag',
  'similar-risk',
  'similar-status',
  'similar-department',
  'similar-qualification',
  'similar-group',
  'similar-related',
  'similar-list',
  'similar-matter',
  'name-nearly-matched',
  'name-unmatched',
  'related-alone',
  'similar-zeros',
  'in-no-frame',
  'department-without-officers',
  'other-departments',
  'town-missing-for-rule',
  'rule-without-rows',
  'dated-after-plan',
  'misnamed-enterprise-pastVisits',
  'misnamed-enterprise-plannedVisits',
  'misnamed-enterprise-penalties',
  'misnamed-enterprise-lists',
  'misnamed-inspector-pastVisits',
  'unknown-enterprise-pastVisits',
  'unknown-enterprise-plannedVisits',
  'unknown-enterprise-penalties',
  'unknown-enterprise-lists',
  'unknown-inspector-pastVisits',
  'renamed-not-applied',
  // Of an announcement or a record.
  'rule-names-units',
  'operator-seed',
  'weak-entropy',
  'sole-party',
  'list-computable',
  'constant-contribution',
  'events-at-one-time',
  'source-after-window',
  'events-alike',
  'shortfall',
  'more-than-planned',
  'frame-unexpected',
  'zero-chance',
  'vacancy',
  'below-minimum',
  'others-outside-days',
  'others-not-staffed',
  // Of a pairing before its draw.
  'officers-too-few',
  'pairing-determined',
  'rehearsal-too-few',
  'rehearsal-determined',
  'rehearsal-vacancy',
  'choices-below',
  'few-candidates',
  'minimum-shortfall',
  'more-repairs',
  // Of a directory against a register.
  'removed-but-registered',
  'register-omitted',
  'register-phantom',
  'register-similar',
  'register-same-name',
  'register-ambiguous',
  'register-several',
  'register-out-of-scope',
  'register-status',
  'register-tags',
  'register-town',
  'register-name',
  'register-credit-code',
  'directory-removed',
  'directory-added',
  'directory-changed',
  'column-not-compared',
] as const

export type FindingCode = (typeof FINDING_CODES)[number]

/**
 * The codes of findings of inputs that may mean that the data are not what was meant: a person
 * answers each before anything is announced. The others are worth a look.
 *
 * @example
 * ASKED_CODES.includes('in-no-frame'); // => true
 */
export const ASKED_CODES: readonly FindingCode[] = FINDING_CODES.filter(
  (code) =>
    /^(?:similar|misnamed)-/.test(code) ||
    [
      'same-officer',
      'group-of-one',
      'name-nearly-matched',
      'name-unmatched',
      'related-alone',
      'in-no-frame',
      'department-without-officers',
      'town-missing-for-rule',
      'rule-without-rows',
      'dated-after-plan',
    ].includes(code),
)

/** The one number that the sentence of a finding needs, by its name; other codes need none. */
export const FINDING_VALUES = {
  /** Bits that are out of the operator's control. */
  'weak-entropy': 'bits',
  /** The most officers who can get one of the seats. */
  'few-candidates': 'most',
  /** The fewest officers that the plan wants for each seat. */
  'choices-below': 'least',
  /** Visits missing to the minima of all officers together, at least. */
  'minimum-shortfall': 'visits',
  /** How many waivers are listed. */
  'more-repairs': 'listed',
} as const satisfies { readonly [Code in FindingCode]?: string }

/** The codes that have a value. */
export type Valued = keyof typeof FINDING_VALUES

/** The values that the sentence of a code needs. */
export type ValuesOf<Code extends FindingCode> = Code extends Valued
  ? { readonly [Name in (typeof FINDING_VALUES)[Code]]: number }
  : undefined

export interface FindingOf<Code extends FindingCode> {
  readonly code: Code
  /** How many rows, units or pool rounds it concerns. */
  readonly count: number
  /** A few of the ids or places concerned; left out of documents that carry no names. */
  readonly examples?: readonly string[]
}

/** Something worth a person's attention that decides nothing; `describe` makes its sentence. */
export type Finding =
  | (FindingOf<Exclude<FindingCode, Valued>> & { readonly values?: undefined })
  | { [Code in Valued]: FindingOf<Code> & { readonly values: ValuesOf<Code> } }[Valued]

const EXAMPLES = 5

/** Gathers findings by code, counting all and keeping a few examples and the values given first. */
export interface FindingList {
  add<Code extends FindingCode>(
    code: Code,
    ...about: Code extends Valued
      ? [example: string | undefined, values: ValuesOf<Code>]
      : [example?: string]
  ): void
  list(): readonly Finding[]
}

export function collectFindings(): FindingList {
  const byCode = new Map<FindingCode, { count: number; examples: string[]; values?: object }>()
  return {
    add(code, ...about) {
      const [example, values] = about as [example?: string, values?: object]
      const entry = byCode.get(code) ?? { count: 0, examples: [], ...(values && { values }) }
      byCode.set(code, entry)
      entry.count += 1
      if (example === undefined || entry.examples.includes(example)) return
      if (entry.examples.length < EXAMPLES) entry.examples.push(example)
    },
    list() {
      return [...byCode].map(([code, { count, examples, values }]) => {
        const which = examples.length === 0 ? {} : { examples }
        return { code, count, ...which, ...(values && { values }) } as Finding
      })
    },
  }
}
