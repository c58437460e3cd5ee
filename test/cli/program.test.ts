import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exampleText } from '../../src/cli/messages/examples.ts'
import { createProgram } from '../../src/cli/program.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import { root } from '../house/sources.ts'
import { latinIn } from '../words/latin.ts'
import { ran } from './ran.ts'

it('says the version that package.json has', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(await ran(['--version'])).toEqual({ exit: 0, text: `${version}\n` })
})

it('helps a Chinese reader without English words', () => {
  const program = createProgram('zh', async () => {})
  const said = [program, ...program.commands].flatMap((command) => [
    command.description(),
    ...command.options.map(({ description }) => description),
  ])
  expect(said.length).toBeGreaterThan(100)
  expect(said.flatMap((text) => latinIn(text, ['YYYY-MM-DD']))).toEqual([])
  for (const command of [program, ...program.commands]) {
    const help = command.helpInformation()
    expect(help).toContain('用法：')
    for (const { mandatory, flags } of command.options) {
      const line = help.split('\n').find((each) => each.trim().startsWith(flags))
      expect(line?.includes('必填')).toBe(mandatory)
    }
    expect(help).not.toMatch(/Usage|Options|Arguments|Commands|\[options\]|choices/)
  }
})

it.each(['zh', 'en'] as const)(
  'shows in %s an example of each command that makes sense',
  async (language) => {
    const tried: string[] = []
    const names = createProgram(language, async () => {}).commands.map((command) => command.name())
    for (const name of names) {
      const example = exampleText(name, language)
      const [, line = ''] = /^ {2}double-random (.*)$/m.exec(example) ?? []
      const program = createProgram(language, async () => {
        tried.push(name)
      })
      await program.parseAsync(line.split(' '), { from: 'user' })
      expect(example).toMatch(language === 'zh' ? /出口码：0 / : /Exit codes: 0 /)
      const said: string[] = []
      const command = program.commands.find((each) => each.name() === name)
      command?.configureOutput({ writeOut: (text) => said.push(text) }).outputHelp()
      expect(said.join('')).toContain(line)
    }
    expect(tried).toEqual(names)
  },
)

it('refuses a second value of an option that takes one: the first would not be used', () => {
  const parsed = (...given: string[]) => {
    const program = createProgram('zh', async () => {})
    const verify = program.commands.find((command) => command.name() === 'verify')
    return verify?.parse(['r.json', ...given], { from: 'user' }).opts()
  }
  for (const option of [
    '--announcement-digest',
    '--last-amendment',
    '--inputs',
    '--announced-at',
  ]) {
    const twice = () => parsed(option, '无', option, '无')
    expect(twice).toThrow(UsageError)
    const said = { id: 'option-once', values: { option } }
    expect(twice).toThrow(expect.objectContaining({ said }))
  }
  expect(parsed('--amendment', '1', '--amendment', '2', '--json', '--json')).toEqual({
    amendment: ['1', '2'],
    json: true,
  })
})

it('refuses what is none of the words of an option, in the language of the reader', () => {
  const program = createProgram('zh', async () => {})
  const sql = program.commands.find((command) => command.name() === 'sql')
  const refused = () => sql?.parse(['r.json', '-i', '.', '--dialect', 'mysql'], { from: 'user' })
  expect(refused).toThrow(UsageError)
  expect(refused).toThrow(
    expect.objectContaining({
      said: {
        id: 'option-value',
        values: {
          option: '--dialect <name>',
          expected: { id: 'one-of', values: { values: ['duckdb', 'postgresql', 'clickhouse'] } },
          found: { id: 'value', values: { value: 'mysql' } },
        },
      },
    }),
  )
})

it.each([
  ['a dash of a word processor', ['check', '—inputs', '数据'], /两个英文连字符/],
  ['half a dash', ['check', '–-inputs', '数据'], /两个英文连字符/],
  ['a hyphen and a dash', ['check', '-–inputs', '数据'], /两个英文连字符/],
  ['a dash of full width', ['check', '－－inputs', '数据'], /两个英文连字符/],
  ['Chinese quotes', ['check', '--inputs', '“数据”'], /英文双引号/],
  ['quotes of full width', ['check', '--inputs', '＂数据＂'], /英文双引号/],
  // cmd and PowerShell: --inputs "D:\\数据\\" --output a.json
  [
    'a backslash before a quote',
    ['check', '--inputs', 'D:\\数据" --output a.json'],
    /不要写反斜杠/,
  ],
])('says what was meant: %s', async (_, args, said) => {
  const { exit, text } = await ran([...args, '--lang', 'zh'])
  expect([exit, text]).toEqual([2, expect.stringMatching(said)])
})
