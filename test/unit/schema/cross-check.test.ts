import { describe, expect, it } from 'vitest'
import { parseInputs, type Waiver } from '../../../src/index.ts'
import {
  type Data,
  exampleEnterprise,
  exampleInputs,
  exampleInspector,
  exampleTask,
  withTask,
} from '../example-inputs.ts'
import { codesOf, placesOf, refusalOf } from '../expect-error.ts'

function enterprises(...ids: string[]): Data[] {
  return ids.map((id) => ({ id, name: 'x' }))
}

function waiver(...ids: string[]): Waiver {
  return { code: 'similar-ids', ids, reason: '两家都在' }
}

describe('the calendar that a plan names', () => {
  const named = (calendar: string) => {
    const data = exampleInputs()
    return { ...data, plan: { ...data.plan, calendar } }
  }

  it('is the one that is given', () => {
    parseInputs(named('2019-11'))
    expect(placesOf(() => parseInputs(named('2020-01')))).toEqual(['input/choice at plan.calendar'])
  })

  it('is a text', () => {
    for (const version of [1, 'a\nb', 'x'.repeat(1025)]) {
      const [place] = placesOf(() => parseInputs(named(version as string)))
      expect(place).toMatch(/^input\/(type|text) at plan\.calendar$/)
    }
  })
})

describe('similar ids', () => {
  it.each([
    ['ASCII case', 'E01a', 'e01A'],
    ['full width', 'E01', 'Ｅ０１'],
    ['full width and case together', 'e-1', 'Ｅ－１'],
    ['full-width punctuation', 'a~!', 'ａ～！'],
    ['one character among many', '9135010 0M000100Y4x', '9135010 0M000100Y4X'],
    ['the case of Latin letters', 'é1', 'É1'],
    ['the case of Greek letters', 'α', 'Α'],
    ['the case of Cyrillic letters', 'яё', 'ЯЁ'],
    ['the kind of a blank', 'a\u3000b', 'a b'],
    ['the number of blanks', 'a  b', 'a b'],
    ['half-width katakana', 'ｶ', 'カ'],
  ])('differ only by %s, and are an error in either directory', (_, a, b) => {
    const people = [a, b].map((id) => exampleInspector(id))
    for (const tables of [{ enterprises: enterprises(a, b) }, { inspectors: people }]) {
      const error = refusalOf(() => parseInputs(exampleInputs(tables)))
      expect(error.code).toBe('input/similar-ids')
      expect([a, b]).toContain(error.problems[0]?.unit)
    }
  })

  it.each([
    ['letters that only look alike', 'А1', 'A1'],
    ['a composed and a decomposed letter', '\u00e9', 'e\u0301'],
    ['the character before U+FF01', 'a\uff00b', 'a b'],
    ['the long s', 'ſ', 's'],
    ['the Kelvin sign', '\u212a', 'k'],
    ['zeros', 'E1', 'E01'],
  ])('do not include ids that differ by %s', (_, a, b) => {
    parseInputs(exampleInputs({ enterprises: enterprises(a, b) }))
  })

  it('may stand in different directories', () => {
    parseInputs(
      exampleInputs({ enterprises: enterprises('X1'), inspectors: [exampleInspector('x1')] }),
    )
  })

  it('are allowed by a waiver that contains both', () => {
    const data = exampleInputs({ enterprises: enterprises('a', 'A') })
    parseInputs({ ...data, waivers: [waiver('A', 'a')] })
    parseInputs({ ...data, waivers: [waiver('A', 'B', 'a')] })
    for (const waivers of [[waiver('a', 'B')], [waiver('A', 'Ａ')], []]) {
      expect(refusalOf(() => parseInputs({ ...data, waivers })).code).toBe('input/similar-ids')
    }
  })

  it('need a waiver that contains every two of them', () => {
    const data = exampleInputs({ enterprises: enterprises('A', 'a', 'Ａ') })
    parseInputs({ ...data, waivers: [waiver('A', 'a', 'Ａ')] })
    for (const waivers of [
      [waiver('A', 'a')],
      [waiver('a', 'Ａ')],
      [waiver('A', 'a'), waiver('A', 'Ａ')],
      [waiver('A', 'Ａ'), waiver('a', 'Ａ')],
    ]) {
      expect(codesOf(() => parseInputs({ ...data, waivers }))).toContain('input/similar-ids')
    }
  })

  it('are waived by two ids at least, and by no other code', () => {
    for (const ids of [['a'], ['a', 'a']]) {
      expect(placesOf(() => parseInputs(exampleInputs({ waivers: [waiver(...ids)] })))).toEqual([
        'input/range at waivers[0].ids',
      ])
    }
    const other = { ...waiver('a', 'A'), code: 'same-name' }
    expect(placesOf(() => parseInputs(exampleInputs({ waivers: [other] })))).toEqual([
      'input/choice at waivers[0].code',
    ])
  })
})

