import { describe, expect, it, vi } from 'vitest'
import type { Inputs } from '../../src/schema/inputs/inputs.ts'
import { dependsOnBatch } from '../../src/select/depends-on-batch.ts'
import { resolveBatch } from '../../src/select/resolve-batch.ts'
import { Chances, productOf } from './chances.ts'
import { drawnIn, everyBatch } from './every-batch.ts'
import { AUTUMN, SPRING, smallWorld, unitsNamed } from './small-world.ts'

vi.mock(import('../../src/random/draw-key.ts'), async (original) => {
  return (await import('./injected.ts')).injectedKeys(await original())
})
vi.mock(import('../../src/core/ticket.ts'), async (original) => {
  return (await import('./injected.ts')).injectedTickets(await original())
})
vi.mock(import('../../src/random/stream.ts'), async (original) => {
  return (await import('./injected.ts')).injectedStreams(await original())
})
vi.mock(import('../../src/random/uniform-integer.ts'), async (original) => {
  return (await import('./injected.ts')).injectedIntegers(await original())
})

const RULES: Readonly<Record<string, readonly object[]>> = {
  'no rule': [],
  'a bound on visits in a year': [{ code: 'cap', visitsInYear: 1 }],
  'a bound of two visits in a year': [{ code: 'cap', visitsInYear: 2 }],
  'recent visits': [{ code: 'recent', visitedWithinMonths: 12 }],
  'earlier rounds': [{ code: 'earlier', earlierRounds: true }],
  'recent penalties': [{ code: 'penalty', penalisedWithinMonths: 12 }],
  'a filter': [{ code: 'filter', where: { equals: { id: 'a' } } }],
}

const DESIGNS: Readonly<Record<string, object>> = {
  'a simple draw': { type: 'simple' },
  'a rotation': { type: 'simple', rotation: { since: '2019-01-01' } },
  'a census over rounds': { type: 'census', cover: 'over-rounds' },
}

const SHAPES = ['one pool twice', 'exclude', 'merge', 'merge twice'] as const

/** Two rounds in one or two pools, or three in three, with the rule for the last pool. */
function worldOf(
  shape: (typeof SHAPES)[number],
  design: object,
  exclude: readonly object[],
  window: readonly string[],
): Inputs {
  const first = { window: SPRING, visits: 1 }
  const last = { window, visits: 1 }
  const tasks = {
    'one pool twice': [{ id: 'A', design, exclude, rounds: [first, last] }],
    exclude: [{ id: 'A' }, { id: 'B', design, exclude, rounds: [last] }],
    merge: [{ id: 'A' }, { id: 'B', overlap: 'merge', design, exclude, rounds: [last] }],
    'merge twice': [
      { id: 'A' },
      { id: 'B', overlap: 'merge', rounds: [first] },
      { id: 'C', overlap: 'merge', design, exclude, rounds: [last] },
    ],
  }[shape]
  return smallWorld({ units: unitsNamed('a', 'b', 'c'), tasks })
}

const CASES = SHAPES.flatMap((shape) =>
  Object.entries(DESIGNS).flatMap(([designed, design]) =>
    Object.entries(RULES).flatMap(([ruled, exclude]) =>
      Object.entries({ SPRING, AUTUMN }).map(([season, window]) => ({
        name: `${shape}, ${designed}, ${ruled}, ${season}`,
        inputs: worldOf(shape, design, exclude, window),
      })),
    ),
  ),
)

/** Whether the library says that the last round depends on those before. */
function isSaidToDepend({ plan }: Inputs): boolean {
  const rounds = resolveBatch(plan, undefined)
  return dependsOnBatch(plan, rounds.at(-1)!, rounds.slice(0, -1))
}

/**
 * Whether some sample of the last round is more likely after some samples before than after others.
 */
function isDependent(inputs: Inputs): boolean {
  const chances = new Chances()
  const afters = new Set<string>()
  const befores = new Set<string>()
  everyBatch(inputs, (rounds, outOf) => {
    const before = rounds.slice(0, -1).map(drawnIn).join(' / ')
    const after = `then ${drawnIn(rounds.at(-1)!)}`
    for (const event of [before, after, `${before} ${after}`]) chances.add(event, outOf)
    befores.add(before)
    afters.add(after)
  })
  return [...befores].some((before) =>
    [...afters].some((after) => {
      return chances.of(`${before} ${after}`) !== productOf(chances.of(before), chances.of(after))
    }),
  )
}

describe('what is said of the dependence of rounds', () => {
  const found = CASES.map(({ name, inputs }) => ({
    name,
    inputs,
    isSaid: isSaidToDepend(inputs),
  }))

  it('is never "independent" where some draw changes the chances of a later one', () => {
    const independent = found.filter(({ isSaid }) => !isSaid)
    for (const { name, inputs } of independent) expect(isDependent(inputs), name).toBe(false)
    expect(independent.length).toBeGreaterThan(20)
  })

  it.each([
    'exclude, a simple draw, no rule, SPRING',
    'one pool twice, a simple draw, earlier rounds, AUTUMN',
    'one pool twice, a rotation, no rule, AUTUMN',
    'one pool twice, a census over rounds, no rule, AUTUMN',
    'one pool twice, a simple draw, a bound on visits in a year, AUTUMN',
    'merge, a simple draw, a bound on visits in a year, AUTUMN',
    'merge, a simple draw, recent visits, AUTUMN',
  ])('is "dependent", and so it is, of: %s', (wanted) => {
    const { inputs, isSaid } = found.find(({ name }) => name === wanted)!
    expect(isSaid).toBe(true)
    expect(isDependent(inputs)).toBe(true)
  })

  it.each([
    'merge, a simple draw, no rule, AUTUMN',
    'merge, a simple draw, a bound on visits in a year, SPRING',
    'merge twice, a simple draw, recent visits, SPRING',
    'one pool twice, a simple draw, no rule, AUTUMN',
    'merge, a rotation, no rule, AUTUMN',
    'merge, a simple draw, earlier rounds, AUTUMN',
  ])('is "independent", and so it is, of: %s', (wanted) => {
    const { inputs, isSaid } = found.find(({ name }) => name === wanted)!
    expect(isSaid).toBe(false)
    expect(isDependent(inputs)).toBe(false)
  })

  it('is "dependent" without need only under a bound that the batch cannot reach', () => {
    const cautious = found.filter(({ inputs, isSaid }) => isSaid && !isDependent(inputs))
    expect(cautious.length).toBeGreaterThan(0)
    for (const { name } of cautious) expect(name).toContain('a bound of two visits in a year')
  })
})
