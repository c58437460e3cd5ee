import assert from 'node:assert/strict'
import { draw, type InputData, parseInputs } from 'double-random'
import type { Measurement } from '../bench.ts'
import { medianTime } from '../median-time.ts'

const VISITS = 1000
const INSPECTORS = 50

/**
 * 1,000 visits × 50 inspectors with roles and 1 % recusals, through the public draw; the same draw
 * without teams shows the rest.
 */
export function pairing(): Measurement[] {
  const withTeams = parseInputs(data(undefined))
  const withoutTeams = parseInputs(data('none'))
  const { seats, loads } = draw(withTeams, { seed: 'bench' }).body.tables
  assert.equal(seats.length, 2 * VISITS)
  const counts = loads.map(({ load }) => load)
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 1)
  const recused = new Set(withTeams.recusals.map((row) => `${row.inspector} ${row.enterprise}`))
  assert.ok(seats.every(({ inspector, unit }) => !recused.has(`${inspector} ${unit}`)))

  const full = medianTime(5, () => draw(withTeams, { seed: 'bench' }))
  const rest = medianTime(5, () => draw(withoutTeams, { seed: 'bench' }))
  return [
    { what: 'draw of 1,000 visits × 50 inspectors', figure: `${Math.round(full)} ms` },
    { what: 'of which everything but the pairing', figure: `${Math.round(rest)} ms` },
  ]
}

function data(team: 'none' | undefined): InputData {
  return {
    plan: {
      id: 'bench',
      title: 'bench',
      tasks: [
        {
          id: 'all',
          title: 'all',
          kind: 'general',
          department: 'A',
          doubleRandom: true,
          design: { type: 'simple' },
          rounds: [{ window: ['2020-01-02', '2020-12-31'], visits: VISITS }],
          team: team ?? { seats: [{ role: 'lead', qualifications: ['lead'] }, { role: 'member' }] },
        },
      ],
    },
    calendar: { version: 'bench', from: '2020-01-01', to: '2020-12-31' },
    enterprises: Array.from({ length: 2 * VISITS }, (_, i) => ({ id: `E${i}`, name: `E${i}` })),
    inspectors: Array.from({ length: INSPECTORS }, (_, i) => ({
      id: `I${i}`,
      name: `I${i}`,
      department: 'A',
      qualifications: i % 2 === 0 ? ['lead'] : [],
      certificate: { from: '2019-01-01', to: '2022-01-01' },
    })),
    recusals: Array.from({ length: VISITS }, (_, i) => ({
      inspector: `I${(i * 7) % INSPECTORS}`,
      enterprise: `E${(i * 13) % (2 * VISITS)}`,
      reason: 'bench',
    })),
  }
}
