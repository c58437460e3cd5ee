import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'double-random/words'
import { expect, it } from 'vitest'
import { EXIT } from '../../src/cli/exit-code.ts'
import { createProgram } from '../../src/cli/program.ts'
import { CHECK_NAMES } from '../../src/core/check.ts'
import { TABLES } from '../../src/tables/forms.ts'
import { root } from '../house/sources.ts'

const page = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')

it('docs/input-files.md has every heading of every table, and no other', () => {
  const sections = page('input-files.md').split('\n### ').slice(1)
  const written = sections.map((section) => [
    section.split('.csv', 1)[0],
    [...section.matchAll(/^\| (\S+?)(（必填）)? \| `([\w.]+)` \| (.*?) ?\|/gm)].map(
      ([, title, required, name, synonyms = '']) => [title, name, required !== undefined, synonyms],
    ),
  ])
  expect(written).toEqual(
    TABLES.map(({ files, columns }) => [
      files[1],
      columns.map(({ title, name, required = false, synonyms = [] }) => [
        title,
        name,
        required,
        synonyms.join('、'),
      ]),
    ]),
  )
})

it('docs/guide.zh-CN.md calls every check what a verification prints', () => {
  const [, section = ''] = page('guide.zh-CN.md').split('\n## 12 ')
  const rows = [...section.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \|/gm)]
  const checks = rows.flatMap(([, name, title]) => {
    const check = CHECK_NAMES.find((each) => each === name)
    return check === undefined ? [] : [[describe({ name: check }, 'zh'), title]]
  })
  expect(checks.length).toBeGreaterThan(25)
  for (const [printed, written] of checks) expect(written).toBe(printed)
})

it('docs/cli.md names every command, every option and every exit code', () => {
  const text = page('cli.md')
  const program = createProgram('zh', async () => {})
  for (const command of program.commands) expect(text).toContain(`\`${command.name()} `)
  const codes = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
  expect(codes).toEqual(Object.values(EXIT))
  const options = program.commands.flatMap((command) => command.options.map(({ long }) => long))
  expect(options.filter((name) => !text.includes(name as string))).toEqual([])
})
