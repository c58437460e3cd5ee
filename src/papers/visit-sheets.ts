import { canonicalJson } from '../core/canonical-json.ts'
import { fieldOf } from '../core/field.ts'
import { groupBy } from '../core/group.ts'
import type { Message } from '../core/message.ts'
import { rowKey } from '../core/table.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { type BlindingOption, boundInputs } from '../record/bound-inputs.ts'
import { readAmendments } from '../record/read-amendments.ts'
import { readRecord } from '../record/read-record.ts'
import { type StandingVisit, standingVisits } from '../record/standing-visits.ts'
import { visitName } from '../record/visits-of.ts'
import type { Amendment, BatchEntry, DrawRecord } from '../schema/documents/documents.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import type { Inspector } from '../schema/inputs/inspector.ts'
import type { Item } from '../schema/inputs/items.ts'
import { listsOf } from '../schema/inputs/matches-filter.ts'
import type { Task } from '../schema/inputs/plan.ts'
import type { AuthorityVisit } from '../schema/inputs/relations.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { sheetOptions } from '../schema/options/papers.ts'
import { type PoolRound, resolveBatch } from '../select/resolve-batch.ts'
import { rulesOfRound } from '../select/rules-of-round.ts'
import { type KnownVisit, type VisitOfYear, visitOfYear } from './visit-of-year.ts'

/** What a team takes along to one visit, and what its chief approves. */
export interface VisitSheet extends VisitOfYear {
  /** From 1, in the order of days and units. */
  readonly number: number
  readonly date: string
  /** Who inspects, as the plan has it. */
  readonly authority: string | null
  readonly plan: string
  /** Its row of the directory. */
  readonly unit: Enterprise
  /** The first attribute of the row that is called 地址, 住所, 经营地址, 经营场所 or address. */
  readonly address: string | null
  /** One for each pool round that the visit is for, in the order of the plan. */
  readonly tasks: readonly SheetTask[]
  /** Whether officers are drawn for it; `vacant`: they are, and nobody can go. */
  readonly staffing: 'drawn' | 'vacant' | 'not-drawn'
  /** In the order of their seats, a fixed group as its members. */
  readonly officers: readonly Pick<Inspector, 'id' | 'name' | 'department' | 'certificate'>[]
  readonly items: readonly SheetItem[]
  /** What other authorities plan at the unit, in order of days. */
  readonly others: readonly AuthorityVisit[]
  /** What was replaced, when and why. */
  readonly changes: readonly Message[]
  /** Digest of the record. */
  readonly record: string
  /** What its code for scanning says: record and visit, as canonical JSON. */
  readonly code: string
}

/** A pool round, and how the unit came to it. */
export interface SheetTask extends BatchEntry {
  readonly title: string
  readonly department: string
  readonly mode: Task['mode'] | null
  readonly legalBasis: readonly string[]
  /**
   * Drawn, taken from the reserves for another unit, or not by chance: of a task that visits all of
   * its units, or those that a list names.
   */
  readonly source: 'drawn' | 'substitute' | 'census' | 'listed'
  readonly ticket: string | null
}

/** What is checked, and why it is: at every visit, drawn, or riding along. */
export type SheetItem = Omit<Item, 'where' | 'mandatory'> & {
  readonly pool: string
  readonly why: 'mandatory' | 'drawn' | 'rider'
}

/** What happened after the draw. */
export interface SheetOptions extends BlindingOption {
  /** Texts of the amendments of the record, the first one first. */
  readonly amendments?: readonly string[]
}

const ADDRESSES = ['地址', '住所', '经营地址', '经营场所', 'address']

/**
 * Returns a sheet for each visit of a draw as it stands: what 检查通知书 and 现场检查方案 are filled in
 * from.
 *
 * How many visits the unit had this year is counted from the inputs, the batch and what amendments
 * say of visits elsewhere, as its caps count them (`docs/protocol.md` §3.9). Sheets name enterprises
 * and officers: they are confidential until the visits are over.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - amendments as texts; blinding key
 * @returns the sheets of all visits, by day, then by id of the unit
 * @throws DoubleRandomError as `drawAsItStands`
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [sheet] = visitSheets(record, exampleInputs);
 * sheet.officers.length; // => 2
 * sheet.tasks[0].title; // => '加油站'
 */
export function visitSheets(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: SheetOptions = {},
): VisitSheet[] {
  const { amendments = [], blinding } = parseOption('options', sheetOptions, options)
  const read = readRecord(record)
  const { inputs } = boundInputs(read.body.head.announcement, data, blinding)
  const made = readAmendments(read, amendments)
  const standing = standingVisits(read.body.tables, made).filter(({ isCurrent }) => isCurrent)
  const visits = [...groupBy(standing, visitName).values()].sort(
    ([a], [b]) => compareUtf8(a!.date, b!.date) || compareUtf8(a!.unit, b!.unit),
  )
  const sheetOf = sheetWriter(inputs, read, { made, visits })
  return visits.map((rows, index) => ({ number: index + 1, ...sheetOf(rows) }))
}

type Rows = readonly StandingVisit[]

