import type { Problem } from '../core/errors.ts'
import type { FindingCode, ValuesOf } from '../core/finding.ts'
import type { Message } from '../core/message.ts'

/** Says what is inside a message, in the language of the sentence. */
export type Say = (part: Message | Problem) => string

/** A sentence for every message of a map: a text, or a function of its values. */
export type Sentences<Messages> = {
  readonly [Id in keyof Messages]: string | ((values: Messages[Id], say: Say) => string)
}

/** What every finding is about, in one language: one row, unit or place of those that are counted. */
export type FindingSentences = {
  readonly [Code in FindingCode]: string | ((values: NonNullable<ValuesOf<Code>>) => string)
}
