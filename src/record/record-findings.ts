import { collectFindings, type Finding } from '../core/finding.ts'
import { candidatesOf } from '../pair/candidates.ts'
import type { RecordBody } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { entropyFindings } from './entropy-findings.ts'

/** What a reader of a record should look at; in its envelope, deciding nothing. */
export function recordFindings(inputs: Inputs, { head, tables }: RecordBody): readonly Finding[] {
  const findings = collectFindings()
  const { entropy, weak } = head.announcement
  if (entropy.every(({ kind }) => kind === 'operator')) {
    findings.add('operator-seed', 'the operator alone chose the seed: reproducible, not unbiased')
  }
  entropyFindings(entropy, head.strength.independentBits, weak, findings)
  const expected = new Map(inputs.plan.tasks.map((task) => [task.id, task.expect?.frame]))
  for (const round of head.rounds) {
    const place = `${round.pool} ${round.round}`
    if (round.shortfall > 0) findings.add('shortfall', 'round with fewer units than planned', place)
    if (round.drawn > round.planned)
      findings.add('more-than-planned', 'round with more units than planned', place)
    const frame = expected.get(round.pool)
    if (frame !== undefined && frame !== round.frame) {
      findings.add(
        'frame-unexpected',
        'frame that is not as large as the plan expects',
        `${place}: ${round.frame}, expected ${frame}`,
      )
    }
    for (const { stratum, size, drawn } of round.strata) {
      if (drawn === 0 && size > 0) {
        findings.add(
          'zero-chance',
          'stratum whose units had no chance',
          `${place}: ${JSON.stringify(stratum)}`,
        )
      }
    }
  }
  for (const { pool, round, unit } of tables.vacancies) {
    findings.add('vacancy', 'visit that could not be staffed', `${pool} ${round} ${unit}`)
  }
  const loadOf = new Map(tables.loads.map(({ inspector, load }) => [inspector, load]))
  for (const { id, minimum = 0 } of candidatesOf(inputs)) {
    const load = loadOf.get(id) ?? 0
    if (load >= minimum) continue
    findings.add(
      'below-minimum',
      'officer with fewer visits than his minimum',
      `${id}: ${load} of ${minimum}`,
    )
  }
  return [...inputs.findings, ...findings.list()]
}
