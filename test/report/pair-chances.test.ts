import { draw } from 'double-random'
import { expect, it } from 'vitest'
import { type PairChances, pairChances } from '../../src/report/index.ts'
import { refusalOf } from '../ceremony/refusal.ts'
import { smallBureau, WINDOW } from '../ceremony/small-bureau.ts'

/** Ten officers who bring along 10, 11, … 19 visits, and three visits of two. */
const bureau = (balance: unknown) =>
  smallBureau({
    officers: Array.from({ length: 10 }, (_, i) => ({ carried: 10 + i })),
    tasks: [{ rounds: [{ window: WINDOW, visits: 3 }] }],
    pairing: { balance },
  })

function chancesUnder(balance: unknown, replays: number, seed = '演练'): PairChances {
  const data = bureau(balance)
  return pairChances(data, { record: draw(data, { seed: '一' }), seed, replays })
}

const errorOf = ({ error }: PairChances) => {
  const [p, q] = error.split('/').map(Number) as [number, number]
  return p / q
}

it('counts everybody whom replays send, and the same again', () => {
  const chances = chancesUnder({ atLeast: 5 }, 60)
  expect(chances.visits).toHaveLength(3)
  for (const { officers } of chances.visits) {
    expect(officers.reduce((sum, { times }) => sum + times, 0)).toBe(2 * 60)
    expect(officers.length).toBeLessThanOrEqual(5)
  }
  expect(chancesUnder({ atLeast: 5 }, 60)).toEqual(chances)
  expect(chancesUnder({ atLeast: 5 }, 60, 'another')).not.toEqual(chances)
})

it('finds chances of one and of a fifth, by hand, within the stated error', () => {
  const strict = chancesUnder('strict', 200)
  const first = strict.visits.map(({ officers }) => officers.find((o) => o.inspector === 'I1'))
  expect(first.map((officer) => officer?.times)).toEqual([200, 200, 200])
  // Without a balance all ten are interchangeable.
  const none = chancesUnder('none', 400)
  for (const { officers } of none.visits) {
    for (const { times } of officers) {
      expect(Math.abs(times / 400 - 1 / 5)).toBeLessThan(errorOf(none))
    }
  }
})

it('states an error that is enough, and hardly more', () => {
  for (const replays of [1, 50, 400]) {
    const chances = chancesUnder('none', replays)
    expect(chances.pairs).toBe(30)
    const enough = Math.sqrt(Math.log(2000 * chances.pairs) / (2 * replays))
    expect(errorOf(chances)).toBeGreaterThanOrEqual(Math.min(1, enough))
    expect(errorOf(chances)).toBeLessThan(1.1 * enough + 0.0001)
  }
})

it('refuses options that are none', () => {
  const data = bureau('none')
  const record = draw(data, { seed: '一' })
  for (const replays of [0, 1.5, 1_000_001]) {
    const { code } = refusalOf(() => pairChances(data, { record, seed: 's', replays }))
    expect(code).toMatch(/^input\//)
  }
})
