import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { published } from '../beacon/rounds.ts'
import { bureau, calendar } from '../cli/files.ts'
import { latinIn } from '../words/latin.ts'
import { digestOf, ok, program, removeProgram, run } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'double-random-bureau-'))
const file = (name: string) => join(folder, name)
const write = (name: string, text: string) => writeFileSync(file(name), text)
const ceremony = ['draw', '-i', '.', '--announcement', 'a.json', '--blinding', 'key']
const amend = ['-i', '.', '--blinding', 'key', '--evidence', 'e', '--date', '2026-03-02']
let before: string[]

/**
 * A bureau after its ceremony, and what can be wrong with its files; every failure must leave it as
 * it is.
 */
beforeAll(() => {
  for (const [name, text] of Object.entries(bureau)) write(name, text)
  write('日历.json', calendar)
  const number1 = ['--series', 's', '--number', '1']
  ok(folder, 'commit', ...number1, '--party', 'n', '--secret', 'secret', '-o', 'source')
  ok(
    folder,
    'announce',
    '-i',
    '.',
    ...number1,
    '--source',
    'source',
    '--make-blinding',
    'key',
    '-o',
    'a.json',
  )
  ok(folder, ...ceremony, '--reveal', 'secret', '-o', 'r.json')
  ok(folder, 'notice', 'r.json', '-i', '.', '--blinding', 'key', '-o', 'n.json')
  write('bad.json', readFileSync(file('r.json'), 'utf8').replace('"rank":1', '"rank":2'))
  write('not.json', '{')
  write('none.json', '{}')
  write(
    'number2',
    JSON.stringify({ series: 's', number: 2, reveal: { kind: 'commit-reveal', party: 'n' } }),
  )
  write(
    'forged',
    readFileSync(file('secret'), 'utf8').replace(/"nonce":"(.)/, (_, digit) => {
      return `"nonce":"${digit === '0' ? '1' : '0'}`
    }),
  )
  write('zeros', '0'.repeat(64))
  write('short', '12')
  write('empty', '')
  write(
    'event',
    '{"kind":"public-event","title":"彩","at":"2026-01-05T21:15:00+08:00","bits":3,"fields":[{"name":"号","min":1,"max":9}]}',
  )
  write('beacon', JSON.stringify({ round: 5, signature: published[0]!.signature }))
  const by = ['--by', '2026-01-05T09:00:00Z']
  const events = ['--source', 'source', 'event', ...by]
  ok(folder, 'announce', '-i', '.', ...number1, ...events, '-o', 'event.json')
  ok(
    folder,
    'announce',
    '-i',
    '.',
    ...number1,
    '--source',
    'source',
    '--drand',
    'quicknet',
    ...by,
    '-o',
    'drand.json',
  )
  before = readdirSync(folder).sort()
})

afterAll(removeProgram)

const announce = ['announce', '-i', '.', '--series', 's', '--number', '1']
const date = ['--date', '2026-03-02']
const unit = ['--unit', 'JY01']
const place = ['--pool', '加油站', '--round', '1', '--unit', 'JY01']

