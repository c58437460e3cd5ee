import { canonicalJson } from '../core/canonical-json.ts'
import { fieldOf } from '../core/field.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { Design, Stratum } from '../schema/inputs/design.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'

/** A stratum (层) with its eligible units. */
export interface StratumUnits {
  readonly stratum: Stratum
  /** Canonical text of `stratum`: its name wherever strata are ordered or hashed. */
  readonly label: string
  /** Ids, in id order. */
  readonly units: readonly string[]
}

/** Splits eligible units into strata, in label order (`docs/protocol.md` §7.3). */
export function stratify(design: Design, eligible: readonly Enterprise[]): StratumUnits[] {
  if (design.type !== 'stratified') {
    return [{ stratum: [], label: '[]', units: eligible.map(({ id }) => id) }]
  }
  const byLabel = new Map<string, { stratum: Stratum; label: string; units: string[] }>()
  for (const unit of eligible) {
    const stratum = design.by.map((field) => fieldOf(unit, field) ?? null)
    const label = canonicalJson(stratum)
    const entry = byLabel.get(label) ?? { stratum, label, units: [] }
    byLabel.set(label, entry)
    entry.units.push(unit.id)
  }
  if (design.allocation.type === 'fixed') {
    for (const { stratum } of design.allocation.counts) {
      const label = canonicalJson(stratum)
      if (!byLabel.has(label)) byLabel.set(label, { stratum, label, units: [] })
    }
  }
  return [...byLabel.values()].sort((a, b) => compareUtf8(a.label, b.label))
}

/** The unvisited and the visited units of a stratum, as strata (§7.4a). */
export function splitStratum(
  { stratum, units }: StratumUnits,
  isVisited: (id: string) => boolean,
): { readonly unvisited: StratumUnits; readonly visited: StratumUnits } {
  const part = (name: string, wanted: boolean): StratumUnits => {
    const own = [...stratum, name]
    const mine = units.filter((unit) => isVisited(unit) === wanted)
    return { stratum: own, label: canonicalJson(own), units: mine }
  }
  return { unvisited: part('unvisited', false), visited: part('visited', true) }
}
