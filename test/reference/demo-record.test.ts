import { expect, it } from 'vitest'
import {
  BATCH,
  BLINDING_KEY,
  DRAW,
  REVEALS,
  SOURCES,
} from '../../examples/minhang-2020/contributions.ts'
import { exampleInputs } from '../../examples/minhang-2020/generate/inputs.ts'
import { announcementBody } from './announce.ts'
import { canonical } from './canonical.ts'
import { canonicalJson, library } from './library.ts'
import { replay } from './replay.ts'

it('the second implementation makes the record of the demo, to the byte', () => {
  const inputs = exampleInputs()
  const options = {
    ...DRAW,
    previous: null,
    batch: BATCH,
    entropy: SOURCES,
    blindingKey: BLINDING_KEY,
  }
  const { announcement, record } = library(inputs, options as never, REVEALS as never)
  const body = announcementBody(inputs, options as never)
  expect(canonical(body)).toBe(canonicalJson(announcement.body))
  const replayed = replay(inputs, body, REVEALS as never, BLINDING_KEY)
  expect(replayed.tables.seats.length).toBeGreaterThan(200)
  expect(canonical(replayed)).toBe(canonicalJson(record.body))
}, 120_000)
