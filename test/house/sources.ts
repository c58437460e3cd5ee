import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The entry points of the package, by the name under which they are imported. */
export const entries: Readonly<Record<string, string>> = {
  'double-random': join(root, 'src/index.ts'),
  'double-random/words': join(root, 'src/words/index.ts'),
  'double-random/report': join(root, 'src/report/index.ts'),
  'double-random/year': join(root, 'src/year/index.ts'),
  'double-random/sql': join(root, 'src/sql/index.ts'),
  'double-random/disclose': join(root, 'src/disclose/index.ts'),
  'double-random/files': join(root, 'src/files/index.ts'),
  'double-random/tables': join(root, 'src/tables/index.ts'),
  'double-random/beacon': join(root, 'src/beacon/index.ts'),
  'double-random/proof': join(root, 'src/proof/index.ts'),
}

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
