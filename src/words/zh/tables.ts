import type { TablesMessages, TableTitle } from '../../core/messages/tables.ts'
import type { Sentences } from '../sentences.ts'

const quoted = (text: string) => `“${text}”`
const list = (parts: readonly (string | number)[]) => parts.join('、')
const quotes = (parts: readonly string[]) => parts.map(quoted).join('、')
const titleOf = ({ zh }: TableTitle) => zh
const titles = (tables: readonly TableTitle[]) => list(tables.map(titleOf))
const at = ({ table, heading }: { readonly table: TableTitle; readonly heading: string }) =>
  `${titleOf(table)}${quoted(heading)}`
const lines = ({ lines: some, more }: { readonly lines: readonly number[]; more: number }) =>
  `第 ${list(some)} 行${more > 0 ? `等 ${some.length + more} 行` : ''}`

export const tables: Sentences<TablesMessages> = {
  'readable-tables': '能够读懂的内容',
  'bytes-of-file': '文件的字节',

  'round-short': ({ pool, round, planned, short }) =>
    `${pool}第${round}轮计划 ${planned} 家次，缺 ${short}`,
  'stratum-without-visits': ({ pool, round, stratum, size }) =>
    `${pool}第${round}轮“${stratum.map((value) => value ?? '空').join('/')}”层 ${size} 家，无论怎样抽都分不到家次`,
  'visits-unstaffed': ({ visits }) => `配不齐人员的检查 ${visits} 家次`,

  'lock-file': '办公软件或系统自己留下的文件',
  'protocol-document': '公告、记录一类的协议文件',
  'unknown-format': '不是能读的格式',
  'empty-file': '没有内容',
  'folder-unread': '这是文件夹，其中的文件要移到外面一层才读',
  'archive-unread': '这是压缩包，其中的文件要解压到外面才读',
  'no-known-headings': '没有认识的表头',
  'headings-missing': ({ table, columns }) =>
    `像${titleOf(table)}，但缺少 ${quotes(columns.map(({ title }) => title))}`,
  'notes-of-template': '空表自带的填写说明',
  'workbook-unreadable': '工作簿打不开，可能已损坏或加了密码',
  'workbook-binary': '二进制的工作簿不读，请用表格软件打开后另存为“.xlsx”',
  'told-not-to-read': '字段对照中写明不读',

  'file-unread': ({ file, why }, say) =>
    `${quoted(file)}没有读：${say(why)}。要用的请改好表头或在字段对照中写明是哪张表，不用的请移走或写明不读`,
  'file-passed-over': ({ file, why }, say) => `${quoted(file)}没有读：${say(why)}`,
  'sheet-unread': ({ file, sheet, why }, say) =>
    `${quoted(file)}的工作表${quoted(sheet)}没有读：${say(why)}。要用的请改好表头或在字段对照中写明是哪张表，不用的请写明不读`,
  'sheet-passed-over': ({ file, sheet, why }, say) =>
    `${quoted(file)}的工作表${quoted(sheet)}没有读：${say(why)}`,
  'sheet-hidden': ({ table, file, sheet }) =>
    `${quoted(file)}的工作表${quoted(sheet)}是隐藏的，也读作${titleOf(table)}。不该用的请删去或写明不读，该用的请取消隐藏`,
  'file-too-large': ({ file, bytes, limit }) =>
    `${quoted(file)}展开后有 ${bytes} 字节，超过 ${limit} 字节，没有打开`,
  'lines-undecodable': ({ file, encoding, ...of }) =>
    of.lines.length === 0
      ? `${quoted(file)}不是完整的 ${encoding} 文本`
      : `${quoted(file)}按 ${encoding} 读，${lines(of)}有读不出的字节。请从原系统重新导出`,
  'lines-in-two-encodings': ({ file, encoding, ...of }) =>
    `${quoted(file)}是 ${encoding} 编码，而${lines(of)}是另一种编码，可能由两个文件拼成。请分别打开、复制到同一张表后另存`,
  'file-not-text': ({ file }) => `${quoted(file)}里有文本中不会有的字符，不是文本文件或编码不对`,
  'utf-16-unmarked': ({ file }) =>
    `${quoted(file)}是 UTF-16 编码而没有标记。请用记事本或表格软件打开，另存为 UTF-8 或 Unicode 文本`,
  'json-unreadable': ({ file }) => `${quoted(file)}不是完整的 JSON`,
  'table-in-doubt': ({ tables: some }) =>
    `表头同时符合 ${titles(some)}，分不清是哪一张。请把日期等表头写全（如“检查日期”“处罚日期”），或在字段对照中写明`,
  'table-in-several-places': ({ table, places }) =>
    `${titleOf(table)}有几处：${list(places)}，已合在一起读。有旧表、副本的请移走`,
  'table-missing': ({ tables: some }) => `没有${some.map(titleOf).join('或')}`,
  'calendar-missing':
    '没有工作日历。可用“double-random calendar --year 年份”生成；程序还没有那一年的安排的，加“--table”写出一张表来填',
  'calendar-year-missing': ({ year }) => `日历的表里没有 ${year} 年的节假日安排`,
  'arrangement-unreadable': ({ table }) => `${titleOf(table)}的“安排”应为“放假”或“上班”`,
  'member-in-several-files': ({ member, files }) =>
    `${quoted(member)}在几个文件中都有：${list(files)}。只留一个`,
  'mapping-unknown': ({ field }) => `字段对照中的${quoted(field)}不是任何一张表或一列的名称`,
  'mapping-unused': ({ row }) =>
    `字段对照中的一行用不上：${quotes(row)}。没有这样的文件、工作表、表头，或者前面已有一行写明。请改正或删去`,

  'heading-missing': ({ table, title }) => `${titleOf(table)}没有${quoted(title)}一列`,
  'heading-twice': ({ table, title, heading }) =>
    `${titleOf(table)}有几列都是${quoted(title)}，如${quoted(heading)}。只留一列，或在字段对照中写明哪一列不读`,
  'heading-similar': ({ table, title, heading }) =>
    `${titleOf(table)}的${quoted(heading)}没有读，它像是${quoted(title)}。是的，请改成这个表头或在字段对照中写明；不是的，请写明不读`,
  'heading-empty': ({ table, column }) =>
    `${titleOf(table)}第 ${quoted(column)} 列没有表头而有内容，没有读`,
  'headings-passed-over': ({ table, headings }) =>
    `${titleOf(table)}有 ${headings.length} 列不参与抽取，没有读：${list(headings)}。要用来筛选、分层的，把表头改成“属性:名称”，或在字段对照的“字段”一栏写“属性”`,
  'credit-code-for-id': ({ table }) => `${titleOf(table)}没有编号，以统一社会信用代码为编号`,
  'title-rows': ({ table }) => `${titleOf(table)}表头以上的标题、说明没有读`,

  'totals-row': ({ table }) => `${titleOf(table)}的合计行没有读`,
  'note-row': ({ table }) => `${titleOf(table)}的备注、落款、分段标题没有读`,
  'section-row': ({ table, text }) =>
    `${titleOf(table)}中间的${quoted(text)}没有读，它下面的行照常读。它说明了下面各行的（如已注销、属于某镇），请写进各行的栏目，或把不该用的行删去`,
  'recusals-empty': ({ table }) =>
    `${titleOf(table)}只有表头，没有一行。确实没有的请核实，有的请填上`,
  'another-table-below': ({ table }) =>
    `${titleOf(table)}的下面又有一张表的表头。一个工作表只放一张表，请分开`,
  'headings-again': ({ table }) => `${titleOf(table)}中重复出现的表头没有读`,
  'row-of-numbers-only': ({ table }) => `${titleOf(table)}只有序号的空行没有读`,
  'rows-hidden': ({ table, rows }) =>
    `${titleOf(table)}有 ${rows} 行是隐藏的，也读了。不该用的请删去，该用的请取消隐藏或筛选`,
  'column-hidden': (of) =>
    `${at(of)}一列是隐藏的，也读了。不该用的请删去或写明不读，该用的请取消隐藏`,
  'row-too-long': ({ table, count }) =>
    `${titleOf(table)}的表头有 ${count} 列，这一行却更多，可能是单元格里的逗号使各格错位。请给该单元格加引号，或改用顿号`,
  'quote-swallows-rows': ({ table, lines: count }) =>
    `${titleOf(table)}有一个多余的引号，把后面 ${count} 行并进了一个单元格。请删去引号；确要在单元格内换行的，请改用分号`,
  'quote-open': '从这一行起引号没有成对。请删去多余的引号',
  'quote-inside': '引号之后还有文字。单元格内的引号要写两个，或改用“”',
  'merged-filled': (of) => `${at(of)}的合并单元格，按所合并的各行都是这个内容读`,
  'merged-lost': (of) =>
    `${at(of)}只有每段第一行有内容，像是合并单元格另存后留下的空白。是的，请取消合并并逐行填好，或直接用工作簿；确实为空的，请核实`,
  'merged-across': ({ covered, ...of }) =>
    `${at(of)}的单元格与 ${quotes(covered)} 合并，后者按空白读。请取消合并并逐格填好`,
  'column-numbers': ({ table }) => `${titleOf(table)}表头下面的栏号、填写要求没有读`,
  'example-row': ({ table, text }) =>
    `${titleOf(table)}的${quoted(text)}像是示例，也读了。是示例的，请删去这一行`,
  'one-plan-only': '一张任务表只写一个计划：计划编号、计划名称各行要相同',
  'one-choice-only': ({ title }) => `${quoted(title)}对整个计划有效，各行要相同`,
  'one-task-only': ({ title }) =>
    `同一任务编号的各行是它的各轮，${quoted(title)}要相同；不是同一任务的，另编任务编号`,
  'rounds-overlap': ({ task }) => `任务${quoted(task)}有两轮的日期重叠`,
  'field-unknown': ({ name, near }) =>
    `分层依据${quoted(name)}不是检查对象的列${near.length > 0 ? `，相近的有 ${quotes(near)}` : ''}`,

  'cell-missing': (of) => `${at(of)}必填而没有内容`,
  'read-as-nothing': (of) => `${at(of)}中表示没有的写法，按空白读`,
  'number-rewritten': (of) =>
    `${at(of)}是被表格软件改写过的数字，末几位可能已经丢失。请把该列设为文本，从原系统重新导出或填写`,
  'number-marked': (of) => `${at(of)}带有表格软件的记号（前面的撇号或等号），不是号码本身。请去掉`,
  'number-as-day': (of) =>
    `${at(of)}是日期，可能是表格软件把号码改成了日期。请把该列设为文本后重新填写`,
  'text-damaged': (of) => `${at(of)}有乱码，在别处转换编码时已经损坏。请从原系统重新导出`,
  'formulas-stored': ({ count }) => `有 ${count} 个公式，读的是文件里保存的结果`,
  'formula-failed': (of) => `${at(of)}是公式的错误值。请改正公式后保存`,
  'day-of-serial': (of) => `${at(of)}是 Excel 的日期序号，按日期读`,
  'day-unreadable': (of) => `${at(of)}不是日期。请写成“2026-03-02”`,
  'day-unreal': (of) => `${at(of)}没有这一天`,
  'day-in-doubt': (of) => `${at(of)}可以有几种读法。请写成“2026-03-02”，年四位`,
  'day-incomplete': (of) => `${at(of)}缺少年、月或日。请写成“2026-03-02”`,
  'day-of-another-zone': (of) =>
    `${at(of)}写的是别的时区的时刻，换成北京时间可能是另一天。请写成“2026-03-02”`,
  'span-unreadable': ({ example, ...of }) => `${at(of)}不是起止日期。请写成${quoted(example)}`,
  'span-without-start': (of) =>
    `${at(of)}只有一个日期。请写明起止，如“2024-01-01/2026-12-31”，或分作起、止两列`,
  'integer-unreadable': (of) => `${at(of)}不是整数`,
  'yes-or-no-unreadable': (of) => `${at(of)}应为“是”或“否”`,
  'values-split': (of) => `${at(of)}一格中用斜线、空格等隔开的，按几项读`,
  'values-in-doubt': ({ value, parts, ...of }) =>
    `${at(of)}的${quoted(value)}读作一项。是 ${quotes(parts)} 的，请用顿号隔开`,
}
