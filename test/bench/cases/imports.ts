import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Measurement } from '../measure.ts'

const RUNS = 9
const urlOf = (path: string) => new URL(`../../../${path}`, import.meta.url).href

/** Time of the processor that importing an entry takes, each time in a process of its own. */
export function imports(): Measurement[] {
  const entries: readonly (readonly [name: string, path: string])[] = [
    ['the root', 'dist/index.js'],
    ['`double-random/proof`', 'dist/proof.js'],
  ]
  const zod = urlOf('node_modules/zod/index.js')
  const costs = Array.from({ length: RUNS }, () => [
    ...entries.map(([, path]) => cost(urlOf(path))),
    cost(zod),
  ])
  const column = (at: number) => costs.map((row) => row[at] as number)
  return entries.map(([name], at) => ({
    what: `import of ${name}`,
    ms: column(at),
    instead: { what: 'zod as it is published', ms: column(entries.length) },
    readme: `import of ${name}`,
  }))
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
