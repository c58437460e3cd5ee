import type { Announcement, BatchEntry, EntropySource, Inputs } from 'double-random'
import { TABLES } from './labels.ts'
import { type Names, placeName } from './names.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph, shortHex } from './text.ts'

/** What is fixed before any randomness exists, and what the public gets to keep. */
export function printAnnouncement(
  { body, digest }: Announcement,
  { plan }: Inputs,
  names: Names,
): string[] {
  const planned = (batch: readonly BatchEntry[]) =>
    batch.reduce((sum, { pool, round }) => {
      const task = plan.tasks.find(({ id }) => id === pool)
      return sum + (task?.rounds?.[round - 1]?.visits ?? 0)
    }, 0)
  const tableNames = Object.keys(TABLES) as (keyof typeof TABLES)[]
  const isDoubleRandom = ({ pool }: BatchEntry) => names.task(pool).doubleRandom
  const drawn = body.batch.filter(isDoubleRandom)
  const listed = body.batch.filter((entry) => !isDoubleRandom(entry))
  const columns = [left('内容'), right('行数'), left('根值（前16位）')]
  const cells = [
    ['检查计划', '', shortHex(body.plan)],
    ['工作日历', '', shortHex(body.calendar)],
    ...tableNames.map((name) => [
      TABLES[name],
      body.tables[name].count,
      shortHex(body.tables[name].root),
    ]),
  ]
  const half = Math.ceil(cells.length / 2)
  const rows = cells.slice(0, half).map((cell, index) => [...cell, ...(cells[half + index] ?? [])])
  return [
    ...heading(`五、第一批：事先公告（${body.series} 第 ${body.number} 号，1月3日）`),
    ...paragraph(`双随机抽取：${places(drawn, names)}，计划 ${planned(drawn)} 家次。`),
    ...paragraph(
      `另有${places(listed, names)}，计划 ${planned(listed)} 家次：不是双随机，不计入双随机家次，` +
        '同批排日期、抽检查组，因为用的是同一批检查员。',
    ),
    ...paragraph('公告锁定一切能影响结果的内容，此后改动任何一行，摘要都会不同：'),
    '',
    ...table([...columns, ...columns], rows),
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

function describeSource(source: EntropySource): string {
  switch (source.kind) {
    case 'sealed':
      return `${source.party}的密封随机数：已锁定，全部检查结束后才公开，使名单在检查前无法推算`
    case 'commit-reveal':
      return `${source.party}的随机数：先交承诺，开奖后揭示${source.independent ? '（独立于本局）' : ''}`
    case 'public-event':
      return `公开事件：${source.title}，${source.fields.length} 个号码，计 ${source.bits} 位`
    case 'drand':
      return `drand 随机信标第 ${source.round} 轮：由多家独立机构按时共同签发`
    case 'operator':
      return '经办人自选'
  }
}
