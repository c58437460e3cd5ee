import type { Problem } from '../core/errors.ts'
import type { Message } from '../core/message.ts'
import type { UnitExplanation } from '../explain/explain.ts'
import type { SeatExplanation } from '../explain/explain-seat.ts'

/** Says what is inside a message, in the language of the sentence. */
export type Say = (part: Message | Problem) => string

/** A sentence for every message of a map: a text, or a function of its values. */
export type Sentences<Messages> = {
  readonly [Id in keyof Messages]: string | ((values: Messages[Id], say: Say) => string)
}

/** What became of an officer who was drawn for a seat. */
export type OfficerOutcome = SeatExplanation['tried'][number]['outcome']

/** The lines that say how a draw dealt with an enterprise, and how a seat was filled. */
export interface Explained {
  unit(explanation: UnitExplanation): string[]
  seat(explanation: SeatExplanation): string[]
}
