import { compareUtf8 } from '../core/utf8.ts'
import type { Visit } from './legality.ts'

/** The days on which there are visits, in order: the engine's number of a day is its place here. @internal */
export function visitDays(visits: readonly Visit[]): string[] {
  return [...new Set(visits.map(({ date }) => date))].sort(compareUtf8)
}
