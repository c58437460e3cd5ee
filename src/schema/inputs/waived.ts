import type { Waiver, WaiverCode } from './relations.ts'

/**
 * Returns whether one waiver of a code names all of some ids. Waivers are found by id: there may be
 * as many of them as there are pairs in a register.
 */
export function createWaiverTest(
  waivers: readonly Waiver[],
  code: WaiverCode,
): (ids: readonly string[]) => boolean {
  const naming = new Map<string, ReadonlySet<string>[]>()
  for (const waiver of waivers) {
    if (waiver.code !== code) continue
    const together = new Set(waiver.ids)
    for (const id of together) {
      const known = naming.get(id)
      if (known === undefined) naming.set(id, [together])
      else known.push(together)
    }
  }
  return ([first = '', ...others]) =>
    (naming.get(first) ?? []).some((together) => others.every((id) => together.has(id)))
}