// Command line, exit code, and what is said: a code, or what it must speak of.
const failures: readonly (readonly [args: readonly string[], exit: number, said: string])[] = [
  [[], 2, 'double-random'],
  [['drawn'], 2, '没有 drawn 这个命令'],
  [['draw', '-i', '.', '--seed', '1'], 2, '没有 --seed 这个选项'],
  [['template'], 2, '--output'],
  [['template', '学生'], 2, '学生'],
  [['template', '任务', '-o', '任务.csv'], 4, 'EEXIST'],
  [['template', '任务', '-o', 'no/任务.csv'], 4, 'ENOENT'],
  [['calendar'], 2, '--year'],
  [['calendar', '--year', '二〇二六'], 2, '应为整数'],
  [['calendar', '--year', '1999'], 3, 'input/range'],
  [['check'], 2, '--inputs'],
  [['check', '-i', 'no'], 4, 'ENOENT'],
  [['check', '-i', 'not.json'], 3, '“not.json”没有读'],
  [['check', '-i', 'none.json'], 3, '没有检查对象'],
  [['reconcile', '检查对象.csv'], 2, 'register'],
  [['reconcile', '检查对象.csv', 'no.csv'], 4, 'ENOENT'],
  [['reconcile', '检查对象.csv', '回避.csv'], 3, 'input/missing'],
  [['reconcile', '检查对象.csv', '检查对象.csv', '--match', 'name'], 2, 'match'],
  [['commit', '--series', 's', '--number', '1', '--party', 'n'], 2, '--secret'],
  [
    ['commit', '--series', 's', '--number', '1', '--party', 'n', '--secret', 'secret', '-o', 'x'],
    4,
    'EEXIST',
  ],
  [
    ['commit', '--series', 's', '--number', '1', '--party', 'n', '--secret', 'x', '-o', 'source'],
    4,
    'EEXIST',
  ],
  [
    ['commit', '--series', 's', '--number', '0', '--party', 'n', '--secret', 'x', '-o', 'y'],
    3,
    'input/range',
  ],
  [
    ['commit', '--series', 's', '--number', '1', '--party', '', '--secret', 'x', '-o', 'y'],
    3,
    'party',
  ],
  [
    ['commit', '--series', 's', '--number', '1', '--party', 'n', '--secret', 'x', '--ask'],
    2,
    '--ask',
  ],
  [
    [
      'commit',
      '--series',
      's',
      '--number',
      '1',
      '--party',
      'n',
      '--secret',
      'x',
      '--value-file',
      'no',
    ],
    4,
    'ENOENT',
  ],
  [announce, 2, '--source'],
  [[...announce, '--operator'], 3, 'policy/weak-entropy'],
  [[...announce, '--source', 'no'], 4, 'ENOENT'],
  [[...announce, '--source', 'not.json'], 3, 'evidence/json'],
  [[...announce, '--source', 'none.json'], 3, 'entropy[0]'],
  [[...announce, '--drand', 'quicknet'], 2, '--by'],
  [[...announce, '--drand', 'quicknet', '--by', '2026-02-30T09:00:00Z'], 2, '--by'],
  [
    [...announce, '--drand', 'quicknet', '--by', '2026-02-03T09:00:00Z', '--round', '1'],
    3,
    'policy/source-time',
  ],
  [[...announce, '--drand', 'fastnet', '--by', '2026-02-03T09:00:00Z'], 2, 'fastnet'],
  [[...announce, '--source', 'source', '--previous', 'a.json'], 3, 'evidence/structure'],
  [[...announce, '--source', 'source', '--previous', 'r.json'], 3, 'policy/numbering'],
  [[...announce, '--source', 'source', '--batch', '加油站'], 2, '任务:轮次'],
  [[...announce, '--source', 'source', '--batch', '加油站:2'], 3, 'design/batch'],
  [[...announce, '--source', 'source', '--blinding', 'short'], 3, 'blinding'],
  [
    [...announce, '--source', 'source', '--blinding', 'key', '--make-blinding', 'x'],
    2,
    '--make-blinding',
  ],
  [[...announce, '--source', 'source', '--make-blinding', 'key', '-o', 'x'], 4, 'EEXIST'],
  [[...announce, '--source', 'source', '--make-blinding', 'x', '-o', 'a.json'], 4, 'EEXIST'],
  [['draw', '-i', '.'], 2, '--announcement'],
  [['draw', '-i', '.', '--announcement', 'a.json', '--seed-file', 'secret'], 2, '--seed-file'],
  [['draw', '-i', '.', '--announcement', 'r.json'], 3, 'evidence/structure'],
  [['draw', '-i', '.', '--seed-file', 'empty'], 3, 'seed'],
  [['draw', '-i', '.', '--announcement', 'a.json', '--reveal', 'secret'], 3, 'input/option'],
  [[...ceremony.slice(0, -1), 'zeros', '--reveal', 'secret'], 3, 'policy/blinding-key'],
  [ceremony, 3, 'policy/missing-reveal'],
  [[...ceremony, '--reveal', 'number2'], 3, 'policy/reveal-mismatch'],
  [[...ceremony, '--reveal', 'forged'], 3, 'policy/reveal-mismatch'],
  [[...ceremony, '--reveal', 'secret', 'secret'], 3, 'policy/reveal-mismatch'],
  [[...ceremony, '--reveal', 'not.json'], 3, 'evidence/json'],
  [[...ceremony, '--reveal', 'secret', '-o', 'r.json'], 4, 'EEXIST'],
  [
    ['draw', '-i', '.', '--announcement', 'event.json', '--reveal', 'secret'],
    3,
    'policy/missing-reveal',
  ],
  [
    ['draw', '-i', '.', '--announcement', 'event.json', '--reveal', 'secret', '--event', '彩=一'],
    2,
    '名称=1,2,3',
  ],
  [
    ['draw', '-i', '.', '--announcement', 'event.json', '--reveal', 'secret', '--event', '彩=10'],
    3,
    'policy/reveal-mismatch',
  ],
  [
    ['draw', '-i', '.', '--announcement', 'drand.json', '--reveal', 'secret'],
    3,
    'policy/missing-reveal',
  ],
  [
    ['draw', '-i', '.', '--announcement', 'drand.json', '--reveal', 'secret', '--beacon', 'beacon'],
    3,
    'policy/reveal-mismatch',
  ],
  [
    [
      'draw',
      '-i',
      '.',
      '--announcement',
      'drand.json',
      '--reveal',
      'secret',
      '--beacon',
      'not.json',
    ],
    3,
    'evidence/json',
  ],
  [['verify'], 2, 'document'],
  [['verify', 'no.json'], 4, 'ENOENT'],
  [['verify', '.'], 4, 'EISDIR'],
  [['verify', 'not.json'], 3, 'evidence/json'],
  [['verify', 'none.json'], 3, 'evidence/structure'],
  [['verify', 'r.json'], 5, '（--inputs'],
  [['verify', 'bad.json', '-i', '.', '--blinding', 'key'], 1, '核验不符'],
  [
    ['verify', 'r.json', '-i', '.', '--blinding', 'key', '--record-digest', '00'],
    3,
    'recordDigest',
  ],
  [
    ['verify', 'r.json', '-i', '.', '--blinding', 'key', '--record-digest', '00'.repeat(32)],
    1,
    '核验不符（公布的记录）',
  ],
  [
    ['verify', 'r.json', '-i', '.', '--blinding', 'key', '--announced-at', '昨天'],
    2,
    '--announced-at',
  ],
  [['verify', 'r.json', '-i', '.'], 5, '未见不符'],
  [['verify', 'r.json', '-i', '.', '--blinding', 'zeros'], 1, '核验不符（公告锁定的数据）'],
  [['verify', 'r.json', '-i', '.', '--accept', 'everything'], 2, '--accept'],
  [['verify', 'r.json', '--announcement', 'a.json'], 2, '--announcement'],
  [['verify', 'n.json', '--inputs', '.'], 2, '核验公示用不上 --inputs'],
  [['verify', 'n.json', '--history', 'r.json'], 2, '--history'],
  [['verify', 'a.json', '--record-digest', '00'], 2, '--record-digest'],
  [['verify', 'a.json'], 5, '（--announcement-digest）'],
  [['verify', 'a.json', '--announcement-digest', '00'.repeat(32)], 1, '核验不符'],
  [['verify', 'a.json', '-i', '.', '--blinding', 'zeros'], 1, '核验不符'],
  [['verify', 'n.json'], 5, '未见不符'],
  [['sql', 'r.json', '-i', '.'], 2, '--dialect'],
  [['sql', 'r.json', '-i', '.', '--dialect', 'mysql'], 2, 'mysql'],
  [['sql', 'a.json', '-i', '.', '--dialect', 'duckdb'], 3, 'evidence/structure'],
  [['explain', 'r.json', '-i', '.'], 2, '--unit'],
  [['explain', 'a.json', '-i', '.', ...unit], 3, 'evidence/structure'],
  [['explain', 'r.json', '-i', '.', ...unit, '--seat', '1'], 2, '--pool'],
  [['explain', 'r.json', '-i', '.', ...unit], 3, 'input/option'],
  [
    ['explain', 'r.json', '-i', '.', '--blinding', 'key', ...place, '--seat', '99'],
    3,
    'input/unknown-id',
  ],
  [
    ['substitute', 'r.json', '-i', '.', '--evidence', 'e', ...date, ...place, '--reason', 'closed'],
    3,
    'input/option',
  ],
  [
    [
      'substitute',
      'r.json',
      ...amend,
      '--pool',
      'x',
      '--round',
      '1',
      ...unit,
      '--reason',
      'closed',
    ],
    3,
    'input/unknown-id',
  ],
  [['substitute', 'r.json', ...amend, ...place, '--reason', 'refused'], 2, '--reason'],
  [['substitute', 'r.json', '-i', '.', ...place, '--reason', 'closed', ...date], 2, '--evidence'],
  [
    ['substitute', 'r.json', ...amend, ...place, '--reason', 'closed', '--elsewhere', 'not.json'],
    3,
    'evidence/json',
  ],
  [
    ['substitute', 'r.json', ...amend, ...place, '--reason', 'closed', '--amendment', 'n.json'],
    3,
    'evidence',
  ],
  [['reassign', 'r.json', ...amend, '--inspector', 'ZF01', '--reason', 'absence'], 2, '--from'],
  [
    [
      'reassign',
      'r.json',
      ...amend,
      '--inspector',
      'ZF01',
      '--reason',
      'absence',
      '--from',
      '2026-03-02',
    ],
    2,
    '--to',
  ],
  [
    [
      'reassign',
      'r.json',
      ...amend,
      '--inspector',
      'ZF99',
      '--reason',
      'recusal-granted',
      '--enterprise',
      'JY01',
    ],
    3,
    'input/unknown-id',
  ],
  [['void', 'r.json', '--code', 'other', '--statement', 's', ...date], 3, 'evidence/structure'],
  [['void', 'a.json', '--code', 'bored', '--statement', 's', ...date], 2, '--code'],
  [
    ['void', 'a.json', '--code', 'other', '--statement', 's', '--date', '2026-02-30'],
    3,
    'input/date',
  ],
  [['void', 'a.json', '--code', 'other', '--statement', 's', ...date, '-o', 'a.json'], 4, 'EEXIST'],
  [['notice', 'a.json', '-i', '.'], 3, 'evidence/structure'],
  [
    ['notice', 'r.json', '-i', '.', '--blinding', 'key', '--open', 'everything'],
    3,
    'options.open[0].table',
  ],
  [
    [
      'notice',
      'r.json',
      '-i',
      '.',
      '--blinding',
      'key',
      '--open',
      'loads',
      '--up-to',
      '2026-03-31',
    ],
    3,
    'input/option',
  ],
  [['notice', 'r.json', '-i', '.', '--blinding', 'zeros'], 3, 'policy/blinding-key'],
  [['notice', 'bad.json', '-i', '.', '--blinding', 'key'], 3, 'evidence'],
  [['exclusions', 'r.json'], 2, '--check'],
  [['exclusions', 'r.json', '--inputs', '.', '--check', 'r.json'], 2, '--check'],
  [['exclusions', 'a.json', '-i', '.'], 3, 'evidence/structure'],
  [['exclusions', 'r.json', '-i', '.'], 3, 'input/option'],
  [['exclusions', 'r.json', '-i', '.', '--blinding', 'zeros'], 3, 'policy/blinding-key'],
  [['exclusions', 'r.json', '--check', 'r.json', '--blinding', 'key'], 3, 'evidence/not-canonical'],
  [['prove', 'n.json', '-i', '.', ...unit], 3, 'evidence/structure'],
  [['prove', 'a.json', '-i', '.', '--unit', '没有', '--blinding', 'key'], 3, 'input/unknown-id'],
  [['prove', 'a.json', '-i', '.', ...unit], 3, 'input/option'],
]

