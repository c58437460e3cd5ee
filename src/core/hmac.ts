import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, toHex } from './digest.ts'
import { encodeUtf8 } from './utf8.ts'

/** HMAC-SHA-256 of a text under a key of 64 hex digits, in hex. */
export function hmacHex(keyHex: string, text: string): string {
  return toHex(hmac(sha256, fromHex(keyHex), encodeUtf8(text)))
}
