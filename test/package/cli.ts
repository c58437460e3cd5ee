import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install } from './install.ts'

let scratch: string | undefined

/** The installed program; the files that use it may share this module, one after the other. */
export function program(): string {
  scratch ??= mkdtempSync(join(tmpdir(), 'double-random-cli-'))
  const path = join(scratch, 'bureau/node_modules/double-random/dist/cli.js')
  if (!existsSync(path)) install(scratch, 'bureau')
  return path
}

export function removeProgram(): void {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true })
  scratch = undefined
}

export type Said = SpawnSyncReturns<string>

/** Runs the installed program in a folder, Chinese unless asked otherwise. */
export function run(folder: string, args: readonly string[], input = ''): Said {
  return spawnSync(process.execPath, [program(), ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8' },
    maxBuffer: 1 << 28,
  })
}

/** Runs what must succeed, and returns what was printed. */
export function ok(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = run(folder, args)
  if (status === 0) return stdout
  throw new Error(`double-random ${args.join(' ')}: exit ${status}\n${stdout}${stderr}`)
}

export function digestOf(folder: string, file: string): string {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')).digest
}
