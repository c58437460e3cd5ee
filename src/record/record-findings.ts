import { canonicalJson } from '../core/canonical-json.ts'
import { collectFindings, type Finding } from '../core/finding.ts'
import { candidatesOf } from '../pair/candidates.ts'
import { roundPath, visitPath } from '../pair/seat-places.ts'
import type { RecordBody } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { rulesNamingUnits } from '../select/names-units.ts'
import { resolveBatch } from '../select/resolve-batch.ts'
import { addOthersFindings } from './days-of-others.ts'
import { entropyFindings } from './entropy-findings.ts'

/** What a reader of a record should look at; in its envelope, deciding nothing. */
export function recordFindings(
  inputs: Inputs,
  { head, secrets, tables }: RecordBody,
): readonly Finding[] {
  const findings = collectFindings()
  const { entropy } = head.announcement
  if (entropy.every(({ kind }) => kind === 'operator')) findings.add('operator-seed')
  entropyFindings(entropy, head.strength.independentBits, findings, secrets.reveals)
  for (const path of rulesNamingUnits(inputs.plan)) findings.add('rule-names-units', path)
  const expected = new Map(inputs.plan.tasks.map((task) => [task.id, task.expect?.frame]))
  for (const round of head.rounds) {
    const place = roundPath(round)
    if (round.shortfall > 0) findings.add('shortfall', place)
    if (round.drawn > round.planned) findings.add('more-than-planned', place)
    const frame = expected.get(round.pool)
    if (frame !== undefined && frame !== round.frame) {
      findings.add('frame-unexpected', `${place} ${round.frame}/${frame}`)
    }
    for (const { stratum, size, drawn } of round.strata) {
      if (drawn === 0 && size > 0) {
        findings.add('zero-chance', `${place} ${canonicalJson(stratum)}`)
      }
    }
  }
  addOthersFindings(inputs, resolveBatch(inputs.plan, head.announcement.batch), tables, findings)
  for (const visit of tables.vacancies) findings.add('vacancy', visitPath(visit))
  const loadOf = new Map(tables.loads.map(({ inspector, load }) => [inspector, load]))
  for (const { id, minimum = 0 } of candidatesOf(inputs)) {
    const load = loadOf.get(id) ?? 0
    if (load >= minimum) continue
    findings.add('below-minimum', `${id} ${load}/${minimum}`)
  }
  return [...inputs.findings, ...findings.list()]
}
