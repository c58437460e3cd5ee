import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  canonicalJson,
  type DrawRecord,
  type Inputs,
  type Inspector,
  parseInputs,
  type SampleRow,
  type Seat,
  verifySeries,
} from 'double-random'
import { checkPlan } from 'double-random/year'
import stringWidth from 'string-width'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import calendarOfNovember from '../../examples/minhang-2020/calendar.json' with { type: 'json' }
import calendarOfJanuary from '../../examples/minhang-2020/calendar-2020-01.json' with {
  type: 'json',
}
import { contributions } from '../../examples/minhang-2020/contributions.ts'
import { type DrawnBatch, entriesOf } from '../../examples/minhang-2020/drawn-batch.ts'
import { generateHeads } from '../../examples/minhang-2020/generate/heads.ts'
import { exampleInputs } from '../../examples/minhang-2020/generate/inputs.ts'
import plan from '../../examples/minhang-2020/plan.json' with { type: 'json' }
import { seriesOf, type Year } from '../../examples/minhang-2020/run-year.ts'
import { countWorkingDays, workingDays } from '../../examples/minhang-2020/working-days.ts'
import { announcementBody } from '../reference/announce.ts'
import { canonical } from '../reference/canonical.ts'
import { disclosedTruly } from '../reference/disclosed-truly.ts'
import { replay } from '../reference/replay.ts'
import { hasPython, replayedByPython } from '../replay/python.ts'
import { partsChanged, partsOpen } from './parts-changed.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

describe('the plan', () => {
  const visits = (kind: string) =>
    plan.tasks.filter((task) => task.kind === kind).map((task) => task.visits)

  it('has the fourteen tasks with their figures', () => {
    expect(visits('key')).toEqual([132, 12, 60, 60, 30, 30, 27, 30, 5])
    expect(visits('general')).toEqual([130, 30, 50, 7, 30])
  })

  it('adds up to 633 = 386 + 247, which is 61 % and 39 %', () => {
    const [key, general] = [sum(visits('key')), sum(visits('general'))]
    expect([key, general, key + general]).toEqual([386, 247, 633])
    expect([key, general].map((part) => Math.round((100 * part) / 633))).toEqual([61, 39])
    expect(plan.totals).toEqual({
      visits: 633,
      key: { visits: 386, share: '61%' },
      general: { visits: 247, share: '39%' },
      doubleRandom: { visits: 217 },
    })
  })

  it('draws 217 visits at random on both sides, and names 150 later', () => {
    expect(plan.tasks.filter((t) => t.doubleRandom).map((t) => t.visits)).toEqual([130, 30, 50, 7])
    expect(sum(plan.tasks.filter((t) => t.doubleRandom).map((t) => t.visits))).toBe(217)
    expect(sum(plan.tasks.filter((t) => t.deferred !== undefined).map((t) => t.visits))).toBe(150)
  })

  it('gives each task to one of the four departments', () => {
    const departments = new Set(plan.tasks.map((task) => task.department))
    expect([...departments].sort()).toEqual(['安监大队', '安监科', '指导科', '法制科'].sort())
  })

  it('has rounds for every visit, and four in the year for each pool that covers it', () => {
    for (const { visits, rounds } of plan.tasks) {
      expect(sum(rounds.map((round) => round.visits))).toBe(visits)
    }
    const general = plan.tasks.filter(({ kind }) => kind === 'general')
    for (const { rounds } of general) {
      const quarters = rounds.map(({ window }) => Math.ceil(Number(window[0]!.slice(5, 7)) / 3))
      expect(quarters).toEqual([1, 2, 3, 4])
    }
  })

  it('passes the check of plans, with the frames it expects', () => {
    const { ok, findings, notChecked } = checkPlan(exampleInputs(), { minimumKeyShare: '60%' })
    expect({ ok, findings, notChecked }).toEqual({ ok: true, findings: [], notChecked: [] })
  })
})

describe('the calendars', () => {
  it('have the 251 working days of the first notice, and 249 after the longer holiday', () => {
    expect(countWorkingDays(calendarOfNovember)).toBe(251)
    expect(countWorkingDays(calendarOfJanuary)).toBe(249)
  })

  it('differ by a Friday that became a holiday and a Saturday that is made up no more', () => {
    const kept = new Set(workingDays(calendarOfJanuary))
    const before = workingDays(calendarOfNovember)
    expect(before.filter((day) => !kept.has(day))).toEqual(['2020-01-31', '2020-02-01'])
    expect([...kept].filter((day) => !before.includes(day))).toEqual([])
  })

  it('are otherwise a year of 262 weekdays', () => {
    expect(countWorkingDays({ ...calendarOfNovember, holidays: [], workdays: [] })).toBe(262)
  })
})

