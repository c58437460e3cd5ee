import { draw, type OutcomeData } from 'double-random'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { bulletinText } from '../../src/files/bulletin-text.ts'
import { textTable } from '../../src/files/text-table.ts'
import { bulletin } from '../../src/year/bulletin/bulletin.ts'
import { smallBureau, WINDOW } from '../ceremony/small-bureau.ts'

const inputs = smallBureau({
  units: 12,
  tasks: [
    {
      title: '危险化学品生产经营单位重点检查',
      kind: 'key',
      category: 'unit',
      visits: 6,
      where: { in: { id: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] } },
      design: { type: 'census' },
      team: 'none',
      rounds: [{ window: WINDOW }],
    },
    { title: '加油站', team: 'none', overlap: 'merge', rounds: [{ window: WINDOW, visits: 5 }] },
  ],
})
const record = draw(inputs, { seed: '一' })
const outcomes = record.body.tables.sample.map(({ pool, round, unit }, index): OutcomeData => {
  if (index === 2) return { pool, round, unit, outcome: 'refused' }
  const values = { violation: index % 2, rectified: 0, major: index % 3 }
  return { pool, round, unit, outcome: 'inspected', values }
})
const before = { done: 9, recorded: 9, violations: 2, rectified: 1, penalised: 1 }
const scale = {
  items: [{ value: 'major', points: 6 }],
  levels: [{ from: 12, level: '重点监管', measure: '约谈主要负责人' }],
}
const figures = bulletin(inputs.plan, [{ record, data: inputs, outcomes }], {
  from: '2020-01-01',
  to: '2020-06-30',
  visits: [{ unit: 'U1', date: '2020-02-03' }],
  before: { total: before },
  scale,
})
const names = { units: { U2: '上海某某化工有限公司' }, items: { major: '重大事故隐患' } }
const lines = bulletinText(figures, { ...names, statistics: true })
const plain = bulletinText(figures, names)

/**
 * The text between two display columns, for lines in which no character lies across one of them.
 */
function between(line: string, from: number, to: number): string {
  let at = 0
  let cell = ''
  for (const character of line) {
    if (at >= from && at < to) cell += character
    at += stringWidth(character)
  }
  return cell
}

interface ReadTable {
  readonly width: number
  readonly rows: readonly string[][]
  readonly lines: readonly string[]
}

/**
 * Tables by their rules of hyphens: the columns are where the hyphens are, everything between them
 * must be blank.
 */
function tablesIn(text: readonly string[]): ReadTable[] {
  return text.flatMap((rule, index) => {
    if (!/^ +-[- ]*$/.test(rule)) return []
    const columns = [...rule.matchAll(/-+/g)].map(({ index: from, 0: dashes }) => ({
      from,
      to: from + dashes.length,
    }))
    let first = index
    while (text[first - 1]) first -= 1
    const end = text.indexOf('', index)
    const rows = text.slice(first, end === -1 ? undefined : end).filter((line) => line !== rule)
    for (const row of rows) {
      expect(stringWidth(row)).toBeLessThanOrEqual(rule.length)
      for (const [c, { to }] of columns.entries()) {
        const gap = between(row, to, columns[c + 1]?.from ?? 200)
        expect(gap.trim(), row).toBe('')
      }
    }
    const cells = rows.map((row) => columns.map(({ from, to }) => between(row, from, to).trim()))
    return [{ width: rule.length, rows: cells, lines: rows }]
  })
}

const tableWith = (title: string, text: readonly string[] = lines) =>
  tablesIn(text).find(({ rows }) => rows[0]!.includes(title))!

