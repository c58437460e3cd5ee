import { createHash } from 'node:crypto'

/** 64 hex digits that stand for 32 random bytes. */
export function secretOf(name: string | number): string {
  return createHash('sha256').update(`secret ${name}`).digest('hex')
}
