import { paragraph, title } from '../../minhang-2020/print/text.ts'
import { EXCLUSIONS } from './labels.ts'

/** What the reader is looking at, and that none of it is real. */
export function printIntroduction(): string[] {
  const codes = EXCLUSIONS.map(([, short, meaning]) => `${short}：${meaning}`).join('；')
  return [
    ...title('双随机抽查演示：一年，四批，五个编号'),
    ...paragraph(
      '样例区不存在。企业、检查员、街镇、检查结果和处罚全部由程序生成，均为虚构；各方随机数是写在程序里的常数，' +
        '使每次演示结果相同，真实抽取必须使用真正的随机数。',
    ),
    ...paragraph(
      '六项任务，每季度一批：加油站（轮转：今年未查的先查，留一成给已查的）、有限空间（按街镇分层，与加油站合并检查）、' +
        '街镇重点（按风险等级定比例，特级全查）、用工规模（机会与人数成比例）、培训机构（全年各查一次）、上级交办（不是双随机）。',
    ),
    ...paragraph(
      `每家一年至多两天有检查；列入街镇计划的不抽。剔除理由在表中简写，依次判断：${codes}。`,
    ),
  ]
}
