import {
  type AnnounceOptions,
  canonicalJson,
  commitment,
  type Reveal,
  verify,
  verifySeries,
  voidAnnouncement,
} from 'double-random'
import { beaconSource, readBeacon, roundSecond, verifyBeacon } from 'double-random/beacon'
import { describe, expect, it } from 'vitest'
import { published } from '../beacon/rounds.ts'
import { remarksIn } from '../ceremony/remarks-in.ts'
import { secretOf } from '../ceremony/secret.ts'
import {
  announced,
  balls,
  type DrawnNumber,
  drawnNumber,
  lottery,
  partyReveal,
  petrol,
  SERIES,
} from './petrol-series.ts'

const HOUR = 3600
const second = (instant: string) => Date.parse(instant) / 1000
const AT = second('2020-02-01T13:15:00Z')
const inputs = petrol()

/** A number drawn by a lottery whose balls fall in a second. */
function byLottery(number: number, at: number, more: Partial<AnnounceOptions> = {}): DrawnNumber {
  const own = { entropy: [lottery(at)], by: at - HOUR, reveals: [balls] }
  return drawnNumber(number, inputs, { ...own, ...more })
}

function refutes(numbers: readonly DrawnNumber[], known: object = {}) {
  const documents = numbers.map(({ document }, index) => ({
    ...document,
    verifyBeacon,
    ...(index === numbers.length - 1 && known),
  }))
  return remarksIn(verifySeries(documents), 'refutes')
}

describe('a source whose outcome was known when it was announced', () => {
  const first = byLottery(1, AT)
  const previous = first.record.digest
  const stale = [2, 'fresh-sources', 'source-known-before']
  const early = [2, 'fresh-sources', 'published-before-number']

  it('is refuted by the number before, which its announcement names', () => {
    expect(refutes([first, byLottery(2, AT + 24 * HOUR, { previous })])).toEqual([])
    expect(refutes([first, byLottery(2, AT, { previous })])).toEqual([stale, early])
    expect(refutes([first, byLottery(2, AT - HOUR, { previous })])).toEqual([stale, early])
    // Of two sources the one that had spoken.
    const both = { entropy: [lottery(AT - HOUR, '甲'), lottery(AT + 24 * HOUR, '乙')] }
    const options = { ...both, by: AT - 2 * HOUR, reveals: [balls, balls], previous }
    expect(refutes([first, drawnNumber(2, inputs, options)])).toEqual([stale, early])
  })

  it('is refuted where only the time of publication is too early', () => {
    expect(refutes([first, byLottery(2, AT + HOUR, { previous, by: AT })])).toEqual([early])
    const third = byLottery(2, AT + 24 * HOUR, { previous })
    expect(refutes([first, third], { announcedAt: AT - 60 })).toEqual([early])
    expect(refutes([first, third], { announcedAt: AT + 60 })).toEqual([])
    const secret = drawnNumber(2, inputs, { previous })
    expect(refutes([first, secret], { announcedAt: AT - 60 })).toEqual([early])
  })

  it('is refuted over several numbers, also when one of them has no source with a time', () => {
    const secret = drawnNumber(2, inputs, { previous })
    const last = byLottery(3, AT, { previous: secret.record.digest })
    expect(refutes([first, secret, last])).toEqual([
      [3, 'fresh-sources', 'source-known-before'],
      [3, 'fresh-sources', 'published-before-number'],
    ])
  })

  it('is seen by whoever verifies the record alone, with the documents before it', () => {
    const { document, record } = byLottery(2, AT, { previous })
    const { checks } = verify(canonicalJson(record), inputs, { history: [first.document.text] })
    const failed = checks.filter(({ status }) => status === 'fail').map(({ message }) => message.id)
    expect(failed).toEqual(['source-known-before', 'published-before-number'])
    const alone = verify(document.text, inputs).checks.find(({ name }) => name === 'fresh-sources')
    expect(alone).toMatchObject({ status: 'not-checked', needs: ['history'] })
  })

  it('is refuted for a beacon round as well', () => {
    const time = roundSecond('quicknet', 123)
    const source = beaconSource('quicknet', { by: time - HOUR, round: 123 })
    const reveals = [readBeacon(JSON.stringify(published[0]), source)]
    const beacon = (at: number) => ({
      ...{ entropy: [source], by: time - HOUR, reveals },
      previous: byLottery(1, at).record.digest,
    })
    for (const [at, ids] of [
      [time + 1, ['source-known-before', 'published-before-number']],
      [time - 2 * HOUR, []],
    ] as const) {
      const found = refutes([byLottery(1, at), drawnNumber(2, inputs, beacon(at))])
      expect(found.map(([, , id]) => id)).toEqual(ids)
    }
  })

  it('is refuted where the event was over when the number before became void', () => {
    const cancelled = announced(1, inputs, { entropy: [lottery(AT)], by: AT - HOUR })
    const endOn = (date: string) =>
      voidAnnouncement(cancelled, { code: 'event-cancelled', statement: '未能摇奖', date })
    const found = (date: string) => {
      const end = endOn(date)
      const next = byLottery(2, AT, { previous: end.digest })
      const documents = [next.document, { text: canonicalJson(end) }]
      return remarksIn(verifySeries(documents), 'refutes').map(([, , id]) => id)
    }
    // The balls fell on the evening of February 1 in Beijing, and where days begin first on the 2nd.
    expect(found('2020-02-02')).toEqual([])
    expect(found('2020-02-03')).toEqual(['source-over-before-void', 'published-before-number'])
  })
})

