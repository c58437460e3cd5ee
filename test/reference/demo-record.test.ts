import type { Plan } from 'double-random'
import { expect, it } from 'vitest'
import { BATCHES } from '../../examples/minhang-2020/batches.ts'
import { contributions } from '../../examples/minhang-2020/contributions.ts'
import { entriesOf } from '../../examples/minhang-2020/drawn-batch.ts'
import { firstInputs } from '../../examples/minhang-2020/run-year.ts'
import { announcementBody } from './announce.ts'
import { canonical } from './canonical.ts'
import { canonicalJson, library } from './library.ts'
import { replay } from './replay.ts'

it('the second implementation makes the first record of the demo, to the byte', () => {
  const inputs = firstInputs()
  const { draw, sources, reveals, blinding } = contributions(1)
  const options = {
    ...draw,
    previous: null,
    batch: entriesOf(BATCHES[0], inputs.plan as Plan),
    entropy: sources,
    blindingKey: blinding,
  }
  const { announcement, record } = library(inputs, options as never, reveals as never)
  const body = announcementBody(inputs, options as never)
  expect(canonical(body)).toBe(canonicalJson(announcement.body))
  const replayed = replay(inputs, body, reveals as never, blinding)
  expect(replayed.tables.seats.length).toBeGreaterThan(200)
  expect(canonical(replayed)).toBe(canonicalJson(record.body))
})
