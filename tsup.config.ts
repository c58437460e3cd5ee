import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  target: 'es2020',
  platform: 'neutral',
  dts: true,
}

const core: Options = { ...shared, entry: ['src/index.ts'] }

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
  external: ['double-random'],
  noExternal: bundled,
  banner: { js: bundled.map(licenceOf).join('\n') },
}

// Signatures of beacons, with elliptic curves, and the proof of one entry: each loads what it needs
// and nothing else.
const beacon: Options = { ...shared, entry: { beacon: 'src/beacon/index.ts' } }
const proof: Options = { ...shared, entry: { proof: 'src/proof/index.ts' } }

// What the library returns, as sentences.
const words: Options = { ...shared, entry: { words: 'src/words/index.ts' } }

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
  dts: false,
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

export default defineConfig([
  { ...core, format: 'esm' },
  // @noble/hashes 2 is ESM only: a CommonJS build that called require() on it would not load
  // everywhere.
  { ...core, format: 'cjs', noExternal: [/^@noble\/hashes/] },
  { ...files, format: 'esm' },
  { ...files, format: 'cjs' },
  { ...beacon, format: 'esm' },
  { ...beacon, format: 'cjs', noExternal: [/^@noble\//] },
  { ...proof, format: 'esm' },
  { ...proof, format: 'cjs', noExternal: [/^@noble\//] },
  { ...words, format: 'esm' },
  { ...words, format: 'cjs' },
  { ...cli, format: 'esm' },
])
