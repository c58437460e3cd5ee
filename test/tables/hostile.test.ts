import { utils, write } from '@e965/xlsx'
import { isDoubleRandomError } from 'double-random'
import { inputsOf, readTables, writeWorkbook } from 'double-random/tables'
import fc from 'fast-check'
import { deflateSync, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { unpack } from '../../src/tables/zip.ts'
import { effort } from '../effort.ts'
import { filesOf, inGBK, inUTF16, readWith, remarksOf, saidOf, sound } from './bureau.ts'

const enterprises = [
  { id: 'A', name: '甲', town: '梅陇镇', tags: ['加油站'] },
  { id: 'B', name: '乙', town: '七宝镇', tags: ['加油站', '危化品'] },
]
const book = writeWorkbook({ enterprises })

/** The workbook with other parts in place of some of its own, or beside them. */
const withParts = (parts: Readonly<Record<string, string>>) =>
  zipSync({
    ...unzipSync(book),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  })

const sheet = (inside: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inside}</worksheet>`
const SHEET = 'xl/worksheets/sheet1.xml'
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const two = `<row r="1">${cell('A1', '编号')}${cell('B1', '名称')}</row><row r="2">${cell('A2', 'A')}${cell('B2', '甲')}</row>`

/** `MUTATED_FILES=50000 npx vitest run test/tables/hostile.test.ts` takes some minutes. */
const MUTATED_FILES = Number(process.env.MUTATED_FILES ?? effort(150, 3_000))

describe('a hostile workbook', () => {
  it('whose directory states gigabytes is not unpacked', () => {
    const bytes = Uint8Array.from(book)
    const view = new DataView(bytes.buffer)
    let at = bytes.length - 22
    while (view.getUint32(at, true) !== 0x06054b50) at -= 1
    const first = view.getUint32(at + 16, true)
    view.setUint32(first + 24, 0xfffffff0, true)
    expect(unpack(bytes)).toMatchObject({ kind: 'too-large' })
    const reading = readWith({ '检查对象.csv': undefined, 'x.xlsx': bytes })
    expect(remarksOf(reading, 'refused')).toEqual(['file-too-large × 1'])
  })

  it('that unpacks to more than its directory states is not read', () => {
    // 64 MB of blanks in a part that says to have 1,000 bytes.
    const bomb = deflateSync(new Uint8Array(64 << 20).fill(32))
    const bytes = Uint8Array.from(zipSync({ ...unzipSync(book), [SHEET]: [bomb, { level: 0 }] }))
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 46; at += 1) {
      const isLocal = view.getUint32(at, true) === 0x04034b50
      if (!isLocal && view.getUint32(at, true) !== 0x02014b50) continue
      const [method, size, name] = isLocal ? [8, 22, 30] : [10, 24, 46]
      const text = String.fromCharCode(...bytes.subarray(at + name, at + name + SHEET.length))
      if (text !== SHEET) continue
      view.setUint16(at + method, 8, true)
      view.setUint32(at + size, 1000, true)
    }
    expect(unpack(bytes)).toEqual({ kind: 'other' })
    expect(remarksOf(readWith({ 'x.xlsx': bytes }), 'ask')).toEqual(['file-unread × 1'])
  })

  it.each([
    [
      'says to have 10^6 × 10^4 cells',
      `<dimension ref="A1:XFD1048576"/><sheetData>${two}</sheetData>`,
    ],
    [
      'merges more cells than there are',
      `<sheetData>${two}</sheetData><mergeCells>${'<mergeCell ref="A2:XFD1048576"/>'.repeat(5000)}</mergeCells>`,
    ],
    [
      'has a cell in its last corner',
      `<sheetData>${two}<row r="1048576">${cell('XFD1048576', 'x')}</row></sheetData>`,
    ],
    [
      'has a formula that links elsewhere',
      `<sheetData>${two}<row r="3">${cell('A3', 'B')}<c r="B3" t="str"><f>'[http://x/y.xlsx]S'!A1</f><v>乙</v></c></row></sheetData>`,
    ],
    [
      'has ten thousand columns',
      `<sheetData>${two}<row r="3">${cell('A3', 'B')}${cell('NTP3', 'x')}</row></sheetData>`,
    ],
  ])('that %s is read as far as cells go', (_, inside) => {
    const bytes = withParts({ [SHEET]: sheet(inside) })
    const { report } = readTables(filesOf({ 'x.xlsx': bytes }))
    expect(report.sheets[0]).toMatchObject({ table: 'enterprises' })
  })

  it('with entities that grow is not expanded', () => {
    const entities = Array.from(
      { length: 20 },
      (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};&a${i};&a${i};&a${i};">`,
    )
    const text = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">${entities.join('')}]>`
    const bytes = withParts({
      [SHEET]: text + sheet(`<sheetData>${two.replace('甲', '&a20;')}</sheetData>`),
    })
    const { report } = readTables(filesOf({ 'x.xlsx': bytes }))
    expect(JSON.stringify(report).length).toBeLessThan(10_000)
  })

  it('whose directory runs in a circle ends', () => {
    const table = utils.book_new()
    utils.book_append_sheet(
      table,
      utils.aoa_to_sheet([
        ['编号', '名称'],
        ['A', '甲'],
      ]),
      'x',
    )
    const bytes = new Uint8Array(write(table, { type: 'array', bookType: 'biff8' }))
    const view = new DataView(bytes.buffer)
    const directory = (view.getUint32(0x30, true) + 1) << view.getUint16(0x1e, true)
    // [MS-CFB] 2.6.1: the siblings and the child of an entry, here each that entry itself.
    for (const entry of [0, 1, 2]) {
      for (const member of [0x44, 0x48, 0x4c]) {
        view.setUint32(directory + 128 * entry + member, entry, true)
      }
    }
    const { report } = readTables(filesOf({ 'x.xls': bytes }))
    expect(report.sheets[0]).toMatchObject({ table: 'enterprises', rows: { data: 1 } })
    // And so does the chain of its sectors.
    for (let at = 0; at < 109; at += 1) {
      const fat = view.getUint32(0x4c + 4 * at, true)
      if (fat > 1000) continue
      const start = (fat + 1) << 9
      for (let link = 0; link < 128; link += 1) view.setUint32(start + 4 * link, link, true)
    }
    expect(remarksOf(readWith({ 'x.xls': bytes }), 'ask')).toEqual(['file-unread × 1'])
  })

  it('has its pictures, macros and links left out', () => {
    const bytes = withParts({
      'xl/media/image1.png': 'x'.repeat(1 << 20),
      'xl/vbaProject.bin': 'x',
      'xl/externalLinks/externalLink1.xml': '<x/>',
    })
    const unpacked = unpack(bytes)
    const names = unpacked.kind === 'workbook' ? Object.keys(unzipSync(unpacked.bytes)) : []
    expect(names).toContain(SHEET)
    expect(names.filter((name) => /media|vba|external/.test(name))).toEqual([])
  })
})

