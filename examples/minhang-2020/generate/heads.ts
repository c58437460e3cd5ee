import type { WorkloadHead } from 'double-random/year'

/** Days of a department's officers that go to something else than inspection, all made up. */
const HEADS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  安监大队: {
    complaints: 900,
    'accident-investigation': 700,
    'superior-tasks': 500,
    'joint-enforcement': 300,
    'general-supervision': 300,
    duty: 700,
    meetings: 900,
    'statutory-leave': 280,
    'sick-leave': 140,
    'party-affairs': 250,
  },
  安监科: {
    licensing: 500,
    registration: 300,
    'general-supervision': 200,
    duty: 120,
    meetings: 180,
    'statutory-leave': 60,
  },
  指导科: {
    'general-supervision': 400,
    training: 200,
    duty: 100,
    meetings: 150,
    guidance: 250,
    'statutory-leave': 50,
  },
  法制科: {
    'review-and-litigation': 400,
    training: 250,
    intermediaries: 150,
    duty: 100,
    meetings: 200,
    'statutory-leave': 60,
  },
}

/** Heads that are no enforcement at all. */
const NON_ENFORCEMENT = [
  'duty',
  'meetings',
  'guidance',
  'party-affairs',
  'sick-leave',
  'statutory-leave',
]

/** The part of the account that no plan, calendar or directory knows. */
export function generateHeads(): WorkloadHead[] {
  return Object.entries(HEADS).flatMap(([department, heads]) =>
    Object.entries(heads).map(([head, days]) => ({
      kind: NON_ENFORCEMENT.includes(head) ? 'non-enforcement' : 'other-enforcement',
      head,
      department,
      days,
    })),
  )
}
