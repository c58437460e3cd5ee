import type { InputData } from 'double-random'
import { inputsFromFiles, type ReadInputs } from '../../src/cli/inputs/inputs-from-files.ts'
import { TABLES } from '../../src/cli/inputs/tables.ts'
import { fail } from '../../src/core/errors.ts'
import { say } from '../../src/core/message.ts'
import type { DroppedFile } from './messages.ts'

/** The kinds of document, the one that is verified first where there are several. */
const KINDS = ['record', 'notice', 'proof', 'announcement', 'void', 'amendment'] as const

/** A document of the protocol, as far as it is told apart from others. */
export interface SortedDocument {
  readonly name: string
  readonly kind: (typeof KINDS)[number]
  readonly text: string
  /** Its number in the series, or that of an amendment. */
  readonly place: number
}

/** The files of a drop, by what they are. */
export interface SortedFiles {
  /** The one to verify first: the last record, and so on. */
  readonly documents: readonly SortedDocument[]
  readonly inputs: ReadInputs | undefined
  /** Names of files with inputs that others go before. */
  readonly unused: readonly string[]
}

/**
 * Tells documents from directories; whatever is neither is refused, since somebody meant something
 * by it.
 */
export async function sortFiles(files: readonly DroppedFile[]): Promise<SortedFiles> {
  const found: SortedDocument[] = []
  const tables: DroppedFile[] = []
  const wholes: { name: string; inputs: ReadInputs }[] = []
  for (const file of files) {
    if (isTable(file.name)) {
      tables.push(file)
      continue
    }
    const text = textOf(file)
    const value = jsonOf(text)
    const document = documentOf(file.name, text, value)
    if (document !== undefined) found.push(document)
    else if (isMembers(value) && Object.hasOwn(value, 'enterprises'))
      wholes.push({
        name: file.name,
        inputs: { data: value as unknown as InputData, tables: new Map() },
      })
    else {
      fail({
        code: 'evidence/structure',
        path: file.name,
        expected: say('document-or-directory'),
        found: say('something-else'),
      })
    }
  }
  const rank = ({ kind }: SortedDocument) => KINDS.indexOf(kind)
  const documents = found.sort((a, b) => rank(a) - rank(b) || b.place - a.place)
  const unused = wholes.slice(tables.length === 0 ? 1 : 0).map(({ name }) => name)
  if (tables.length === 0) return { documents, inputs: wholes[0]?.inputs, unused }
  const load = async (name: string) =>
    (tables.find((each) => each.name === name) as DroppedFile).bytes
  const inputs = await inputsFromFiles(
    tables.map(({ name }) => name),
    load,
    '',
  )
  return { documents, inputs, unused }
}

function isTable(name: string): boolean {
  const stem = name.normalize('NFC').replace(/\.(csv|json|xlsx?)$/i, '')
  const known = [...TABLES.flatMap(({ files }) => files), 'plan', '计划', 'calendar', '日历']
  return stem !== name && known.includes(stem)
}

/** A byte order mark stays, so that it is refused: no canonical text has one. */
function textOf({ name, bytes }: DroppedFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const found = say('text-in-another-encoding')
    return fail({ code: 'evidence/json', path: name, expected: say('text-in-utf-8'), found })
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function documentOf(name: string, text: string, value: unknown): SortedDocument | undefined {
  const body = isMembers(value) ? value.body : undefined
  if (!isMembers(body)) return undefined
  const head = isMembers(body.head) ? body.head : {}
  const kind = KINDS.find((each) => each === (body.kind ?? head.kind))
  const place = Number(body.sequence ?? body.number ?? head.number)
  return kind && { name, kind, text, place }
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
