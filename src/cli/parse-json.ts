import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'

/** Reads JSON that people wrote. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const found = say('text-that-is-not-json')
    return fail({ code: 'evidence/json', path, expected: say('json'), found })
  }
}
