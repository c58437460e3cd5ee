import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundle } from './bundle.ts'
import type { Program } from './markdown.ts'
import { root, writeGenerated } from './sources.ts'

/** What came of one part of a program. */
export interface Outcome {
  readonly printed: string
  readonly error: string | undefined
}

/** Milliseconds after which a program is ended: as for the tests, only what hangs takes so long. */
const HANGING = 900_000

// Cannot stand in a page by accident, and keeps generated files the same from run to run.
const token = '@@double-random-docs@@'

/** Writes the program as one module in which every line keeps its number in the page. */
export function writeProgram({ parts }: Program): string {
  let text = ''
  for (const part of parts) {
    const gap = part.line - 1 - text.split('\n').length
    const mark = `console.log(${JSON.stringify(`\n${token} part ${part.name}`)});`
    text += `${'\n'.repeat(Math.max(0, gap))}${mark}\n${part.code}`
  }
  const name = parts[0]!.name.replaceAll(/[^\w.]/g, '-')
  return writeGenerated(`docs/${name}.ts`, `${text}export {}\n`)
}

/**
 * Runs the programs in one process, as a user would with tsx at the top of the project; by name of
 * part.
 */
export function runPrograms(programs: readonly Program[]): ReadonlyMap<string, Outcome> {
  const runner = join(root, 'test/house/run-blocks.ts')
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', runner, token, ...programs.map(writeProgram)],
    { cwd: root, encoding: 'utf8', timeout: HANGING, maxBuffer: 1 << 28 },
  )
  const outcomes = new Map<string, Outcome>()
  let name = ''
  let ended = false
  for (const piece of stdout.split(`\n${token} `).slice(1)) {
    const [head = '', ...lines] = piece.split('\n')
    const [event = ''] = head.split(' ', 1)
    const word = head.slice(event.length + 1)
    ended = event === 'end'
    if (event === 'begin') name = programs[Number(word)]!.parts[0]!.name
    if (event === 'part') {
      name = word
      outcomes.set(name, { printed: lines.join('\n'), error: undefined })
    }
    if (event === 'error') {
      outcomes.set(name, { printed: outcomes.get(name)?.printed ?? '', error: JSON.parse(word) })
    }
  }
  if (status !== 0 || !ended) {
    throw new Error(
      `the programs of the pages ended early, after ${name} (exit ${status}):\n${stderr}`,
    )
  }
  return outcomes
}

export function runShell(code: string, folder = root): Outcome {
  const { stdout, stderr, status } = spawnSync('bash', ['-euo', 'pipefail', '-c', code], {
    cwd: folder,
    encoding: 'utf8',
    timeout: HANGING,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${commands()}:${process.env.PATH}`,
      LC_ALL: 'C.UTF-8',
      // Where the project is, for snippets that run elsewhere.
      double_random: root,
      TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
    },
  })
  return { printed: stdout, error: status === 0 ? undefined : `exit ${status}: ${stderr}` }
}

let folderOfCommands: string | undefined

/** A folder in which `double-random` is the command line, made of its source: as one file it starts five times as fast. */
function commands(): string {
  if (folderOfCommands !== undefined) return folderOfCommands
  const outfile = bundle(join(root, 'src/cli/main.ts'))
  const script = `#!/bin/sh\nexec "${process.execPath}" "${outfile}" "$@"\n`
  const file = writeGenerated('bin/double-random', script)
  chmodSync(file, 0o755)
  folderOfCommands = dirname(file)
  return folderOfCommands
}
