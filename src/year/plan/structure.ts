import { type Message, say, show } from '../../core/message.ts'
import { teamForms } from '../../schema/inputs/team.ts'
import { wrongSums } from '../../schema/inputs/wrong-sums.ts'
import type { PlanSettings } from '../../schema/year/plan-settings.ts'
import { type PlanFinding, type PlanFindingCode, planFinding } from './finding.ts'
import type { PlannedTask } from './task.ts'

/**
 * What is wrong with a task by itself: its sums, and members that are missing or contradict each
 * other.
 */
export function structureFindings(planned: PlannedTask, settings: PlanSettings): PlanFinding[] {
  const { task, path, department, visits, rounds } = planned
  const findings: PlanFinding[] = []
  const add = (code: PlanFindingCode, member: string, expected: Message, found: Message): void => {
    findings.push(planFinding(code, { path: `${path}${member}`, task: task.id }, expected, found))
  }
  const nothing = say('nothing')

  if (department === undefined)
    add('department-missing', '.department', say('responsible-department'), nothing)
  if (visits === undefined) add('visits-missing', '.visits', say('visits-stated'), nothing)
  if (visits === 0) add('visits-zero', '.visits', say('at-least', { limit: 1 }), show(visits))
  for (const { path: parts, code, expected, found } of wrongSums(task)) {
    const member = parts.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    add(code === 'design/counts' ? 'counts-sum' : 'rounds-sum', member.join(''), expected, found)
  }

  if (task.doubleRandom && rounds.length === 0)
    add('rounds-missing', '.rounds', say('rounds-of-double-random'), nothing)
  for (const [index, { design }] of rounds.entries()) {
    if (task.doubleRandom && design === undefined)
      add('design-missing', `.rounds[${index}].design`, say('design-stated'), nothing)
  }

  if (task.kind === 'key' && task.category === undefined)
    add(
      'category-missing',
      '.category',
      say('one-of', { values: ['unit', 'period', 'matter'] }),
      nothing,
    )
  if (task.mode === undefined)
    add('mode-missing', '.mode', say('one-of', { values: ['key', 'random', 'joint'] }), nothing)
  else if (contradictsMode(planned)) {
    const found = say('mode-of-task', {
      mode: task.mode,
      kind: task.kind,
      doubleRandom: task.doubleRandom,
    })
    add('mode-mismatch', '.mode', say('mode-of-kind'), found)
  }
  if (task.mode === 'joint' && (task.cooperating ?? []).length === 0 && !seatsOthers(planned))
    add('joint-alone', '.cooperating', say('another-department'), nothing)
  if (settings.needsLegalBasis === true && (task.legalBasis ?? []).length === 0)
    add('legal-basis-missing', '.legalBasis', say('legal-basis'), nothing)
  return findings
}

function contradictsMode({ task: { mode, kind, doubleRandom } }: PlannedTask): boolean {
  if (mode === 'random') return kind === 'key' || !doubleRandom
  return mode === 'key' && kind === 'general'
}

/** Whether a seat asks for somebody of another department. */
function seatsOthers({ task: { team }, department }: PlannedTask): boolean {
  if (team === undefined || team === 'none') return false
  return teamForms(team).some(({ seats, group }) =>
    [...(seats ?? []), ...(group === undefined ? [] : [group])].some(
      (seat) => seat.department !== undefined && seat.department !== department,
    ),
  )
}
