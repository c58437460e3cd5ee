import { drawAsItStands, type Inputs, isDoubleRandomError } from 'double-random'
import type { CoveredDraw } from 'double-random/report'
import { say, show } from '../core/message.ts'
import { loadInputs } from './load-inputs.ts'
import { inLanguage } from './messages/in-language.ts'
import { readIntact } from './read-document.ts'
import { readOutcomesOf } from './read-outcomes.ts'
import { readSecret } from './read-text.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** What is known of one number. */
export interface OfNumber {
  readonly number: number
  readonly value: string
}

export interface DrawsOptions {
  readonly records: readonly string[]
  readonly inputs: readonly string[]
  readonly amendment?: readonly string[]
  /** A file for a number; documents that report outcomes may be several. */
  readonly outcomes?: readonly OfNumber[]
  readonly blinding?: readonly string[]
}

/** The draws of a year, and what was handed in for all of them. */
export interface ReadDraws {
  readonly draws: readonly CoveredDraw[]
  /** Their numbers, in the same order. */
  readonly numbers: readonly number[]
  readonly inputs: readonly Inputs[]
  readonly amendments: number
}

/** Reads the draws of a series in any order; which inputs, key and amendments belong to which is seen. */
export async function readDraws(terminal: Terminal, options: DrawsOptions): Promise<ReadDraws> {
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
    const files = (options.outcomes ?? []).flatMap((each) =>
      each.number === number ? [each.value] : [],
    )
    draws.push({
      record: text,
      ...ofRecord(text, inputs, blindings),
      amendments: amendments
        .filter(({ of }) => of === document.digest)
        .sort((a, b) => a.sequence - b.sequence)
        .map((each) => each.text),
      ...(files.length === 0 ? {} : { outcomes: await readOutcomesOf(terminal, files, document) }),
    })
  }
  checkUsed(options, numbers, { draws, inputs, amendments: amendments.length })
  return { draws, numbers, inputs, amendments: amendments.length }
}

/** With what the figures of draws were made. */
export function withAmendments(terminal: Terminal, amendments: number): string {
  const t = inLanguage(terminal.language)
  return amendments === 0
    ? t('没有提供变更文件，按抽取时的情况统计', 'without amendments: as it was drawn')
    : t(`已计入变更 ${amendments} 件`, `with ${amendments} amendments`)
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
  { inputs: paths, outcomes = [] }: DrawsOptions,
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
  // Of two series that have the number, it could not be told which one is meant.
  const free = new Set(
    numbers.filter((each) => numbers.indexOf(each) === numbers.lastIndexOf(each)),
  )
  for (const { number, value } of outcomes) {
    if (!free.has(number)) refuseIdle('--outcomes', `${number}:${value}`)
  }
  for (const [index, data] of inputs.entries()) {
    if (!draws.some((each) => each.data === data)) refuseIdle('--inputs', paths[index] as string)
  }
  const taken = draws.reduce((sum, { amendments: own = [] }) => sum + own.length, 0)
  if (taken < amendments) refuseIdle('--amendment', amendments - taken)
}
