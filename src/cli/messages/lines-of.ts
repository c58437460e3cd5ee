import { type Described, describe } from 'double-random/words'
import { harmless } from '../harmless.ts'
import type { Language } from '../terminal.ts'

/**
 * The lines of a description. Texts in it may hold line feeds of their own, with which they would
 * pass for lines of this program.
 */
export function linesOf(described: Described, language: Language): string[] {
  return describe(withoutLineFeeds(described) as Described, language).split('\n')
}

function withoutLineFeeds(value: unknown): unknown {
  if (typeof value === 'string') return harmless(value)
  if (Array.isArray(value)) return value.map(withoutLineFeeds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [harmless(name), withoutLineFeeds(member)]),
  )
}
