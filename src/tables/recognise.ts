import { TABLES, type TableForm } from './forms.ts'
import { formsNamed, plainHeading } from './headings.ts'
import { findLayout, type Layout, type Mapped, missingIn, namesIn } from './layout.ts'
import type { Sheet } from './sheet.ts'

/** What a sheet is. */
export type Recognised =
  | { readonly is: 'table'; readonly layout: Layout }
  /** It has the headings of several tables, and its name does not say which. */
  | { readonly is: 'in-doubt'; readonly forms: readonly TableForm[] }
  /** It has some headings of a table, and not those that are needed. */
  | { readonly is: 'resembling'; readonly layout: Layout }
  | { readonly is: 'unknown' }

/** Headings of a table that make a sheet resemble it. */
const ENOUGH = 2

/**
 * Tells a sheet by its headings: the table of which it has all that are needed and the most of all.
 * Names of file and sheet decide only where headings leave it open.
 */
export function recognise(sheet: Sheet, mapped: Mapped, told: TableForm | undefined): Recognised {
  if (told !== undefined) {
    const layout = findLayout(sheet, told, mapped)
    return layout === undefined ? { is: 'unknown' } : { is: 'table', layout }
  }
  const layouts = TABLES.flatMap((form) => findLayout(sheet, form, mapped) ?? [])
  const whole = layouts.filter((layout) => missingIn(layout).length === 0)
  const named = new Set([sheet.file, sheet.sheet ?? ''].flatMap(formsNamed))
  if (whole.length === 0) {
    const [most] = [...layouts].sort((a, b) => namesIn(b).size - namesIn(a).size)
    const byName = layouts.find(({ form }) => named.has(form))
    const resembling = byName ?? (most && namesIn(most).size >= ENOUGH ? most : undefined)
    return resembling === undefined ? { is: 'unknown' } : { is: 'resembling', layout: resembling }
  }
  const [layout, ...others] = best(
    best(whole, (each) => namesIn(each).size),
    ownHeadings,
  )
  if (layout === undefined || others.length === 0) {
    return layout === undefined ? { is: 'unknown' } : { is: 'table', layout }
  }
  const equal = [layout, ...others]
  const [byName, ...more] = equal.filter(({ form }) => named.has(form))
  return byName !== undefined && more.length === 0
    ? { is: 'table', layout: byName }
    : { is: 'in-doubt', forms: equal.map(({ form }) => form) }
}

/** Those for which a measure is largest. */
function best(layouts: readonly Layout[], measure: (layout: Layout) => number): readonly Layout[] {
  const most = Math.max(...layouts.map(measure))
  return layouts.filter((layout) => measure(layout) === most)
}

/** How many headings are those that the table itself gives, and not other words for them. */
function ownHeadings({ columns }: Layout): number {
  return columns.filter(
    ({ heading, known }) =>
      known !== undefined &&
      [known.column.title, known.column.name].map(plainHeading).includes(plainHeading(heading)),
  ).length
}
