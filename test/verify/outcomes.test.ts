import {
  assertVerified,
  type Evidence,
  type VerificationReport,
  type VerifiedKind,
} from 'double-random'
import { describe as inWords } from 'double-random/words'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { APPLICABLE_CHECKS } from '../../src/core/applicable-checks.ts'
import { effort } from '../effort.ts'
import { CASES, type Case } from './cases.ts'

const itemsOf = ({ evidence }: Case) => Object.keys(evidence) as Evidence[]

/** The options that hand in these items. */
function optionsOf({ evidence }: Case, items: readonly Evidence[]): Record<string, unknown> {
  return Object.fromEntries(items.map((item) => [evidence[item]?.option, evidence[item]?.right]))
}

function subsetsOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: 2 ** items.length }, (_, subset) =>
    items.filter((_, index) => Math.floor(subset / 2 ** index) % 2 === 1),
  )
}

/** The checks that are not made with these items, as protocol §12 says. */
function expectedOpen({ opens, idle, always }: Case, given: readonly Evidence[]): string[] {
  const missing = (Object.keys(opens) as Evidence[]).filter((item) => !given.includes(item))
  const useless = idle.some((item) => given.includes(item)) ? ['evidence-used'] : []
  return [
    ...new Set([...always, ...missing.flatMap((item) => opens[item] ?? []), ...useless]),
  ].sort()
}

const openIn = ({ checks }: VerificationReport) =>
  [
    ...new Set(checks.flatMap((check) => (check.status === 'not-checked' ? [check.name] : []))),
  ].sort()
const failedIn = ({ checks }: VerificationReport) =>
  checks.filter(({ status }) => status === 'fail').map(({ name }) => name)

/** Nothing but what is verified is called so. */
function expectSaid(report: VerificationReport): void {
  const isVerified = report.outcome === 'verified'
  const lines = (language: 'zh' | 'en') =>
    [report, ...report.checks].map((each) => inWords(each, language)).join('\n')
  expect(lines('zh').includes('核验通过')).toBe(isVerified)
  expect(/\bverified\b/i.test(lines('en'))).toBe(isVerified)
}

describe.each(CASES.map((each) => [each.name, each] as const))('%s', (_, given) => {
  it('has the outcome that the table of checks gives for every subset of the evidence', () => {
    const outcomes = new Set<string>()
    for (const items of subsetsOf(itemsOf(given))) {
      const report = given.verify(optionsOf(given, items))
      const open = expectedOpen(given, items)
      const what = items.join(' ')
      expect(failedIn(report), what).toEqual([])
      expect(openIn(report), what).toEqual(open)
      expect(report.outcome, what).toBe(open.length === 0 ? 'verified' : 'partial')
      expectSaid(report)
      outcomes.add(report.outcome)
    }
    expect(outcomes.has('verified')).toBe(given.always.length === 0)
  })

  it('has no check but those of its kind', () => {
    const known = APPLICABLE_CHECKS[given.kind].map(([name]) => name)
    const { checks } = given.verify(optionsOf(given, itemsOf(given)))
    expect(known).toEqual(expect.arrayContaining(checks.map(({ name }) => name)))
  })

  it('says of every open check what would close it, and then it is closed', () => {
    const report = given.verify({})
    for (const check of report.checks) {
      if (check.status !== 'not-checked') continue
      expect(check.needs.length).toBeGreaterThan(0)
      expect(inWords(check, 'zh')).toMatch(/须有：|无法补查/)
      expect(inWords(check, 'en')).toMatch(/it takes |nothing can close it/)
    }
    const asked = report.checks.flatMap((check) =>
      check.status === 'not-checked' ? check.needs : [],
    )
    const items = itemsOf(given).filter((item) => asked.includes(item))
    // What only shows once something else is there: a record tells whether a key is needed.
    const again = given.verify(optionsOf(given, items))
    const more = again.checks.flatMap((check) =>
      check.status === 'not-checked' ? check.needs : [],
    )
    const all = [...items, ...itemsOf(given).filter((item) => more.includes(item))]
    expect(openIn(given.verify(optionsOf(given, all)))).toEqual(given.always)
  })

  it('is refuted by any one piece that is wrong, whatever else is handed in', () => {
    const wrong = itemsOf(given)
      .filter((item) => !given.idle.includes(item))
      .flatMap((item) => (given.evidence[item]?.wrong ?? []).map((value) => [item, value] as const))
    for (const [item, value] of wrong) {
      const options = optionsOf(given, itemsOf(given))
      const report = given.verify({ ...options, [given.evidence[item]?.option as string]: value })
      expect(report.outcome, `${item} ${String(value).slice(0, 70)}`).toBe('refuted')
      expectSaid(report)
      expect(() => assertVerified(report, { accept: openIn(report) as never })).toThrow()
    }
  })

  it('is never verified by evidence of which anything was altered', () => {
    const items = itemsOf(given)
    const state = fc.constantFrom('absent', 'right', 'wrong')
    const states = fc.tuple(...items.map(() => state), fc.nat())
    fc.assert(
      fc.property(states, (drawn) => {
        const pick = drawn.at(-1) as number
        const how = drawn.slice(0, -1) as string[]
        const wrong = items.filter((_, index) => how[index] === 'wrong')
        fc.pre(wrong.some((item) => (given.evidence[item]?.wrong.length ?? 0) > 0))
        const right = items.filter((_, index) => how[index] === 'right')
        const options = optionsOf(given, right)
        for (const item of wrong) {
          const { option, wrong: values } = given.evidence[item] as NonNullable<
            Case['evidence'][Evidence]
          >
          if (values.length > 0) options[option] = values[pick % values.length]
        }
        expect(given.verify(options).outcome).not.toBe('verified')
      }),
      { seed: 17, numRuns: effort(40, 400) },
    )
  })
})

it('covers every kind of document, and every kind of evidence', () => {
  const kinds = new Set<VerifiedKind>(CASES.map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(Object.keys(APPLICABLE_CHECKS).sort())
  const named = Object.values(APPLICABLE_CHECKS).flatMap((rows) =>
    rows.flatMap(([, needs = []]) => needs),
  )
  const handed = new Set(CASES.flatMap(itemsOf))
  // These are no evidence that can be handed in.
  expect([...new Set(named)].filter((item) => !handed.has(item)).sort()).toEqual([
    'all-rows',
    'later-outcomes',
    'nothing',
    'replay',
    'secrets',
  ])
})
