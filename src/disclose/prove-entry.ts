import { PROTOCOL } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { type Blinding, type OpenedRow, openRows } from '../core/table.ts'
import { type BlindingOption, boundInputs } from '../record/bound-inputs.ts'
import { readAnnouncement } from '../record/read-announcement.ts'
import { seal } from '../record/seal.ts'
import type {
  Announcement,
  EntryProof,
  InputRow,
  ProofBody,
} from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { blindingOption } from '../schema/options/ceremony.ts'

/** What a proof needs beside its document. */
export type ProveOptions = BlindingOption

/**
 * Proves to an enterprise, before anything is drawn or opened, that its row is in the announced
 * directory, and nothing else (`docs/protocol.md` §10.7).
 *
 * `verifyProof` of `double-random/proof` checks it against the published digest of the
 * announcement. The hashes in it give away nothing of other rows if the announcement is blinded;
 * otherwise somebody who can guess a neighbouring row can confirm it.
 *
 * @param announcement - the announcement or its text
 * @param data - the inputs that were announced
 * @param unit - id of the enterprise
 * @param options - the blinding key, if there is one
 * @returns the proof; `canonicalJson` of it is the text to hand over
 * @throws DoubleRandomError `evidence/…` for a malformed announcement, `policy/inputs-changed`,
 *   `input/unknown-id` for an enterprise that is not in the directory, `input/…` for the options
 *
 * @example
 * const notary = { kind: 'commit-reveal', party: '公证处', independent: true, commitment: '00'.repeat(32) };
 * const announcement = announce(exampleInputs, { series: 's', number: 1, entropy: [notary] });
 * const proof = proveEntry(announcement, exampleInputs, exampleInputs.enterprises[0].id);
 * verifyProof(canonicalJson(proof), { announcementDigest: announcement.digest }).outcome; // => 'verified'
 * proveEntry(announcement, exampleInputs, 'nobody'); // throws input/unknown-id
 */
export function proveEntry(
  announcement: string | Announcement,
  data: InputData | Inputs,
  unit: string,
  options: ProveOptions = {},
): EntryProof {
  const { blinding: key } = parseOption('options', blindingOption, options)
  const { body } = readAnnouncement(announcement)
  const { inputs, blinding } = boundInputs(body, data, key)
  return sealProof({
    protocol: PROTOCOL,
    kind: 'proof',
    announcement: body,
    entry: openEntry(inputs, unit, blinding),
    opening: null,
  })
}

export function openEntry(
  { enterprises }: Inputs,
  unit: string,
  blinding: Blinding | undefined,
): OpenedRow<InputRow> {
  const index = enterprises.findIndex(({ id }) => id === unit)
  if (index < 0) {
    fail({
      code: 'input/unknown-id',
      path: 'unit',
      expected: say('id-in-directory', { directory: 'enterprises' }),
      found: show(unit),
    })
  }
  const [row] = openRows('enterprises', enterprises, [index], blinding)
  return row as unknown as OpenedRow<InputRow>
}

export function sealProof(body: ProofBody): EntryProof {
  return seal('proof', body)
}
