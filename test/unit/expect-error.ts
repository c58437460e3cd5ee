import { expect } from 'vitest'
import { type DoubleRandomError, isDoubleRandomError } from '../../src/core/errors.ts'

/** Runs what must be refused and returns the library's error; any other outcome fails the test. */
export function refusalOf(run: () => unknown): DoubleRandomError {
  try {
    run()
  } catch (error) {
    if (isDoubleRandomError(error)) return error
    throw error
  }
  return expect.fail('nothing was refused')
}

/** `code` or `code at path` of each problem, in order. */
export function codesOf(run: () => unknown): string[] {
  return refusalOf(run).problems.map(({ code }) => code)
}

/** `code at path` of each problem, in order. */
export function placesOf(run: () => unknown): string[] {
  return refusalOf(run).problems.map(({ code, path }) => `${code} at ${path}`)
}
