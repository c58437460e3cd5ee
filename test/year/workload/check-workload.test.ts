import { describe, expect, it } from 'vitest'
import { checkWorkload } from '../../../src/year/workload/check-workload.ts'
import type { FiledAccount } from '../../../src/year/workload/filed.ts'
import { codesOf, placesOf } from '../../unit/expect-error.ts'
import { extended, november } from './calendars.ts'
import { fraction, percentOneDecimal } from './fraction.ts'

/**
 * A district's account: 24 (for 248) days × 8 officers. Its shares belong to other figures than its
 * days.
 */
const misprinted: FiledAccount = {
  label: '甲区',
  workingDays: 24,
  officers: 8,
  statutory: 1984,
  otherEnforcement: { days: 1035, share: '21%' },
  nonEnforcement: { days: 535, share: '71%' },
  inspection: { days: 414, share: '8%' },
}

describe('an account that prints 24 × 8 = 1984', () => {
  it('has day counts that nothing else with these shares of 1984 could be', () => {
    const shared = (share: string) =>
      Array.from({ length: 1985 }, (_, days) => days).filter(
        (days) => percentOneDecimal(fraction(days, 1984)) === share,
      )
    const found = shared('52.2%').flatMap((a) =>
      shared('27.0%').flatMap((b) =>
        shared('20.9%')
          .filter((c) => a + b + c === 1984)
          .map((c) => [a, b, c]),
      ),
    )
    expect(found).toEqual([[1035, 535, 414]])
  })

  it('is found, with what the factors give', () => {
    const [product] = checkWorkload({ accounts: [misprinted] })
    expect(product).toEqual({
      code: 'product',
      where: { id: 'account-figure', values: { account: '甲区', figure: 'statutory' } },
      statement: '24 × 8 = 1984',
      printed: '1984',
      computed: '192',
    })
  })

  it.each([
    [1035, 535, 414],
    [1035, 414, 535],
    [535, 1035, 414],
    [535, 414, 1035],
    [414, 1035, 535],
    [414, 535, 1035],
  ])('has wrong shares, whichever days belong to which part: %i, %i, %i', (a, b, c) => {
    const account = {
      ...misprinted,
      workingDays: 248,
      otherEnforcement: { days: a, share: '21%' },
      nonEnforcement: { days: b, share: '71%' },
      inspection: { days: c, share: '8%' },
    }
    const computed = new Map([
      [1035, '52.2%'],
      [535, '27.0%'],
      [414, '20.9%'],
    ])
    const findings = checkWorkload({ accounts: [account] })
    expect(findings.map((each) => [each.code, each.printed, each.computed])).toEqual([
      // 21 % is right for 414 of 1984, and for nothing else; 71 % and 8 % are right for none.
      ...(a === 414 ? [] : [['share', '21%', computed.get(a)]]),
      ['share', '71%', computed.get(b)],
      ['share', '8%', computed.get(c)],
    ])
  })

  it('has no finding once it is corrected, with shares to any number of decimals', () => {
    for (const [a, b, c] of [
      ['52.2%', '27.0%', '20.9%'],
      ['52%', '27%', '21%'],
      ['52.17%', '26.97%', '20.87%'],
    ] as const) {
      const corrected = {
        ...misprinted,
        workingDays: 248,
        otherEnforcement: { days: 1035, share: a },
        nonEnforcement: { days: 535, share: b },
        inspection: { days: 414, share: c },
      }
      expect(checkWorkload({ accounts: [corrected] })).toEqual([])
    }
  })
})

/** 247 × 22 = 5434, 5434 − 2469 − 1994 = 971. */
const correct: FiledAccount = {
  label: '乙市',
  workingDays: 247,
  officers: 22,
  statutory: 5434,
  otherEnforcement: { days: 2469 },
  nonEnforcement: { days: 1994 },
  inspection: { days: 971 },
}

describe('an account that prints 2469 as 2649', () => {
  it('has no finding where it is printed right', () => {
    expect(checkWorkload({ accounts: [correct] })).toEqual([])
  })

  it('is found', () => {
    const findings = checkWorkload({
      accounts: [{ ...correct, otherEnforcement: { days: 2649 } }],
    })
    expect(findings).toMatchObject([
      { code: 'sum', statement: '5434 − 2649 − 1994 = 971', printed: '971', computed: '791' },
    ])
  })

  it('is found at a second place that prints 2469', () => {
    const findings = checkWorkload({
      accounts: [{ ...correct, otherEnforcement: { days: [2649, 2469] } }],
    })
    expect(findings.map(({ code, statement }) => [code, statement])).toEqual([
      ['repeated', '2649 = 2469'],
      ['sum', '5434 − 2649 − 1994 = 971'],
    ])
  })

  it('is found by its heads', () => {
    const heads = [
      { head: 'licensing', days: 2000 },
      { head: 'complaints', days: 469 },
    ]
    const findings = checkWorkload({
      accounts: [{ ...correct, otherEnforcement: { days: 2649, heads } }],
    })
    expect(findings.map(({ code }) => code)).toEqual(['sum', 'sum'])
  })
})

