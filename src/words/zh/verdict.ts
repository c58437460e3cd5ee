import type { CheckName, Verdict } from '../../core/check.ts'
import { checkNames } from './check-names.ts'

const named = (names: readonly CheckName[]) => names.map((name) => checkNames[name]).join('、')

/** How a report ends. */
export function verdict({ ok, failed, needed }: Verdict): string {
  if (ok) return '核验通过'
  if (failed.length > 0) return `核验不符（${named(failed)}）`
  return `未见不符，但必需的项目未查（${named(needed)}）`
}
