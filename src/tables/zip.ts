import { Inflate, zipSync } from 'fflate'
import { type HiddenParts, hiddenInParts } from './hidden.ts'

/** Bytes of all parts of a workbook together; a sheet of a million rows has less. */
export const LARGEST_WORKBOOK = 512 * 1024 * 1024
const MOST_PARTS = 10_000
/** Compressed bytes between two looks at how much came out: at most 1,032 times as many. */
const STEP = 1 << 16

/**
 * The parts that cells are read from, and those they name: no pictures, macros or other books, and
 * none of the binary ones of .xlsb. The package takes the length of a string there as it stands, and
 * a changed byte makes that four thousand million.
 */
const WANTED =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|docprops\/\w+\.xml|xl\/(?:_rels\/)?(?!vba|calc)[\w.]+\.(?:xml|rels)|xl\/(?:worksheets|theme|persons)\/[\w. -]+\.xml|(?:content|styles|meta)\.xml|mimetype|meta-inf\/manifest\.xml)$/i

interface Part {
  readonly name: string
  readonly method: number
  readonly packed: Uint8Array
  readonly size: number
}

/** What came of unpacking a workbook. */
export type Unpacked =
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array; readonly hidden: HiddenParts }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'other' }

/**
 * Returns the parts of a zipped workbook that cells are read from, as an archive that is not
 * compressed, so that whoever parses it meets no more bytes than were counted here.
 *
 * The sizes that the directory states are summed before anything is unpacked, and what comes out is
 * held to them: an archive can say one thing and hold another.
 */
export function unpack(bytes: Uint8Array): Unpacked {
  const parts = partsOf(bytes)
  if (parts === undefined) return { kind: 'other' }
  const stated = parts.reduce((sum, { size }) => sum + size, 0)
  if (stated > LARGEST_WORKBOOK) return { kind: 'too-large', bytes: stated }
  const files: Record<string, Uint8Array> = {}
  for (const part of parts) {
    const content = contentOf(part)
    if (content === undefined) return { kind: 'other' }
    files[part.name] = content
  }
  return { kind: 'workbook', bytes: zipSync(files, { level: 0 }), hidden: hiddenInParts(files) }
}

/** Undefined where it is no archive of a workbook (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16). */
function partsOf(bytes: Uint8Array): readonly Part[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const first = Math.max(0, end - 0xffff)
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < first) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MOST_PARTS) return undefined
  const parts: Part[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined
    const nameLength = view.getUint16(at + 28, true)
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength))
    const local = view.getUint32(at + 42, true)
    if (WANTED.test(name)) {
      if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) return undefined
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      const packed = bytes.subarray(start, start + view.getUint32(at + 20, true))
      const method = view.getUint16(at + 10, true)
      parts.push({ name, method, packed, size: view.getUint32(at + 24, true) })
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  const isWorkbook = parts.some(({ name }) => /^(?:xl\/workbook\.xml|content\.xml)/i.test(name))
  return isWorkbook ? parts : undefined
}

/** Names of the parts that are wanted are ASCII. */
function nameOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 256)).replace(/\\/g, '/')
}

/** Undefined where the content is not as long as its directory says. */
function contentOf({ method, packed, size }: Part): Uint8Array | undefined {
  if (method === 0) return packed.length === size ? packed : undefined
  if (method !== 8) return undefined
  const content = new Uint8Array(size)
  let length = 0
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) content.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length && length <= size; at += STEP) {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
    }
  } catch {
    return undefined
  }
  return length === size ? content : undefined
}