describe('checkWorkload', () => {
  it('finds nothing in 250 × 4 = 1000, nor in 365 − 104 − 11 = 250', () => {
    const sums = [
      {
        label: '工作日',
        terms: [
          { label: '全年', value: 365 },
          { label: '双休日', value: 104, minus: true },
          { label: '法定假日', value: 11, minus: true },
        ],
        printed: 250,
      },
    ]
    const accounts = [{ label: '丙县', workingDays: 250, officers: 4, statutory: 1000 }]
    expect(checkWorkload({ accounts, sums })).toEqual([])
    expect(checkWorkload({})).toEqual([])
  })

  it.each([
    ['the notice of November 2019', november, '251'],
    ['the notice of January 2020', extended, '249'],
  ])('compares working days with the calendar of %s', (_, calendar, days) => {
    const check = (workingDays: string) =>
      checkWorkload({ year: 2020, accounts: [{ label: '丁区', workingDays }] }, { calendar })
    expect(check(days)).toEqual([])
    expect(check('250')).toMatchObject([{ code: 'calendar', printed: '250', computed: days }])
  })

  it('finds shares that do not make a whole, within half a unit of the last place each', () => {
    const shares = (a: string, b: string, c: string) =>
      checkWorkload({
        accounts: [
          {
            label: '戊区',
            otherEnforcement: { share: a },
            nonEnforcement: { share: b },
            inspection: { share: c },
          },
        ],
      }).map(({ code, computed }) => [code, computed])
    expect(shares('33%', '33%', '33%')).toEqual([])
    expect(shares('34%', '34%', '33%')).toEqual([])
    expect(shares('34%', '34%', '34%')).toEqual([['shares', '102%']])
    expect(shares('33%', '33%', '32%')).toEqual([['shares', '98%']])
    expect(shares('52.2%', '27.0%', '20.9%')).toEqual([])
    expect(shares('52.2%', '27.0%', '20.6%')).toEqual([['shares', '99.8%']])
  })

  it('rounds halves of a share up', () => {
    const share = (printed: string) =>
      checkWorkload({
        accounts: [{ label: '己区', statutory: 8, inspection: { days: 1, share: printed } }],
      }).map(({ computed }) => computed)
    expect(share('12.5%')).toEqual([])
    expect(share('13%')).toEqual([])
    expect(share('12%')).toEqual(['12.5%'])
    expect(share('12.50%')).toEqual([])
  })

  it('reads half days, and a lost decimal point', () => {
    const products = [{ label: '家次', factors: [25, 2, '0.5'], printed: 25 }]
    expect(checkWorkload({ products })).toEqual([])
    const lost = [{ label: '家次', factors: [25, '0.5'], printed: 125 }]
    expect(checkWorkload({ products: lost })).toMatchObject([{ computed: '12.5' }])
  })

  it('has no computed figure for a share of nothing, nor where several places differ', () => {
    const nothing = { label: '辛区', statutory: 0, inspection: { days: 0, share: '0%' } }
    const [share] = checkWorkload({ accounts: [nothing] })
    expect(share).not.toHaveProperty('computed')
    const [places] = checkWorkload({ repeated: [{ label: '合计', printed: [1, 2, 3] }] })
    expect(places).toEqual({
      code: 'repeated',
      where: { id: 'label', values: { label: '合计' } },
      statement: '1 = 2 = 3',
      printed: '3',
    })
  })

  it('refuses figures that nobody prints so', () => {
    const account = (members: object) => () =>
      checkWorkload({ accounts: [{ label: 'x', ...members }] })
    expect(placesOf(account({ statutory: -1 }))).toEqual([
      'input/range at filed.accounts[0].statutory[0]',
    ])
    expect(codesOf(account({ statutory: '1,984' }))).toEqual(['input/range'])
    expect(codesOf(account({ statutory: '01984' }))).toEqual(['input/range'])
    expect(codesOf(account({ statutory: [] }))).toEqual(['input/range'])
    expect(codesOf(account({ statutory: 1.5 }))).toEqual(['input/type'])
    expect(codesOf(account({ inspection: { share: '21' } }))).toEqual(['input/ratio'])
    expect(codesOf(account({ hours: 8 }))).toEqual(['input/option'])
    expect(codesOf(() => checkWorkload(null as never))).toEqual(['input/type'])
    expect(codesOf(() => checkWorkload({ year: 2021 }, { calendar: november }))).toEqual([
      'design/window',
    ])
  })
})
