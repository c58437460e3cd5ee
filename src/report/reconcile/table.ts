import { collectFindings, type Finding } from '../../core/finding.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { DIFFERENCE_KINDS, type Difference, type DifferenceKind } from './result.ts'

/** Code and message of the finding about each kind. */
const FINDINGS: Readonly<Record<DifferenceKind, readonly [code: string, message: string]>> = {
  omitted: ['register-omitted', 'register row for which no directory row stands'],
  phantom: ['register-phantom', 'directory row that the register does not have'],
  similar: [
    'register-similar',
    'directory row whose number stands in the register in another case or width',
  ],
  ambiguous: ['register-ambiguous', 'row that fits several rows of the other side'],
  several: ['register-several', 'register row for which several directory rows stand'],
  'out-of-scope': [
    'register-out-of-scope',
    'directory row whose register row should not be in the directory',
  ],
  status: ['register-status', 'directory row with another status than the register'],
  tag: ['register-tags', 'tag that only one of directory and register gives a firm'],
  town: ['register-town', 'directory row with another town than the register'],
  name: ['register-name', 'directory row with another name than the register'],
  'credit-code': [
    'register-credit-code',
    'directory row with another credit code than the register',
  ],
  removed: ['directory-removed', 'row that was removed since the last snapshot'],
  added: ['directory-added', 'row that was added since the last snapshot'],
  changed: ['directory-changed', 'member that was changed since the last snapshot'],
}

const SAME_NAME = [
  'register-same-name',
  'directory row that the register has by name only, under another number',
] as const

const REMOVED_BUT_REGISTERED = [
  'removed-but-registered',
  'row that was removed since the last snapshot although the register still has it in scope',
] as const

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
      findings.add(...REMOVED_BUT_REGISTERED, exampleOf(row))
    }
  }
  for (const row of rows) {
    const isByName = row.kind === 'similar' && row.field === 'name'
    findings.add(...(isByName ? SAME_NAME : FINDINGS[row.kind]), exampleOf(row))
  }
  for (const column of columnsNotCompared) {
    findings.add('column-not-compared', 'column of the register that no directory row has', column)
  }
  return [...findings.list()]
}

function exampleOf({ id, creditCode, name }: Difference): string {
  return id ?? creditCode ?? name
}