describe('the made-up directories', () => {
  const data = exampleInputs()
  const inputs = parseInputs(data)
  const tagged = (tag: string) => inputs.enterprises.filter(({ tags }) => tags?.includes(tag))
  const own = () =>
    inputs.inspectors.filter(({ department }) =>
      plan.tasks.some((t) => t.department === department),
    )
  const listed = (list: string) => inputs.lists.filter((row) => row.list === list)

  it('are the same each time', () => {
    expect(exampleInputs()).toEqual(data)
    const { plan: _plan, calendar: _calendar, ...tables } = data
    const hash = createHash('sha256').update(JSON.stringify(tables)).digest('hex')
    // Frozen, so that the same tables come on every engine: a change here changes what the README
    // and the demo say.
    expect(hash.slice(0, 16)).toBe('8c97249cf3d7240f')
  })

  it('have the sizes the plan speaks of', () => {
    expect(inputs.enterprises).toHaveLength(3000)
    expect(own()).toHaveLength(45)
    expect(inputs.inspectors).toHaveLength(83)
    expect(listed('区重点')).toHaveLength(66)
    expect(tagged('加油站')).toHaveLength(40)
    expect(tagged('国有')).toHaveLength(12)
    expect(tagged('服务机构')).toHaveLength(5)
    expect(tagged('培训机构')).toHaveLength(8)
    const district = new Set(listed('区重点').map(({ enterprise }) => enterprise))
    const lookedBackAt = new Set([...tagged('涉氨'), ...tagged('涉尘')].map(({ id }) => id))
    expect([...lookedBackAt].filter((id) => !district.has(id))).toHaveLength(27)
    expect(new Set(inputs.enterprises.map(({ town }) => town)).size).toBe(14)
    expect(new Set(own().map(({ department }) => department)).size).toBe(4)
  })

  it('have an office of two in each of the fourteen towns, partners and experts, none with a certificate', () => {
    const others = inputs.inspectors.filter((officer) => !own().includes(officer))
    const of = (name: string) => others.filter(({ department }) => department === name)
    expect(
      [of('属地安监所'), of('行业主管部门'), of('安全专家')].map((some) => some.length),
    ).toEqual([28, 6, 4])
    expect(others).toHaveLength(38)
    expect(others.every(({ certificate }) => certificate === undefined)).toBe(true)
    const towns = of('属地安监所').map((officer) => officer.towns?.join())
    for (const town of new Set(inputs.enterprises.map((each) => each.town))) {
      expect(towns.filter((each) => each === town)).toHaveLength(2)
    }
  })

  it('name nobody twice', () => {
    expect(new Set(inputs.enterprises.map(({ name }) => name)).size).toBe(3000)
    expect(new Set(inputs.inspectors.map(({ name }) => name)).size).toBe(83)
  })

  it('carry credit codes whose two check characters are right', () => {
    const codes = inputs.enterprises.map(({ creditCode }) => creditCode ?? '')
    expect(codes.filter((code) => !isCreditCode(code))).toEqual([])
    expect(new Set(codes).size).toBe(3000)
  })

  it('say plainly that they are samples', () => {
    expect(inputs.enterprises.every(({ name }) => name.includes('样例'))).toBe(true)
    expect(
      inputs.inspectors.every(({ name }) => /^(检查员..|..安监员.|主管员.|专家.)$/u.test(name)),
    ).toBe(true)
  })
})

/**
 * GB 32100-2015 §5.3 and GB 11714-1997 §3.3, written down a second time: weighted sums with the
 * check character are 0.
 */
function isCreditCode(code: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const total = [...code].reduce(
    (all, character, i) =>
      all + BigInt(alphabet.indexOf(character)) * (i === 17 ? 1n : 3n ** BigInt(i)),
    0n,
  )
  const weights = [3, 7, 9, 10, 5, 8, 4, 2, 1]
  const organisation = [...code.slice(8, 17)]
    .map((c, i) => (i === 8 && c === 'X' ? 10 : Number.parseInt(c, 36)))
    .reduce((all, value, i) => all + value * weights[i]!, 0)
  const hasForm = /^91310112[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)
  return hasForm && total % 31n === 0n && organisation % 11 === 0
}

