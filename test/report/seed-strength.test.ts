import { announce, canonicalJson, draw, type EntropySource } from 'double-random'
import { beaconSource } from 'double-random/beacon'
import { seedStrength } from 'double-random/report'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../ceremony/refusal.ts'
import { exampleInputs } from '../unit/example-inputs.ts'

const commitment = '0'.repeat(64)
const party = (name: string, independent: boolean): EntropySource => ({
  kind: 'commit-reveal',
  party: name,
  independent,
  commitment,
})
const announced = (entropy: readonly EntropySource[]) =>
  announce(exampleInputs(), {
    series: 's',
    number: 1,
    entropy,
    weak: true,
    ...(entropy.some(({ kind }) => kind === 'drand' || kind === 'public-event') && { by: 0 }),
  })

describe('the strength of a seed', () => {
  it('says of each source, in the announced order, who controls it and how many bits it adds', () => {
    const dice: EntropySource = {
      kind: 'public-event',
      title: '骰子',
      at: 1,
      fields: [{ name: '点', min: 1, max: 6 }],
      bits: 2,
    }
    const document = announced([
      { kind: 'sealed', party: '本局', commitment },
      dice,
      party('公证处', true),
      party('法规科', false),
      beaconSource('quicknet', { by: 0, round: 9 }),
    ])
    const { sources, ...whole } = seedStrength(document)
    expect(
      sources.map(({ kind, name, bits, controlledBy }) => [kind, name, bits, controlledBy]),
    ).toEqual([
      ['sealed', '本局', 0, 'operator'],
      ['public-event', '骰子', 2, 'nobody'],
      ['commit-reveal', '公证处', 256, 'party'],
      ['commit-reveal', '法规科', 0, 'operator'],
      ['drand', '52db9ba7:9', 256, 'nobody'],
    ])
    expect(whole).toEqual({
      independentBits: 256,
      samplesLog2: null,
      weak: false,
      everySample: null,
      sealed: true,
    })
    expect(sources.map(({ proves, doesNotProve }) => [proves.id, doesNotProve.id])).toEqual([
      ['authority-chose-first', 'nothing-against-authority'],
      ['outcome-unknown-when-announced', 'outcome-is-the-real-one'],
      ['party-chose-first', 'party-independent'],
      ['party-chose-first', 'party-independent'],
      ['number-made-later-by-network', 'announced-before-number'],
    ])
    expect(seedStrength(canonicalJson(document))).toEqual(seedStrength(document))
  })

  it('is nothing beside a text of the operator, who can choose it last', () => {
    const strength = seedStrength(announced([party('公证处', true), { kind: 'operator' }]))
    expect([strength.independentBits, strength.weak]).toEqual([0, true])
  })

  it('is held against the number of samples of a record', () => {
    const record = draw(exampleInputs(), { seed: '一' })
    const { samplesLog2, everySample, sealed } = seedStrength(record)
    expect(samplesLog2).toBe(record.body.head.strength.samplesLog2)
    expect([everySample, sealed]).toEqual([false, false])
    expect(seedStrength(canonicalJson(record))).toEqual(seedStrength(record))
  })

  it.each(['', '{}', 'null', canonicalJson({ body: { kind: 'void' } })])(
    'is refused of %j',
    (text) => {
      expect(refusalOf(() => seedStrength(text)).code).toMatch(/^evidence\//)
    },
  )
})
