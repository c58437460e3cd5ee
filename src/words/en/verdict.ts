import type { CheckName, Verdict } from '../../core/check.ts'
import { checkNames } from './check-names.ts'

const named = (names: readonly CheckName[]) => names.map((name) => checkNames[name]).join(', ')

/** How a report ends. */
export function verdict({ ok, failed, needed }: Verdict): string {
  if (ok) return 'verified'
  if (failed.length > 0) return `NOT verified (${named(failed)})`
  return `NOT verified (needed and not checked: ${named(needed)})`
}
