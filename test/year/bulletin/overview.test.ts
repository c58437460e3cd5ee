import type { Plan } from 'double-random'
import { describe, expect, it } from 'vitest'
import { bulletinText } from '../../../src/files/bulletin-text.ts'
import { bulletin } from '../../../src/year/bulletin/bulletin.ts'
import { parseBulletin } from '../../../src/year/bulletin/parse-bulletin.ts'

const task = { kind: 'key', department: '执法大队', doubleRandom: false } as const
const plan: Plan = {
  id: 'plan',
  title: '2024年度监督检查计划',
  tasks: [{ ...task, id: 'key-units', title: '重点单位', category: 'unit', visits: 6000 }],
}

/** A quarter of 1,732 visits, 135 of them triggered: 81 with items, of which 72 have all put right. */
const visits = Array.from({ length: 1732 }, (_, index) => {
  const violation = index % 21 === 0 && index < 21 * 81 ? (index < 21 * 6 ? 7 : 6) : 0
  const isOpen = violation > 0 && index >= 21 * 72
  return {
    ...(index % 12 === 5 && index < 12 * 135 ? {} : { task: 'key-units' }),
    unit: `U${index}`,
    date: '2024-02-01',
    values: {
      violation,
      rectified: isOpen ? violation - 1 : violation,
      major: violation === 0 ? 0 : index < 21 * 5 ? 2 : 1,
      电气: violation > 0 ? 2 : 0,
      培训: violation > 0 ? 3 : 0,
      台账: 0,
      fine: index === 0 ? 50_000 : 0,
    },
  }
})
const period = { from: '2024-01-01', to: '2024-03-31' }
const figures = bulletin(plan, [], { ...period, visits, kinds: ['台账', '电气', '培训'] })

describe('a bulletin in the terms of the authority', () => {
  it('counts items, planned and triggered visits, and per 1,000 visits', () => {
    expect(figures.overview).toEqual({
      visits: 1732,
      planned: { numerator: 1597, denominator: 1732, ratio: '1597/1732', printed: '92.2%' },
      triggered: { numerator: 135, denominator: 1732, ratio: '135/1732', printed: '7.8%' },
      commissioned: [],
      items: {
        found: 492,
        putRight: { numerator: 483, denominator: 492, ratio: '161/164', printed: '98.2%' },
        perThousand: '284.1',
      },
      // The other meaning of the same word.
      visitsPutRight: { numerator: 72, denominator: 81, ratio: '8/9', printed: '88.9%' },
      major: { found: 86, perThousand: '49.7' },
      fines: 50_000,
      leading: [
        { kind: '培训', found: 243 },
        { kind: '电气', found: 162 },
      ],
      keyUnits: { numerator: 0, denominator: 0, ratio: null, printed: null },
      keyUnitsNotFound: [],
      keyUnitsLeft: [],
    })
    expect(parseBulletin(JSON.parse(JSON.stringify(figures)))).toEqual(figures)
  })

  it('prints both meanings of 整改率 under their own names, and no statistics', () => {
    const text = bulletinText(figures).join('').replaceAll(/\s/g, '')
    for (const part of [
      '本期检查1732家次，其中计划检查1597/1732=92.2%，触发式检查135/1732=7.8%。',
      '发现问题隐患492项，已整改483项，整改率（按项）98.2%；',
      '有问题隐患的81项次中，全部整改到位的72项次，整改率（按项次）88.9%。',
      '每千家次发现问题隐患284.1项、重大事故隐患49.7项。罚款50000元。主要问题：培训243项，电气162项。',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toMatch(/区间|偶然|置信度/)
    expect(bulletinText(figures, { statistics: true }).join('')).toMatch(/区间/)
  })

  it('takes a visit after a complaint on the day of a planned one for that one', () => {
    const both = [
      { task: 'key-units', unit: 'U1', date: '2024-02-01' },
      { unit: 'U1', date: '2024-02-01' },
      { unit: 'U1', date: '2024-02-02' },
    ]
    const { overview } = bulletin(plan, [], { ...period, visits: both })
    expect([overview.visits, overview.planned.numerator, overview.triggered.numerator]).toEqual([
      2, 1, 1,
    ])
    // Nothing was recorded, so there is nothing to divide by.
    expect([overview.items.perThousand, overview.items.putRight.printed]).toEqual([null, null])
  })
})
