import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/index.ts'
import { type Data, withTask } from '../example-inputs.ts'
import { placesOf } from '../expect-error.ts'

function inputsWith(design: unknown) {
  return withTask({ design, rounds: [{ window: ['2020-01-02', '2020-01-31'], visits: 3 }] })
}

function designOf(design: unknown): unknown {
  return parseInputs(inputsWith(design)).plan.tasks[0]?.design
}

function stratified(allocation: unknown, members: Data = {}): Data {
  return { type: 'stratified', by: ['town', 'risk'], allocation, ...members }
}

const FIXED = {
  type: 'fixed',
  counts: [
    { stratum: ['七宝', 'A'], visits: 2 },
    { stratum: ['七宝', null], visits: 1 },
    { stratum: [null, null], visits: 0 },
  ],
}
const RATES = { type: 'rates', rates: [{ stratum: ['七宝', 'A'], rate: '3/10' }], rounding: 'up' }

describe('a design', () => {
  it.each([
    { type: 'simple' },
    { type: 'simple', rate: '1/3', rounding: 'half-up' },
    { type: 'simple', rotation: { since: '2019-01-01' } },
    { type: 'simple', rotation: { since: '2099-01-01', matters: [' x ', '甲'], linger: '1/1' } },
    {
      type: 'simple',
      rate: '1/3',
      rounding: 'up',
      rotation: { since: '2019-01-01', linger: '1/7' },
    },
    stratified(FIXED, { rotation: { since: '2019-01-01' } }),
    { type: 'census' },
    { type: 'census', cover: 'each-round' },
    { type: 'census', cover: 'over-rounds' },
    { type: 'listed', reason: '督办' },
    stratified({ type: 'equal' }),
    stratified({ type: 'proportional' }, { minimum: 1 }),
    stratified({ type: 'equal' }, { minimum: '1/2' }),
    stratified(RATES, { minimum: '1/1' }),
    stratified({ ...RATES, rates: [], otherwise: '1/100', rounding: 'down' }),
    stratified(FIXED),
    stratified({ type: 'equal' }, { by: ['town'] }),
    stratified({ type: 'equal' }, { by: 'abcdefgh'.split('').map((name) => `attributes.${name}`) }),
  ])('may be %j', (design) => {
    expect(designOf(design)).toEqual(design)
  })

  it.each([
    ['no type', {}, 'input/missing at .type'],
    ['an unknown type', { type: 'exponential' }, 'input/choice at .type'],
    ['a type that is a number', { type: 1 }, 'input/choice at .type'],
    ['a word', 'simple', 'input/missing at .type'],
    ['a member too many', { type: 'simple', visits: 3 }, 'input/unknown-field at .visits'],
    ['a rate without a rounding', { type: 'simple', rate: '1/3' }, 'input/choice at '],
    ['a rounding without a rate', { type: 'simple', rounding: 'up' }, 'input/choice at '],
    [
      'another rounding',
      { type: 'simple', rate: '1/3', rounding: 'nearest' },
      'input/choice at .rounding',
    ],
    [
      'a rotation beside a size',
      stratified({ type: 'equal' }, { size: 'size', rotation: { since: '2019-01-01' } }),
      'input/choice at .rotation',
    ],
    [
      'a rotation in proportion to size',
      { type: 'pps', size: 'size', rotation: { since: '2019-01-01' } },
      'input/unknown-field at .rotation',
    ],
    [
      'a rotation of a census',
      { type: 'census', rotation: { since: '2019-01-01' } },
      'input/unknown-field at .rotation',
    ],
    [
      'a rotation since no day',
      { type: 'simple', rotation: { since: '2019-02-29' } },
      'input/date at .rotation.since',
    ],
    [
      'a rotation of no matter',
      { type: 'simple', rotation: { since: '2019-01-01', matters: [] } },
      'input/range at .rotation.matters',
    ],
    [
      'a share of none that lingers',
      { type: 'simple', rotation: { since: '2019-01-01', linger: '0%' } },
      'input/ratio at .rotation.linger',
    ],
    [
      'a share that lingers beyond all',
      { type: 'simple', rotation: { since: '2019-01-01', linger: '3/2' } },
      'input/ratio at .rotation.linger',
    ],
    ['another cover', { type: 'census', cover: 'twice' }, 'input/choice at .cover'],
    ['no reason', { type: 'listed' }, 'input/missing at .reason'],
    ['no field to stratify by', stratified({ type: 'equal' }, { by: [] }), 'input/range at .by'],
    [
      'nine fields',
      stratified({ type: 'equal' }, { by: 'abcdefghi'.split('').map((c) => `attributes.${c}`) }),
      'input/range at .by',
    ],
    [
      'the same field twice',
      stratified({ type: 'equal' }, { by: ['town', 'town'] }),
      'input/choice at .by',
    ],
    ['an unknown field', stratified({ type: 'equal' }, { by: ['tags'] }), 'input/choice at .by[0]'],
    ['a field alone', stratified({ type: 'equal' }, { by: 'town' }), 'input/type at .by'],
    ['another allocation', stratified({ type: 'neyman' }), 'input/choice at .allocation.type'],
    ['an allocation by name', stratified('equal'), 'input/missing at .allocation.type'],
    [
      'members of another allocation',
      stratified({ type: 'equal', rounding: 'up' }),
      'input/unknown-field at .allocation.rounding',
    ],
    ['a minimum of none', stratified({ type: 'equal' }, { minimum: 0 }), 'input/range at .minimum'],
    [
      'a minimum above all',
      stratified({ type: 'equal' }, { minimum: '3/2' }),
      'input/type at .minimum',
    ],
    [
      'a minimum beside fixed counts',
      stratified(FIXED, { minimum: 1 }),
      'input/choice at .minimum',
    ],
    [
      'a stratum with too few values',
      stratified({ type: 'fixed', counts: [{ stratum: ['七宝'], visits: 3 }] }),
      'input/choice at .allocation',
    ],
    [
      'a stratum with too many values',
      stratified({ ...RATES, rates: [{ stratum: ['七宝', 'A', 'x'], rate: '1/2' }] }),
      'input/choice at .allocation',
    ],
    [
      'a stratum with an empty text instead of null',
      stratified({ type: 'fixed', counts: [{ stratum: ['七宝', ''], visits: 3 }] }),
      'input/text at .allocation.counts[0].stratum[1]',
    ],
    [
      'a stratum with a fraction',
      stratified({ type: 'fixed', counts: [{ stratum: ['七宝', 1.5], visits: 3 }] }),
      'input/type at .allocation.counts[0].stratum[1]',
    ],
    [
      'a stratum twice',
      stratified({ type: 'fixed', counts: [FIXED.counts[0], { ...FIXED.counts[0], visits: 1 }] }),
      'input/choice at .allocation',
    ],
    [
      'counts below none',
      stratified({ type: 'fixed', counts: [{ stratum: ['七宝', 'A'], visits: -1 }] }),
      'input/range at .allocation.counts[0].visits',
    ],
    [
      'rates without a rounding',
      stratified({ type: 'rates', rates: [] }),
      'input/missing at .allocation.rounding',
    ],
  ])('refuses %s', (_, design, place) => {
    const expected = place.replace(' at ', ' at plan.tasks[0].design')
    expect(placesOf(() => parseInputs(inputsWith(design)))).toContain(expected)
  })

  it('tells the integer 1 and the text "1" apart as strata', () => {
    const counts = [
      { stratum: ['七宝', 1], visits: 1 },
      { stratum: ['七宝', '1'], visits: 2 },
    ]
    expect(designOf(stratified({ type: 'fixed', counts }))).toEqual(
      stratified({ type: 'fixed', counts }),
    )
  })
})

