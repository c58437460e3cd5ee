import type { DrawRecord } from 'double-random'
import { expect, it } from 'vitest'
import golden from '../engines/golden.json' with { type: 'json' }
import { BLINDING, DRAWS, recordsOfEngine } from '../engines/records.ts'
import { canonical } from './canonical.ts'
import { replay } from './replay.ts'

// The digests that every engine is held to are no output that was written down: the second
// implementation makes them too.
it('the golden records are what the protocol says, and stay so', () => {
  const made = recordsOfEngine()
  expect(made.map(({ name, digest, text }) => ({ name, digest, characters: text.length }))).toEqual(
    golden,
  )
  const inputs = Object.values(DRAWS).flatMap((make) => [make(), make()])
  for (const [index, { text }] of made.entries()) {
    const { body } = JSON.parse(text) as DrawRecord
    const { announcement } = body.head
    const again = replay(
      inputs[index] as object,
      announcement as never,
      body.secrets.reveals as never,
      BLINDING,
    )
    expect(canonical(again)).toBe(canonical(body as never))
  }
})
