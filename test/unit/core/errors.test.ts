import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  collectProblems,
  DoubleRandomError,
  errorFromJSON,
  isDoubleRandomError,
  type Problem,
} from '../../../src/core/errors.ts'
import { say, show } from '../../../src/core/message.ts'
import { refusalOf } from '../expect-error.ts'

const PROBLEM: Problem = {
  code: 'input/date',
  path: 'lists[0].date',
  unit: 'E1',
  expected: say('date-not-before', { date: '2020-01-01' }),
  found: show('today'),
  fix: say('correct-the-id-of-a-recusal'),
}

afterEach(() => {
  vi.resetModules()
})

describe('an error', () => {
  it('says where, in which row, what was expected, what was found and what to do', () => {
    const { message } = new DoubleRandomError('input/date', [PROBLEM])
    expect(message).toBe(
      '[input/date] lists[0].date ("E1"): expected date not before (date: "2020-01-01"), found "today"; correct the id of a recusal',
    )
  })

  it('is an Error with a name, a stack and a code', () => {
    const error = new DoubleRandomError('input/date', [PROBLEM])
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe('DoubleRandomError')
    expect(error.code).toBe('input/date')
    expect(error.stack).toContain('errors.test.ts')
  })

  it('is recognised across two copies of the library, and nothing else is', async () => {
    vi.resetModules()
    const copy = await import('../../../src/core/errors.ts')
    expect(copy.DoubleRandomError).not.toBe(DoubleRandomError)
    expect(isDoubleRandomError(new copy.DoubleRandomError('input/date', [PROBLEM]))).toBe(true)
    for (const other of [new Error('no'), { code: 'input/date' }, null, undefined, 'input/date']) {
      expect(isDoubleRandomError(other)).toBe(false)
    }
  })
})

describe('an error on a journey', () => {
  const error = new DoubleRandomError('input/date', [PROBLEM], { 'input/date at lists[].date': 7 })
  const told = {
    code: 'input/date',
    problems: [PROBLEM],
    counts: { 'input/date at lists[].date': 7 },
  }

  it('comes back from JSON', () => {
    const again = errorFromJSON(JSON.parse(JSON.stringify(error)))
    expect(again).toMatchObject(told)
    expect(again.message).toBe(error.message)
    expect(isDoubleRandomError(again)).toBe(true)
  })

  it('is recognised as a structured clone, with its members', () => {
    const clone: unknown = structuredClone(error)
    expect(clone).not.toHaveProperty('code')
    expect(errorFromJSON(clone)).toMatchObject(told)
    expect(isDoubleRandomError(clone)).toBe(true)
    expect(clone).toMatchObject({ ...told, name: 'DoubleRandomError' })
  })

  it.each([
    [null],
    [undefined],
    ['x'],
    [{}],
    [{ ...error.toJSON(), problems: 1 }],
    [new Error('x')],
  ])('is not made of %s', (data) => {
    expect(refusalOf(() => errorFromJSON(data))).toMatchObject({ code: 'input/type' })
    expect(isDoubleRandomError(data)).toBe(false)
  })
})

describe('collected problems', () => {
  it('throw nothing when there is none', () => {
    const problems = collectProblems()
    problems.throwIfAny()
    expect(problems.total).toBe(0)
  })

  it('keep the code of a single problem', () => {
    const problems = collectProblems()
    problems.add(PROBLEM)
    expect(() => problems.throwIfAny()).toThrow(expect.objectContaining({ code: 'input/date' }))
  })

  it('are counted by code and column, three of each kind spelled out', () => {
    const problems = collectProblems()
    for (let i = 0; i < 50; i += 1) {
      const code = i % 5 === 0 ? 'input/id' : 'input/date'
      problems.add({ ...PROBLEM, code, path: `lists[${i}].date` })
    }
    expect(problems.total).toBe(50)
    const error = refusalOf(() => problems.throwIfAny())
    expect(error.code).toBe('input/invalid')
    expect(error.counts).toEqual({
      'input/id at lists[].date': 10,
      'input/date at lists[].date': 40,
    })
    expect(error.problems.map(({ path }) => path)).toEqual(
      [0, 1, 2, 3, 5, 10].map((row) => `lists[${row}].date`),
    )
    for (const part of ['50 problems', '10 × input/id', '40 × input/date', '44 more']) {
      expect(error.message).toContain(part)
    }
  })

  it('are 20 at most in an error, however many kinds there are', () => {
    const problems = collectProblems()
    for (let i = 0; i < 5000; i += 1) problems.add({ ...PROBLEM, path: `lists[0].column${i}` })
    const error = refusalOf(() => problems.throwIfAny())
    expect(error.problems).toHaveLength(20)
    expect(error.message.length).toBeLessThan(5000)
    expect(error.message).toContain('4980 more')
    expect(error.message).toContain('4980 kinds more')
  })
})