describe('the year', () => {
  let year: Year
  let printed = ''
  const read = (name: string) =>
    readFileSync(new URL(`../../examples/minhang-2020/output/${name}`, import.meta.url), 'utf8')

  beforeAll(async () => {
    const log = vi.spyOn(console, 'log').mockImplementation((text) => {
      printed += `${text}\n`
    })
    const demo = await import('../../examples/minhang-2020/demo.ts')
    log.mockRestore()
    year = demo.year
  })

  const batch = (number: number) => year.batches[number - 1]!
  const calendarOf = (each: DrawnBatch) =>
    each.batch.number === 1 ? calendarOfNovember : calendarOfJanuary
  const titleOf = (task: string) => plan.tasks.find(({ id }) => id === task)!.title

  /** What is printed, without the breaks of its lines. */
  const unbroken = () => printed.replaceAll(/\n {2}(?=\S)/g, '')
  const section = (from: string, to: string) =>
    printed.slice(printed.indexOf(`\n${from}、`), printed.indexOf(`\n${to}、`))

  /** Cells of the rows of a printed table whose first cell is one of the titles. */
  function rowsOf(text: string, titles: readonly string[]): string[][] {
    return text
      .split('\n')
      .map((line) => line.trim().split(/ +/))
      .filter(([first = '']) => titles.includes(first))
  }

  describe('on paper', () => {
    it('prints the plan with the figures of the document', () => {
      const lines = section('一', '二').split('\n')
      const rows = lines.flatMap((line) => {
        const cells = /^ +(\d+) {2}(重点|一般) .* {2}(\S*(?:大队|科)) +(\d+)(?: {2}(是)?|$)/u.exec(
          line,
        )
        return cells === null ? [] : [cells.slice(1)]
      })
      expect(rows.map(([number]) => Number(number))).toEqual(plan.tasks.map((_, i) => i + 1))
      expect(rows.map((cells) => Number(cells[3]))).toEqual([
        132, 12, 60, 60, 30, 30, 27, 30, 5, 130, 30, 50, 7, 30,
      ])
      expect(rows.filter((cells) => cells[4] === '是').map((cells) => cells[0])).toEqual([
        '10',
        '11',
        '12',
        '13',
      ])
      const text = unbroken()
      expect(text).toContain('全年 633 家次 = 重点检查 386 家次（61%） + 一般检查 247 家次（39%）')
      expect(text).toContain('其中双随机 217 家次')
      expect(text).toContain('没有发现问题')
      expect(text).toMatch(
        /合计写作 632.*查出 4 处：合计不等于各项任务之和.*应为各项任务之和 633，实为 632；占比与各项任务不符.*实为 60%；.*任务 petrol/u,
      )
    })

    it('prints the workload with both calendars, recounted', () => {
      const rows = rowsOf(section('二', '三'), ['251', '249']).filter(
        ([, , , total]) => Number(total) > 0,
      )
      expect(rows).toHaveLength(10)
      const heads = generateHeads()
      const departments: Record<string, number> = { 安监大队: 28, 安监科: 6, 指导科: 5, 法制科: 5 }
      for (const [days, department, officers, ...figures] of rows) {
        const isOwn = (name: string) => department === '合计' || name === department
        const count = sum(
          Object.keys(departments).map((name) => (isOwn(name) ? departments[name]! : 0)),
        )
        const of = (kind: string) =>
          sum(
            heads
              .filter((head) => head.kind === kind && isOwn(head.department))
              .map((head) => Number(head.days)),
          )
        const [other, none] = [of('other-enforcement'), of('non-enforcement')]
        const statutory = Number(days) * count
        const needed = sum(
          plan.tasks.flatMap(({ id, department: own, visits }) =>
            seatsOf(year.annual, id)
              .filter(
                ({ certified, department: asked = own }) => certified !== false && isOwn(asked),
              )
              .map(() => visits),
          ),
        )
        const inspection = statutory - other - none
        expect([Number(officers), ...figures.slice(0, 6).map(Number)]).toEqual([
          count,
          statutory,
          other,
          none,
          inspection,
          needed,
          inspection - needed,
        ])
      }
      expect(section('二', '三')).toContain('虚构')
    })

    it('prints a table of months that adds up to each task, to quarters and to 633', () => {
      const text = section('四', '五')
      expect(text).toContain('示例数据')
      const lines = text.split('\n').filter((line) => /\d$/.test(line) && !line.includes('家次'))
      const ends = [...columnsEnd(lines[0]!)]
      const rows = [...plan.tasks.map(({ title }) => title), '合计'].map((title) => {
        const line = lines.find((each) => each.trim().startsWith(title))!
        return ends.map((end, index) => numberIn(line, ends[index - 1] ?? 20, end))
      })
      for (const cells of rows) {
        expect(cells).toHaveLength(17)
        const quarters = [0, 4, 8, 12].map((at) => [...cells.slice(at, at + 4)])
        for (const [a, b, c, total] of quarters) expect(a! + b! + c!).toBe(total)
        expect(sum(quarters.map((quarter) => quarter[3]!))).toBe(cells[16])
      }
      expect(rows.map((cells) => cells[16])).toEqual([...plan.tasks.map((t) => t.visits), 633])
      for (const column of ends.keys()) {
        expect(sum(rows.slice(0, -1).map((cells) => cells[column]!))).toBe(rows.at(-1)![column])
      }
    })

    it('prints lines of at most 100 columns, however wide the terminal draws doubtful characters', () => {
      const notices = [1, 2, 3, 4].map((number) => read(`batch-${number}/notice.txt`)).join('')
      const lines = `${printed}${notices}`.split('\n')
      expect(lines.length).toBeGreaterThan(400)
      expect(lines.filter((line) => stringWidth(line) > 100)).toEqual([])
      expect(lines.filter((line) => line.endsWith(' '))).toEqual([])
      expect(
        lines.filter(
          (line) => stringWidth(line) !== stringWidth(line, { ambiguousIsNarrow: false }),
        ),
      ).toEqual([])
    })

    it('says what is made up', () => {
      const text = unbroken()
      expect(text).toContain('均为虚构')
      expect(text).toContain('其他执法、非执法天数为虚构')
      expect(text).toContain('全部为程序生成的虚构数据')
      expect(text).toContain('检查结果和2019年数字均为虚构')
      expect(text).toContain('分值为虚构')
      expect(plan.title).toContain('示例数据')
    })

    it('prints what became of the verifications', () => {
      expect(unbroken()).toContain('结论：核验通过')
      expect(unbroken()).toContain('结论：核验不符')
      expect(unbroken()).toContain('未见不符，没有缺号、作废或重抽')
      expect(unbroken()).toContain('后面各批全部知道')
    })

    it('prints tickets that can be checked without the library', () => {
      const commands = [...printed.matchAll(/签号 +(\w{64})[\s\S]*?printf %s (\S+) \| sha256sum/g)]
      expect(commands).toHaveLength(2)
      for (const [, ticket, bytes] of commands) {
        expect(createHash('sha256').update(bytes!).digest('hex')).toBe(ticket)
      }
    })

    it('prints what is checked at a visit, in words', () => {
      const { record } = batch(1)
      const [, mandatory, drawn, riders] =
        /检查事项：必查 (.+?)；抽中 (.+?)；随行 (.+?)。/.exec(unbroken()) ?? []
      const { unit } = /^ {2}(?<unit>\S+) .*为什么抽中或没抽中？$/m.exec(printed)?.groups ?? {}
      const row = record.body.tables.items.find((each) => each.unit === unit)!
      const titles = new Map(
        plan.catalogues.flatMap(({ items }) => items.map(({ id, title }) => [id, title])),
      )
      const named = (ids: readonly string[]) => ids.map((id) => titles.get(id)).join('、')
      expect([mandatory, drawn]).toEqual([named(row.mandatory), named(row.drawn)])
      expect(riders?.split('、').filter((name) => name !== '无')).toHaveLength(row.riders.length)
    })

    it('prints loads that add up to the seats of the first batch', () => {
      const table = section('八', '九')
      const rows = [...table.matchAll(/^ {2}(\S+) +(\d+) +(\d+) +(\d+) +(\d+)$/gm)].map((row) =>
        row.slice(1),
      )
      const total = rows.pop()!
      expect(rows).toHaveLength(7)
      const column = (index: number) => sum(rows.map((row) => Number(row[index])))
      expect(total.slice(0, 3)).toEqual(['合计', String(column(1)), String(column(2))])
      expect([column(1), column(2)]).toEqual([83, batch(1).record.body.tables.seats.length])
      const loads = [...table.matchAll(/检查员.. +(\d+)(?= |$)/gm)].map(([, load]) => Number(load))
      expect(loads).toHaveLength(45)
      expect(sum(loads)).toBe(sum(rows.slice(0, 4).map((row) => Number(row[2]))))
    })
  })

  describe('in its four records', () => {
    it('writes its records as they are', () => {
      for (const { batch: each, record } of year.batches) {
        const text = read(`batch-${each.number}/record.json`)
        expect(text).toBe(canonicalJson(record))
      }
    })

    it('is made again by the second implementation: the first record, to the byte', () => {
      const { batch: first, inputs, record } = batch(1)
      const { draw, by, sources, reveals, blinding } = contributions(1)
      const options = {
        ...draw,
        previous: null,
        batch: entriesOf(first, inputs.plan),
        entropy: sources,
        by,
        blindingKey: blinding,
      }
      const announcement = announcementBody(inputs, options as never)
      expect(canonical(announcement)).toBe(canonicalJson(batch(1).announcement.body))
      const replayed = replay(inputs, announcement, reveals as never, blinding)
      expect(replayed.tables.seats.length).toBeGreaterThan(200)
      expect(canonical(replayed)).toBe(canonicalJson(record.body))
    })

    it.skipIf(!hasPython)('and by Python: the second batch, 134 visits and 326 seats', () => {
      const { record, inputs } = batch(2)
      const { findings: _findings, ...data } = inputs
      const { blinding } = contributions(2)
      expect(record.body.tables.seats.length).toBe(326)
      expect(replayedByPython([{ inputs: data, record, blinding }])).toEqual({
        other: [],
        records: 1,
      })
    })

    it('makes notices and proofs that hold', () => {
      const seen = disclosedTruly({ ...batch(1), blinding: contributions(1).blinding })
      expect(seen).toEqual(expect.arrayContaining(['public-event', 'blinded', 'drawn', 'reserve']))
    })

    it('makes a series that verifies as one chain, and does not without one of its records', () => {
      const documents = seriesOf(year)
      const lastDigest = batch(4).record.digest
      const report = verifySeries(documents, { lastDigest })
      expect(report.outcome).toBe('partial')
      const checks = report.entries.flatMap((entry) => entry.report?.checks ?? [])
      expect(checks.filter(({ status }) => status !== 'pass')).toEqual([])
      expect(checks.length).toBeGreaterThan(80)
      expect(report.refutes).toEqual([])
      // Nothing is open but the reasons that the announcements did not give.
      const isChange = ({ about }: (typeof report.open)[number]) =>
        'name' in about && about.name === 'changes'
      expect(report.open.filter((each) => !isChange(each))).toEqual([])
      const inputs = year.batches.map((each) => each.inputs)
      expect(partsOpen(report)).toEqual(
        new Map([1, 2, 3].map((i) => [i + 1, partsChanged(inputs[i - 1]!, inputs[i]!)])),
      )
      expect(verifySeries(documents.slice(0, 3), { lastDigest }).outcome).toBe('refuted')
      const gap = verifySeries([documents[0]!, ...documents.slice(2)], { lastDigest })
      expect(gap.outcome).not.toBe('verified')
      expect(gap.open.map(({ about }) => 'name' in about && about.name)).toContain('numbering')
    })

    it('draws every round of the plan once, 633 planned visits in all', () => {
      const rounds = year.batches.flatMap(({ record }) => record.body.head.rounds)
      const names = rounds.map(({ pool, round }) => `${pool} ${round}`)
      const all = plan.tasks.flatMap(({ id, rounds: own }) => own.map((_, i) => `${id} ${i + 1}`))
      expect([...names].sort()).toEqual([...all].sort())
      expect(sum(rounds.map(({ planned }) => planned))).toBe(633)
      const isDoubleRandom = (pool: string) => plan.tasks.find((t) => t.id === pool)!.doubleRandom
      expect(
        sum(rounds.filter(({ pool }) => isDoubleRandom(pool)).map(({ planned }) => planned)),
      ).toBe(217)
    })

    it('falls short only where a register does: one of forty stations is being rebuilt', () => {
      const short = year.batches.flatMap(({ record }) =>
        record.body.head.rounds.filter(({ shortfall }) => shortfall > 0),
      )
      expect(short.map(({ pool, round, shortfall }) => [pool, round, shortfall])).toEqual([
        ['petrol', 2, 1],
      ])
      const closed = year.annual.enterprises.find(
        ({ tags, status }) => tags?.includes('加油站') && status === '停业',
      )!
      for (const { record } of year.batches) {
        const { sample, reserves } = record.body.tables
        expect([...sample, ...reserves].filter(({ unit }) => unit === closed.id)).toEqual([])
      }
      const firstHalf = [1, 2].flatMap((number) =>
        batch(number)
          .record.body.tables.sample.filter(({ pool }) => pool === 'petrol')
          .map(({ unit }) => unit),
      )
      const stations = year.annual.enterprises
        .filter(({ id, tags }) => tags?.includes('加油站') && id !== closed.id)
        .map(({ id }) => id)
      expect(firstHalf.sort()).toEqual(stations.sort())
      expect(firstHalf).toHaveLength(39)
    })

    it('visits each key unit once in each half-year, and each open training body once', () => {
      const district = year.annual.lists.filter(({ list }) => list === '区重点')
      const units = district.map(({ enterprise }) => enterprise).sort()
      for (const [number, from, to] of [
        [1, '2020-01-01', '2020-06-30'],
        [3, '2020-07-01', '2020-12-31'],
      ] as const) {
        const rows = batch(number).record.body.tables.sample.filter((r) => r.pool === 'key-units')
        expect(rows.map(({ unit }) => unit).sort()).toEqual(units)
        expect(rows.every(({ date }) => from <= date && date <= to)).toBe(true)
      }
      const training = year.batches.flatMap(({ record }) =>
        record.body.tables.sample.filter(({ pool }) => pool === 'training'),
      )
      const open = year.annual.enterprises.filter(
        ({ tags, status }) => tags?.includes('培训机构') && status === '存续',
      )
      expect(training.map(({ unit }) => unit).sort()).toEqual(open.map(({ id }) => id).sort())
      expect(training).toHaveLength(7)
    })

    it('names the units of a deferred task in the plan of the batch that draws it, and draws all of them', () => {
      const deferred = ['import-expo', 'key-periods', 'seasons']
      const seen = new Set<string>()
      for (const { inputs, record } of year.batches) {
        for (const { id, deferred: why, design, rounds, where } of inputs.plan.tasks) {
          if (!deferred.includes(id)) continue
          const drawn = record.body.head.rounds.filter(({ pool }) => pool === id)
          expect([why === undefined, design?.type === 'listed']).toEqual([
            drawn.length === 1,
            drawn.length === 1,
          ])
          for (const { round } of drawn) {
            const { listed: name } = where as { listed: string }
            const list = inputs.lists.filter((row) => row.list === name).map((r) => r.enterprise)
            const sample = record.body.tables.sample.filter(({ pool }) => pool === id)
            expect(sample.map(({ unit }) => unit).sort()).toEqual([...list].sort())
            expect(list).toHaveLength(rounds![round - 1]!.visits!)
            for (const unit of list) expect(seen.has(unit)).toBe(false)
            for (const unit of list) seen.add(unit)
          }
        }
      }
      expect(seen.size).toBe(150)
    })

    it('dates every visit on a working day of the calendar in force, within its window', () => {
      for (const each of year.batches) {
        const days = new Set(workingDays(calendarOf(each)))
        expect(each.inputs.calendar.version).toBe(calendarOf(each).version)
        const bad = each.record.body.tables.sample.filter(({ pool, round, date }) => {
          const [from, to] = plan.tasks.find(({ id }) => id === pool)!.rounds[round - 1]!.window
          return !days.has(date) || date < from! || date > to! || date <= each.batch.drawn
        })
        expect(bad).toEqual([])
      }
    })

    it('dates as many visits on each day as the schedule says, where no round falls short', () => {
      for (const each of year.batches) {
        const { days } = each.batch.number === 1 ? year.schedule : year.replanned.schedule
        for (const { pool, round, shortfall } of each.record.body.head.rounds) {
          if (shortfall > 0) continue
          const drawn = each.record.body.tables.sample
            .filter((row) => row.pool === pool && row.round === round)
            .map(({ date }) => date)
          const wanted = days
            .filter((day) => day.task === pool && day.round === round)
            .flatMap(({ date, visits }) => Array.from({ length: visits }, () => date))
          expect(drawn.sort()).toEqual([...wanted].sort())
        }
      }
    })

    it('fills every seat of every team with different people who may go', () => {
      for (const each of year.batches) {
        const { inputs, record } = each
        const { sample, seats, loads, vacancies } = record.body.tables
        const rules = legality(each)
        expect(vacancies).toEqual([])
        const teams = new Map<string, typeof seats>()
        for (const seat of seats) {
          const name = `${seat.pool} ${seat.unit}`
          teams.set(name, [...(teams.get(name) ?? []), seat])
        }
        for (const visit of sample) {
          const team = teams.get(`${visit.pool} ${visit.unit}`) ?? []
          const wanted = seatsOf(inputs, visit.pool)
          expect(team.map(({ seat, role }) => [seat, role])).toEqual(
            wanted.map(({ role }, index) => [index + 1, role]),
          )
          expect(new Set(team.map(({ inspector }) => inspector)).size).toBe(wanted.length)
          const certified = team.filter(({ inspector }) =>
            isCertified(rules.officerOf(inspector), visit.date),
          )
          expect(certified).toHaveLength(visit.pool === 'state-owned' ? 3 : 2)
          for (const { seat, inspector } of team) {
            expect([
              visit.unit,
              inspector,
              rules.whyNot(inspector, visit, wanted[seat - 1]!),
            ]).toEqual([visit.unit, inspector, []])
          }
        }
        for (const { inspector, load } of loads) {
          const { capacity } = rules.officerOf(inspector)
          expect(load).toBe(seats.filter((seat) => seat.inspector === inspector).length)
          expect(load).toBeLessThanOrEqual(capacity ?? load)
        }
        expect(sum(loads.map(({ load }) => load))).toBe(seats.length)
      }
    })

    it('sends nobody to two units on one day, over all batches, amendments and postponements', () => {
      const made = new Set<string>()
      let seats = 0
      for (const { record, amendments, outcomes } of year.batches) {
        const teams = new Map<string, string[]>()
        const add = (pool: string, unit: string, inspector: string) =>
          teams.set(`${pool} ${unit}`, [...(teams.get(`${pool} ${unit}`) ?? []), inspector])
        for (const { pool, unit, inspector } of record.body.tables.seats) add(pool, unit, inspector)
        for (const { body } of amendments) {
          for (const { pool, unit, inspector } of body.seats) add(pool, unit, inspector)
        }
        for (const { pool, unit, date, outcome } of outcomes) {
          if (outcome !== 'inspected' && outcome !== 'refused') continue
          for (const inspector of teams.get(`${pool} ${unit}`) ?? []) {
            made.add(`${inspector} ${date}`)
            seats += 1
          }
        }
      }
      expect(made.size).toBe(seats)
      expect(seats).toBeGreaterThan(1300)
    })

    it('leaves officers of the brigade without a bound of their own at most two visits apart', () => {
      const loads = new Map<string, number>()
      for (const { record } of year.batches) {
        for (const { inspector } of record.body.tables.seats)
          loads.set(inspector, (loads.get(inspector) ?? 0) + 1)
      }
      const brigade = year.annual.inspectors.filter((each) => each.department === '安监大队')
      const free = brigade.filter(({ capacity }) => capacity === undefined)
      expect([brigade.length, free.length]).toEqual([28, 26])
      const own = free.map(({ id }) => loads.get(id)!)
      expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(2)
    })

    it('keeps the couple apart in every batch', () => {
      for (const { inputs, record } of year.batches) {
        const couple = inputs.inspectors.filter(({ related }) => related !== undefined)
        expect(couple).toHaveLength(2)
        const both = couple.map(({ id }) =>
          record.body.tables.seats
            .filter(({ inspector }) => inspector === id)
            .map(({ pool, unit }) => `${pool} ${unit}`),
        )
        expect(both.every((visits) => visits.length > 0)).toBe(true)
        expect(both[0]!.filter((visit) => both[1]!.includes(visit))).toEqual([])
      }
    })

    it('grants the wishes of the first batch as far as it prints', () => {
      const { record, inputs } = batch(1)
      const { seats, sample } = record.body.tables
      const { officerOf } = legality(batch(1))
      const repeats = seats.filter(({ pool, unit, inspector }) => {
        const { date } = sample.find((row) => row.pool === pool && row.unit === unit)!
        const from = `${Number(date.slice(0, 4)) - 2}${date.slice(4)}`
        return inputs.pastVisits.some(
          (v) => v.enterprise === unit && v.date >= from && v.inspectors?.includes(inspector),
        )
      })
      const members = seats.filter(({ pool, role }) => pool === 'key-units' && role === '协检')
      const skilled = members.filter(({ inspector }) =>
        officerOf(inspector).qualifications?.includes('危险化学品'),
      )
      expect(unbroken()).toContain(`（结果有 ${repeats.length} 个席位）`)
      expect(members).toHaveLength(66)
      expect(unbroken()).toContain(`（66 个席位中有 ${skilled.length} 个）`)
    })

    it('gives joint visits the stated people, and a local officer where the plan asks for one', () => {
      const wanted: Record<string, string[]> = {
        'state-owned': ['指导科', '安监大队', '安监大队', '行业主管部门', '安全专家'],
        joint: ['安监大队', '安监大队', '行业主管部门'],
        'service-bodies': ['法制科', '法制科', '属地安监所'],
        standardised: ['安监科', '安监科', '属地安监所'],
      }
      const own = new Set(plan.tasks.map(({ department }) => department))
      for (const { inputs, record } of year.batches) {
        const officers = new Map(inputs.inspectors.map((officer) => [officer.id, officer]))
        const towns = new Map(inputs.enterprises.map(({ id, town }) => [id, town]))
        for (const { pool, unit, seat, inspector } of record.body.tables.seats) {
          const { department, towns: local } = officers.get(inspector)!
          if (wanted[pool] === undefined) expect(own.has(department)).toBe(true)
          else expect(department).toBe(wanted[pool]![seat - 1])
          if (department === '属地安监所') expect(local).toEqual([towns.get(unit)])
        }
      }
    })

    it('draws what is checked: all mandatory items, four or half of the others, riders on their share', () => {
      for (const { inputs, record } of year.batches) {
        const { items, sample } = record.body.tables
        const units = new Map(inputs.enterprises.map((unit) => [unit.id, unit]))
        const itemsOf = (pool: string) => inputs.plan.tasks.find(({ id }) => id === pool)!.items
        expect(items.map(({ pool, unit }) => [pool, unit])).toEqual(
          sample
            .filter(({ pool }) => itemsOf(pool) !== undefined)
            .map(({ pool, unit }) => [pool, unit]),
        )
        for (const { pool, unit, mandatory, drawn } of items) {
          const { catalogue, draw } = itemsOf(pool)!
          const tags = units.get(unit)!.tags ?? []
          // Every condition of the catalogues is one tag.
          const considered = plan.catalogues
            .find(({ id }) => id === catalogue)!
            .items.filter((item) => !('where' in item) || tags.includes(item.where!.tag))
          const [must, others] = [true, false].map((isMust) =>
            considered.filter((item) => (item.mandatory ?? false) === isMust).map(({ id }) => id),
          ) as [string[], string[]]
          expect(mandatory).toEqual(must)
          expect(must).toHaveLength(3)
          expect([draw, drawn.length]).toEqual(
            catalogue === 'random' ? [4, 4] : ['1/2', Math.ceil(others.length / 2)],
          )
          expect(new Set(drawn).size).toBe(drawn.length)
          expect(drawn.filter((item) => !others.includes(item))).toEqual([])
        }
        for (const { pool, round, drawn } of record.body.head.rounds) {
          const riding = (rider: string) =>
            items.filter(
              (row) => row.pool === pool && row.round === round && row.riders.includes(rider),
            ).length
          // 30 % and 20 % of the visits, half a visit rounded up, where the plan has riders at all.
          const has = itemsOf(pool)?.riders !== undefined
          expect([riding('special-operators'), riding('safety-fund')]).toEqual(
            has ? [Math.floor((3 * drawn + 5) / 10), Math.floor((2 * drawn + 5) / 10)] : [0, 0],
          )
        }
      }
    })

    it('uses every condition of its catalogues somewhere among its units', () => {
      const conditions = plan.catalogues
        .flatMap(({ items }) => items)
        .flatMap((item) => ('where' in item ? [item.where!.tag] : []))
      const tags = new Set(year.annual.enterprises.flatMap((each) => each.tags ?? []))
      expect(conditions.length).toBeGreaterThan(5)
      expect(conditions.filter((tag) => !tags.has(tag))).toEqual([])
    })

    it('publishes notices that name nobody and hash to the digests of the records', () => {
      for (const { batch: each, inputs, record } of year.batches) {
        const folder = `batch-${each.number}`
        const notice = read(`${folder}/notice.json`)
        const text = read(`${folder}/notice.txt`) + notice + read(`${folder}/announcement.json`)
        for (const { id, name } of inputs.inspectors) {
          if (text.includes(`"${id}"`) || text.includes(name)) expect.fail(`it names ${id}`)
        }
        for (const { id, name } of inputs.enterprises) {
          if (text.includes(id) || text.includes(name)) expect.fail(`it names ${id}`)
        }
        const [, digest, head] = /^\{"digest":"(\w{64})","head":(.*)\}$/s.exec(notice)!
        const hashed = createHash('sha256').update(`double-random/1/record\n${head}`).digest('hex')
        expect(hashed).toBe(digest)
        expect(record.digest).toBe(digest)
      }
    })
  })

  describe('after the draws', () => {
    it('moves the visits of the two days that were lost, and no others', () => {
      const { moved, change } = year.replanned
      const lost = batch(1).record.body.tables.sample.filter(
        ({ date }) => date === '2020-01-31' || date === '2020-02-01',
      )
      expect(lost).toHaveLength(4)
      expect(moved.map(({ pool, unit, from }) => [pool, unit, from])).toEqual(
        lost.map(({ pool, unit, date }) => [pool, unit, date]),
      )
      const days = new Set(workingDays(calendarOfJanuary))
      for (const { pool, round, from, to } of moved) {
        const [first, last] = plan.tasks.find(({ id }) => id === pool)!.rounds[round - 1]!.window
        expect(days.has(to) && to > from && first! <= to && to <= last!).toBe(true)
      }
      const dates = batch(1).outcomes.map(({ pool, unit, date }) => `${pool} ${unit} ${date}`)
      for (const { pool, unit, to } of moved) expect(dates).toContain(`${pool} ${unit} ${to}`)
      expect(change.done + change.kept + moved.length).toBe(633)
      const before = new Set(year.schedule.days.map((day) => JSON.stringify(day)))
      const others = year.replanned.schedule.days.filter((day) => !before.has(JSON.stringify(day)))
      expect(others.length).toBeLessThanOrEqual(2 * moved.length)
      expect(sum(year.replanned.schedule.days.map(({ visits }) => visits))).toBe(633)
      for (const { unit, to } of moved) {
        expect(section('十一', '十二')).toMatch(new RegExp(`${unit} .*${to}`))
      }
    })

    it('has an outcome for every unit, and a reserve for every unit that was gone while there was one', () => {
      for (const { record, amendments, outcomes } of year.batches) {
        const { sample, reserves } = record.body.tables
        const gone = outcomes.filter(({ outcome }) => ['closed', 'moved-away'].includes(outcome))
        expect(gone.length).toBe(amendments.length)
        expect(amendments.length).toBeGreaterThan(0)
        const substitutes = amendments.flatMap(({ body }) => body.substitutes)
        const visited = substitutes.flatMap(({ pool, substitute }) =>
          substitute === null ? [] : [`${pool} ${substitute}`],
        )
        expect(outcomes.map(({ pool, unit }) => `${pool} ${unit}`).sort()).toEqual(
          [...sample.map(({ pool, unit }) => `${pool} ${unit}`), ...visited].sort(),
        )
        const stratumOf = new Map(sample.map((row) => [`${row.pool} ${row.unit}`, row.stratum]))
        for (const { pool, unit, substitute, passed } of substitutes) {
          const stratum = stratumOf.get(`${pool} ${unit}`)
          const own = reserves
            .filter((row) => row.pool === pool && String(row.stratum) === String(stratum))
            .map((row) => `${pool} ${row.unit}`)
          if (substitute !== null) expect(own).toContain(`${pool} ${substitute}`)
          else {
            const taken = [...visited, ...passed.map((each) => `${pool} ${each.unit}`)]
            expect(taken).toEqual(expect.arrayContaining(own))
          }
        }
      }
    })

    it('finds some units gone, with reserves for most, and some that refuse', () => {
      const outcomes = year.batches.flatMap((each) => each.outcomes.map(({ outcome }) => outcome))
      const substitutes = year.batches.flatMap(({ amendments }) =>
        amendments.flatMap(({ body }) => body.substitutes),
      )
      const gone = outcomes.filter((each) => each === 'closed' || each === 'moved-away')
      expect(gone.length).toBeGreaterThan(4)
      expect(substitutes).toHaveLength(gone.length)
      expect(outcomes.filter((each) => each === 'refused').length).toBeGreaterThan(4)
      const replaced = substitutes.filter(({ substitute }) => substitute !== null)
      expect(2 * replaced.length).toBeGreaterThan(gone.length)
    })

    it('leaves units that were gone out of the next batch, and tells it who was visited', () => {
      for (const { batch: each, inputs } of year.batches.slice(1)) {
        const earlier = year.batches.slice(0, each.number - 1)
        const status = new Map(inputs.enterprises.map((unit) => [unit.id, unit.status]))
        const told = new Set(inputs.pastVisits.map((v) => `${v.enterprise} ${v.matter}`))
        for (const { unit, pool, outcome, date } of earlier.flatMap(({ outcomes }) => outcomes)) {
          if (date! >= each.announced) continue
          const isGone = outcome === 'closed' || outcome === 'moved-away'
          if (isGone) expect(['注销', '停业']).toContain(status.get(unit))
          else expect(told.has(`${unit} ${pool}`)).toBe(true)
        }
      }
    })

    it('counts in its bulletins what a naive count of the outcomes counts', () => {
      const outcomes = year.batches.flatMap((each) => each.outcomes)
      const titles = [...plan.tasks.map(({ title }) => title), '合计']
      const rows = rowsOf(section('十三', '十四'), titles)
      expect(rows.map(([title]) => title)).toEqual(titles)
      for (const [title, ...cells] of rows) {
        const own = outcomes.filter(({ pool }) => title === '合计' || titleOf(pool) === title)
        const done = own.filter(({ outcome }) => outcome === 'inspected')
        const half = done.filter(({ date = '' }) => date <= '2020-06-30')
        const planned = sum(
          plan.tasks.filter((t) => title === '合计' || t.title === title).map((t) => t.visits),
        )
        const due = sum(
          year.replanned.schedule.days
            .filter(({ date }) => date <= '2020-06-30')
            .filter(({ task }) => title === '合计' || titleOf(task) === title)
            .map(({ visits }) => visits),
        )
        const bad = done.filter(({ values }) => values!.violation === 1)
        expect(cells).toEqual(
          [
            due,
            half.length,
            planned,
            done.length,
            own.filter(({ outcome }) => outcome === 'refused').length,
            percent(done.length, planned),
            new Set(done.map(({ unit }) => unit)).size,
            bad.length,
            percent(bad.length, done.length),
            bad.filter(({ values }) => values!.rectified === 1).length,
            done.filter(({ values }) => values!.penalty === 1).length,
          ].map(String),
        )
      }
    })

    it('adds up the penalty points of key units by its scale', () => {
      const points = new Map<string, number>()
      const units = new Set<string>()
      const counts = new Map<string, [hazards: number, major: number, penalties: number]>()
      const all = year.batches.flatMap((each) => each.outcomes)
      for (const { pool, unit } of all) {
        if (pool === 'key-units' || pool === 'state-owned') units.add(unit)
      }
      // Whichever visit found it.
      for (const { unit, values } of all) {
        if (!units.has(unit)) continue
        const [hazards, major, penalties] = counts.get(unit) ?? [0, 0, 0]
        const { hazards: h = 0, major: m = 0, penalty: p = 0 } = values ?? {}
        counts.set(unit, [hazards + h, major + m, penalties + p])
      }
      for (const [unit, [hazards, major, penalties]] of counts) {
        const sum = Math.min(6, hazards) + 6 * major + 3 * penalties
        if (sum > 0) points.set(unit, sum)
      }
      const text = section('十三', '十四')
      const [, total, some] = /(\d+) 家中 (\d+) 家有记分/.exec(unbroken())!
      expect([total, some]).toEqual([String(units.size), String(points.size)])
      const shown = [...text.matchAll(/^ {2}(MH\d{4}) .*? {2,}(\d+) {2}(\S+)/gm)]
      expect(shown.length).toBeGreaterThan(2)
      for (const [, unit, printedPoints, level] of shown) {
        expect(points.get(unit!)).toBe(Number(printedPoints))
        expect(level).toBe(Number(printedPoints) >= 12 ? '重点监管' : '提醒')
      }
      const most = [...points.values()].sort((a, b) => b - a).slice(0, shown.length)
      expect(shown.map((row) => Number(row[2]))).toEqual(most)
    })
  })
})

