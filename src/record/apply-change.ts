import type { OfficerChange } from '../schema/documents.ts'
import type { Inputs } from '../schema/inputs.ts'

/** The inputs as they are after a change: with a leave, or with a recusal, more (`docs/protocol.md` §11.2). @internal */
export function applyChange(inputs: Inputs, change: OfficerChange): Inputs {
  const { inspector } = change
  if ('enterprise' in change) {
    const { enterprise } = change
    return {
      ...inputs,
      recusals: [...inputs.recusals, { inspector, enterprise, reason: 'amendment' }],
    }
  }
  const { from, to } = change
  return {
    ...inputs,
    inspectors: inputs.inspectors.map((row) =>
      row.id === inspector ? { ...row, leave: [...(row.leave ?? []), { from, to }] } : row,
    ),
  }
}
