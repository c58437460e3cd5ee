import { type FindingList, NAMING_TABLES } from '../../core/finding.ts'
import { fold } from '../kit/fold.ts'
import type { Inputs } from './inputs.ts'

type Content = Omit<Inputs, 'findings'>

/** As a spreadsheet leaves it that took a number for one. */
const plain = (id: string) => fold(id).replace(/^0+/, '')
const startsWithZero = (id: string | undefined) => id?.[0] === '0' || id?.[0] === '０'

/**
 * Ids and numbers of one directory that differ by zeros in front only: 0101 and 101 are one firm,
 * once from a table in which the column was a number.
 */
export function lintZeros({ enterprises, inspectors }: Content, findings: FindingList): void {
  const look = <Row>(rows: readonly Row[], of: (row: Row) => string | undefined) => {
    // Most registers have no such id at all, and nothing is folded for them.
    if (!rows.some((row) => startsWithZero(of(row)))) return
    const first = new Map<string, string>()
    for (const row of rows) {
      const id = of(row)
      if (id === undefined) continue
      const bare = plain(id)
      const other = first.get(bare)
      if (other === undefined) first.set(bare, id)
      // What is one but for its width or case is refused, or waived by a person.
      else if (fold(other) !== fold(id)) findings.add('similar-zeros', `${other} / ${id}`)
    }
  }
  look(enterprises, ({ id }) => id)
  look(enterprises, ({ creditCode }) => creditCode)
  look(inspectors, ({ id }) => id)
  look(inspectors, ({ certificate }) => certificate?.number)
}

/**
 * Ids in other tables that no directory has. A past visit may name a firm or an officer that has
 * left; one that is named by its name, or without the zeros of its id, is meant and not found, and
 * so is a table of which no row fits.
 */
export function lintUnknownIds(content: Content, findings: FindingList): void {
  if (NAMING_TABLES.some((table) => content[table].length > 0)) {
    const known = new Set(content.enterprises.map(({ id }) => id))
    for (const table of NAMING_TABLES) {
      const rows: readonly { readonly enterprise: string }[] = content[table]
      const named = rows.map(({ enterprise }) => enterprise)
      const codes = [`misnamed-enterprise-${table}`, `unknown-enterprise-${table}`] as const
      lintNamed(named, { known, directory: content.enterprises, codes }, findings)
    }
  }
  const officers = content.pastVisits.flatMap((visit) => visit.inspectors ?? [])
  if (officers.length === 0) return
  const known = new Set(content.inspectors.map(({ id }) => id))
  const codes = ['misnamed-inspector-pastVisits', 'unknown-inspector-pastVisits'] as const
  lintNamed(officers, { known, directory: content.inspectors, codes }, findings)
}

type CodeOf<Start extends string> = Extract<Parameters<FindingList['add']>[0], `${Start}-${string}`>

function lintNamed(
  named: readonly string[],
  {
    known,
    directory,
    codes: [misnamed, unknown],
  }: {
    readonly known: ReadonlySet<string>
    readonly directory: readonly { readonly id: string; readonly name: string }[]
    readonly codes: readonly [CodeOf<'misnamed'>, CodeOf<'unknown'>]
  },
  findings: FindingList,
): void {
  const missing = named.filter((id) => !known.has(id))
  if (missing.length === 0) return
  const wanted = new Set(missing.map(plain))
  const meant = new Map<string, string>()
  for (const { id, name } of directory) {
    for (const text of [id, name]) {
      const bare = plain(text)
      if (wanted.has(bare) && !meant.has(bare)) meant.set(bare, id)
    }
  }
  for (const id of missing) {
    const near = meant.get(plain(id))
    if (near !== undefined) findings.add(misnamed, `${id} / ${near}`)
    else findings.add(missing.length === named.length ? misnamed : unknown, id)
  }
}