it('a workbook that was cut off gives all of its rows or a question, never some of them', () => {
  const table = utils.book_new()
  const rows = Array.from({ length: 300 }, (_, i) => [`E${i}`, `企业${i}`])
  utils.book_append_sheet(table, utils.aoa_to_sheet([['编号', '名称'], ...rows]), '名录')
  for (const bookType of ['xlsx', 'biff8'] as const) {
    const bytes = new Uint8Array(write(table, { type: 'array', bookType }))
    for (let part = 1; part < 40; part += 1) {
      const cut = bytes.slice(0, Math.floor((bytes.length * part) / 40))
      const reading = readWith({ '检查对象.csv': undefined, '检查对象.xls': cut })
      const isAsked = remarksOf(reading, 'ask', 'refused').length > 0
      expect(isAsked || reading.inputs?.enterprises.length === 300, `${bookType} ${part}`).toBe(
        true,
      )
    }
  }
})

it('a binary workbook is not opened: what its strings say to be long takes all memory', () => {
  const table = utils.book_new()
  utils.book_append_sheet(table, utils.aoa_to_sheet([['编号', '名称']]), 'x')
  const bytes = new Uint8Array(write(table, { type: 'array', bookType: 'xlsb' }))
  for (const name of ['名录.xlsb', '名录.xlsx']) {
    expect(remarksOf(readWith({ [name]: bytes }), 'ask')).toEqual(['file-unread × 1'])
  }
  const said = saidOf(readWith({ '名录.xlsb': bytes }), 'file-unread')
  expect(said).toContain('另存为“.xlsx”')
})

