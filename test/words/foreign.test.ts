import { describe, type Language } from 'double-random/words'
import { expect, it, describe as suite } from 'vitest'
import { placesOf } from '../unit/expect-error.ts'

const said = (described: unknown, language: unknown = 'en') =>
  describe(described as never, language as Language)
const message = { id: 'row-more', values: {} }

suite('what a later version says', () => {
  it.each<[string, unknown, string]>([
    ['a message', { id: 'seat-swapped', values: { seat: 7 } }, 'seat swapped (seat: 7)'],
    ['other values', { id: 'one-of', values: { of: ['a'] } }, 'one of (of: "a")'],
    ['a finding', { code: 'seat-swapped', count: 1 }, 'seat-swapped'],
    ['a name of Object', { code: 'constructor', count: 1 }, 'constructor'],
    ['a check', { name: 'swaps', status: 'pass', message }, 'swaps: a row more'],
    [
      'an error',
      { code: 'input/swap', problems: [], counts: { 'input/swap at a': 2 } },
      'refused: input/swap [input/swap]\nand 2 more',
    ],
    [
      'a reason',
      { task: 't', round: 1, visits: 2, verdict: 'unknown', reason: 'tired' },
      't, round 1: 2 visits without a day: tired',
    ],
    ['a verdict', { pool: 'p', round: 1, verdict: 'moved' }, 'p round 1: moved'],
  ])('is said by its code: %s', (_, described, text) => expect(said(described)).toBe(text))
})

suite('what nobody says', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'row-more'],
    ['a list', [message]],
    ['a message without values', { id: 'row-more' }],
    ['a finding without a count', { code: 'shortfall', examples: ['a'] }],
    ['a check with another message', { name: 'text', status: 'pass', message: 'fine' }],
    ['an error with other problems', { code: 'input/id', problems: [1], counts: {} }],
    ['an error that is not of this library', new Error('no')],
    ['a message with what is no data', { id: 'value', values: { value: 3n } }],
    ['a message within itself', deep(40)],
  ])('is refused: %s', (_, described) =>
    expect(placesOf(() => said(described))).toEqual(['input/type at described']),
  )

  it.each([undefined, 'de', 'toString', ['zh']])('is refused in the language %j', (language) =>
    expect(placesOf(() => said(message, language ?? null))).toEqual(['input/choice at language']),
  )
})

function deep(levels: number): unknown {
  let inner: unknown = message
  for (let level = 0; level < levels; level += 1) inner = { id: 'again', values: { of: inner } }
  return inner
}
