import { say, show } from '../../core/message.ts'
import { UsageError } from '../usage-error.ts'

export type Format = '.html' | '.xlsx' | '.csv'

/** What a file is written as, by the end of its name. */
export function formatOf(output: string | undefined, formats: readonly Format[]): Format {
  const format = formats.find((each) => output?.toLowerCase().endsWith(each))
  if (format !== undefined) return format
  if (output === undefined) throw new UsageError(say('option-missing', { option: '--output' }))
  const expected = say('one-of', { values: formats })
  throw new UsageError(say('option-value', { option: '--output', expected, found: show(output) }))
}
