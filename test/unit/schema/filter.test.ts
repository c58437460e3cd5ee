import { describe, expect, it } from 'vitest'
import { show } from '../../../src/core/message.ts'
import { parseInputs } from '../../../src/index.ts'
import { withTask } from '../example-inputs.ts'
import { placesOf, refusalOf } from '../expect-error.ts'

const FIELDS = ['id', 'name', 'creditCode', 'town', 'risk', 'size', 'status', 'attributes.a']
const UNKNOWN_FIELDS = [
  'tags',
  'contact',
  'attributes',
  'attributes.',
  'attributes. a',
  `attributes.${'x'.repeat(129)}`,
  'Town',
  'town ',
  'constructor',
  '镇',
]

describe('a filter', () => {
  it.each([
    { all: [] },
    { any: [] },
    { not: { all: [] } },
    { tag: '危化品' },
    { equals: { town: '七宝' } },
    { equals: { size: 3 } },
    { equals: { 'attributes.a': -3 } },
    { equals: { 'attributes.a.b c': 'x' } },
    { in: { risk: ['A', 'B'] } },
    { in: { 'attributes.a': [] } },
    { bounds: { size: { min: 1 } } },
    { bounds: { size: { max: 1 } } },
    { bounds: { size: { min: 2, max: 1 } } },
    { bounds: { 'attributes.a': { min: -5, max: 5 } } },
    { present: 'creditCode' },
    { present: 'attributes.constructor' },
    { listed: '市级' },
    { all: [{ any: [{ not: { tag: 't' } }, { present: 'town' }] }, { listed: 'l' }] },
  ])('may be %j', (where) => {
    expect(parseInputs(withTask({ where })).plan.tasks[0]?.where).toEqual(where)
  })

  it.each([
    ['nothing', {}, 'input/choice at '],
    ['two things', { tag: 't', present: 'town' }, 'input/choice at '],
    ['two things that are the same', { all: [], any: [] }, 'input/choice at '],
    ['a word', 'all', 'input/choice at '],
    ['an array', [{ tag: 't' }], 'input/choice at '],
    ['an unknown test', { matches: { name: '.*' } }, 'input/choice at '],
    ['a test and a remark', { tag: 't', remark: 'x' }, 'input/unknown-field at .remark'],
    ['all of one filter', { all: { tag: 't' } }, 'input/type at .all'],
    ['not of an array', { not: [{ tag: 't' }] }, 'input/choice at .not'],
    ['a wrong filter inside', { any: [{ tag: 't' }, { not: {} }] }, 'input/choice at .any[1].not'],
    ['a tag that is a number', { tag: 3 }, 'input/type at .tag'],
    ['no field', { equals: {} }, 'input/choice at .equals'],
    ['two fields', { equals: { town: 'a', risk: 'b' } }, 'input/choice at .equals'],
    ['a value that is true', { equals: { town: true } }, 'input/type at .equals.town'],
    ['a value that is a fraction', { equals: { size: 1.5 } }, 'input/type at .equals.size'],
    ['a value that is a list', { equals: { town: ['a'] } }, 'input/type at .equals.town'],
    ['in a value', { in: { town: 'a' } }, 'input/type at .in.town'],
    ['in a list with null', { in: { town: ['a', null] } }, 'input/type at .in.town[1]'],
    ['no bound', { bounds: { size: { step: 1 } } }, 'input/unknown-field at .bounds.size.step'],
    [
      'a bound that is a text',
      { bounds: { size: { min: '1' } } },
      'input/type at .bounds.size.min',
    ],
    [
      'a bound that is a fraction',
      { bounds: { size: { max: 0.5 } } },
      'input/type at .bounds.size.max',
    ],
    ['the presence of two fields', { present: ['town', 'risk'] }, 'input/type at .present'],
    ['a list that is a number', { listed: 1 }, 'input/type at .listed'],
  ])('refuses %s', (_, where, place) => {
    const expected = place.replace(' at ', ' at plan.tasks[0].where')
    expect(placesOf(() => parseInputs(withTask({ where })))).toContain(expected)
  })

  it('needs a bound among bounds', () => {
    for (const bounds of [{}, { min: null }, { min: '', max: null }]) {
      const places = placesOf(() => parseInputs(withTask({ where: { bounds: { size: bounds } } })))
      expect(places).toHaveLength(1)
    }
  })

  it('loses a test that is absent', () => {
    for (const where of [{ tag: '' }, { listed: null }, { not: null }, { equals: { town: '' } }]) {
      expect(placesOf(() => parseInputs(withTask({ where })))).toHaveLength(1)
    }
  })

  it.each(FIELDS)('can ask for the field %s', (field) => {
    parseInputs(withTask({ where: { present: field } }))
  })

  it('knows no other field', () => {
    for (const field of UNKNOWN_FIELDS) {
      expect(placesOf(() => parseInputs(withTask({ where: { present: field } })))).toEqual([
        'input/choice at plan.tasks[0].where.present',
      ])
    }
  })

  it.each([
    ['equals', 'x'],
    ['in', ['x']],
    ['bounds', { min: 1 }],
  ])('says which fields there are when %s names another one', (test, value) => {
    for (const field of UNKNOWN_FIELDS) {
      const { problems } = refusalOf(() =>
        parseInputs(withTask({ where: { [test]: { [field]: value } } })),
      )
      expect(problems).toEqual([
        expect.objectContaining({
          code: 'input/choice',
          path: expect.stringContaining(`plan.tasks[0].where.${test}`),
          expected: {
            id: 'field-of-enterprise',
            values: { fields: expect.arrayContaining(['id', 'creditCode', 'status']) },
          },
          found: show(field),
        }),
      ])
    }
  })
})
