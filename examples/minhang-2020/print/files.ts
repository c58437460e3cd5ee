import { left, table } from './table.ts'
import { heading } from './text.ts'

/** What was written, and when each part may be published. */
export function printFiles(): string[] {
  return [
    ...heading('十五、输出文件和公开时间'),
    ...table(
      [left('文件'), left('内容'), left('何时公开')],
      [
        ['schedule.csv、monthly.csv', '每天的家次；任务、月份（附件4）', '年初'],
        ['batch-1/announcement.json', '第一批公告全文', '随机数产生之前'],
        ['batch-1/notice.txt、notice.json', '公示，不含单位和人员', '抽取当日'],
        ['batch-1/record.json', '完整记录，含名单和种子', '本批最后一次检查结束之后'],
        ['batch-1/amendment-1.json', '更换单位的记录', '同上'],
        ['batch-1/visits.csv、visits.ics', '检查日、单位、检查组', '同上'],
        ['batch-2、3、4/', '第二至第四批，同上', '同上'],
        ['bulletin-half.txt、bulletin-year.txt', '半年、全年通报', '七月、次年一月'],
      ],
    ),
    '',
    '  文件在 examples/minhang-2020/output/',
  ]
}
