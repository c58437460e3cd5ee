import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { grouped, type Measurement } from '../measure.ts'

const UNITS = 200_000
const OFFICERS = 400
const VISITS = 2_000
/** What nobody can check of such a record alone. */
const OPEN = ['announcement-published', 'record-published', 'strength', 'amendments']

const program = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))

/** Each command as a process of its own, from CSV files to a verified notice. */
export function commandLine(): Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'double-random-bench-'))
  try {
    writeTables(folder)
    const known = ['-i', '.', '--blinding', 'key']
    const steps: readonly (readonly string[])[] = [
      ['check', '-i', '.'],
      [
        'announce',
        '-i',
        '.',
        '--series',
        's',
        '--number',
        '1',
        '--operator',
        '--weak',
        '--make-blinding',
        'key',
        '-o',
        'a.json',
      ],
      ['draw', ...known, '--announcement', 'a.json', '--reveal', 'operator', '-o', 'r.json'],
      // The seed is the operator's.
      ['verify', 'r.json', ...known, '--accept', ...OPEN],
      [
        'notice',
        'r.json',
        ...known,
        '--open',
        'sample',
        'seats',
        '--secrets',
        '--before-last-visit',
        '-o',
        'n.json',
      ],
      ['prove', 'r.json', ...known, '--unit', 'E100000', '-o', 'p.json'],
      ['reconcile', '检查对象.csv', '检查对象.csv', '--match', 'id', '-o', 'd.csv'],
    ]
    const results = steps.map((args) => ({ args, ...measure(folder, args) }))
    const record = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8'))
    assert.equal(record.body.tables.sample.length, VISITS)
    assert.equal(record.body.head.rounds[0].frame, UNITS)
    return results
      .map(({ args, ms, megabytes }): Measurement => {
        const what = `${args[0]}, ${grouped(UNITS)} enterprises, ${OFFICERS} officers, ${grouped(VISITS)} visits`
        const inReadme = ['check', 'draw', 'verify'].includes(String(args[0]))
        return {
          what,
          ms: [ms],
          megabytes,
          ...(inReadme && { readme: `command line from CSV: ${what}` }),
        }
      })
      .concat({
        what: 'the record and its notice',
        ms: [],
        also: `${sizeOf(folder, 'r.json')}, ${sizeOf(folder, 'n.json')} MB`,
      })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sizeOf(folder: string, name: string): string {
  return (statSync(join(folder, name)).size / 1e6).toFixed(1)
}

/** A command that must succeed; its peak memory is said by itself when it ends. */
function measure(folder: string, args: readonly string[]) {
  const url = JSON.stringify(pathToFileURL(program).href)
  const code = `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    process.stderr.write('\\npeak ' + maxRSS + ' ' + (userCPUTime + systemCPUTime))
  }); await import(${url})`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', code, 'double-random', ...args],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  assert.equal(status, 0, stderr)
  const [, kilobytes, microseconds] = (/peak (\d+) (\d+)$/.exec(stderr) ?? []).map(Number)
  return { ms: microseconds! / 1000, megabytes: Math.round(kilobytes! / 1024) }
}

function writeTables(folder: string): void {
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`)
  write('检查对象.csv', [
    '编号,名称,街镇,标签,风险等级,状态',
    ...Array.from(
      { length: UNITS },
      (_, i) => `E${i},第${i}号企业,街镇${i % 40},工贸；有限空间,${i % 4},营业`,
    ),
  ])
  write('执法人员.csv', [
    '工号,姓名,科室,执法证有效期起,执法证有效期止',
    ...Array.from(
      { length: OFFICERS },
      (_, i) => `I${i},人员${i},科室${i % 8},2023-01-01,2028-12-31`,
    ),
  ])
  write('任务.csv', [
    '计划编号,计划名称,任务编号,任务名称,责任科室,标签,分层依据,家次,开始日期,结束日期',
    `p,计划,工贸,工贸,科室1,工贸,风险等级,${VISITS},2026-01-05,2026-12-25`,
  ])
  writeFileSync(join(folder, '日历.json'), '{"version":"1","from":"2026-01-01","to":"2026-12-31"}')
  writeFileSync(join(folder, 'operator'), '{"kind":"operator","value":"一月"}', { mode: 0o600 })
}
