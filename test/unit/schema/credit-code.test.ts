import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeCheck, creditCodeFinding } from '../../../src/schema/inputs/credit-code.ts'

/**
 * GB 32100-2015: the digits, then the capital letters without I, O, S, V and Z; each worth its
 * place.
 */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.replace(/[IOSVZ]/g, '')

/**
 * Whether the weighted sum of all 18 characters is 0 modulo 31: weights 3^0 … 3^16, and 1 for the
 * check character.
 */
function fitsByStandard(code: string): boolean {
  let sum = 0n
  for (let i = 0; i < 17; i += 1) sum += BigInt(LETTERS.indexOf(code.charAt(i))) * 3n ** BigInt(i)
  return (sum + BigInt(LETTERS.indexOf(code.charAt(17)))) % 31n === 0n
}

/** Published codes: the sample validators use, and those of companies known everywhere. */
const PUBLISHED = [
  '91350100M000100Y43',
  '91110000802100433B',
  '91440300708461136T',
  '9144030071526726XG',
  '914403001922038216',
  '91110108551385082Q',
]

const code17 = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 17, maxLength: 17 })

describe('a credit code', () => {
  it.each(PUBLISHED)('%s is in order', (code) => {
    expect(fitsByStandard(code)).toBe(true)
    expect(creditCodeFinding(code)).toBeUndefined()
    expect(creditCodeCheck(code.slice(0, 17))).toBe(code.charAt(17))
  })

  it('has the one check character of 31 that fits', () => {
    expect(LETTERS).toHaveLength(31)
    fc.assert(
      fc.property(code17, (first) => {
        const fitting = [...LETTERS].filter((check) => fitsByStandard(first + check))
        expect(fitting).toEqual([creditCodeCheck(first)])
        for (const check of LETTERS) {
          const finding = creditCodeFinding(first + check)
          expect(finding).toBe(fitting.includes(check) ? undefined : 'credit-code-check')
        }
      }),
      { seed: 32100, numRuns: 200 },
    )
  })

  it('with any one character changed does not fit', () => {
    const [code] = PUBLISHED as [string]
    for (let i = 0; i < 18; i += 1) {
      for (const other of LETTERS) {
        if (other === code.charAt(i)) continue
        const changed = code.slice(0, i) + other + code.slice(i + 1)
        expect(creditCodeFinding(changed)).toBe('credit-code-check')
      }
    }
  })

  it.each([
    ['', 'credit-code-form'],
    ['91350100M000100Y4', 'credit-code-form'],
    ['91350100M000100Y433', 'credit-code-form'],
    ['91350100M000100Y4I', 'credit-code-form'],
    ['91350100M0O0100Y43', 'credit-code-form'],
    ['91350100S000100Y43', 'credit-code-form'],
    ['91350100M000100Y4３', 'credit-code-form'],
    ['310112000123456', 'credit-code-form'],
    ['沪闵危化经字12345678901', 'credit-code-form'],
    [' 91350100M000100Y43', 'credit-code-form'],
    ['91350100m000100y43', 'credit-code-lower-case'],
    ['91350100M000100y43', 'credit-code-lower-case'],
  ])('%j is a finding', (code, finding) => {
    expect(creditCodeFinding(code)).toBe(finding)
  })
})
