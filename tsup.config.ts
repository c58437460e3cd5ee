import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  entry: ['src/index.ts'],
  target: 'es2020',
  platform: 'neutral',
  dts: true,
}

export default defineConfig([
  { ...shared, format: 'esm' },
  // @noble/hashes 2 is ESM only: a CommonJS build that called require() on it would not load everywhere.
  { ...shared, format: 'cjs', noExternal: [/^@noble\/hashes/] },
])