describe('a rate', () => {
  it.each([
    ['30%', '3/10'],
    ['12.5%', '1/8'],
    ['3/10', '3/10'],
    ['6/20', '3/10'],
    ['100%', '1/1'],
    ['7/7', '1/1'],
    ['0.001%', '1/100000'],
  ])('written %s is kept as %s, wherever it stands', (given, kept) => {
    expect(designOf({ type: 'simple', rate: given, rounding: 'up' })).toMatchObject({ rate: kept })
    expect(designOf(stratified({ type: 'equal' }, { minimum: given }))).toMatchObject({
      minimum: kept,
    })
    const rates = [{ stratum: ['七宝', 'A'], rate: given }]
    expect(designOf(stratified({ ...RATES, rates, otherwise: given }))).toMatchObject({
      allocation: { rates: [{ rate: kept }], otherwise: kept },
    })
  })

  it.each(['0%', '0/5', '0.0%', '101%', '11/10', '1/0', '-1/2', '0.3', '30', ' 30%', '三成'])(
    'is above 0 and at most 1, and not written %j',
    (rate) => {
      expect(
        placesOf(() => parseInputs(inputsWith({ type: 'simple', rate, rounding: 'up' }))),
      ).toEqual(['input/ratio at plan.tasks[0].design.rate'])
    },
  )

  it.each([0.3, 1, 0])('is no number: %d', (rate) => {
    expect(
      placesOf(() => parseInputs(inputsWith({ type: 'simple', rate, rounding: 'up' }))),
    ).toEqual(['input/type at plan.tasks[0].design.rate'])
  })
})
