import { digest } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import {
  type Blinding,
  blindingFingerprint,
  byTable,
  commitTable,
  INPUT_TABLES,
} from '../core/table.ts'
import type { AnnouncementBody } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'

/** What an announcement says of the inputs. */
export type InputCommitments = Pick<AnnouncementBody, 'plan' | 'calendar' | 'tables'>

// Checked inputs are frozen, so their roots are computed once for announce, draw and verify
// together: at a million units the tree is most of the time of each. Blinded roots are kept by key
// and number.
const known = new WeakMap<Inputs, Map<string, InputCommitments>>()

/** Commits to everything that can influence the outcome (`docs/protocol.md` §4.2, §5). */
export function commitInputs(inputs: Inputs, blinding: Blinding | undefined): InputCommitments {
  const byKey = known.get(inputs) ?? new Map<string, InputCommitments>()
  known.set(inputs, byKey)
  const name = blinding === undefined ? '' : blindingFingerprint(blinding)
  const commitments = byKey.get(name) ?? computeCommitments(inputs, blinding)
  byKey.set(name, commitments)
  return commitments
}

function computeCommitments(inputs: Inputs, blinding: Blinding | undefined): InputCommitments {
  return {
    plan: digest('plan', inputs.plan),
    calendar: digest('calendar', inputs.calendar),
    tables: byTable(INPUT_TABLES, (name) => commitTable(name, inputs[name], blinding)),
  }
}

/** Names the parts of the inputs that differ from what was announced. */
export function changedInputs(announced: InputCommitments, found: InputCommitments): string[] {
  const changed: string[] = (['plan', 'calendar'] as const).filter(
    (name) => announced[name] !== found[name],
  )
  for (const name of INPUT_TABLES) {
    const [a, b] = [announced.tables[name], found.tables[name]]
    if (a.root !== b.root || a.count !== b.count) changed.push(name)
  }
  return changed
}

/** Refuses inputs that are not those that were announced. */
export function checkInputs(
  announced: InputCommitments,
  inputs: Inputs,
  blinding: Blinding | undefined,
): void {
  const changed = changedInputs(announced, commitInputs(inputs, blinding))
  if (changed.length === 0) return
  fail({
    code: 'policy/inputs-changed',
    path: changed.join(', '),
    expected: say('announced-inputs'),
    found: say('other-inputs'),
  })
}
