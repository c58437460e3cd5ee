import { join } from 'node:path'
import {
  canonicalJson,
  ledgerHead,
  type Outcome,
  reassignOfficer,
  visitsMade,
  voidAnnouncement,
} from 'double-random'
import { expect, it } from 'vitest'
import { announced, drawnNumber, petrol, SERIES } from '../attacks/petrol-series.ts'
import { folderWith } from './files.ts'
import { ran } from './ran.ts'

const first = drawnNumber(1, petrol())
const [row] = first.record.body.tables.sample
const [seat] = first.record.body.tables.seats.filter(({ unit }) => unit === row!.unit)
const absence = reassignOfficer(first.record, first.inputs, {
  change: { inspector: seat!.inspector, from: row!.date, to: row!.date },
  reason: 'absence',
  evidence: '病假条',
  date: row!.date,
})
const outcomes: Outcome[] = [
  { pool: row!.pool, round: row!.round, unit: row!.unit, date: row!.date, outcome: 'inspected' },
]
const amendments = [canonicalJson(absence)]
const pastVisits = visitsMade(first.record, first.inputs, { amendments, outcomes })
const cancelled = announced(2, petrol({ pastVisits }), { previous: first.record.digest })
const end = voidAnnouncement(cancelled, {
  code: 'missing-reveal',
  statement: '未揭示',
  date: '2020-04-20',
})
const third = drawnNumber(3, petrol({ pastVisits, lists: [{ list: '重点', enterprise: 'U1' }] }), {
  previous: end.digest,
  batch: [{ pool: 'pool', round: 2 }],
})
const ledger = [
  { kind: 'announcement', number: 1, digest: first.announcement.digest },
  { kind: 'record', number: 1, digest: first.record.digest },
  { kind: 'amendment', number: 1, digest: absence.digest },
  { kind: 'announcement', number: 2, digest: cancelled.digest },
  { kind: 'void', number: 2, digest: end.digest },
  { kind: 'announcement', number: 3, digest: third.announcement.digest },
  { kind: 'record', number: 3, digest: third.record.digest },
] as const

const folder = () =>
  folderWith({
    'c.json': third.document.text,
    'a.json': first.document.text,
    'void.json': canonicalJson(end),
    'announcement.json': canonicalJson(cancelled),
    'amendment.json': amendments[0]!,
    'inputs-3.json': JSON.stringify(third.inputs),
    'inputs-1.json': JSON.stringify(first.inputs),
    'outcomes.json': JSON.stringify(outcomes),
    'ledger.json': JSON.stringify(ledger),
    'other.json': JSON.stringify(petrol({ plan: { title: '另一稿' } })),
    key: 'b1'.repeat(32),
  })

/** What the program says of a series. */
async function said(args: readonly string[], json = false) {
  const at = folder()
  const paths = args.map((arg) => arg.replace(/(^|:)@/, `$1${at}/`))
  const { exit, text } = await ran(['series', ...paths, ...(json ? ['--json'] : [])])
  return { exit, text: text.replaceAll(join(at, ''), '@') }
}

const FILES = ['@c.json', '@void.json', '@a.json', '@announcement.json', '@amendment.json']
const KNOWN = [
  ...['--inputs', '@inputs-3.json', '@inputs-1.json'],
  ...['--announcement-digest', `1:${first.announcement.digest}`],
  ...['--announcement-digest', `2:${cancelled.digest}`],
  ...['--announcement-digest', `3:${third.announcement.digest}`],
  ...['--outcomes', '1:@outcomes.json'],
  ...['--last-amendment', `1:${absence.digest}`],
  ...['--last-amendment', '3:无'],
  ...['--last-digest', third.record.digest],
]

it('takes documents in any order and says three columns', async () => {
  const { exit, text } = await said([...FILES, ...KNOWN])
  expect(text.split('\n')).toEqual([
    '[待说明] 1',
    '- 加油站 第 3 号　与前一次抽取的差异：清单与第 1 号相比增加 1 行：重点 U1；须有：公告中写明的变更理由',
    '',
    '[提请注意] 2',
    '- 加油站 第 3 号　以前抽取的检查已列入 3 家次',
    expect.stringContaining('- 加油站 第 3 号　第 2 号公告过pool第2轮，其后作废'),
    '',
    '共 3 份文件：未见不符，有未查的项目（第 3 号）；文件齐全；作废 1 次，重抽 0 轮；不符 0 项，待说明 1 项，' +
      '提请注意 2 项（其中已说明理由 0 项，经批准 0 项；不再有入选机会 0 家次）',
    '',
  ])
  expect(exit).toBe(5)
  const accepted = await said([...FILES, ...KNOWN, '--accept', 'changes'])
  expect([accepted.exit, accepted.text]).toEqual([0, expect.stringContaining('自行认可')])
})

it('holds them against a ledger', async () => {
  const { sequence, head } = ledgerHead(SERIES, ledger)!
  const known = ['--ledger', '@ledger.json', '--ledger-head', `${sequence}:${head}`]
  const whole = await said([...FILES, ...KNOWN, ...known, '--lang', 'en'])
  expect(whole.text).toContain('ledger: number 3 cites no head')
  const cut = await said([...FILES.slice(0, 4), ...KNOWN.slice(0, 11), ...known, '--lang', 'en'])
  expect(cut.text).toContain('ledger: entered and not at hand: amendment of number 1')
})

it('says one object, and no where a document is another one', async () => {
  const args = [...FILES, ...KNOWN.slice(0, 3), '--announcement-digest', `1:${'0'.repeat(64)}`]
  const { exit, text } = await said(args, true)
  expect(exit).toBe(1)
  const { ok, kind, refutes } = JSON.parse(text)
  expect([ok, kind]).toEqual([false, 'series'])
  expect(refutes).toMatchObject([{ number: 1, about: { name: 'announcement-published' } }])
})

it('refuses what is known of no number', async () => {
  const { exit, text } = await said([...FILES, '--announced-at', '2020-01-01T09:00:00Z'])
  expect([exit, text]).toEqual([2, expect.stringContaining('“编号:内容”')])
  const other = await said([...FILES, '--announced-at', '1:gestern'])
  expect(other.exit).toBe(2)
  const digest = '0'.repeat(64)
  for (const known of [
    // No number 4, no record of number 2, number 1 twice.
    ['--announcement-digest', `4:${digest}`],
    ['--last-amendment', '2:无'],
    ['--record-digest', `1:${digest}`, '--record-digest', `1:${digest}`],
  ]) {
    const refused = await said([...FILES, ...known])
    expect([refused.exit, refused.text]).toEqual([2, expect.stringContaining('每号一次')])
  }
})

it('names events, keys and inputs that bear on no document', async () => {
  const inputs = ['--inputs', '@inputs-3.json', '@inputs-1.json', '@other.json']
  const more = ['--event', '双色球@2020-03-01T21:15:00+08:00=4,8', '--blinding', '@key']
  const { text } = await said([...FILES, ...KNOWN.slice(3), ...inputs, ...more])
  expect(text).toMatch(/有 1 份数据不是.*有 1 个盲化密钥不是.*公共事件“双色球”，公告没有写明/)
})
