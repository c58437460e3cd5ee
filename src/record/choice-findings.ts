import type { FindingCode, FindingList } from '../core/finding.ts'
import { type Choice, FEW } from '../pair/engine/choice-review.ts'
import { type SeatOfVisit, seatPath } from '../pair/seat-places.ts'
import type { Acknowledged, Plan } from '../schema/inputs/plan.ts'

const CODES = {
  'too-few': 'officers-too-few',
  determined: 'pairing-determined',
} as const satisfies { readonly [Of in Choice]?: FindingCode }

/** What is said of a seat that leaves nothing to chance, unless the plan says that this is known. */
export function codeOf(
  choice: Choice | undefined,
  { pairing }: Plan,
): Acknowledged['of'] | undefined {
  if (choice !== 'too-few' && choice !== 'determined') return undefined
  const code = CODES[choice]
  return pairing?.acknowledged?.some(({ of }) => of === code) ? undefined : code
}

/** Tells of seats that leave little or nothing to chance. */
export function addChoiceFindings(
  choices: readonly Choice[],
  { places, plan }: { readonly places: readonly SeatOfVisit[]; readonly plan: Plan },
  findings: FindingList,
): void {
  for (const [index, place] of places.entries()) {
    const code = codeOf(choices[index], plan)
    if (code !== undefined) findings.add(code, seatPath(place))
    else if (choices[index] === 'few')
      findings.add('few-candidates', seatPath(place), { most: FEW })
  }
}
