import { join, relative } from 'node:path'
import { buildSync } from 'esbuild'
import { root } from './sources.ts'

/** Makes one file below .generated/ of a script and all it imports, which starts five times as fast, and returns its path. */
export function bundle(script: string): string {
  const outfile = join(root, '.generated/bundles', relative(root, script).replace(/\.ts$/, '.mjs'))
  buildSync({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Packages in CommonJS call require() for Node's own modules.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)",
    },
  })
  return outfile
}
