import { fold } from '../schema/kit/fold.ts'
import { type Column, TABLES, type TableForm } from './forms.ts'

/** What people write in brackets behind a heading, which says how to fill it in. */
const ASIDE =
  /[（(](?:必填|选填|可选|非必填|全称|文本|日期|格式[^）)]*|如[^）)]*|例[^）)]*|单位[^）)]*|家|人|年月日|年-月-日|yyyy[^）)]*)[）)]/g

/** A heading without its width, case, blanks, line breaks, stars, colons and asides. */
export function plainHeading(text: string): string {
  return fold(text.replace(/[\r\n\t\u200b\ufeff]/g, '').replace(ASIDE, '')).replace(
    /^[*]+|[*:]+$/g,
    '',
  )
}

/** A column of a sheet that a form knows. */
export interface KnownColumn {
  /** Members to walk through. */
  readonly members: readonly string[]
  readonly column: Column
}

const lookups = new Map<TableForm, ReadonlyMap<string, Column>>()

/** The columns of a form by every heading that means them. */
function lookupOf(form: TableForm): ReadonlyMap<string, Column> {
  let lookup = lookups.get(form)
  if (lookup === undefined) {
    lookup = new Map(
      form.columns.flatMap((column) =>
        namesOf(column).map((name) => [plainHeading(name), column] as const),
      ),
    )
    lookups.set(form, lookup)
  }
  return lookup
}

/** Everything that a column is called, its own names first. */
export function namesOf({ name, title, synonyms = [] }: Column): readonly string[] {
  return [title, name, ...synonyms]
}

/** Returns the column of a form that a heading means; undefined where there is none. */
export function columnOf(heading: string, form: TableForm): KnownColumn | undefined {
  const column = lookupOf(form).get(plainHeading(heading))
  if (column !== undefined) return { members: column.name.split('.'), column }
  if (form.others === 'counts') {
    const name = heading.trim()
    return {
      members: ['values', name],
      column: { name: `values.${name}`, title: name, kind: 'integer' },
    }
  }
  const [, name, type] =
    /^(?:attributes\.|属性[:：.])(.+?)(?:[:：](整数|integer))?$/.exec(heading.trim()) ?? []
  return form.attributes === true && name !== undefined
    ? attributeOf(name, type === undefined ? 'text' : 'integer')
    : undefined
}

/** The column of an attribute that the bureau names itself. */
export function attributeOf(name: string, kind: 'text' | 'integer' = 'text'): KnownColumn {
  const column: Column = { name: `attributes.${name}`, title: name, kind }
  return { members: ['attributes', name], column }
}

/**
 * Returns a column of a form that a heading may mean, though it is written otherwise: one character
 * more, less or another, or a known heading with a word before or behind it.
 */
export function similarColumn(
  heading: string,
  form: TableForm,
  found: ReadonlySet<string>,
): Column | undefined {
  const plain = plainHeading(heading)
  if (plain.length < 2) return undefined
  const bare = plain.replace(/[（(][^）)]*[）)]/g, '')
  return form.columns.find(
    (column) =>
      !found.has(column.name) &&
      namesOf(column).some((name) => {
        const known = plainHeading(name)
        if (bare === known) return true
        const isInside = plain.includes(known) && plain.length - known.length <= 2
        if (isInside && known.length >= 2) return true
        return Math.max(plain.length, known.length) >= 4 && isOneEditApart(plain, known)
      }),
  )
}

function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  const most = Math.min(a.length, b.length) - start
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return Math.max(a.length, b.length) - start - end <= 1
}

/** The forms whose words stand in a name of a file or a sheet. */
export function formsNamed(name: string): readonly TableForm[] {
  const plain = fold(name)
  const all = TABLES.filter(({ words }) => words.some((word) => plain.includes(fold(word))))
  // 回避名单 is a table of recusals, and 人员名单 one of officers: the general word comes last.
  const [first, ...others] = all.filter(({ table }) => table !== 'lists')
  return first === undefined ? all : [first, ...others]
}

/** Whether a file or a sheet of this name could be meant as data of a draw. */
export function couldBeMeant(name: string): boolean {
  return formsNamed(name).length > 0 || /计划|日历|plan|calendar|名录|台账/i.test(name)
}
