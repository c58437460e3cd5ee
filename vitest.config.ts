import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const reports = process.env.VITEST_REPORTS

// `--mode package` runs the checks of the built package; everything else runs on the source, unbuilt.
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: [
      {
        find: /^double-random$/,
        replacement: fileURLToPath(new URL('./src/index.ts', import.meta.url)),
      },
      {
        find: /^double-random\/files$/,
        replacement: fileURLToPath(new URL('./src/files/index.ts', import.meta.url)),
      },
    ],
  },
  test: {
    // The default leaves a core free, which on two cores means one worker.
    maxWorkers: 2,
    include:
      mode === 'package'
        ? ['test/package/**/*.test.ts']
        : ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    exclude: mode === 'package' ? [] : ['test/package/**'],
    reporters: reports
      ? ['default', ['json', { outputFile: `${reports}/${process.pid}.json` }]]
      : ['default'],
  },
}))
