import type { ProblemList } from '../../core/errors.ts'
import { groupBy } from '../../core/group.ts'
import { say } from '../../core/message.ts'
import {
  isOfTown,
  lacksDepartment,
  lacksQualification,
  missesPreference,
  missesTown,
} from './demand.ts'
import type { Inputs } from './inputs.ts'
import type { Inspector } from './inspector.ts'
import type { Plan } from './plan.ts'
import { type Demand, type Seat, TEAM_OF_TWO, teamForms } from './team.ts'

type Content = Omit<Inputs, 'findings'>

/**
 * At most one of several related officers in a team is a flow only while no seat tells them apart:
 * then the team has one place for all of them. Seats that do would make it the search for an
 * independent set, so they are refused (`docs/protocol.md` §3.2d).
 */
export function checkRelated(content: Content, problems: ProblemList): void {
  const single = content.inspectors.filter(({ group }) => group === undefined)
  const families = groupBy(single, ({ related }) => related)
  families.delete(undefined)
  if (families.size === 0) return
  const towns = new Set<string | undefined>([undefined])
  for (const { town } of content.enterprises) towns.add(town)
  for (const { seats, path } of seatLists(content.plan)) {
    for (const [name, members] of families) {
      const found = unlikePair(content, seats, members, towns)
      if (name === undefined || found === undefined) continue
      problems.add({
        code: 'design/related',
        path,
        unit: found.inspector,
        expected: say('related-taken-alike', { related: name }),
        found: say(found.what, { inspectors: [found.other, found.inspector] }),
        fix: say('make-related-alike'),
      })
    }
  }
}

/**
 * The seats that can come together in one team; where visits can be joint, those of all tasks can.
 */
function seatLists({ tasks }: Plan): { seats: readonly Seat[]; path: string }[] {
  const lists = tasks.flatMap(({ team = TEAM_OF_TWO }, index) =>
    team === 'none'
      ? []
      : teamForms(team).flatMap(({ seats }) =>
          seats === undefined ? [] : [{ seats, path: `plan.tasks[${index}].team` }],
        ),
  )
  return tasks.some(({ overlap }) => overlap === 'merge')
    ? [{ seats: lists.flatMap(({ seats }) => seats), path: 'plan.tasks' }]
    : lists
}

interface UnlikePair {
  readonly inspector: string
  readonly other: string
  readonly what: 'different-seats' | 'different-certificates' | 'different-preferences'
}

function unlikePair(
  content: Content,
  seats: readonly Seat[],
  members: readonly Inspector[],
  towns: ReadonlySet<string | undefined>,
): UnlikePair | undefined {
  const { pairing } = content.plan
  const ownTown = pairing?.recuse?.ownTown === true
  const hasPreference = pairing?.stages?.some((stage) => 'preference' in stage) ?? false
  const looksAtTown =
    ownTown || seats.some(({ town, prefer }) => town !== undefined || prefer?.town !== undefined)
  for (const town of looksAtTown ? towns : [undefined]) {
    let first: { id: string; open: string; certificate: string; liked: string } | undefined
    for (const inspector of members) {
      const able = seats.filter((seat) => isAble(inspector, seat, town, ownTown))
      if (able.length === 0) continue
      const mixed = new Set(able.map(({ certified }) => certified !== false)).size === 2
      const { from = '', to = '' } = inspector.certificate ?? {}
      const his = {
        id: inspector.id,
        open: able.map((seat) => seats.indexOf(seat)).join(),
        certificate: mixed ? `${from} ${to}` : '',
        liked: hasPreference ? able.map(({ prefer }) => likes(inspector, prefer, town)).join() : '',
      }
      if (first === undefined) {
        first = his
        continue
      }
      const difference = { inspector: inspector.id, other: first.id }
      if (first.open !== his.open) return { ...difference, what: 'different-seats' }
      if (first.certificate !== his.certificate)
        return { ...difference, what: 'different-certificates' }
      if (first.liked !== his.liked) return { ...difference, what: 'different-preferences' }
    }
  }
  return undefined
}

/** Whether no rule of the seat itself keeps an inspector from it. */
function isAble(inspector: Inspector, seat: Seat, town: string | undefined, ownTown: boolean) {
  const members = [inspector]
  if (lacksDepartment(members, seat) || lacksQualification(members, seat)) return false
  if (missesTown(members, seat, town)) return false
  return !(ownTown && seat.town !== 'same' && isOfTown(members, town))
}

function likes(inspector: Inspector, prefer: Demand | undefined, town: string | undefined) {
  return prefer === undefined || !missesPreference([inspector], prefer, town)
}
