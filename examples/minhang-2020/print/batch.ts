import type { VerificationReport } from 'double-random'
import type { DrawnBatch } from '../drawn-batch.ts'
import { printFindings } from './findings.ts'
import { type Names, placeName } from './names.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph, shortHex } from './text.ts'

/**
 * A batch in short: what was drawn in each round, between which days, and whether the record
 * verifies.
 */
export function printBatch(
  { batch, record, inputs, announcement }: DrawnBatch,
  report: VerificationReport,
  names: Names,
): string[] {
  const { head, tables } = record.body
  const rows = head.rounds.map((round) => {
    const isHere = (row: { pool: string; round: number }) =>
      row.pool === round.pool && row.round === round.round
    const dates = tables.sample.filter(isHere).map(({ date }) => date)
    const [first, last] = [dates.reduce(earlier, '9'), dates.reduce(later, '')]
    return [
      placeName(round, names),
      names.task(round.pool).doubleRandom ? '是' : '',
      round.frame,
      round.eligible,
      round.planned,
      round.drawn,
      tables.seats.filter(isHere).length,
      first.slice(5),
      last.slice(5),
    ]
  })
  const busy = tables.loads.filter(({ load }) => load > 0)
  const most = Math.max(...tables.loads.map(({ load }) => load))
  const passed = report.checks.filter(({ status }) => status === 'pass').length
  const found = record.envelope.findings.slice(inputs.findings.length)
  return [
    `  ${batch.title}：${batch.announced} 公告（${shortHex(announcement.digest)}），` +
      `${batch.drawn} 抽取（${shortHex(record.digest)}）`,
    ...table(
      [
        left('任务'),
        left('双随机'),
        right('抽样框'),
        right('可抽'),
        right('计划'),
        right('抽中'),
        right('席位'),
        right('首日'),
        right('末日'),
      ],
      rows,
    ),
    '',
    ...paragraph(
      `${tables.sample.length} 家次，${tables.seats.length} 个席位全部配齐，` +
        `派出 ${busy.length} 人，每人至多 ${most} 家次；核验 ${passed} 项通过，没有不通过的。`,
    ),
    ...printFindings(found, '提示'),
    '',
  ]
}

/** The heading of the batches that are told in short. */
export function printBatchesHeading(): string[] {
  return [
    ...heading('十二、第二至第四批'),
    ...paragraph(
      '每批先公告后抽取，用当时有效的日历、名录和已知的检查情况：前几批查过的单位按各任务的规则剔除，' +
        '已停业的改了状态，进博会、节假日和季节任务此时才定名单；前几批已派的人，当天不再派。',
    ),
    '',
  ]
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
