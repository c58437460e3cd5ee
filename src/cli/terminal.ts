import type { Language } from 'double-random/words'

export type { Language }

/** What a command sees of the world around it; tests hand in one of their own. */
export interface Terminal {
  readonly language: Language
  /** What is said is one JSON object, not text. */
  readonly json: boolean
  /** How stages of long work are reported: on a line that passes, on a line each, or not at all. */
  readonly progress: 'passing' | 'lines' | 'off'
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Asks the person in front of it without showing the answer; undefined where there is nobody. */
  readonly askHidden: (question: string) => Promise<string | undefined>
  /** Milliseconds from 1970-01-01T00:00:00Z. */
  readonly now: () => number
  readonly randomBytes: (count: number) => Uint8Array
}
