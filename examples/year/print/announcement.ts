import type { Announcement } from 'double-random'
import { heading, paragraph } from '../../minhang-2020/print/text.ts'
import type { Quarter } from '../quarters.ts'

/** The head of a number: which it is, what it commits to, what it follows. */
export function printAnnouncement(
  { body, digest }: Announcement,
  { title, window }: Quarter,
): string[] {
  const { enterprises, inspectors, pastVisits, penalties, recusals } = body.tables
  const parties = body.entropy.flatMap((source) => ('party' in source ? [source.party] : []))
  return [
    ...heading(`第 ${body.number} 号 ${title}（${window.join(' 至 ')}）`),
    ...paragraph(
      `公告锁定：检查对象 ${enterprises.count} 家，检查人员 ${inspectors.count} 人，` +
        `既往检查 ${pastVisits.count} 条，处罚 ${penalties.count} 条，回避 ${recusals.count} 条。` +
        `随机数：${parties.join('、')}，均先承诺后揭示，${parties[0]}的密封到检查结束。`,
    ),
    `  公告摘要  ${digest}`,
    `  前一文件  ${body.previous ?? '无'}`,
    '',
  ]
}
