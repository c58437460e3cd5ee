import type { Ticketer } from '../../src/core/ticket.ts'
import type { DrawPurpose } from '../../src/random/draw-key.ts'
import type { Stream } from '../../src/random/stream.ts'
import { type Choices, everyChoice } from './every-choice.ts'

type Keys = typeof import('../../src/random/draw-key.ts')
type Tickets = typeof import('../../src/core/ticket.ts')
type Streams = typeof import('../../src/random/stream.ts')
type Integers = typeof import('../../src/random/uniform-integer.ts')

/** The texts that have tickets in a decision. */
type TextsOf = (decision: DrawPurpose) => readonly string[]

let now: { readonly choices: Choices; readonly textsOf: TextsOf } | undefined

/**
 * Runs the library once for every order of tickets and every number it asks for, if the test
 * replaces its modules of randomness by those below; outside of it they are what they are.
 */
export function everyDraw<T>(
  textsOf: TextsOf,
  run: () => T,
  visit: (result: T, outOf: number) => void,
): void {
  everyChoice((choices) => {
    now = { choices, textsOf }
    try {
      return run()
    } finally {
      now = undefined
    }
  }, visit)
}

/** A key is the decision itself. */
export function injectedKeys({ drawKey }: Keys): Keys {
  return {
    drawKey: (seed, purpose) => (now === undefined ? drawKey(seed, purpose) : textOf(purpose)),
  }
}

/** Tickets in one of all orders. */
export function injectedTickets({ createTicketer }: Tickets): Tickets {
  return {
    createTicketer: (key): Ticketer => {
      if (now === undefined) return createTicketer(key)
      return now.choices.tickets(now.textsOf(JSON.parse(key) as DrawPurpose))
    },
  }
}

export function injectedStreams({ createStream }: Streams): Streams {
  return { createStream: (key) => (now === undefined ? createStream(key) : noWords) }
}

/** One of all numbers. */
export function injectedIntegers({ uniformInteger }: Integers): Integers {
  return {
    uniformInteger: (below, m) => {
      return now === undefined ? uniformInteger(below, m) : BigInt(now.choices.below(Number(m)))
    },
  }
}

const noWords: Stream = () => {
  throw new Error('a word of a stream was asked for')
}

function textOf(purpose: DrawPurpose): string {
  return JSON.stringify(purpose)
}
