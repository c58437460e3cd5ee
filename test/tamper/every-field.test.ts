import {
  assertVerified,
  canonicalJson,
  isDoubleRandomError,
  type Json,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { BLINDING_KEY, type Ceremony, drawFromSeed, holdCeremony } from '../ceremony/world.ts'
import { effort, isSlow } from '../effort.ts'
import {
  expectFailures,
  failuresOf,
  isStructural,
  sealsOver,
  WRITTEN_BY_SEAL,
} from './expectations.ts'
import { failedChecks, openChecks } from './forger.ts'
import { everyThird, type Mutant, mutantsOf, someOfEach } from './mutants.ts'
import { sealed } from './seal.ts'

const AREAS = ['body.head.announcement', 'body.head', 'body.secrets', 'body.tables', ''] as const

type Area = (typeof AREAS)[number]

function areaOf({ pattern }: Mutant): Area {
  return AREAS.find((area) => pattern.startsWith(area)) ?? ''
}

const WORLDS: readonly { draw: string; hold: () => Ceremony; areas: readonly Area[] }[] = [
  { draw: 'a ceremony', hold: holdCeremony, areas: AREAS.filter((area) => area !== '') },
  {
    draw: 'a ceremony with blinded rows',
    hold: () => holdCeremony(BLINDING_KEY),
    areas: ['body.tables'],
  },
  {
    draw: 'a seed of the operator',
    hold: drawFromSeed,
    areas: ['body.head.announcement', 'body.secrets'],
  },
]

describe.each(WORLDS.map((world) => [world.draw, world] as const))(
  'the record of %s',
  (_, { hold, areas }) => {
    const honest = hold()
    const key = honest.blinding
    const document = JSON.parse(honest.text) as Json
    const all = mutantsOf(document)
    const mutants = isSlow ? all : someOfEach(all)
    const report = (text: string) => verify(text, honest.inputs, honest.known)
    const isWeak = honest.announcement.body.weak

    it('has rows in every table and verifies', () => {
      for (const rows of Object.values(honest.record.body.tables)) {
        expect(rows.length).toBeGreaterThan(0)
      }
      const whole = report(honest.text)
      expect(failedChecks(whole)).toEqual([])
      expect(openChecks(whole)).toEqual(isWeak ? ['record-published', 'strength'] : [])
    })

    it('is sealed by the second implementation exactly as by the library', () => {
      expect(canonicalJson(sealed(document, key))).toBe(honest.text)
    })

    it.each(areas)('shows every edit in %s, raw and sealed again', (area) => {
      const count = { raw: 0, sealed: 0, undone: 0 }
      const ofArea = mutants.filter((each) => areaOf(each) === area)
      // Nothing but their salts tells blinded rows from open ones.
      for (const mutant of isSlow && key === undefined ? ofArea : everyThird(ofArea)) {
        const raw = report(canonicalJson(mutant.altered()))
        expect(raw.outcome, `${mutant.change} ${mutant.path}`).not.toBe('verified')
        expectFailures(failuresOf(raw), mutant, sealsOver(mutant.pattern))
        count.raw += 1
        // Without the shape of a record there is nothing to seal.
        if (failuresOf(raw).includes('structure')) continue
        const forged = canonicalJson(sealed(mutant.altered(), key))
        if (forged === honest.text) {
          expect(mutant.pattern).toMatch(WRITTEN_BY_SEAL)
          count.undone += 1
          continue
        }
        const again = report(forged)
        expect(again.outcome, `${mutant.change} ${mutant.path}, sealed`).not.toBe('verified')
        expectFailures(failuresOf(again), mutant, [])
        count.sealed += 1
      }
      console.info(
        `${area}: ${count.raw} raw edits refused, ${count.sealed} sealed, ${count.undone} undone by sealing`,
      )
      expect(count.raw).toBeGreaterThan(effort(15, 100))
    })

    it('shows every edit of its own digest', () => {
      const edits = mutants.filter(({ pattern }) => pattern === 'digest')
      expect(edits.map(({ change }) => change)).toEqual(['omit', 'change', 'nullify', 'retype'])
      for (const edit of edits) {
        const failed = failuresOf(report(canonicalJson(edit.altered())))
        expect(failed).toEqual([edit.change === 'change' ? 'own-digest' : 'structure'])
      }
    })

    it('refuses an envelope of another shape, and takes any other, since it decides nothing', () => {
      const edits = all.filter((each) => areaOf(each) === '' && !each.pattern.startsWith('digest'))
      const ofShape = edits.filter((each) => !isStructural(each) && each.pattern !== 'body')
      for (const edit of edits) {
        const given = report(canonicalJson(edit.altered()))
        const failed = failuresOf(given)
        const where = `${edit.change} ${edit.path}`
        expect({ where, failed }).toEqual({
          where,
          failed: ofShape.includes(edit) ? [] : ['structure'],
        })
      }
      expect(ofShape.length).toBeGreaterThan(20)
      expect(new Set(ofShape.map(({ change, pattern }) => `${change} ${pattern}`))).toEqual(
        new Set([
          'change envelope.engine',
          'drop envelope.findings',
          'repeat envelope.findings',
          'reorder envelope.findings',
          'change envelope.findings[].code',
          'change envelope.findings[].count',
          // Only a weak announcement has a finding with a value.
          ...(honest.record.body.head.announcement.weak
            ? ['change envelope.findings[].values.bits']
            : []),
          'omit envelope.findings[].examples',
          'drop envelope.findings[].examples',
          'repeat envelope.findings[].examples',
          'reorder envelope.findings[].examples',
          'change envelope.findings[].examples[]',
        ]),
      )
    })

    it('fails the code of its first failed check when a report is asserted', () => {
      const edit = mutants.find(
        ({ change, pattern }) => change === 'change' && pattern === 'body.tables.sample[].date',
      )
      const failed = report(canonicalJson(sealed(edit?.altered() ?? null, key)))
      try {
        assertVerified(failed)
        expect.unreachable('a forged date must not be verified')
      } catch (error) {
        expect(isDoubleRandomError(error) && error.code).toBe('evidence/failed')
        expect(String(error)).toContain('body.tables.sample')
      }
    })
  },
)