function percent(part: number, whole: number): string {
  return `${(Math.round((1000 * part) / whole) / 10).toFixed(1)}%`
}

/**
 * Where the columns of figures end, from the rule under the titles: hyphens after the first column.
 */
function* columnsEnd(line: string): Generator<number> {
  let at = 0
  let isFirst = true
  for (const cell of line.match(/ *\S+/g) ?? []) {
    at += stringWidth(cell)
    if (!isFirst) yield at
    isFirst = false
  }
}

/** The number that stands between two columns of a line; 0 if there is none. */
function numberIn(line: string, from: number, to: number): number {
  let at = 0
  let digits = ''
  for (const character of line) {
    at += stringWidth(character)
    if (at > from && at <= to && /\d/.test(character)) digits += character
  }
  return Number(digits)
}

/** The seats that a task asks for, one for each place. */
function seatsOf({ plan: { tasks } }: Inputs, pool: string): Seat[] {
  const { team } = tasks.find(({ id }) => id === pool)!
  return (team as { seats: Seat[] }).seats.flatMap((seat) =>
    Array.from({ length: seat.count ?? 1 }, () => seat),
  )
}

function isCertified({ certificate }: Inspector, date: string): boolean {
  return certificate !== undefined && date >= certificate.from && date <= certificate.to
}

