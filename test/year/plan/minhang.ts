import type { InputData } from 'double-random'

/** A plan that can be changed into a wrong one. */
// biome-ignore lint/suspicious/noExplicitAny: tests break plans in ways that no type allows
export type Loose = any

const H1 = ['2020-01-02', '2020-06-30']
const H2 = ['2020-07-01', '2020-12-31']
const QUARTERS = [
  ['2020-01-02', '2020-03-31'],
  ['2020-04-01', '2020-06-30'],
  ['2020-07-01', '2020-09-30'],
  ['2020-10-01', '2020-12-31'],
]
const legalBasis = ['安全生产法']
const brigade = { department: '安监大队', doubleRandom: false, legalBasis }
const listed = (tag: string, frame: number) => ({ where: { tag }, expect: { frame } })

/**
 * The fourteen figures of the printed plan of Minhang, 2020, in a plan without a mistake, and a
 * directory of exactly the frames that it expects. Frames of pools of which the plan says nothing
 * are made up.
 */
export function minhang(): InputData & Loose {
  const tasks = [
    {
      ...{ id: 'key-units', title: '区重点单位', kind: 'key', category: 'unit', mode: 'key' },
      ...{ ...brigade, visits: 132, frequency: { visits: 1, per: 'half-year' } },
      ...{ where: { listed: '区重点' }, expect: { frame: 66 }, design: { type: 'census' } },
      rounds: [
        { window: H1, visits: 66 },
        { window: H2, visits: 66 },
      ],
    },
    {
      ...{
        id: 'state-owned',
        title: '大中型国有企业',
        kind: 'key',
        category: 'unit',
        mode: 'joint',
      },
      ...{ ...brigade, department: '指导科', cooperating: ['行业主管部门'] },
      ...{ visits: 12, frequency: { visits: 1, per: 'year' }, ...listed('国有', 12) },
      ...{ design: { type: 'census' }, rounds: [{ window: H1, visits: 12 }] },
    },
    ...(['import-expo', 'key-periods', 'seasons'] as const).map((id, index) => ({
      ...{ id, title: id, kind: 'key', category: 'period', mode: 'key', ...brigade },
      ...{ visits: [60, 60, 30][index], deferred: '名单另定' },
    })),
    {
      ...{ id: 'chemical-use', title: '危化使用', kind: 'key', category: 'matter', mode: 'key' },
      ...{ ...brigade, visits: 30, ...listed('危化使用', 45) },
    },
    {
      ...{ id: 'ammonia-dust', title: '回头看', kind: 'key', category: 'matter', mode: 'key' },
      ...{ ...brigade, visits: 27, frequency: { visits: 1, per: 'year' }, ...listed('涉氨', 27) },
      ...{ design: { type: 'census' }, rounds: [{ window: ['2020-01-02', '2020-12-31'] }] },
    },
    {
      ...{ id: 'standardised', title: '标准化', kind: 'key', category: 'matter', mode: 'key' },
      ...{ ...brigade, department: '安监科', visits: 30, ...listed('达标', 40) },
    },
    {
      ...{ id: 'service-bodies', title: '服务机构', kind: 'key', category: 'matter', mode: 'key' },
      ...{ ...brigade, department: '法制科', visits: 5, ...listed('服务机构', 5) },
      ...{ design: { type: 'census' }, rounds: [{ window: H1, visits: 5 }] },
    },
    {
      ...{ id: 'town-key', title: '街镇重点单位', kind: 'general', mode: 'random', ...brigade },
      ...{
        doubleRandom: true,
        visits: 130,
        ...listed('街镇重点', 200),
        design: { type: 'simple' },
      },
      rounds: [
        { window: H1, visits: 65 },
        { window: H2, visits: 65 },
      ],
    },
    {
      ...{ id: 'confined-space', title: '有限空间', kind: 'general', mode: 'random', ...brigade },
      ...{ doubleRandom: true, visits: 30, ...listed('有限空间', 80), design: { type: 'simple' } },
      rounds: [
        { window: H1, visits: 15 },
        { window: H2, visits: 15 },
      ],
    },
    {
      ...{ id: 'petrol', title: '加油站', kind: 'general', mode: 'random', ...brigade },
      ...{ doubleRandom: true, visits: 50, ...listed('加油站', 40), design: { type: 'simple' } },
      rounds: [
        { window: H1, visits: 40, design: { type: 'census' } },
        { window: H2, visits: 10 },
      ],
    },
    {
      ...{ id: 'training', title: '培训机构', kind: 'general', mode: 'random', ...brigade },
      ...{ department: '法制科', doubleRandom: true, visits: 7, ...listed('培训机构', 9) },
      ...{ design: { type: 'simple' } },
      rounds: QUARTERS.map((window, index) => ({ window, visits: [2, 2, 2, 1][index] })),
    },
    {
      ...{ id: 'joint', title: '部门联合检查', kind: 'general', mode: 'joint', ...brigade },
      ...{ cooperating: ['市场监管局'], visits: 30, frequency: { visits: 1, per: 'quarter' } },
      ...listed('规上', 60),
      rounds: QUARTERS.map((window, index) => ({ window, visits: [8, 7, 8, 7][index] })),
    },
  ]
  const pools: [string, number][] = [
    ['区重点', 66],
    ...tasks.flatMap((task): [string, number][] =>
      'where' in task && 'tag' in task.where ? [[task.where.tag, task.expect.frame]] : [],
    ),
  ]
  const enterprises = pools.flatMap(([tag, size]) =>
    Array.from({ length: size }, (_, index) => ({
      id: `${tag}-${String(index + 1).padStart(3, '0')}`,
      name: `${tag}${index + 1}`,
      tags: [tag],
    })),
  )
  // A copy by value: tasks must not share their windows.
  const data = {
    plan: {
      id: 'minhang-2020',
      title: '2020年度安全生产监督检查计划',
      year: 2020,
      totals: {
        visits: 633,
        key: { visits: 386, share: '61%' },
        general: { visits: 247, share: '39%' },
        doubleRandom: { visits: 217 },
      },
      tasks,
    },
    calendar: { version: '2019-11', from: '2020-01-01', to: '2021-01-31' },
    enterprises,
    inspectors: [],
    lists: enterprises
      .filter(({ tags }) => tags.includes('区重点'))
      .map(({ id }) => ({ list: '区重点', enterprise: id })),
  }
  return JSON.parse(JSON.stringify(data))
}

/** The task of a plan with an id. */
export function taskOf(data: Loose, id: string): Loose {
  return data.plan.tasks.find((task: Loose) => task.id === id)
}
