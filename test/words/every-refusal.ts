import { afterAll, afterEach } from 'vitest'
import { DoubleRandomError, type Problem } from '../../src/core/errors.ts'
import { describe } from '../../src/words/describe.ts'
import { latinIn } from './latin.ts'

// A setup file: whatever the library refuses in any test of the suite can be said in both
// languages.

/** Refusals that are made like one seen before say nothing new. */
const ENOUGH_OF_A_KIND = 3

const kinds = new Map<string, number>()
const wrong: string[] = []
let pending: DoubleRandomError | undefined

// A constructor calls whatever its class extends at the time; the error is complete only after it.
class Watched extends Error {
  constructor(message: string) {
    super(message)
    look()
    pending = this as unknown as DoubleRandomError
  }
}
Object.setPrototypeOf(DoubleRandomError, Watched)

function look(): void {
  const error = pending
  pending = undefined
  if (error === undefined) return
  const { problems } = error
  const kind = problems.map(kindOf).join()
  const before = kinds.get(kind) ?? 0
  kinds.set(kind, before + 1)
  if (before >= ENOUGH_OF_A_KIND) return
  try {
    const english = describe(error, 'en')
    const chinese = describe(error, 'zh')
    if (english === '' || chinese === '') wrong.push(`nothing is said of ${error.message}`)
    const places = problems
      .flatMap(({ path }) => path.split(/[:.[\]]+/))
      .filter((part) => part !== '')
    const latin = latinIn(chinese, [error.code, ...textsIn(problems), ...places])
    if (latin.length > 0) wrong.push(`${latin.join(' ')} in ${chinese}`)
  } catch (failure) {
    wrong.push(`${String(failure)} at ${error.message}`)
  }
}

function kindOf({ code, expected, found, fix }: Problem): string {
  return [code, expected?.id, found?.id, fix?.id].join(' ')
}

/** Every text in what was refused: data and places, which are in whatever letters they are. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  // A large number is written with an exponent.
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

function complain(): void {
  look()
  const found = wrong.splice(0)
  if (found.length > 0) throw new Error(`cannot be said:\n${found.join('\n')}`)
}

afterEach(complain)
// What was refused while a file was loaded, or in another hook.
afterAll(complain)
