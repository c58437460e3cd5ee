import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { root } from '../house/sources.ts'

it('says the version that package.json has', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const said: string[] = []
  const exit = await run(['--version'], (language) => ({
    language,
    json: false,
    progress: 'off',
    stdin: async () => new Uint8Array(),
    stdout: (text) => said.push(text),
    stderr: (text) => said.push(text),
    askHidden: async () => undefined,
    now: () => 0,
    randomBytes: (count) => new Uint8Array(count),
  }))
  expect([exit, said.join('')]).toEqual([0, `${version}\n`])
})
