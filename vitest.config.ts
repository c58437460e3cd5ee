import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const reports = process.env.VITEST_REPORTS

const path = (inside: string) => fileURLToPath(new URL(inside, import.meta.url))
const source = (name: string) => path(`./src/${name}`)

/**
 * Suites that `npm test` leaves out, by mode: they need the built package, or programs of Debian,
 * or run every example and every block of code in the pages. `apart` is all of them.
 */
const APART: Readonly<Record<string, readonly string[]>> = {
  docs: ['test/examples/', 'test/house/docs.test.ts'],
  package: ['test/package/'],
  browsers: ['test/browsers/'],
  engines: ['test/engines/'],
  sql: ['test/sql/'],
}

const isApart = (mode: string) => mode === 'apart' || mode in APART

const tests = readdirSync(path('./test'), { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.test.ts'))

const says = (name: string, text: string) => readFileSync(path(name), 'utf8').includes(text)

// A module that one file replaces must not be met by the next file of the same process.
const replacesModules = (name: string) => says(name, 'vi.mock(')

/** `--mode slow` has the suites that do more then than `npm test` asks of them. */
function belongsTo(mode: string, name: string): boolean {
  const own = Object.keys(APART).find((each) => APART[each]?.some((path) => name.startsWith(path)))
  if (own !== undefined) return mode === 'apart' || mode === own
  if (isApart(mode)) return false
  return mode !== 'slow' || says(name, "/effort.ts'")
}

export default defineConfig(({ mode }) => {
  const include = tests.filter((name) => belongsTo(mode, name))
  return {
    resolve: {
      alias: [
        { find: /^double-random$/, replacement: source('index.ts') },
        { find: /^double-random\/(\w+)$/, replacement: source('$1/index.ts') },
      ],
    },
    test: {
      // Every error that a test meets is described in both languages.
      setupFiles: ['test/fixed-seed.ts', ...(isApart(mode) ? [] : ['test/words/every-refusal.ts'])],
      // The default leaves a core free, which on two cores means one worker.
      maxWorkers: 2,
      // Ends what hangs, and nothing else: no test may fail because a machine is slow.
      testTimeout: 900_000,
      hookTimeout: 900_000,
      env: mode === 'slow' ? { SLOW: 'yes' } : {},
      // A line a file, and whatever failed; the suites apart also say what they had to skip.
      silent: isApart(mode) ? false : 'passed-only',
      slowTestThreshold: Number.POSITIVE_INFINITY,
      reporters: reports
        ? ['default', ['json', { outputFile: `${reports}/${process.pid}.json` }]]
        : ['default'],
      // Loading the library anew for each file takes a third of the time of all.
      projects: [
        {
          extends: true,
          test: {
            name: 'shared',
            isolate: false,
            include: include.filter((name) => !replacesModules(name)),
          },
        },
        { extends: true, test: { name: 'isolated', include: include.filter(replacesModules) } },
      ],
    },
  }
})
