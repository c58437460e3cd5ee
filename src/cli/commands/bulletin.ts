import { drawAsItStands, type Inputs, isDoubleRandomError, type OutcomeData } from 'double-random'
import { bulletinText } from 'double-random/files'
import type { CoveredDraw } from 'double-random/report'
import { bulletin as figuresOf } from 'double-random/year'
import { say, show } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readIntact } from '../read-document.ts'
import { readOutcomesOf } from '../read-outcomes.ts'
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
      ...(file === undefined ? {} : { outcomes: await readOutcomesOf(terminal, file, document) }),
    })
  }
  checkUsed(options, numbers, { draws, inputs, amendments: amendments.length })
  // A plan may have grown during the year: the last draw has all of it.
  const last = draws[numbers.indexOf(Math.max(...numbers))] as CoveredDraw
  const variables = variablesIn(draws.flatMap(({ outcomes = [] }) => outcomes))
  const figures = await stage(terminal, 'listing', () =>
    figuresOf(last.data.plan, draws, { from, to, variables }),
  )
  const names = inputs.flatMap(({ enterprises }) => enterprises.map(({ id, name }) => [id, name]))
  const lines = bulletinText(figures, { units: Object.fromEntries(names) })
  const t = inLanguage(terminal.language)
  terminal.stderr([
    amendments.length === 0
      ? t('没有提供变更文件，按抽取时的情况统计', 'without amendments: as it was drawn')
      : t(`已计入变更 ${amendments.length} 件`, `with ${amendments.length} amendments`),
  ])
  return {
    ok: true,
    lines,
    data: { from, to, draws: draws.length, amendments: amendments.length, variables },
    files: [
      ...(output === undefined ? [] : [{ path: output, text: `${JSON.stringify(figures)}\n` }]),
      ...(textPath === undefined ? [] : [{ path: textPath, text: `${lines.join('\n')}\n` }]),
    ],
  }
}

/** What offices head the columns that a bulletin adds up, by what they are called in it. */
const VARIABLES = {
  violation: ['问题隐患', '有隐患', '隐患数', '违法行为'],
  rectified: ['已整改', '整改数'],
  penalty: ['处罚', '行政处罚'],
  major: ['重大事故隐患', '重大隐患'],
  fine: ['罚款', '罚款金额'],
} as const

/** Which values the outcomes have for each; those that are not named here have their own names. */
function variablesIn(outcomes: readonly OutcomeData[]): Record<string, string> {
  const named = new Set(outcomes.flatMap(({ values }) => Object.keys(values || {})))
  return Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([variable, titles]) => {
      const title = named.has(variable) ? undefined : titles.find((each) => named.has(each))
      return title === undefined ? [] : [[variable, title]]
    }),
  )
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
  // Of two series that have the number, it could not be told which one is meant.
  const free = new Set(
    numbers.filter((each) => numbers.indexOf(each) === numbers.lastIndexOf(each)),
  )
  for (const { number, value } of outcomes) {
    if (!free.delete(number)) refuseIdle('--outcomes', `${number}:${value}`)
  }
  for (const [index, data] of inputs.entries()) {
    if (!draws.some((each) => each.data === data)) refuseIdle('--inputs', paths[index] as string)
  }
  const taken = draws.reduce((sum, { amendments: own = [] }) => sum + own.length, 0)
  if (taken < amendments) refuseIdle('--amendment', amendments - taken)
}
