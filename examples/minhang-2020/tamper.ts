import { canonicalJson, type DrawRecord } from 'double-random'

/** The text of a record in which one seat was given to somebody else by hand. */
export function changeOneOfficer(record: DrawRecord): string {
  const { tables } = record.body
  const [first, ...rest] = tables.seats
  const other = tables.loads.find(({ inspector }) => inspector !== first!.inspector)!
  const seats = [{ ...first!, inspector: other.inspector }, ...rest]
  return canonicalJson({ ...record, body: { ...record.body, tables: { ...tables, seats } } })
}
