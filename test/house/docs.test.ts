import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typeErrors } from './compiler.ts'
import { documentedExports, type Example, examplesOf } from './docstrings.ts'
import { exampleScope, writeExample } from './examples.ts'
import { blocksOf, programsOf } from './markdown.ts'
import { type Outcome, runPrograms, runShell, writeProgram } from './run-programs.ts'
import { entries, root } from './sources.ts'

/** A last line break is not part of what a program says. */
const lines = (text: string) => text.replace(/\n?$/, '\n')

function pages(): readonly string[] {
  const docs = existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs')) : []
  return ['README.md', ...docs.map((name) => `docs/${name}`)].filter(
    (path) => path.endsWith('.md') && existsSync(join(root, path)),
  )
}

async function runExample(
  example: Example,
  names: Readonly<Record<string, readonly string[]>> = {},
  scope: readonly string[] = [],
): Promise<void> {
  await import(writeExample(example, names, scope))
}

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe('the pages', () => {
  const { programs, mistakes } = programsOf(
    pages().flatMap((path) => blocksOf(path, readFileSync(join(root, path), 'utf8'))),
  )
  const scripts = programs.filter(({ kind }) => kind === 'ts')
  let outcomes: ReadonlyMap<string, Outcome>
  beforeAll(() => {
    outcomes = scripts.length > 0 ? runPrograms(scripts) : new Map()
  })

  it('mark their blocks of code in a way that is understood', () => {
    expect(mistakes).toEqual([])
  })

  it('pass the compiler', () => {
    expect(typeErrors(scripts.map(writeProgram))).toEqual([])
  })

  for (const { kind, parts } of programs) {
    const folder = kind === 'office' ? mkdtempSync(join(tmpdir(), 'double-random-office-')) : root
    if (kind === 'office') afterAll(() => rmSync(folder, { recursive: true, force: true }))
    for (const { name, code, output } of parts) {
      it.skipIf(code.includes('openssl') && !hasOpenssl)(`run ${kind} at ${name}`, () => {
        const outcome = kind === 'ts' ? outcomes.get(name) : runShell(code, folder)
        if (!outcome) throw new Error('an earlier part of the program failed')
        expect(outcome.error).toBeUndefined()
        if (output !== undefined) expect(lines(outcome.printed)).toBe(lines(output))
      })
    }
  }
})

describe('the docstrings', async () => {
  const names: Record<string, readonly string[]> = {}
  for (const [name, entry] of Object.entries(entries))
    names[name] = Object.keys(await import(entry))
  const scope = Object.keys(await import(exampleScope))
  const values = Object.values(names).flat()
  const exported = documentedExports(Object.values(entries))

  it('open with a sentence and hold an example, for every exported value', () => {
    const lacking = exported
      .filter(({ name }) => values.includes(name))
      .flatMap(({ name, summary, examples }) => [
        ...(/[.。](\s|$)/.test(summary) ? [] : [`${name} has no first sentence`]),
        ...(examples.length > 0 ? [] : [`${name} has no @example`]),
      ])
    expect(lacking).toEqual([])
  })

  for (const { name, examples } of exported) {
    for (const example of examples) {
      it(`run the example of ${name} at ${example.file}:${example.line}`, async () => {
        await runExample(example, names, scope)
      })
    }
  }
})

