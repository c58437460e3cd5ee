import type { DoubleRandomError, Problem } from 'double-random'
import type { Language } from '../terminal.ts'
import { ERRORS } from './errors.ts'

/** Says what was refused, one line for each problem. */
export function problemLines(
  { code, problems, counts }: DoubleRandomError,
  language: Language,
): string[] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const more = total - problems.length
  if (language === 'en') {
    return [
      `refused [${code}]`,
      ...problems.map((each) => `- ${placeOf(each, 'en')}: expected ${detail(each)}`),
      ...(more > 0 ? [`and ${more} more`] : []),
    ]
  }
  return [
    `不能接受：${ERRORS[code]} [${code}]`,
    ...problems.map((each) => {
      const { code: its, expected, found, fix } = each
      const help = fix === undefined ? '' : `（${fix}）`
      return `- ${placeOf(each, 'zh')}：${ERRORS[its]}。应为 ${inChinese(expected)}，实为 ${inChinese(found)}${help}`
    }),
    ...(more > 0 ? [`另有 ${more} 处同类错误`] : []),
  ]
}

/** The commonest phrases; details that are not among them stay as the library words them. */
const PHRASES: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^nothing$/, '空'],
  [/^none$/, '没有'],
  [/^a value$/, '有内容'],
  [/^a text$/, '文字'],
  [/^an integer$/, '整数'],
  [/^a column (.+) or .+$/, '有“$1”一列'],
  [/^one column of .+$/, '只有一列'],
  [/^(.+) as well$/, '又有 $1'],
  [/^a date such as (.+)$/, '日期，如 $1'],
  [/^spans such as (.+)$/, '起止日期，如 $1'],
  [/^a date YYYY-MM-DD from (.+) to (.+)$/, '$1 至 $2 之间真实存在的日期'],
  [/^the whole number: .+$/, '完整的数字：表格软件改成了科学记数，请把该列设为文本'],
  [/^none of these files$/, '没有这些文件'],
  [/^each row once$/, '每行一次'],
  [/^the same key as .+\[(\d+)\]$/, '与前面一行的键相同'],
  [/^an id of the directory of inspectors$/, '执法人员名录里的工号'],
  [/^a document that hashes to its digest, unchanged$/, '没有改动过的文件'],
  [/^a workbook.*$/, 'Excel 工作簿，请另存为 CSV UTF-8'],
]

function inChinese(text: string): string {
  const found = PHRASES.find(([english]) => english.test(text))
  return found === undefined ? text : text.replace(found[0], found[1])
}

function detail({ expected, found, fix }: Problem): string {
  return `${expected}, found ${found}${fix === undefined ? '' : ` (${fix})`}`
}

/** `检查对象.csv[5].街镇` stands for row 5 of the file. */
function placeOf({ path, unit }: Problem, language: Language): string {
  const [, file, row, heading] = /^(.+\.(?:csv|CSV))\[(\d+)\](?:\.(.*))?$/.exec(path) ?? []
  const who = unit === undefined ? '' : language === 'zh' ? `（${unit}）` : ` (${unit})`
  if (file === undefined) return `${path || (language === 'zh' ? '数据' : 'input')}${who}`
  const column = heading === undefined ? '' : language === 'zh' ? `“${heading}”` : `, ${heading}`
  return language === 'zh'
    ? `${file} 第 ${row} 行${column}${who}`
    : `${file}, row ${row}${column}${who}`
}
