// GB 32100-2015 §5.2: digits and capital letters without I, O, S, V, Z; the value of a character is
// its place.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
// GB 32100-2015 §5.3: weights 3^(i−1) mod 31 of the first 17 characters.
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * What is odd about a credit code; never a reason to refuse it, since registers hold older numbers
 * too.
 */
export type CreditCodeFinding = 'credit-code-form' | 'credit-code-check' | 'credit-code-lower-case'

/**
 * Check character for the first 17 characters of a credit code (GB 32100-2015 §5.3); undefined if
 * one of them is not in the alphabet.
 */
export function creditCodeCheck(first17: string): string | undefined {
  let sum = 0
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(index))
    if (value < 0 || first17.charAt(index) === '') return undefined
    sum += value * weight
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Checks form and check character of a unified social credit code. */
export function creditCodeFinding(code: string): CreditCodeFinding | undefined {
  if (/^[0-9A-Za-z]{18}$/.test(code) && /[a-z]/.test(code)) return 'credit-code-lower-case'
  const check = code.length === 18 ? creditCodeCheck(code) : undefined
  if (check === undefined || !ALPHABET.includes(code.charAt(17))) return 'credit-code-form'
  return code.charAt(17) === check ? undefined : 'credit-code-check'
}
