import { canonicalJson } from '../../core/canonical-json.ts'
import type { ProblemList } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import type { Inputs } from './inputs.ts'
import type { Inspector } from './inspector.ts'

type Content = Omit<Inputs, 'findings'>

/**
 * What a fixed group has from its members, who must therefore agree in it (`docs/protocol.md`
 * §3.2c).
 */
const SHARED = ['capacity', 'minimum', 'perDay', 'limits', 'carried', 'availability'] as const

/** Checks what inspectors say of each other. */
export function checkOfficers({ inspectors }: Content, problems: ProblemList): void {
  checkAvailability(inspectors, problems)
  checkGroups(inspectors, problems)
}

function checkAvailability(inspectors: readonly Inspector[], problems: ProblemList): void {
  if (inspectors.every(({ availability }) => availability === undefined)) return
  for (const { id, availability } of inspectors) {
    if (availability !== undefined) continue
    problems.add({
      code: 'design/availability',
      path: 'inspectors.availability',
      unit: id,
      expected: say('availability-for-everybody'),
      found: say('nothing'),
    })
  }
}

function checkGroups(inspectors: readonly Inspector[], problems: ProblemList): void {
  const ids = new Set(inspectors.map(({ id }) => id))
  const first = new Map<string, Inspector>()
  for (const inspector of inspectors) {
    const { group } = inspector
    if (group === undefined) continue
    const other = first.get(group)
    if (other === undefined) {
      first.set(group, inspector)
      if (!ids.has(group)) continue
      problems.add({
        code: 'design/group',
        path: 'inspectors.group',
        unit: inspector.id,
        expected: say('name-that-is-no-inspector'),
        found: show(group),
      })
      continue
    }
    for (const name of SHARED) {
      const [his, theirs] = [inspector[name], other[name]]
      if (canonicalJson(his ?? null) === canonicalJson(theirs ?? null)) continue
      problems.add({
        code: 'design/group',
        path: `inspectors.${name}`,
        unit: inspector.id,
        expected: say('as-in-its-group', { value: show(theirs), inspector: other.id, group }),
        found: show(his),
      })
    }
  }
}
