import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { isSlow } from '../effort.ts'
import { librarySources, root } from '../house/sources.ts'

/** Without shapes: read by hand, or by the command line. */
const BY_HAND = /^(cli|files|proof)\//

/** Interfaces inside those of options, whose shapes stand elsewhere than they. */
const INSIDE = [
  ...['NoticeOpening', 'SeriesDocument', 'SeatPlace', 'PlannedVisit', 'RoundSeed', 'DrawNumber'],
  ...['CountedStratum', 'TextLimits', 'WorkloadHead', 'OfficerCount', 'PerVisit'],
  ...['ScheduledVisits', 'FiledWorkload', 'FiledAccount', 'FiledPart'],
]

const sources = librarySources().filter(({ path }) => !BY_HAND.test(path))
const tied = new Set(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/satisfies Shapes<(\w+)>/g)].map(([, name]) => name),
  ),
)
const isWanted = (name: string) =>
  /(Options|Settings)$/.test(name) || INSIDE.includes(name) || tied.has(name)

/** The source with one more member in each interface that has a shape. */
function extended(path: string, text: string): { readonly text: string; readonly names: string[] } {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const names: string[] = []
  let edited = text
  for (const node of [...file.statements].reverse()) {
    if (!ts.isInterfaceDeclaration(node) || !isWanted(node.name.text)) continue
    names.push(node.name.text)
    const at = node.members.pos
    edited = `${edited.slice(0, at)} readonly added${node.name.text}?: 1;${edited.slice(at)}`
  }
  return { text: edited, names }
}

describe('an option interface and its shape', () => {
  const edits = new Map(
    sources.map(({ path, text }) => [join(root, 'src', path), extended(path, text)]),
  )
  const names = [...edits.values()].flatMap((each) => each.names)

  it('are all there', () => {
    expect(INSIDE.filter((name) => !names.includes(name))).toEqual([])
    expect(names.filter((name) => /(Options|Settings)$/.test(name)).length).toBeGreaterThan(15)
    expect(tied.size).toBeGreaterThan(20)
  })

  // Nine seconds of the compiler, for what decides no draw: the gate has it.
  it.runIf(isSlow)('do not compile if one of them has a member more', () => {
    const config = ts.readConfigFile(join(root, 'src/tsconfig.json'), ts.sys.readFile)
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(root, 'src'))
    const host = ts.createCompilerHost(options)
    const read = host.readFile
    host.readFile = (path) => edits.get(path)?.text ?? read(path)
    const program = ts.createProgram(
      [...edits.keys()],
      { ...options, noErrorTruncation: true },
      host,
    )
    // Only where interface and shape meet, which is a third of what there is to check.
    const said = sources
      .filter(({ text }) => /parseOption\(|Shapes<|keyof Required</.test(text))
      .flatMap(({ path }) =>
        program.getSemanticDiagnostics(program.getSourceFile(join(root, 'src', path))),
      )
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
      .join('\n')
    expect(names.filter((name) => !said.includes(`added${name}`))).toEqual([])
  })
}, 120_000)
