import { announce, checkPairing, draw, type FindingCode, type InputData } from 'double-random'
import { describe, expect, it } from 'vitest'
import { numbersFrom } from '../bench/cases/numbers.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { effort } from '../effort.ts'
import { areTooFew } from './choices-oracle.ts'

const CODES: readonly FindingCode[] = [
  'officers-too-few',
  'pairing-determined',
  'rehearsal-too-few',
  'rehearsal-determined',
  'rehearsal-vacancy',
]

/** Of the findings of an announcement, those about choice. */
function announced(data: InputData) {
  const options = { series: 's', number: 1, entropy: [{ kind: 'operator' }], weak: true } as const
  return announce(data, options).envelope.findings.filter(({ code }) => CODES.includes(code))
}

/** How many seats of a drawn sample leave nothing to chance, by code. */
function checked(data: InputData): Partial<Record<FindingCode, number>> {
  const check = checkPairing(data, draw(data, { seed: '一' }).body.tables.sample)
  if (!check.feasible) throw new Error('a draw was made')
  const about = check.findings.filter(({ code }) => CODES.includes(code))
  return Object.fromEntries(about.map(({ code, count }) => [code, count]))
}

const ten = (of: (index: number) => object) => Array.from({ length: 10 }, (_, i) => of(i))
const LEAD = { role: 'lead', qualifications: ['q'] }
const teamOf = (...seats: readonly object[]) => [{ team: { seats } }]

describe('of ten officers', () => {
  it.each<[string, Parameters<typeof smallBureau>[0]]>([
    [
      'two have nearly all the time',
      { officers: ten((i) => ({ availability: i < 2 ? 1000 : 1 })) },
    ],
    ['two have a minimum', { officers: ten((i) => (i < 2 ? { minimum: 2 } : {})) }],
    [
      'two are preferred',
      {
        officers: ten((i) => ({ qualifications: i < 2 ? ['q'] : [] })),
        tasks: teamOf(
          { role: 'a', prefer: { qualifications: ['q'] } },
          { role: 'b', prefer: { qualifications: ['q'] } },
        ),
        pairing: { stages: [{ preference: true }] },
      },
    ],
    [
      'two carry nothing, under a spread',
      {
        officers: ten((i) => ({ carried: i < 2 ? 0 : 9 })),
        pairing: { balance: { spread: 1 } },
      },
    ],
  ])('the same two are sent in a rehearsal: %s', (_, bureau) => {
    const data = smallBureau(bureau)
    expect(checked(data)).toEqual({ 'pairing-determined': 4 })
    expect(announced(data)).toEqual([{ code: 'rehearsal-determined', count: 4 }])
  })

  it.each([
    ['can take any seat', (i: number) => (i < 2 ? {} : { capacity: 0 })],
    [
      'can take a seat in these days',
      (i: number) => (i < 2 ? {} : { limits: [{ from: '2020-03-01', to: '2020-03-31', most: 0 }] }),
    ],
  ])('two alone %s: that is certain', (_, of) => {
    for (const balance of ['strict', 'none', { spread: 3 }, { atLeast: 2 }]) {
      const data = smallBureau({ officers: ten(of), pairing: { balance } })
      expect(checked(data)).toEqual({ 'pairing-determined': 4 })
      expect(announced(data)).toEqual([
        { code: 'pairing-determined', count: 2, examples: ['pool:1.seats[1]', 'pool:1.seats[2]'] },
      ])
    }
  })

  it.each<[string, object, object]>([
    ['has the qualification', { qualifications: ['q'] }, LEAD],
    ['is of the department', { department: '特种科' }, { role: 'lead', department: '特种科' }],
  ])('one %s that a seat asks: it is named', (_, special, seat) => {
    const data = smallBureau({
      officers: ten((i) => (i === 4 ? special : {})),
      tasks: teamOf({ role: 'member' }, seat, { role: 'member' }),
    })
    expect(checked(data)).toEqual({ 'officers-too-few': 2 })
    expect(announced(data)).toEqual([
      { code: 'officers-too-few', count: 1, examples: ['pool:1.seats[2]'] },
    ])
  })

  it('two have the qualification that two seats of three ask', () => {
    const data = smallBureau({
      officers: ten((i) => (i < 2 ? { qualifications: ['q'] } : {})),
      tasks: teamOf(LEAD, LEAD, { role: 'member' }),
    })
    expect(checked(data)).toEqual({ 'officers-too-few': 4 })
    expect(announced(data)).toMatchObject([{ code: 'officers-too-few', count: 2 }])
  })

  it('two at a time hold a certificate', () => {
    const halves = ten((i) => ({
      certificate:
        i < 2
          ? { from: '2019-01-01', to: '2020-03-06' }
          : { from: i < 4 ? '2020-03-07' : '2021-01-01', to: '2021-12-31' },
    }))
    const data = smallBureau({ officers: halves })
    expect(checked(data)).toEqual({ 'officers-too-few': 4 })
    expect(announced(data)).toMatchObject([{ code: 'officers-too-few', count: 2 }])
  })

  it('two are there on some of the days, which a rehearsal meets', () => {
    const leave = [{ from: '2020-03-02', to: '2020-03-06' }]
    const data = smallBureau({ officers: ten((i) => (i < 2 ? {} : { leave })) })
    expect(checked(data)).toEqual({ 'officers-too-few': 2 })
    expect(announced(data)).toEqual([{ code: 'rehearsal-too-few', count: 2 }])
  })

  it('two are of each town, which a rehearsal meets', () => {
    const town = (i: number) => `镇${i % 5}`
    const data = smallBureau({
      units: ten((i) => ({ town: town(i) })),
      officers: ten((i) => ({ towns: [town(i)] })),
      tasks: teamOf({ role: 'a', town: 'same' }, { role: 'b', town: 'same' }),
    })
    expect(checked(data)).toEqual({ 'officers-too-few': 4 })
    expect(announced(data)).toEqual([{ code: 'rehearsal-too-few', count: 4 }])
  })

  it('none is enough for a form of the team that no unit has', () => {
    const form = { where: { tag: 'x' }, seats: [LEAD, LEAD] }
    const data = smallBureau({
      officers: 10,
      tasks: [{ team: { seats: [{ role: 'a' }, { role: 'b' }], when: [form] } }],
    })
    expect(announced(data)).toEqual([])
    const tagged = {
      ...data,
      enterprises: data.enterprises.map((row) => ({ ...row, tags: ['x'] })),
    }
    expect(announced(tagged)).toMatchObject([
      {
        code: 'officers-too-few',
        examples: ['pool:1.when[0].seats[1]', 'pool:1.when[0].seats[2]'],
      },
      { code: 'rehearsal-vacancy', count: 2 },
    ])
  })

  it('all come to some visit, and none has to', () => {
    const data = smallBureau({ officers: 10 })
    expect(checked(data)).toEqual({})
    expect(announced(data)).toEqual([])
  })
})