describe('every command fails with its exit code, says why, and changes nothing', () => {
  it.each(failures)('%j ends with %i', (args, exit, said) => {
    const { status, stdout, stderr } = run(folder, args)
    expect([status, `${stderr}${stdout}`]).toEqual([exit, expect.stringContaining(said)])
    if (![1, 5].includes(exit)) expect(stdout).toBe('')
    expect(stderr).not.toContain('    at ')
    // What a place is called is data, as the words of the command line are, a folder and a party.
    const sentences = stderr.replaceAll(/^- [^：（]+/gm, '')
    if (args.length > 0) expect(latinIn(sentences, [...args, 'no', 'n', 'chmod 600'])).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(before)
  })

  it('says it as one JSON object to a program', () => {
    const { status, stdout, stderr } = run(folder, ['check', '-i', 'none.json', '--json'])
    expect([status, stdout]).toEqual([3, ''])
    expect(JSON.parse(stderr)).toMatchObject({
      ok: false,
      code: 'input/invalid',
      problems: expect.any(Array),
    })
    const usage = run(folder, ['check', '--json'])
    expect([usage.status, JSON.parse(usage.stderr)]).toMatchObject([
      2,
      { ok: false, code: 'usage' },
    ])
  })

  it('warns of a secret that others can read, and takes none from the command line', () => {
    chmodSync(file('key'), 0o644)
    const { stderr } = run(folder, ['verify', 'a.json', '-i', '.', '--blinding', 'key'])
    chmodSync(file('key'), 0o600)
    expect(stderr).toContain('chmod 600')
    const help = ['commit', 'announce', 'draw', 'verify', 'notice', 'prove'].map(
      (name) => run(folder, ['help', name]).stdout,
    )
    expect(
      help.join('').match(/--(blinding|secret|reveal|seed-file|value-file|make-blinding) <file/g)
        ?.length,
    ).toBeGreaterThan(8)
    expect(help.join('')).not.toMatch(/--(seed|nonce|value|key|contribution)\b(?!-file)/)
  })
})

