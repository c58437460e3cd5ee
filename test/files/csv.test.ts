import { isDoubleRandomError } from 'double-random'
import { toCsv } from 'double-random/files'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from './read-csv.ts'

function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (isDoubleRandomError(error)) return `${error.code} at ${error.problems[0]?.path}`
    throw error
  }
  return 'nothing was refused'
}

describe('a table as CSV', () => {
  it('has a heading, a line for each row, and ends every line', () => {
    const rows = [
      { id: 'E1', visits: 3, drawn: true, town: undefined },
      { id: '甲,"乙"', visits: -2, drawn: false, town: null },
    ]
    expect(toCsv(rows)).toBe('id,visits,drawn,town\r\nE1,3,true,\r\n"甲,""乙""",-2,false,\r\n')
  })

  it('shows the columns that are asked for, with their headings, also without rows', () => {
    const columns = [{ key: 'b', title: '乙' }, { key: 'a' }]
    expect(toCsv([{ a: 1, b: 2, c: 3 }], { columns })).toBe('乙,a\r\n2,1\r\n')
    expect(toCsv([], { columns })).toBe('乙,a\r\n')
  })

  it('begins with a byte order mark only if asked', () => {
    expect(toCsv([{ a: '甲' }], { byteOrderMark: true })).toBe('\ufeffa\r\n甲\r\n')
  })

  it('gives back every text that does not begin like a formula', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'a甲𠮷,"\' \r\n\t=+-@｜0') })
      .filter((value) => !/^[\s\u00a0\u3000]*[=+\-@\t\r\n]/.test(value))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (pairs) => {
        const read = readCsv(toCsv(pairs.map(([a, b]) => ({ a, b }))))
        expect(read).toEqual([['a', 'b'], ...pairs])
      }),
      { seed: 20201124 },
    )
  })

  it.each([
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.example","点击")',
    '=1+1',
    '+1+1',
    '-2+3',
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '\u00a0=1',
    '\u3000=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(1)',
    '=1\n=2',
    '"=1',
    '-',
    '\t甲',
  ])('makes %j a text, in quotes', (payload) => {
    const [heading, row] = readCsv(toCsv([{ [payload]: payload, b: 1 }]))
    // A cell that begins with a quote is no formula once its quotes are read.
    const isHarmless = payload.startsWith('"')
    const expected = isHarmless ? payload : `'${payload}`
    expect(row?.[0]).toBe(expected)
    expect(heading?.[0]).toBe(expected)
    expect(toCsv([{ a: payload }])).toContain(isHarmless ? '"""=1"' : `"'`)
  })

  it('refuses cells that are no cells, and a table without columns', () => {
    expect(codeOf(() => toCsv([{ a: 1 }, { a: 1.5 }]))).toBe('input/type at rows[1].a')
    for (const cell of [Number.NaN, [1], {}, 1n, new Date(0), () => 1]) {
      expect(codeOf(() => toCsv([{ a: cell }]))).toBe('input/type at rows[0].a')
    }
    expect(codeOf(() => toCsv([]))).toBe('input/option at options.columns')
    expect(codeOf(() => toCsv([{}]))).toBe('input/option at options.columns')
  })
})
