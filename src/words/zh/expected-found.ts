/** Returns what was expected in a place, and what was found there. */
export function expectedFound(expected: string, found: string): string {
  return `应为${apart(expected)}，实为${apart(found)}`
}

/** Digits and Latin letters are set apart from Chinese by a blank. */
function apart(text: string): string {
  return text.charCodeAt(0) < 128 ? ` ${text}` : text
}
