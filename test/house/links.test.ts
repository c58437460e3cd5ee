import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { librarySources, root } from './sources.ts'

const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const shipped = (['README.md', 'LICENSE', ...files] as readonly string[]).filter(
  (path) => !path.startsWith('!'),
)

const pages = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((path) => path.endsWith('.md'))

/** Whether a path of the project is there, and travels with the package. */
function isShipped(path: string): boolean {
  const isListed = shipped.some((each) => path === each || path.startsWith(`${each}/`))
  return isListed && existsSync(join(root, path))
}

/** The names of a page's headings, as links call them. */
function anchorsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8')
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}

describe('links', () => {
  it('of the pages lead to files of the package, and to headings that are there', () => {
    const links = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
        ([, link = '']) => ({ page, link }),
      ),
    )
    expect(links.length).toBeGreaterThan(50)
    const broken = links.filter(({ page, link }) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : posix.join(dirname(page), path)
      if (!isShipped(target)) return true
      return anchor !== undefined && !anchorsOf(target).includes(decodeURIComponent(anchor))
    })
    expect(broken).toEqual([])
  })

  it('of types and messages lead to files of the package', () => {
    const named = librarySources().flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:docs|examples)\/[\w./-]*\w/g)].map(([target]) => ({ path, target })),
    )
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(({ target }) => !isShipped(target))).toEqual([])
  })

  it('are shipped: every file that the package names exists', () => {
    const missing = shipped.filter((path) => path !== 'dist' && !existsSync(join(root, path)))
    expect(missing).toEqual([])
    expect(statSync(join(root, 'docs')).isDirectory()).toBe(true)
  })
})
