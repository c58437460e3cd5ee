import { announce, canonicalJson, draw, type Json, parseInputs, verify } from 'double-random'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BATCHES } from '../../examples/minhang-2020/batches.ts'
import { contributions } from '../../examples/minhang-2020/contributions.ts'
import { entriesOf } from '../../examples/minhang-2020/drawn-batch.ts'
import { firstInputs } from '../../examples/minhang-2020/run-year.ts'
import { effort } from '../effort.ts'
import { expectFailures, failuresOf, sealsOver } from './expectations.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { sealed } from './seal.ts'

const inputs = parseInputs(firstInputs())
const { draw: place, by, sources, reveals, events, blinding: BLINDING_KEY } = contributions(1)

/**
 * The first draw of the demo, blinded as there or not: salting 3,000 rows for each report takes
 * most of the time.
 */
function drawDemo(key: string | undefined) {
  const blinding = key === undefined ? {} : { blinding: key }
  const announcement = announce(inputs, {
    ...place,
    batch: entriesOf(BATCHES[0], inputs.plan),
    entropy: sources,
    by,
    ...blinding,
  })
  const text = canonicalJson(draw(inputs, { announcement, reveals, ...blinding }))
  const known = {
    announcementDigest: announcement.digest,
    announcedAt: by,
    events,
    lastAmendment: null,
    ...blinding,
  }
  return { key, text, report: (given: string) => verify(given, inputs, known) }
}

/**
 * As many edits of leaves, elements and orders as asked for, spread over all places of the record.
 */
function sampleOf(mutants: readonly Mutant[], size: number, seed: number): Mutant[] {
  const groups = new Map<string, Mutant[]>()
  for (const mutant of mutants) {
    const { change, pattern } = mutant
    // Sealing undoes what it writes itself, and the envelope decides nothing.
    if (['omit', 'add', 'retype', 'nullify'].includes(change)) continue
    if (/^(digest|envelope|body\.head\.(secrets|tables))/.test(pattern)) continue
    const group = groups.get(`${change} ${pattern}`) ?? []
    groups.set(`${change} ${pattern}`, group)
    group.push(mutant)
  }
  const places = [...groups.values()]
  const dice = fc.sample(fc.nat(), { numRuns: size, seed })
  return dice.map((die, index) => {
    const group = places[index % places.length] as Mutant[]
    return group[die % group.length] as Mutant
  })
}

describe('the record of the demo', () => {
  it.each([
    { rows: 'open', key: undefined, size: effort(24, 150), seed: 2020 },
    { rows: 'blinded', key: BLINDING_KEY, size: effort(3, 10), seed: 2021 },
  ])(
    'with $rows rows is refused after each of $size edits, half of them sealed again',
    ({ key, size, seed }) => {
      const demo = drawDemo(key)
      expect(demo.report(demo.text).outcome).toBe('verified')
      const edits = sampleOf(mutantsOf(JSON.parse(demo.text) as Json), size, seed)
      expect(edits).toHaveLength(size)
      for (const [index, edit] of edits.entries()) {
        const isSealed = index % 2 === 1
        const document = edit.altered()
        const text = canonicalJson(isSealed ? sealed(document, key) : document)
        expect(text, edit.path).not.toBe(demo.text)
        const report = demo.report(text)
        expect(report.outcome, edit.path).not.toBe('verified')
        expectFailures(failuresOf(report), edit, isSealed ? [] : sealsOver(edit.pattern))
      }
    },
  )
})
