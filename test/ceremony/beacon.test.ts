import {
  announce,
  canonicalJson,
  draw,
  type EntropySource,
  verify,
  verifySeries,
} from 'double-random'
import { beaconSource, readBeacon, roundSecond, verifyBeacon } from 'double-random/beacon'
import { describe, expect, it } from 'vitest'
import { published } from '../beacon/rounds.ts'
import { exampleInputs } from '../unit/example-inputs.ts'
import { expectSound } from '../verify/sound.ts'
import { fourYearsLater } from './four-years-later.ts'
import { refusalOf } from './refusal.ts'

const data = fourYearsLater(exampleInputs())
const DRAW = { series: 's', number: 1 }
const [first, second] = published as [(typeof published)[0], (typeof published)[0]]
const second123 = roundSecond('quicknet', 123)
const source = beaconSource('quicknet', { by: second123 - 60, round: 123 })
const reveal = readBeacon(JSON.stringify(first), source)
const other = readBeacon(
  JSON.stringify(second),
  beaconSource('quicknet', { by: 0, round: second.round }),
)

const by = second123 - 60
const announced = (entropy: readonly EntropySource[], more = {}) =>
  announce(data, { ...DRAW, by, entropy, ...more })
const announcement = announced([source])
const record = draw(data, { announcement, reveals: [reveal], verifyBeacon })
const text = canonicalJson(record)

const statusOf = (report: ReturnType<typeof verify>, name: string) =>
  report.checks.find((check) => check.name === name)?.status

describe('a draw that waits for a drand round', () => {
  it('has 256 bits that nobody controls, and verifies', () => {
    expect(announcement.body.weak).toBe(false)
    expect(record.body.head.strength.independentBits).toBe(256)
    const report = verify(text, data, { verifyBeacon, announcedAt: by })
    expectSound(report)
    expect(statusOf(report, 'beacon-signatures')).toBe('pass')
    expect(statusOf(report, 'source-times')).toBe('pass')
    const known = {
      verifyBeacon,
      announcementDigest: announcement.digest,
      announcedAt: by,
      lastAmendment: null,
    }
    expect(verify(text, data, known).outcome).toBe('verified')
    const series = verifySeries([{ text, data, ...known }], { lastDigest: record.digest })
    expect(series.outcome).toBe('verified')
  })

  it('has another seed with another round', () => {
    const later = announced([beaconSource('quicknet', { by: 0, round: second.round })])
    const drawn = draw(data, { announcement: later, reveals: [other], verifyBeacon })
    expect(drawn.body.secrets.seed).not.toBe(record.body.secrets.seed)
  })

  it('is not verified by whoever cannot check the signature', () => {
    const report = verify(text, data)
    expect(statusOf(report, 'beacon-signatures')).toBe('not-checked')
    expect(statusOf(report, 'source-times')).toBe('not-checked')
    expect(report.outcome).toBe('partial')
    expect(report.checks.filter(({ status }) => status === 'fail')).toEqual([])
    expect(verifySeries([{ text, data }]).outcome).toBe('partial')
  })

  it('fails once the signature is not the network’s', () => {
    const report = verify(text, data, { verifyBeacon: () => false })
    expect(report.checks.find(({ name }) => name === 'beacon-signatures')).toMatchObject({
      status: 'fail',
      code: 'policy/reveal-mismatch',
      path: 'body.secrets.reveals',
      message: { values: { rounds: [{ source: 1, round: 123 }] } },
    })
    expect(report.outcome).toBe('refuted')
  })

  it.each([
    ['that very second', second123],
    ['later', second123 + 1],
  ])('fails if the announcement was only known %s', (_, announcedAt) => {
    const report = verify(text, data, { verifyBeacon, announcedAt })
    expect(statusOf(report, 'source-times')).toBe('fail')
    expect(report.outcome).toBe('refuted')
  })
})

describe('what is not the announced round', () => {
  const drawing = (given: unknown, check: unknown = verifyBeacon) =>
    refusalOf(() =>
      draw(data, { announcement, reveals: [given], verifyBeacon: check } as Parameters<
        typeof draw
      >[1]),
    ).code

  it.each([
    ['another round of the network', other, 'policy/reveal-mismatch'],
    ['another round under its number', { ...other, round: 123 }, 'policy/reveal-mismatch'],
    ['forged randomness', { ...reveal, randomness: '0'.repeat(64) }, 'policy/reveal-mismatch'],
    [
      'a signature of the other length',
      { ...reveal, signature: `${reveal.signature}${reveal.signature}` },
      'policy/reveal-mismatch',
    ],
    [
      'a previous signature',
      { ...reveal, previousSignature: '0'.repeat(192) },
      'policy/reveal-mismatch',
    ],
    ['a reveal of another kind', { kind: 'operator', value: 'x' }, 'policy/reveal-mismatch'],
    ['upper-case digits', { ...reveal, signature: reveal.signature.toUpperCase() }, 'input/text'],
    ['half a signature', { ...reveal, signature: reveal.signature.slice(48) }, 'input/text'],
    ['a further member', { ...reveal, beacon: 'x' }, 'input/option'],
    ['no round', { ...reveal, round: 0 }, 'input/range'],
  ])('is refused: %s', (_, given, code) => {
    expect(drawing(given)).toBe(code)
  })

  it('is not drawn with unless its signature is checked', () => {
    const { verifyBeacon: _, ...options } = { announcement, reveals: [reveal], verifyBeacon }
    const unchecked = refusalOf(() => draw(data, options))
    expect(unchecked.code).toBe('policy/beacon-unchecked')
    expect(unchecked.problems[0]!.path).toBe('options.verifyBeacon')
    const unsigned = refusalOf(() => draw(data, { ...options, verifyBeacon: () => false }))
    expect(unsigned.code).toBe('policy/reveal-mismatch')
    expect(unsigned.problems[0]!.path).toBe('reveals[0].signature')
    // Not what answers something like yes.
    expect(drawing(reveal, () => 'no')).toBe('policy/reveal-mismatch')
    expect(drawing(reveal, 'yes')).toBe('input/type')
  })

  it.each([
    ['an unknown network', { chain: '0'.repeat(64) }, 'input/choice'],
    ['the key of the other network', { publicKey: '868f' }, 'input/choice'],
    ['no round', { round: 0 }, 'input/range'],
    ['what belongs to the announcement', { after: 0 }, 'input/option'],
  ])('is not announced: %s', (_, change, code) => {
    expect(refusalOf(() => announced([{ ...source, ...change }])).code).toBe(code)
  })

  it.each([
    ['a round before everything is published', { by: second123 + 1 }, 'policy/source-time'],
    ['a round of that very second', { by: second123 }, 'policy/source-time'],
    ['no second of publication', { by: null }, 'policy/source-time'],
    ['a negative second', { by: -1 }, 'input/range'],
  ])('is not announced with %s', (_, change, code) => {
    expect(refusalOf(() => announced([source], change)).code).toBe(code)
  })

  it('is not announced twice for a network', () => {
    const later = { ...source, round: 124 }
    expect(refusalOf(() => announced([source, later])).code).toBe('input/duplicate')
  })
})
