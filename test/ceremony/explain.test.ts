import { createHash } from 'node:crypto'
import {
  type DrawRecord,
  draw,
  exclusionsOf,
  explain,
  parseInputs,
  type UnitExplanation,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { key } from '../reference/draws.ts'
import { refusalOf } from './refusal.ts'
import { smallBureau } from './small-bureau.ts'
import { worldData } from './world.ts'

const inputs = parseInputs(worldData)
const SEEDS = ['一', '二', '三', '四', '五', '六', '七', '八']
const records = SEEDS.map((seed) => draw(inputs, { seed }))
const IDS = [...worldData.enterprises.map(({ id }) => id), 'E1', 'e01', '无此企业']

type Unit = (typeof worldData.enterprises)[number]

const riskOf = (unit: Unit) => ('risk' in unit ? unit.risk : null)

/** The pools of the small world, told by hand and not by their filters. */
const POOLS: Readonly<
  Record<
    string,
    { isIn: (unit: Unit) => boolean; stratumOf: (unit: Unit) => unknown[]; reserve: number }
  >
> = {
  petrol: {
    isIn: ({ name }) => name.endsWith('加油站'),
    stratumOf: (unit) => [riskOf(unit)],
    reserve: 1,
  },
  confined: { isIn: (unit) => 'size' in unit && unit.size >= 10, stratumOf: () => [], reserve: 1 },
  complaints: { isIn: ({ id }) => id === 'E10', stratumOf: () => [], reserve: 0 },
  fire: {
    isIn: (unit) => unit.name.endsWith('加油站') || ('size' in unit && unit.size >= 50),
    stratumOf: ({ id }) => [id === 'E01' || id === 'E08' ? 'visited' : 'unvisited'],
    reserve: 2,
  },
}

const OWN_RULES: Readonly<Record<string, string>> = { E01: '近期已查', E02: '近期处罚' }

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function drawnBy({ body: { tables } }: DrawRecord, unit: string) {
  return tables.sample
    .filter((row) => row.unit === unit)
    .map(({ pool, round }) => ({ pool, round }))
}

/** Why a unit is kept out of a round, by the plan and the samples of the rounds before. */
function codeOf(
  record: DrawRecord,
  unit: string,
  pool: string,
  round: number,
): { code: string; byDraw: boolean } | undefined {
  // Its two visits of the year are in the inputs; the pools that do not merge count nobody else up
  // to two.
  if (unit === 'E11') return { code: '年度上限', byDraw: false }
  if (pool === 'fire') return undefined
  const drawn = drawnBy(record, unit)
  if (pool === 'petrol') {
    const code = OWN_RULES[unit]
    if (code !== undefined) return { code, byDraw: false }
    // A visit in March is one within the six months before April.
    const wasDrawn = round === 2 && drawn.some((entry) => entry.pool === pool && entry.round === 1)
    return wasDrawn ? { code: '近期已查', byDraw: true } : undefined
  }
  const isBefore = (other: string) =>
    Object.keys(POOLS).indexOf(other) < Object.keys(POOLS).indexOf(pool)
  return drawn.some((entry) => isBefore(entry.pool)) ? { code: 'overlap', byDraw: true } : undefined
}

/** The explanation anybody can make with the record, the register and SHA-256. */
function expected(record: DrawRecord, id: string, index: number): UnitExplanation {
  const { head, secrets, tables } = record.body
  const { pool, round, strata } = head.rounds[index] as (typeof head.rounds)[number]
  const at = { pool, round }
  const { isIn, stratumOf, reserve } = POOLS[pool] as (typeof POOLS)[string]
  const unit = worldData.enterprises.find((each) => each.id === id)
  if (unit === undefined) return { ...at, verdict: 'not-in-directory' }
  if (!isIn(unit)) return { ...at, verdict: 'not-in-frame' }
  const out = codeOf(record, id, pool, round)
  if (out !== undefined) {
    const by = drawnBy(record, id)
    return { ...at, verdict: 'excluded', ...out, ...(by.length > 0 && { drawnBy: by }) }
  }
  const select = key(secrets.seed, { purpose: 'select', ...at })
  const stratum = stratumOf(unit)
  const rivals = worldData.enterprises.filter(
    (each) =>
      isIn(each) &&
      codeOf(record, each.id, pool, round) === undefined &&
      JSON.stringify(stratumOf(each)) === JSON.stringify(stratum),
  )
  const tickets = rivals.map((each) => sha256(select + each.id)).sort()
  const ticket = sha256(select + id)
  const rank = tickets.indexOf(ticket) + 1
  const { drawn, pi } = strata.find(
    (each) => JSON.stringify(each.stratum) === JSON.stringify(stratum),
  ) as (typeof strata)[number]
  const visit = tables.sample.find(
    (row) => row.unit === id && row.pool === pool && row.round === round,
  )
  const { host = at } = visit ?? {}
  const team = tables.seats.filter(
    (seat) => seat.unit === id && seat.pool === host.pool && seat.round === host.round,
  )
  return {
    ...at,
    verdict: rank <= drawn ? 'drawn' : rank <= drawn + reserve ? 'reserve' : 'not-drawn',
    bytes: select + id,
    ticket,
    stratum: stratum as never,
    rank,
    size: rivals.length,
    drawn,
    threshold: drawn === 0 ? null : (tickets[drawn - 1] ?? null),
    pi,
    ...(visit && { date: visit.date, team: team.map(({ inspector }) => inspector) }),
  }
}

describe('the explanation of a unit', () => {
  it.each(IDS)('is what SHA-256 says, in every round of eight draws: %s', (id) => {
    for (const record of records) {
      const rounds = record.body.head.rounds.map((_, index) => expected(record, id, index))
      expect(explain(record, inputs, id)).toEqual(rounds)
    }
  })

  it('gives every verdict somewhere in the small world', () => {
    const verdicts = records.flatMap((record) =>
      IDS.flatMap((id) => explain(record, inputs, id).map(({ verdict }) => verdict)),
    )
    expect(new Set(verdicts)).toEqual(
      new Set(['drawn', 'reserve', 'not-drawn', 'excluded', 'not-in-frame', 'not-in-directory']),
    )
  })

  it('agrees with the tables of the record', () => {
    for (const record of records) {
      const { tables } = record.body
      const exclusions = exclusionsOf(record, inputs)
      for (const id of IDS) {
        for (const each of explain(record, inputs, id)) {
          const isHere = (row: { pool: string; round: number; unit: string }) =>
            row.unit === id && row.pool === each.pool && row.round === each.round
          expect(tables.sample.some(isHere)).toBe(each.verdict === 'drawn')
          expect(tables.reserves.some(isHere)).toBe(each.verdict === 'reserve')
          const row = exclusions.find(isHere)
          expect([row?.code, row?.byDraw]).toEqual(
            each.verdict === 'excluded' ? [each.code, each.byDraw] : [undefined, undefined],
          )
        }
      }
    }
  })

  it('hashes its bytes to its ticket, and a drawn ticket is at most the threshold', () => {
    for (const each of records.flatMap((record) =>
      IDS.flatMap((id) => explain(record, inputs, id)),
    )) {
      if (!('ticket' in each)) continue
      expect(sha256(each.bytes)).toBe(each.ticket)
      const isBelow = each.threshold !== null && each.ticket <= each.threshold
      expect(isBelow).toBe(each.verdict === 'drawn')
      expect(isBelow).toBe(each.rank <= each.drawn)
    }
  })

  it('can be narrowed to a pool, a round, or both', () => {
    const [record] = records as [DrawRecord]
    const places = (options: { pool?: string; round?: number }) =>
      explain(record, inputs, 'E05', options).map(({ pool, round }) => `${pool} ${round}`)
    expect(places({})).toEqual(['petrol 1', 'petrol 2', 'confined 1', 'complaints 1', 'fire 1'])
    expect(places({ pool: 'petrol' })).toEqual(['petrol 1', 'petrol 2'])
    expect(places({ round: 2 })).toEqual(['petrol 2'])
    expect(places({ pool: 'petrol', round: 1 })).toEqual(['petrol 1'])
    expect(explain(record, inputs, 'E05', { round: 2 })).toEqual([
      explain(record, inputs, 'E05')[1],
    ])
  })

  it('names the team of a joint visit in every pool of it', () => {
    let joint = 0
    for (const record of records) {
      for (const row of record.body.tables.sample) {
        if (row.host === undefined) continue
        const teams = explain(record, inputs, row.unit).flatMap((each) =>
          each.verdict === 'drawn' && each.date === row.date ? [each.team] : [],
        )
        expect(teams.length).toBeGreaterThan(1)
        for (const team of teams) expect(team).toEqual(teams[0])
        joint += 1
      }
    }
    expect(joint).toBeGreaterThan(3)
  })

  it('shows a vacant visit with its date and nobody', () => {
    const data = smallBureau({ officers: 0, pairing: { shortage: 'vacancies' } })
    const record = draw(data, { seed: '一' })
    const [{ unit, date } = { unit: '', date: '' }] = record.body.tables.vacancies.flatMap(
      (vacant) => record.body.tables.sample.filter((row) => row.unit === vacant.unit),
    )
    expect(explain(record, data, unit)).toMatchObject([{ verdict: 'drawn', date, team: [] }])
  })

  it('shows the equal chances of a listed unit as none', () => {
    const data = smallBureau({ tasks: [{ design: { type: 'listed', reason: '指定' } }] })
    const record = draw(data, { seed: '一' })
    expect(explain(record, data, 'U1')).toMatchObject([
      { verdict: 'drawn', pi: null, size: 6, drawn: 6 },
    ])
  })

  it.each<[string, () => unknown, RegExp]>([
    ['an empty id', () => explain(records[0] as DrawRecord, inputs, ''), /^input\//],
    ['a number', () => explain(records[0] as DrawRecord, inputs, 1 as never), /^input\//],
    ['a round 0', () => explain(records[0] as DrawRecord, inputs, 'E01', { round: 0 }), /^input\//],
    [
      'an unknown option',
      () => explain(records[0] as DrawRecord, inputs, 'E01', { seat: 1 } as never),
      /^input\//,
    ],
    ['a text that is no record', () => explain('{}', inputs, 'E01'), /^evidence\//],
    [
      'inputs that are none',
      () => explain(records[0] as DrawRecord, {} as never, 'E01'),
      /^input\//,
    ],
  ])('is refused for %s', (_, call, code) => {
    expect(refusalOf(call).code).toMatch(code)
  })

  it('is refused, and coded, for a plan without the record’s rounds', () => {
    const error = refusalOf(() => explain(records[0] as DrawRecord, smallBureau({}), 'U1'))
    expect(error.code).toMatch(/^(design|policy|evidence)\//)
  })
})
