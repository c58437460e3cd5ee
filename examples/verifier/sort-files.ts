import { type Reading, readTables } from 'double-random/tables'
import { fail } from '../../src/core/errors.ts'
import { say } from '../../src/core/message.ts'
import type { DroppedFile } from './messages.ts'

/** The kinds of document, the one that is verified first where there are several. */
const KINDS = [
  'outcomes',
  'record',
  'notice',
  'proof',
  'announcement',
  'void',
  'amendment',
] as const

/** A document of the protocol, as far as it is told apart from others. */
export interface SortedDocument {
  readonly name: string
  readonly kind: (typeof KINDS)[number]
  readonly text: string
  /** Its number in the series, or that of an amendment or of outcomes. */
  readonly place: number
}

/** The files of a drop, by what they are. */
export interface SortedFiles {
  /** The one to verify first: the last record, and so on. */
  readonly documents: readonly SortedDocument[]
  readonly inputs: Reading | undefined
}

/**
 * Tells documents from tables; whatever is neither is refused, since somebody meant something by it.
 */
export function sortFiles(files: readonly DroppedFile[]): SortedFiles {
  const found: SortedDocument[] = []
  const others: DroppedFile[] = []
  for (const file of files) {
    const document = documentOf(file)
    if (document === undefined) others.push(file)
    else found.push(document)
  }
  const rank = ({ kind }: SortedDocument) => KINDS.indexOf(kind)
  const documents = found.sort((a, b) => rank(a) - rank(b) || b.place - a.place)
  if (others.length === 0) return { documents, inputs: undefined }
  const inputs = readTables(others)
  const unread = inputs.report.remarks.find(({ about }) => about.id === 'file-passed-over')
  if (unread?.about.id === 'file-passed-over' && unread.about.values.why.id !== 'lock-file') {
    fail({
      code: 'evidence/structure',
      path: unread.about.values.file,
      expected: say('document-or-directory'),
      found: say('something-else'),
    })
  }
  return { documents, inputs }
}

/** A byte order mark stays, so that it is refused: no canonical text has one. */
function textOf({ bytes }: DroppedFile): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a document says it is, also one that is damaged behind its head. */
function documentOf(file: DroppedFile): SortedDocument | undefined {
  const text = textOf(file)
  const value = text === undefined ? undefined : jsonOf(text)
  const body = isMembers(value) ? value.body : undefined
  if (text === undefined || !isMembers(body)) return undefined
  const head = isMembers(body.head) ? body.head : {}
  const kind = KINDS.find((each) => each === (body.kind ?? head.kind))
  const place = Number(body.sequence ?? head.sequence ?? body.number ?? head.number)
  return kind && { name: file.name, kind, text, place }
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
