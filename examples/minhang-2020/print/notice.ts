import { canonicalJson, type DrawRecord } from 'double-random'
import { type Names, placeName } from './names.ts'
import { describeDesign } from './pool.ts'
import { splitRounds, sumOf } from './results.ts'
import { left, right, table } from './table.ts'
import { paragraph } from './text.ts'

/**
 * The notice to publish on the day of the draw: figures and digests, no enterprise and no officer.
 */
export function noticeText(
  { body: { head }, digest }: DrawRecord,
  announcementDigest: string,
  names: Names,
): string {
  const { drawn, listed } = splitRounds(head.rounds, names)
  const rows = [...drawn, ...listed].map((round) => {
    const task = names.task(round.pool)
    return [
      placeName(round, names),
      round.frame,
      round.eligible,
      round.planned,
      round.drawn,
      round.shortfall,
      task.doubleRandom ? '是' : '否',
      describeDesign(task.rounds?.[round.round - 1]?.design ?? task.design).split(/[，（]/)[0]!,
    ]
  })
  const windows = head.rounds.map(({ window }) => window)
  const from = windows.map(([day]) => day).sort((a, b) => (a < b ? -1 : 1))[0]
  const to = windows.map(([, day]) => day).sort((a, b) => (a < b ? 1 : -1))[0]
  return [
    `2020年度第 ${head.number} 批双随机抽查公告（演示，数据虚构）`,
    '',
    ...paragraph(
      '现已按事先公布的计划、名录和办法抽取检查对象和检查人员。抽取结果如下，不再更改：',
    ),
    '',
    ...table(
      [
        left('任务'),
        right('抽样框'),
        right('可抽'),
        right('计划'),
        right('抽中'),
        right('缺额'),
        left('双随机'),
        left('办法'),
      ],
      rows,
    ),
    '',
    ...paragraph(
      `双随机 ${drawn.length} 项，抽中 ${sumOf(drawn, 'drawn')} 家。其余 ${listed.length} 项共 ` +
        `${sumOf(listed, 'drawn')} 家不是双随机，不计入双随机家次；检查日期和检查人员同批抽取。`,
    ),
    ...paragraph(
      `检查在 ${from} 至 ${to} 进行。被检查单位和检查人员的名单检查前保密，检查后公开。`,
    ),
    ...paragraph(
      '名单已由下列摘要锁定。检查结束后，本局公开密封随机数、揭示值和名单，任何人都可以复算，核对名单是否被更改。',
    ),
    '',
    '  公告摘要（抽取前已公布）：',
    `    ${announcementDigest}`,
    '  记录摘要：',
    `    ${digest}`,
    '',
    ...paragraph(
      '记录头见 notice.json。记录摘要等于文本 double-random/1/record、一个换行符、记录头规范编码三者相接后的 SHA-256。',
    ),
    '',
  ].join('\n')
}

/** The same for machines: the head of the record and its digest. */
export function noticeJson({ body: { head }, digest }: DrawRecord): string {
  return canonicalJson({ digest, head })
}