/** Reasons against sending an officer, found without the library. */
function legality({ inputs }: { readonly inputs: Inputs; readonly record: DrawRecord }) {
  const officers = new Map(inputs.inspectors.map((officer) => [officer.id, officer]))
  const towns = new Map(inputs.enterprises.map(({ id, town }) => [id, town ?? '']))
  const days = new Set(workingDays(inputs.calendar))
  const recused = new Set(inputs.recusals.map((r) => `${r.inspector} ${r.enterprise}`))
  const officerOf = (id: string) => officers.get(id)!
  const whyNot = (id: string, { unit, date }: SampleRow, seat: Seat): string[] => {
    const officer = officerOf(id)
    const { leave = [], qualifications = [], towns: own = [], department } = officer
    const yearBefore = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
    const tests: Record<string, boolean> = {
      certificate: seat.certified !== false && !isCertified(officer, date),
      leave: leave.some(({ from, to }) => date >= from && date <= to),
      department: seat.department !== undefined && seat.department !== department,
      qualification: (seat.qualifications ?? []).some((each) => !qualifications.includes(each)),
      recusal: recused.has(`${id} ${unit}`),
      town: own.includes(towns.get(unit)!) !== (seat.town === 'same'),
      visited: inputs.pastVisits.some(
        (v) => v.enterprise === unit && v.date >= yearBefore && v.inspectors?.includes(id),
      ),
      day: !days.has(date),
    }
    return Object.keys(tests).filter((name) => tests[name])
  }
  return { officerOf, whyNot }
}