describe('a recusal', () => {
  it('names an inspector and an enterprise of the directories', () => {
    parseInputs(exampleInputs({ recusals: [{ inspector: 'I1', enterprise: 'E01', reason: 'r' }] }))
    for (const [member, recusal] of [
      ['inspector', { inspector: 'I9', enterprise: 'E01', reason: 'r' }],
      ['enterprise', { inspector: 'I1', enterprise: 'E99', reason: 'r' }],
      ['enterprise', { inspector: 'I1', enterprise: 'e01', reason: 'r' }],
      ['inspector', { inspector: 'E01', enterprise: 'E01', reason: 'r' }],
    ] as const) {
      const error = refusalOf(() => parseInputs(exampleInputs({ recusals: [recusal] })))
      expect(error.code).toBe('input/unknown-id')
      expect(error.problems.map(({ path }) => path)).toEqual([`recusals.${member}`])
      expect(error.problems[0]?.unit).toBe(recusal[member])
    }
  })
})

describe('a window', () => {
  const withWindow = (from: string, to: string, calendar: readonly [string, string]) =>
    withTask(
      { rounds: [{ window: [from, to], visits: 1 }] },
      { calendar: { version: 'v', from: calendar[0], to: calendar[1] } },
    )

  it('lies within the calendar, both ends included', () => {
    parseInputs(withWindow('2020-01-02', '2020-06-30', ['2020-01-02', '2020-06-30']))
    for (const [from, to] of [
      ['2020-01-01', '2020-06-30'],
      ['2020-01-02', '2020-07-01'],
      ['2021-01-02', '2021-01-03'],
    ] as const) {
      const attempt = () => parseInputs(withWindow(from, to, ['2020-01-02', '2020-06-30']))
      expect(placesOf(attempt)).toEqual(['design/window at plan.tasks[0].rounds[0].window'])
    }
  })

  it('of a task that is not drawn lies within the calendar as well', () => {
    const data = withTask({
      doubleRandom: false,
      rounds: [{ window: ['2020-12-01', '2021-01-31'], visits: 1 }],
    })
    expect(refusalOf(() => parseInputs(data)).code).toBe('design/window')
  })
})

