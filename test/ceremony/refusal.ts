import { type DoubleRandomError, isDoubleRandomError } from 'double-random'

/** The coded error a call ends with; anything else it ends with is a failure of the test. */
export function refusalOf(call: () => unknown): DoubleRandomError {
  let returned: unknown
  try {
    returned = call()
  } catch (error) {
    if (isDoubleRandomError(error)) return error
    throw error
  }
  throw new Error(`nothing was refused: ${typeof returned}`)
}
