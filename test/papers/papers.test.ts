import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  draw,
  type InputData,
  reassignOfficer,
  substituteUnit,
} from 'double-random'
import {
  visitSheetPages,
  visitSheets,
  type WorkingList,
  workingList,
  workingListPage,
} from 'double-random/papers'
import { readOutcomes, readTables, writeList } from 'double-random/tables'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawVerified, expectVerified } from '../ceremony/drawn.ts'
import { smallBureau, WINDOW } from '../ceremony/small-bureau.ts'
import { holdCeremony, worldData } from '../ceremony/world.ts'

const DAY = '2020-01-20'
const data = smallBureau({
  units: 12,
  officers: 6,
  tasks: [{ reserve: 4, rounds: [{ window: WINDOW, visits: 4 }] }],
})
const record = drawVerified(data)
const { sample, reserves, seats } = record.body.tables
const texts = (made: readonly Amendment[]) => made.map((each) => canonicalJson(each))
const closed = (unit: string, made: readonly Amendment[]) =>
  substituteUnit(record, data, {
    visit: { pool: 'pool', round: 1, unit },
    ...{ reason: 'closed', evidence: '注销通知', date: DAY, amendments: texts(made) },
  })
const absent = (inspector: string, made: readonly Amendment[]) =>
  reassignOfficer(record, data, {
    change: { inspector, from: '2020-01-01', to: '2020-12-31' },
    ...{ reason: 'absence', evidence: '病假单', date: DAY, amendments: texts(made) },
  })
const recused = (inspector: string, enterprise: string, made: readonly Amendment[]) =>
  reassignOfficer(record, data, {
    change: { inspector, enterprise },
    ...{ reason: 'recusal-granted', evidence: '回避决定', date: DAY, amendments: texts(made) },
  })

const first = closed(sample[0]!.unit, [])
const second = closed(first.body.substitutes[0]!.substitute!, [first])
const third = absent(seats.find(({ unit }) => unit === sample[1]!.unit)!.inspector, [first, second])
const [moved] = third.body.seats
const fourth = absent(moved!.inspector, [first, second, third])
const last = seats.find(({ unit }) => unit === sample[2]!.unit)!
const holderOfLast = (made: readonly Amendment[]) =>
  made
    .flatMap(({ body }) => body.seats)
    .findLast(({ unit, seat }) => unit === last.unit && seat === last.seat)?.inspector ??
  last.inspector
const fifth = recused(holderOfLast([third, fourth]), last.unit, [first, second, third, fourth])
const chain = [first, second, third, fourth, fifth]

/** Unit, day and officers of each visit, read off the documents by a loop of this test. */
function byHand(made: readonly Amendment[]) {
  const days = new Map(sample.map(({ unit, date }) => [unit, date]))
  const holders = new Map(seats.map((row) => [`${row.unit} ${row.seat}`, row.inspector]))
  for (const { body } of made) {
    for (const { unit, substitute, date } of body.substitutes) {
      days.delete(unit)
      if (substitute !== null) days.set(substitute, date!)
    }
    for (const row of body.seats) holders.set(`${row.unit} ${row.seat}`, row.inspector)
  }
  const visits = [...days].map(([unit, date]) => ({
    unit,
    date,
    officers: [...holders].flatMap(([seat, id]) => (seat.startsWith(`${unit} `) ? [id] : [])),
  }))
  return visits.sort((a, b) => (`${a.date} ${a.unit}` < `${b.date} ${b.unit}` ? -1 : 1))
}

const cellsOf = ({ groups }: WorkingList) => groups.flatMap(({ rows }) => rows)
const ORDERS = ['visit', 'day', 'team', 'officer'] as const

