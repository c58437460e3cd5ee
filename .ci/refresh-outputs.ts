// Writes what the programs of the pages print into the blocks of text that follow them: for
// whoever changed a document, and reads the difference before it is committed.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blocksOf, programsOf } from '../test/house/markdown.ts'
import { type Outcome, runPrograms, runShell } from '../test/house/run-programs.ts'
import { root } from '../test/house/sources.ts'
import {
  computed,
  blocksOf as exampleBlocksOf,
  givenIn,
  statedIn,
} from '../test/reference/worked-example.ts'

const asked = process.argv.slice(2)
const every = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
// Some pages, or all.
const pages = asked.length > 0 ? asked : every

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
      page = page.replace(
        `${code}\`\`\`\n\`\`\`text\n${before}`,
        () => `${code}\`\`\`\n\`\`\`text\n${after}`,
      )
    }
    if (kind === 'office') rmSync(folder, { recursive: true, force: true })
  }
  if (page !== text) writeFileSync(join(root, path), page)
}

// The worked example of the protocol: every value but those that are given follows from them, as
// the second implementation says. Which names stand where, and the prose, are for a person.
const protocol = join(root, 'docs/protocol.md')
const page = readFileSync(protocol, 'utf8')
const example = exampleBlocksOf(page, '## 13 Worked example')
const stated = statedIn(example)
const given = ['inputs', 'options', 'reveals', 'blinding key']
const values = computed(givenIn(stated))
// Commands repeat values, as the page stated them before.
let refreshed = page
for (const [name, value] of values) {
  const before = stated.get(name)
  if (before !== undefined && before !== value && /^[0-9a-f]{64}$/.test(before)) {
    refreshed = refreshed.replaceAll(before, value)
  }
}
for (const { code } of exampleBlocksOf(refreshed, '## 13 Worked example')) {
  const names = [...statedIn([{ info: '', code }]).keys()]
  const known = names.filter((name) => values.has(name))
  if (known.length === 0) continue
  if (names.some((name) => given.includes(name))) {
    for (const name of known) {
      const line = new RegExp(`^${name} = .*$`, 'm').exec(code)?.[0] as string
      refreshed = refreshed.replace(line, () => `${name} = ${values.get(name)}`)
    }
    continue
  }
  const lines = names.map((name) => {
    const value = values.get(name) as string
    return value.includes('\n') ? `${name} =\n${value}\n` : `${name} = ${value}\n`
  })
  refreshed = refreshed.replace(`\`\`\`\n${code}\`\`\``, () => `\`\`\`\n${lines.join('')}\`\`\``)
}
if (refreshed !== page) writeFileSync(protocol, refreshed)
