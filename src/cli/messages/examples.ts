import type { Language } from '../terminal.ts'

/** A command line that makes sense for each command, and what its exit codes mean there. */
interface HelpOfCommand {
  readonly zh: string
  readonly en: string
  readonly codes: keyof typeof CODES
}

const CODES = {
  written: { zh: '0 已写出', en: '0 written' },
  check: {
    zh: '0 可以公告，1 请先核实，3 不能公告',
    en: '0 ready to be announced, 1 to be settled first, 3 refused',
  },
  compared: { zh: '0 没有差别，1 有差别', en: '0 no difference, 1 differences' },
  verified: {
    zh: '0 核验通过，1 核验不符，5 未见不符，有未查的项目',
    en: '0 verified, 1 refuted, 5 nothing wrong found, not all checked',
  },
  answered: { zh: '0 已答复，1 没有找到，或有几家符合', en: '0 answered, 1 not found, or several' },
  planned: { zh: '0 无误，1 有误', en: '0 in order, 1 not in order' },
  enough: { zh: '0 够用，1 有缺', en: '0 enough, 1 short' },
  told: { zh: '0 已答复', en: '0 answered' },
  scheduled: {
    zh: '0 全部排下，1 有排不下的',
    en: '0 every visit has a day, 1 some have none',
  },
} as const

