/**
 * Each table and each simulation has a seed of its own: a change to one leaves the others as they
 * are.
 */
export const SEEDS = {
  enterprises: 520101,
  officers: 520102,
  lists: 520103,
  yearBefore: 520104,
  /** Plus the index of the quarter. */
  changes: 520110,
  visits: 520120,
  townPlan: 520130,
} as const
