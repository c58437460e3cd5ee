/** One fenced block of a Markdown page. */
export interface Block {
  readonly file: string
  /** Line number of the first line of code, from 1. */
  readonly line: number
  readonly info: string
  readonly code: string
  /** The reason given in a `<!-- no-run: reason -->` on the line before the block. */
  readonly reason: string | undefined
  /** The block stands between the ci:commands comments, where .ci/run runs it. */
  readonly inCommands: boolean
  /** Only blank lines stand between the previous block and this one. */
  readonly follows: boolean
}

export function blocksOf(file: string, text: string): readonly Block[] {
  const blocks: Block[] = []
  let inCommands = false
  let before = ''
  let follows = false
  let open:
    | { fence: string; indent: number; info: string; line: number; code: string[] }
    | undefined
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, indent = '', fence = '', info = ''] =
      /^(\s*)(`{3,}|~{3,})\s*(.*?)\s*$/.exec(line) ?? []
    if (open) {
      if (fence.startsWith(open.fence) && info === '') {
        const reason = /<!--\s*no-run:\s*(.+?)\s*-->/.exec(before)?.[1]
        const code = `${open.code.join('\n')}\n`
        blocks.push({ file, line: open.line, info: open.info, code, reason, inCommands, follows })
        open = undefined
        before = ''
        follows = true
      } else {
        open.code.push(line.slice(Math.min(open.indent, line.search(/\S|$/))))
      }
    } else if (fence) {
      open = { fence, indent: indent.length, info, line: index + 2, code: [] }
    } else if (line.trim()) {
      if (line.includes('<!-- ci:commands -->')) inCommands = true
      if (line.includes('<!-- /ci:commands -->')) inCommands = false
      before = line
      follows = false
    }
  }
  if (open) throw new Error(`${file}:${open.line - 1} opens a block that nothing closes`)
  return blocks
}

/**
 * A `ts` block with the `ts continue` blocks after it, one `sh run` block, or a `sh office` block
 * with those that continue it.
 */
export interface Program {
  /** `office`: shell in an empty folder of its own, where `double-random` is a command. */
  readonly kind: 'ts' | 'sh' | 'office'
  readonly parts: readonly Part[]
}

export interface Part {
  readonly name: string
  readonly line: number
  readonly code: string
  /** What the part must print, if a `text` block follows it directly. */
  readonly output: string | undefined
}

const KINDS: Readonly<Record<string, Program['kind']>> = {
  ts: 'ts',
  'sh run': 'sh',
  'sh office': 'office',
}

/** What is to be run, and a sentence for every block whose marker cannot be right. */
export function programsOf(blocks: readonly Block[]): {
  readonly programs: readonly Program[]
  readonly mistakes: readonly string[]
} {
  const programs: { kind: Program['kind']; parts: Part[] }[] = []
  const mistakes: string[] = []
  let last: { kind: Program['kind']; parts: Part[] } | undefined
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]
    const output = next?.info === 'text' && next.follows ? next.code : undefined
    const name = `${block.file}:${block.line}`
    const part = { name, line: block.line, code: block.code, output }
    const [language = ''] = block.info.split(' ', 1)
    const kind = KINDS[block.info]
    if (kind !== undefined) {
      const program = { kind, parts: [part] }
      programs.push(program)
      // A line of shell between two blocks does not end the program that they are.
      if (kind !== 'sh') last = program
    } else if (block.info === 'sh continue') {
      if (last?.kind === 'office') last.parts.push(part)
      else mistakes.push(`${name} continues no sh office block`)
    } else if (block.info === 'ts continue') {
      if (last?.kind === 'ts') last.parts.push(part)
      else mistakes.push(`${name} continues no ts block`)
    } else if (block.info === 'ts no-run') {
      last = undefined
      if (!block.reason) mistakes.push(`${name} needs a <!-- no-run: reason --> before it`)
    } else if (block.info !== 'sh' && /^(ts|js|sh|(type|java)script|bash|shell)/.test(language)) {
      mistakes.push(
        `${name} is marked "${block.info}"; use ts, ts continue, ts no-run, sh, sh run, sh office or sh continue`,
      )
    }
    if (block.inCommands && block.info !== 'sh')
      mistakes.push(`${name} among the commands is not sh`)
  }
  return { programs, mistakes }
}
