import type { Amendment, EntropySource, Inputs, Notice } from 'double-random'
import { describe } from 'double-random/words'
import type { NoticeTable } from '../../core/table.ts'
import { textTable } from '../../files/text-table.ts'
import { openedTables, standingVisits } from '../../record/standing-visits.ts'
import type { OpenedTables } from '../../schema/documents/documents.ts'
import { sourceNames, tableNames } from '../../words/zh/names.ts'

/**
 * A notice for people, in Chinese: the numbers of each round, and the visits that are opened, as
 * the amendments have them.
 */
export function noticeText(
  notice: Notice,
  recordDigest: string,
  { inputs, made }: { readonly inputs: Inputs; readonly made: readonly Amendment[] },
): string[] {
  const { head, secrets, tables, amendments } = notice.body
  const titleOf = new Map(inputs.plan.tasks.map(({ id, title }) => [id, title]))
  const nameOf = new Map(inputs.enterprises.map(({ id, name }) => [id, name]))
  const officerOf = new Map(inputs.inspectors.map(({ id, name }) => [id, name]))
  const standing = standingVisits(openedTables(tables), made)
  const sample = standing.filter(({ isCurrent }) => isCurrent)
  const changes = standing.flatMap((each) =>
    each.changes.map((change) => {
      const { pool, round, unit } = each
      return `${titleOf.get(pool) ?? pool}第${round}轮 ${unit}：${describe(change, 'zh')}`
    }),
  )
  return [
    `“双随机、一公开”抽查公示（${head.series} 第 ${head.number} 号）`,
    ...(inputs.plan.authority === undefined ? [] : [inputs.plan.authority]),
    // Whoever could choose the seed could choose the firms: said before anything else.
    ...(head.strength.independentBits === 0
      ? ['提请注意：本次的随机数由经办人自定，抽取结果只能复算，不能证明不是挑选的。']
      : []),
    '',
    ...textTable(
      [
        { title: '任务' },
        { title: '轮次', isNumber: true },
        { title: '检查期间' },
        { title: '抽样框', isNumber: true },
        { title: '剔除', isNumber: true },
        { title: '可抽取', isNumber: true },
        { title: '抽中', isNumber: true },
        { title: '备选', isNumber: true },
      ],
      head.rounds.map((each) => [
        titleOf.get(each.pool) ?? each.pool,
        String(each.round),
        each.window.join(' 至 '),
        String(each.frame),
        String(each.frame - each.eligible),
        String(each.eligible),
        String(each.drawn),
        String(each.reserves),
      ]),
    ),
    '',
    ...(sample.length === 0
      ? ['名单在检查结束前不公开。']
      : textTable(
          [
            { title: '任务' },
            { title: '编号' },
            { title: '名称' },
            { title: '日期' },
            { title: '检查人员' },
          ],
          sample.map((row) => [
            titleOf.get(row.pool) ?? row.pool,
            row.unit,
            nameOf.get(row.unit) ?? '',
            row.date,
            row.team.length === 0
              ? '未公开'
              : row.team.map((id) => officerOf.get(id) ?? id).join('、'),
          ]),
        )),
    '',
    ...(changes.length === 0 ? [] : ['抽取之后的变更：', ...changes, '']),
    ...(head.pairing.fewest === null
      ? []
      : [
          `检查人员：${head.pairing.seats} 个席位，抽取前每席至少 ${head.pairing.fewest} 人可派，抽到时只有一人可派的 ${head.pairing.withoutChoice} 席。`,
        ]),
    `不抽取的：${excludedText(head.rounds)}`,
    `随机数来自：${sourcesText(head.announcement.entropy)}。`,
    `随机强度：经办人不能控制 ${head.strength.independentBits} 位；可能的样本约有 2 的 ${head.strength.samplesLog2} 次方。`,
    secrets === null ? '种子和密钥末次检查之后公开。' : `种子：${secrets.seed}`,
    `本次公开：${openText(tables)}。`,
    ...(amendments.length === 0 ? [] : [`变更文件 ${amendments.length} 份，摘要：`, ...amendments]),
    `记录摘要：${recordDigest}`,
    `公示摘要：${notice.digest}`,
    '怎样核对：',
    '1. 抽取之前公布的公告摘要、抽取当天公布的记录摘要，用自己当时抄下的，或者从别处得到的。',
    '2. 下载公示.json，运行 double-random verify 公示.json --announcement-digest 公告摘要 --record-digest 记录摘要，或者用核验网页打开。',
    '3. 结论为“核验通过”的，本公示与当时公布的一致；“未见不符”的，逐项写明还缺什么；“核验不符”的，请向上级机关反映。',
  ]
}

function excludedText(rounds: Notice['body']['head']['rounds']): string {
  const counts = new Map<string, number>()
  for (const { excluded } of rounds) {
    for (const { code, count } of excluded) counts.set(code, (counts.get(code) ?? 0) + count)
  }
  const each = [...counts].map(([code, count]) => `${codeText(code)} ${count} 家次`)
  return each.length === 0 ? '无。' : `${each.join('，')}。`
}

/** Codes of the protocol's own; the others are the bureau's words. */
const codeText = (code: string): string =>
  code === 'overlap' ? '本批已抽中' : code === 'earlier-round' ? '此前各轮已抽中' : code

function sourcesText(sources: readonly EntropySource[]): string {
  return sources
    .map((source) => {
      const name = sourceNames[source.kind] as string
      if (source.kind === 'operator') return name
      if (source.kind === 'drand') return `${name}第 ${source.round} 轮`
      if (source.kind === 'public-event') return `${name}“${source.title}”`
      const { party } = source
      const isDependent = source.kind === 'commit-reveal' && !source.independent
      return `${party}的${name}${isDependent ? '（不独立）' : ''}`
    })
    .join('、')
}

function openText(tables: OpenedTables): string {
  const open = Object.entries(tables).map(
    ([name, table]) => `${tableNames[name as NoticeTable]}${'all' in table ? '全部' : '部分'}`,
  )
  return open.length === 0 ? '各轮的数目，名单末次检查之后公开' : open.join('、')
}
