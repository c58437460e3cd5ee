import { deepFreeze } from '../../core/deep-freeze.ts'
import type { Enterprise } from '../../schema/inputs/enterprise.ts'
import type { Filter } from '../../schema/inputs/filter.ts'
import type { InputData } from '../../schema/inputs/inputs.ts'
import { matchesFilter } from '../../schema/inputs/matches-filter.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import {
  type RegisterData,
  type RegisterRow,
  reconcileOptions,
} from '../../schema/report/register.ts'
import { compareSnapshots, createRegisteredCheck } from './changes.ts'
import { differencesOf } from './differences.ts'
import { fitRows, type MatchBy } from './match.ts'
import { columnsNotCompared, comparable } from './members.ts'
import type { Difference, Reconciliation, ReconciliationCounts } from './result.ts'
import { parseReconciledRows } from './rows.ts'
import { computeStandings, type Presence, type Standing } from './stands.ts'
import { findingsOf, sortDifferences } from './table.ts'

/** How a directory is held against a register. */
export interface ReconcileOptions {
  /**
   * What tells that two rows are one firm: only equal ids, or only equal credit codes. Absent:
   * equal numbers, the *number* of a row being its credit code, or its id where it has none;
   * failing that, equal ids where one of the two has no credit code.
   */
  readonly match?: MatchBy
  /**
   * Which register rows should be in the directory (`docs/protocol.md` §3.8; on tags and `id`,
   * `name`, `creditCode`, `town`, `status`); absent: all.
   */
  readonly inScope?: Filter
  /** Rows of the directory as it was at the last snapshot. */
  readonly previous?: InputData['enterprises']
}

/**
 * Holds a directory against an official register: firms left out, firms that do not exist, members
 * that differ, changes since the last snapshot.
 *
 * Leaving a friend out of the frame is the easiest fraud, and no replay of a draw can see it. The
 * result is data for publication or for an auditor; no draw depends on it. Several directory rows
 * may stand for one register row (sites with one credit code); a directory row that fits several
 * register rows stands for none of them. See `docs/reconciliation.md`.
 *
 * @param directory - rows of the directory of objects, as handed to a draw or as {@link
 *   parseInputs} returned them
 * @param register - rows `{id?, creditCode?, name, status?, tags?, town?}` of the register, with an
 *   id or a credit code each
 * @param options - see {@link ReconcileOptions}
 * @returns the table of differences, the findings and the counts, frozen; the same for rows in any
 *   order
 * @throws DoubleRandomError `input/…` for malformed rows or options: all problems of all tables
 *   together
 *
 * @example
 * const { rows, counts } = reconcile(
 *   [{ id: '1', creditCode: 'A', name: '甲厂' }, { id: '2', creditCode: 'C', name: '丙厂' }],
 *   [{ creditCode: 'A', name: '甲厂' }, { creditCode: 'B', name: '乙厂' }],
 * );
 * rows.map(({ kind, name }) => [kind, name]); // => [['omitted', '乙厂'], ['phantom', '丙厂']]
 * counts.register; // => { rows: 2, outOfScope: 0, matched: 1, omitted: 1, similar: 0, ambiguous: 0 }
 */
export function reconcile(
  directory: InputData['enterprises'],
  register: readonly RegisterData[],
  options: ReconcileOptions = {},
): Reconciliation {
  const { match, inScope, previous } = parseOption('options', reconcileOptions, options)
  const tables = parseReconciledRows(directory, register, previous)
  const scope = tables.register.filter((row) => isInScope(inScope, row))
  const isWanted = new Set(scope)
  const both = [...tables.directory, ...(tables.previous ?? [])]
  const fits = fitRows(both, tables.register, match)
  const { standings, presences } = computeStandings(tables.directory, fits, scope)
  const columns = comparable(tables.directory, tables.register)
  const changes =
    tables.previous &&
    compareSnapshots(
      tables.previous,
      tables.directory,
      createRegisteredCheck(tables.previous, tables.directory, fits, isWanted),
    )
  const rows = sortDifferences([
    ...differencesOf(standings, presences, isWanted, columns),
    ...(changes ?? []),
  ])
  return deepFreeze({
    rows,
    findings: findingsOf(rows, columnsNotCompared(tables.register, columns)),
    counts: {
      ...countSorts(standings, presences, tables.register.length),
      ...(changes !== undefined && { changes: countChanges(changes) }),
    },
  })
}

/**
 * The door lets no filter in that asks for more than a row of a register has, so that a missing id
 * is a missing member like others.
 */
function isInScope(inScope: Filter | undefined, row: RegisterRow): boolean {
  return inScope === undefined || matchesFilter(inScope, row as Enterprise, new Map())
}

function countSorts(
  standings: readonly Standing[],
  presences: readonly Presence[],
  registered: number,
): Omit<ReconciliationCounts, 'changes'> {
  const of = (rows: readonly { readonly sort: string }[], sort: string) =>
    rows.reduce((count, each) => count + (each.sort === sort ? 1 : 0), 0)
  return {
    directory: {
      rows: standings.length,
      matched: of(standings, 'matched'),
      phantom: of(standings, 'phantom'),
      similar: of(standings, 'similar'),
      ambiguous: of(standings, 'ambiguous'),
    },
    register: {
      rows: registered,
      outOfScope: registered - presences.length,
      matched: of(presences, 'matched'),
      omitted: of(presences, 'omitted'),
      similar: of(presences, 'similar'),
      ambiguous: of(presences, 'ambiguous'),
    },
  }
}

function countChanges(changes: readonly Difference[]) {
  const of = (kind: string) => changes.filter((each) => each.kind === kind)
  return {
    added: of('added').length,
    removed: of('removed').length,
    changed: new Set(of('changed').map(({ id }) => id)).size,
    removedButRegistered: of('removed').filter(({ register }) => register !== undefined).length,
  }
}
