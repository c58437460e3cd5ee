import {
  type Acceptance,
  beginSeat,
  couldCome,
  createAcceptance,
  isAcceptable,
  startOver,
} from './acceptance.ts'
import type { Best } from './best-assignment.ts'
import { type Classes, createClasses, setApart } from './classes.ts'
import { indexProblem, isCandidate, leafNode } from './problem-index.ts'
import { createRoster, isBound, type Roster, seatInTeam } from './roster.ts'
import { sortedIndex } from './sorted-index.ts'

/**
 * Counts the acceptable candidates of one seat after the other, all seats that are fixed by then
 * being given.
 *
 * A question to the engine for each candidate would start over after each yes. So whoever needs no
 * search is accepted in bulk: he has a free unit at the price of the holder's last one, or can give
 * the holder a seat for this one. Whoever has another ceiling is passed over. Only the others are
 * asked for, and what a search has excluded stays excluded for the seat.
 */
export interface Choices {
  readonly acceptance: Acceptance
  readonly classes: Classes
  /** Grows by 1 with each seat; what is marked with it belongs to the present one. */
  round: number
  readonly isChoice: Int32Array
  readonly inTeam: Int32Array
  /** For each list, whether the present holder stands in it: the round, or its complement. */
  readonly takesHolder: Int32Array
  /** Candidates the engine has to be asked for. */
  readonly doubtful: Int32Array
}

export function createChoices({ problem, inspectorOf, price }: Best): Choices {
  const roster = createRoster(indexProblem(problem), inspectorOf)
  const acceptance = createAcceptance(roster, price)
  return {
    acceptance,
    classes: createClasses(acceptance),
    round: 0,
    isChoice: new Int32Array(problem.inspectorCount),
    inTeam: new Int32Array(problem.inspectorCount),
    takesHolder: new Int32Array(problem.lists.length),
    doubtful: new Int32Array(problem.inspectorCount),
  }
}

/** Whether a candidate is acceptable for the seat that was counted last, without a limit. */
export function isChoice({ isChoice: marks, round }: Choices, candidate: number): boolean {
  return marks[candidate] === round
}

/**
 * Counts the acceptable candidates of a seat.
 *
 * @param enough - the count may stop here
 * @returns how many there are, or a number of at least `enough`
 */
export function countChoices(
  choices: Choices,
  seat: number,
  enough = Number.POSITIVE_INFINITY,
): number {
  const { acceptance, isChoice: marks, doubtful } = choices
  const { roster, search } = acceptance
  const { hasRelatives } = roster.index
  beginSeat(acceptance, seat)
  choices.round += 1
  let count = 1
  marks[roster.inspectorOf[seat]!] = choices.round
  if (roster.fixed[seat] === 1) return count
  const { accepted, outside, inside } = acceptInBulk(choices, seat, enough - count)
  count += accepted
  let excluded = NOBODY
  search.knownRound = choices.round
  for (let at = 0; at < outside && count < enough; at += 1) {
    const candidate = doubtful[at]!
    const only = classAt(choices, seat, candidate)
    if (only !== search.onlyClass) {
      search.onlyClass = only
      startOver(acceptance, excluded)
    }
    if (!couldCome(acceptance, candidate)) {
      if (search.tail > excluded.length) excluded = search.queue.slice(0, search.tail)
      continue
    }
    // Only relatives make a difference between the two questions.
    startOver(acceptance, excluded)
    if (hasRelatives[candidate] === 1) {
      const isHeldUp = !isAcceptable(acceptance, candidate)
      startOver(acceptance, excluded)
      if (isHeldUp) continue
    }
    marks[candidate] = choices.round
    count += 1
  }
  search.knownRound = 0
  search.onlyClass = -1
  if (excluded.length > 0) {
    const ceiling = acceptance.ceilings.ofSeat[seat]!
    setApart(choices.classes, acceptance, { reached: excluded.length, ceiling })
  }
  const classes = inside === 0 ? [] : classesBefore(choices, seat)
  for (let at = 0; at < inside && count < enough; at += 1) {
    const candidate = doubtful[doubtful.length - 1 - at]!
    if (!comesFromTeam(choices, seat, candidate, classes)) continue
    marks[candidate] = choices.round
    count += 1
  }
  return count
}

