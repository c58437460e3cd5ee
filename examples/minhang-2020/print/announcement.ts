import type { Announcement, BatchEntry, EntropySource } from 'double-random'
import { TABLES } from './labels.ts'
import { type Names, placeName } from './names.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph, shortHex } from './text.ts'

/** What is fixed before any randomness exists, and what the public gets to keep. */
export function printAnnouncement({ body, digest }: Announcement, names: Names): string[] {
  const tableNames = Object.keys(TABLES) as (keyof typeof TABLES)[]
  const isDoubleRandom = ({ pool }: BatchEntry) => names.task(pool).doubleRandom
  const drawn = body.batch.filter(isDoubleRandom)
  const listed = body.batch.filter((entry) => !isDoubleRandom(entry))
  return [
    ...heading(`三、事先公告（${body.series} 第 ${body.number} 号）`),
    ...paragraph(`双随机抽取：${places(drawn, names)}，计划 ${planned(drawn, names)} 家次。`),
    ...paragraph(
      `另有${places(listed, names)}，计划 ${planned(listed, names)} 家次，只抽取日期和检查组：` +
        '不是双随机，单位由计划确定，不计入双随机家次。',
    ),
    ...paragraph('公告锁定一切能影响结果的内容，此后改动任何一行，摘要都会不同：'),
    '',
    ...table(
      [left('内容'), right('行数'), left('根值（前16位）')],
      [
        ['检查计划', '', shortHex(body.plan)],
        ['工作日历', '', shortHex(body.calendar)],
        ...tableNames.map((name) => [
          TABLES[name],
          body.tables[name].count,
          shortHex(body.tables[name].root),
        ]),
      ],
    ),
    '',
    ...paragraph('随机数来源（此时都还没有揭示）：'),
    ...body.entropy.flatMap((source, index) =>
      paragraph(`${index + 1}. ${describeSource(source)}`, '    '),
    ),
    '',
    '  公告摘要（请立即公布在本局不能更改的地方，如报纸、公证处、上级机关）：',
    `    ${digest}`,
    '',
    ...paragraph(
      '现在公布：公告全文 announcement.json（不含任何单位和人员）。' +
        '现在不公布：名录、盲化密钥、本局的密封随机数。',
    ),
  ]
}

function places(batch: readonly BatchEntry[], names: Names): string {
  return batch.map((entry) => placeName(entry, names)).join('、')
}

function planned(batch: readonly BatchEntry[], names: Names): number {
  return batch.reduce(
    (sum, { pool, round }) => sum + (names.task(pool).rounds?.[round - 1]?.visits ?? 0),
    0,
  )
}

function describeSource(source: EntropySource): string {
  switch (source.kind) {
    case 'sealed':
      return `${source.party}的密封随机数：已锁定，全部检查结束后才公开，使名单在检查前无法推算`
    case 'commit-reveal':
      return `${source.party}的随机数：先交承诺，开奖后揭示${source.independent ? '（独立于本局）' : ''}`
    case 'public-event':
      return `公开事件：${source.title}，${source.fields.length} 个号码，计 ${source.bits} 位`
    case 'operator':
      return '经办人自选'
  }
}