it('the fewest officers with a chance at a seat are told', () => {
  const data = smallBureau({
    officers: ten((i) => (i < 3 ? { qualifications: ['q'] } : {})),
    tasks: teamOf(LEAD, { role: 'member' }),
  })
  const check = checkPairing(data, draw(data, { seed: '一' }).body.tables.sample)
  expect(check.feasible && check.fewest).toBe(3)
  const alone = smallBureau({ officers: 0, tasks: [{ team: 'none' }] })
  const none = checkPairing(alone, draw(alone, { seed: '一' }).body.tables.sample)
  expect(none.feasible && none.fewest).toBeNull()
})

/** Officers and a team at random, few of whom can do anything. */
function randomBureau(below: (m: number) => number) {
  const days = ['2020-03-02', '2020-03-03', '2020-03-04']
  const certificates = [
    { from: '2020-01-01', to: '2020-12-31' },
    { from: '2020-01-01', to: days[below(2)] },
    { from: days[1 + below(2)], to: '2020-12-31' },
  ]
  const officers = Array.from({ length: 2 + below(5) }, () => ({
    certificate: certificates[below(3)],
    department: below(3) > 0 ? '科' : '处',
    qualifications: ['p', 'q'].filter(() => below(2) === 0),
    ...(below(4) === 0 && { capacity: below(2) }),
    ...(below(4) === 0 && { limits: [{ from: days[below(3)], to: days[2], most: below(2) }] }),
    ...(below(4) === 0 && { leave: [{ from: days[below(3)], to: days[2] }] }),
    ...(below(4) === 0 && { carried: below(3) }),
    ...(below(4) === 0 && { minimum: below(3) }),
  }))
  const seats = Array.from({ length: 2 + below(2) }, () => ({
    role: 'r',
    ...(below(3) === 0 && { department: '科' }),
    ...(below(2) === 0 && { qualifications: [['p'], ['q'], ['p', 'q']][below(3)] }),
  }))
  const balance = ['strict', 'none', { spread: 1 }, { atLeast: 2 }][below(4)]
  const rounds = [{ window: [days[0], days[2]], visits: 1 + below(3) }]
  const shortage = 'vacancies'
  const data = smallBureau({
    officers,
    tasks: [{ team: { seats }, rounds }],
    pairing: { balance, shortage },
  })
  return { data, officers, seats, days }
}

