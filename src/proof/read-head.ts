import { type ErrorCode, fail } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import { beaconNetwork } from '../schema/documents/beacon-network.ts'
import type { RecordHead, RecordSecrets } from '../schema/documents/documents.ts'
import { haveBits } from '../schema/documents/outcomes-of.ts'
import { isSameSource } from '../schema/documents/same-source.ts'
import { secondOf } from '../schema/documents/second-of.ts'
import { countAt, hexAt, knownProtocol, refuseMember, textAt, type Untrusted } from './read.ts'
import {
  byKind,
  bytes,
  countOrNull,
  hexOrNull,
  integer,
  listOf,
  members,
  type Shape,
  textOrNull,
  yesOrNo,
} from './shape.ts'

const any: Shape = () => undefined

/** The kind of a document of this protocol. */
function kindOf(kind: string): Readonly<Record<string, Shape>> {
  return {
    kind: (value, path) => value === kind || refuseMember(path, show(kind), value),
    protocol: knownProtocol,
  }
}
const commitment = members({ count: countAt, root: hexAt })

function tables(names: string): Shape {
  return members(Object.fromEntries(names.split(' ').map((name) => [name, commitment])))
}

const entry = { pool: textAt, round: countAt }

const party = { party: textAt }

const announcement = members({
  ...kindOf('announcement'),
  series: textAt,
  number: countAt,
  previous: hexOrNull,
  plan: hexAt,
  calendar: hexAt,
  tables: tables(
    'enterprises inspectors recusals pastVisits penalties lists waivers renamed plannedVisits',
  ),
  blinding: hexOrNull,
  batch: listOf(members(entry)),
  entropy: listOf(
    byKind({
      operator: {},
      'commit-reveal': { ...party, independent: yesOrNo, commitment: hexAt },
      sealed: { ...party, commitment: hexAt },
      'public-event': {
        title: textAt,
        at: countAt,
        fields: listOf(
          members({ name: textAt, min: integer, max: integer, '?ascending': yesOrNo }),
        ),
        bits: countAt,
      },
      drand: { chain: hexAt, publicKey: textAt, round: countAt },
    }),
  ),
  weak: yesOrNo,
  by: countOrNull,
  ledger: any,
  changes: any,
  continues: any,
})

/** A reveal with a further member would give another seed, and still open its commitment. */
const reveals = listOf(
  byKind({
    operator: { value: textAt },
    'commit-reveal': { ...party, nonce: hexAt, value: textAt },
    sealed: { ...party, contribution: hexAt },
    'public-event': { values: listOf(integer) },
    drand: { round: countAt, randomness: hexAt, signature: bytes, '?previousSignature': bytes },
  }),
)

const head = members({
  ...kindOf('record'),
  series: textAt,
  number: countAt,
  previous: hexOrNull,
  announcement,
  secrets: hexAt,
  rounds: listOf(
    members({
      ...entry,
      window: listOf(textAt),
      design: textAt,
      frame: countAt,
      excluded: listOf(members({ code: textAt, count: countAt, byDraw: countAt })),
      eligible: countAt,
      strata: listOf(
        members({
          stratum: listOf(any),
          size: countAt,
          drawn: countAt,
          pi: textOrNull,
          unconditional: textOrNull,
        }),
      ),
      planned: countAt,
      drawn: countAt,
      shortfall: countAt,
      reserves: countAt,
    }),
  ),
  pairing: members({
    seats: countAt,
    withoutChoice: countAt,
    fewest: countOrNull,
    spread: countOrNull,
  }),
  strength: members({ independentBits: countAt, samplesLog2: countAt }),
  tables: tables('sample reserves exclusions seats vacancies loads items'),
})

const secrets = members({
  reveals,
  seed: hexAt,
  keys: members({
    rounds: listOf(members({ ...entry, select: hexAt, allocate: hexAt })),
    visitOrder: hexAt,
    seatOrder: hexAt,
  }),
})

/** The body of an announcement; one that contradicts itself was never announced (§5, §6.1a). */
export function announcementAt(value: Untrusted, path: string): RecordHead['announcement'] {
  announcement(value, path)
  const body = value as unknown as RecordHead['announcement']
  const { entropy, by } = body
  const refuse = (at: string, code: ErrorCode, expected: Message, found: unknown) =>
    fail({ code, path: `${path}.${at}`, expected, found: show(found) })
  const times = entropy.map(secondOf)
  if (times.some((time) => time !== undefined) !== (by !== null)) {
    const isTimed = by === null
    const expected = say(isTimed ? 'second-of-publication' : 'no-second-without-timed-source')
    refuse('by', 'policy/source-time', expected, by)
  }
  for (const [index, source] of entropy.entries()) {
    const at = `entropy[${index}]`
    const time = times[index]
    if (time !== undefined && by !== null && time <= by) {
      refuse(at, 'policy/source-time', say('source-later-than', { second: by }), time)
    }
    if (source.kind === 'public-event') {
      const { fields, bits } = source
      const isMade = fields.some(({ min, max }) => min >= max)
      if (fields.length > MOST_FIELDS || isMade || !haveBits(fields, bits)) {
        refuse(`${at}.bits`, 'input/range', say('bits-of-outcomes'), bits)
      }
    }
    if (source.kind === 'drand') {
      const publicKey = beaconNetwork(source.chain)?.publicKey
      if (publicKey !== source.publicKey) {
        refuse(at, 'input/choice', say('one-of', { values: [publicKey ?? null] }), source.publicKey)
      }
    }
    if (entropy.slice(0, index).some((before) => isSameSource(before, source))) {
      refuse(at, 'input/duplicate', say('source-once'), source.kind)
    }
  }
  return body
}

/** The protocol has no more (§6.1a), and outcomes of a million fields are not counted in no time. */
const MOST_FIELDS = 64

/** The head of a record with this announcement, which has its shape; what it says is not trusted. */
export function headAt(value: Untrusted, path: string): RecordHead {
  head(value, path)
  return value as unknown as RecordHead
}

export function secretsAt(value: Untrusted, path: string): RecordSecrets {
  secrets(value, path)
  return value as unknown as RecordSecrets
}