function sheetWriter(
  inputs: Inputs,
  record: DrawRecord,
  { made, visits }: { readonly made: readonly Amendment[]; readonly visits: readonly Rows[] },
): (rows: Rows) => Omit<VisitSheet, 'number'> {
  const { plan, enterprises, inspectors } = inputs
  const lists = listsOf(inputs)
  const unitOf = new Map(enterprises.map((unit) => [unit.id, unit]))
  const membersOf = groupBy(inspectors, ({ id, group = id }) => group)
  const othersAt = groupBy(
    [...inputs.plannedVisits].sort((a, b) => compareUtf8(a.date, b.date)),
    ({ enterprise }) => enterprise,
  )
  const knownOf = visitsByUnit(inputs, made, visits)
  const roundOf = roundReader(inputs, record)
  const itemsOf = itemReader(inputs, record, made)
  return (rows) => {
    const [{ unit: id, date, team, host, pool, round }] = rows as [StandingVisit]
    const unit = unitOf.get(id) as Enterprise
    const inPlan = plan.tasks.flatMap((task) => rows.filter((row) => row.pool === task.id))
    const rules = inPlan.flatMap((row) => {
      const { task, design } = roundOf(row)
      return rulesOfRound(plan, task, design)
    })
    const isDrawn = inPlan.some((row) => roundOf(row).task.team !== 'none')
    const visit = { date, matters: rows.map((row) => row.pool) }
    return {
      date,
      authority: plan.authority ?? null,
      plan: plan.title,
      unit,
      address: addressOf(unit),
      tasks: inPlan.map((row) => roundOf(row).told),
      // A joint visit keeps its seats when the task leaves that drew officers for it.
      staffing: team.length > 0 ? 'drawn' : isDrawn ? 'vacant' : 'not-drawn',
      officers: team
        .flatMap((holder) => membersOf.get(holder) ?? [])
        .map(({ id: officer, name, department, certificate }) => ({
          ...{ id: officer, name, department },
          ...(certificate && { certificate }),
        })),
      items: inPlan.flatMap(itemsOf),
      others: othersAt.get(id) ?? [],
      ...visitOfYear(visit, knownOf.get(id) ?? [], { unit, rules, lists }),
      changes: inPlan.flatMap(({ changes }, index) =>
        // Each row of a visit says what became of its seats.
        index === 0 ? changes : changes.filter(({ id: change }) => change !== 'seat-reassigned'),
      ),
      record: record.digest,
      code: canonicalJson({
        record: record.digest,
        visit: { ...(host ?? { pool, round }), unit: id },
      }),
    }
  }
}

/** Every visit to each unit that is known now: before the draw, in it, and elsewhere. */
function visitsByUnit(
  { pastVisits }: Inputs,
  made: readonly Amendment[],
  visits: readonly Rows[],
): Map<string, KnownVisit[]> {
  const about = (matter: string | undefined) => (matter === undefined ? [] : [matter])
  const all = [
    ...pastVisits.map(({ enterprise, date, matter }) => ({
      unit: enterprise,
      date,
      matters: about(matter),
    })),
    ...visits.map((rows) => ({
      unit: rows[0]!.unit,
      date: rows[0]!.date,
      matters: rows.map(({ pool }) => pool),
    })),
    ...made.flatMap(({ body: { change } }) =>
      'elsewhere' in change
        ? change.elsewhere.map(({ unit, date, matter }) => ({ unit, date, matters: about(matter) }))
        : [],
    ),
  ]
  return groupBy(all, ({ unit }) => unit)
}

/** Reads of a row what its round says, and how the unit came to it. */
function roundReader(inputs: Inputs, { body: { head, tables } }: DrawRecord) {
  const rounds = resolveBatch(inputs.plan, head.announcement.batch)
  const roundOf = new Map(rounds.map((each) => [entryName(each.entry), each]))
  const ticketOf = (rows: readonly (BatchEntry & { unit: string; ticket: string })[]) =>
    new Map(rows.map((row) => [rowKey('sample', row), row.ticket]))
  const drawn = ticketOf(tables.sample)
  const reserves = ticketOf(tables.reserves)
  return (row: StandingVisit) => {
    const { pool, round } = row
    const { task, design } = roundOf.get(entryName(row)) as PoolRound
    const key = rowKey('sample', row)
    const isByChance = design.type !== 'census' && design.type !== 'listed'
    const source = !drawn.has(key) ? 'substitute' : isByChance ? 'drawn' : design.type
    const told: SheetTask = {
      ...{ pool, round, source },
      title: task.title,
      department: task.department,
      mode: task.mode ?? null,
      legalBasis: task.legalBasis ?? [],
      ticket: source === 'listed' ? null : (drawn.get(key) ?? reserves.get(key) ?? null),
    }
    return { task, design, told }
  }
}

const entryName = ({ pool, round }: BatchEntry): string => `${pool}\n${round}`

function itemReader(
  { plan: { catalogues = [], tasks } }: Inputs,
  { body: { tables } }: DrawRecord,
  made: readonly Amendment[],
): (row: StandingVisit) => SheetItem[] {
  const rows = [...tables.items, ...made.flatMap(({ body }) => body.items)]
  const rowOf = new Map(rows.map((row) => [rowKey('items', row), row]))
  const catalogueOf = new Map(tasks.map(({ id, items }) => [id, items?.catalogue]))
  return (visit) => {
    const row = rowOf.get(rowKey('items', visit))
    if (row === undefined) return []
    const catalogue = catalogues.find(({ id }) => id === catalogueOf.get(visit.pool))
    const itemOf = new Map(catalogue?.items.map((item) => [item.id, item]))
    const told = (ids: readonly string[], why: SheetItem['why']) =>
      ids.map((id): SheetItem => {
        const { where: _, mandatory: __, ...item } = itemOf.get(id) ?? { id }
        return { ...item, pool: visit.pool, why }
      })
    return [
      ...told(row.mandatory, 'mandatory'),
      ...told(row.drawn, 'drawn'),
      ...told(row.riders, 'rider'),
    ]
  }
}

function addressOf(unit: Enterprise): string | null {
  for (const name of ADDRESSES) {
    const address = fieldOf(unit, `attributes.${name}`)
    if (address !== undefined) return String(address)
  }
  return null
}
