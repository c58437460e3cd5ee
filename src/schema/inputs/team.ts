import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import { byMember, type Shapes, wordOr } from '../kit/shapes.ts'
import { label } from '../kit/text.ts'
import { type Filter, filter } from './filter.ts'

/** What is asked, or wished, of whoever takes a seat. */
export interface Demand {
  readonly department?: string
  /** All of them are needed. */
  readonly qualifications?: readonly string[]
  /** `same`: an officer of the unit's own town; `different`: none of its town. */
  readonly town?: 'same' | 'different'
}

/** One or more like places in a team, with what they ask of the officer who takes one. */
export interface Seat extends Demand {
  readonly role: string
  /** How many such places; absent: one. */
  readonly count?: number
  /** False for an expert, who needs no certificate and does not count as an officer. */
  readonly certified?: boolean
  /** What would be better: counted by the stage `preference`. */
  readonly prefer?: Demand
}

/**
 * A place for a whole fixed group (执法小组): asked of all its members, a qualification of any of them.
 */
export interface GroupSeat extends Demand {
  /** Absent: `group`. */
  readonly role?: string
  readonly prefer?: Demand
}

/** Single officers, or a fixed group. */
export type TeamForm =
  | { readonly seats: readonly Seat[]; readonly group?: never }
  | { readonly group: GroupSeat; readonly seats?: never }

/** Who goes on a visit. */
export type Team = TeamForm & {
  /** Another form for units that match; the first that fits counts. */
  readonly when?: readonly (TeamForm & { readonly where: Filter })[]
}

/** The team of a task that states none. */
export const TEAM_OF_TWO: Team = { seats: [{ role: 'lead' }, { role: 'member' }] }

const demand = {
  department: label.exactOptional(),
  qualifications: z.array(label).exactOptional(),
  town: z.enum(['same', 'different']).exactOptional(),
} satisfies Shapes<Demand>

const prefer = z.strictObject(demand).superRefine((given, context) => {
  if (Object.keys(given).length === 0)
    refuse(context, [], {
      code: 'input/choice',
      expected: say('wish-for-something'),
      found: say('nothing'),
    })
})

const seat = annotated(
  z.strictObject({
    role: label,
    count: integer().min(1).max(64).exactOptional(),
    ...demand,
    certified: z.boolean().exactOptional(),
    prefer: prefer.exactOptional(),
  } satisfies Shapes<Seat>),
  { id: 'Seat' },
)

/** Most places of a team. */
const MOST_PLACES = 64

const seats = z.array(seat).superRefine((given, context) => {
  const places = given.reduce((sum, { count: each = 1 }) => sum + each, 0)
  const officers = given.reduce(
    (sum, { count: each = 1, certified }) => (certified === false ? sum : sum + each),
    0,
  )
  if (officers < 2) {
    refuse(context, [], {
      code: 'design/team',
      expected: say('two-certified-inspectors'),
      found: show(officers),
    })
  }
  if (places > MOST_PLACES)
    refuse(context, [], {
      code: 'design/team',
      expected: say('at-most-places', { limit: MOST_PLACES }),
      found: show(places),
    })
})

const group = annotated(
  z.strictObject({
    role: label.exactOptional(),
    ...demand,
    prefer: prefer.exactOptional(),
  } satisfies Shapes<GroupSeat>),
  { id: 'GroupSeat' },
)

const when = z.array(
  byMember<TeamForm & { readonly where: Filter }>({
    seats: z.strictObject({ where: filter, seats }),
    group: z.strictObject({ where: filter, group }),
  }),
)

export const team: z.ZodType<'none' | Team> = annotated(
  wordOr(
    'none',
    byMember<Team>({
      seats: z.strictObject({ seats, when: when.exactOptional() }),
      group: z.strictObject({ group, when: when.exactOptional() }),
    }),
  ),
  { id: 'Team' },
)

/** All forms that a team can take. */
export function teamForms(given: Team): readonly TeamForm[] {
  return [given, ...(given.when ?? [])]
}
