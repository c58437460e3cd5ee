import type { BulletinOptions, PenaltyScale } from 'double-random/year'

type Before = NonNullable<BulletinOptions['before']>

/** What the bulletins of 2019 counted: made up, so that there is something to compare with. */
export const YEAR_BEFORE: { readonly half: Before; readonly year: Before } = {
  half: { total: { done: 262, recorded: 262, violations: 119, rectified: 105, penalised: 29 } },
  year: { total: { done: 588, recorded: 588, violations: 262, rectified: 236, penalised: 66 } },
}

/** A scale of penalty points for key units (重点监督检查单位违法行为记分), made up as well. */
export const PENALTY_SCALE: PenaltyScale = {
  items: [
    { value: 'hazards', title: '一般隐患', points: 1, most: 6 },
    { value: 'major', title: '重大隐患', points: 6 },
    { value: 'penalty', title: '行政处罚', points: 3 },
  ],
  levels: [
    { from: 6, level: '提醒', measure: '约谈主要负责人' },
    { from: 12, level: '重点监管', measure: '增加一次检查' },
  ],
}