type Bureau = ReturnType<typeof randomBureau>

/** By the definitions: who is legal for the seats of a visit on a day, and who can have them. */
function onDay({ officers, seats }: Bureau, day: string) {
  const covers = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
    (from ?? '') <= day && day <= (to ?? '')
  const legal = seats.map(({ department, qualifications = [] }) =>
    [...officers.keys()].filter((i) => {
      const officer = officers[i]!
      const isOf = department === undefined || officer.department === department
      const isAble = qualifications.every((each) => officer.qualifications.includes(each))
      const isAway = officer.leave?.some(covers) ?? false
      return covers(officer.certificate!) && isOf && isAble && !isAway
    }),
  )
  const isFree = (i: number) => {
    const { capacity, limits } = officers[i]!
    const isFull = limits?.some((each) => covers(each) && each.most === 0) ?? false
    return capacity !== 0 && !isFull
  }
  const teams = legal.reduce<number[][]>(
    (before, list) =>
      before.flatMap((team) =>
        list.flatMap((i) => (isFree(i) && !team.includes(i) ? [[...team, i]] : [])),
      ),
    [[]],
  )
  return { legal, possible: seats.map((_, seat) => [...new Set(teams.map((t) => t[seat]!))]) }
}

describe('what is certain before there is a sample', () => {
  it('is what no visit alone leaves open on any day, and holds in every sample', () => {
    const below = numbersFrom(20)
    const times = { certain: 0, open: 0, held: 0, rehearsed: 0 }
    for (let run = 0; run < effort(100, 3000); run += 1) {
      const bureau = randomBureau(below)
      const byDay = bureau.days.map((day) => {
        const { legal, possible } = onDay(bureau, day)
        const isTooFew = areTooFew(legal)
        return areTooFew(possible).map((is, at) => ({ isTooFew: isTooFew[at]!, is: is }))
      })
      const wanted = { 'officers-too-few': [] as string[], 'pairing-determined': [] as string[] }
      const certain = bureau.seats.map((_, at) => byDay.every((day) => day[at]!.is))
      for (const [at, is] of certain.entries()) {
        times[is ? 'certain' : 'open'] += 1
        if (!is) continue
        const isStaffed = (day: string) => onDay(bureau, day).possible[0]!.length > 0
        const isTooFew = byDay.every((day, d) => day[at]!.isTooFew || !isStaffed(bureau.days[d]!))
        wanted[isTooFew ? 'officers-too-few' : 'pairing-determined'].push(`pool:1.seats[${at + 1}]`)
      }
      const found = announced(bureau.data)
      if (found.some(({ code }) => code.startsWith('rehearsal-'))) times.rehearsed += 1
      for (const code of ['officers-too-few', 'pairing-determined'] as const) {
        expect(found.find((each) => each.code === code)?.examples ?? []).toEqual(wanted[code])
      }
      const { sample, vacancies } = draw(bureau.data, { seed: `${run}` }).body.tables
      const isVacant = new Set(vacancies.map(({ unit }) => unit))
      const staffed = sample.filter(({ unit }) => !isVacant.has(unit))
      if (staffed.length === 0) continue
      const check = checkPairing(bureau.data, staffed)
      if (!check.feasible) throw new Error('these were kept')
      const isSaid = check.findings.flatMap(({ code, examples }) =>
        code === 'officers-too-few' || code === 'pairing-determined' ? (examples ?? []) : [],
      )
      for (const { unit, seat } of check.seats) {
        if (!certain[seat - 1] || check.seats.length > 5) continue
        times.held += 1
        expect(isSaid).toContain(`pool:1.visits[${unit}].seats[${seat}]`)
      }
    }
    for (const count of Object.values(times)) expect(count).toBeGreaterThan(effort(15, 600))
  })
})
