// GB 32100-2015 leaves out I, O, S, V and Z; GB 11714-1997 uses all capital letters.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * A unified social credit code (统一社会信用代码) with both of its check characters right, and nobody's:
 * real organisation codes begin with a digit or with M, these with YL for 样例.
 */
export function syntheticCreditCode(serial: number): string {
  const organisation = `YL${String(serial).padStart(6, '0')}`
  const first17 = `91310112${organisation}${organisationCheck(organisation)}`
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return first17 + ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Check character of the nine-character organisation code inside (GB 11714-1997 §3.3). */
function organisationCheck(eight: string): string {
  let sum = 0
  for (const [index, weight] of ORGANISATION_WEIGHTS.entries()) {
    sum += Number.parseInt(eight.charAt(index), 36) * weight
  }
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
