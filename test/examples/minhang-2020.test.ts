import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  assertVerified,
  type DrawRecord,
  type Inputs,
  type Inspector,
  parseInputs,
  type SampleRow,
  type Seat,
  verify,
} from 'double-random'
import stringWidth from 'string-width'
import { beforeAll, describe, expect, it } from 'vitest'
import calendar from '../../examples/minhang-2020/calendar.json' with { type: 'json' }
import { BLINDING_KEY } from '../../examples/minhang-2020/contributions.ts'
import { exampleInputs } from '../../examples/minhang-2020/generate/inputs.ts'
import plan from '../../examples/minhang-2020/plan.json' with { type: 'json' }
import { countWorkingDays } from '../../examples/minhang-2020/working-days.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the plan', () => {
  const visits = (kind: string) =>
    plan.tasks.filter((task) => task.kind === kind).map((task) => task.visits)
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

  it('has the fourteen tasks with their figures', () => {
    expect(visits('key')).toEqual([132, 12, 60, 60, 30, 30, 27, 30, 5])
    expect(visits('general')).toEqual([130, 30, 50, 7, 30])
  })

  it('adds up to 633 = 386 + 247, which is 61 % and 39 %', () => {
    const [key, general] = [sum(visits('key')), sum(visits('general'))]
    expect([key, general, key + general]).toEqual([386, 247, 633])
    expect([key, general].map((part) => Math.round((100 * part) / 633))).toEqual([61, 39])
  })

  it('draws 217 visits at random on both sides, and names 150 later', () => {
    expect(sum(plan.tasks.filter((t) => t.doubleRandom).map((t) => t.visits))).toBe(217)
    expect(plan.tasks.filter((t) => t.doubleRandom).map((t) => t.visits)).toEqual([130, 30, 50, 7])
    expect(sum(plan.tasks.filter((t) => t.deferred !== undefined).map((t) => t.visits))).toBe(150)
  })

  it('gives each task to one of the four departments', () => {
    const departments = new Set(plan.tasks.map((task) => task.department))
    expect([...departments].sort()).toEqual(['安监大队', '安监科', '指导科', '法制科'].sort())
  })
})