describe('a field that a filter compares', () => {
  const inputs = (filter: Data, members: Data, inExclusion = false) => {
    const task = inExclusion
      ? exampleTask({ exclude: [{ code: 'c', where: filter }] })
      : exampleTask({ where: filter })
    return exampleInputs({
      plan: { id: 'p', title: 'P', tasks: [task] },
      enterprises: [
        exampleEnterprise(1, members),
        exampleEnterprise(2, members),
        { id: 'E03', name: 'x' },
      ],
    })
  }

  it.each([
    ['a text with an integer', { equals: { 'attributes.a': 7 } }, { attributes: { a: '7' } }],
    ['an integer with a text', { equals: { 'attributes.a': '7' } }, { attributes: { a: 7 } }],
    ['an integer with texts', { in: { 'attributes.a': ['7', '8'] } }, { attributes: { a: 7 } }],
    ['a text with bounds', { bounds: { risk: { min: 1 } } }, { risk: 'A' }],
    ['a size with a text', { in: { size: ['3'] } }, { size: 3 }],
    ['a name with an integer', { not: { equals: { town: 1 } } }, { town: '七宝' }],
  ])('has the type of what it is compared with: %s is an error for each such unit', (...given) => {
    const [, filter, members] = given
    for (const inExclusion of [false, true]) {
      const { problems, counts } = refusalOf(() =>
        parseInputs(inputs(filter, members, inExclusion)),
      )
      expect(problems.map(({ code, unit }) => `${code} ${unit}`)).toEqual([
        'input/field-type E01',
        'input/field-type E02',
      ])
      expect(Object.values(counts)).toEqual([2])
    }
  })

  it('is found however deep the comparison stands', () => {
    const filter = { all: [{ any: [{ not: { bounds: { town: { max: 3 } } } }] }] }
    expect(refusalOf(() => parseInputs(inputs(filter, { town: '七宝' }))).problems).toHaveLength(2)
  })

  it.each([
    [
      'the plan’s exclusions',
      'plan.exclude',
      (where: Data) => ({ exclude: [{ code: 'c', where }] }),
    ],
    [
      'an item',
      'plan.catalogues[1]',
      (where: Data) => ({
        catalogues: [
          { id: 'a', items: [{ id: '1' }] },
          { id: 'b', items: [{ id: '1' }, { id: '2', where }] },
        ],
      }),
    ],
    [
      'a rider',
      'plan.tasks[0]',
      (where: Data) => ({
        catalogues: [{ id: 'a', items: [{ id: '1' }] }],
        tasks: [
          exampleTask({
            items: {
              catalogue: 'a',
              riders: [{ item: 'r', share: '1/2', rounding: 'up', where }],
            },
          }),
        ],
      }),
    ],
    [
      'a team',
      'plan.tasks[0]',
      (where: Data) => ({
        tasks: [
          exampleTask({
            team: { group: {}, when: [{ where, seats: [{ role: 'a' }, { role: 'b' }] }] },
          }),
        ],
      }),
    ],
  ])('is an error in the filter of %s', (_, path, put) => {
    const data = (where: Data) =>
      exampleInputs({
        plan: { id: 'p', title: 'P', tasks: [exampleTask()], ...put(where) },
        enterprises: [exampleEnterprise(1, { size: 3 }), exampleEnterprise(2)],
      })
    parseInputs(data({ equals: { size: 3 } }))
    const { problems } = refusalOf(() => parseInputs(data({ equals: { size: '3' } })))
    expect(problems.map(({ code, unit }) => [code, unit])).toEqual([['input/field-type', 'E01']])
    expect(JSON.stringify(problems)).toContain(path)
  })

  it('is an error in the filter of a task that is not drawn', () => {
    const data = inputs({ equals: { size: '3' } }, { size: 3 })
    ;(data.plan.tasks[0] as Data).doubleRandom = false
    expect(refusalOf(() => parseInputs(data)).problems[0]?.code).toBe('input/field-type')
  })

  it.each([
    ['it is missing', { equals: { 'attributes.b': 7 } }, { attributes: { a: '7' } }],
    ['it is compared with nothing', { in: { risk: [] } }, { risk: 'A' }],
    ['it is only asked for', { present: 'attributes.a' }, { attributes: { a: 7 } }],
    ['it is the type compared', { bounds: { size: { min: 3 } } }, { size: 3 }],
  ])('is no error where %s', (_, filter, members) => {
    parseInputs(inputs(filter, members))
  })

  it('may hold texts in one unit and integers in another for strata', () => {
    const design = {
      type: 'stratified',
      by: ['attributes.a'],
      allocation: { type: 'proportional' },
    }
    parseInputs(
      withTask(
        { design },
        {
          enterprises: [
            exampleEnterprise(1, { attributes: { a: 7 } }),
            exampleEnterprise(2, { attributes: { a: '7' } }),
          ],
        },
      ),
    )
  })
})

