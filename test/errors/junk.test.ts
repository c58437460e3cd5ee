import { isDoubleRandomError } from 'double-random'
import { describe, expect, it } from 'vitest'
import { exports } from '../../package.json'
import { effort } from '../effort.ts'
import { CALLS, ENTRIES, FUNCTIONS } from './calls.ts'
import { dice } from './dice.ts'
import { longJunk, replaced, spoil } from './junk.ts'

/** Wrong calls of each function; `JUNK_CALLS=2000 npx vitest run test/errors` makes 100,000 in all. */
const TIMES = Number(process.env.JUNK_CALLS ?? effort(40, 150))

/** A list that is spread into a call fails at about 120,000. */
const LONG = longJunk(effort(5_000, 130_000))

describe('whatever a function is called with', () => {
  it('is tried on every function of every entry', () => {
    const entries = Object.entries(exports).filter(([, to]) => typeof to === 'object')
    expect(Object.keys(ENTRIES).toSorted()).toEqual(entries.map(([name]) => name).toSorted())
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

  it.each(Object.entries(CALLS))(
    '%s takes or refuses texts of a megabyte and long lists',
    (name, sound) => {
      const foreign: string[] = []
      for (const [which, long] of LONG.entries()) {
        try {
          FUNCTIONS[name]?.(...replaced(sound, long, dice(100 * which)))
        } catch (error) {
          if (!isDoubleRandomError(error)) foreign.push(`${which}: ${error}`)
        }
      }
      expect(foreign).toEqual([])
    },
  )
})
