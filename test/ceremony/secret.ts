import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** 64 hex digits that stand for 32 random bytes; also where there is no Node. */
export function secretOf(name: string | number): string {
  return bytesToHex(sha256(utf8ToBytes(`secret ${name}`)))
}
