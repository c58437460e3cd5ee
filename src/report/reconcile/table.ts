import { collectFindings, type Finding, type FindingCode } from '../../core/finding.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { DIFFERENCE_KINDS, type Difference, type DifferenceKind } from './result.ts'

/** The code of the finding about each kind. */
const FINDINGS = {
  omitted: 'register-omitted',
  phantom: 'register-phantom',
  similar: 'register-similar',
  ambiguous: 'register-ambiguous',
  several: 'register-several',
  'out-of-scope': 'register-out-of-scope',
  status: 'register-status',
  tag: 'register-tags',
  town: 'register-town',
  name: 'register-name',
  'credit-code': 'register-credit-code',
  removed: 'directory-removed',
  added: 'directory-added',
  changed: 'directory-changed',
} as const satisfies Readonly<Record<DifferenceKind, FindingCode>>

/**
 * The differences in the order of the table: by kind, then by the UTF-8 bytes of what they say,
 * member by member.
 */
export function sortDifferences(differences: readonly Difference[]): Difference[] {
  const places = new Map<string, number>(DIFFERENCE_KINDS.map((kind, place) => [kind, place]))
  // No text holds a line feed, which sorts below every character of one.
  const keyed = differences.map((row) => ({
    place: places.get(row.kind) ?? 0,
    key: [row.id, row.creditCode, row.name, row.field, row.directory, row.register].join('\n'),
    row,
  }))
  keyed.sort((a, b) => a.place - b.place || compareUtf8(a.key, b.key))
  return keyed.map(({ row }) => row)
}

/** The findings, the gravest first, then in the order of the table. */
export function findingsOf(
  rows: readonly Difference[],
  columnsNotCompared: readonly string[],
): Finding[] {
  const findings = collectFindings()
  for (const row of rows) {
    if (row.kind === 'removed' && row.register !== undefined) {
      findings.add('removed-but-registered', exampleOf(row))
    }
  }
  for (const row of rows) {
    const isByName = row.kind === 'similar' && row.field === 'name'
    findings.add(isByName ? 'register-same-name' : FINDINGS[row.kind], exampleOf(row))
  }
  for (const column of columnsNotCompared) {
    findings.add('column-not-compared', column)
  }
  return [...findings.list()]
}

function exampleOf({ id, creditCode, name }: Difference): string {
  return id ?? creditCode ?? name
}
