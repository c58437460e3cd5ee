import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { sha256 } from '@noble/hashes/sha2.js'
import { createTicketer } from '../../../src/core/ticket.ts'
import { grouped, inTurn, type Measurement, median } from '../measure.ts'

const COUNT = 300_000
const KEY = createHash('sha256').update('bench').digest('hex')

/**
 * Tickets a second: our kernel on a cached midstate, a general library, and the engine's native
 * hash.
 */
export function tickets(): Measurement[] {
  const ids = Array.from({ length: COUNT }, (_, i) => `91310112MA1G${String(i).padStart(6, '0')}`)
  const ticketer = createTicketer(KEY)
  for (const id of ids.slice(0, 1000)) {
    assert.equal(
      ticketer.ticket(id),
      createHash('sha256')
        .update(KEY + id)
        .digest('hex'),
    )
  }
  const encoder = new TextEncoder()
  let sum = 0
  const ways: [string, (id: string) => void][] = [
    ['our kernel, prefix only (what a selection needs)', (id) => (sum += ticketer.prefix(id))],
    ['our kernel, full ticket in hex', (id) => (sum += ticketer.ticket(id).length)],
    ['@noble/hashes sha256', (id) => (sum += sha256(encoder.encode(KEY + id))[0] as number)],
    [
      'node:crypto createHash',
      (id) =>
        (sum += createHash('sha256')
          .update(KEY + id)
          .digest()[0] as number),
    ],
  ]
  const times = inTurn(
    5,
    ways.map(([, way]) => () => {
      for (const id of ids) way(id)
    }),
  )
  assert.ok(sum > 0)
  const native = { what: 'node:crypto', ms: times.at(-1)! }
  return ways.map(([what], at) => ({
    what,
    ms: times[at]!,
    ...(at < ways.length - 1 && { instead: native }),
    also: `${(COUNT / median(times[at]!) / 1000).toFixed(1)} million a second`,
    ...(at === 0 && { readme: `${grouped(COUNT)} tickets` }),
  }))
}
