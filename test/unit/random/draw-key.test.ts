import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type DrawPurpose, drawKey } from '../../../src/random/draw-key.ts'

const SEED = createHash('sha256').update('a seed').digest('hex')

/** Each purpose with the canonical text of its parameters, written out by hand. */
const PURPOSES: readonly (readonly [purpose: DrawPurpose, text: string])[] = [
  [
    { purpose: 'select', pool: '加油站', round: 1 },
    `{"pool":"加油站","purpose":"select","round":1,"seed":"${SEED}"}`,
  ],
  [
    { purpose: 'allocate', pool: '加油站', round: 1 },
    `{"pool":"加油站","purpose":"allocate","round":1,"seed":"${SEED}"}`,
  ],
  [
    { purpose: 'pps', pool: '加油站', round: 1, stratum: '["东"]' },
    `{"pool":"加油站","purpose":"pps","round":1,"seed":"${SEED}","stratum":"[\\"东\\"]"}`,
  ],
  [
    { purpose: 'rotate', pool: '加油站', round: 1, stratum: '[]' },
    `{"pool":"加油站","purpose":"rotate","round":1,"seed":"${SEED}","stratum":"[]"}`,
  ],
  [
    { purpose: 'items', pool: '加油站', round: 1, unit: 'E1' },
    `{"pool":"加油站","purpose":"items","round":1,"seed":"${SEED}","unit":"E1"}`,
  ],
  [
    { purpose: 'rider', pool: '加油站', round: 1, item: '1.1' },
    `{"item":"1.1","pool":"加油站","purpose":"rider","round":1,"seed":"${SEED}"}`,
  ],
  [{ purpose: 'reassign-order' }, `{"purpose":"reassign-order","seed":"${SEED}"}`],
  [
    { purpose: 'reassign', pool: '加油站', round: 1, unit: 'E1', seat: 2, turn: 3 },
    `{"pool":"加油站","purpose":"reassign","round":1,"seat":2,"seed":"${SEED}","turn":3,"unit":"E1"}`,
  ],
  [{ purpose: 'visit-order' }, `{"purpose":"visit-order","seed":"${SEED}"}`],
  [{ purpose: 'seat-order' }, `{"purpose":"seat-order","seed":"${SEED}"}`],
  [
    { purpose: 'seat', pool: '加油站', round: 1, unit: 'E1', seat: 2 },
    `{"pool":"加油站","purpose":"seat","round":1,"seat":2,"seed":"${SEED}","unit":"E1"}`,
  ],
]

describe('a draw key', () => {
  it.each(PURPOSES)('for %o is the digest of seed and purpose', (purpose, text) => {
    const expected = createHash('sha256').update(`double-random/1/key\n${text}`).digest('hex')
    expect(drawKey(SEED, purpose)).toBe(expected)
  })

  it('differs for every decision', () => {
    const purposes: DrawPurpose[] = [{ purpose: 'visit-order' }, { purpose: 'seat-order' }]
    for (const pool of ['p', 'p1', 'q']) {
      for (const round of [1, 2, 11]) {
        purposes.push({ purpose: 'select', pool, round }, { purpose: 'allocate', pool, round })
        for (const unit of ['E1', 'E11']) {
          for (const seat of [1, 2]) purposes.push({ purpose: 'seat', pool, round, unit, seat })
        }
      }
    }
    expect(new Set(purposes.map((purpose) => drawKey(SEED, purpose))).size).toBe(purposes.length)
  })
})
