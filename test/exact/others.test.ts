import { expect, it, vi } from 'vitest'
import { joinOthers } from '../../src/record/days-of-others.ts'
import { fraction } from '../unit/select/every-order.ts'
import { Chances } from './chances.ts'
import { drawnIn, everyBatch } from './every-batch.ts'
import { AUTUMN, SPRING, smallWorld, unitsNamed } from './small-world.ts'

vi.mock(import('../../src/random/draw-key.ts'), async (original) => {
  return (await import('./injected.ts')).injectedKeys(await original())
})
vi.mock(import('../../src/core/ticket.ts'), async (original) => {
  return (await import('./injected.ts')).injectedTickets(await original())
})

/** Others are at c whenever it is drawn, and at d on a day of one of the rounds. */
const inputs = {
  ...smallWorld({
    units: unitsNamed('a', 'b', 'c', 'd'),
    tasks: [
      { id: 'A', rounds: [{ window: SPRING, visits: 2 }] },
      {
        id: 'B',
        overlap: 'merge',
        exclude: [{ code: '近期', visitedWithinDays: 190 }],
        rounds: [{ window: AUTUMN, visits: 1 }],
      },
    ],
  }),
  plannedVisits: ['c', 'd'].map((enterprise) => ({
    ...{ enterprise, date: SPRING[0]!, authority: '消防' },
  })),
}

it('no chance is another because others go to a unit, over all draws', () => {
  const [before, after] = [new Chances(), new Chances()]
  const daysOfC = new Set<string>()
  everyBatch(inputs, (rounds, outOf) => {
    const joined = joinOthers(inputs, rounds, 'no seed')
    for (const [chances, drawn] of [
      [before, rounds],
      [after, joined],
    ] as const)
      for (const round of drawn)
        for (const unit of drawnIn(round)) chances.add(`${round.entry.pool} ${unit}`, outOf)
    for (const { unit, date } of joined[0]!.sample) if (unit === 'c') daysOfC.add(date)
  })
  expect(after.events().sort()).toEqual(before.events().sort())
  for (const event of after.events()) expect(after.of(event)).toBe(before.of(event))
  // Two of four, and one of four: by hand.
  for (const unit of ['a', 'b', 'c', 'd']) {
    expect(after.of(`A ${unit}`)).toBe(fraction(1n, 2n))
    expect(after.of(`B ${unit}`)).toBe(fraction(1n, 4n))
  }
  expect([...daysOfC]).toEqual([SPRING[0]])
})
