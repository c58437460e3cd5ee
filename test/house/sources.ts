import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exports } from '../../package.json'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The entry points of the package, by the name under which they are imported. */
export const entries: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(exports).flatMap(([name, to]) =>
    typeof to === 'string'
      ? []
      : [[`double-random${name.slice(1)}`, join(root, 'src', name, 'index.ts')]],
  ),
)

/** Those whose functions need nothing but the language. */
export const coreEntries: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(entries).filter(
    ([name]) => !['double-random/files', 'double-random/tables'].includes(name),
  ),
)

/** One file of the library; `path` is relative to src/ and has forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

export function librarySources(): readonly Source[] {
  const src = join(root, 'src')
  if (!existsSync(src)) return []
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }))
}

/** Without the command line, which is there to have a clock, files and randomness. */
export function pureSources(): readonly Source[] {
  return librarySources().filter(({ path }) => !path.startsWith('cli/'))
}

/**
 * Writes below .generated/ and returns the path; an unchanged file is left alone, or watch mode
 * would loop.
 */
export function writeGenerated(path: string, text: string): string {
  const file = join(root, '.generated', path)
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  return file
}
