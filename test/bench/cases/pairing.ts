import assert from 'node:assert/strict'
import { draw, type InputData, parseInputs } from 'double-random'
import { grouped, inTurn, type Measurement } from '../measure.ts'
import { oneTask } from './one-task.ts'

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
  const { seats, loads } = draw(withTeams, { seed: 'bench' }).body.tables
  assert.equal(seats.length, 2 * visits)
  const counts = loads.map(({ load }) => load)
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 1)
  const recused = new Set(withTeams.recusals.map((row) => `${row.inspector} ${row.enterprise}`))
  assert.ok(seats.every(({ inspector, unit }) => !recused.has(`${inspector} ${unit}`)))

  const [full, rest] = inTurn(runs, [
    () => draw(withTeams, { seed: 'bench' }),
    () => draw(withoutTeams, { seed: 'bench' }),
  ])
  const what = `draw of ${grouped(visits)} visits × ${inspectors} inspectors`
  return [
    { what, ms: full!, instead: { what: 'the same without inspectors', ms: rest! }, readme: what },
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
