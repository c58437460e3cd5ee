import { paragraph, title } from './text.ts'

/** What the reader is looking at, and what of it is real. */
export function printIntroduction(): string[] {
  return [
    ...title('双随机抽查演示：一个区的2020年，从计划到通报'),
    ...paragraph(
      '任务和家次取自公开的年度计划，任务名称为简写。企业、检查员、证号、名单、既往检查和处罚全部由程序生成，' +
        '均为虚构，与任何单位和个人无关。街镇名称和2020年放假安排为公开事实。' +
        '检查期限、检查组的席位和会同人员、工作量、检查结果和2019年的数字是本例的设定，也是虚构。',
    ),
    ...paragraph(
      '开奖号码、公证处随机数和密封随机数是写在程序里的常数，使每次演示结果相同；真实抽取必须使用真正的随机数。',
    ),
  ]
}
