import { canonicalJson, type InputData, parseInputs } from 'double-random'
import { inputsOf, readTables, writeWorkbook } from 'double-random/tables'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { effort } from '../effort.ts'
import { filesOf, remarksOf, sound } from './bureau.ts'

const grid = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

const tables: Readonly<Record<string, string[][]>> = {
  enterprises: grid(sound['检查对象.csv']),
  inspectors: grid(sound['执法人员.csv']),
  tasks: grid(sound['任务.csv']),
  recusals: grid('工号,企业编号,事由\nZF01,JY01,亲属\nZF02,JY03,同学\n'),
  visits: grid('企业编号,检查日期,检查人员\nJY01,2025/6/1,ZF01；ZF02\nJY02,20250701,ZF03\n'),
}
const textOf = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n')
const plain = readTables(
  filesOf({
    ...Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [`${name}.csv`, textOf(rows)]),
    ),
    'c.json': sound['日历.json'],
  }),
)
const expected = canonicalJson(inputsOf(plain) as never)

it('what is read depends on no name of a file, and no order of files, columns and rows', () => {
  expect(remarksOf(plain, 'refused', 'ask')).toEqual([])
  const orderOf = (length: number) =>
    fc.shuffledSubarray([...Array(length).keys()], { minLength: length })
  const shuffled = fc.tuple(
    ...Object.values(tables).map((rows) =>
      fc.record({
        columns: orderOf(rows[0]?.length ?? 0),
        rows: orderOf(rows.length - 1),
        name: fc.stringMatching(/^[a-z]{3,9}$/),
        ending: fc.constantFrom('.csv', '.txt', '.xls', ''),
      }),
    ),
  )
  fc.assert(
    fc.property(shuffled, orderOf(6), (orders, files) => {
      const all = Object.values(tables).map((rows, index) => {
        const { columns, rows: some, name, ending } = orders[index] as (typeof orders)[number]
        const lines = [rows[0] as string[], ...some.map((at) => rows[at + 1] as string[])]
        const text = textOf(lines.map((line) => columns.map((at) => line[at] as string)))
        return { name: `${index}${name}${ending}`, bytes: new TextEncoder().encode(text) }
      })
      const calendar = { name: 'c.json', bytes: new TextEncoder().encode(sound['日历.json']) }
      const given = [...all, calendar]
      const reading = readTables(files.map((at) => given[at] as (typeof given)[number]))
      expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
      expect(canonicalJson(inputsOf(reading) as never)).toBe(expected)
    }),
    { numRuns: effort(60, 1000), seed: 7 },
  )
})

// Without separators of values, signs for nothing, marks of spreadsheets and outer blanks.
const word = fc.stringMatching(/^[一-龥A-Za-z][一-龥A-Za-z0-9]{0,8}$/)
const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const enterprise = fc.record({
  name: word,
  town: some(word),
  tags: some(fc.uniqueArray(word, { minLength: 1, maxLength: 3 })),
  risk: some(word),
  size: some(fc.nat(1_000_000)),
  attributes: some(fc.dictionary(word, fc.oneof(word, fc.nat(99)), { minKeys: 1, maxKeys: 1 })),
})
const inspector = fc.record({
  name: word,
  department: word,
  certificate: some(span),
  towns: some(fc.uniqueArray(word, { minLength: 1, maxLength: 3 })),
  leave: some(fc.array(span, { minLength: 1, maxLength: 3 })),
  capacity: some(fc.nat(99)),
  limits: some(span.map((days) => [{ ...days, most: 3 }])),
  borrowed: some(word.map((from) => ({ from }))),
})

it('what is written as a workbook and read again is what it was', () => {
  const withIds = <T extends object>(rows: readonly T[], letter: string) =>
    rows.map((row, index) => ({ id: `${letter}${String(index).padStart(3, '0')}`, ...row }))
  fc.assert(
    fc.property(
      fc.array(enterprise, { minLength: 1, maxLength: 6 }),
      fc.array(inspector, { minLength: 1, maxLength: 4 }),
      (firms, officers) => {
        // One name of an attribute is of one type, or it is two columns.
        const attributes = new Set<string>()
        const single = firms.map(({ attributes: own, ...row }) => {
          const [name = ''] = Object.keys(own ?? {})
          if (own === undefined || attributes.has(name)) return row
          attributes.add(name)
          return { ...row, attributes: own }
        })
        const data = {
          ...plain.inputs,
          recusals: [],
          pastVisits: [],
          enterprises: withIds(single, 'E'),
          inspectors: withIds(officers, 'I'),
        } as unknown as InputData
        const bytes = writeWorkbook({
          enterprises: data.enterprises as object[],
          inspectors: data.inspectors as object[],
        })
        const others = filesOf({
          't.csv': textOf(tables.tasks as string[][]),
          'c.json': sound['日历.json'],
        })
        const reading = readTables([{ name: 'x.xlsx', bytes }, ...others])
        expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
        expect(inputsOf(reading)).toEqual(parseInputs(data))
      },
    ),
    { numRuns: effort(60, 1000), seed: 8 },
  )
})
