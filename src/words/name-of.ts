/** Returns what a code is called; one of a later version is called by itself. */
export function nameOf(names: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(names, code) ? (names[code] as string) : code
}
