import * as z from 'zod'
import { compareUtf8 } from '../../core/utf8.ts'

/**
 * An array that is taken as a set: in byte order, without repetitions, so that neither the order
 * nor a repetition changes a digest.
 */
export function setOf<T extends z.ZodType<string, string>>(item: T) {
  return z.array(item).transform((items) => Object.freeze([...new Set(items)].sort(compareUtf8)))
}
