import type { Inspector } from 'double-random'
import { type DataRandom, dataRandom, SEEDS } from './random.ts'
import { sexagenary } from './sexagenary.ts'
import { TOWNS } from './towns.ts'

const DEPARTMENTS = [
  { name: '安监大队', officers: 28 },
  { name: '安监科', officers: 6 },
  { name: '指导科', officers: 5 },
  { name: '法制科', officers: 6 },
]

const YEAR_OFF = '2021-12-31'

/** Each town's office sends people to units of its own town, and nowhere else. */
const TOWN_OFFICE = { department: '属地安监所', officers: 2 }

const PARTNERS = [
  { id: 'ZG', name: '主管员', department: '行业主管部门', officers: 6 },
  { id: 'ZJ', name: '专家', department: '安全专家', officers: 4 },
]

/**
 * A couple of the brigade: of one department, with the same qualifications and no town, as the
 * pairing needs.
 */
const COUPLE = [1, 7]

/** Nobody does two firms on one day. */
const PER_DAY = 1

/** The bureau's own part of the directory in a quarter: 45 made-up officers in four departments. */
export function generateOfficers(quarter = 1): Inspector[] {
  const random = dataRandom(SEEDS.inspectors)
  const departments = DEPARTMENTS.flatMap(({ name, officers }) =>
    Array.from({ length: officers }, () => name),
  )
  return departments.map((department, index) => inspector(department, index, quarter, random))
}

/**
 * People of the town offices, of a partner authority, and experts: without the bureau's
 * certificate, for seats of their own.
 */
export function generateCompanions(): Inspector[] {
  const { department, officers } = TOWN_OFFICE
  const offices = TOWNS.flatMap(({ name, short }) =>
    Array.from({ length: officers }, (_, index) => ({
      name: `${short}安监员${sexagenary(index).charAt(0)}`,
      department,
      towns: [name],
    })),
  )
  const others = PARTNERS.flatMap((partner) =>
    Array.from({ length: partner.officers }, (_, index) => ({
      id: `${partner.id}${twoDigits(index + 1)}`,
      name: `${partner.name}${sexagenary(index).charAt(0)}`,
      department: partner.department,
    })),
  )
  return [
    ...offices.map((each, index) => ({ id: `SD${twoDigits(index + 1)}`, ...each })),
    ...others,
  ].map((each) => ({ ...each, perDay: PER_DAY }))
}

function inspector(
  department: string,
  index: number,
  quarter: number,
  random: DataRandom,
): Inspector {
  const number = twoDigits(index + 1)
  const isField = department === '安监大队'
  return {
    id: `JC${number}`,
    name: `检查员${sexagenary(index)}`,
    department,
    certificate: {
      number: `样例证${number}`,
      from: '2016-07-01',
      to: certificateEnd(index, quarter),
    },
    qualifications: [
      ...(isField && index % 2 === 0 ? ['危险化学品'] : []),
      ...(isField && index % 3 !== 0 ? ['有限空间'] : []),
    ],
    towns: random.percent(60) ? [random.pick(TOWNS).name] : [],
    leave: leaveOf(index),
    perDay: PER_DAY,
    ...capacityOf(department, index, quarter),
    ...(COUPLE.includes(index) ? { related: '亲属1' } : {}),
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/**
 * Every ninth certificate ends in spring and is renewed by the third quarter; one had ended the
 * year before.
 */
function certificateEnd(index: number, quarter: number): string {
  if (index === 40) return '2019-12-31'
  return index % 9 === 4 && quarter < 3 ? '2020-04-30' : YEAR_OFF
}

/**
 * One long leave, a training course for some, the days of a business trip for others, summer
 * holidays in two halves.
 */
function leaveOf(index: number): { from: string; to: string }[] {
  if (index === 11) return [{ from: '2020-02-01', to: '2020-07-10' }]
  return [
    ...(index % 5 === 2 ? [{ from: '2020-03-09', to: '2020-03-20' }] : []),
    ...(index % 5 !== 2 && index % 7 === 3 ? [{ from: '2020-05-18', to: '2020-05-22' }] : []),
    ...(index % 4 === 1 ? [{ from: '2020-08-03', to: '2020-08-07' }] : []),
    ...(index % 4 === 3 ? [{ from: '2020-08-10', to: '2020-08-14' }] : []),
  ]
}

/** Quarters in which the section 安监科 looks back at firms, and lends fewer officers for it. */
const LOOKING_BACK = [2, 4]

/**
 * How many visits of one batch an officer makes at most. Offices other than the brigade lend
 * officers for a few visits only; so does the brigade its leader. Who is away for most of the
 * window has a bound too: even loads would otherwise put a quarter's visits into the weeks that are
 * left.
 */
function capacityOf(department: string, index: number, quarter: number): { capacity?: number } {
  if (index === 0) return { capacity: 3 }
  if (index === 11) return { capacity: quarter < 3 ? 2 : 8 }
  if (department === '法制科') return { capacity: 6 }
  if (department === '安监科' && LOOKING_BACK.includes(quarter)) return { capacity: 8 }
  return department === '安监大队' ? {} : { capacity: 4 }
}
