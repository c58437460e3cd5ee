import { groupBy } from '../core/group.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { workingListOptions } from '../schema/options/papers.ts'
import { type SheetOptions, type SheetTask, type VisitSheet, visitSheets } from './visit-sheets.ts'

/**
 * What the visits are put in order by; `visit` gives a line with everything to each, `task` one to
 * each of its tasks, to be filled in with what became of it.
 */
export type ListedBy = 'visit' | 'day' | 'team' | 'officer' | 'task'

/** A table of visits with Chinese headings; each group also stands in its rows' first column. */
export interface WorkingList {
  readonly title: string
  readonly headings: readonly string[]
  readonly groups: readonly ListGroup[]
}

export interface ListGroup {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

type Column = readonly [heading: string, text: (sheet: VisitSheet) => string]

/** Who goes where nobody was drawn. */
const UNNAMED: Readonly<Record<Exclude<VisitSheet['staffing'], 'drawn'>, string>> = {
  vacant: '待派员',
  'not-drawn': '由责任科室派员',
}

const joined = (texts: readonly (string | undefined)[]): string =>
  [...new Set(texts.filter((text) => text !== undefined && text !== ''))].join('、')

/** Who goes, each in words of his own. */
export function officersText(
  { staffing, officers }: VisitSheet,
  say: (officer: VisitSheet['officers'][number]) => string,
): readonly string[] {
  return staffing === 'drawn' ? officers.map(say) : [UNNAMED[staffing]]
}

const officersOf = (sheet: VisitSheet): string => officersText(sheet, ({ name }) => name).join('、')

/** Two officers may have one name, so a heading that stands for them has their ids. */
const nameAndId = ({ id, name }: VisitSheet['officers'][number]): string => `${name}（${id}）`
const groupOf = (sheet: VisitSheet): string => officersText(sheet, nameAndId).join('、')

/** One for each officer, so that it is seen whose they are. */
function numbersOf({ officers }: VisitSheet): string {
  const numbers = officers.map(({ certificate }) => certificate?.number)
  return numbers.every((each) => each === undefined)
    ? ''
    : numbers.map((each) => each ?? '无').join('、')
}

const DATE: Column = ['检查日期', ({ date }) => date]
const UNIT: readonly Column[] = [
  ['编号', ({ unit }) => unit.id],
  ['名称', ({ unit }) => unit.name],
  ['街镇', ({ unit }) => unit.town ?? ''],
  ['地址', ({ address }) => address ?? ''],
]
const TASKS: Column = ['检查任务', ({ tasks }) => joined(tasks.map(({ title }) => title))]
const OFFICERS: readonly Column[] = [
  ['检查人员', officersOf],
  ['执法证号', numbersOf],
]
const OF_YEAR: Column = ['本年次数', (sheet) => ofYearText(sheet)]

/** Shown where any visit has something to say in it. */
const AUTHORITIES: Column = ['其他部门检查', (sheet) => othersText(sheet)]

const REST: readonly Column[] = [...UNIT, TASKS, ...OFFICERS, OF_YEAR, AUTHORITIES]

const WHOLE: readonly Column[] = [
  DATE,
  ...UNIT,
  ['统一社会信用代码', ({ unit }) => unit.creditCode ?? ''],
  TASKS,
  ['责任科室', ({ tasks }) => joined(tasks.map(({ department }) => department))],
  ...OFFICERS,
  ['检查依据', ({ tasks }) => joined(tasks.flatMap(({ legalBasis }) => legalBasis))],
  ['检查事项', ({ items }) => joined(items.map(({ id, title = id }) => title))],
  ['检查方式', ({ items }) => joined(items.map(({ method }) => method))],
  OF_YEAR,
  AUTHORITIES,
  ['来源', ({ tasks }) => joined(tasks.map(sourceText))],
  ['抽取号', ({ tasks }) => joined(tasks.map(({ ticket }) => ticket ?? ''))],
  ['记录摘要', ({ record }) => record],
]

/** As `readOutcomes` of `double-random/tables` reads them, of sheets with one task each. */
const RESULTS: readonly Column[] = [
  ['任务编号', ({ tasks }) => joined(tasks.map(({ pool }) => pool))],
  ['轮次', ({ tasks }) => joined(tasks.map(({ round }) => String(round)))],
  ...UNIT.slice(0, 2),
  // Beside the day of the visit, which the one that was planned must not pass for.
  ['计划日期', ({ date }) => date],
  ['检查人员', officersOf],
  ['结果', () => ''],
  ['检查日期', () => ''],
]

const SOURCES: Readonly<Record<SheetTask['source'], string>> = {
  drawn: '随机抽取',
  substitute: '替补',
  census: '全覆盖',
  listed: '指定',
}

/** How a unit came to a visit, as people call it. */
export const sourceText = ({ source }: Pick<SheetTask, 'source'>): string => SOURCES[source]

/** Which visit of the year it is, in words. */
export const ofYearText = ({ visitOfYear, yearlyCap }: VisitSheet): string =>
  `第${visitOfYear}次${yearlyCap === null ? '' : `，年度上限${yearlyCap}次`}`

/** What other authorities plan at the unit; on the same day they can go together. */
export const othersText = ({ date, others }: VisitSheet): string =>
  joined(
    others.map(({ date: day, authority, matter }) => {
      const who = matter === undefined ? authority : `${authority}（${matter}）`
      return `${who}${day === date ? '同日' : day}`
    }),
  )

/** What {@link workingList} should know besides. */
export interface WorkingListOptions extends SheetOptions {
  /** An officer's list has his visits, a team's those on which all of it go together. */
  readonly by: ListedBy
}

/**
 * Puts the visits of a draw as it stands into a list with Chinese headings: by day, by team, by
 * officer, or each by itself with all that is known of it.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - the order; amendments as texts; blinding key
 * @returns groups in the order of days, or of the officers' ids; visits without officers come last
 * @throws DoubleRandomError as {@link visitSheets}
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const list = workingList(record, exampleInputs, { by: 'day' });
 * list.headings.slice(0, 3); // => ['检查日期', '编号', '名称']
 * list.groups.flatMap(({ rows }) => rows).length; // => 2
 */
export function workingList(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: WorkingListOptions,
): WorkingList {
  const { by, ...rest } = parseOption('options', workingListOptions, options)
  const sheets = visitSheets(record, data, rest)
  switch (by) {
    case 'visit':
      return listOf('检查任务表', WHOLE, [{ title: '', sheets }])
    case 'task': {
      const each = sheets.flatMap((sheet) =>
        sheet.tasks.map((task) => ({ ...sheet, tasks: [task] })),
      )
      return listOf('检查结果', RESULTS, [{ title: '', sheets: each }])
    }
    case 'day': {
      const days = [...groupBy(sheets, ({ date }) => date)]
      return listOf(
        '检查名单（按日期）',
        [DATE, ...REST],
        days.map(([title, of]) => ({ title, sheets: of })),
      )
    }
    case 'team': {
      const teams = [...groupBy(sheets, teamOf)]
      const groups = teams
        .sort(([a], [b]) => orderOf(a, b))
        .map(([, of]) => ({ title: groupOf(of[0] as VisitSheet), sheets: of }))
      return listOf('检查名单（按检查组）', [DATE, ...REST], groups, '检查组')
    }
    case 'officer': {
      const seats = sheets.flatMap((sheet) =>
        sheet.officers.length === 0
          ? [{ id: '', title: officersOf(sheet), sheet }]
          : sheet.officers.map((each) => ({ id: each.id, title: nameAndId(each), sheet })),
      )
      const groups = [...groupBy(seats, ({ id, title }) => (id === '' ? `\n${title}` : id))]
        .sort(([a], [b]) => orderOf(a, b))
        .map(([, of]) => ({ title: of[0]!.title, sheets: of.map(({ sheet }) => sheet) }))
      return listOf('检查名单（按人员）', [DATE, ...REST], groups, '人员')
    }
  }
}

/** The same for all visits to which the same officers go, whatever seats they have. */
const teamOf = (sheet: VisitSheet): string =>
  sheet.officers.length === 0
    ? `\n${officersOf(sheet)}`
    : sheet.officers
        .map(({ id }) => id)
        .sort(compareUtf8)
        .join('\n')

/** Byte order; those without officers, whose keys begin with a line break, come last. */
const orderOf = (a: string, b: string): number =>
  Number(a.startsWith('\n')) - Number(b.startsWith('\n')) || compareUtf8(a, b)

function listOf(
  title: string,
  columns: readonly Column[],
  groups: readonly { readonly title: string; readonly sheets: readonly VisitSheet[] }[],
  groupHeading?: string,
): WorkingList {
  const isOwnColumn = groupHeading !== undefined
  const shown = columns.filter(
    (column) =>
      column !== AUTHORITIES ||
      groups.some(({ sheets }) => sheets.some((sheet) => column[1](sheet))),
  )
  return {
    title,
    headings: [...(isOwnColumn ? [groupHeading] : []), ...shown.map(([heading]) => heading)],
    groups: groups.map((group) => ({
      title: group.title,
      rows: group.sheets.map((sheet) => [
        ...(isOwnColumn ? [group.title] : []),
        ...shown.map(([, text]) => text(sheet)),
      ]),
    })),
  }
}
