import { exclusionsOf } from 'double-random'
import { type Estimate, estimate as estimateOf, type PartEstimate } from 'double-random/report'
import { describe } from 'double-random/words'
import { say } from '../../core/message.ts'
import { type Ratio, readRatio } from '../../core/ratio.ts'
import { outcomeNames } from '../../words/zh/names.ts'
import { percentText } from '../../year/workload/figure.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { type DrawOptions, readDraw } from '../read-draw.ts'
import { readOutcomesOf } from '../read-outcomes.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'
import { jsonFile } from './format.ts'

export interface EstimateCommand extends DrawOptions {
  readonly outcomes: readonly string[]
  readonly pool: string
  readonly round: number
  readonly variable?: string
  readonly counts?: boolean
  readonly confidence?: string
  readonly output?: string
}

/** Tells what the sample of a round says of all units that could have been drawn. */
export async function estimate(terminal: Terminal, options: EstimateCommand): Promise<Answer> {
  const { pool, round, variable, counts, confidence, output } = options
  const draw = await readDraw(terminal, options)
  const outcomes = await readOutcomesOf(terminal, options.outcomes, draw.record)
  const { blinding } = draw.after
  const found = await stage(terminal, 'listing', () =>
    estimateOf(draw.record, outcomes, {
      pool,
      round,
      ...(variable === undefined ? {} : { variable }),
      ...(counts === undefined ? {} : { counts }),
      ...(confidence === undefined ? {} : { confidence }),
      exclusions: exclusionsOf(
        draw.record,
        draw.inputs,
        blinding === undefined ? {} : { blinding },
      ),
    }),
  )
  return {
    ok: true,
    lines: linesOf(found, counts === true, terminal.language),
    data: { ...found },
    files: jsonFile(output, found),
  }
}

function linesOf(found: Estimate, isCount: boolean, language: Language): string[] {
  const t = inLanguage(language)
  const { pool, round, scope, whole, pooled, pending, notInSample } = found
  const part = whole ?? pooled
  const kept = scope.reasons.map((reason) => describe(say(reason), language))
  return [
    t(
      `${pool}第${round}轮：推断的范围 ${part.size} 家，样本 ${part.drawn} 家，其中 ${pending} 家还没有结果`,
      `${pool} round ${round}: of ${part.size} units, from a sample of ${part.drawn}, ${pending} without an outcome`,
    ),
    ...(whole === null && kept.length > 0
      ? [t(`范围不是全部对象：${kept.join('、')}`, `not the whole pool: ${kept.join(', ')}`)]
      : []),
    ...(notInSample === 0
      ? []
      : [
          t(
            `替补的结果 ${notInSample} 家不用于推断`,
            `${notInSample} outcomes of substitutes enter no figure`,
          ),
        ]),
    ...figureLines(part, { confidence: found.confidence, isCount }, language),
  ]
}

type Figure = PartEstimate['classes'][number]['total']

/** How a figure is printed: the estimate itself, and an end of its interval, rounded outward. */
interface Print {
  readonly value: (ratio: string) => string
  readonly end: (value: number, isUpper: boolean) => string
}

const ONE_DECIMAL: Print = {
  value: (ratio) => decimal(readRatio(ratio)),
  end: (value, isUpper) => outward(value, isUpper),
}
const PERCENT: Print = {
  value: (ratio) => percentText(readRatio(ratio), 1),
  end: (value, isUpper) => `${outward(100 * value, isUpper)}%`,
}

function decimal({ p, q }: Ratio): string {
  return percentText({ p, q: q * 100n }, 1).slice(0, -1)
}

function outward(value: number, isUpper: boolean): string {
  return String((isUpper ? Math.ceil(10 * value) : Math.floor(10 * value)) / 10)
}

/** The classes of outcomes, and what was counted. */
function figureLines(
  { classes, variable }: PartEstimate,
  { confidence, isCount }: { readonly confidence: string; readonly isCount: boolean },
  language: Language,
): string[] {
  const t = inLanguage(language)
  const sure = percentText(readRatio(confidence), 0)
  const line = (name: string, figure: Figure, print = ONE_DECIMAL) => {
    const { ratio, interval, reason } = figure
    const why = reason === undefined ? '' : describe(say(reason), language)
    if (ratio === null) return t(`${name}：不能推断，${why}`, `${name}: no estimate, ${why}`)
    const value = print.value(ratio)
    if (interval === null) return t(`${name}：约 ${value}`, `${name}: about ${value}`)
    const [lower, upper] = [print.end(interval.lower, false), print.end(interval.upper, true)]
    const how = describe(say(interval.method), language)
    return t(
      `${name}：约 ${value}，${sure}区间 ${lower} 至 ${upper}（${how}）`,
      `${name}: about ${value}, ${sure} interval ${lower} to ${upper} (${how})`,
    )
  }
  return [
    ...classes
      .filter(({ sampled }) => sampled > 0)
      .map(({ outcome, total, sampled }) => {
        const name = outcomeName(outcome, language)
        return line(
          t(`${name}的家数（样本中 ${sampled} 家）`, `${name}, units (${sampled} in the sample)`),
          total,
        )
      }),
    ...(variable === null
      ? []
      : [
          line(t(`${variable.name}，合计`, `${variable.name}, total`), variable.total),
          line(
            t(
              isCount ? `${variable.name}，平均每家` : `${variable.name}，占可查单位`,
              `${variable.name}, of those that can be inspected`,
            ),
            variable.rate,
            isCount ? ONE_DECIMAL : PERCENT,
          ),
        ]),
  ]
}

function outcomeName(outcome: PartEstimate['classes'][number]['outcome'], language: Language) {
  const t = inLanguage(language)
  if (outcome === 'pending') return t('还没有结果', 'without an outcome')
  return t(outcomeNames[outcome], outcome)
}
