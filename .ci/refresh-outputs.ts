// Writes what the programs of the pages print into the blocks of text that follow them: for
// whoever changed a document, and reads the difference before it is committed.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blocksOf, programsOf } from '../test/house/markdown.ts'
import { type Outcome, runPrograms, runShell } from '../test/house/run-programs.ts'
import { root } from '../test/house/sources.ts'

const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]

for (const path of pages.filter((each) => each.endsWith('.md'))) {
  const text = readFileSync(join(root, path), 'utf8')
  const { programs } = programsOf(blocksOf(path, text))
  const outcomes = runPrograms(programs.filter(({ kind }) => kind === 'ts'))
  let page = text
  for (const { kind, parts } of programs) {
    const folder = kind === 'office' ? mkdtempSync(join(tmpdir(), 'office-')) : root
    for (const { name, code, output } of parts) {
      const outcome: Outcome | undefined =
        kind === 'ts' ? outcomes.get(name) : runShell(code, folder)
      if (outcome?.error !== undefined) console.error(`${name}: ${outcome.error}`)
      if (outcome === undefined || outcome.error !== undefined || output === undefined) continue
      const [before, after] = [output, outcome.printed].map((each) => each.replace(/\n?$/, '\n'))
      if (before === after) continue
      console.log(`${name} prints something else`)
      page = page.replace(`${code}\`\`\`\n\`\`\`text\n${before}`, () => `${code}\`\`\`\n\`\`\`text\n${after}`)
    }
    if (kind === 'office') rmSync(folder, { recursive: true, force: true })
  }
  if (page !== text) writeFileSync(join(root, path), page)
}
