import { canonicalJson, draw, type Inputs, parseInputs, verify } from 'double-random'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { worldData } from '../ceremony/world.ts'

const round = (visits: number) => [{ window: ['2020-03-02', '2020-03-31'], visits }]
const units = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `${['甲', '𠮷', 'é', 'Z', 'İ'][i % 5]}${i}`,
    town: ['梅陇', '七宝', 'ß'][i % 3],
    risk: 'ABC'[i % 3],
    size: 1 + (i % 7),
  }))

/** Draws that use every design, teams, recusals and ids of every kind of character. */
export const DRAWS: Readonly<Record<string, () => unknown>> = {
  'a world with every table': () => worldData,
  'a simple draw': () =>
    smallBureau({ units: units(40), officers: 8, tasks: [{ rounds: round(12), reserve: 3 }] }),
  'strata by town': () =>
    smallBureau({
      units: units(60),
      officers: 9,
      tasks: [
        {
          design: { type: 'stratified', by: ['town'], allocation: { type: 'proportional' } },
          rounds: round(15),
          reserve: 2,
        },
      ],
    }),
  'in proportion to size': () =>
    smallBureau({
      units: units(30),
      officers: 6,
      tasks: [{ design: { type: 'pps', size: 'size' }, rounds: round(8) }],
    }),
  'rates by tier': () =>
    smallBureau({
      units: units(45),
      officers: 9,
      tasks: [
        {
          design: {
            type: 'stratified',
            by: ['risk'],
            allocation: {
              type: 'rates',
              rates: [{ stratum: ['A'], rate: '1/3' }],
              otherwise: '10%',
              rounding: 'up',
            },
          },
          rounds: [{ window: ['2020-03-02', '2020-03-31'] }],
        },
      ],
    }),
  'two pools, officers recused': () =>
    smallBureau({
      units: units(24),
      officers: 7,
      tasks: [{ rounds: round(6) }, { rounds: round(6), overlap: 'merge' }],
      recusals: [{ inspector: 'I1', enterprise: '甲0', reason: '亲属' }],
    }),
  'loads carried, five officers for each seat': () =>
    smallBureau({
      officers: Array.from({ length: 10 }, (_, i) => ({ carried: 10 + i })),
      tasks: [{ rounds: round(3) }],
      pairing: { balance: { atLeast: 5 } },
    }),
}

export const BLINDING = '5a'.repeat(32)

/** What an engine must agree on: the digest of each record, and that its text verifies. */
export function recordsOfEngine(): {
  name: string
  digest: string
  text: string
  isSound: boolean
}[] {
  return Object.entries(DRAWS).flatMap(([name, make]) => {
    const inputs: Inputs = parseInputs(make() as never)
    return ['一', 'two'].map((seed) => {
      const record = draw(inputs, { seed, series: name, blinding: BLINDING })
      const text = canonicalJson(record)
      const { outcome, checks } = verify(text, inputs, { blinding: BLINDING })
      const isReplayed = checks.some(({ name, status }) => name === 'replay' && status === 'pass')
      const isSound = outcome === 'partial' && isReplayed
      return { name: `${name}, ${seed}`, digest: record.digest, text, isSound }
    })
  })
}
