import {
  type Announcement,
  type AnnounceOptions,
  announce,
  canonicalJson,
  commitment,
  type DrawRecord,
  draw,
  type InputData,
  type Reveal,
  type SeriesDocument,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { secretOf } from '../ceremony/secret.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

export const SERIES = '加油站'
export const WINDOWS = [
  ['2020-02-03', '2020-03-31'],
  ['2020-05-06', '2020-06-30'],
  ['2020-09-01', '2020-10-30'],
] as const

/** What a batch is drawn from: ten stations, three of them visited in each of three rounds. */
export function petrol(
  { pastVisits = [], ...tables }: { readonly [table: string]: unknown } = {},
  task: object = {},
): InputData {
  const rounds = WINDOWS.map((window) => ({ window, visits: 3 }))
  return smallBureau({
    units: 10,
    officers: 6,
    tasks: [{ reserve: 2, rounds, ...task }],
    pastVisits,
    ...tables,
  })
}

/** Who reveals what: a party with a nonce of its own, or one that was used before. */
export function partyReveal(number: number, nonce = secretOf(`party ${number}`)) {
  return { kind: 'commit-reveal', party: '公证处', nonce, value: `第${number}号` } as const
}

/** A lottery whose balls fall in a second. */
export function lottery(at: number, title = `双色球 ${at}`) {
  const fields = Array.from({ length: 10 }, (_, i) => ({ name: `球${i}`, min: 0, max: 99 }))
  return { kind: 'public-event', title, at, fields, bits: 66 } as const
}

export const balls: Reveal = { kind: 'public-event', values: [4, 8, 15, 16, 23, 42, 7, 1, 99, 0] }

/** A number that was announced and drawn, and how a verifier gets it. */
export interface DrawnNumber {
  readonly announcement: Announcement
  readonly record: DrawRecord
  readonly document: SeriesDocument
  readonly inputs: InputData
}

/** Announces a number with a party of its own, unless there are other sources, and draws it. */
export function drawnNumber(
  number: number,
  inputs: InputData,
  { reveals, ...given }: Partial<AnnounceOptions> & { readonly reveals?: readonly Reveal[] } = {},
): DrawnNumber {
  const announcement = announced(number, inputs, given)
  const own = reveals ?? [ownReveal(given.series, number)]
  const blinding = given.blinding === undefined ? {} : { blinding: given.blinding }
  const record = draw(inputs, { announcement, reveals: own, verifyBeacon, ...blinding })
  const text = canonicalJson(record)
  const document = { text, data: inputs, announcementDigest: announcement.digest, ...blinding }
  return { announcement, record, document, inputs }
}

export function announced(
  number: number,
  inputs: InputData,
  { series = SERIES, ...given }: Partial<AnnounceOptions> = {},
): Announcement {
  const reveal = ownReveal(series, number)
  const { party } = reveal
  const own = commitment({ series, number }, reveal)
  return announce(inputs, {
    series,
    number,
    batch: [{ pool: 'pool', round: Math.min(number, WINDOWS.length) }],
    entropy: [{ kind: 'commit-reveal', party, independent: true, commitment: own }],
    ...given,
  })
}

function ownReveal(series = SERIES, number: number) {
  return partyReveal(number, secretOf(`party ${series} ${number}`))
}
