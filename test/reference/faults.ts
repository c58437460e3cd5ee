import { alone, groupsOf } from './candidates.ts'
import { canonical } from './canonical.ts'
import { faultsOfPlan } from './faults-plan.ts'
import { dislikes, unsuited } from './rules.ts'
import type { Inputs, Inspector, Limit, Seat } from './types.ts'
import { listsOf } from './visits.ts'

/** §3.2a, §3.2c, §3.2d, §3.10b: inputs that break a MUST; `codes` names each that is broken. */
export class Faulty extends Error {
  constructor(readonly codes: readonly string[]) {
    super(codes.join(', '))
  }
}

/** Neither disjoint nor one inside the other, or of the same span. */
function clash(a: Limit, b: Limit): boolean {
  const disjoint = a.to < b.from || b.to < a.from
  const inside = (c: Limit, d: Limit) => d.from <= c.from && c.to <= d.to
  return (a.from === b.from && a.to === b.to) || !(disjoint || inside(a, b) || inside(b, a))
}

const clashing = ({ limits = [] }: Inspector): boolean =>
  limits.some((a, i) => limits.slice(i + 1).some((b) => clash(a, b)))

/** Members agree if what is given is the same: a 0 that is given differs from none (§1.8). */
function groupsDisagree(inputs: Inputs): boolean {
  const ids = inputs.inspectors.map(({ id }) => id)
  return groupsOf(inputs).some(({ id, members }) => {
    const shared = members.map(({ capacity, minimum, perDay, limits, carried, availability }) =>
      canonical(
        [capacity, minimum, perDay, limits, carried, availability].map((one) => one ?? null),
      ),
    )
    return ids.includes(id) || new Set(shared).size > 1
  })
}

/** §3.2d, `related`: whether these two keep to the rule on this list, for units of this town. */
function alike(
  a: Inspector,
  b: Inspector,
  list: readonly Seat[],
  unit: { town?: string },
  inputs: Inputs,
): boolean {
  const open = (one: Inspector) => list.filter((seat) => !unsuited(alone(one), seat, unit, inputs))
  const [mine, theirs] = [open(a), open(b)]
  if (mine.length === 0 || theirs.length === 0) return true
  if (mine.length !== theirs.length || mine.some((seat) => !theirs.includes(seat))) return false
  const uncertified = mine.filter(({ certified }) => certified === false).length
  const days = ({ certificate }: Inspector) => `${certificate?.from} ${certificate?.to}`
  if (uncertified > 0 && uncertified < mine.length && days(a) !== days(b)) return false
  if (!inputs.plan.pairing?.stages?.some((wish) => 'preference' in wish)) return true
  const counts = (one: Inspector, { prefer }: Seat) =>
    prefer !== undefined && dislikes(alone(one), prefer, unit)
  return mine.every((seat) => counts(a, seat) === counts(b, seat))
}

function unlikeRelatives(inputs: Inputs): boolean {
  const units = [{}, ...inputs.enterprises.map(({ town }) => (town === undefined ? {} : { town }))]
  const some = inputs.inspectors.filter(({ group, related }) => !group && related)
  const merges = inputs.plan.tasks.some(({ overlap }) => overlap === 'merge')
  const lists = merges ? [listsOf(inputs).flat()] : listsOf(inputs)
  return some.some((a, i) =>
    some
      .slice(i + 1)
      .filter((b) => a.related === b.related)
      .some((b) => lists.some((list) => units.some((unit) => !alike(a, b, list, unit, inputs)))),
  )
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ')

/** §3.5: the codes of what two of a directory share, and no waiver names all of them. */
function sharedMarks({ enterprises, inspectors, waivers }: Inputs): string[] {
  const marks: [string, { id: string; mark: string | undefined }[]][] = [
    ['similar-ids', enterprises.map(({ id }) => ({ id, mark: id }))],
    ['similar-ids', inspectors.map(({ id }) => ({ id, mark: id }))],
    ['same-credit-code', enterprises.map(({ id, creditCode }) => ({ id, mark: creditCode }))],
    [
      'same-certificate',
      inspectors.map(({ id, certificate }) => ({ id, mark: certificate?.number })),
    ],
  ]
  return marks.flatMap(([code, given]) => {
    const rows = given.map(({ id, mark }) => ({ id, mark: mark && folded(mark) }))
    const alike = (mark: string) => rows.filter((row) => row.mark === mark)
    const wrong = rows.some(({ mark }) => {
      const ids = mark === undefined ? [] : alike(mark).map(({ id }) => id)
      const waived = waivers.some(
        (one) => one.code === code && ids.every((id) => one.ids.includes(id)),
      )
      return ids.length > 1 && !waived
    })
    return wrong ? [`input/${code}`] : []
  })
}

/** §3.2, §3.7, §3.9, §3.10 */
export function check(inputs: Inputs): void {
  const { inspectors } = inputs
  const present = inspectors.filter(({ availability }) => availability !== undefined).length
  const codes = [
    ...sharedMarks(inputs),
    ...(inspectors.some(clashing) ? ['design/limits'] : []),
    ...(present > 0 && present < inspectors.length ? ['design/availability'] : []),
    ...(groupsDisagree(inputs) ? ['design/group'] : []),
    ...(unlikeRelatives(inputs) ? ['design/related'] : []),
    ...faultsOfPlan(inputs),
  ]
  if (codes.length > 0) throw new Faulty(codes)
}
