import type { Messages } from '../../core/message.ts'
import type { OutsideMessages } from '../../core/messages/outside.ts'
import type { Sentences } from '../sentences.ts'
import { expectedFound } from './expected-found.ts'
import { documentNames, sourceNames } from './names.ts'

const list = (parts: readonly string[]) => parts.join('、')
const nameOf = (kind: string) => documentNames[kind] ?? kind

const WHO: Readonly<Record<Messages['source-worth']['controlledBy'], string>> = {
  operator: '经办人选定',
  party: '该方选定',
  nobody: '无人能够选定',
}

export const outside: Sentences<OutsideMessages> = {
  'columns-without-rows': '各列的名称（没有一行可以看出）',
  'cell-of-table': '文本、整数、真假值或者空',
  'time-in-utc': '世界协调时的时间，如“2020-01-02T08:00:00Z”',
  'holidays-of-year': ({ year }) => `${year} 年的节假日`,
  'newer-chinese-days': '改用较新的“chinese-days”，其中有这一年的节假日',
  'chinese-days-data': '“chinese-days/dist/chinese-days.json”那样的日期',

  'text-in-utf-8': 'UTF-8 编码的文本',
  'text-in-another-encoding': '其他编码的内容',
  'document-or-directory': '协议文件（公告、记录、公示等）或名录（检查对象.csv 等）',
  'something-else': '其他内容',
  'document-to-verify': '记录、公示、证明或公告',
  'directories-of-draw': '抽取所用的名录（检查对象.csv、执法人员.csv 等，或一个 JSON 文件）',

  'same-key-as-row': ({ row }) => `与第 ${row} 行重复`,

  'document-as-digested': '与其摘要相符的文件',
  'changed-document': '改动过的文件',
  'secret-for-draw': ({ series, number }, say) => `系列${say(series)}、编号 ${say(number)} 的秘密`,
  'announced-reveals-only': '公告所列各来源的揭示内容',
  'another-reveal': '多出的内容',
  'give-reveal': ({ option }) => `用 ${option} 给出`,

  'source-worth': ({ kind, name, bits, controlledBy }) =>
    `${sourceNames[kind] ?? kind}${name === '' ? '' : ` ${name}`}：${bits} 位，${WHO[controlledBy]}`,

  'one-of-options': ({ options }) =>
    `请用 ${options.map((together) => together.join(' 和 ')).join('，或者 ')}`,
  'not-together': ({ options }) => `${options.join(' 和 ')} 不能同时使用`,
  'dash-of-text': ({ given }) =>
    `${given} 开头是排版用的横线（多半从文档里粘贴而来）：选项前面是两个英文连字符 --`,
  'quotes-of-text': ({ given }) => `${given} 用的是中文引号：请换成英文双引号，或者不加引号`,
  'backslash-before-quote': ({ given }) =>
    `${given} 把后面的内容也包了进去：引号内的路径末尾不要写反斜杠`,
  'option-not-for': ({ option, kind }) => `核验${nameOf(kind)}用不上 ${option}`,
  'table-or-rows': '表格，或各行的 JSON',
  'option-needs': ({ option, needs }) => `用 ${option} 时，还须给出 ${needs.join(' 和 ')}`,
  'option-value': ({ option, expected, found }, say) =>
    `${option}：${expectedFound(say(expected), say(found))}`,
  'source-of-entropy-needed': ({ options }) => `没有随机数来源：请用 ${options.join(' 或 ')}`,
  'terminal-needed': ({ option }) => `${option} 须有人在终端前输入`,
  'unknown-table': ({ table, tables }) => `没有“${table}”这张表，现有：${list(tables)}`,
  'table-or-folder': ({ option }) => `请写明一张表，或用 ${option} 指定文件夹`,
  'standard-input-once': '标准输入（-）一次命令只能用一个',
  'unknown-option': ({ option }) => `没有 ${option} 这个选项`,
  'unknown-command': ({ command }) => `没有 ${command} 这个命令`,
  'option-missing': ({ option }) => `缺少 ${option}`,
  'secrets-before-last-visit': ({ last, option }) =>
    `末次检查在 ${last}，公开种子和密钥就能算出还没有检查的是谁；请在此之后公开，确要提前的，加 ${option}`,
  'option-once': ({ option }) => `${option} 只能给一次`,
  'argument-missing': ({ argument }) => `缺少 <${argument}>`,
  'value-missing': ({ option }) => `${option} 之后缺少内容`,
  'arguments-at-most': ({ limit }) =>
    limit === 0 ? '除选项外不应有其他参数' : `除选项外至多 ${limit} 个参数`,
  'event-with-time': '名称@时刻=结果，如实填写公共事件发生的时刻',
  'count-and-digest': '件数:摘要',
  'number-and-value': '“编号:内容”',
  'number-at-hand': ({ numbers }) =>
    numbers.length === 0
      ? '所提供文件中没有可用的编号'
      : `所提供文件的编号（${numbers.join('、')}），每号一次`,
  'instant-with-zone': '带时区的时刻，如“2026-11-24T09:00:00+08:00”',
  'pool-and-round': '“任务:轮次”',
  'title-and-values': '“名称=1,2,3”',
}