/**
 * Whether somebody of the team, or related to somebody there, can come to the seat.
 *
 * Whoever then comes to the team is of the class of the one who leaves it. Without this, the no of
 * each seat of a member to its lead went through all leads: at 10,000 × 500, 4 of 8 seconds.
 */
function comesFromTeam(
  choices: Choices,
  seat: number,
  candidate: number,
  classes: readonly number[],
): boolean {
  const { acceptance } = choices
  const { search, roster } = acceptance
  const isAlone = roster.index.hasRelatives[candidate] === 0
  // Somebody related to another changes his seat while it is asked, and leads to another circle.
  for (const only of isAlone ? classes : [-1]) {
    search.onlyClass = only
    search.knownRound = isAlone ? choices.round : 0
    beginSeat(acceptance, seat)
    const found = isAcceptable(acceptance, candidate)
    search.onlyClass = -1
    search.knownRound = 0
    if (found) return true
  }
  return false
}

function classAt({ acceptance, classes }: Choices, seat: number, candidate: number): number {
  const { index } = acceptance.roster
  return classes.classOf[leafNode(index, candidate, index.problem.seatList[seat]!)]!
}

function acceptInBulk(choices: Choices, seat: number, enough: number) {
  const { acceptance, round, isChoice: marks, inTeam, doubtful } = choices
  const { roster, search, ceilings } = acceptance
  const { index, inspectorOf } = roster
  const { problem, hasRelatives } = index
  const visit = index.visitOf[seat]!
  const list = problem.seatList[seat]!
  const eligible = problem.lists[list]!
  const excluded = problem.excluded[visit]!
  const holder = inspectorOf[seat]!
  const canLeave = !isBound(roster, seat, holder)
  const ceiling = ceilings.ofSeat[seat]!
  const { classOf } = choices.classes
  const classes = classesBefore(choices, seat)
  for (let own = problem.seatStart[visit]!; own < problem.seatStart[visit + 1]!; own += 1) {
    inTeam[inspectorOf[own]!] = round
  }
  let accepted = 0
  let outside = 0
  let inside = 0
  let gap = 0
  for (let at = 0; at < eligible.length && accepted < enough; at += 1) {
    const candidate = eligible[at]!
    while (gap < excluded.length && excluded[gap]! < candidate) gap += 1
    if (excluded[gap] === candidate || candidate === holder) continue
    const isAlone = hasRelatives[candidate] === 0
    if (inTeam[candidate] === round || (!isAlone && seatInTeam(roster, visit, candidate) >= 0)) {
      inside += 1
      doubtful[doubtful.length - inside] = candidate
      continue
    }
    const leaf = leafNode(index, candidate, list)
    if (ceilings.ofNode[leaf] !== ceiling) continue
    if (!classes.includes(classOf[leaf]!)) continue
    const unit = search.price(candidate, roster.load[candidate]! + 1)
    const hasSeats = roster.firstChain[candidate]! >= 0
    if (
      (unit === search.equal && hasRoom(roster, leaf)) ||
      (canLeave && hasSeats && exchanges(choices, seat, candidate))
    ) {
      marks[candidate] = round
      accepted += 1
      continue
    }
    // Nothing of his can move, and nobody else's unit can end with him.
    if (isAlone && !hasSeats && unit !== ceiling) continue
    doubtful[outside] = candidate
    outside += 1
  }
  const extra = problem.narrowing?.extra[seat] ?? NOBODY
  for (let at = 0; at < extra.length && accepted < enough; at += 1) {
    const candidate = extra[at]!
    const isListed = sortedIndex(eligible, candidate) >= 0 && sortedIndex(excluded, candidate) < 0
    if (candidate === holder || isListed) continue
    if (seatInTeam(roster, visit, candidate) >= 0) {
      inside += 1
      doubtful[doubtful.length - inside] = candidate
      continue
    }
    doubtful[outside] = candidate
    outside += 1
  }
  return { accepted, outside, inside }
}

