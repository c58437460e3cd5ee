import { setOf } from './canonical.ts'
import type { Inputs, Inspector } from './types.ts'

/** §9.1, §9.1b: an inspector, who is his only member, or a fixed group. */
export type Candidate = {
  readonly id: string
  readonly isGroup: boolean
  readonly members: readonly Inspector[]
}

export const alone = (inspector: Inspector): Candidate => ({
  id: inspector.id,
  isGroup: false,
  members: [inspector],
})

/** §3.2c: the fixed groups by byte order of their names. */
export function groupsOf({ inspectors }: Inputs): Candidate[] {
  const names = setOf(inspectors.flatMap(({ group }) => group ?? []))
  return names.map((id) => ({
    id,
    isGroup: true,
    members: inspectors.filter(({ group }) => group === id),
  }))
}

/** §9.1, §9.1b: everybody who can take a seat or a group seat. */
export const candidatesOf = (inputs: Inputs): Candidate[] => [
  ...inputs.inspectors.filter(({ group }) => group === undefined).map(alone),
  ...groupsOf(inputs),
]