describe('the runner of examples', () => {
  const example = (code: string): Example => ({ file: 'sample.ts', line: hash(code), code })
  const hash = (text: string) => [...text].reduce((n, c) => (n * 31 + c.charCodeAt(0)) % 9973, 7)
  const fail = (code: string) =>
    `const fail = () => { throw Object.assign(new Error(), { code: 'no' }) }\n${code}`

  it.each([
    ['1 + 1 // => 2'],
    ['const two = 1 + 1 // => 2'],
    ['[1n, { a: -1 }] // => [1n, { a: -1 }]'],
    ['({ a: [1, 2], b: null })\n// => { a: [1, 2],\n//      b: null }'],
    ['await Promise.resolve(1) // => 1'],
    ["import { join } from 'node:path'\njoin('a', 'b') // => 'a/b'"],
    [fail('fail() // throws no')],
    [fail("try {\n  fail()\n} catch (error) {\n  (error as { code: string }).code; // => 'no'\n}")],
  ])('accepts %j', async (code) => {
    await runExample(example(code))
  })

  it.each([
    ['a wrong value', '1 + 1 // => 3'],
    ['a wrong constant', 'const two = 1 + 1 // => 3'],
    ['a missing exception', '1 // throws no'],
    ['an exception with another code', fail('fail() // throws yes')],
    ['an exception nobody announces', fail('1 // => 1\nfail()')],
    ['an example that asserts nothing', '1 + 1'],
    ['an assertion that belongs to nothing', '1 // => 1\n\n// => 2'],
    ['an assertion that is never reached', '1 // => 1\nif (false) {\n  2 // => 2\n}'],
    ['an expectation that is not a literal', 'const f = () => 1\nf() // => f()'],
    ['an elided expectation', '[1, 2, 3] // => [1, …]'],
  ])('rejects %s', async (_, code) => {
    await expect(runExample(example(code))).rejects.toThrow()
  })

  it('reads examples, fenced or not, with their line numbers', () => {
    const text =
      '/**\n * A.\n *\n * @example\n * if (a)\n *   b\n * @example\n * ```ts\n * c\n * ```\n */\nlet x'
    const [statement] = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true).statements
    const found = examplesOf(statement!).map(({ line, code }) => [line, code.split('\n')])
    expect(found).toEqual([
      [5, ['if (a)', '  b', '']],
      [8, ['', 'c', '', '']],
    ])
  })
})

describe('the runner of pages', () => {
  const fence = '```'
  const page = (...blocks: string[]) => blocksOf('page.md', blocks.join('\n'))
  const block = (info: string, code: string) => `${fence}${info}\n${code}\n${fence}\n`

  it('keeps the scope of a block for its continuations, and their outputs apart', () => {
    const { programs } = programsOf(
      page(
        block('ts', 'const a: number = 1\nconsole.log(a)'),
        block('ts continue', 'console.log(a + 1)'),
      ),
    )
    expect([...runPrograms(programs)]).toEqual([
      ['page.md:2', { printed: '1\n', error: undefined }],
      ['page.md:7', { printed: '2\n', error: undefined }],
    ])
  })

  it('blames the block that throws, at its line', () => {
    const { programs } = programsOf(page(block('ts', '1'), block('ts', "throw new Error('no')")))
    const [good, bad] = [...runPrograms(programs).values()]
    expect(good?.error).toBeUndefined()
    expect(bad?.error).toMatch(/no[\s\S]*page\.md-6\.ts:6/)
  })

  it('fails a shell block whose pipeline fails', () => {
    expect(runShell('printf %s a | cat')).toEqual({ printed: 'a', error: undefined })
    expect(runShell('false | cat').error).toContain('exit 1')
  })

  it('expects the text that follows directly, and no other', () => {
    const { programs } = programsOf(
      page(block('ts', '1'), block('text', 'a'), block('ts', '2'), 'prose', block('text', 'b')),
    )
    expect(programs.map(({ parts }) => parts[0]?.output)).toEqual(['a\n', undefined])
  })

  it('reports a block of a wrong type to the compiler', () => {
    const { programs } = programsOf(page(block('ts', "const wrong: number = 'a'")))
    expect(typeErrors(programs.map(writeProgram))).toEqual([
      expect.stringContaining('page.md-2.ts:2'),
    ])
  })

  it.each([
    ['typescript', ''],
    ['js', ''],
    ['ts norun', ''],
    ['ts no-run', ''],
    ['ts continue', ''],
    ['bash', ''],
    ['sh run', '<!-- ci:commands -->'],
  ])('does not let a block slip through as %s %s', (info, before) => {
    expect(programsOf(page(before, block(info, ''))).mistakes).toHaveLength(1)
  })

  it('leaves a block alone that says why', () => {
    const found = programsOf(page('<!-- no-run: needs a network -->', block('ts no-run', 'x')))
    expect(found).toEqual({ programs: [], mistakes: [] })
  })
})
