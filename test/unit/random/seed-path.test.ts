import seedrandom from 'seedrandom'
import { describe, expect, it } from 'vitest'
import { draw } from '../../../src/index.ts'
import { drawKey } from '../../../src/random/draw-key.ts'
import { createStream } from '../../../src/random/stream.ts'
import { exampleInputs, exampleTask } from '../example-inputs.ts'
import { refusalOf } from '../expect-error.ts'

const SENTENCE = '二〇二〇年一月二日上午九时由公证员当场掷骰'

/** Another text whose UTF-16 units have the same low bytes. */
function lowByteTwin(text: string): string {
  return [...text].map((c) => String.fromCharCode(c.charCodeAt(0) ^ 0x0100)).join('')
}

/** Seeds that differ, and that seedrandom 3.0.5 takes for the same. */
const TRAPS: readonly (readonly [a: string, b: string])[] = [
  ['ab', 'abab'],
  ['甲', '串'],
  ['1', '11'],
  ['甲', '2'],
  [SENTENCE, lowByteTwin(SENTENCE)],
]

const INPUTS = exampleInputs(
  {
    plan: {
      id: 'plan-2020',
      title: '年度计划',
      tasks: [
        exampleTask({
          rounds: [{ window: ['2020-01-02', '2020-01-31'], visits: 20 }],
          team: { seats: [{ role: 'lead' }, { role: 'member' }] },
        }),
      ],
    },
  },
  60,
)

function recordOf(seed: unknown) {
  return draw(INPUTS, { seed: seed as string })
}

function unitsOf(seed: string): string[] {
  return recordOf(seed).body.tables.sample.map(({ unit }) => unit)
}

function firstOf(next: () => number): number[] {
  return Array.from({ length: 8 }, next)
}

describe.each(TRAPS)('the seeds %j and %j', (a, b) => {
  it('are one seed for seedrandom itself', () => {
    expect(a).not.toBe(b)
    expect(firstOf(seedrandom(a).int32)).toEqual(firstOf(seedrandom(b).int32))
  })

  it('draw different enterprises into different records', () => {
    expect(recordOf(a).digest).not.toBe(recordOf(b).digest)
    expect(recordOf(a).body.secrets.seed).not.toBe(recordOf(b).body.secrets.seed)
    expect(unitsOf(a)).not.toEqual(unitsOf(b))
  })

  it('seat inspectors from different streams', () => {
    const [one, other] = [a, b].map((seed) => {
      const key = drawKey(recordOf(seed).body.secrets.seed, {
        purpose: 'seat',
        pool: 'petrol',
        round: 1,
        unit: 'E01',
        seat: 1,
      })
      const stream = createStream(key)
      return firstOf(() => stream(2 ** 32))
    })
    expect(one).not.toEqual(other)
  })
})

describe('a seed', () => {
  it('may be "0", which is a text like any other', () => {
    expect(recordOf('0').body.secrets.reveals).toEqual([{ kind: 'operator', value: '0' }])
    expect(recordOf('0').digest).not.toBe(recordOf('00').digest)
  })

  it('is taken as given: blanks, case and width make another one', () => {
    const seeds = ['seed', 'Seed', ' seed', 'seed ', 'ｓｅｅｄ', 's\u00e9ed', 'se\u0301ed']
    expect(new Set(seeds.map((seed) => recordOf(seed).digest)).size).toBe(seeds.length)
  })

  it('draws the same record again', () => {
    expect(recordOf(SENTENCE)).toEqual(recordOf(SENTENCE))
  })

  it.each([
    ['an empty text', '', 'input/text'],
    ['nothing', undefined, 'input/missing'],
    ['null', null, 'input/type'],
    ['a number', 0, 'input/type'],
    ['a date', new Date(0), 'input/type'],
    ['1025 bytes', 'x'.repeat(1025), 'input/text'],
    ['a lone surrogate', '\ud800', 'input/text'],
    ['a line feed', 'a\nb', 'input/text'],
  ])('cannot be %s', (_, seed, code) => {
    const error = refusalOf(() => recordOf(seed))
    expect(error.code).toBe(code)
    expect(error.problems[0]?.path).toBe('options.seed')
  })

  it.each([
    ['a bare text', '2020-01-02'],
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
  ])('must stand in an object of options, not be %s', (_, options) => {
    expect(refusalOf(() => draw(INPUTS, options as never)).code).toMatch(/^input\//)
  })

  it('cannot be left out', () => {
    expect(refusalOf(() => draw(INPUTS, {} as never)).code).toBe('input/missing')
  })

  it('stands beside no option that does not exist', () => {
    const error = refusalOf(() => draw(INPUTS, { seed: '1', sead: '2' } as never))
    expect(error.code).toBe('input/option')
    expect(error.problems[0]?.path).toBe('options.sead')
  })
})
