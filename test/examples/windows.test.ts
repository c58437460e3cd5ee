import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils, type WorkBook, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Language, Parser } from 'web-tree-sitter'
import { blocksOf } from '../house/markdown.ts'
import { runShell } from '../house/run-programs.ts'
import { root } from '../house/sources.ts'
import { fillTemplate } from '../tables/fill-template.ts'

/**
 * The guide for Windows. No PowerShell and no cmd runs here: each line is read as either reads it,
 * PowerShell by a grammar of its own, and has to come out as the same words; with these the
 * commands are run.
 */
const PAGE = 'docs/guide-windows.zh-CN.md'
const text = readFileSync(join(root, PAGE), 'utf8')
const blocks = blocksOf(PAGE, text)
const commands = blocks.filter(({ info }) => info.startsWith('powershell'))
const folder = mkdtempSync(join(tmpdir(), 'double-random-windows-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let parser: Parser
beforeAll(async () => {
  await Parser.init()
  const grammar = 'tree-sitter-powershell/tree-sitter-powershell.wasm'
  parser = new Parser()
  parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve(grammar)))
})

function inPowerShell(line: string): string[] {
  const tree = parser.parse(line)!.rootNode
  const found = tree.descendantsOfType('command')
  expect([line, tree.hasError, found.length]).toEqual([line, false, 1])
  const [name, elements] = found[0]!.namedChildren
  const words =
    elements?.namedChildren.filter((each) => each?.type !== 'command_argument_sep') ?? []
  return [name, ...words].map((each) => plain(each!.text))
}

/** Blanks separate words, straight quotes hold them together; nothing else that cmd knows is there. */
function inCmd(line: string): string[] {
  expect(line).not.toMatch(/[&|<>^%!()`$';,=@{}#*?\t]|\\"/)
  return (line.match(/(?:"[^"]*"|[^ "])+/g) ?? []).map(plain)
}

const plain = (word: string) => word.replaceAll('"', '')

it('has lines that PowerShell and cmd read alike', () => {
  const lines = commands.flatMap(({ code }) => code.trimEnd().split('\n'))
  expect(lines.length).toBeGreaterThan(20)
  for (const line of lines) expect(inCmd(line)).toEqual(inPowerShell(line))
  expect(inPowerShell('a "b c" --d e\\f')).toEqual(['a', 'b c', '--d', 'e\\f'])
})

it('leads from an empty folder to the next batch', () => {
  let place = folder
  const at = (name: string) => join(place, name.replaceAll('\\', '/'))
  const digests = () => ({
    公告摘要: digestOf(at('公告.json')),
    记录摘要: digestOf(at('记录.json')),
    变更摘要: digestOf(at('变更1.json')),
  })
  /** What the office does by hand before a block. */
  const byHand: Readonly<Record<string, () => void>> = {
    fill: () => fillTables(at('数据/双随机.xlsx')),
    settle: () => {
      const questions = readFileSync(at('待核实.csv'), 'utf8')
      writeFileSync(at('数据/核实.csv'), questions.replaceAll(',\r\n', ',本批没有回避\r\n'))
    },
    outcomes: () => fillOutcomes(at('结果表.xlsx'), at('结果.xlsx')),
  }
  for (const block of commands.filter(({ info }) => info !== 'powershell')) {
    const before = text.split('\n')[block.line - 3] ?? ''
    const [, hand] = /^<!-- (\w+): /.exec(before) ?? []
    if (hand !== undefined) byHand[hand]!()
    let printed = ''
    for (const line of block.code.trimEnd().split('\n')) {
      const [name = '', ...words] = inPowerShell(line)
      if (name === 'cd') place = at(words[0]!)
      else if (name === 'mkdir') mkdirSync(at(words[0]!))
      else if (name === 'copy') copyFileSync(at(words[0]!), at(words[1]!))
      else {
        expect(name).toBe('double-random')
        const known = words.includes('公告摘要') ? Object.entries(digests()) : []
        const given = words.map((word) => known.find(([each]) => each === word)?.[1] ?? word)
        // A question ends with 1, and is what the page shows.
        const code = `double-random ${given.map((word) => `'${word.replaceAll('\\', '/')}'`).join(' ')}`
        const { error, printed: said } = runShell(
          block.code.includes('--questions') ? `${code} || [ $? -eq 1 ]` : code,
          place,
        )
        expect([line, error]).toEqual([line, undefined])
        printed += said
      }
    }
    const next = blocks[blocks.indexOf(block) + 1]
    if (next?.info === 'text' && next.follows) expect(printed).toBe(next.code)
  }
  expect(readFileSync(at('公示.txt'), 'utf8')).toContain('抽查公示')
  expect(readFileSync(at('../二季度/数据/检查记录.csv'), 'utf8').trim().split('\n')).toHaveLength(4)
})

function digestOf(path: string): string {
  return JSON.parse(readFileSync(path, 'utf8')).digest
}

const FILLED: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  检查对象: [1, 2, 3, 4, 5, 6].map((n) => ({
    编号: `JY0${n}`,
    名称: `示范加油${n}站`,
    街镇: ['梅陇镇', '七宝镇', '浦江镇'][n % 3]!,
    标签: '加油站',
    状态: n === 4 ? '停业' : '营业',
  })),
  执法人员: ['赵一', '钱二', '孙三', '李四'].map((name, n) => ({
    工号: `ZF0${n + 1}`,
    姓名: name,
    科室: '危化科',
    执法证号: `SH00${n + 1}`,
    执法证有效期起: '2023/1/1',
    执法证有效期止: '2028/12/31',
  })),
  任务: [taskOfPage()],
  回避: [],
}

/** The row that the page shows. */
function taskOfPage(): Readonly<Record<string, string>> {
  const lines = text.split('\n')
  const top = lines.findIndex((line) => line.startsWith('| 计划编号'))
  const cells = (line = '') =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const [head, row] = [cells(lines[top]), cells(lines[top + 2])]
  return Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']))
}

function fillTables(path: string): void {
  const book = read(readFileSync(path))
  const kept = [...Object.keys(FILLED), '填写说明']
  book.SheetNames = book.SheetNames.filter((name) => kept.includes(name))
  fillTemplate(book, FILLED)
  save(book, path)
}

function fillOutcomes(from: string, to: string): void {
  const book = read(readFileSync(from))
  const sheet = book.Sheets[book.SheetNames[0]!]!
  const rows = utils.sheet_to_json<Record<string, string>>(sheet, { raw: false })
  const filled = rows.map((row) => ({
    ...row,
    结果: '已检查',
    检查日期: '2026-05-29',
    有隐患: '1',
  }))
  save({ SheetNames: ['结果'], Sheets: { 结果: utils.json_to_sheet(filled) } }, to)
}

function save(book: WorkBook, path: string): void {
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
}
