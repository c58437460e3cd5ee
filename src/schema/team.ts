import * as z from 'zod'
import { type Filter, filter } from './filter.ts'
import { integer } from './integer.ts'
import { refuse } from './refuse.ts'
import { wordOr } from './shapes.ts'
import { label } from './text.ts'

/** One or more like places in a team, with what they ask of the officer who takes one. */
export interface Seat {
  readonly role: string
  /** How many such places; absent: one. */
  readonly count?: number
  readonly department?: string
  /** All of them are needed. */
  readonly qualifications?: readonly string[]
  /** `same`: an officer of the unit's own town; `different`: none of its town. */
  readonly town?: 'same' | 'different'
  /** False for an expert, who needs no certificate and does not count as an officer. */
  readonly certified?: boolean
}

/** Who goes on a visit. */
export interface Team {
  readonly seats: readonly Seat[]
  /** Other seats for units that match; the first that fits counts. */
  readonly when?: readonly { readonly where: Filter; readonly seats: readonly Seat[] }[]
}

const seat = z.strictObject({
  role: label,
  count: integer().min(1).max(64).exactOptional(),
  department: label.exactOptional(),
  qualifications: z.array(label).exactOptional(),
  town: z.enum(['same', 'different']).exactOptional(),
  certified: z.boolean().exactOptional(),
})

/** Most places of a team. */
const MOST_PLACES = 64

const seats = z.array(seat).superRefine((given, context) => {
  const places = given.reduce((sum, { count: each = 1 }) => sum + each, 0)
  const officers = given.reduce(
    (sum, { count: each = 1, certified }) => (certified === false ? sum : sum + each),
    0,
  )
  if (officers < 2) {
    refuse(
      context,
      [],
      'design/team',
      'at least two certified officers, since nobody inspects alone',
      String(officers),
    )
  }
  if (places > MOST_PLACES)
    refuse(context, [], 'design/team', `at most ${MOST_PLACES} places`, String(places))
})

/** @internal */
export const team: z.ZodType<'none' | Team> = wordOr(
  'none',
  z.strictObject({
    seats,
    when: z.array(z.strictObject({ where: filter, seats })).exactOptional(),
  }),
)