const HELP: Readonly<Record<string, HelpOfCommand>> = {
  template: { zh: '--output 数据.xlsx', en: '--output data.xlsx', codes: 'written' },
  calendar: {
    zh: '--year 2026 --output 数据/日历.json',
    en: '--year 2026 --output data/calendar.json',
    codes: 'written',
  },
  check: {
    zh: '--inputs 数据 --questions 数据/待核实.csv',
    en: '--inputs data --questions data/questions.csv',
    codes: 'check',
  },
  reconcile: {
    zh: '名录.csv 登记库.csv --output 差别.csv',
    en: 'directory.csv register.csv --output differences.csv',
    codes: 'compared',
  },
  commit: {
    zh: '--series 闵行 --number 1 --party 公证处 --secret 公证处.secret --output 公证处.json',
    en: '--series north --number 1 --party notary --secret notary.secret --output notary.json',
    codes: 'written',
  },
  announce: {
    zh: '--inputs 数据 --series 闵行 --number 1 --source 公证处.json --output 公告.json',
    en: '--inputs data --series north --number 1 --source notary.json --output announcement.json',
    codes: 'written',
  },
  draw: {
    zh: '--inputs 数据 --announcement 公告.json --reveal 公证处.secret --output 记录.json',
    en: '--inputs data --announcement announcement.json --reveal notary.secret --output record.json',
    codes: 'written',
  },
  verify: {
    zh: '记录.json --inputs 数据 --announcement-digest 摘要 --record-digest 摘要 --last-amendment 无',
    en: 'record.json --inputs data --announcement-digest HEX --record-digest HEX --last-amendment none',
    codes: 'verified',
  },
  ledger: {
    zh: '公告.json 记录.json --series 闵行 --output 登记簿.json',
    en: 'announcement.json record.json --series north --output ledger.json',
    codes: 'written',
  },
  series: {
    zh: '记录1.json 记录2.json --inputs 一季度 二季度',
    en: 'record1.json record2.json --inputs first second',
    codes: 'verified',
  },
  explain: {
    zh: '记录.json --inputs 数据 --unit JY01',
    en: 'record.json --inputs data --unit E1',
    codes: 'answered',
  },
  list: {
    zh: '记录.json --inputs 数据 --by day --output 名单.xlsx',
    en: 'record.json --inputs data --by day --output list.xlsx',
    codes: 'written',
  },
  sheets: {
    zh: '记录.json --inputs 数据 --output 任务单.html',
    en: 'record.json --inputs data --output sheets.html',
    codes: 'written',
  },
  outcomes: {
    zh: '记录.json --inputs 数据 --outcomes 结果.csv --as-of 2020-06-30 --output 检查结果-1.json',
    en: 'record.json --inputs data --outcomes outcomes.csv --as-of 2020-06-30 --output outcomes-1.json',
    codes: 'written',
  },
  'past-visits': {
    zh: '记录.json --inputs 数据 --outcomes 结果.csv --output 检查记录.csv',
    en: 'record.json --inputs data --outcomes outcomes.csv --output visits.csv',
    codes: 'written',
  },
  schedule: {
    zh: '--inputs 数据 --seed-file 种子 --months 安排表.csv --output 排期.json',
    en: '--inputs data --seed-file seed --months months.csv --output schedule.json',
    codes: 'scheduled',
  },
  plan: { zh: '--inputs 数据', en: '--inputs data', codes: 'planned' },
  workload: {
    zh: '--inputs 数据 --heads 其他工作.csv --output 工作量.xlsx',
    en: '--inputs data --heads heads.csv --output workload.xlsx',
    codes: 'enough',
  },
  visits: {
    zh: '记录.json --inputs 数据 --officer ZF01 --output 日历.ics',
    en: 'record.json --inputs data --officer I1 --output visits.ics',
    codes: 'written',
  },
  estimate: {
    zh: '记录.json --inputs 数据 --pool 加油站 --round 1 --outcomes 结果.csv --variable 有隐患',
    en: 'record.json --inputs data --pool petrol --round 1 --outcomes outcomes.csv --variable violation',
    codes: 'told',
  },
  coverage: {
    zh: '记录1.json 记录2.json --inputs 一季度 二季度 --outcomes 1:结果1.csv --output 覆盖.xlsx',
    en: 'record1.json record2.json --inputs first second --outcomes 1:outcomes.csv --output coverage.xlsx',
    codes: 'told',
  },
  bulletin: {
    zh: '记录.json --inputs 数据 --outcomes 1:结果.csv --from 2026-01-01 --to 2026-06-30',
    en: 'record.json --inputs data --outcomes 1:outcomes.csv --from 2026-01-01 --to 2026-06-30',
    codes: 'written',
  },
  exclusions: {
    zh: '记录.json --inputs 数据 --output 剔除.ndjson',
    en: 'record.json --inputs data --output exclusions.ndjson',
    codes: 'written',
  },
  sql: {
    zh: '记录.json --inputs 数据 --dialect duckdb --output 复算.sql',
    en: 'record.json --inputs data --dialect duckdb --output again.sql',
    codes: 'written',
  },
  substitute: {
    zh: '记录.json --inputs 数据 --pool 加油站 --round 1 --unit JY01 --reason closed --evidence 文号 --date 2026-03-02 --output 变更.json',
    en: 'record.json --inputs data --pool petrol --round 1 --unit E1 --reason closed --evidence paper --date 2026-03-02 --output amendment.json',
    codes: 'written',
  },
  reassign: {
    zh: '记录.json --inputs 数据 --inspector ZF01 --from 2026-03-02 --to 2026-03-06 --reason absence --evidence 病假单 --date 2026-03-01 --output 变更.json',
    en: 'record.json --inputs data --inspector I1 --from 2026-03-02 --to 2026-03-06 --reason absence --evidence note --date 2026-03-01 --output amendment.json',
    codes: 'written',
  },
  void: {
    zh: '公告.json --code missing-reveal --statement 公证处未揭示 --date 2026-02-03 --output 作废.json',
    en: 'announcement.json --code missing-reveal --statement reason --date 2026-02-03 --output void.json',
    codes: 'written',
  },
  notice: {
    zh: '记录.json --inputs 数据 --open sample seats --text 公示.txt --output 公示.json',
    en: 'record.json --inputs data --open sample seats --text notice.txt --output notice.json',
    codes: 'written',
  },
  prove: {
    zh: '记录.json --inputs 数据 --unit JY01 --output 证明.json',
    en: 'record.json --inputs data --unit E1 --output proof.json',
    codes: 'written',
  },
}

/** What a command's help says below its options. */
export function exampleText(name: string, language: Language): string {
  const help = HELP[name]
  if (help === undefined) return ''
  const codes = CODES[help.codes][language]
  const line = `  double-random ${name} ${help[language]}`
  return language === 'zh'
    ? `\n示例：\n${line}\n\n出口码：${codes}；另有 2 用法不对，3 数据或文件被拒绝，4 文件读写，70 程序出错`
    : `\nExample:\n${line}\n\nExit codes: ${codes}; also 2 usage, 3 refused, 4 files, 70 a bug`
}
