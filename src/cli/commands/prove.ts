import { canonicalJson } from 'double-random'
import { proveEntry, proveVerdict } from 'double-random/disclose'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readIntact } from '../read-document.ts'
import { readBlinding } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'

export interface ProveCommand {
  /**
   * An announcement: only that the enterprise is in the directory. A record: how the draw dealt
   * with it, too.
   */
  readonly document: string
  readonly inputs: string
  readonly unit: string
  readonly blinding?: string
  readonly output?: string
}

/** Makes what one enterprise is given about itself. */
export async function prove(terminal: Terminal, options: ProveCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const given = await readIntact(terminal, options.document, 'announcement', 'record')
  const isOpen = given.kind === 'record'
  const announced = isOpen ? given.document.body.head.announcement : given.document.body
  const blinding = await readBlinding(terminal, options.blinding, announced.blinding !== null)
  const inputs = await loadInputs(terminal, options.inputs)
  const proof = await stage(terminal, 'disclosing', () =>
    (isOpen ? proveVerdict : proveEntry)(given.text, inputs, options.unit, blinding),
  )
  return {
    ok: true,
    lines: [
      t(`证明摘要 ${proof.digest}`, `digest of the proof ${proof.digest}`),
      ...(isOpen
        ? [
            t(
              '含种子：知道别家编号的人可以算出别家的签号，检查结束之前不要发出',
              'it holds the seed: whoever knows another id can compute its ticket; keep it until the last visit',
            ),
          ]
        : []),
    ],
    data: { kind: 'proof', digest: proof.digest },
    files: [{ path: options.output, text: canonicalJson(proof) }],
  }
}
