const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/**
 * The names of the sixty-year cycle (甲子, 乙丑 … 癸亥): plainly made up, pronounceable, and enough to
 * tell firms apart.
 */
export function sexagenary(index: number): string {
  return STEMS.charAt(index % 10) + BRANCHES.charAt(index % 12)
}
