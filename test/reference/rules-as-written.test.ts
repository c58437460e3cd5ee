import { announce, canonicalJson, draw, exclusionsOf, parseInputs } from 'double-random'
import { toSQL } from 'double-random/sql'
import { afterAll, describe, expect, it } from 'vitest'
import rules from '../../examples/caps/shanxi-2025.json' with { type: 'json' }
import { type SmallTask, smallBureau, WINDOW } from '../ceremony/small-bureau.ts'
import { hasPython, replayedByPython } from '../replay/python.ts'
import { startEngines } from '../sql/engines.ts'
import { tablesOf } from '../sql/tables.ts'
import { codeOf } from './exclusions.ts'

const { engines } = await startEngines()
afterAll(() => Promise.all(engines.map((engine) => engine.stop())))

/** The most visits a year, by trade and grade, as the table of 2025 has them. */
const MOST = {
  dangerous: { 一级: 2, 二级: 4, 三级: 8, none: 12 },
  other: { 一级: 1, 二级: 2, 三级: 4, none: 6 },
} as const
const GRADES = ['一级', '二级', '三级', 'none'] as const

interface Firm {
  readonly id: string
  readonly most: number
  readonly unit: object
  readonly visits: readonly { readonly date: string; readonly matter?: string }[]
}

const day = (n: number) => new Date(Date.UTC(2020, 0, 2 + n)).toISOString().slice(0, 10)

/** Visits that count, and those after a complaint or to see what was put right. */
function visitsOf(counted: number, triggered: number, from = 0) {
  return [
    ...Array.from({ length: counted }, (_, n) => {
      return n % 3 === 2 ? { date: day(from + n) } : { date: day(from + n), matter: '专项' }
    }),
    ...Array.from({ length: triggered }, (_, n) => ({
      date: day(from + 30 + n),
      matter: n % 2 === 0 ? '举报核查' : '复查',
    })),
  ]
}

/** 40 firms, five of each trade and grade, with 0 to 12 visits. */
const FIRMS = Array.from({ length: 40 }, (_, index): Firm => {
  const isDangerous = index % 8 < 4
  const grade = GRADES[index % 4]!
  const most = MOST[isDangerous ? 'dangerous' : 'other'][grade]
  const tag = index % 3 === 0 ? '冶金' : '危险化学品'
  const before = { date: '2019-12-31', matter: '专项' }
  const visits = [
    [],
    visitsOf(most - 1, 13 - most),
    visitsOf(most, 0),
    // Two on one day are one visit, and the year before is over.
    [...visitsOf(most - 1, 0), { date: day(0), matter: '联合' }, before].slice(0, 12),
    visitsOf(6, 6),
  ][Math.floor(index / 8)]!
  return {
    id: `U${index + 1}`,
    most,
    visits,
    unit: {
      tags: isDangerous ? [tag] : ['商贸'],
      attributes: grade === 'none' ? {} : { 标准化等级: grade },
    },
  }
})

const tables = {
  units: FIRMS.map(({ unit }) => unit),
  pastVisits: FIRMS.flatMap(({ id, visits }) =>
    visits.map((visit) => ({ enterprise: id, ...visit })),
  ),
}

/** Who has had as many visits as the table allows; counting nothing that was triggered. */
function full(isTriggeredCounted = false): string[] {
  return FIRMS.filter(({ visits, most }) => {
    const days = new Set<string>()
    for (const { date, matter } of visits) {
      const isTriggered = matter === '举报核查' || matter === '复查'
      if (date.slice(0, 4) === '2020' && (isTriggeredCounted || !isTriggered)) days.add(date)
    }
    return days.size >= most
  }).map(({ id }) => id)
}

/** A draw by the library, by Python and by every database there is. */
async function drawnAlike(data: ReturnType<typeof smallBureau>) {
  const inputs = parseInputs(data)
  const record = draw(inputs, { seed: 's' })
  if (hasPython) {
    const made = { inputs: data, record } as never
    expect(replayedByPython([made])).toEqual({ other: [], records: 1 })
  }
  for (const { name, dialect, ask } of engines) {
    const [{ strata } = { strata: '' }] = toSQL(canonicalJson(record), inputs.plan, dialect)
    const [answer] = await ask(tablesOf(inputs)!, [strata])
    const eligible = answer!.map((row) => Number(row.eligible)).reduce((a, b) => a + b, 0)
    expect([name, eligible]).toEqual([name, record.body.head.rounds[0]!.eligible])
  }
  const excluded = exclusionsOf(record, inputs)
  const [task] = inputs.plan.tasks
  const asked = { inputs: inputs as never, task: task as never, window: WINDOW, before: [] }
  expect(excluded.map(({ unit, code }) => [unit, code])).toEqual(
    inputs.enterprises.flatMap(({ id, ...rest }) => {
      const code = codeOf({ id, ...rest } as never, task!.design as never, asked)
      return code === undefined ? [] : [[id, code]]
    }),
  )
  return excluded
}

