import { type Command, Option } from 'commander'
import type { BatchEntry, LedgerHead } from 'double-random'
import { type Message, say, show } from '../core/message.ts'
import type { Answer } from './answer.ts'
import { SpokenCommand, termOf } from './command.ts'
import { reassign, substitute } from './commands/amend.ts'
import { announce } from './commands/announce.ts'
import { bulletin } from './commands/bulletin.ts'
import { calendar } from './commands/calendar.ts'
import { check } from './commands/check.ts'
import { commit } from './commands/commit.ts'
import { coverage } from './commands/coverage.ts'
import { draw } from './commands/draw.ts'
import { estimate } from './commands/estimate.ts'
import { exclusions } from './commands/exclusions.ts'
import { explain } from './commands/explain.ts'
import { ledger } from './commands/ledger.ts'
import { list } from './commands/list.ts'
import { notice } from './commands/notice.ts'
import { outcomes } from './commands/outcomes.ts'
import { pastVisits } from './commands/past-visits.ts'
import { plan } from './commands/plan.ts'
import { prove } from './commands/prove.ts'
import { reconcile } from './commands/reconcile.ts'
import { schedule } from './commands/schedule.ts'
import { series as verifySeries } from './commands/series.ts'
import { sheets } from './commands/sheets.ts'
import { sql } from './commands/sql.ts'
import { template } from './commands/template.ts'
import { verify } from './commands/verify.ts'
import { visits } from './commands/visits.ts'
import { declareVoid } from './commands/void.ts'
import { workload } from './commands/workload.ts'
import { inLanguage } from './messages/in-language.ts'
import { type PublicEvent, readEvent } from './public-event.ts'
import type { OfNumber } from './read-draws.ts'
import type { Language, Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'
import { version } from './version.ts'

/** What every command may be told besides its own options. */
export interface CommonOptions {
  readonly json?: true
  readonly quiet?: true
  readonly lang?: Language
}

/** Does a command with a terminal that fits its common options. */
export type Perform = (
  common: CommonOptions,
  work: (terminal: Terminal) => Promise<Answer>,
) => Promise<void>

/** All commands; `perform` runs the one that was asked for. */
export function createProgram(language: Language, perform: Perform): Command {
  const t = inLanguage(language)
  const program = new SpokenCommand('double-random', language)
    .description(
      t(
        '“双随机、一公开”抽取与核验。出口码：0 是；1 否；2 用法不对；3 数据或文件被拒绝；4 文件读写；5 未见不符，有未查的项目；70 程序出错',
        'draws and verifies random inspections. Exit codes: 0 yes; 1 no; 2 usage; 3 refused; 4 files; 5 nothing wrong found, not all checked; 70 a bug',
      ),
    )
    .usage(t('[选项] [命令]', '[options] [command]'))
    .version(version, '-V, --version', t('显示版本', 'show the version'))
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .helpCommand('help [command]', t('显示一个命令的帮助', 'show the help of a command'))

  /** A command whose options and arguments are handed on as one object. */
  const add = <Options>(
    name: string,
    summary: string,
    args: readonly string[],
    work: (terminal: Terminal, options: Options) => Promise<Answer>,
  ): Command => {
    const command = program
      .command([name, ...args.map((arg) => (arg.startsWith('[') ? arg : `<${arg}>`))].join(' '))
      .description(summary)
    command.usage([t('[选项]', '[options]'), ...command.registeredArguments.map(termOf)].join(' '))
    command.action(async (...given: unknown[]) => {
      const own = command.opts<CommonOptions & Record<string, unknown>>()
      const named = args.map((arg, index) => [arg.replace(/[[\].]/g, ''), given[index]])
      const options = { ...own, ...Object.fromEntries(named) } as Options
      await perform(own, (terminal) => work(terminal, options))
    })
    return command
  }

  const inputs = () =>
    new Option(
      '-i, --inputs <path>',
      t(
        '数据文件夹、工作簿，或含全部数据的 JSON 文件，- 为标准输入',
        'folder, workbook, or one JSON file, or - for stdin',
      ),
    )
  const output = () =>
    new Option(
      '-o, --output <file>',
      t('写到新文件；不写则到标准输出', 'a new file; otherwise stdout'),
    )
  const blinding = () =>
    new Option('--blinding <file>', t('盲化密钥的文件', 'file with the blinding key'))
  const amendment = () =>
    new Option(
      '--amendment <file...>',
      t('变更文件，按先后', 'amendments made so far, in their order'),
    )
  const integer = (option: Option) => option.argParser((text) => parseInteger(option, text))
  const event = () =>
    repeated(
      '--event <title=values>',
      t(
        '公共事件的结果，如 双色球2026001期=1,2,3；核验时加发生的时刻',
        'outcome of a public event: title@instant=1,2,3',
      ),
      parseEvent,
    )
  const day = () => new Option('--date <day>', t('决定日期 YYYY-MM-DD', 'day of the decision'))
  const evidence = () => new Option('--evidence <text>', t('凭据的文号', 'reference of the paper'))
  const series = () => new Option('--series <name>', t('系列', 'series of draws'))
  const number = () => integer(new Option('--number <n>', t('编号，从 1 起', 'number, from 1')))
  const pool = () => new Option('--pool <id>', t('任务编号', 'id of the task'))
  const round = () => integer(new Option('--round <n>', t('轮次', 'round')))
  const unit = () => new Option('--unit <id>', t('检查对象的编号', 'id of the enterprise'))
  const needed = (option: Option) => option.makeOptionMandatory()
  /** What is read with the draws of a year. */
  const draws = (command: Command) =>
    command
      .addOption(
        needed(
          new Option('-i, --inputs <path...>', t('各次抽取的数据', 'the inputs of the draws')),
        ),
      )
      .addOption(outcomesOf())
      .option('--amendment <file...>', t('变更文件，次序不限', 'amendments, in any order'))
      .option('--blinding <file...>', t('各次的盲化密钥的文件', 'files with the blinding keys'))

  add(
    'template',
    t('空表：每个名录的表头', 'empty tables with their headings'),
    ['[table]'],
    template,
  ).addOption(output())
  add('calendar', t('一年的工作日历', 'working calendar of a year'), [], calendar)
    .addOption(needed(integer(new Option('--year <year>', t('年份', 'year')))))
    .option(
      '--table',
      t(
        '写出一张表来填，用于程序还没有安排的年份',
        'a table to fill in, for a year not known here',
      ),
    )
    .addOption(output())
  add('check', t('检查数据并演练', 'check the inputs and rehearse'), [], check)
    .addOption(needed(inputs()))
    .option(
      '-o, --output <file>',
      t('全部数据写成一个 JSON 新文件', 'new file with all inputs, as one JSON object'),
    )
    .option(
      '--questions <file>',
      t(
        '待核实的问题写成一张表，填好后放在数据旁边',
        'new table of open questions, to be filled in',
      ),
    )
  add(
    'reconcile',
    t('名录与登记库比对', 'compare a directory with a register'),
    ['directory', 'register'],
    reconcile,
  )
    .option('--previous <file>', t('上次的名录', 'the directory as it was'))
    .addOption(
      choice('--match <by>', t('按什么认定同一家', 'what tells that two rows are one firm'), [
        'id',
        'creditCode',
      ]),
    )
    .addOption(output())
  add('commit', t('一方写下承诺', "make a party's commitment"), [], commit)
    .addOption(needed(series()))
    .addOption(needed(number()))
    .requiredOption('--party <name>', t('哪一方', 'name of the party'))
    .requiredOption('--secret <file>', t('秘密写到哪个新文件', 'new file for the secret'))
    .option('--sealed', t('机关的密封随机数', "the bureau's sealed contribution"))
    .option('--dependent', t('该方不独立于经办人', 'the party is not independent'))
    .option('--value-file <file>', t('自选内容的文件', 'file with a text of its own'))
    .option('--ask', t('在终端输入自选内容', 'ask for a text of its own'))
    .addOption(output())
  add('announce', t('生成公告', 'make the announcement'), [], announce)
    .addOption(needed(inputs()))
    .addOption(needed(series()))
    .addOption(needed(number()))
    .option('--previous <file>', t('前一份记录或作废声明', 'record or void before'))
    .addOption(
      repeated(
        '--batch <pool:round>',
        t('本批的任务轮次', 'pool rounds drawn together'),
        parseEntry,
      ),
    )
    .option(
      '--source <file...>',
      t('随机数来源（JSON），按先后', 'sources of entropy, in their order'),
    )
    .addOption(choice('--drand <network>', t('随机信标', 'a drand round'), ['quicknet', 'default']))
    .option(
      '--by <instant>',
      t('公告和承诺最迟何时公布', 'by when announcement and commitments are out'),
    )
    .addOption(integer(new Option('--round <n>', t('信标轮次', 'the drand round'))))
    .option('--operator', t('经办人自定的文字', 'a text of the operator'))
    .addOption(blinding())
    .option('--make-blinding <file>', t('新建盲化密钥', 'make a new blinding key'))
    .option('--weak', t('随机强度不足也公告', 'accept fewer than 64 bits'))
    .option('--ledger <file>', t('登记簿（JSON）', 'the ledger, JSON'))
    .option('--changes <file>', t('变更理由（JSON）', 'reasons for changes'))
    .option('--continues <file>', t('接续的系列（JSON）', 'series that this one takes over'))
    .addOption(output())
  add('draw', t('抽取', 'draw'), [], draw)
    .addOption(needed(inputs()))
    .option('--announcement <file>', t('公告', 'the announcement'))
    .option('--reveal <file...>', t('各方的秘密文件', 'what the parties reveal'))
    .option('--beacon <file>', t('信标节点给出的 JSON', 'the JSON of a drand node'))
    .addOption(event())
    .addOption(blinding())
    .option('--seed-file <file>', t('不办仪式：种子的文件', 'no ceremony: file with a seed'))
    .option('--exclusions <file>', t('剔除清单写到新文件', 'new file with the exclusions'))
    .addOption(output())
  add('verify', t('核验任何一种文件', 'verify a document of any kind'), ['document'], verify)
    .addOption(inputs())
    .option('--announcement <file>', t('作废的公告', 'the announcement of a void'))
    .option('--record <file>', t('变更、检查结果的记录', 'the record of an amendment or outcomes'))
    .option('--announcement-digest <hex>', t('当时公布的公告摘要', 'as it was published'))
    .option('--announced-at <instant>', t('公布的时刻', 'when it was published'))
    .option('--record-digest <hex>', t('当天公布的记录摘要', 'as it was published'))
    .option('--void-digest <hex>', t('公布的作废声明摘要', 'as it was published'))
    .option('--amendment-digest <hex>', t('公布的变更文件摘要', 'as it was published'))
    .option('--outcomes-digest <hex>', t('公布的检查结果摘要', 'as it was published'))
    .option('--earlier <file...>', t('此前报告的检查结果', 'outcomes reported before'))
    .addOption(event())
    .addOption(blinding())
    .addOption(amendment())
    .option(
      '--last-amendment <hex>',
      t('最后一份变更文件的摘要；没有变更的写“无”', 'digest of the last amendment, or none'),
    )
    .option(
      '--accept <check...>',
      t('自行认可未查的项目，以退出码 0 结束', 'checks that may stay open: exit code 0'),
    )
    .option('--history <file...>', t('以前各号的记录和作废声明', 'earlier records and voids'))
  add(
    'ledger',
    t('登记簿：登记文件，给出应公布的摘要', 'enter documents in a ledger, and say its head'),
    ['[documents...]'],
    ledger,
  )
    .addOption(needed(series()))
    .option('--ledger <file>', t('此前的登记簿（JSON）', 'the ledger so far, JSON'))
    .addOption(output())
  const ofNumber = (name: string, value: string, description: string) =>
    repeated(`--${name} <n:${value}>`, description, parseOfNumber)
  const allOutcomes = () =>
    new Option(
      '--outcomes <file...>',
      t(
        '检查结果：表格、JSON，或已报告的全部文件',
        'a table, JSON, or all documents that report them',
      ),
    )
  const outcomesOf = () =>
    ofNumber(
      'outcomes',
      'file',
      t('某号的检查结果（编号:文件），表格或 JSON', 'outcomes: a table or JSON'),
    )
  add(
    'series',
    t('核验一个系列的全部文件，次序不限', 'verify all documents of a series, in any order'),
    ['documents...'],
    verifySeries,
  )
    .option('-i, --inputs <path...>', t('各次抽取的数据', 'the inputs of the draws'))
    .option('--blinding <file...>', t('各次的盲化密钥的文件', 'files with the blinding keys'))
    .addOption(ofNumber('announcement-digest', 'hex', t('某号公布的公告摘要', 'as published')))
    .addOption(ofNumber('announced-at', 'instant', t('某号公布的时刻', 'when it was published')))
    .addOption(ofNumber('record-digest', 'hex', t('某号公布的记录摘要', 'as published')))
    .addOption(
      ofNumber(
        'last-amendment',
        'hex',
        t('某号最后一份变更的摘要；没有变更的写“无”', 'last amendment, or none'),
      ),
    )
    .addOption(outcomesOf())
    .addOption(event())
    .option('--last-digest <hex>', t('公布的最后一份的摘要', 'digest of the last document'))
    .option(
      '--accept <check...>',
      t('自行认可未查的项目，以退出码 0 结束', 'checks that may stay open: exit code 0'),
    )
    .option('--ledger <file>', t('登记簿（JSON）', 'the ledger, JSON'))
    .addOption(
      new Option(
        '--ledger-head <n:hex>',
        t('公布的登记簿件数和摘要', 'documents in the ledger, and its head, as published'),
      ).argParser(parseHead),
    )
  add(
    'explain',
    t('为什么是这一家，为什么派这个人', 'why this enterprise, why this inspector'),
    ['record'],
    explain,
  )
    .addOption(needed(inputs()))
    .addOption(needed(unit()))
    .addOption(pool())
    .addOption(round())
    .addOption(integer(new Option('--seat <n>', t('席位', 'seat'))))
    .addOption(amendment())
    .addOption(blinding())
  add(
    'list',
    t(
      '检查名单：按日期、检查组、人员，或按上报平台的格式',
      'the visits by day, team or officer, or for another platform',
    ),
    ['record'],
    list,
  )
    .addOption(needed(inputs()))
    .addOption(
      choice(
        '--by <order>',
        t(
          '按日期、检查组、人员，逐次列出全部内容，或按任务列出、留空填写检查结果',
          'in which order; visit: all that is known of each; task: to fill in outcomes',
        ),
        ['day', 'team', 'officer', 'visit', 'task'],
      ),
    )
    .option('--layout <file>', t('平台表头与内容对应的表', 'table of the headings of the platform'))
    .option(
      '--up-to <day>',
      t('只列到这一天的检查，与公示一致', 'only visits up to this day, as of a notice'),
    )
    .addOption(amendment())
    .addOption(blinding())
    .addOption(output())
  add(
    'sheets',
    t('每次检查的现场检查方案和检查通知书', 'the papers of each visit: plan and notice'),
    ['record'],
    sheets,
  )
    .addOption(needed(inputs()))
    .addOption(
      choice('--form <form>', t('只要检查方案或者通知书', 'one of the two only'), [
        'plan',
        'notice',
      ]),
    )
    .addOption(amendment())
    .addOption(blinding())
    .addOption(output())
  add(
    'outcomes',
    t(
      '报告检查结果：写成只增不改的文件，更正须有理由',
      'report what became of the visits: corrected with reasons, never rewritten',
    ),
    ['record'],
    outcomes,
  )
    .addOption(needed(inputs()))
    .addOption(
      needed(
        new Option('--outcomes <file...>', t('检查结果，表格或 JSON', 'outcomes: a table or JSON')),
      ),
    )
    .addOption(needed(new Option('--as-of <day>', t('截至哪一天 YYYY-MM-DD', 'up to which day'))))
    .option('--earlier <file...>', t('此前报告的检查结果', 'outcomes reported before'))
    .option(
      '--public <file>',
      t('公开用的一份：只有数字和 --unit 各家', 'one to publish: numbers, and the rows of --unit'),
    )
    .option('--unit <id...>', t('公开哪几家的结果', 'whose rows are published'))
    .addOption(amendment())
    .addOption(blinding())
    .addOption(output())
  add(
    'past-visits',
    t(
      '下一批用的检查记录表（CSV 或工作簿）：此前的和本次的，本次的以变更和结果为准',
      'the table of visits for the next batch',
    ),
    ['record'],
    pastVisits,
  )
    .addOption(needed(inputs()))
    .addOption(allOutcomes())
    .addOption(amendment())
    .addOption(blinding())
    .addOption(output())
  add(
    'schedule',
    t('全年排期：每次检查排到哪一天', 'a day of the year for every visit'),
    [],
    schedule,
  )
    .addOption(needed(inputs()))
    .addOption(needed(new Option('--seed-file <file>', t('种子的文件', 'file with a seed'))))
    .option('--from <day>', t('从哪一天起', 'the first day'))
    .option('--plan <file>', t('写出带日期的计划（JSON）', 'the plan with its days, JSON'))
    .option('--months <file>', t('写出检查计划安排表（CSV）', 'tasks by month, CSV'))
    .option('--days <file>', t('写出逐日安排（CSV）', 'days, CSV'))
    .addOption(output())
  add(
    'plan',
    t(
      '核对年度计划：合计、占比、频次、上限',
      'check the arithmetic and structure of the annual plan',
    ),
    [],
    plan,
  )
    .addOption(needed(inputs()))
    .option(
      '--other <path>',
      t(
        '另一机关的计划和名录：两边都查的、对方名录中没有的重点单位、两边都不查的',
        'plan and directory of another authority: units of both, key units it lacks, units of neither',
      ),
    )
    .option(
      '-o, --output <file>',
      t('核对结果写到新文件（JSON）', 'new file with the result, JSON'),
    )
  add('workload', t('工作量核算：人天够不够', 'whether there are days enough'), [], workload)
    .addOption(needed(inputs()))
    .option(
      '--heads <file>',
      t('检查以外的工作的表：科室、事项、人天', 'table of other work: department, head, days'),
    )
    .option(
      '-o, --output <file>',
      t('各科室各季度写到新文件（工作簿或 CSV）', 'new file with all quarters (.xlsx, .csv)'),
    )
  add(
    'visits',
    t('检查日历（手机、邮件可以打开）', 'the visits as a calendar for telephones and mail'),
    ['record'],
    visits,
  )
    .addOption(needed(inputs()))
    .option('--officer <id>', t('只要这一名执法人员的', 'those of one inspector'))
    .addOption(amendment())
    .addOption(blinding())
    .addOption(output())
  add(
    'estimate',
    t('由样本推断总体', 'what the sample says of all that could have been drawn'),
    ['record'],
    estimate,
  )
    .addOption(needed(inputs()))
    .addOption(needed(pool()))
    .addOption(needed(round()))
    .addOption(needed(allOutcomes()))
    .option('--variable <name>', t('推断哪一列', 'which column is estimated'))
    .option('--counts', t('这一列是项数，可以大于 1', 'it counts things, and may be above 1'))
    .option('--confidence <ratio>', t('置信水平，如 19/20', 'confidence, as 19/20'))
    .addOption(blinding())
    .option('-o, --output <file>', t('数字写到新文件（JSON）', 'new file with the figures, JSON'))
  draws(
    add(
      'coverage',
      t('谁有过机会、谁已查、谁从未有机会', 'who had a chance, who was visited, who never had one'),
      ['records...'],
      coverage,
    ),
  ).option(
    '-o, --output <file>',
    t('逐家写到新文件（工作簿或 CSV）', 'new file with every unit (.xlsx, .csv)'),
  )
  draws(
    add('bulletin', t('一段时间的执行情况通报', 'a period in figures'), ['records...'], bulletin),
  )
    .addOption(needed(new Option('--from <day>', t('起始日期 YYYY-MM-DD', 'the first day'))))
    .addOption(needed(new Option('--to <day>', t('截止日期 YYYY-MM-DD', 'the last day'))))
    .option('--text <file>', t('给人看的文字写到新文件', 'new file with a text for people'))
    .option('-o, --output <file>', t('数字写到新文件（JSON）', 'new file with the figures, JSON'))
  add(
    'exclusions',
    t(
      '剔除清单：写出，或与记录核对',
      'who was kept out: make the file, or hold one against a record',
    ),
    ['record'],
    exclusions,
  )
    .addOption(inputs())
    .option('--check <file>', t('核对这份剔除清单', 'a file of exclusions to check'))
    .addOption(blinding())
    .addOption(output())
  add('sql', t('在数据库里复算的查询', 'queries that draw again in a database'), ['record'], sql)
    .addOption(needed(inputs()))
    .addOption(
      needed(
        choice('--dialect <name>', t('哪种数据库', 'which engine'), [
          'duckdb',
          'postgresql',
          'clickhouse',
        ]),
      ),
    )
    .addOption(output())
  add('substitute', t('替补', 'replace an enterprise'), ['record'], substitute)
    .addOption(needed(inputs()))
    .addOption(needed(pool()))
    .addOption(needed(round()))
    .addOption(needed(unit()))
    .addOption(
      needed(
        choice('--reason <code>', t('理由', 'reason'), [
          'closed',
          'moved-away',
          'duplicate',
          'out-of-scope',
        ]),
      ),
    )
    .addOption(needed(evidence()))
    .addOption(needed(day()))
    .option('--elsewhere <file>', t('别处已查或计划查的（JSON）', 'visits made elsewhere, JSON'))
    .addOption(amendment())
    .addOption(blinding())
    .addOption(output())
  add('reassign', t('改派检查人员', 'replace an inspector'), ['record'], reassign)
    .addOption(needed(inputs()))
    .requiredOption('--inspector <id>', t('工号', 'id of the inspector'))
    .option('--from <day>', t('不在的第一天', 'first day of absence'))
    .option('--to <day>', t('不在的最后一天', 'last day of absence'))
    .option('--enterprise <id>', t('回避哪一家', 'recused from this enterprise'))
    .addOption(
      needed(
        choice('--reason <code>', t('理由', 'reason'), [
          'absence',
          'recusal-granted',
          'left-service',
          'other',
        ]),
      ),
    )
    .addOption(needed(evidence()))
    .addOption(needed(day()))
    .addOption(amendment())
    .addOption(blinding())
    .addOption(output())
  add('void', t('作废', 'declare a number void'), ['announcement'], declareVoid)
    .addOption(
      needed(
        choice('--code <code>', t('缘由', 'why'), [
          'missing-reveal',
          'event-cancelled',
          'input-error',
          'pairing-infeasible',
          'other',
        ]),
      ),
    )
    .requiredOption('--statement <text>', t('向公众说明的一句话', 'a sentence for the public'))
    .addOption(needed(day()))
    .addOption(output())
  add('notice', t('生成公示', 'compose a public notice'), ['record'], notice)
    .addOption(needed(inputs()))
    .option('--open <table...>', t('公开哪些表，或 表:任务', 'tables, or table:pool'))
    .option('--up-to <day>', t('只公开到这一天的检查', 'only visits up to this day'))
    .option(
      '--secrets',
      t('公开种子和密钥（末次检查之后）', 'open seed and keys, after the last visit'),
    )
    .option(
      '--before-last-visit',
      t('末次检查之前也公开种子和密钥', 'open the secrets although visits are still to come'),
    )
    .addOption(blinding())
    .addOption(amendment())
    .option('--text <file>', t('给人看的文字写到新文件', 'new file with a text for people'))
    .addOption(output())
  add('prove', t('给一家企业的证明', 'a proof for one enterprise'), ['document'], prove)
    .addOption(needed(inputs()))
    .addOption(needed(unit()))
    .addOption(blinding())
    .addOption(output())

  for (const command of program.commands) {
    command
      .option('--json', t('结果写成一个 JSON 对象', 'say one JSON object'))
      .option('--quiet', t('不报告进度', 'no progress'))
      .addOption(choice('--lang <language>', t('语言', 'language'), ['zh', 'en']))
      .helpOption('-h, --help', t('显示帮助', 'show help'))
  }
  return program
}

function parseInteger(option: Option, text: string): number {
  if (/^[0-9]{1,10}$/.test(text)) return Number(text)
  return refuse(option, say('integer'), text)
}

/** An id may hold colons itself, so the last number is the round. */
function parseEntry(option: Option, text: string): BatchEntry {
  const [, pool, round] = /^(.+):([1-9]\d{0,8})$/.exec(text) ?? []
  if (pool !== undefined) return { pool, round: Number(round) }
  return refuse(option, say('pool-and-round'), text)
}

function parseEvent(option: Option, text: string): PublicEvent {
  return readEvent(text) ?? refuse(option, say('title-and-values'), text)
}

function parseOfNumber(option: Option, text: string): OfNumber {
  const [, number, value] = /^([1-9]\d{0,8}):(.+)$/s.exec(text) ?? []
  if (value !== undefined) return { number: Number(number), value }
  return refuse(option, say('number-and-value'), text)
}

function parseHead(text: string): LedgerHead {
  const [, sequence, head] = /^(\d{1,15}):(.+)$/s.exec(text) ?? []
  if (head !== undefined) return { sequence: Number(sequence), head }
  return refuse(new Option('--ledger-head <n:hex>'), say('count-and-digest'), text)
}

function refuse({ flags }: Option, expected: Message, text: string): never {
  throw new UsageError(say('option-value', { option: flags, expected, found: show(text) }))
}

/** An option that takes one of a few words. */
function choice(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, description).choices(values)
  return option.argParser((text) =>
    values.includes(text) ? text : refuse(option, say('one-of', { values }), text),
  )
}

/** An option whose values, given one by one, make a list. */
function repeated<Value>(
  flags: string,
  description: string,
  parse: (option: Option, text: string) => Value,
): Option {
  const option = new Option(flags, description)
  return option.argParser((text, before: readonly Value[] = []) => [...before, parse(option, text)])
}