describe('the text of a bulletin', () => {
  it('has no line of more than 100 columns, none that ends in blanks, and no break inside a line', () => {
    expect(lines.length).toBeGreaterThan(40)
    for (const line of [...lines, ...plain]) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(100)
      expect(line).toBe(line.trimEnd())
      expect(line).not.toMatch(/[\n\r\t]/)
    }
  })

  it('has tables whose columns line up, and whose last numbers end in one column', () => {
    const tables = tablesIn(lines)
    expect(tables).toHaveLength(6)
    for (const { width, lines: rows } of [
      ...[tableWith('覆盖率'), tableWith('处罚率区间'), tableWith('按项整改率', plain)],
    ])
      for (const row of rows.filter((line) => /[0-9%-]$/.test(line)))
        expect(stringWidth(row)).toBe(width)
  })

  it('numbers its sections without gaps, with and without the optional ones', () => {
    const sections = (text: readonly string[]) =>
      text.filter((line) => /^[一二三四五六七八]、/.test(line)).map((line) => line.slice(0, 1))
    expect(sections(lines)).toEqual([...'一二三四五六七八'])
    const bare = bulletin(inputs.plan, [], { from: '2020-01-01', to: '2020-06-30' })
    expect(sections(bulletinText(bare))).toEqual([...'一二三四'])
  })

  it('prints the figures of the data', () => {
    const [, ...progress] = tableWith('覆盖率').rows
    const { tasks, departments, total, outside } = figures
    const expected = [
      ...tasks.map((each) => [each.title, each] as const),
      ...departments.map((each) => [`【${each.department}】`, each] as const),
      ['【合计】', total] as const,
      ['【计划外】', outside!] as const,
    ]
    const print = (value: number | string | null) => (value === null ? '-' : String(value))
    expect(progress).toEqual(
      expected.map(([name, { planned, due, done, visits, units, completion, coverage }]) =>
        [
          name,
          planned,
          due,
          done,
          visits,
          units,
          completion.year.printed,
          completion.due.printed,
          coverage.printed,
        ].map(print),
      ),
    )
    for (const findings of [tableWith('检出率区间').rows, tableWith('按项整改率', plain).rows]) {
      const merged = findings.filter(([, recorded]) => recorded !== '')
      expect(merged.slice(1).map((row) => row[3])).toEqual(
        expected.map(([, { rates }]) => print(rates.violation.printed)),
      )
    }
    expect(tableWith('拒绝检查').rows[1]!.slice(1)).toEqual(['1', '0', '0', '0', '0', '0'])
    expect(tableWith('上年已查').rows[1]!.slice(1, 3)).toEqual(['9', String(total.done)])
    expect(tableWith('推断检出率').rows).toHaveLength(2)
  })

  it('prints intervals rounded outward, to one decimal of a percent', () => {
    const { lower, upper } = figures.total.rates.violation.interval!
    const [row] = tableWith('检出率区间').rows.filter(([name]) => name === '【合计】')
    const [low, high] = row![4]!.replace('%', '').split('-').map(Number)
    expect(low! / 100).toBeLessThanOrEqual(lower)
    expect(high! / 100).toBeGreaterThanOrEqual(upper)
    expect(lower - low! / 100).toBeLessThan(0.001)
    expect(high! / 100 - upper).toBeLessThan(0.001)
  })

  it('names units and items where it is told their names', () => {
    const { rows } = tableWith('记分')
    const ids = figures.points!.rows.map(({ unit }) =>
      unit === 'U2' ? '上海某某化工有限公司' : unit,
    )
    const text = rows.map(([unit]) => unit).filter((unit) => unit !== '')
    expect(text.slice(1)).toEqual(ids)
    expect(lines.join('')).toContain('重大事故隐患')
  })
})

describe('a table', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'检查企业、，（）某A1 '),
    minLength: 0,
    maxLength: 90,
  })

  it('keeps every character of its cells and at most 100 columns, however long they are', () => {
    const row = fc.tuple(word, fc.nat(99_999).map(String), word)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const columns = [{ title: '任务' }, { title: '户数', isNumber: true }, { title: '措施' }]
        const text = textTable(columns, rows)
        for (const line of text) expect(stringWidth(line)).toBeLessThanOrEqual(100)
        const [table] = tablesIn(text)
        for (const c of [0, 1, 2]) {
          const printed = table!.rows
            .slice(1)
            .map((cells) => cells[c])
            .join('')
          const given = rows.map((cells) => cells[c]).join('')
          expect(printed.replaceAll(' ', '')).toBe(given.replaceAll(' ', ''))
        }
      }),
      { seed: 2020, numRuns: 200 },
    )
  })
})