describe('who is one', () => {
  const CODE = '91310000MA1K35X17P'
  const firms = (a: string, b: string) =>
    [a, b].map((creditCode, i) => ({ id: `E${i}`, name: `厂 ${i}`, creditCode }))
  const officers = (a: string, b: string) =>
    [a, b].map((number, i) => ({
      ...exampleInspector(`P${i}`),
      certificate: { number, from: '2019-01-01', to: '2021-12-31' },
    }))

  it.each([
    ['the same', CODE, CODE],
    ['in small letters', CODE, CODE.toLowerCase()],
    ['at full width', CODE, '９１３１００００ＭＡ１Ｋ３５Ｘ１７Ｐ'],
  ])('is told by the credit code, %s', (_, a, b) => {
    const data = exampleInputs({ enterprises: firms(a, b) })
    const error = refusalOf(() => parseInputs(data))
    expect(error).toMatchObject({
      code: 'input/same-credit-code',
      problems: [{ path: 'enterprises.creditCode', unit: 'E0' }],
    })
    const waived = { code: 'same-credit-code' as const, ids: ['E0', 'E1'], reason: '分支机构' }
    parseInputs({ ...data, waivers: [waived] })
    for (const other of [
      { ...waived, code: 'similar-ids' as const },
      { ...waived, code: 'same-certificate' as const },
      { ...waived, ids: ['E0', 'E2'] },
    ]) {
      expect(refusalOf(() => parseInputs({ ...data, waivers: [other] })).code).toBe(
        'input/same-credit-code',
      )
    }
  })

  it.each([
    ['the same', '沪A-12', '沪A-12'],
    ['in small letters', '沪A-12', '沪a-12'],
    ['at full width', '沪A-12', '沪Ａ－１２'],
    ['with a blank more', '沪A-12', ' 沪A -\u300012 '],
  ])('is told by the number of the certificate, %s', (_, a, b) => {
    const data = exampleInputs({ inspectors: officers(a, b) })
    const error = refusalOf(() => parseInputs(data))
    expect(error).toMatchObject({
      code: 'input/same-certificate',
      problems: [{ path: 'inspectors.certificate.number', unit: 'P0' }],
    })
    const waived = { code: 'same-certificate' as const, ids: ['P0', 'P1'], reason: '证号印错' }
    parseInputs({ ...data, waivers: [waived] })
    const other = { ...waived, code: 'same-credit-code' as const }
    expect(refusalOf(() => parseInputs({ ...data, waivers: [other] })).code).toBe(
      'input/same-certificate',
    )
  })

  it('is not told by what is missing, nor across directories', () => {
    const certificate = { from: '2019-01-01', to: '2021-12-31' }
    const nobody = ['P0', 'P1'].map((id) => ({ ...exampleInspector(id), certificate }))
    parseInputs(exampleInputs({ inspectors: nobody }))
    parseInputs(exampleInputs({ enterprises: enterprises('E0', 'E1') }))
  })

  it('is asked about where names are equal in a town or a department', () => {
    const rows = [
      ['东厂', '甲镇'],
      ['东厂', '乙镇'],
      ['东　厂', '甲镇'],
    ].map(([name, town], i) => ({ id: `E${i}`, name: name!, town: town! }))
    const people = ['王伟', '王 伟', '王伟'].map((name, i) => ({
      ...exampleInspector(`P${i}`),
      name,
    }))
    const { findings } = parseInputs(exampleInputs({ enterprises: rows, inspectors: people }))
    const of = (code: string) => findings.find((each) => each.code === code)
    expect(of('same-name')).toMatchObject({ count: 1, examples: ['E2'] })
    expect(of('same-officer')).toMatchObject({ count: 2, examples: ['P1', 'P2'] })
  })

  // As many rows as the registers this was tried on; the codes are numbered, so none is double.
  it.each([42_782, 29_554])('is told of a register of %d firms without a false one', (size) => {
    const rows = Array.from({ length: size }, (_, i) => ({
      id: `E${i}`,
      name: `上海第${i}加油站有限公司`,
      creditCode: `9131${String(i).padStart(14, '0')}`,
      town: `第${i % 14}镇`,
    }))
    const { findings } = parseInputs(exampleInputs({ enterprises: rows }))
    expect(findings.map(({ code }) => code)).not.toContain('same-name')
    const twice = rows.map((row, i) =>
      i === 29_000 ? { ...row, creditCode: rows[7]!.creditCode } : row,
    )
    expect(
      refusalOf(() => parseInputs(exampleInputs({ enterprises: twice }))).problems,
    ).toMatchObject([{ unit: 'E29000', found: { values: { ids: ['E7'] } } }])
  })
})

describe('ids that were changed', () => {
  const row = (of: 'enterprises' | 'inspectors', from: string, to: string) => ({
    of,
    from,
    to,
    reason: '换证',
  })
  const data = exampleInputs({
    enterprises: enterprises('E1', 'E2'),
    inspectors: [exampleInspector('P1')],
  })

  it('lead from one that is no longer there to one that is', () => {
    const renamed = [row('enterprises', 'X1', 'E1'), row('inspectors', 'E1', 'P1')]
    const inputs = parseInputs({ ...data, renamed })
    expect(inputs.renamed).toEqual(renamed)
    expect(inputs.findings).toContainEqual({
      code: 'renamed-not-applied',
      count: 2,
      examples: ['X1', 'E1'],
    })
  })

  it.each([
    [
      'an old one that is still there',
      row('enterprises', 'E2', 'E1'),
      'input/duplicate at renamed.from',
    ],
    [
      'a new one that is not there',
      row('enterprises', 'X1', 'E3'),
      'input/unknown-id at renamed.to',
    ],
    ['one of the other directory', row('inspectors', 'X1', 'E1'), 'input/unknown-id at renamed.to'],
  ])('are refused: %s', (_, wrong, place) => {
    expect(placesOf(() => parseInputs({ ...data, renamed: [wrong] }))).toEqual([place])
  })

  it('have one new id each', () => {
    const renamed = [row('enterprises', 'X1', 'E1'), row('enterprises', 'X1', 'E2')]
    expect(codesOf(() => parseInputs({ ...data, renamed }))).toEqual(['input/duplicate'])
  })
})
