import { type Reading, readTables } from 'double-random/tables'
import { fail } from '../../src/core/errors.ts'
import { say } from '../../src/core/message.ts'
import type { DroppedFile } from './messages.ts'

const KINDS = ['record', 'notice', 'proof', 'announcement', 'amendment'] as const
type Kind = (typeof KINDS)[number]

/** The files of a drop, by what they are. */
export interface SortedFiles {
  /** Texts of each kind of document. */
  readonly documents: Readonly<Record<Kind, readonly string[]>>
  readonly inputs: Reading | undefined
}

/**
 * Tells documents from tables; whatever is neither is refused, since somebody meant something by it.
 */
export function sortFiles(files: readonly DroppedFile[]): SortedFiles {
  const documents: Record<Kind, string[]> = {
    record: [],
    notice: [],
    proof: [],
    announcement: [],
    amendment: [],
  }
  const others: DroppedFile[] = []
  for (const file of files) {
    const text = textOf(file)
    const kind = text === undefined ? undefined : kindOf(text)
    if (kind === undefined) others.push(file)
    else documents[kind].push(text as string)
  }
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

/** What a document says it is, also one that is damaged behind its head. */
function kindOf(text: string): Kind | undefined {
  const value = jsonOf(text)
  const body = isMembers(value) ? value.body : undefined
  if (!isMembers(body)) return undefined
  const head = isMembers(body.head) ? body.head : {}
  return KINDS.find((kind) => kind === (body.kind ?? head.kind))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
