import type { InputData } from 'double-random'
import { inputsFromFiles, type ReadInputs } from '../../src/cli/inputs/inputs-from-files.ts'
import { TABLES } from '../../src/cli/inputs/tables.ts'
import { fail } from '../../src/core/errors.ts'
import { say } from '../../src/core/message.ts'
import type { DroppedFile } from './messages.ts'

const KINDS = ['record', 'notice', 'proof', 'announcement', 'amendment'] as const
type Kind = (typeof KINDS)[number]

/** The files of a drop, by what they are. */
export interface SortedFiles {
  /** Texts of each kind of document. */
  readonly documents: Readonly<Record<Kind, readonly string[]>>
  readonly inputs: ReadInputs | undefined
}

/**
 * Tells documents from directories; whatever is neither is refused, since somebody meant something
 * by it.
 */
export async function sortFiles(files: readonly DroppedFile[]): Promise<SortedFiles> {
  const documents: Record<Kind, string[]> = {
    record: [],
    notice: [],
    proof: [],
    announcement: [],
    amendment: [],
  }
  const tables: DroppedFile[] = []
  let whole: ReadInputs | undefined
  for (const file of files) {
    if (isTable(file.name)) {
      tables.push(file)
      continue
    }
    const text = textOf(file)
    const value = jsonOf(text)
    const kind = kindOf(value)
    if (kind !== undefined) documents[kind].push(text)
    else if (isMembers(value) && Object.hasOwn(value, 'enterprises'))
      whole = { data: value as unknown as InputData, tables: new Map() }
    else {
      fail({
        code: 'evidence/structure',
        path: file.name,
        expected: say('document-or-directory'),
        found: say('something-else'),
      })
    }
  }
  if (tables.length === 0) return { documents, inputs: whole }
  const load = async (name: string) =>
    (tables.find((each) => each.name === name) as DroppedFile).bytes
  const inputs = await inputsFromFiles(
    tables.map(({ name }) => name),
    load,
    '',
  )
  return { documents, inputs }
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

function kindOf(value: unknown): Kind | undefined {
  const body = isMembers(value) ? value.body : undefined
  if (!isMembers(body)) return undefined
  const head = isMembers(body.head) ? body.head : {}
  return KINDS.find((kind) => kind === (body.kind ?? head.kind))
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
