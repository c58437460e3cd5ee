import { expect, it } from 'vitest'
import {
  DoubleRandomError,
  fail,
  isDoubleRandomError,
  type Problem,
} from '../../src/core/errors.ts'
import { say } from '../../src/core/message.ts'

const problem = {
  code: 'input/text',
  path: 'p',
  expected: say('text'),
  found: say('nothing'),
} as const

it('leaves an error what it is', () => {
  const thrown = (() => {
    try {
      return fail(problem)
    } catch (error) {
      return error
    }
  })()
  expect(thrown).toBeInstanceOf(DoubleRandomError)
  expect(isDoubleRandomError(thrown)).toBe(true)
  expect(Object.keys(thrown as object)).toEqual(['name', 'code', 'problems', 'counts'])
})

it.fails('fails a test in which something is refused that cannot be said', () => {
  const unknown = { id: 'no-such-message', values: {} } as unknown as Problem['expected']
  new DoubleRandomError('input/text', [{ ...problem, expected: unknown }])
})