describe('the papers of a draw', () => {
  it.each([0, 1, 2, 3, 4, 5])('are those of the draw after %i amendments', (count) => {
    const made = chain.slice(0, count)
    expectVerified(record, data, made)
    const sheets = visitSheets(record, data, { amendments: texts(made) })
    expect(
      sheets.map(({ unit, date, officers }) => ({
        ...{ unit: unit.id, date },
        officers: officers.map(({ id }) => id),
      })),
    ).toEqual(byHand(made))
    expect(sheets.map(({ number }) => number)).toEqual(sheets.map((_, index) => index + 1))
    for (const by of ORDERS) {
      const rows = cellsOf(workingList(record, data, { by, amendments: texts(made) }))
      const seated = byHand(made).reduce((sum, { officers }) => sum + officers.length, 0)
      expect(rows).toHaveLength(by === 'officer' ? seated : byHand(made).length)
    }
  })

  it('show nobody who was replaced but in the remarks', () => {
    const amendments = texts(chain)
    const gone = [sample[0]!.unit, first.body.substitutes[0]!.substitute!]
    const left = [third, fourth].map(({ body }) => (body.change as { inspector: string }).inspector)
    for (const by of ORDERS) {
      const cells = cellsOf(workingList(record, data, { by, amendments })).flat()
      for (const id of gone) expect(cells).not.toContain(id)
      const names = cells.flatMap((cell) => cell.split('、'))
      for (const id of left) expect(names).not.toContain(`${id} 号`)
    }
    const pages = visitSheetPages(record, data, { amendments })
    const remarks = /<th scope="row">备注<\/th><td>(.*?)<\/td>/g
    const said = [...pages.matchAll(remarks)].map(([, text]) => text).join('\n')
    const rest = pages.replace(remarks, '')
    expect(said).toContain(gone[1])
    for (const id of gone) {
      expect(rest).not.toContain(`${id} 号厂`)
      expect(rest).not.toContain(`"unit":"${id}"`)
    }
    for (const id of left) expect(rest).not.toContain(`${id} 号（`)
    expect(workingListPage(record, data, { by: 'day', amendments })).not.toContain(gone[0]!)
  })

  it('say where a substitute comes from, by its ticket of the reserves', () => {
    const sheets = visitSheets(record, data, { amendments: texts(chain) })
    for (const { unit, tasks } of sheets) {
      const drawn = sample.find((row) => row.unit === unit.id)
      const kept = reserves.find((row) => row.unit === unit.id)
      expect(tasks[0]!.source).toBe(drawn === undefined ? 'substitute' : 'drawn')
      expect(tasks[0]!.ticket).toBe((drawn ?? kept)!.ticket)
    }
  })

  it('give joint visits one sheet, with the items, ticket and department of each task', () => {
    const { record: joint } = holdCeremony()
    const { tables } = joint.body
    const sheets = visitSheets(joint, worldData as InputData)
    expect(sheets.flatMap(({ tasks }) => tasks)).toHaveLength(tables.sample.length)
    expect(sheets).toHaveLength(tables.sample.filter(({ host }) => host === undefined).length)
    expect(sheets.some(({ tasks }) => tasks.length > 1)).toBe(true)
    expect(
      sheets
        .flatMap(({ items }) => items)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(tables.items.flatMap((row) => [...row.mandatory, ...row.drawn, ...row.riders]).sort())
    const tickets = sheets.flatMap(({ tasks }) => tasks.map(({ ticket }) => ticket))
    // Who is named by a list is not drawn, though his row has a ticket.
    const byTicket = tables.sample.filter(({ pool }) => pool !== 'complaints')
    expect(byTicket.length).toBeLessThan(tables.sample.length)
    expect(tickets.filter((ticket) => ticket !== null).sort()).toEqual(
      byTicket.map(({ ticket }) => ticket).sort(),
    )
    for (const sheet of sheets) {
      const { record: digest, visit } = JSON.parse(sheet.code)
      expect(digest).toBe(joint.digest)
      expect(visit.unit).toBe(sheet.unit.id)
      expect(sheet.tasks).toContainEqual(expect.objectContaining({ pool: visit.pool }))
    }
    const vacant = sheets.filter(({ staffing }) => staffing === 'vacant')
    expect(vacant.map(({ unit }) => unit.id).sort()).toEqual(
      tables.vacancies.map(({ unit }) => unit).sort(),
    )
    expect(vacant.length).toBeGreaterThan(0)
    const groups = workingList(joint, worldData as InputData, { by: 'team' }).groups
    // A task without teams names nobody, which is no vacancy.
    expect(groups.slice(-2).map(({ title }) => title)).toEqual(['待派员', '由责任科室派员'])
    const named = sheets.filter(({ staffing }) => staffing === 'not-drawn')
    expect(named.map(({ tasks }) => tasks[0]!.pool)).toEqual(['complaints'])
  })

  it('name the officers of a joint visit that the task left which drew them', () => {
    const rounds = [{ window: WINDOW, visits: 5 }]
    const bureau = smallBureau({
      tasks: [{ rounds }, { rounds, overlap: 'merge', team: 'none' }],
    })
    const drawn = drawVerified(bureau)
    const { unit } = drawn.body.tables.sample.find(({ host }) => host !== undefined)!
    const team = drawn.body.tables.seats
      .filter((row) => row.unit === unit)
      .map(({ inspector }) => inspector)
    const left = substituteUnit(drawn, bureau, {
      visit: { pool: 'pool', round: 1, unit },
      ...{ reason: 'out-of-scope', evidence: '核实', date: DAY },
    })
    const sheets = visitSheets(drawn, bureau, { amendments: texts([left]) })
    const sheet = sheets.find((each) => each.unit.id === unit)!
    expect(sheet.tasks.map(({ pool }) => pool)).toEqual(['pool-2'])
    expect(sheet.staffing).toBe('drawn')
    expect(sheet.officers.map(({ id }) => id)).toEqual(team)
  })

  it('say of a task that visits all of its units that nobody was drawn', () => {
    const all = smallBureau({
      units: 2,
      tasks: [{ design: { type: 'census' }, rounds: [{ window: WINDOW }] }],
    })
    const drawn = draw(all, { seed: '一' })
    const { headings, groups } = workingList(drawn, all, { by: 'visit' })
    const source = headings.indexOf('来源')
    expect(groups[0]!.rows.map((cells) => cells[source])).toEqual(['全覆盖', '全覆盖'])
    expect(visitSheetPages(drawn, all)).not.toContain('随机抽取')
  })

  it('tell officers of one name apart, and whose certificate is whose', () => {
    const certificate = { from: '2019-01-01', to: '2021-12-31' }
    const namesakes = smallBureau({
      officers: Array.from({ length: 4 }, (_, i) => ({
        name: '王伟',
        certificate: i % 2 === 0 ? { ...certificate, number: `Z${i + 1}` } : certificate,
      })),
      tasks: [{ rounds: [{ window: WINDOW, visits: 6 }] }],
    })
    const drawn = draw(namesakes, { seed: '一' })
    const { groups } = workingList(drawn, namesakes, { by: 'team' })
    expect(new Set(groups.map(({ title }) => title)).size).toBe(groups.length)
    const pairs = new Map([
      ['王伟（I1）', 'Z1'],
      ['王伟（I2）', '无'],
      ['王伟（I3）', 'Z3'],
      ['王伟（I4）', '无'],
    ])
    for (const { title, rows } of groups) {
      const numbers = title.split('、').map((each) => pairs.get(each))
      const said = numbers.every((each) => each === '无') ? '' : numbers.join('、')
      for (const cells of rows) expect(cells).toContain(said)
    }
  })

  it('name the members of a fixed group', () => {
    const grouped = smallBureau({
      officers: Array.from({ length: 4 }, (_, i) => ({ group: i < 2 ? '一组' : '二组' })),
      tasks: [{ team: { group: {} } }],
    })
    const drawn = draw(grouped, { seed: '一' })
    for (const { officers } of visitSheets(drawn, grouped)) {
      expect([
        ['I1', 'I2'],
        ['I3', 'I4'],
      ]).toContainEqual(officers.map(({ id }) => id))
    }
  })

  it('take the address from the attribute that is called so', () => {
    const housed = smallBureau({
      units: Array.from({ length: 3 }, (_, i) => ({ attributes: { 住所: `${i} 弄` } })),
    })
    const drawn = draw(housed, { seed: '一' })
    for (const { address, unit } of visitSheets(drawn, housed)) {
      expect(address).toBe(unit.attributes!.住所)
    }
  })

  it('let no name of the directory become markup', () => {
    const wicked = smallBureau({
      units: [{ name: '<script>alert(1)</script>"&\'' }, { name: '<script>alert(1)</script>"&\'' }],
    })
    const drawn = draw(wicked, { seed: '一' })
    for (const page of [
      visitSheetPages(drawn, wicked),
      workingListPage(drawn, wicked, { by: 'day' }),
    ]) {
      expect(page).not.toContain('<script')
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;&#39;')
    }
  })

  it('have a table of the outcomes of each task, that reads back once it is filled in', () => {
    const { record: joint } = holdCeremony()
    const { title, headings, groups } = workingList(joint, worldData as InputData, { by: 'task' })
    const filled = groups.map(({ rows }) => ({
      rows: rows.map((cells) => cells.map((cell, i) => (headings[i] === '结果' ? '已检查' : cell))),
    }))
    const bytes = writeList({ title, headings, groups: filled })
    const { outcomes } = readOutcomes([{ name: '结果.xlsx', bytes }])
    const inOrder = (rows: readonly { pool: string; round: number; unit: string }[]) =>
      rows.map(({ pool, round, unit }) => `${pool} ${round} ${unit}`).sort()
    expect(inOrder(outcomes as [])).toEqual(inOrder(joint.body.tables.sample))
    // The planned day is not the day of the visit.
    expect(outcomes!.every((each) => each.date === undefined && each.values === undefined)).toBe(
      true,
    )
  })

  it('lists as workbooks hold the same texts', () => {
    const list = workingList(record, data, { by: 'day' })
    const bytes = writeList({ ...list, title: '检查对象' })
    const [sheet] = readTables([{ name: '检查对象.xlsx', bytes }]).report.sheets
    expect(sheet?.columns?.map(({ heading }) => heading)).toEqual(list.headings)
    expect(() => writeList({ ...list, title: '一/二' })).toThrow()
  })
})

describe('the visit of the year', () => {
  const DATES = ['2019-12-30', '2020-01-06', '2020-02-03', '2020-03-02', '2020-12-01'] as const
  const MATTERS = [undefined, 'pool', '举报', '消防'] as const

  it('is counted as the caps count, the tightest of them said (brute force)', () => {
    let capped = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...DATES), fc.constantFrom(...MATTERS)), {
          maxLength: 6,
        }),
        fc.array(
          fc.record({
            visitsInYear: fc.integer({ min: 7, max: 9 }),
            matters: fc.option(fc.constant(['pool', '消防'])),
            except: fc.option(fc.constant(['举报'])),
            where: fc.option(fc.constantFrom({ tag: '甲' }, { tag: '乙' })),
          }),
          { maxLength: 3 },
        ),
        (past, rules) => {
          const bureau = smallBureau({
            units: [{ tags: ['甲'] }],
            tasks: [{ design: { type: 'census' }, rounds: [{ window: WINDOW }] }],
            pastVisits: uniqueVisits(past),
            plan: {
              exclude: rules.map((rule, index) => ({
                code: `上限${index}`,
                ...Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null)),
              })),
            },
          })
          const drawn: DrawRecord = draw(bureau, { seed: '一' })
          const [sheet] = visitSheets(drawn, bureau)
          const answers = rules
            .filter(({ where }) => where === null || where.tag === '甲')
            .map((rule) => {
              const dates = new Set([sheet!.date])
              for (const [date, matter] of past) {
                if (!date.startsWith('2020') || date > sheet!.date) continue
                if (rule.matters && !rule.matters.some((each) => each === matter)) continue
                if (rule.except && matter === '举报') continue
                dates.add(date)
              }
              return { visitOfYear: dates.size, yearlyCap: rule.visitsInYear }
            })
          const all = new Set([sheet!.date])
          for (const [date] of past)
            if (date.startsWith('2020') && date <= sheet!.date) all.add(date)
          const { visitOfYear, yearlyCap } = sheet!
          if (answers.length === 0) {
            expect({ visitOfYear, yearlyCap }).toEqual({ visitOfYear: all.size, yearlyCap: null })
          } else {
            capped += 1
            const left = Math.min(...answers.map((each) => each.yearlyCap - each.visitOfYear))
            expect(answers).toContainEqual({ visitOfYear, yearlyCap })
            expect(yearlyCap! - visitOfYear).toBe(left)
          }
        },
      ),
    )
    expect(capped).toBeGreaterThan(30)
  })
})

function uniqueVisits(past: readonly (readonly [string, string | undefined])[]) {
  const rows = past.map(([date, matter]) => ({
    ...{ enterprise: 'U1', date },
    ...(matter === undefined ? {} : { matter }),
  }))
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}
