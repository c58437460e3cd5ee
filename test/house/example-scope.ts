// Every `@example` sees these names next to the exports of the library, so that none has to build
// its inputs.
import type { InputData } from 'double-random'

const seats = [{ role: 'lead' }, { role: 'second' }]
const certificate = { from: '2018-01-01', to: '2022-12-31' }

/** One round that draws 2 of 6 petrol stations in January 2020, and 4 officers. */
export const exampleInputs: InputData = {
  plan: {
    id: 'plan-2020',
    title: '2020 年度监督检查计划',
    tasks: [
      {
        id: 'petrol',
        title: '加油站',
        kind: 'general',
        department: '危化科',
        doubleRandom: true,
        visits: 2,
        where: { tag: 'petrol-station' },
        design: { type: 'simple' },
        reserve: 1,
        rounds: [{ window: ['2020-01-06', '2020-01-17'], visits: 2 }],
        team: { seats },
      },
    ],
  },
  calendar: { version: '2019-11-21', from: '2020-01-01', to: '2020-12-31' },
  enterprises: ['一', '二', '三', '四', '五', '六'].map((number, index) => ({
    id: `station-${index + 1}`,
    name: `第${number}加油站`,
    tags: ['petrol-station'],
  })),
  inspectors: ['甲', '乙', '丙', '丁'].map((name, index) => ({
    id: `officer-${index + 1}`,
    name,
    department: '危化科',
    certificate,
  })),
}
