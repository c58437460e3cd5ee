/** Names that Chinese sentences write in Latin letters. */
const NAMES = [
  'CSV',
  'ClickHouse',
  'DuckDB',
  'Excel',
  'GB 32100-2015',
  'GB18030',
  'JSON',
  'NFC',
  'PostgreSQL',
  'SHA-256',
  'SQL',
  'UTF-16',
  'UTF-8',
  'Unicode',
]

/** What else may stand in Latin letters: codes, members and paths are quoted, options are typed. */
const ALLOWED = [
  /“[^” ]*”/g,
  // A member with its value, a command line.
  /“\w+: (?:true|false)”/g,
  /“double-random [^”]*”/g,
  // A digest.
  /[0-9a-f]{64}/g,
  /double-random help/g,
  /(?<![\w-])--?[a-zA-Z][a-z-]*/g,
  /<[a-z:=-]+>/g,
  /[\p{Script=Han}\w-]+\.(?:csv|json)/gu,
]

/** A path has what looks like an option or a code; a short text may be a part of either. */
const LONG = 8

/** Returns the Latin words of a Chinese sentence that are its own, not of what it speaks of. */
export function latinIn(sentence: string, spokenOf: readonly string[] = []): string[] {
  // Codes first: a short id may be a part of one. Longer texts next, as one may hold another.
  let rest = sentence.replaceAll(/\[(?:[a-z]+\/[a-z-]+|E[A-Z]+)\]/g, '·')
  const data = [...spokenOf].sort((a, b) => b.length - a.length)
  const first = data.filter((each) => each.length >= LONG || /[-[<]/.test(each))
  for (const each of first) rest = rest.replaceAll(each, '·')
  for (const each of ALLOWED) rest = rest.replaceAll(each, '·')
  for (const each of [...NAMES, ...data]) rest = rest.replaceAll(each, '·')
  return rest.match(/[A-Za-z]+/g) ?? []
}
