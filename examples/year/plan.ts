import type { Plan, Round, Task } from 'double-random'
import { QUARTERS } from './quarters.ts'

/** The first day that the rotation and the cap look at. */
const NEW_YEAR = '2020-01-01'

/** One round for each quarter; where the design says how many, no number. */
function quarterly(visits?: readonly number[]): Round[] {
  return QUARTERS.map(({ window }, index) => ({
    window,
    ...(visits === undefined ? {} : { visits: visits[index]! }),
  }))
}

const petrol: Task = {
  id: 'petrol',
  title: '加油站',
  kind: 'general',
  department: '危化科',
  doubleRandom: true,
  where: { tag: '加油站' },
  design: {
    type: 'simple',
    rotation: { since: NEW_YEAR, matters: ['petrol'], linger: '10%' },
  },
  reserve: 4,
  rounds: quarterly([12, 12, 12, 12]),
  team: { seats: [{ role: '主检', qualifications: ['危险化学品'] }, { role: '协检' }] },
  items: {
    catalogue: 'random-checks',
    draw: 3,
    riders: [{ item: 'special-operators', share: '1/2', rounding: 'up' }],
  },
}

const confined: Task = {
  id: 'confined',
  title: '有限空间',
  kind: 'general',
  department: '基础科',
  doubleRandom: true,
  where: { tag: '有限空间' },
  design: {
    type: 'stratified',
    by: ['town'],
    allocation: { type: 'proportional' },
    minimum: 1,
  },
  reserve: 3,
  rounds: quarterly([20, 20, 20, 20]),
  // A petrol station with a tank to clean is visited once, for both matters.
  overlap: 'merge',
  team: { seats: [{ role: '主检', qualifications: ['有限空间'] }, { role: '协检' }] },
  items: {
    catalogue: 'random-checks',
    draw: 2,
    riders: [
      {
        item: 'safety-fund',
        share: '30%',
        rounding: 'half-up',
        where: { bounds: { size: { min: 50 } } },
      },
    ],
  },
}

const townKey: Task = {
  id: 'town-key',
  title: '街镇重点',
  kind: 'key',
  department: '执法大队',
  doubleRandom: true,
  where: { listed: '街镇重点' },
  design: {
    type: 'stratified',
    by: ['risk'],
    allocation: {
      type: 'rates',
      rates: [
        { stratum: ['特'], rate: '100%' },
        { stratum: ['红'], rate: '30%' },
        { stratum: ['橙'], rate: '10%' },
        { stratum: ['黄'], rate: '2%' },
      ],
      otherwise: '1%',
      rounding: 'up',
    },
  },
  reserve: 2,
  rounds: quarterly(),
  overlap: 'exclude',
  items: { catalogue: 'key-items' },
}

const staff: Task = {
  id: 'staff',
  title: '用工规模',
  kind: 'general',
  department: '执法大队',
  doubleRandom: true,
  where: { tag: '工业企业' },
  design: { type: 'pps', size: 'size' },
  rounds: quarterly([10, 10, 10, 10]),
  overlap: 'exclude',
  items: { catalogue: 'random-checks', draw: '1/2' },
}

const training: Task = {
  id: 'training',
  title: '培训机构',
  kind: 'general',
  department: '综合科',
  doubleRandom: true,
  where: { tag: '培训机构' },
  design: { type: 'census', cover: 'over-rounds' },
  reserve: 1,
  rounds: quarterly([3, 3, 3, 8]),
}

const assigned: Task = {
  id: 'assigned',
  title: '上级交办',
  kind: 'key',
  department: '执法大队',
  doubleRandom: false,
  where: { listed: '上级交办' },
  design: { type: 'listed', reason: '上级机关交办核查' },
  rounds: quarterly(),
}

/** A year of six tasks in four quarterly rounds each; five of them are double-random. */
export const plan: Plan = {
  id: 'year-2020',
  title: '2020年度监督检查计划（演示）',
  year: 2020,
  authority: '样例区应急管理局',
  exclude: [
    { code: 'closed', where: { in: { status: ['注销', '停业'] } } },
    { code: 'town-plan', listed: '街镇计划' },
    { code: 'penalised', penalisedWithinMonths: 6 },
    { code: 'cap', visitsInYear: 2 },
  ],
  catalogues: [
    {
      id: 'random-checks',
      title: '随机抽查事项清单',
      items: [
        { id: 'responsibility', title: '安全生产责任制', mandatory: true },
        { id: 'training-records', title: '教育培训档案', mandatory: true },
        { id: 'hazard-survey', title: '隐患排查治理' },
        { id: 'emergency-drill', title: '应急预案和演练' },
        { id: 'fire-equipment', title: '消防器材' },
        { id: 'electric', title: '电气线路' },
        { id: 'protective-gear', title: '劳动防护用品' },
        { id: 'warning-signs', title: '警示标志', where: { tag: '有限空间' } },
      ],
    },
    {
      id: 'key-items',
      title: '重点检查事项表',
      items: [
        { id: 'key-licence', title: '许可和备案', mandatory: true },
        { id: 'key-process', title: '重点工艺和装置', mandatory: true },
        { id: 'key-storage', title: '危险物品储存', mandatory: true },
      ],
    },
  ],
  tasks: [petrol, confined, townKey, staff, training, assigned],
  pairing: {
    recuse: { ownTown: true },
    stages: [{ repeatWithinMonths: 12 }],
  },
}