describe('a table of caps by grade', () => {
  it('keeps out whom an independent loop finds, triggered visits not counted', async () => {
    const excluded = await drawnAlike(
      smallBureau({ ...tables, plan: { exclude: rules as readonly object[] } }),
    )
    expect(FIRMS.map(({ visits }) => visits.length)).toEqual(expect.arrayContaining([0, 12]))
    expect(excluded.map(({ unit }) => unit).sort()).toEqual(full().sort())
    // Each row of the table decides about somebody, and so does what is not counted.
    expect(new Set(excluded.map(({ code }) => code)).size).toBe(rules.length)
    expect(full(true).length).toBeGreaterThan(full().length + 4)
  })
})

describe('a plan’s cap on visits', () => {
  const cap = [{ code: '年度上限', visitsInYear: 2 }]
  const rounds = [{ window: WINDOW }]
  const census = { kind: 'key', design: { type: 'census' }, rounds, team: 'none' }
  const above = FIRMS.filter(({ visits }) => {
    const days = visits.filter(({ date }) => date > '2020').map(({ date }) => date)
    return new Set(days).size >= 2
  }).map(({ id }) => id)
  const out = async (task: object, plan: object = { exclude: cap }) =>
    (await drawnAlike(smallBureau({ ...tables, tasks: [{ team: 'none', ...task }], plan }))).map(
      ({ unit }) => unit,
    )

  it('takes nobody out of a census of key units', async () => {
    expect(await out(census)).toEqual([])
    const days = [{ code: '近期', visitedWithinDays: 366 }]
    const months = [{ code: '近期', visitedWithinMonths: 12 }]
    for (const exclude of [days, months]) expect(await out(census, { exclude })).toEqual([])
    const over = { ...census, design: { type: 'census', cover: 'over-rounds' } }
    expect(await out({ ...over, rounds: [{ window: WINDOW, visits: 3 }] })).toEqual([])
  })

  it('holds in all other draws, and in a census whose task has it', async () => {
    const bytewise = [...above].sort()
    expect(await out({})).toEqual(bytewise)
    expect(await out({ kind: 'key' })).toEqual(bytewise)
    expect(await out({ ...census, kind: 'general' })).toEqual(bytewise)
    expect(await out({ ...census, exclude: cap }, {})).toEqual(bytewise)
    const listed = { type: 'listed', reason: '上级交办' }
    expect(await out({ ...census, design: listed })).toEqual(bytewise)
  })

  it('is not the only rule of a plan: others hold in every census', async () => {
    const exclude = [...cap, { code: '商贸', where: { tag: '商贸' } }]
    expect(await out(census, { exclude })).toHaveLength(20)
  })
})

describe('a rule that names single units', () => {
  const found = (more: { readonly plan?: object; readonly task?: SmallTask }) => {
    const inputs = smallBureau({ plan: more.plan ?? {}, tasks: [more.task ?? {}] })
    const source = { series: 's', number: 1, entropy: [{ kind: 'operator' }], weak: true } as const
    const documents = [announce(inputs, source), draw(inputs, { seed: 's' })]
    return documents.map(({ envelope }) =>
      envelope.findings.flatMap(({ code, examples }) =>
        code === 'rule-names-units' ? (examples ?? []) : [],
      ),
    )
  }

  it.each([
    [{ not: { equals: { id: 'U1' } } }, true],
    [{ all: [{ tag: 'x' }, { in: { name: ['U1 号厂'] } }] }, true],
    [{ any: [{ equals: { creditCode: '91310000MA1FL0000X' } }] }, true],
    [{ equals: { town: 'U1' } }, false],
    [{ all: [{ present: 'id' }, { listed: '重点' }] }, false],
  ])('is found in announcement and record: %j', (where, names) => {
    const at = (path: string) => (names ? [[path], [path]] : [[], []])
    const rule = (more: object) => ({ exclude: [{ code: 'c', ...more }] })
    expect(found({ task: { where } })).toEqual(at('plan.tasks[0].where'))
    expect(found({ task: rule({ where }) })).toEqual(at('plan.tasks[0].exclude[0].where'))
    expect(found({ plan: rule({ where, visitsInYear: 1 }) })).toEqual(at('plan.exclude[0].where'))
  })
})
