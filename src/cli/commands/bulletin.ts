import { drawAsItStands, type Inputs, isDoubleRandomError } from 'double-random'
import { bulletinText } from 'double-random/files'
import type { CoveredDraw } from 'double-random/report'
import { bulletin as figuresOf } from 'double-random/year'
import { say, show } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { readIntact } from '../read-document.ts'
import { readOutcomes } from '../read-outcomes.ts'
import { readSecret } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import type { OfNumber } from './series.ts'

export interface BulletinCommand {
  readonly records: readonly string[]
  readonly inputs: readonly string[]
  readonly amendment?: readonly string[]
  readonly outcomes?: readonly OfNumber[]
  readonly blinding?: readonly string[]
  readonly from: string
  readonly to: string
  /** Where the text for people goes. */
  readonly text?: string
  readonly output?: string
}

/** Puts a period into figures, from the draws of a series in any order. */
export async function bulletin(terminal: Terminal, options: BulletinCommand): Promise<Answer> {
  const { from, to, text: textPath, output } = options
  const inputs: Inputs[] = []
  for (const path of options.inputs) inputs.push(await loadInputs(terminal, path))
  const blindings: string[] = []
  for (const path of options.blinding ?? []) blindings.push(await readSecret(terminal, path))
  const amendments: { text: string; of: string; sequence: number }[] = []
  for (const path of options.amendment ?? []) {
    const { text, document } = await readIntact(terminal, path, 'amendment')
    amendments.push({ text, of: document.body.record, sequence: document.body.sequence })
  }
  const draws: CoveredDraw[] = []
  const numbers: number[] = []
  for (const path of options.records) {
    const { text, document } = await readIntact(terminal, path, 'record')
    const { number } = document.body.head
    numbers.push(number)
    const file = options.outcomes?.find((each) => each.number === number)?.value
    draws.push({
      record: text,
      ...ofRecord(text, inputs, blindings),
      amendments: amendments
        .filter(({ of }) => of === document.digest)
        .sort((a, b) => a.sequence - b.sequence)
        .map((each) => each.text),
      ...(file === undefined ? {} : { outcomes: await readOutcomes(terminal, file) }),
    })
  }
  checkUsed(options, numbers, { draws, inputs, amendments: amendments.length })
  const figures = await stage(terminal, 'listing', () =>
    figuresOf((draws[0] as CoveredDraw).data.plan, draws, { from, to }),
  )
  const names = inputs.flatMap(({ enterprises }) => enterprises.map(({ id, name }) => [id, name]))
  const lines = bulletinText(figures, { units: Object.fromEntries(names) })
  return {
    ok: true,
    lines,
    data: { from, to, draws: draws.length },
    files: [
      ...(output === undefined ? [] : [{ path: output, text: `${JSON.stringify(figures)}\n` }]),
      ...(textPath === undefined ? [] : [{ path: textPath, text: `${lines.join('\n')}\n` }]),
    ],
  }
}

/** The inputs of a record among all that were handed in, and the key that salts their rows. */
function ofRecord(
  record: string,
  inputs: readonly Inputs[],
  blindings: readonly string[],
): Pick<CoveredDraw, 'data' | 'blinding'> {
  let refusal: unknown
  for (const data of inputs) {
    for (const key of [undefined, ...blindings]) {
      const blinding = key === undefined ? {} : { blinding: key }
      try {
        drawAsItStands(record, data, blinding)
        return { data, ...blinding }
      } catch (error) {
        if (!isDoubleRandomError(error)) throw error
        refusal = error
      }
    }
  }
  throw refusal
}

/** What bears on none of the records was meant for another. */
function checkUsed(
  { inputs: paths, outcomes = [] }: BulletinCommand,
  numbers: readonly number[],
  {
    draws,
    inputs,
    amendments,
  }: {
    readonly draws: readonly CoveredDraw[]
    readonly inputs: readonly Inputs[]
    readonly amendments: number
  },
): void {
  const refuseIdle = (option: string, found: string | number): never => {
    const expected = say('number-at-hand', { numbers })
    throw new UsageError(say('option-value', { option, expected, found: show(found) }))
  }
  const free = [...numbers]
  for (const { number, value } of outcomes) {
    const at = free.indexOf(number)
    if (at < 0) refuseIdle('--outcomes', `${number}:${value}`)
    free.splice(at, 1)
  }
  for (const [index, data] of inputs.entries()) {
    if (!draws.some((each) => each.data === data)) refuseIdle('--inputs', paths[index] as string)
  }
  const taken = draws.reduce((sum, { amendments: own = [] }) => sum + own.length, 0)
  if (taken < amendments) refuseIdle('--amendment', amendments - taken)
}
