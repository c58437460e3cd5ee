import type { Amendment, Inputs, Notice } from 'double-random'
import { describe } from 'double-random/words'
import { textTable } from '../../files/text-table.ts'
import { openedTables, standingVisits } from '../../record/standing-visits.ts'

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
    `随机强度：经办人不能控制 ${head.strength.independentBits} 位；可能的样本约有 2 的 ${head.strength.samplesLog2} 次方。`,
    secrets === null ? '随机数尚未公开。' : `种子：${secrets.seed}`,
    ...(amendments.length === 0 ? [] : [`变更文件 ${amendments.length} 份，摘要：`, ...amendments]),
    `记录摘要：${recordDigest}`,
    `公示摘要：${notice.digest}`,
    '核验：double-random verify 公示.json --record-digest <从别处得到的记录摘要>',
  ]
}
