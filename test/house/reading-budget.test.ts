import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './sources.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path))
    .sort()
}

const page = read('docs/protocol.md')
const [core = '', rest = ''] = page.split('\n# Annexes\n')
const words = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** The numbers of the sections of the page: `7`, `7.4`, `7.4a`. */
const sections = new Set<string>()
for (const [, number = ''] of page.matchAll(/^#{2,3} (\d+(?:\.\d+)?[a-z]?) /gm)) {
  sections.add(number)
  sections.add(number.split('.')[0] as string)
}

/** The lines of the page outside tables and blocks of code, with their numbers. */
function prose(): { line: number; text: string }[] {
  let isCode = false
  return page.split('\n').flatMap((text, index) => {
    if (text.startsWith('```')) isCode = !isCode
    const isText = !isCode && text.trim() !== '' && !/^(```|\||#)/.test(text)
    return isText ? [{ line: index + 1, text }] : []
  })
}

/** Another document is named before the section sign: `RFC 8785 §`, `(Cochran 1977, §`. */
const OF_ANOTHER = /(?:\b[A-Z][A-Z/]+ [\d-]+|\bHTML|\b(?:19|20)\d\d),? (?:Theorem [\d.]+ and )?$/

/** What a text cites of the protocol; after another document, a line goes on about that one. */
function citations(path: string): { at: string; section: string }[] {
  // A comment that wraps is one text: what is cited may stand a line above its section.
  return read(path)
    .replaceAll(/\n\s*(?:\*|\/\/|#)\s+(?=§)/g, ' ')
    .split('\n')
    .flatMap((text, index) => {
      const parts = text.split('§')
      let isOther = false
      return parts.slice(1).flatMap((part, i) => {
        const before = parts[i] as string
        if (before.includes('protocol')) isOther = false
        if (OF_ANOTHER.test(before)) isOther = true
        const [section] = /^\d+(?:\.\d+)*[a-z]?(?![a-z])/.exec(part) ?? []
        return isOther || section === undefined ? [] : [{ at: `${path}:${index + 1}`, section }]
      })
    })
}

describe('the page of the protocol', () => {
  it('has a core of at most 4,000 words', () => {
    expect(words(rest)).toBeGreaterThan(0)
    expect(words(core)).toBeLessThanOrEqual(4000)
  })

  it('stays within 100 columns outside tables and code', () => {
    expect(prose().filter(({ text }) => [...text].length > 100)).toEqual([])
  })

  it('has one sentence, or one part of one that a mark ends, on a line', () => {
    const withTwo = prose().filter(({ text }) => /[\w`)*"][.!?] +[A-Z`*(]/.test(text.slice(4)))
    const cut = prose().filter(({ text }) => !/[.:;…][)*`]*$/.test(text))
    expect([withTwo, cut]).toEqual([[], []])
  })

  it('refers to sections and headings that exist', () => {
    const cited = prose().flatMap(({ line, text }) =>
      [...text.replace(/`[^`]*`/g, '').matchAll(/(?<![\d.])\d+\.[1-9]\d*[a-z]?(?![\d.]*\d)/g)].map(
        ([section]) => ({ line, section }),
      ),
    )
    expect(cited.length).toBeGreaterThan(80)
    expect(cited.filter(({ section }) => !sections.has(section))).toEqual([])
    const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    )
    const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((anchor) => !anchors.includes(anchor as string))).toEqual([])
  })

  it('has every section that the sources, the tests, the pages and the examples cite', () => {
    const paths = [
      ...['src', 'test', 'examples'].flatMap((folder) => filesBelow(folder, /\.(ts|py|sh)$/)),
      ...filesBelow('docs', /\.md$/).filter((path) => path !== 'docs/protocol.md'),
      'README.md',
    ]
    const cited = paths.flatMap(citations)
    expect(cited.length).toBeGreaterThan(400)
    expect(cited.filter(({ section }) => !sections.has(section))).toEqual([])
  })

  it('tells its own sections from those of other documents', () => {
    expect(OF_ANOTHER.test('of RFC 8785 ')).toBe(true)
    expect(OF_ANOTHER.test('(Cochran 1977, ')).toBe(true)
    expect(OF_ANOTHER.test('(`docs/protocol.md` ')).toBe(false)
    expect(OF_ANOTHER.test('7.3, ')).toBe(false)
  })
})

describe('the replay in Python', () => {
  const files = filesBelow('examples/replay', /\.py$/)
  const lines = (folder: string): number =>
    files
      .filter((path) => path.startsWith(`examples/replay/${folder}`))
      .reduce((sum, path) => sum + read(path).split('\n').length - 1, 0)

  it('has a core of at most 700 lines, beside which 200 are to be read', () => {
    expect(lines('core/')).toBeGreaterThan(0)
    expect(lines('core/')).toBeLessThanOrEqual(700)
    expect(lines('tools/') + lines('__main__.py')).toBeLessThanOrEqual(200)
  })

  it('stays within 100 columns', () => {
    const wide = files.flatMap((path) =>
      read(path)
        .split('\n')
        .filter((line) => [...line].length > 100)
        .map((line) => `${path}: ${line}`),
    )
    expect(wide).toEqual([])
  })

  it('imports nothing but itself and the standard library', () => {
    const standard = 'collections datetime fractions hashlib heapq hmac json math os sys types'
    const allowed = new Set([...standard.split(' '), 'core', 'annexes', 'tools'])
    const imported = files.flatMap((path) =>
      [...read(path).matchAll(/^\s*(?:import|from) (\w+)/gm)].map(([, name = '']) => name),
    )
    expect(imported.length).toBeGreaterThan(20)
    expect(imported.filter((name) => !allowed.has(name))).toEqual([])
  })
})
