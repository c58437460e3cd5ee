import fc from 'fast-check'

/** What `fc.gen()` hands to a property. */
export type Gen = fc.GeneratorValue

/** Choices without the bias towards edges that fast-check has by default. */
export function dice(g: Gen) {
  const int = (min: number, max: number): number =>
    g((a: number, b: number) => fc.noBias(fc.integer({ min: a, max: b })), min, max)
  const chance = (percent: number): boolean => int(1, 100) <= percent
  const pick = <T>(things: readonly T[]): T => things[int(0, things.length - 1)]!
  const some = <T>(things: readonly T[], percent = 50): T[] => things.filter(() => chance(percent))
  /** An object with the member or without. */
  const maybe = <K extends string, T>(name: K, percent: number, make: () => T) =>
    (chance(percent) ? { [name]: make() } : {}) as { [P in K]?: T }
  const shuffled = <T>(things: readonly T[]): T[] => {
    const out = [...things]
    for (let i = out.length - 1; i > 0; i -= 1) {
      const j = int(0, i)
      const kept = out[i]!
      out[i] = out[j]!
      out[j] = kept
    }
    return out
  }
  const times = <T>(n: number, make: (i: number) => T): T[] =>
    Array.from({ length: n }, (_, i) => make(i))
  return { int, chance, pick, some, maybe, shuffled, times }
}
export type Dice = ReturnType<typeof dice>

export const hex = (d: Dice): string => d.times(64, () => d.pick([...'0123456789abcdef'])).join('')
