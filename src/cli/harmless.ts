import { UNSEEN_CHARACTERS } from '../core/unseen-characters.ts'

// With the flag `u` a surrogate matches only where it is alone.
const HARMFUL = new RegExp(`[${UNSEEN_CHARACTERS}\\ud800-\\udfff]`, 'gu')

/**
 * A text as a terminal may show it: what moves a cursor, turns the direction, breaks a line or
 * cannot be seen is written as `\u{…}`.
 */
export function harmless(text: string): string {
  return text.replace(
    HARMFUL,
    (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`,
  )
}

/** A value as JSON on one line, of the same meaning for whoever parses it. */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value).replace(HARMFUL, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}
