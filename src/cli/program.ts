import { Command, InvalidArgumentError, Option } from 'commander'
import type { BatchEntry } from 'double-random'
import type { Answer } from './answer.ts'
import { reassign, substitute } from './commands/amend.ts'
import { announce } from './commands/announce.ts'
import { calendar } from './commands/calendar.ts'
import { check } from './commands/check.ts'
import { commit } from './commands/commit.ts'
import { draw, type PublicEvent } from './commands/draw.ts'
import { explain } from './commands/explain.ts'
import { notice } from './commands/notice.ts'
import { prove } from './commands/prove.ts'
import { reconcile } from './commands/reconcile.ts'
import { sql } from './commands/sql.ts'
import { template } from './commands/template.ts'
import { verify } from './commands/verify.ts'
import { declareVoid } from './commands/void.ts'
import { inLanguage } from './messages/in-language.ts'
import type { Language, Terminal } from './terminal.ts'

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
  const program = new Command('double-random')
    .description(
      t(
        '“双随机、一公开”抽取与核验。出口码：0 是；1 否；2 用法不对；3 数据或文件被拒绝；4 文件读写；70 程序出错',
        'draws and verifies random inspections. Exit codes: 0 yes; 1 no; 2 usage; 3 refused; 4 files; 70 a bug',
      ),
    )
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
    command.action(async (...given: unknown[]) => {
      const own = command.opts<CommonOptions & Record<string, unknown>>()
      const named = args.map((arg, index) => [arg.replace(/[[\]]/g, ''), given[index]])
      const options = { ...own, ...Object.fromEntries(named) } as Options
      await perform(own, (terminal) => work(terminal, options))
    })
    return command
  }

  const inputs = () =>
    new Option(
      '-i, --inputs <path>',
      t(
        '数据文件夹，或含全部数据的 JSON 文件，- 为标准输入',
        'folder, or one JSON file, or - for stdin',
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
      t('更正书，按先后', 'amendments made so far, in their order'),
    )
  const integer = (option: Option) => option.argParser((text) => parseInteger(text, t))
  const event = () =>
    new Option(
      '--event <title=values>',
      t('公共事件的结果，如 双色球2026001期=1,2,3', 'outcome of a public event: title=1,2,3'),
    ).argParser((text, before: readonly PublicEvent[] = []) => [...before, parseEvent(text, t)])
  const day = () => new Option('--date <day>', t('决定日期 YYYY-MM-DD', 'day of the decision'))
  const evidence = () => new Option('--evidence <text>', t('凭据的文号', 'reference of the paper'))
  const series = () => new Option('--series <name>', t('系列', 'series of draws'))
  const number = () => integer(new Option('--number <n>', t('编号，从 1 起', 'number, from 1')))
  const pool = () => new Option('--pool <id>', t('任务编号', 'id of the task'))
  const round = () => integer(new Option('--round <n>', t('轮次', 'round')))
  const unit = () => new Option('--unit <id>', t('检查对象的编号', 'id of the enterprise'))
  const needed = (option: Option) => option.makeOptionMandatory()

  add(
    'template',
    t('空表：每个名录的表头', 'empty tables with their headings'),
    ['[table]'],
    template,
  ).addOption(output())
  add('calendar', t('一年的工作日历', 'working calendar of a year'), [], calendar)
    .addOption(needed(integer(new Option('--year <year>', t('年份', 'year')))))
    .addOption(output())
  add('check', t('检查数据并演练', 'check the inputs and rehearse'), [], check)
    .addOption(needed(inputs()))
    .option(
      '-o, --output <file>',
      t('全部数据写成一个 JSON 新文件', 'new file with all inputs, as one JSON object'),
    )
  add(
    'reconcile',
    t('名录与登记库比对', 'compare a directory with a register'),
    ['directory', 'register'],
    reconcile,
  )
    .option('--previous <file>', t('上次的名录', 'the directory as it was'))
    .addOption(
      new Option(
        '--match <by>',
        t('按什么认定同一家', 'what tells that two rows are one firm'),
      ).choices(['id', 'creditCode']),
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
      new Option(
        '--batch <pool:round>',
        t('本批的任务轮次', 'pool rounds drawn together'),
      ).argParser((text, before: readonly BatchEntry[] = []) => [...before, parseEntry(text, t)]),
    )
    .option(
      '--source <file...>',
      t('随机数来源（JSON），按先后', 'sources of entropy, in their order'),
    )
    .addOption(
      new Option('--drand <network>', t('随机信标', 'a drand round')).choices([
        'quicknet',
        'default',
      ]),
    )
    .option('--after <instant>', t('信标轮次必须晚于此刻', 'the round is later than this'))
    .addOption(integer(new Option('--round <n>', t('信标轮次', 'the drand round'))))
    .option('--operator', t('经办人自定的文字', 'a text of the operator'))
    .addOption(blinding())
    .option('--make-blinding <file>', t('新建盲化密钥', 'make a new blinding key'))
    .option('--weak', t('随机强度不足也公告', 'accept fewer than 64 bits'))
    .addOption(output())
  add('draw', t('抽取', 'draw'), [], draw)
    .addOption(needed(inputs()))
    .option('--announcement <file>', t('公告', 'the announcement'))
    .option('--reveal <file...>', t('各方的秘密文件', 'what the parties reveal'))
    .option('--beacon <file>', t('信标节点给出的 JSON', 'the JSON of a drand node'))
    .addOption(event())
    .addOption(blinding())
    .option('--seed-file <file>', t('不办仪式：种子的文件', 'no ceremony: file with a seed'))
    .addOption(output())
  add('verify', t('核验任何一种文件', 'verify a document of any kind'), ['document'], verify)
    .addOption(inputs())
    .option('--announcement <file>', t('作废的公告', 'the announcement of a void'))
    .option('--announcement-digest <hex>', t('当时公布的公告摘要', 'as it was published'))
    .option('--announced-at <instant>', t('公布的时刻', 'when it was published'))
    .option('--record-digest <hex>', t('当天公布的记录摘要', 'as it was published'))
    .addOption(event())
    .addOption(blinding())
    .addOption(amendment())
    .option('--last-amendment <hex>', t('最后一份更正书的摘要', 'digest of the last amendment'))
    .option('--history <file...>', t('以前各号的记录和作废声明', 'earlier records and voids'))
  add(
    'explain',
    t('为什么是我，为什么是他', 'why this enterprise, why this officer'),
    ['record'],
    explain,
  )
    .addOption(needed(inputs()))
    .addOption(needed(unit()))
    .addOption(pool())
    .addOption(round())
    .addOption(integer(new Option('--seat <n>', t('席位', 'seat'))))
  add('sql', t('在数据库里重算的查询', 'queries that draw again in a database'), ['record'], sql)
    .addOption(needed(inputs()))
    .addOption(
      needed(
        new Option('--dialect <name>', t('哪种数据库', 'which engine')).choices([
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
        new Option('--reason <code>', t('理由', 'reason')).choices([
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
    .addOption(output())
  add('reassign', t('更换检查人员', 'replace an officer'), ['record'], reassign)
    .addOption(needed(inputs()))
    .requiredOption('--inspector <id>', t('工号', 'id of the officer'))
    .option('--from <day>', t('不在的第一天', 'first day of absence'))
    .option('--to <day>', t('不在的最后一天', 'last day of absence'))
    .option('--enterprise <id>', t('回避哪一家', 'recused from this enterprise'))
    .addOption(
      needed(
        new Option('--reason <code>', t('理由', 'reason')).choices([
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
    .addOption(output())
  add('void', t('作废', 'declare a number void'), ['announcement'], declareVoid)
    .addOption(
      needed(
        new Option('--code <code>', t('缘由', 'why')).choices([
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
      .addOption(new Option('--lang <language>', t('语言', 'language')).choices(['zh', 'en']))
      .helpOption('-h, --help', t('显示帮助', 'show help'))
  }
  return program
}

type Say = (zh: string, en: string) => string

function parseInteger(text: string, t: Say): number {
  if (/^[0-9]{1,10}$/.test(text)) return Number(text)
  throw new InvalidArgumentError(t('应为整数', 'an integer is needed'))
}

/** An id may hold colons itself, so the last number is the round. */
function parseEntry(text: string, t: Say): BatchEntry {
  const [, pool, round] = /^(.+):([1-9]\d{0,8})$/.exec(text) ?? []
  if (pool !== undefined) return { pool, round: Number(round) }
  throw new InvalidArgumentError(t('写法为 任务:轮次', 'task:round is needed'))
}

function parseEvent(text: string, t: Say): PublicEvent {
  const [, title, values] = /^(.+)=(-?\d{1,15}(?:,-?\d{1,15})*)$/.exec(text) ?? []
  if (title !== undefined) return { title, values: (values as string).split(',').map(Number) }
  throw new InvalidArgumentError(t('写法为 名称=1,2,3', 'title=1,2,3 is needed'))
}