describe('whatever a file holds', () => {
  const rowsOf = (csv: string) =>
    csv
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
  const bookIn = (bookType: 'biff8' | 'ods', csv: string) => {
    const table = utils.book_new()
    utils.book_append_sheet(table, utils.aoa_to_sheet(rowsOf(csv)), 'x')
    return new Uint8Array(write(table, { type: 'array', bookType }))
  }
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const page = (csv: string) =>
    `<table>${rowsOf(csv)
      .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      .join('')}</table>`
  const firms = sound['检查对象.csv']
  /** Each with the name of the file whose place it takes in the sound bureau. */
  const seeds: readonly (readonly [string, Uint8Array])[] = [
    ['检查对象.csv', book],
    ['检查对象.csv', inGBK(firms)],
    ['检查对象.csv', utf8(firms)],
    ['执法人员.csv', utf8(sound['执法人员.csv'])],
    ['任务.csv', utf8(sound['任务.csv'])],
    ['日历.json', utf8(sound['日历.json'])],
    ['检查对象.csv', inUTF16(firms)],
    ['检查对象.csv', bookIn('biff8', firms)],
    ['任务.csv', bookIn('ods', sound['任务.csv'])],
    ['检查对象.csv', utf8(page(firms))],
    ['回避.csv', utf8('工号,企业编号,事由\nZF01,JY01,亲属\n')],
    ['检查记录.csv', utf8('企业编号,检查日期,检查人员\nJY01,2025-03-02,ZF01、ZF02\n')],
    ['字段对照.csv', utf8('文件,工作表,表,表头,字段\n,,检查对象,状态,不读\n')],
  ]

  const mutation = fc.record({
    seed: fc.nat(seeds.length - 1),
    edits: fc.array(
      fc.record({ at: fc.nat(), byte: fc.nat(255), kind: fc.constantFrom('set', 'cut', 'copy') }),
      { minLength: 1, maxLength: 8 },
    ),
    isInside: fc.boolean(),
  })

  const mutated = (
    bytes: Uint8Array,
    edits: readonly { at: number; byte: number; kind: string }[],
  ) => {
    let some = [...bytes]
    for (const { at, byte, kind } of edits) {
      const place = some.length === 0 ? 0 : at % some.length
      if (kind === 'set') some[place] = byte
      else if (kind === 'cut') some.splice(place, byte)
      else some = [...some.slice(0, place), ...some.slice(Math.max(0, place - byte))]
    }
    return Uint8Array.from(some)
  }

  /** Seconds for a file of a few kilobytes on the slowest machine that runs this. */

  it('is answered with a report, and inputs or an error with a code, in bounded time', () => {
    let longest = 0
    const answers = new Map<string, number>()
    fc.assert(
      fc.property(mutation, ({ seed, edits, isInside }) => {
        const [name, bytes] = seeds[seed] as (typeof seeds)[number]
        // Inside of an archive, so that it can be opened at all.
        const given =
          seed === 0 && isInside
            ? zipSync({
                ...unzipSync(bytes),
                [SHEET]: mutated(unzipSync(bytes)[SHEET] as Uint8Array, edits),
              })
            : mutated(bytes, edits)
        const start = performance.now()
        const reading = readWith({ [name]: given })
        let answer = 'inputs'
        try {
          inputsOf(reading)
        } catch (error) {
          if (!isDoubleRandomError(error)) throw error
          answer = error.code
        }
        longest = Math.max(longest, (performance.now() - start) / 1000)
        answers.set(answer, (answers.get(answer) ?? 0) + 1)
        const { sheets, remarks } = reading.report
        expect(sheets.length + remarks.length).toBeGreaterThan(0)
      }),
      { numRuns: MUTATED_FILES, seed: 20_260_301 },
    )
    const counts = [...answers].sort(([, a], [, b]) => b - a).map((each) => each.join(' '))
    console.log(`longest ${longest.toFixed(2)} s; ${counts.join(', ')}`)
    expect(answers.get('inputs')).toBeGreaterThan(0)
    expect(answers.size).toBeGreaterThan(4)
  })
})
