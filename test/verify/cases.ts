import {
  type Amendment,
  type Announcement,
  announce,
  canonicalJson,
  commitment,
  type DrawRecord,
  draw,
  type Evidence,
  type OutcomesDocument,
  openOutcomes,
  parseInputs,
  type Reveal,
  reassignOfficer,
  reportOutcomes,
  type VerificationReport,
  type VerifiedKind,
  verify,
  verifyAmendment,
  verifyAnnouncement,
  verifyOutcomes,
  verifyVoid,
  voidAnnouncement,
} from 'double-random'
import { beaconSource, readBeacon, roundSecond, verifyBeacon } from 'double-random/beacon'
import { composeNotice, proveEntry, proveVerdict, verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { published } from '../beacon/rounds.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

/** A piece of evidence by its option: the true one, and others that are wrong in one way each. */
export interface Piece {
  readonly option: string
  readonly right: unknown
  readonly wrong: readonly unknown[]
}

/** A document, and everything that a reader could know besides it. */
export interface Case {
  readonly name: string
  readonly kind: VerifiedKind
  readonly verify: (options: Readonly<Record<string, unknown>>) => VerificationReport
  readonly evidence: { readonly [Item in Evidence]?: Piece }
  /** The checks that are open without an item; with the others it may be handed in or not. */
  readonly opens: { readonly [Item in Evidence]?: readonly string[] }
  /** What says nothing of this document. */
  readonly idle: readonly Evidence[]
  /** What nothing closes that can be handed in. */
  readonly always: readonly string[]
}

/** By number: none is revealed twice. */
const NONCES = [
  '711a6108ba2ce6ca93dd47d6817f2361db10d8ab6eec89460b2dfc2c325efabe',
  '0c6f4a1f7d2b97e35ab81490c2d87e6630f1be5a4979d0c3b7e21d88fa64519e',
]
const KEY = 'b1'.repeat(32)
const OTHER_KEY = 'b2'.repeat(32)
const OTHER_DIGEST = 'c4'.repeat(32)
const BEACON = roundSecond('quicknet', 123)
const EVENT = { title: '双色球', at: BEACON + 9, values: [7] }

const bureau = { units: 8, officers: 5 }
const data = parseInputs(smallBureau(bureau))
const otherData = parseInputs(
  smallBureau({
    ...bureau,
    recusals: [{ inspector: 'I1', enterprise: 'U1', reason: '亲属' }],
  }),
)

interface Drawn {
  readonly announcement: Announcement
  readonly record: DrawRecord
  readonly text: string
}

interface Wanted {
  readonly number?: number
  readonly previous?: string
  readonly blinding?: string
  readonly isTimed?: boolean
}

/** A draw with a notary and, if asked, a drand round and an event. */
function drawn({ isTimed = false, number = 1, ...more }: Wanted): Drawn {
  const nonce = NONCES[number - 1] as string
  const witness = { kind: 'commit-reveal', party: '公证处', nonce, value: '瑞雪' } as const
  const place = { series: 's', number }
  const beacon = beaconSource('quicknet', { by: BEACON - 60, round: 123 })
  const fields = [{ name: '蓝球', min: 1, max: 16 }]
  const { title, at, values } = EVENT
  const committed = {
    kind: 'commit-reveal',
    party: '公证处',
    independent: true,
    commitment: commitment(place, witness),
  } as const
  const event = { kind: 'public-event', title, at, fields, bits: 3 } as const
  const announcement = announce(data, {
    ...place,
    ...more,
    entropy: isTimed ? [committed, beacon, event] : [committed],
    ...(isTimed && { by: BEACON - 60 }),
  })
  const reveals: Reveal[] = [witness]
  if (isTimed) {
    const round = readBeacon(JSON.stringify(published[0]), beacon)
    reveals.push(round, { kind: 'public-event', values })
  }
  const { blinding } = more
  const key = blinding === undefined ? {} : { blinding }
  const record = draw(data, { announcement, reveals, verifyBeacon, ...key })
  return { announcement, record, text: canonicalJson(record) }
}

const plain = drawn({})
const other = drawn({ number: 2, previous: OTHER_DIGEST })
const blinded = drawn({ blinding: KEY })
const timed = drawn({ isTimed: true })
const second = drawn({ number: 2, previous: plain.record.digest })
const everything = drawn({
  number: 2,
  previous: plain.record.digest,
  blinding: KEY,
  isTimed: true,
})
const seeded = draw(data, { seed: '一' })

function absent(
  record: DrawRecord,
  date: string,
  amendments: readonly string[] = [],
  blinding?: string,
) {
  const first = record.body.tables.seats[amendments.length]
  return reassignOfficer(record, data, {
    change: { inspector: first?.inspector as string, from: '2020-03-01', to: '2020-03-31' },
    reason: 'absence',
    evidence: '请假单 1 号',
    date,
    amendments,
    ...(blinding === undefined ? {} : { blinding }),
  })
}
const change1 = absent(plain.record, '2020-02-20')
const change2 = absent(plain.record, '2020-02-21', [canonicalJson(change1)])
const changeOfBlinded = absent(blinded.record, '2020-02-20', [], KEY)
const changes = [change1, change2].map((each) => canonicalJson(each))

const piece = (option: string, right: unknown, ...wrong: unknown[]): Piece => ({
  option,
  right,
  wrong,
})
const digestOf = (option: string, { digest }: { readonly digest: string }) =>
  piece(
    option,
    digest,
    OTHER_DIGEST,
    digest.replace(/^./, (first) => (first === '0' ? '1' : '0')),
  )
const announcementDigest = ({ announcement }: Drawn) => digestOf('announcementDigest', announcement)
const recordDigest = ({ record }: Drawn) => digestOf('recordDigest', record)
const blinding = piece('blinding', KEY, OTHER_KEY)
const inputs = piece('data', data, otherData)
const announcedAt = piece('announcedAt', BEACON - 100, BEACON, BEACON + 1000)
/** Of sources without a time: before the first visit, or after all of them. */
const early = piece(
  'announcedAt',
  Date.parse('2020-01-02T04:00:00Z') / 1000,
  Date.parse('2021-01-02T04:00:00Z') / 1000,
)
const events = piece(
  'events',
  [EVENT],
  [{ ...EVENT, values: [8] }],
  [{ ...EVENT, at: EVENT.at + 1 }],
  [EVENT, { ...EVENT, values: [8] }],
)
// The signature is checked once, by the draw.
const beacons = piece(
  'verifyBeacon',
  () => true,
  () => false,
)
const noAmendment = piece('lastAmendment', null)

/** Everything that can be handed in beside a record. */
const besideRecord = (given: Drawn): Case['evidence'] => ({
  'announcement-digest': announcementDigest(given),
  'record-digest': recordDigest(given),
  inputs,
  'last-amendment': noAmendment,
  blinding,
  'announced-at': given === timed ? announcedAt : early,
  events,
})

const REPLAYED =
  'announcement-inputs frame exclusions allocation sample reserves dates pairing loads items replay ' +
  'policy-officers policy-recusals policy-quota amendments'
const ofRecord = {
  'announcement-digest': ['announcement-published'],
  inputs: REPLAYED.split(' '),
  'last-amendment': ['amendments'],
}
const ofBlinded = { blinding: ['table-roots', 'announcement-inputs', 'exclusions'] }
const ofSuccessor = { history: ['numbering', 'fresh-sources'] }
const ofTimed = {
  'announced-at': ['source-times'],
  events: ['public-events'],
  'beacon-verifier': ['beacon-signatures'],
}
const ofNotice = {
  'announcement-digest': ['announcement-published'],
  'record-digest': ['record-published'],
  'last-amendment': ['amendments'],
}
const IDLE = ['blinding', 'events'] as const

const record = (text: string) => ({
  kind: 'record' as const,
  verify: ({ data, ...options }: Readonly<Record<string, unknown>>) =>
    verify(text, data as never, options),
})
const notice = (given: Drawn, options: object = {}) => {
  const text = canonicalJson(
    composeNotice(given.record, data, { open: [{ table: 'sample' }], secrets: true, ...options }),
  )
  return {
    kind: 'notice' as const,
    verify: (known: object) => verifyNotice(text, known),
    evidence: {
      'announcement-digest': announcementDigest(given),
      'record-digest': recordDigest(given),
      'last-amendment': noAmendment,
      'announced-at': given === timed ? announcedAt : early,
      events,
    },
    idle: ['events'] as const,
  }
}
const proof = (given: Drawn, unit: string | undefined) => {
  const text = canonicalJson(
    unit === undefined
      ? proveEntry(given.announcement, data, 'U1')
      : proveVerdict(given.record, data, unit),
  )
  return {
    kind: 'proof' as const,
    verify: (known: object) => verifyProof(text, known),
    evidence: {
      'announcement-digest': announcementDigest(given),
      'record-digest': recordDigest(given),
      'announced-at': announcedAt,
      events,
    },
  }
}
const unitOf = ({ record }: Drawn, isDrawn: boolean) => {
  const { sample } = record.body.tables
  const unit = data.enterprises.find(({ id }) => sample.some((row) => row.unit === id) === isDrawn)
  return unit?.id as string
}
const announced = (given: Drawn) => ({
  kind: 'announcement' as const,
  verify: (known: object) => verifyAnnouncement(canonicalJson(given.announcement), known),
  evidence: {
    'announcement-digest': announcementDigest(given),
    inputs,
    blinding,
    'announced-at': announcedAt,
  },
})
const ofAnnounced = {
  'announcement-digest': ['announcement-published'],
  inputs: ['announcement-inputs'],
}
const ended = voidAnnouncement(plain.announcement, {
  code: 'event-cancelled',
  statement: '停开',
  date: '2020-02-01',
})
const amendment = (change: Amendment, of: Drawn) => ({
  kind: 'amendment' as const,
  verify: (known: object) => verifyAmendment(canonicalJson(change), known),
  evidence: {
    'amendment-digest': digestOf('amendmentDigest', change),
    'record-digest': recordDigest(of),
    record: piece('record', of.text, other.text, '{}', of.text.replace(/"load":\d/, '"load":9')),
    inputs,
  },
})
const ofAmendment = {
  'amendment-digest': ['amendment-published'],
  'record-digest': ['record-published'],
  record: ['announcement-inputs', 'amendments'],
  inputs: ['announcement-inputs', 'amendments'],
}

/** What became of all visits of a draw. */
const found = ({ record }: Drawn, values?: object) =>
  record.body.tables.sample.map(({ pool, round, unit, date }) => ({
    ...{ pool, round, unit, date, outcome: 'inspected' as const },
    ...(values && { values: values as Record<string, number>, reason: '漏记' }),
  }))
const reported = reportOutcomes(plain.record, data, { asOf: '2020-03-20', outcomes: found(plain) })
const corrected = reportOutcomes(plain.record, data, {
  asOf: '2020-04-20',
  outcomes: found(plain, { 隐患: 1 }),
  amendments: changes,
  earlier: [canonicalJson(reported)],
})
const reportedBlinded = reportOutcomes(blinded.record, data, {
  asOf: '2020-03-20',
  outcomes: found(blinded),
  blinding: KEY,
})
const half = reportOutcomes(plain.record, data, {
  asOf: '2020-03-20',
  outcomes: found(plain).slice(0, 1),
})
const otherReport = canonicalJson(half)
const outcomes = (document: OutcomesDocument, of: Drawn) => ({
  kind: 'outcomes' as const,
  verify: (known: object) => verifyOutcomes(canonicalJson(document), known),
  evidence: {
    'outcomes-digest': digestOf('outcomesDigest', document),
    'record-digest': recordDigest(of),
    record: piece('record', of.text, other.text, '{}', of.text.replace(/"load":\d/, '"load":9')),
  },
})
const ofOutcomes = {
  'outcomes-digest': ['outcomes-published'],
  'record-digest': ['record-published'],
  record: ['results'],
}

export const CASES: readonly Case[] = [
  {
    ...record(plain.text),
    name: 'a record',
    evidence: besideRecord(plain),
    opens: ofRecord,
    idle: IDLE,
    always: [],
  },
  {
    ...record(plain.text),
    name: 'a record that was amended',
    evidence: {
      'announcement-digest': announcementDigest(plain),
      inputs,
      amendments: piece('amendments', changes, [...changes].reverse(), [changes[1]], ['{}']),
      'last-amendment': digestOf('lastAmendment', change2),
    },
    opens: { ...ofRecord, amendments: ['amendments'] },
    idle: [],
    always: [],
  },
  {
    ...record(blinded.text),
    name: 'a blinded record',
    evidence: besideRecord(blinded),
    opens: { ...ofRecord, ...ofBlinded },
    idle: ['events'],
    always: [],
  },
  {
    ...record(canonicalJson(seeded)),
    name: 'a record of a seed that the operator chose',
    evidence: besideRecord({ ...plain, ...announcementOf(seeded) }),
    opens: { ...ofRecord, 'record-digest': ['record-published'] },
    idle: IDLE,
    always: ['strength'],
  },
  {
    ...record(second.text),
    name: 'a second record',
    evidence: {
      'announcement-digest': announcementDigest(second),
      inputs,
      'last-amendment': noAmendment,
      history: piece('history', [plain.text], [], [other.text], [plain.text, plain.text], ['{}']),
    },
    opens: { ...ofRecord, ...ofSuccessor },
    idle: [],
    always: [],
  },
  {
    ...record(timed.text),
    name: 'a record with a drand round and an event',
    evidence: {
      ...besideRecord(timed),
      'beacon-verifier': beacons,
    },
    opens: { ...ofRecord, ...ofTimed },
    idle: ['blinding'],
    always: [],
  },
  {
    ...record(everything.text),
    name: 'a record with everything',
    evidence: {
      'announcement-digest': announcementDigest(everything),
      inputs,
      'last-amendment': noAmendment,
      blinding,
      history: piece('history', [plain.text], [other.text]),
      'announced-at': announcedAt,
      events,
      'beacon-verifier': beacons,
    },
    opens: { ...ofRecord, ...ofBlinded, ...ofTimed, ...ofSuccessor },
    idle: [],
    always: [],
  },
  { ...notice(plain), name: 'a notice', opens: ofNotice, always: [] },
  {
    ...notice(plain, { secrets: false }),
    name: 'a sealed notice',
    opens: ofNotice,
    always: ['secrets-digest'],
  },
  {
    ...notice(timed),
    name: 'a notice of a draw with a drand round and an event',
    evidence: { ...notice(timed).evidence, 'beacon-verifier': beacons },
    opens: { ...ofNotice, ...ofTimed },
    idle: [],
    always: [],
  },
  {
    ...notice(timed, { secrets: false }),
    name: 'a sealed notice of such a draw',
    opens: { ...ofNotice, 'announced-at': ['source-times'] },
    idle: ['events'],
    always: ['secrets-digest'],
  },
  {
    ...notice(plain, { amendments: changes }),
    name: 'a notice that names amendments',
    evidence: {
      'announcement-digest': announcementDigest(plain),
      'record-digest': recordDigest(plain),
      amendments: piece('amendments', changes, changes.slice(0, 1), [...changes].reverse(), ['{}']),
      'last-amendment': digestOf('lastAmendment', change2),
    },
    opens: { ...ofNotice, amendments: ['amendments'] },
    idle: [],
    always: [],
  },
  {
    ...proof(plain, undefined),
    name: 'a proof of the row in the directory',
    opens: { 'announcement-digest': ['announcement-published'] },
    idle: ['record-digest', 'announced-at', 'events'],
    always: [],
  },
  {
    ...proof(plain, unitOf(plain, true)),
    name: 'a proof of a unit that was drawn',
    opens: {
      'announcement-digest': ['announcement-published'],
      'record-digest': ['record-published'],
    },
    idle: ['announced-at', 'events'],
    always: [],
  },
  {
    ...proof(timed, unitOf(timed, false)),
    name: 'a proof of a unit that was not drawn',
    evidence: { ...proof(timed, unitOf(timed, false)).evidence, 'beacon-verifier': beacons },
    opens: {
      'announcement-digest': ['announcement-published'],
      'record-digest': ['record-published'],
      ...ofTimed,
    },
    idle: [],
    always: ['replay'],
  },
  {
    ...announced(plain),
    name: 'an announcement',
    opens: ofAnnounced,
    idle: ['blinding', 'announced-at'],
    always: [],
  },
  {
    ...announced(everything),
    name: 'an announcement with everything',
    opens: {
      ...ofAnnounced,
      blinding: ['announcement-inputs'],
      'announced-at': ['source-times'],
    },
    idle: [],
    always: [],
  },
  {
    ...announced({ ...plain, ...announcementOf(seeded) }),
    name: 'an announcement of nothing but the operator',
    opens: ofAnnounced,
    idle: ['blinding', 'announced-at'],
    always: ['strength'],
  },
  {
    kind: 'void',
    name: 'a void',
    verify: (known) => verifyVoid(canonicalJson(ended), known),
    evidence: {
      'void-digest': digestOf('voidDigest', ended),
      'announcement-digest': announcementDigest(plain),
      announcement: piece(
        'announcement',
        canonicalJson(plain.announcement),
        canonicalJson(other.announcement),
        plain.text,
      ),
    },
    opens: {
      'void-digest': ['void-published'],
      'announcement-digest': ['announcement-published'],
      announcement: ['replay'],
    },
    idle: [],
    always: [],
  },
  {
    ...amendment(change1, plain),
    name: 'an amendment',
    opens: ofAmendment,
    idle: [],
    always: [],
  },
  {
    ...amendment(changeOfBlinded, blinded),
    name: 'an amendment of a blinded record',
    evidence: { ...amendment(changeOfBlinded, blinded).evidence, blinding },
    opens: { ...ofAmendment, blinding: ['announcement-inputs'] },
    idle: [],
    always: [],
  },
  {
    ...amendment(change2, plain),
    name: 'a second amendment',
    evidence: {
      ...amendment(change2, plain).evidence,
      amendments: piece('amendments', changes.slice(0, 1), [], changes, ['{}']),
    },
    opens: { ...ofAmendment, amendments: ['amendments'] },
    idle: [],
    always: [],
  },
  {
    ...outcomes(reported, plain),
    name: 'outcomes',
    opens: ofOutcomes,
    idle: [],
    always: [],
  },
  {
    ...outcomes(corrected, plain),
    name: 'corrected outcomes, after amendments',
    evidence: {
      ...outcomes(corrected, plain).evidence,
      inputs,
      amendments: piece('amendments', changes, [], [...changes].reverse(), ['{}']),
      'earlier-outcomes': piece('earlier', [canonicalJson(reported)], [], [otherReport], ['{}']),
    },
    opens: {
      ...ofOutcomes,
      record: ['results', 'amendments', 'announcement-inputs'],
      inputs: ['amendments', 'announcement-inputs'],
      amendments: ['results', 'amendments'],
      'earlier-outcomes': ['results'],
    },
    idle: [],
    always: [],
  },
  {
    ...outcomes(reportedBlinded, blinded),
    name: 'outcomes of a blinded record',
    evidence: { ...outcomes(reportedBlinded, blinded).evidence, blinding },
    opens: { ...ofOutcomes, blinding: ['results'] },
    idle: [],
    always: [],
  },
  {
    ...outcomes(openOutcomes(half, { units: [] }), plain),
    name: 'the numbers of outcomes that are not complete',
    opens: ofOutcomes,
    idle: [],
    always: ['results', 'results-complete'],
  },
]

/** The announcement that a record holds. */
function announcementOf(drawn: DrawRecord): Pick<Drawn, 'announcement' | 'record'> {
  const { entropy, series, number, batch } = drawn.body.head.announcement
  const announcement = announce(data, { series, number, batch, entropy, weak: true })
  return { announcement, record: drawn }
}
