/** The streams in which Excel keeps a workbook: since 97, and 5 and 95. */
const STREAMS = ['Workbook', 'WORKBOOK', 'Book', 'BOOK']

const LAST_REGULAR = 0xfffffff9
const STREAM = 2
const ROOT = 5
const ENTRY = 128
/** Bytes below which a stream stands in small sectors, within that of the root. */
const CUTOFF = 4096

/**
 * Returns the stream of a workbook in a compound file ([MS-CFB] 2.2 to 2.6); undefined where there
 * is none, as where the workbook has a password.
 *
 * By hand, since the package walks the tree of a file's directory without an end where it has a
 * circle. Here the directory is a list, and no chain is longer than the file.
 */
export function workbookStream(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(0x1e, true)
  if (shift !== 9 && shift !== 12) return undefined
  const size = 1 << shift
  const count = Math.ceil(bytes.length / size)
  const sector = (index: number) => bytes.subarray((index + 1) << shift, (index + 2) << shift)
  const tables = allocation(view, { size, count })
  const read = (start: number, next: (index: number) => number): Uint8Array | undefined => {
    const parts: Uint8Array[] = []
    for (let at = start; at <= LAST_REGULAR; at = next(at)) {
      if (at >= count || parts.length > count) return undefined
      parts.push(sector(at))
    }
    return joined(parts)
  }
  const next = (index: number): number => {
    const table = tables[Math.floor(index / (size / 4))]
    const at = ((table ?? count) + 1) * size + 4 * (index % (size / 4))
    return at + 4 <= bytes.length ? view.getUint32(at, true) : count
  }
  const entries = entriesOf(read(view.getUint32(0x30, true), next))
  const found = entries.find(({ name, type }) => type === STREAM && STREAMS.includes(name))
  if (found === undefined) return undefined
  if (found.size >= CUTOFF) return read(found.start, next)?.subarray(0, found.size)
  const root = entries.find(({ type }) => type === ROOT)
  const small = root === undefined ? undefined : read(root.start, next)
  const chain = read(view.getUint32(0x3c, true), next)
  if (small === undefined || chain === undefined) return undefined
  const links = new DataView(chain.buffer, chain.byteOffset, chain.byteLength)
  const parts: Uint8Array[] = []
  for (let at = found.start; at <= LAST_REGULAR; at = links.getUint32(4 * at, true)) {
    if (4 * at + 4 > chain.length || 64 * parts.length > CUTOFF) return undefined
    parts.push(small.subarray(64 * at, 64 * at + 64))
  }
  return joined(parts).subarray(0, found.size)
}

/** The sectors of the allocation table, in their order; those in the header first. */
function allocation(
  view: DataView,
  { size, count }: { readonly size: number; readonly count: number },
): readonly number[] {
  const sectors: number[] = []
  const add = (at: number) => {
    const index = at + 4 <= view.byteLength ? view.getUint32(at, true) : count
    if (index < count) sectors.push(index)
  }
  for (let i = 0; i < 109; i += 1) add(0x4c + 4 * i)
  let more = view.getUint32(0x44, true)
  for (let i = 0; i < count && more < count; i += 1) {
    const at = (more + 1) * size
    for (let j = 0; j < size / 4 - 1; j += 1) add(at + 4 * j)
    more = at + size <= view.byteLength ? view.getUint32(at + size - 4, true) : count
  }
  return sectors
}

interface Entry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly size: number
}

function entriesOf(directory: Uint8Array | undefined): readonly Entry[] {
  if (directory === undefined) return []
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const units = Math.min(32, view.getUint16(at + 0x40, true) >> 1)
    let name = ''
    for (let i = 0; i < units - 1; i += 1) {
      name += String.fromCharCode(view.getUint16(at + 2 * i, true))
    }
    entries.push({
      name,
      type: view.getUint8(at + 0x42),
      start: view.getUint32(at + 0x74, true),
      size: view.getUint32(at + 0x78, true),
    })
  }
  return entries
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