describe('a secret that was revealed before', () => {
  const nonce = secretOf('used')
  const sealed = { kind: 'sealed', party: '本局', contribution: nonce } as const
  const party = partyReveal(2, nonce)
  const drawnWith = (number: number, reveal: Reveal, more: Partial<AnnounceOptions> = {}) => {
    const { kind, party: name } = reveal as typeof party | typeof sealed
    const of = { series: more.series ?? SERIES, number }
    const own = commitment(of, reveal as typeof party)
    const source =
      kind === 'sealed'
        ? ({ kind, party: name, commitment: own } as const)
        : ({ kind, party: name, independent: true, commitment: own } as const)
    return drawnNumber(number, inputs, {
      entropy: [source],
      reveals: [reveal],
      weak: true,
      ...more,
    })
  }
  const again = [2, 'fresh-sources', 'contribution-again']

  it.each([
    ['a nonce', party, party],
    ['a nonce of another party', { ...party, party: '纪检组' }, party],
    ['a sealed contribution', sealed, sealed],
    ['a sealed contribution as a nonce', sealed, party],
  ])('refutes the number that uses it again: %s', (_, before, after) => {
    const first = drawnWith(1, before)
    const next = drawnWith(2, after, { previous: first.record.digest })
    expect(refutes([first, next])).toEqual([again])
    const report = verifySeries([first, next].map(({ document }) => document))
    expect(report.refutes.map(({ about }) => 'name' in about && about.message.values)).toEqual([
      { number: 1, source: 1 },
    ])
  })

  it('refutes across series, and says in which', () => {
    const elsewhere = drawnWith(1, party, { series: '演练' })
    const first = drawnNumber(1, inputs)
    const next = drawnWith(2, party, { previous: first.record.digest })
    const report = verifySeries([elsewhere, first, next].map(({ document }) => document))
    expect(remarksIn(report, 'refutes')).toEqual([again])
    const of = { number: 1, series: '演练', source: 1 }
    expect(report.refutes[0]?.about).toMatchObject({ message: { values: of } })
  })

  it('is not a text that was used before', () => {
    const first = drawnWith(1, { ...party, nonce: secretOf('other'), value: '瑞雪' })
    const next = drawnWith(2, { ...party, value: '瑞雪' }, { previous: first.record.digest })
    expect(refutes([first, next])).toEqual([])
  })
})
