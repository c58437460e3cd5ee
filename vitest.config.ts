import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const reports = process.env.VITEST_REPORTS

const source = (path: string) => `${fileURLToPath(new URL('./src/', import.meta.url))}${path}`

/**
 * Suites that `npm test` leaves out: what needs the built package, and what needs programs of
 * Debian.
 */
const APART: Readonly<Record<string, string>> = {
  package: 'test/package',
  browsers: 'test/browsers',
  engines: 'test/engines',
  sql: 'test/sql',
}

// `--mode package` runs the checks of the built package; everything else runs on the source,
// unbuilt.
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: [
      { find: /^double-random$/, replacement: source('index.ts') },
      { find: /^double-random\/(files|beacon|proof|words)$/, replacement: source('$1/index.ts') },
    ],
  },
  test: {
    setupFiles: ['test/words/every-refusal.ts'],
    // The default leaves a core free, which on two cores means one worker.
    maxWorkers: 2,
    // Packing and starting processes takes seconds on a machine that is busy with something else.
    ...(mode in APART ? { testTimeout: 60_000, hookTimeout: 120_000 } : {}),
    include:
      mode in APART
        ? [`${APART[mode]}/**/*.test.ts`]
        : ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    exclude: mode in APART ? [] : Object.values(APART).map((folder) => `${folder}/**`),
    reporters: reports
      ? ['default', ['json', { outputFile: `${reports}/${process.pid}.json` }]]
      : ['default'],
  },
}))
