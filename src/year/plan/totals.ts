import { say, show } from '../../core/message.ts'
import { minus, parseRatio, type Ratio, readRatio } from '../../core/ratio.ts'
import type { Plan } from '../../schema/inputs/plan.ts'
import type { PlanSettings } from '../../schema/year/plan-settings.ts'
import { type PlanFigure, type PlanFigures, printShare } from './figures.ts'
import { type PlanFinding, type PlanFindingCode, planFinding } from './finding.ts'

/** Holds what the plan's text states against the sum of its tasks. */
export function totalFindings({ totals }: Plan, figures: PlanFigures): PlanFinding[] {
  if (totals === undefined || figures.uncounted > 0) return []
  const findings: PlanFinding[] = []
  const compare = (name: string, stated: number | undefined, sum: number): void => {
    if (stated === undefined || stated === sum) return
    findings.push(
      planFinding(
        'total-wrong',
        { path: `plan.totals${name}.visits` },
        say('sum-of-tasks', { sum }),
        show(stated),
      ),
    )
  }
  compare('', totals.visits, figures.visits)
  for (const name of ['key', 'general', 'doubleRandom'] as const) {
    const figure = figureOf(figures, name)
    const { visits, share } = totals[name] ?? {}
    compare(`.${name}`, visits, figure.visits)
    if (share === undefined || figure.share === null) continue
    const right = printShare(readRatio(figure.share), (share.split('.')[1] ?? '%').length - 1)
    if (share === right) continue
    findings.push(
      planFinding(
        'share-wrong',
        { path: `plan.totals.${name}.share` },
        say('share-of-visits', { share: right, visits: figure.visits, of: figures.visits }),
        say('share-as-printed', { share }),
      ),
    )
  }
  return findings
}

/** Holds the shares against what the bureau asks of its plans. */
export function shareFindings(figures: PlanFigures, settings: PlanSettings): PlanFinding[] {
  const low = (
    code: PlanFindingCode,
    path: string,
    least: string | undefined,
    { visits, share, printed }: PlanFigure,
  ): PlanFinding[] => {
    if (least === undefined || share === null || printed === null) return []
    const wanted = parseRatio(least) as Ratio
    if (minus(readRatio(share), wanted).p >= 0n) return []
    const found = say('share-of-visits', { share: printed, visits, of: figures.visits })
    return [planFinding(code, { path }, say('share-at-least', { share: least }), found)]
  }
  if (figures.uncounted > 0) return []
  return [
    ...low(
      'key-share-low',
      'settings.minimumKeyShare',
      settings.minimumKeyShare,
      figureOf(figures, 'key'),
    ),
    ...low(
      'double-random-share-low',
      'settings.minimumDoubleRandomShare',
      settings.minimumDoubleRandomShare,
      figures.doubleRandom,
    ),
  ]
}

function figureOf(figures: PlanFigures, name: 'key' | 'general' | 'doubleRandom'): PlanFigure {
  if (name === 'doubleRandom') return figures.doubleRandom
  return figures.byKind.find(({ key }) => key === name) as PlanFigure
}
