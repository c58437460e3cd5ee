import { groupBy } from '../core/group.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { Inspector } from '../schema/inputs/inspector.ts'

/**
 * An inspector who is drawn alone, or a fixed group that is drawn as one (`docs/protocol.md` §9.1, §9.1b).
 */
export interface Candidate
  extends Pick<
    Inspector,
    'capacity' | 'minimum' | 'perDay' | 'limits' | 'carried' | 'availability'
  > {
  /** The inspector's id, or the group's name. */
  readonly id: string
  readonly members: readonly Inspector[]
  readonly isGroup: boolean
}

/** Built once for each directory: checked inputs are frozen. */
const known = new WeakMap<readonly Inspector[], readonly Candidate[]>()

/**
 * Everybody who can be drawn, by byte order of ids: the place in this array is the engine's number.
 */
export function candidatesOf({ inspectors }: Pick<Inputs, 'inspectors'>): readonly Candidate[] {
  const before = known.get(inspectors)
  if (before !== undefined) return before
  const candidates = Object.freeze(listCandidates(inspectors))
  if (Object.isFrozen(inspectors)) known.set(inspectors, candidates)
  return candidates
}

function listCandidates(inspectors: readonly Inspector[]): Candidate[] {
  const groups = groupBy(inspectors, ({ group }) => group)
  const candidates = (groups.get(undefined) ?? []).map(loneCandidate)
  for (const [id, members] of groups) {
    // All members state the same (§3.2).
    const [first] = members as [Inspector]
    if (id !== undefined) candidates.push({ ...shared(first), id, members, isGroup: true })
  }
  return candidates.sort((a, b) => compareUtf8(a.id, b.id))
}

/** An inspector who is drawn alone, or as if he were, to say why he is not. */
export function loneCandidate(inspector: Inspector): Candidate {
  return { ...shared(inspector), id: inspector.id, members: [inspector], isGroup: false }
}

function shared({ capacity, minimum, perDay, limits, carried, availability }: Inspector) {
  return {
    ...(capacity !== undefined && { capacity }),
    ...(minimum !== undefined && { minimum }),
    ...(perDay !== undefined && { perDay }),
    ...(limits !== undefined && { limits }),
    ...(carried !== undefined && { carried }),
    ...(availability !== undefined && { availability }),
  }
}

const NOBODY = new Int32Array(0)

/**
 * Numbers the candidates behind ids of inspectors, ascending; ids of officers who have left are
 * passed over.
 */
export function numberMembers(
  candidates: readonly Candidate[],
): (ids: Iterable<string>) => Int32Array {
  const place = new Map<string, number>()
  for (const [index, { members }] of candidates.entries()) {
    for (const { id } of members) place.set(id, index)
  }
  return (ids) => {
    const known = new Set([...ids].flatMap((id) => place.get(id) ?? []))
    return known.size === 0 ? NOBODY : Int32Array.from(known).sort((a, b) => a - b)
  }
}
