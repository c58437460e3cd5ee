import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson, type Json } from 'double-random'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { harmless, harmlessJson } from '../../src/cli/harmless.ts'
import { createProgram } from '../../src/cli/program.ts'
import { run } from '../../src/cli/run.ts'
import { terminalOn } from '../../src/cli/terminal.ts'
import { copyOf, holdCeremony, worldData } from '../ceremony/world.ts'

/** As the engine has them, whatever list the program has. */
const HARMFUL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u
/** What the program itself writes to take back a line that passes. */
const CLEAR = '\r\u001b[K'

const folder = mkdtempSync(join(tmpdir(), 'double-random-harmless-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const inputs = join(folder, 'inputs.json')
writeFileSync(inputs, JSON.stringify(worldData))
const { record, announcement } = holdCeremony()

interface Said {
  readonly exit: number
  readonly out: string
  readonly err: string
}

async function runWith(args: readonly string[], input: string, at = 'off'): Promise<Said> {
  const said = { out: '', err: '' }
  const exit = await run(args, (language, { json }) => ({
    language,
    json,
    progress: at as 'off' | 'passing',
    stdin: async () => new Uint8Array(Buffer.from(input)),
    stdout: (text) => {
      said.out += text
    },
    stderr: (text) => {
      said.err += text
    },
    askHidden: async () => undefined,
    now: () => 0,
    randomBytes: (count) => new Uint8Array(count),
  }))
  return { exit, ...said }
}

/** The characters of what was said that nobody could see, or that do something. */
function harmfulIn({ out, err }: Said): string[] {
  return [...`${out}${err}`.replaceAll(CLEAR, '').replaceAll('\n', '')].filter((each) =>
    HARMFUL.test(each),
  )
}

const character = fc.oneof(
  fc.constantFrom(...'\u0000\u0007\b\t\n\r\u001b\u007f\u0085\u009b\u00ad\u061c\u200b\u200e'),
  fc.constantFrom(...'\u2028\u2029\u202e\u2066\u2069\u3164\ufe0f\ufeff\ud800\udfff', '\u{e0041}'),
  fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
  fc.constantFrom(...'ab[]2JHm 甲（'),
)
const nasty = fc
  .array(character, { minLength: 1, maxLength: 8 })
  .map((characters) => characters.join(''))
const spoof = fc.constant('\u001b[2J\u001b[HVERIFIED\n\u001b[8m')
const text = fc.oneof(spoof, nasty)

/** A place in a document, and what stands there instead or beside it. */
function withNasty(document: object, at: readonly number[], [name, value]: [string, string]): Json {
  const copy = structuredClone(document) as Record<string, unknown>
  let here = copy
  for (const step of at) {
    const members = Object.values(here).filter((each) => typeof each === 'object' && each !== null)
    const next = members[step % Math.max(1, members.length)]
    if (next === undefined) break
    here = next as Record<string, unknown>
  }
  const names = Object.keys(here)
  if (Array.isArray(here) || (at[0] ?? 0) % 2 === 0) here[names[0] ?? 0] = value
  else here[name] = value
  return copy as Json
}

/** Canonical where it can be, so that reading goes beyond the first check. */
function textOf(document: Json): string {
  try {
    return canonicalJson(document)
  } catch {
    return JSON.stringify(document)
  }
}

const flags = fc.subarray(['--json', '--lang=en', '--quiet'])
const place = fc.array(fc.nat(40), { maxLength: 5 })

describe('nothing that moves a cursor, hides or turns text is written', () => {
  it('for any document', () =>
    fc.assert(
      fc.asyncProperty(place, fc.tuple(text, text), flags, fc.boolean(), async (...given) => {
        const [at, what, extra, isRecord] = given
        const document = textOf(withNasty(isRecord ? record : announcement, at, what))
        for (const command of [
          ['verify', '-', '--inputs', inputs],
          ['explain', '-', '--inputs', inputs, '--unit', 'E01'],
          ['void', '-', '--code', 'other', '--statement', 's', '--date', '2020-03-01'],
        ]) {
          expect(harmfulIn(await runWith([...command, ...extra], document, 'passing'))).toEqual([])
        }
      }),
      { numRuns: 40 },
    ))

  it('for any inputs', () =>
    fc.assert(
      fc.asyncProperty(place, fc.tuple(text, text), flags, async (at, what, extra) => {
        const data = JSON.stringify(withNasty(copyOf(worldData), at, what))
        expect(harmfulIn(await runWith(['check', '--inputs', '-', ...extra], data))).toEqual([])
      }),
      { numRuns: 100 },
    ))

  it('for any path, option or command', () => {
    const commands = createProgram('zh', async () => {}).commands
    const calls = fc
      .tuple(fc.constantFrom(...commands), fc.array(text, { minLength: 1, maxLength: 4 }), flags)
      .chain(([command, texts, extra]) =>
        fc.shuffledSubarray([...command.options]).map((options) => [
          command.name(),
          ...command.registeredArguments.map((_, index) => texts[index % texts.length]!),
          // Whatever an option wants, also of those that must be given.
          ...[...command.options.filter(({ mandatory }) => mandatory), ...options].flatMap(
            ({ long, flags: form }, index) =>
              form.includes('<') ? [long!, texts[index % texts.length]!] : [long!],
          ),
          ...extra,
        ]),
      )
    const any = fc.oneof(calls, fc.array(text, { maxLength: 4 }))
    return fc.assert(
      fc.asyncProperty(any, async (args) => {
        const kept = args.filter((arg) => !['--output', '-o'].includes(arg))
        expect(harmfulIn(await runWith(kept, '{}'))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('the boundary to the terminal', () => {
  it('ends lines itself, and breaks none of a foreign text', async () => {
    const { out } = await runWith(
      ['verify', '-', '--inputs', inputs],
      textOf({ ...record, 'a\nVERIFIED': 1 } as unknown as Json),
    )
    expect(out).not.toMatch(/^VERIFIED/m)
    expect(out).toContain('\\u{a}VERIFIED')
  })

  it('writes what can be seen as it is, and JSON that means the same', () =>
    fc.assert(
      fc.property(text, (any) => {
        const shown = harmless(any)
        if (!HARMFUL.test(any)) expect(harmless(any).length).toBeGreaterThanOrEqual(any.length)
        expect(HARMFUL.test(shown)).toBe(false)
        expect(harmless(shown)).toBe(shown)
        const json = harmlessJson({ [any]: any })
        expect(HARMFUL.test(json)).toBe(false)
        expect(JSON.parse(json)).toEqual({ [any]: any })
      }),
    ))

  it('leaves Chinese text alone', () => {
    const chinese = '核验通过：第 1 号（“双随机”），共 12 家、3 人；㈠①Ａ—…　𠮷'
    expect(harmless(chinese)).toBe(chinese)
  })

  it('hands on a document byte by byte, and shows questions and lines that pass like the rest', async () => {
    let written = ''
    const asked: string[] = []
    const terminal = terminalOn({
      language: 'zh',
      json: false,
      progress: 'passing',
      stdin: async () => new Uint8Array(),
      stdout: (each) => {
        written += each
      },
      stderr: (each) => {
        written += each
      },
      askHidden: async (question) => {
        asked.push(question)
        return undefined
      },
      now: () => 0,
      randomBytes: (count) => new Uint8Array(count),
    })
    terminal.document('{"a":"葛\u{e0100}"}')
    terminal.passing('\u001b[2J')
    terminal.passing()
    terminal.stderr(['a\nb', ''])
    await terminal.askHidden('\u001b[8m?')
    expect(written).toBe(`{"a":"葛\u{e0100}"}\\u{1b}[2J${CLEAR}a\\u{a}b\n\n`)
    expect(asked).toEqual(['\\u{1b}[8m?'])
  })
})
