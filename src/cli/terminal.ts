import type { Language } from 'double-random/words'
import { harmless, harmlessJson } from './harmless.ts'

export type { Language }

/** The world around a command line; tests hand in one of their own. */
export interface Device {
  readonly language: Language
  /** What is said is one JSON object, not text. */
  readonly json: boolean
  /** How stages of long work are reported: on a line that passes, on a line each, or not at all. */
  readonly progress: 'passing' | 'lines' | 'off'
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>
  /** Writes a text as it is. */
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Asks the person in front of it without showing the answer; undefined where there is nobody. */
  readonly askHidden: (question: string) => Promise<string | undefined>
  /** Milliseconds from 1970-01-01T00:00:00Z. */
  readonly now: () => number
  readonly randomBytes: (count: number) => Uint8Array
}

/** Where something is said. */
export type Stream = 'stdout' | 'stderr'

/**
 * What a command sees of the world around it.
 *
 * Lines come from anywhere: documents, paths, options. Here, and nowhere else, they are made
 * harmless and ended by line feeds, so that no command can forget it.
 */
export interface Terminal extends Omit<Device, Stream> {
  readonly stdout: (lines: readonly string[]) => void
  readonly stderr: (lines: readonly string[]) => void
  /** Says a value as one line of JSON. */
  readonly data: (stream: Stream, value: unknown) => void
  /** Writes a document that this program has made, byte by byte: its digest depends on them. */
  readonly document: (text: string) => void
  /** Shows a line that the next one takes the place of; without one, nothing. */
  readonly passing: (line?: string) => void
}

const CLEAR = '\r\u001b[K'

/** Makes the terminal of a command. */
export function terminalOn(device: Device): Terminal {
  const lines = (stream: Stream) => (said: readonly string[]) =>
    device[stream](said.map((line) => `${harmless(line)}\n`).join(''))
  return {
    ...device,
    stdout: lines('stdout'),
    stderr: lines('stderr'),
    data: (stream, value) => device[stream](`${harmlessJson(value)}\n`),
    document: (text) => device.stdout(text),
    passing: (line) => device.stderr(line === undefined ? CLEAR : harmless(line)),
    askHidden: (question) => device.askHidden(harmless(question)),
  }
}
