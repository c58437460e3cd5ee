import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { defineConfig, type Options } from 'tsup'
import ts from 'typescript'

/** The entries that share their modules: whatever one of them parsed, the others recognise. */
const sharing = [
  'words',
  'report',
  'year',
  'sql',
  'disclose',
  'beacon',
  'proof',
  'files',
  'tables',
  'papers',
]

const shared: Options = { target: 'es2020', platform: 'neutral' }

/**
 * A chunk that an entry reaches and takes nothing from has no effect either; bundlers would warn of
 * such an import.
 */
const withoutBareImports = {
  name: 'without bare imports',
  renderChunk: (code: string) => ({ code: code.replace(/^import "\.\/chunk-[^"]+";\n/gm, '') }),
}

/** The licences of the packages in a file, which ask to stay with every copy. */
const withLicences = {
  name: 'with licences',
  renderChunk: (code: string) => {
    const packages = code.matchAll(/^\s*\/\/ node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)
    const names = [...new Set([...packages].map(([, name]) => name as string))]
    return { code: [code, ...names.map(licenceOf)].join('\n') }
  },
}

/**
 * Of the 75 files of zod, 50 of them other languages, a start would load each: 50 ms instead of 10.
 * The others are what the files need and nobody has to vet or install for the library alone.
 */
const bundled = [
  'zod',
  'papaparse',
  '@e965/xlsx',
  'fflate',
  'ical-generator',
  'qr',
  'string-width',
  'strip-ansi',
  'ansi-regex',
  'get-east-asian-width',
]

const entries = {
  index: 'src/index.ts',
  ...Object.fromEntries(sharing.map((name) => [name, `src/${name}/index.ts`])),
}

const declarations = Object.fromEntries(
  Object.entries(entries).map(([name, source]) => [
    name,
    source.replace(/^src(.*)\.ts$/, '.generated/declarations$1.d.ts'),
  ]),
)

const core: Options = {
  ...shared,
  entry: { ...entries, zod: '.ci/zod.ts' },
  splitting: true,
  noExternal: bundled,
  esbuildPlugins: [inFewChunks()],
  plugins: [withoutBareImports, withLicences],
}

/** What the command line brings along, so that installing it brings nothing else. */
const bundledByCli = [
  'commander',
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
  plugins: [withLicences],
  banner: {
    js: [
      '#!/usr/bin/env node',
      // commander is CommonJS and calls require() for Node's own modules.
      "import { createRequire } from 'node:module'",
      'const require = createRequire(import.meta.url)',
    ].join('\n'),
  },
}

function licenceOf(name: string): string {
  const folder = join('node_modules', name)
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${name} has no licence`)
  return `/*! ${name}\n${readFileSync(join(folder, file), 'utf8').trim()}\n*/`
}

/**
 * A chunk holds the modules that the same entries reach. So that chunks are few, these entries reach
 * all of the ceremony, of which they need nine tenths; what the others need stays small.
 */
const CEREMONY = resolve('src/index.ts')
const withCeremony = new Set(
  ['report', 'disclose', 'papers'].map((name) => resolve(`src/${name}/index.ts`)),
)

function inFewChunks(): Plugin {
  return {
    name: 'in few chunks',
    setup({ onLoad, onResolve }) {
      // A module without effects that nobody uses would not count as reached.
      onResolve({ filter: /\.ts$/ }, ({ path, resolveDir }) => ({
        path: resolve(resolveDir, path),
        sideEffects: true,
      }))
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const text = markConstants(path, readFileSync(path, 'utf8'))
        const ceremony = withCeremony.has(path) ? `\nimport ${JSON.stringify(CEREMONY)}` : ''
        return { loader: 'ts', contents: text + ceremony }
      })
    },
  }
}

/**
 * Bundlers drop a constant that nobody uses only if making it has no effect, which no call may be
 * supposed to have unless it says so. The modules of the library have none when they are loaded.
 */
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
  { ...core, format: 'cjs', noExternal: [...bundled, /^@noble\//] },
  { ...cli, format: 'esm' },
  // One compilation, so that entries share their types as well. It puts together what the compiler
  // wrote before: 2 seconds of CPU instead of the 48 that it takes over the sources.
  {
    ...core,
    format: ['esm', 'cjs'],
    tsconfig: '.ci/bundled-declarations.json',
    dts: { only: true, entry: declarations },
  },
])
