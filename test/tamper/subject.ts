import {
  type Check,
  canonicalJson,
  isDoubleRandomError,
  type Json,
  type Message,
  type VerificationReport,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { effort, isSlow } from '../effort.ts'
import { everyThird, mutantsOf, someOfEach } from './mutants.ts'

/** What came of a text that somebody was given. */
export interface Verdict {
  /** Whether nothing is wrong, and everything was checked. */
  readonly isVerified: boolean
  /** The code of the refusal, or of the check that failed last. */
  readonly code: string | undefined
}

/** A good document, and how a reader who knows its published digests checks one. */
export interface Subject {
  readonly text: string
  readonly check: (text: string, limits?: { bytes?: number; depth?: number }) => Verdict
  /** What a forger does who knows the protocol: digests are computed anew. */
  readonly seal: (document: Json) => Json
  /**
   * Places where an edit that is sealed again says something else that is true, or that nobody is
   * asked about.
   */
  readonly free: RegExp
  /** Places that no digest covers: free also as they are. */
  readonly uncovered?: RegExp
  /** Parts that are the same in a subject before, and tried there. */
  readonly tried?: RegExp
  /** Where a text that is not its canonical form is read all the same: what a drand node prints. */
  readonly isLoose?: true
  /** False where what reads it has bounds of its own that nobody can change. */
  readonly bounds?: false
  /** Fewest documents that must have been tried. */
  readonly least: number
}

/** A verdict from what is thrown: only coded refusals, and never a crash. */
export function verdictOf(
  work: () => { readonly isVerified: boolean; readonly code?: string },
): Verdict {
  try {
    const { isVerified, code } = work()
    return { isVerified, code }
  } catch (error) {
    if (isDoubleRandomError(error)) return { isVerified: false, code: error.code }
    throw error
  }
}

/** The code of a text that could not be read, where a message passes it on. */
export function codeIn(message: Message | undefined): string | undefined {
  if (message?.id === 'in-document') return codeIn(message.values.why)
  return message?.id === 'unreadable' ? message.values.problems[0]?.code : undefined
}

/** The code of the last failure, or of the check that was left to a later version. */
export function codeOf(checks: readonly Check[]): string | undefined {
  const failed = checks.findLast((check) => check.status === 'fail')
  const open = checks.findLast(({ status }) => status === 'not-checked')
  const why = open?.message.id === 'check-open' ? open.message.values.why : undefined
  return codeIn(failed?.message) ?? failed?.code ?? codeIn(why ?? undefined)
}

/** The verdict of a report. */
export function verdictOfReport({ outcome, checks }: VerificationReport): Verdict {
  return { isVerified: outcome === 'verified', code: codeOf(checks) }
}

/**
 * Tries every kind of damage on a document, each a refusal with a code; prints how many were tried.
 */
export function describeSubject(name: string, subject: Subject): void {
  const { text, check, seal, free, uncovered = /^envelope/, tried: triedBefore } = subject
  const { isLoose, bounds, least } = subject
  describe(name, () => {
    it('is good as it is', () => {
      expect(check(text).isVerified).toBe(true)
    })

    it('is refused, and nothing crashes, with any one place changed, as it is and sealed anew', () => {
      let tried = 0
      const passed = new Set<string>()
      const mutants = someOfEach(mutantsOf(JSON.parse(text)), effort(1, 2))
      for (const mutant of isSlow ? mutants : everyThird(mutants)) {
        if (!isSlow && triedBefore?.test(mutant.pattern)) continue
        const altered = mutant.altered()
        for (const [how, each] of [
          ['raw', altered],
          ['sealed', seal(altered)],
        ] as const) {
          const given = JSON.stringify(each) === undefined ? '' : canonicalText(each)
          if (given === text) continue
          tried += 1
          if (!check(given).isVerified) continue
          const isFree = how === 'raw' ? uncovered.test(mutant.pattern) : free.test(mutant.pattern)
          if (!isFree) passed.add(`${how} ${mutant.change} ${mutant.pattern} ${mutant.path}`)
        }
      }
      console.log(`${name}: ${tried} documents`)
      expect([...passed]).toEqual([])
      expect(tried).toBeGreaterThan(effort(least / 3, least))
    })

    it('is refused with a code if its text is another', () => {
      const cuts = Array.from({ length: 60 }, (_, i) =>
        text.slice(0, Math.floor((i * text.length) / 60)),
      )
      for (const each of [...cuts, ...spellings(text), ...(isLoose ? [] : loose(text))]) {
        const { isVerified, code } = check(each)
        expect([isVerified, code], each.slice(0, 80)).toEqual([
          false,
          expect.stringMatching(/^[a-z]+\/[a-z-]+$/),
        ])
      }
    })

    if (isLoose || bounds === false) return
    it('is refused over the bounds on size and depth', () => {
      const bytes = Buffer.byteLength(text)
      expect(check(text, { bytes }).isVerified).toBe(true)
      expect(check(text, { bytes: bytes - 1 }).code).toBe('evidence/size')
      expect(check(text, { depth: 2 }).code).toBe('evidence/depth')
    })
  })
}

/** Texts that no reader takes, however lenient. */
function spellings(text: string): string[] {
  return [
    `\ufeff${text}`,
    `${text}{}`,
    `${'['.repeat(40)}${']'.repeat(40)}`,
    `${'{"a":'.repeat(100_000)}`,
    '',
    ' ',
    'null',
    'true',
    '0',
    '"text"',
    '[]',
    '{}',
    text.replace(/^\{/, "{'a':1,"),
    text.replace(/\}$/, ',}'),
  ]
}

/** Texts that say the same to a careless reader. */
function loose(text: string): string[] {
  return [
    ` ${text}`,
    `${text}\n`,
    text.replace(/^\{/, '{"__proto__":{},'),
    text.replace(/^\{"body":/, '{"body":null,"body":'),
    text.replace('"protocol":"double-random/1"', '"protocol":"double-random/2"'),
    text.replace('double-random/1', 'double\\u002drandom/1'),
    text.replace('"engine":"', '"engine":"\ud800'),
    text.replace('"engine":"', '"engine":"\\ud800'),
    JSON.stringify(JSON.parse(text), null, 1),
  ]
}

/** The text of what may be no value of the protocol any more. */
function canonicalText(value: Json): string {
  try {
    return canonicalJson(value)
  } catch {
    return JSON.stringify(value)
  }
}
