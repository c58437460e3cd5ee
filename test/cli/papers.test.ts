import { readFileSync } from 'node:fs'
import { canonicalJson, draw, reassignOfficer } from 'double-random'
import { workingList } from 'double-random/papers'
import { readTables } from 'double-random/tables'
import { describe, expect, it } from 'vitest'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { folderWith } from './files.ts'
import { ran } from './ran.ts'

const data = smallBureau({ units: 6, officers: 4 })
const record = draw(data, { seed: '一' })
const { inspector } = record.body.tables.seats[0]!
const amendment = reassignOfficer(record, data, {
  change: { inspector, from: '2020-01-01', to: '2020-12-31' },
  ...{ reason: 'absence', evidence: '病假单', date: '2020-01-20' },
})

function folder() {
  return folderWith({
    'r.json': canonicalJson(record),
    'a.json': canonicalJson(amendment),
    'inputs.json': JSON.stringify(data),
    '上报格式.csv': '平台表头,内容\n对象,名称\n',
  })
}

async function paper(at: string, command: string, file: string, ...options: readonly string[]) {
  const draw = [`${at}/r.json`, '--inputs', `${at}/inputs.json`, '--output', `${at}/${file}`]
  return ran([command, ...draw, ...options])
}

const UP_TO = '没有提供变更文件，所列为抽取时的情况'

describe('list', () => {
  it.each(['day', 'team', 'officer', 'visit'] as const)(
    'writes the visits by %s as CSV, workbook and page, the same in all',
    async (by) => {
      const at = folder()
      const { headings, groups } = workingList(record, data, { by })
      const rows = groups.flatMap((group) => group.rows)
      expect(await paper(at, 'list', 'l.csv', '--by', by)).toEqual({
        exit: 0,
        text: `2 家次。名单在末次检查之前保密\n${UP_TO}\n`,
      })
      const csv = readFileSync(`${at}/l.csv`, 'utf8')
      expect(csv).toBe(
        `\ufeff${[headings, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')}`,
      )
      expect((await paper(at, 'list', 'l.xlsx', '--by', by)).exit).toBe(0)
      const { sheets } = readTables([
        { name: 'l.xlsx', bytes: readFileSync(`${at}/l.xlsx`) },
      ]).report
      expect(sheets[0]?.rows?.data).toBe(rows.length)
      expect((await paper(at, 'list', 'l.HTML', '--by', by)).exit).toBe(0)
      const page = readFileSync(`${at}/l.HTML`, 'utf8')
      for (const cell of rows.flat()) expect(page).toContain(`<td>${cell}</td>`)
    },
  )

  it('shows the draw as amended, and says so', async () => {
    const at = folder()
    const options = ['--by', 'day', '--amendment', `${at}/a.json`]
    const { exit, text } = await paper(at, 'list', 'l.csv', ...options)
    expect(exit).toBe(0)
    expect(text).toContain('已计入变更 1 件')
    expect(readFileSync(`${at}/l.csv`, 'utf8')).not.toContain(`${inspector} 号`)
  })

  it.each([
    [[], 'l.csv', '--by'],
    [['--by', 'day', '--layout', 'x.csv'], 'l.csv', '--layout'],
    [['--by', 'month'], 'l.csv', 'month'],
    [['--by', 'day', '--up-to', '2020-03-03'], 'l.csv', '--up-to'],
    [['--by', 'day'], 'l.doc', 'l.doc'],
    [['--layout', 'x.csv'], 'l.csv', 'l.csv'],
  ])('takes %j and the file %s for a slip', async (options, file, named) => {
    const { exit, text } = await paper(folder(), 'list', file, ...options)
    expect(exit).toBe(2)
    expect(text).toContain(named)
  })

  it('has one column for each that a platform asks for', async () => {
    const at = folder()
    const { exit } = await paper(at, 'list', 'l.xlsx', '--layout', `${at}/上报格式.csv`)
    expect(exit).toBe(0)
  })
})

describe('sheets', () => {
  it('writes a page for each visit and form', async () => {
    const at = folder()
    expect((await paper(at, 'sheets', 's.html')).text).toBe(`2 家次。末次检查之前保密\n${UP_TO}\n`)
    const pagesIn = (file: string) =>
      readFileSync(`${at}/${file}`, 'utf8').split('<section>').length - 1
    expect(pagesIn('s.html')).toBe(4)
    expect((await paper(at, 'sheets', 'n.html', '--form', 'notice')).exit).toBe(0)
    expect(pagesIn('n.html')).toBe(2)
    expect(readFileSync(`${at}/n.html`, 'utf8')).not.toContain('现场检查方案')
  })

  it('says how many visits have nobody', async () => {
    const at = folder()
    const alone = smallBureau({
      units: 2,
      officers: 2,
      pairing: { shortage: 'vacancies' },
      recusals: [{ inspector: 'I1', enterprise: 'U1', reason: '亲属' }],
    })
    const drawn = folderWith({
      'r.json': canonicalJson(draw(alone, { seed: '一' })),
      'inputs.json': JSON.stringify(alone),
    })
    const { text } = await paper(drawn, 'sheets', 's.html')
    expect(text).toContain('2 家次，其中 1 家次待派员。')
    expect((await paper(at, 'sheets', 's.csv')).exit).toBe(2)
  })
})
