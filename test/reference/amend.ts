import { DEFAULT, QUICKNET } from '../beacon/rounds.ts'
import type { Source } from './announce.ts'
import { byBytes, canonical, digest } from './canonical.ts'
import { dayOf } from './dates.ts'
import {
  type AmendmentBody,
  type Change,
  type Decision,
  isSubstitution,
  type Substitution,
} from './decisions.ts'
import { Faulty } from './faults.ts'
import { normalised } from './inputs.ts'
import { reseat } from './reseat.ts'
import { amended, type Body, isRow, prepared, recorded, type Standing } from './standing.ts'
import { itemsOfSubstitutes, substitutesOf } from './substitute.ts'

/** §11.2: `elsewhere` by the canonical texts, none twice. */
function inOrder(change: Change): Change {
  if (!isSubstitution(change)) return change
  const rows = new Map(change.elsewhere.map((row) => [canonical(row), row]))
  const texts = [...rows.keys()].sort(byBytes)
  return { ...change, elsewhere: texts.map((text) => rows.get(text)!) }
}

/** §6.4: genesis and period of a network. */
const NETWORKS: Readonly<Record<string, readonly [number, number]>> = {
  [QUICKNET]: [1692803367, 3],
  [DEFAULT]: [1595431050, 30],
}

/** §5.1 */
function timesOf(source: Source): number[] {
  if (source.kind === 'public-event') return [source.at]
  if (source.kind !== 'drand') return []
  const [genesis, period] = NETWORKS[source.chain]!
  return [genesis + (source.round - 1) * period]
}

/** §11.2: whether a day of it is before the first day, or a visit's after the year of the last window. */
function isAstray({ change, date }: Decision, { head }: Body): boolean {
  const { by, entropy } = head.announcement
  const windows = head.rounds.map(({ window }) => window)
  const first = windows.map(([from]) => from).reduce((a, b) => (a < b ? a : b))
  const last = windows.map(([, to]) => to).reduce((a, b) => (a > b ? a : b))
  const from = by === null ? `${first.slice(0, 4)}-01-01` : dayOf(by - 12 * 3600)
  const spoken = entropy.flatMap(timesOf).map((second) => dayOf(second - 12 * 3600))
  const visits = isSubstitution(change) ? change.elsewhere : []
  return (
    [from, ...spoken].some((day) => date < day) ||
    visits.some((row) => row.date < from || row.date.slice(0, 4) > last.slice(0, 4))
  )
}

/** §11.2, §11.3: units that are not in the sample or the directory; a day before the one before. */
function check(decision: Decision, body: Body, { inputs, rows }: Standing, last: string): void {
  const { change, date } = decision
  const known = (id: string) => inputs.enterprises.some((unit) => unit.id === id)
  const unknown =
    isSubstitution(change) &&
    !(rows.some(isRow(change)) && change.elsewhere.every(({ unit }) => known(unit)))
  const astray = date < last || isAstray(decision, body)
  const codes = [...(unknown ? ['input/unknown-id'] : []), ...(astray ? ['input/range'] : [])]
  if (codes.length > 0) throw new Faulty(codes)
}

/** §11.2: what a record and these amendments come to. */
export const standingAfter = (
  raw: object,
  body: Body,
  before: readonly AmendmentBody[],
): Standing => before.reduce(amended, recorded(normalised(raw as Record<string, unknown>), body))

/** §11.2 */
export function amend(
  raw: object,
  body: Body,
  before: readonly AmendmentBody[],
  { change: asked, ...decided }: Decision,
): AmendmentBody {
  const { series, number } = body.head
  const { seed } = body.secrets
  const change = inOrder(asked)
  const standing = standingAfter(raw, body, before)
  check({ change, ...decided }, body, standing, before.at(-1)?.date ?? '')
  const known = prepared(standing, { change, substitutes: [], items: [] })
  const substitutes = isSubstitution(change)
    ? substitutesOf(known, body, { change, ...decided } as Decision<Substitution>)
    : []
  const items = itemsOfSubstitutes(known, substitutes, seed)
  const now = prepared(standing, { change, substitutes, items })
  return {
    protocol: 'double-random/1',
    kind: 'amendment',
    series,
    number,
    sequence: before.length + 1,
    record: digest('record', body.head),
    previous: before.length > 0 ? digest('amendment', before.at(-1)) : null,
    change,
    ...decided,
    substitutes,
    ...reseat(now, substitutes, before, body),
    items,
  }
}
