import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { defineConfig, type Options } from 'tsup'
import ts from 'typescript'

/** The entries that share their modules: whatever one of them parsed, the others recognise. */
const sharing = ['words', 'report', 'year', 'sql', 'disclose', 'beacon', 'proof']

const shared: Options = { target: 'es2020', platform: 'neutral' }

const core: Options = {
  ...shared,
  entry: {
    index: 'src/index.ts',
    ...Object.fromEntries(sharing.map((name) => [name, `src/${name}/index.ts`])),
  },
  splitting: true,
  esbuildPlugins: [droppable()],
}

/**
 * Packages that the files need and nobody has to vet or install for the library alone;
 * `string-width` brings three.
 */
const bundled = [
  'papaparse',
  'ical-generator',
  'string-width',
  'strip-ansi',
  'ansi-regex',
  'get-east-asian-width',
]

// What comes from and goes to files of other programs.
const files: Options = {
  ...shared,
  entry: { files: 'src/files/index.ts' },
  external: [/^double-random/],
  noExternal: bundled,
  banner: { js: bundled.map(licenceOf).join('\n') },
}

/** What the command line brings along, so that installing it brings nothing else. */
const bundledByCli = [
  'commander',
  'papaparse',
  'chinese-days',
  'string-width',
  'strip-ansi',
  'ansi-regex',
  'get-east-asian-width',
]

const cli: Options = {
  ...shared,
  target: 'node20',
  platform: 'node',
  entry: { cli: 'src/cli/main.ts' },
  external: [/^double-random/],
  noExternal: bundledByCli,
  banner: {
    js: [
      '#!/usr/bin/env node',
      // commander is CommonJS and calls require() for Node's own modules.
      "import { createRequire } from 'node:module'",
      'const require = createRequire(import.meta.url)',
      ...bundledByCli.map(licenceOf),
    ].join('\n'),
  },
}

/** Their licences ask to stay with every copy. */
function licenceOf(name: string): string {
  const folder = join('node_modules', name)
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${name} has no licence`)
  return `/*! ${name}\n${readFileSync(join(folder, file), 'utf8').trim()}\n*/`
}

/**
 * Bundlers drop a constant that nobody uses only if making it has no effect, which no call may be
 * supposed to have unless it says so. The modules of the library have none when they are loaded.
 */
function droppable(): Plugin {
  return {
    name: 'droppable',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: markConstants(path, readFileSync(path, 'utf8')),
      }))
    },
  }
}

function markConstants(path: string, text: string): string {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  let marked = ''
  let end = 0
  for (const statement of statements.filter(ts.isVariableStatement)) {
    for (const { initializer } of statement.declarationList.declarations) {
      if (initializer === undefined || ts.isArrowFunction(initializer)) continue
      const value = text.slice(initializer.pos, initializer.end)
      marked += `${text.slice(end, initializer.pos)} /* @__PURE__ */ (() => (${value}))()`
      end = initializer.end
    }
  }
  return marked + text.slice(end)
}

export default defineConfig([
  { ...core, format: 'esm' },
  // @noble/hashes 2 is ESM only: a CommonJS build that called require() on it would not load
  // everywhere.
  { ...core, format: 'cjs', noExternal: [/^@noble\//] },
  { ...files, format: 'esm' },
  { ...files, format: 'cjs' },
  { ...cli, format: 'esm' },
  // One compilation, so that entries share their types as well.
  { ...core, format: ['esm', 'cjs'], dts: { only: true } },
  { ...files, format: ['esm', 'cjs'], dts: { only: true } },
])