/**
 * The classes from which a seat can be opened: its holder's, and those of colleagues whose seats he,
 * or whoever of the team follows him, can change to.
 */
function classesBefore({ acceptance: { roster }, classes: { classOf } }: Choices, seat: number) {
  const { index, inspectorOf, fixed } = roster
  const { seatStart, seatList } = index.problem
  const visit = index.visitOf[seat]!
  const open = [seat]
  for (const own of open) {
    for (let other = seatStart[visit]!; other < seatStart[visit + 1]!; other += 1) {
      if (open.includes(other) || fixed[other] === 1) continue
      if (isCandidate(index, other, inspectorOf[own]!)) open.push(other)
    }
  }
  const all = open.map((own) => classOf[leafNode(index, inspectorOf[own]!, seatList[own]!)]!)
  return all.filter((own, at) => all.indexOf(own) === at)
}

const NOBODY = new Int32Array(0)

/** Whether one seat more is possible at a node and at every wider cap. */
function hasRoom({ index, load }: Roster, leaf: number): boolean {
  const { most, parentOf } = index.tree
  for (let node = leaf; node >= 0; node = parentOf[node]!) {
    if (load[node]! >= most[node]!) return false
  }
  return true
}

/** Whether a candidate has a seat that the holder can take in exchange, all loads staying. */
function exchanges(choices: Choices, seat: number, candidate: number): boolean {
  const { roster } = choices.acceptance
  const entries = roster.index.listAt.length
  for (let chain = roster.firstChain[candidate]!; chain >= 0; chain = roster.nextChain[chain]!) {
    if (chain < entries && givesFrom(choices, seat, chain)) return true
  }
  return false
}

function givesFrom(choices: Choices, seat: number, entry: number): boolean {
  const { roster } = choices.acceptance
  const { index, inspectorOf } = roster
  const { problem, visitOf } = index
  const list = index.listAt[entry]!
  const holder = inspectorOf[seat]!
  const candidate = index.inspectorAt[entry]!
  if (!takesHolder(choices, list, holder)) return false
  const asked = problem.seatList[seat]!
  const common = nodeOfChange(roster, candidate, { from: list, to: asked })
  if (common < 0 || nodeOfChange(roster, holder, { from: asked, to: list }) < 0) return false
  for (let other = roster.first[entry]!; other >= 0; other = roster.next[other]!) {
    const visit = visitOf[other]!
    if (sortedIndex(problem.excluded[visit]!, holder) >= 0) continue
    if (seatInTeam(roster, visit, holder) >= 0 || isBound(roster, other, candidate)) continue
    // From here his seat opens, the holder takes it, and nobody else comes to the team.
    choices.acceptance.search.known[common] = choices.round
    return true
  }
  return false
}

/**
 * The innermost node of an inspector under which both lists count, if his caps allow a seat of the
 * one for one of the other; otherwise -1.
 */
function nodeOfChange(
  { index, load }: Roster,
  inspector: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const { parentOf, least, most } = index.tree
  const left = leafNode(index, inspector, from)
  let common = leafNode(index, inspector, to)
  while (!isWithin(parentOf, left, common)) {
    if (load[common]! >= most[common]!) return -1
    common = parentOf[common]!
  }
  for (let node = left; node !== common; node = parentOf[node]!) {
    if (load[node]! <= least[node]!) return -1
  }
  return common
}

function isWithin(parentOf: Int32Array, inner: number, outer: number): boolean {
  let node = inner
  while (node >= 0 && node !== outer) node = parentOf[node]!
  return node === outer
}

function takesHolder(choices: Choices, list: number, holder: number): boolean {
  const { round, takesHolder: known, acceptance } = choices
  const { lists } = acceptance.roster.index.problem
  const before = known[list]!
  if (before === round || before === ~round) return before === round
  const takes = sortedIndex(lists[list]!, holder) >= 0
  known[list] = takes ? round : ~round
  return takes
}
