import assert from 'node:assert/strict'
import { draw, type InputData, parseInputs } from 'double-random'
import { buildProblem } from '../../../src/pair/build-problem.ts'
import { bestAssignment } from '../../../src/pair/engine/best-assignment.ts'
import { drawAssignment } from '../../../src/pair/engine/draw-assignment.ts'
import { findAssignment } from '../../../src/pair/engine/find-assignment.ts'
import { fewestChoices } from '../../../src/pair/engine/seat-choices.ts'
import { visitsOf } from '../../../src/record/visits-of.ts'
import { grouped, inTurn, type Measurement, median } from '../measure.ts'
import { numbersFrom, shuffle } from './numbers.ts'
import { oneTask } from './one-task.ts'
import { drawUncounted } from './pairing-engine.ts'

/**
 * Visits and inspectors with roles and 1 % recusals, through the public draw; the same draw without
 * teams shows the rest.
 */
export const pairing = {
  'draw, 1,000 × 50': () => measure(1_000, 50, 5),
  'draw, 10,000 × 500': () => measure(10_000, 500, 3),
}

function measure(visits: number, inspectors: number, runs: number): Measurement[] {
  const withTeams = parseInputs(dataOf(visits, inspectors, undefined))
  const withoutTeams = parseInputs(dataOf(visits, inspectors, 'none'))
  const { sample, seats, loads } = draw(withTeams, { seed: 'bench' }).body.tables
  assert.equal(seats.length, 2 * visits)
  const counts = loads.map(({ load }) => load)
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 1)
  const recused = new Set(withTeams.recusals.map((row) => `${row.inspector} ${row.enterprise}`))
  assert.ok(seats.every(({ inspector, unit }) => !recused.has(`${inspector} ${unit}`)))

  const pool = buildProblem(withTeams, visitsOf(withTeams, sample))
  const found = findAssignment(pool)
  if (found.status === 'infeasible') assert.fail('a seat cannot be filled')
  const best = bestAssignment(pool, found.inspectorOf)
  const order = shuffle(seats.length)
  const counted = drawAssignment(pool, best, order, numbersFrom)
  assert.deepEqual(drawUncounted(pool, best, order), counted.inspectorOf)

  const [full, rest, counting, uncounted] = inTurn(runs, [
    () => draw(withTeams, { seed: 'bench' }),
    () => draw(withoutTeams, { seed: 'bench' }),
    () => {
      drawAssignment(pool, best, order, numbersFrom)
      fewestChoices(best)
    },
    () => drawUncounted(pool, best, order),
  ])
  const what = `draw of ${grouped(visits)} visits × ${inspectors} inspectors`
  const added = median(counting!) - median(uncounted!)
  const share = (100 * added) / (median(full!) - added)
  return [
    { what, ms: full!, instead: { what: 'the same without inspectors', ms: rest! }, readme: what },
    {
      what: 'its seats drawn, and the choices of each counted',
      ms: counting!,
      instead: { what: 'drawn without counting', ms: uncounted! },
      also: `counting adds ${share.toFixed(0)} % to the whole draw`,
    },
  ]
}

function dataOf(visits: number, inspectors: number, team: 'none' | undefined): InputData {
  const enterprises = Array.from({ length: 2 * visits }, (_, i) => ({ id: `E${i}`, name: `E${i}` }))
  return oneTask(visits, enterprises, {
    task: {
      team: team ?? { seats: [{ role: 'lead', qualifications: ['lead'] }, { role: 'member' }] },
    },
    inspectors: Array.from({ length: inspectors }, (_, i) => ({
      id: `I${i}`,
      name: `I${i}`,
      department: 'A',
      qualifications: i % 2 === 0 ? ['lead'] : [],
      certificate: { from: '2019-01-01', to: '2022-01-01' },
    })),
    recusals: Array.from({ length: visits }, (_, i) => ({
      inspector: `I${(i * 7) % inspectors}`,
      enterprise: `E${(i * 13) % (2 * visits)}`,
      reason: 'bench',
    })),
  })
}