describe('a document', () => {
  it('is there as a whole or not at all, whenever the program is killed', async () => {
    // The record of 20,000 units, killed ever later: before, while and after it is written.
    const many = mkdtempSync(join(tmpdir(), 'double-random-kill-'))
    const put = (name: string, text: string) => writeFileSync(join(many, name), text)
    for (const [name, text] of Object.entries(bureau)) put(name, text)
    put('日历.json', calendar)
    put('seed', '一')
    const rows = Array.from({ length: 20_000 }, (_, i) => `K${i},站${i},,加油站,${i % 2},停业`)
    put(
      '检查对象.csv',
      `编号,名称,街镇,标签,风险等级,状态\n${bureau['检查对象.csv']
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',').slice(0, 6).join(','))
        .join('\n')}\n${rows.join('\n')}\n`,
    )
    const draw = (output: string) =>
      spawn(process.execPath, [program(), 'draw', '-i', '.', '--seed-file', 'seed', '-o', output], {
        cwd: many,
        stdio: 'ignore',
      })
    const ended = (child: ReturnType<typeof spawn>) =>
      new Promise((resolve) => child.on('exit', resolve))
    await ended(draw('whole.json'))
    const whole = readFileSync(join(many, 'whole.json'), 'utf8')
    const counts = { absent: 0, whole: 0, killedWhileWriting: 0 }
    // A busy machine may look too late for the moment of writing a dozen times.
    for (
      let attempt = 0;
      attempt < 12 || (counts.killedWhileWriting === 0 && attempt < 200);
      attempt += 1
    ) {
      const name = `r${attempt}.json`
      const child = draw(name)
      const exit = ended(child)
      // The temporary file shows that writing has begun; some are killed right then, some a little
      // later.
      while (child.exitCode === null) {
        const isWriting = readdirSync(many).some((each) => each.endsWith('.tmp'))
        if (isWriting || existsSync(join(many, name))) break
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      if (attempt % 3 > 0) await new Promise((resolve) => setTimeout(resolve, attempt % 3))
      child.kill('SIGKILL')
      await exit
      const left = readdirSync(many).filter((each) => each.endsWith('.tmp'))
      counts.killedWhileWriting += left.length
      for (const each of left) rmSync(join(many, each))
      if (existsSync(join(many, name))) {
        expect(readFileSync(join(many, name), 'utf8')).toBe(whole)
        counts.whole += 1
      } else counts.absent += 1
    }
    console.log(`killed: ${JSON.stringify(counts)}`)
    expect(counts.killedWhileWriting).toBeGreaterThan(0)
    expect(digestOf(many, 'whole.json')).toHaveLength(64)
  })
})
