import type { Inspector } from 'double-random'
import { dataRandom } from '../../minhang-2020/generate/random.ts'
import { sexagenary } from '../../minhang-2020/generate/sexagenary.ts'
import { SEEDS } from './seeds.ts'
import { TOWNS } from './towns.ts'

const DEPARTMENTS = [
  { name: '危化科', officers: 6 },
  { name: '基础科', officers: 6 },
  { name: '执法大队', officers: 8 },
  { name: '综合科', officers: 4 },
]

/** The directory of inspectors: 24 made-up officers in four departments, some of them of a town. */
export function generateOfficers(): Inspector[] {
  const random = dataRandom(SEEDS.officers)
  const departments = DEPARTMENTS.flatMap(({ name, officers }) =>
    Array.from({ length: officers }, () => name),
  )
  return departments.map((department, index) => {
    const number = String(index + 1).padStart(2, '0')
    const qualifications = [
      ...(department === '危化科' || index % 4 === 0 ? ['危险化学品'] : []),
      ...(department === '基础科' || index % 4 === 1 ? ['有限空间'] : []),
    ]
    return {
      id: `ZF${number}`,
      name: `检查员${sexagenary(index)}`,
      department,
      certificate: { number: `样例证${number}`, from: '2018-01-01', to: certificateEnd(index) },
      qualifications,
      towns: random.percent(50) ? [random.pick(TOWNS).name] : [],
      leave: leaveOf(index),
      perDay: 1,
    }
  })
}

/** One certificate ends in the third quarter. */
function certificateEnd(index: number): string {
  return index === 13 ? '2020-08-31' : '2022-12-31'
}

/** Summer holidays for some, one long leave. */
function leaveOf(index: number): { from: string; to: string }[] {
  if (index === 20) return [{ from: '2020-03-02', to: '2020-06-05' }]
  return index % 6 === 2 ? [{ from: '2020-08-03', to: '2020-08-14' }] : []
}
