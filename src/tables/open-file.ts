import { type Message, say } from '../core/message.ts'
import { workbookStream } from './compound.ts'
import { sheetOfText } from './csv-sheet.ts'
import { decode } from './decode.ts'
import { couldBeMeant } from './headings.ts'
import { type HiddenParts, hiddenInStream } from './hidden.ts'
import { collectRemarks, type RemarkList } from './report.ts'
import type { Sheet } from './sheet.ts'
import { sheetsOfWorkbook } from './workbook.ts'
import { LARGEST_WORKBOOK, unpack } from './zip.ts'

/**
 * A file as a person hands it in. One whose name ends in a slash is a folder that lies among them: it
 * is asked about, and its bytes are the names of what is in it, so that other files ask anew.
 */
export interface TableFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What is in a file: sheets of cells, a value of JSON, or nothing that can be read, and why. */
export type Opened =
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[]; readonly encoding?: string }
  | { readonly kind: 'json'; readonly value: unknown; readonly encoding: string }
  | { readonly kind: 'closed'; readonly why: Message }
  /** It was said what is wrong with it. */
  | { readonly kind: 'refused' }

/** What programs leave beside the files of people. */
const LEFT_BEHIND = /^(?:~\$|\.|thumbs\.db$|desktop\.ini$|__macosx)/i
const OF_TEXT = /\.(?:csv|tsv|txt|json)$/i
const OF_WORKBOOK = /\.(?:xls[xm]?|et|ods)$/i
const OF_ARCHIVE = /\.(?:zip|rar|7z|tar|gz|tgz)$/i
/** A header and two sectors ([MS-CFB] 2.1): what is shorter is cut off. */
const SMALLEST_COMPOUND = 1536
const LARGEST_FILE = 512 * 1024 * 1024

/** Opens a file by what its bytes are, whatever its name ends in. */
export function openFile({ name, bytes }: TableFile, remarks: RemarkList): Opened {
  const isFolder = name.endsWith('/')
  const base = (isFolder ? name.slice(0, -1) : name).split(/[/\\]/).pop() ?? name
  if (LEFT_BEHIND.test(base)) return closed('lock-file')
  if (bytes.length === 0) return closed('empty-file')
  if (isFolder) return closed('folder-unread')
  if (bytes.length > LARGEST_FILE) {
    remarks.add('file-too-large', { file: name, bytes: bytes.length, limit: LARGEST_FILE })
    return { kind: 'refused' }
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return openArchive(name, bytes, remarks)
  // A compound file holds a workbook of Excel 5 to 2003, or of WPS; a bare one starts with BOF.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const stream = bytes.length < SMALLEST_COMPOUND ? undefined : workbookStream(bytes)
    return stream !== undefined && startsWith(stream, [0x09, 0x08])
      ? openWorkbook(stream, name, hiddenInStream(stream))
      : closed('workbook-unreadable')
  }
  if (startsWith(bytes, [0x09, 0x08])) return openWorkbook(bytes, name, hiddenInStream(bytes))
  const isText = OF_TEXT.test(name)
  const trial = isText ? remarks : collectRemarks()
  const decoded = decode(bytes, name, trial)
  if (decoded === undefined) return isText ? { kind: 'refused' } : unknown(name)
  const { text, encoding } = decoded
  const start = text.slice(0, 1024).trimStart()
  if (start.startsWith('<')) {
    return /<(?:table|html|workbook)/i.test(text.slice(0, 1 << 16))
      ? openWorkbook(text, name)
      : unknown(name)
  }
  if (start.startsWith('{') || start.startsWith('[')) {
    const value = jsonOf(text)
    if (value !== undefined) return { kind: 'json', value, encoding }
  }
  if (/\.json$/i.test(name)) {
    // A damaged file of something else lies beside the tables.
    if (!couldBeMeant(name)) return closed('unknown-format')
    remarks.add('json-unreadable', { file: name })
    return { kind: 'refused' }
  }
  if (start === '') return closed('empty-file')
  const sheet = sheetOfText(text, name, trial)
  if (sheet !== undefined) return { kind: 'sheets', sheets: [sheet], encoding }
  return isText ? { kind: 'refused' } : unknown(name)
}

function openArchive(name: string, bytes: Uint8Array, remarks: RemarkList): Opened {
  const unpacked = unpack(bytes)
  if (unpacked.kind === 'workbook') return openWorkbook(unpacked.bytes, name, unpacked.hidden)
  if (unpacked.kind === 'other') {
    return unknown(name)
  }
  const { bytes: size } = unpacked
  remarks.add('file-too-large', { file: name, bytes: size, limit: LARGEST_WORKBOOK })
  return { kind: 'refused' }
}

function openWorkbook(data: Uint8Array | string, file: string, hidden?: HiddenParts): Opened {
  const sheets = sheetsOfWorkbook(data, file, hidden)
  return sheets === undefined ? closed('workbook-unreadable') : { kind: 'sheets', sheets }
}

/** What nothing can be read of, by what its name says that it is. */
function unknown(name: string): Opened {
  if (/\.xlsb$/i.test(name)) return closed('workbook-binary')
  if (OF_WORKBOOK.test(name)) return closed('workbook-unreadable')
  return closed(OF_ARCHIVE.test(name) ? 'archive-unread' : 'unknown-format')
}

function closed(
  why:
    | 'lock-file'
    | 'empty-file'
    | 'folder-unread'
    | 'archive-unread'
    | 'unknown-format'
    | 'workbook-unreadable'
    | 'workbook-binary',
): Opened {
  return { kind: 'closed', why: say(why) }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
