import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Measurement } from '../bench.ts'

const RUNS = 9
const urlOf = (path: string) => new URL(`../../../${path}`, import.meta.url).href

/** Time of the processor that importing an entry takes, each time in a process of its own. */
export function imports(): Measurement[] {
  return [
    ['the root', urlOf('dist/index.js')],
    ['`double-random/proof`', urlOf('dist/proof.js')],
    ['zod as it is published', urlOf('node_modules/zod/index.js')],
  ].map(([what, url]) => {
    const costs = Array.from({ length: RUNS }, () => cost(url as string))
    const median = costs.sort((a, b) => a - b)[(RUNS - 1) / 2] as number
    return { what: `import of ${what}`, figure: `${median.toFixed(0)} ms` }
  })
}

function cost(url: string): number {
  const code = `const before = process.cpuUsage()
    const entry = await import(${JSON.stringify(url)})
    const { user, system } = process.cpuUsage(before)
    console.log((user + system) / 1000, Object.keys(entry).length)`
  const args = ['--input-type=module', '-e', code]
  const cwd = fileURLToPath(new URL('../../..', import.meta.url))
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  const [milliseconds, names] = stdout.split(' ').map(Number)
  assert.ok(Number(names) > 0, stderr)
  return milliseconds as number
}
