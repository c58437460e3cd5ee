import { canonicalJson, type Inputs, type SeriesReport } from 'double-random'
import { findingOf } from '../../src/core/check.ts'

/** Tables to which rows are only added (docs/series.md). */
const GROWING = ['pastVisits', 'penalties', 'plannedVisits']
const DECIDING = ['enterprises', 'inspectors', 'recusals', 'lists', 'waivers', 'renamed']

/** The parts of the inputs of which a difference needs a reason, by their rows as texts. */
export function partsChanged(before: Inputs, after: Inputs): string[] {
  const differs = (of: (inputs: Inputs) => unknown) =>
    canonicalJson(of(before) as never) !== canonicalJson(of(after) as never)
  const rows = (name: string) => (inputs: Inputs) =>
    [...(inputs[name as keyof Inputs] as readonly object[])]
      .map((row) => canonicalJson({ ...row, carried: 0, availability: 0, leave: 0 } as never))
      .sort()
  const values = (['plan', 'calendar'] as const).filter((part) => differs((inputs) => inputs[part]))
  const gone = GROWING.filter((name) => {
    const now = new Set(rows(name)(after))
    return name !== 'pastVisits' && rows(name)(before).some((row) => !now.has(row))
  })
  return [...values, ...DECIDING.filter((name) => differs(rows(name))), ...gone].sort()
}

/** The parts of which a report says that a reason is missing, number by number. */
export function partsOpen({ open }: SeriesReport): Map<number, string[]> {
  const parts = new Map<number, Set<string>>()
  for (const { number, about } of open) {
    if (number === null || !('name' in about) || about.name !== 'changes') continue
    const { of } = findingOf(about).values as { readonly of: string }
    parts.set(number, (parts.get(number) ?? new Set()).add(of))
  }
  return new Map([...parts].map(([number, own]) => [number, [...own].sort()]))
}