describe('the calendar', () => {
  it('has the 251 working days of the first notice', () => {
    expect(countWorkingDays(calendar)).toBe(251)
  })

  it('is otherwise a year of 262 weekdays', () => {
    expect(countWorkingDays({ ...calendar, holidays: [], workdays: [] })).toBe(262)
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
    // Frozen, so that the same tables come on every engine: a change here changes what the README and the demo say.
    expect(hash.slice(0, 16)).toBe('dfff59847dd12248')
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

/** GB 32100-2015 §5.3 and GB 11714-1997 §3.3, written down a second time: weighted sums with the check character are 0. */
function isCreditCode(code: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const total = [...code].reduce(
    (sum, character, i) =>
      sum + BigInt(alphabet.indexOf(character)) * (i === 17 ? 1n : 3n ** BigInt(i)),
    0n,
  )
  const weights = [3, 7, 9, 10, 5, 8, 4, 2, 1]
  const organisation = [...code.slice(8, 17)]
    .map((c, i) => (i === 8 && c === 'X' ? 10 : Number.parseInt(c, 36)))
    .reduce((sum, value, i) => sum + value * weights[i]!, 0)
  const hasForm = /^91310112[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)
  return hasForm && total % 31n === 0n && organisation % 11 === 0
}

describe('the demo', () => {
  let printed = ''
  let recordText = ''
  let record: DrawRecord
  let inputs: Inputs
  const read = (name: string) =>
    readFileSync(new URL(`../../examples/minhang-2020/output/${name}`, import.meta.url), 'utf8')

  beforeAll(() => {
    const arguments_ = ['--import', 'tsx', 'examples/minhang-2020/demo.ts']
    printed = execFileSync(process.execPath, arguments_, { cwd: root, encoding: 'utf8' })
    recordText = read('record.json')
    record = JSON.parse(recordText) as DrawRecord
    inputs = parseInputs(exampleInputs())
  }, 60_000)

  const known = () => ({
    announcementDigest: (JSON.parse(read('announcement.json')) as { digest: string }).digest,
    blinding: BLINDING_KEY,
  })

  it('writes a record that verifies from its text', () => {
    const report = verify(recordText, inputs, known())
    assertVerified(report)
    expect(report.checks.every(({ status }) => status === 'pass')).toBe(true)
  })

  it('draws the first batch of the four pools, and pairs officers for two tasks more', () => {
    const isDoubleRandom = ({ pool }: { pool: string }) =>
      plan.tasks.find(({ id }) => id === pool)!.doubleRandom
    const rounds = record.body.head.rounds.filter(isDoubleRandom)
    const others = record.body.head.rounds.filter((round) => !isDoubleRandom(round))
    expect(
      others.map(({ pool, design, planned, drawn }) => [pool, design, planned, drawn]),
    ).toEqual([
      ['state-owned', 'census', 12, 12],
      ['service-bodies', 'census', 5, 5],
    ])
    expect(rounds.map(({ pool, round, planned }) => [pool, round, planned])).toEqual([
      ['town-key', 1, 65],
      ['confined-space', 1, 15],
      ['petrol', 1, 40],
      ['training', 1, 7],
    ])
    const codes = rounds.map(({ excluded }) => excluded.map(({ code }) => code))
    expect(codes[0]).toEqual([
      'district-key',
      'closed',
      'own-pool',
      'city-plan',
      'penalised',
      'recent-visit',
    ])
    // What an earlier pool drew is a recent visit, by draw.
    const byDraw = rounds.map(({ excluded }) =>
      excluded.reduce((sum, each) => sum + each.byDraw, 0),
    )
    const taken = (index: number) => {
      const { pool } = rounds[index]!
      const pools = record.body.head.rounds.map((each) => each.pool)
      const before = new Set(pools.slice(0, pools.indexOf(pool)))
      const drawn = new Set(
        record.body.tables.sample.filter((row) => before.has(row.pool)).map(({ unit }) => unit),
      )
      return record.body.tables.exclusions.filter((row) => {
        return row.pool === pool && row.byDraw && drawn.has(row.unit)
      }).length
    }
    expect(byDraw.slice(0, 2)).toEqual([taken(0), taken(1)])
    expect(taken(1)).toBeGreaterThan(0)
    for (const { drawn } of rounds[0]!.strata) expect(drawn).toBeGreaterThanOrEqual(2)
    for (const { drawn } of rounds[1]!.strata) expect(drawn).toBeGreaterThanOrEqual(1)
  })

  it('shows where a register is too short', () => {
    const { rounds } = record.body.head
    expect(rounds.map(({ shortfall }) => shortfall)).toEqual([0, 0, 0, 0, 1, 1])
    expect(printed).toContain('计划 7 家次，抽中 6 家，缺额 1 家次')
    expect(printed).toContain('计划 40 家次，抽中 39 家，缺额 1 家次')
  })

  it('fills every seat of every team with different people who may go', () => {
    const { sample, seats, loads, vacancies } = record.body.tables
    expect(vacancies).toEqual([])
    for (const visit of sample) {
      const team = seats.filter((s) => s.pool === visit.pool && s.unit === visit.unit)
      const wanted = seatsOf(visit.pool)
      expect(team.map(({ seat, role }) => [seat, role])).toEqual(
        wanted.map(({ role }, index) => [index + 1, role]),
      )
      expect(new Set(team.map(({ inspector }) => inspector)).size).toBe(wanted.length)
      expect(
        team.filter(({ inspector }) => isCertified(officerOf(inspector), visit.date)),
      ).toHaveLength(visit.pool === 'state-owned' ? 3 : 2)
      for (const { seat, inspector } of team) {
        expect([
          visit.unit,
          inspector,
          whyNot(officerOf(inspector), visit, wanted[seat - 1]!),
        ]).toEqual([visit.unit, inspector, []])
      }
    }
    for (const { inspector, load } of loads) {
      const { capacity } = officerOf(inspector)
      expect(load).toBe(seats.filter((seat) => seat.inspector === inspector).length)
      expect(load).toBeLessThanOrEqual(capacity ?? load)
    }
    expect(loads.reduce((sum, { load }) => sum + load, 0)).toBe(seats.length)
    expect(seats).toHaveLength(2 * 125 + 5 * 12 + 3 * 5)
  })

  it('draws what is checked: all mandatory items, four or half of the others, riders on their share', () => {
    const { items, sample } = record.body.tables
    const drawnFrom = { random: 4, key: 1 / 2 } as const
    const catalogueOf = (pool: string) =>
      pool === 'service-bodies' ? undefined : pool === 'state-owned' ? 'key' : 'random'
    const withItems = sample.filter(({ pool }) => catalogueOf(pool) !== undefined)
    expect(items.map(({ pool, unit }) => [pool, unit])).toEqual(
      withItems.map(({ pool, unit }) => [pool, unit]),
    )
    for (const { pool, unit, mandatory, drawn } of items) {
      const catalogue = catalogueOf(pool)!
      const tags = inputs.enterprises.find(({ id }) => id === unit)?.tags ?? []
      // Every condition of the catalogues is one tag.
      const considered = plan.catalogues
        .find(({ id }) => id === catalogue)!
        .items.filter((item) => !('where' in item) || tags.includes(item.where!.tag))
      const [must, others] = [true, false].map((wanted) =>
        considered.filter((item) => (item.mandatory ?? false) === wanted).map(({ id }) => id),
      ) as [string[], string[]]
      expect(mandatory).toEqual(must)
      expect(must).toHaveLength(3)
      const share = drawnFrom[catalogue]
      expect(drawn).toHaveLength(share < 1 ? Math.ceil(share * others.length) : share)
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(drawn.filter((item) => !others.includes(item))).toEqual([])
    }
    // 30 % and 20 % of 65, 15, 39 and 6 visits, half a visit rounded up; none on joint visits.
    const riding = (pool: string, rider: string) =>
      items.filter((row) => row.pool === pool && row.riders.includes(rider)).length
    expect(
      ['town-key', 'confined-space', 'petrol', 'training', 'state-owned'].map((pool) => [
        riding(pool, 'special-operators'),
        riding(pool, 'safety-fund'),
      ]),
    ).toEqual([
      [20, 13],
      [5, 3],
      [12, 8],
      [2, 1],
      [0, 0],
    ])
  })

  it('uses every condition of its catalogues somewhere among its units', () => {
    const conditions = plan.catalogues
      .flatMap(({ items }) => items)
      .flatMap((item) => ('where' in item ? [item.where!.tag] : []))
    const tags = new Set(inputs.enterprises.flatMap((each) => each.tags ?? []))
    expect(conditions.length).toBeGreaterThan(5)
    expect(conditions.filter((tag) => !tags.has(tag))).toEqual([])
  })

  it('prints what is checked at a visit, in words', () => {
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

  it('gives every joint visit the stated people of each department', () => {
    const visits = teams('state-owned')
    expect(visits).toHaveLength(12)
    for (const team of visits) {
      expect(team.map(({ department }) => department)).toEqual([
        '指导科',
        '安监大队',
        '安监大队',
        '行业主管部门',
        '安全专家',
      ])
    }
  })

  it("sends somebody of the unit's own town to every service body", () => {
    const visits = teams('service-bodies')
    expect(visits).toHaveLength(5)
    for (const [lead, member, local] of visits) {
      expect([lead!.department, member!.department]).toEqual(['法制科', '法制科'])
      expect(local!.department).toBe('属地安监所')
      expect(local!.towns).toEqual([local!.town])
    }
  })

  it('keeps partners, experts and town offices to the seats that are theirs', () => {
    const own = new Set(plan.tasks.map(({ department }) => department))
    const elsewhere = record.body.tables.seats.filter(
      ({ pool, inspector }) =>
        !['state-owned', 'service-bodies'].includes(pool) &&
        !own.has(officerOf(inspector).department),
    )
    expect(elsewhere).toEqual([])
  })

  it('sends nobody to two units on one day', () => {
    const dates = new Map(
      record.body.tables.sample.map((row) => [`${row.pool} ${row.unit}`, row.date]),
    )
    const days = record.body.tables.seats.map(
      ({ pool, unit, inspector }) => `${inspector} ${dates.get(`${pool} ${unit}`)}`,
    )
    expect(inputs.inspectors.every(({ perDay }) => perDay === 1)).toBe(true)
    expect(new Set(days).size).toBe(days.length)
  })

  it('keeps the couple apart', () => {
    const couple = inputs.inspectors.filter(({ related }) => related !== undefined)
    expect(couple).toHaveLength(2)
    expect(couple[0]!.related).toBe(couple[1]!.related)
    const both = couple.map(({ id }) =>
      record.body.tables.seats
        .filter(({ inspector }) => inspector === id)
        .map(({ pool, unit }) => `${pool} ${unit}`),
    )
    expect(both.every((visits) => visits.length > 0)).toBe(true)
    expect(both[0]!.filter((visit) => both[1]!.includes(visit))).toEqual([])
  })

  it('grants the wishes as far as it prints', () => {
    const { seats, sample } = record.body.tables
    const repeats = seats.filter(({ pool, unit, inspector }) => {
      const { date } = sample.find((row) => row.pool === pool && row.unit === unit)!
      const from = `${Number(date.slice(0, 4)) - 2}${date.slice(4)}`
      return inputs.pastVisits.some(
        (v) => v.enterprise === unit && v.date >= from && v.inspectors?.includes(inspector),
      )
    })
    const members = seats.filter(({ pool, role }) => pool === 'state-owned' && role === '协检')
    const skilled = members.filter(({ inspector }) =>
      officerOf(inspector).qualifications?.includes('危险化学品'),
    )
    expect([repeats.length, members.length, skilled.length]).toEqual([0, 24, 24])
    expect(unbroken()).toContain('（结果有 0 个席位）')
    expect(unbroken()).toContain('（24 个席位中有 24 个）')
  })

  it('prints loads that add up to the seats', () => {
    const table = printed.slice(
      printed.indexOf('六、检查人员的工作量'),
      printed.indexOf('七、核验'),
    )
    const rows = [...table.matchAll(/^ {2}(\S+) +(\d+) +(\d+) +(\d+) +(\d+)$/gm)].map((row) =>
      row.slice(1),
    )
    const total = rows.pop()!
    expect(rows).toHaveLength(7)
    const sum = (column: number) => rows.reduce((all, row) => all + Number(row[column]), 0)
    expect(total.slice(0, 3)).toEqual(['合计', String(sum(1)), String(sum(2))])
    expect([sum(1), sum(2)]).toEqual([83, 325])
    const officers = [...table.matchAll(/检查员.. +(\S{3,4}) +(\d+)(?: +(#*))?/g)]
    expect(officers).toHaveLength(45)
    for (const [, , load, bar] of officers) expect((bar ?? '').length).toBe(Number(load))
    const own = rows.slice(0, 4).reduce((all, row) => all + Number(row[2]), 0)
    expect(officers.reduce((all, [, , load]) => all + Number(load), 0)).toBe(own)
  })

  const officerOf = (id: string) => inputs.inspectors.find((officer) => officer.id === id)!

  /** The seats that the plan asks for, one for each place. */
  function seatsOf(pool: string): Seat[] {
    const { team } = inputs.plan.tasks.find(({ id }) => id === pool)!
    return (team as { seats: Seat[] }).seats.flatMap((seat) =>
      Array.from({ length: seat.count ?? 1 }, () => seat),
    )
  }

  /** Department and towns of everybody in each team of a pool, with the unit's town, in the order of the seats. */
  function teams(pool: string) {
    const { sample, seats } = record.body.tables
    return sample
      .filter((visit) => visit.pool === pool)
      .map(({ unit }) =>
        seats
          .filter((seat) => seat.pool === pool && seat.unit === unit)
          .sort((a, b) => a.seat - b.seat)
          .map(({ inspector }) => {
            const { department, towns } = officerOf(inspector)
            const { town } = inputs.enterprises.find(({ id }) => id === unit)!
            return { department, towns, town }
          }),
      )
  }

  /** What is printed, without the breaks of its lines. */
  function unbroken(): string {
    return printed.replaceAll(/\n {2}(?=\S)/g, '')
  }

  function isCertified({ certificate }: Inspector, date: string): boolean {
    return certificate !== undefined && date >= certificate.from && date <= certificate.to
  }

  /** Reasons against sending an officer, found without the library. */
  function whyNot(officer: Inspector, { unit, date }: SampleRow, seat: Seat): string[] {
    const { id, leave, qualifications, towns, department } = officer
    const { town } = inputs.enterprises.find((each) => each.id === unit)!
    const yearBefore = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
    const tests: Record<string, boolean> = {
      certificate: seat.certified !== false && !isCertified(officer, date),
      leave: (leave ?? []).some(({ from, to }) => date >= from && date <= to),
      department: seat.department !== undefined && seat.department !== department,
      qualification: (seat.qualifications ?? []).some((q) => !(qualifications ?? []).includes(q)),
      recusal: inputs.recusals.some((r) => r.inspector === id && r.enterprise === unit),
      town: (towns ?? []).includes(town ?? '') !== (seat.town === 'same'),
      visited: inputs.pastVisits.some(
        (v) => v.enterprise === unit && v.date >= yearBefore && v.inspectors?.includes(id),
      ),
      day: !isWorkingDay(date),
    }
    return Object.keys(tests).filter((name) => tests[name])
  }

  function isWorkingDay(date: string): boolean {
    return countWorkingDays({ ...calendar, from: date, to: date }) === 1
  }

  it('prints lines of at most 100 columns, however wide the terminal draws doubtful characters', () => {
    const lines = `${printed}${read('notice.txt')}`.split('\n')
    expect(lines.length).toBeGreaterThan(200)
    expect(lines.filter((line) => stringWidth(line) > 100)).toEqual([])
    expect(
      lines.filter((line) => stringWidth(line) !== stringWidth(line, { ambiguousIsNarrow: false })),
    ).toEqual([])
  })

  it('prints the totals of the plan and the outcome of the verification', () => {
    const text = unbroken()
    expect(text).toContain('全年 633 家次 = 重点检查 386 家次（61%） + 一般检查 247 家次（39%）')
    expect(text).toContain('其中双随机 217 家次')
    expect(text).toContain(
      '（1）（2）（3）（4）是双随机：计划 127 家次，抽中 125 家，是全年双随机 217 家次的第一批',
    )
    expect(text).toContain('（5）（6）不是双随机：单位由计划确定，共 17 家次')
    expect(text).toContain('全年 251 个工作日')
    expect(text).toContain('结论：核验通过')
    expect(text).toContain('结论：核验不通过')
    expect(text).toContain('均为虚构')
  })

  it('prints tickets that can be checked without the library', () => {
    const commands = [...printed.matchAll(/签号 +(\w{64})[\s\S]*?printf %s (\S+) \| sha256sum/g)]
    expect(commands).toHaveLength(2)
    for (const [, ticket, bytes] of commands) {
      expect(createHash('sha256').update(bytes!).digest('hex')).toBe(ticket)
    }
  })

  it('publishes a notice that names nobody and hashes to the digest of the record', () => {
    const text = read('notice.txt') + read('notice.json') + read('announcement.json')
    for (const { id, name } of inputs.inspectors) {
      expect(text).not.toContain(name)
      expect(text).not.toContain(`"${id}"`)
    }
    for (const { id, name } of inputs.enterprises) {
      if (text.includes(id) || text.includes(name)) expect.fail(`the notice names ${id}`)
    }
    const notice = read('notice.json')
    const [, digest, head] = /^\{"digest":"(\w{64})","head":(.*)\}$/s.exec(notice)!
    const hashed = createHash('sha256').update(`double-random/1/record\n${head}`).digest('hex')
    expect(hashed).toBe(digest)
    expect(record.digest).toBe(digest)
  })
})
