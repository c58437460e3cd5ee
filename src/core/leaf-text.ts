import { canonicalJson } from './canonical-json.ts'

/** What is hashed for a row (`docs/protocol.md` §4.2, §4.2a). */
export function leafText(row: object, salt: string | undefined): string {
  return canonicalJson(salt === undefined ? row : { row, salt })
}
