import type { Finding } from 'double-random'
import type { Language } from '../terminal.ts'

/** What the findings that people meet say in Chinese; of others the English text is printed. */
const FINDINGS: Readonly<Record<string, string>> = {
  'operator-seed': '种子由经办人自定',
  'weak-entropy': '经办人不能控制的位数不足 64',
  'list-computable': '没有密封随机数，名单可被推算',
  'sole-party': '种子只由一方决定',
  shortfall: '有缺额',
  'more-than-planned': '多于预计家次',
  vacancy: '人员空缺',
  'frame-unexpected': '抽样框与计划预计不符',
  'zero-chance': '有一层没有任何机会',
  'below-minimum': '有人低于最低家次',
  'town-missing': '没有街镇',
  'certificate-missing': '没有执法证有效期',
  'group-of-one': '执法小组只有一人',
  'credit-code-form': '统一社会信用代码格式不对',
  'credit-code-check': '统一社会信用代码校验位不对',
  'credit-code-lower-case': '统一社会信用代码有小写字母',
  'same-name': '同名单位',
  'outer-blank': '名称首尾有空格',
  'not-nfc': '名称的编码不规范',
  'similar-town': '街镇疑似有两种写法',
  'similar-tag': '标签疑似有两种写法',
}

/** A line for each finding. */
export function findingLines(findings: readonly Finding[], language: Language): string[] {
  return findings.map(({ code, count, message, examples = [] }) => {
    const said = language === 'zh' ? (FINDINGS[code] ?? message) : message
    const which = examples.length === 0 ? '' : ` (${examples.join(', ')})`
    return `- ${code} × ${count}: ${said}${which}`
  })
}
