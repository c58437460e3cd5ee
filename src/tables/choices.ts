import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Cells that offer a list of texts to choose from. */
export interface Choices {
  /** The cells, as `B2:B1000`. */
  readonly cells: string
  /** A list in quotes or the cells that have it, as a formula. */
  readonly formula: string
}

/** What stands behind the lists in the part of a sheet (ECMA-376 part 1, 18.3.1.99). */
const BEHIND =
  /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|ignoredErrors|drawing|legacyDrawing|\/worksheet)[ />]/

/**
 * Returns an .xlsx workbook with lists to choose from, by the numbers of its sheets from 1. The
 * package that writes the cells writes none, so they are put into the parts; whoever writes another
 * text is not stopped.
 */
export function withChoices(
  workbook: Uint8Array,
  bySheet: ReadonlyMap<number, readonly Choices[]>,
): Uint8Array {
  const parts = unzipSync(workbook)
  for (const [number, all] of bySheet) {
    const name = `xl/worksheets/sheet${number}.xml`
    const text = strFromU8(parts[name] as Uint8Array)
    const lists = all.map(
      ({ cells, formula }) =>
        `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${cells}"><formula1>${formula}</formula1></dataValidation>`,
    )
    const at = text.search(BEHIND)
    const element = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
    if (lists.length > 0) parts[name] = strToU8(text.slice(0, at) + element + text.slice(at))
  }
  return zipSync(parts)
}
