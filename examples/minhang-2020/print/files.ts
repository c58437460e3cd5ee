import { left, table } from './table.ts'
import { heading } from './text.ts'

/** What was written, and when each part may be published. */
export function printFiles(): string[] {
  return [
    ...heading('九、输出文件和公开时间'),
    ...table(
      [left('文件'), left('内容'), left('何时公开')],
      [
        ['announcement.json', '公告全文', '随机数产生之前'],
        ['notice.txt', '公示，不含单位和人员', '抽取当日'],
        ['notice.json', '记录头和摘要，供机器读取', '抽取当日'],
        ['record.json', '完整记录，含名单和种子', '最后一次检查结束之后'],
      ],
    ),
    '',
    '  文件在 examples/minhang-2020/output/',
  ]
}
