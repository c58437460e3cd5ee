import type { Enterprise } from '../schema/inputs/enterprise.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { fold } from '../schema/kit/fold.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { text } from '../schema/kit/text.ts'

/** Who could be meant by what somebody typed. */
export interface FoundEnterprises {
  /** The enterprise with exactly this id. */
  readonly exact: Enterprise | undefined
  /** Those whose id, name or credit code contains it as people read it, in the order of ids. */
  readonly candidates: readonly Enterprise[]
}

/**
 * Finds the enterprises that somebody can mean: by id, by name or credit code, or by a part of one
 * of these. Width, case and blanks make no difference (`docs/protocol.md` §3.5), but an id that is
 * there exactly is that enterprise.
 *
 * @param data - the inputs
 * @param wanted - what was typed
 * @returns the enterprise with this id, and everybody else who can be meant
 * @throws DoubleRandomError `input/…` for malformed inputs, or what is no text
 *
 * @example
 * const inputs = parseInputs(exampleInputs);
 * const [{ id, name }] = inputs.enterprises;
 * findEnterprises(inputs, id).exact?.name === name; // => true
 * findEnterprises(inputs, name.slice(1)).candidates.some((each) => each.id === id); // => true
 */
export function findEnterprises(data: InputData | Inputs, wanted: string): FoundEnterprises {
  const { enterprises } = parseInputs(data)
  // People copy blanks along.
  const trimmed = typeof wanted === 'string' ? wanted.trim() : wanted
  const given = parseOption('wanted', text, trimmed)
  const exact = enterprises.find(({ id }) => id === given)
  const part = fold(given)
  const isMeant = ({ id, name, creditCode = '' }: Enterprise) =>
    [id, name, creditCode].some((each) => fold(each).includes(part))
  return { exact, candidates: part === '' ? [] : enterprises.filter(isMeant) }
}
