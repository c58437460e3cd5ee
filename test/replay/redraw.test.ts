import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../house/sources.ts'
import { hasShell } from './shell.ts'

const key = 'ab'.repeat(32)
const ids = ['甲厂 1', 'a\\b', 'E2', 'E3', '-n', 'E5']
const ticket = (id: string) => createHash('sha256').update(`${key}${id}`).digest('hex')
const drawn = [...ids].sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1))

describe.skipIf(!hasShell)('a stratum drawn by a few lines of shell', () => {
  it.each([
    ['as they should be', `${ids.join('\n')}\n`],
    ['without a line feed at the end', ids.join('\n')],
    ['as Windows ends lines', `${ids.join('\r\n')}\r\n`],
    ['as Windows ends lines, without the last', ids.join('\r\n')],
    ['with an empty line at the end', `${ids.join('\n')}\n\n`],
  ])('is the same from ids %s', (_, input) => {
    const script = join(root, 'examples/redraw.sh')
    const { stdout, status } = spawnSync('sh', [script, key, String(ids.length)], {
      input,
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([0, drawn.map((id) => `${id}\n`).join('')])
  })
})
