import { isDoubleRandomError } from 'double-random'
import { describe, expect, it } from 'vitest'
import { CALLS, FUNCTIONS } from './calls.ts'
import { spoil } from './junk.ts'

/** Wrong calls of each function; `JUNK_CALLS=2000 npx vitest run test/errors` makes 100,000 in all. */
const TIMES = Number(process.env.JUNK_CALLS ?? 150)

describe('whatever a function is called with', () => {
  it('is tried on every function of every entry', () => {
    const functions = Object.entries(FUNCTIONS).flatMap(([name, member]) =>
      typeof member === 'function' && !/^[A-Z]/.test(name) ? [name] : [],
    )
    expect(Object.keys(CALLS).toSorted()).toEqual(functions.toSorted())
  })

  it.each(Object.entries(CALLS))('%s takes its sound call', (name, sound) => {
    expect(() => FUNCTIONS[name]?.(...sound)).not.toThrow()
  })

  it.each(Object.entries(CALLS))(
    '%s throws errors of this library or none',
    (name, sound) => {
      const foreign: string[] = []
      for (let seed = 0; seed < TIMES; seed += 1) {
        try {
          FUNCTIONS[name]?.(...spoil(sound, seed))
        } catch (error) {
          if (!isDoubleRandomError(error)) foreign.push(`seed ${seed}: ${error}`)
        }
      }
      expect(foreign).toEqual([])
    },
    300_000,
  )
})
