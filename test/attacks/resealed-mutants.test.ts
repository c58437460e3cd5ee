import {
  canonicalJson,
  type DrawRecord,
  draw,
  isDoubleRandomError,
  type LedgerEntry,
  ledgerHead,
  parseInputs,
  type SeriesDocument,
  substituteUnit,
  type VerificationReport,
  type VerifyOptions,
  verify,
  verifyAmendment,
  verifyAnnouncement,
  verifySeries,
  verifyVoid,
  visitsMade,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, proveEntry, proveVerdict, verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { expect, it } from 'vitest'
import { acceptedOf } from '../../src/core/check.ts'
import { drawFromSeed, holdCeremony } from '../ceremony/world.ts'
import { effort } from '../effort.ts'
import { canonical, digest, sha256 } from '../reference/canonical.ts'
import { stream } from '../reference/draws.ts'
import { type Dice, type Draft, exchangeIn, exchangesIn, isBranch } from './exchange.ts'
import { announced, drawnNumber, petrol, SERIES } from './petrol-series.ts'
import { remade, remadeNotice, remadeProof, remadeRecord } from './remake.ts'

/** A genuine document, and how somebody checks one who has all that is known from elsewhere. */
interface Target {
  readonly name: string
  readonly body: Draft
  /** Bodies of the same kind from other draws. */
  readonly others: readonly Draft[]
  readonly reseal: (body: Draft, dice: Dice) => Draft
  readonly check: (made: Draft, dice: Dice) => Pick<VerificationReport, 'outcome' | 'checks'>
  /** Checks that stay open of the genuine document. */
  readonly open?: readonly string[]
  /** What may be accepted besides the genuine body, for it says nothing else. */
  readonly mayBe?: (body: Draft) => boolean
  /** Of so many mutants of all, how many are its. */
  readonly share: number
}

const bodyOf = (document: object): Draft => (document as Draft).body

const KEY = 'b1'.repeat(32)
const open = holdCeremony()
const blinded = holdCeremony(KEY)
const elsewhere = drawFromSeed()
const first = drawnNumber(1, petrol())
const otherFirst = drawnNumber(1, petrol(), { series: '加气站' })

/** Whatever a record needs, with its own digest or without. */
function recordTarget(name: string, ceremony: typeof open, others: readonly DrawRecord[]): Target {
  const { record, inputs, known, blinding } = ceremony
  return {
    name: `record ${name}`,
    body: bodyOf(record),
    others: others.map(bodyOf),
    reseal: (body, dice) => remadeRecord(body, blinding, dice),
    check: (text, dice) =>
      verify(text, inputs, dice.below(2) ? known : { ...known, recordDigest: record.digest }),
    share: 6,
  }
}

const ofPetrol = {
  ...open,
  record: first.record,
  inputs: parseInputs(first.inputs),
  known: { announcementDigest: first.announcement.digest, lastAmendment: null },
}

function noticeTargets(): Target[] {
  const compose = (ceremony: typeof open, options: Draft) => {
    const { record, inputs, blinding } = ceremony
    return composeNotice(record, inputs, { ...options, ...(blinding && { blinding }) })
  }
  const some = [{ table: 'sample', pools: ['petrol'] }, { table: 'recusals' }]
  const rows = [...some, { table: 'exclusions', pools: ['fire'] }, { table: 'seats' }]
  const most = ['sample', 'reserves', 'seats', 'exclusions', 'loads', 'items', 'recusals', 'lists']
  const all = most.map((table) => ({ table }))
  const of = (name: string, ceremony: typeof open, options: Draft): Target => {
    const { digest: recordDigest } = ceremony.record
    const { history: _, blinding: __, events, ...known } = ceremony.known
    const isOpen = options.secrets === true
    const outside = { ...known, ...(isOpen && events && { events }), recordDigest }
    const body = bodyOf(compose(ceremony, options))
    return {
      name: `notice ${name}`,
      body,
      others: [open, blinded, { ...elsewhere }]
        .filter((each) => each !== ceremony)
        .map((each) => bodyOf(compose(each, options))),
      reseal: (draft, dice) => remadeNotice(draft, body, dice),
      check: (text) => verifyNotice(text, outside),
      open: isOpen ? [] : ['secrets-digest'],
      mayBe: (draft) => isSmaller(draft, body),
      share: 4,
    }
  }
  return [
    of('of some blinded rows', blinded, { open: rows }),
    of('of some rows', open, { open: rows }),
    of('of all blinded rows, opened', blinded, { open: all, secrets: true }),
    of('of all rows, opened', open, { open: all, secrets: true }),
  ]
}

/** A notice that opens less of the same: tables, rows, secrets. */
function isSmaller(draft: Draft, genuine: Draft): boolean {
  const same = (a: unknown, b: unknown) => canonical(a) === canonical(b)
  return (
    same(draft.head, genuine.head) &&
    same(draft.amendments, genuine.amendments) &&
    (draft.secrets === null || same(draft.secrets, genuine.secrets)) &&
    Object.entries<Draft>(draft.tables).every(([name, { all, some }]) => {
      const own = genuine.tables[name]
      if (all !== undefined) return own?.all !== undefined && same(all, own.all)
      return some.every((row: Draft) => (own?.some ?? []).some((each: Draft) => same(each, row)))
    })
  )
}

function proofTargets(): Target[] {
  const of = (name: string, ceremony: typeof open, unit: string, seen: readonly string[]) => {
    const { record, inputs, known, blinding } = ceremony
    const { history: _, blinding: __, lastAmendment: ___, ...outside } = known
    const key = blinding === undefined ? {} : { blinding }
    const prove = (id: string) => bodyOf(proveVerdict(record, inputs, id, key))
    const body = prove(unit)
    const target: Target = {
      name: `proof ${name}`,
      body,
      others: [
        ...inputs.enterprises.flatMap(({ id }) => (id === unit ? [] : [prove(id)])),
        bodyOf(proveVerdict(elsewhere.record, elsewhere.inputs, 'E01')),
      ],
      reseal: (draft, dice) => remadeProof(draft, body, dice),
      check: (text) => verifyProof(text, { ...outside, recordDigest: record.digest } as object),
      open: seen,
      mayBe: (draft) =>
        draft.opening === null && canonical({ ...body, opening: null }) === canonical(draft),
      share: 3,
    }
    return target
  }
  const { sample, reserves } = first.record.body.tables
  const unshown = ['replay', 'verdict']
  const { announcement, inputs, known } = blinded
  const entries = inputs.enterprises.map(({ id }) =>
    bodyOf(proveEntry(announcement, inputs, id, { blinding: KEY })),
  )
  const isDrawn = (id: string) => sample.some(({ unit }) => unit === id)
  const isReserve = (id: string) => reserves.some(({ unit }) => unit === id)
  const left = ofPetrol.inputs.enterprises.find(({ id }) => !isDrawn(id) && !isReserve(id))
  return [
    of('of who was drawn', { ...ofPetrol, blinding: undefined }, sample[0]!.unit, []),
    of('of a reserve', { ...ofPetrol, blinding: undefined }, reserves[0]!.unit, []),
    of('of who was not drawn', { ...ofPetrol, blinding: undefined }, left!.id, unshown),
    ...['E01', 'E05', 'E09'].map((id) => of(`of ${id}`, blinded, id, unshown)),
    {
      name: 'proof of an entry',
      body: entries[0],
      others: entries.slice(1),
      reseal: (draft, dice) => remadeProof(draft, entries[0], dice),
      check: (text) => {
        const { announcementDigest, announcedAt } = known
        return verifyProof(text, { announcementDigest, announcedAt } as object)
      },
      // That of another entry is as genuine.
      mayBe: (draft) => entries.some((each) => canonical(each) === canonical(draft)),
      share: 1,
    },
  ]
}

// A year: a draw and an amendment of it, a void, a draw. Without a ledger too: it would tell all.
const visit = first.record.body.tables.sample[0]!
const amendment = substituteUnit(first.record, first.inputs, {
  visit,
  reason: 'closed',
  evidence: '现场记录',
  date: visit.date,
})
const otherVisit = otherFirst.record.body.tables.sample[0]!
const otherAmendment = substituteUnit(otherFirst.record, otherFirst.inputs, {
  visit: otherVisit,
  reason: 'moved-away',
  evidence: '函 3 号',
  date: otherVisit.date,
})
const amendments = [canonicalJson(amendment)]
const later = parseInputs(
  petrol({ pastVisits: visitsMade(first.record, first.inputs, { amendments }) }) as never,
)
const VOIDED = { code: 'missing-reveal', statement: '未揭示', date: '2020-04-20' } as const
const OTHERWISE = { code: 'other', statement: '停电', date: '2020-04-27' } as const

interface Year {
  readonly documents: readonly Draft[]
  readonly ledger: readonly LedgerEntry[]
}

function yearOf(series: string, one: typeof first, changed: typeof amendment, isKept: boolean) {
  const entry = (kind: LedgerEntry['kind'], number: number, { digest }: { digest: string }) => ({
    kind,
    number,
    digest,
  })
  const ledger = [
    entry('announcement', 1, one.announcement),
    entry('record', 1, one.record),
    entry('amendment', 1, changed),
  ]
  const cited = () => (isKept ? { ledger: ledgerHead(series, ledger) } : {})
  const of = { series, batch: [{ pool: 'pool', round: 2 }] }
  const cancelled = announced(2, later as never, {
    ...of,
    previous: one.record.digest,
    ...cited(),
  })
  ledger.push(entry('announcement', 2, cancelled))
  const end = voidAnnouncement(cancelled, series === SERIES ? VOIDED : OTHERWISE)
  ledger.push(entry('void', 2, end))
  const third = drawnNumber(3, later as never, { ...of, previous: end.digest, ...cited() })
  ledger.push(entry('announcement', 3, third.announcement), entry('record', 3, third.record))
  const documents = [one.record, changed, cancelled, end, third.announcement, third.record]
  const year: Year = { documents: documents.map(bodyOf), ledger: isKept ? ledger : [] }
  return { year, cancelled, end, third, ledger }
}

const KINDS_AT = ['record', 'amendment', 'announcement', 'void', 'announcement', 'record']

function seriesTarget(isKept: boolean): Target {
  const { year, cancelled, end, third } = yearOf(SERIES, first, amendment, isKept)
  const others = [yearOf('加气站', otherFirst, otherAmendment, isKept).year]
  const head = ledgerHead(SERIES, year.ledger)
  const known = {
    inputs: [ofPetrol.inputs, later],
    lastDigest: third.record.digest,
    ...(head && { ledgerHead: head }),
  }
  const published: Readonly<Record<number, string>> = {
    1: first.announcement.digest,
    2: cancelled.digest,
    3: third.announcement.digest,
  }
  const lastAmendmentOf = (number: number) => (number === 1 ? amendment.digest : null)
  /** As the command line does: what is known of a number bears on its documents. */
  const documentOf = (text: string): SeriesDocument => {
    const { body } = JSON.parse(text)
    const { number, kind } = body.head ?? body
    const digestOf = published[number]
    return {
      text,
      ...(kind !== 'amendment' && digestOf && { announcementDigest: digestOf }),
      ...(kind === 'record' && !isKept && { lastAmendment: lastAmendmentOf(number) }),
    }
  }
  const genuine = new Set(year.documents.map((body) => canonical(body)))
  const needed = [bodyOf(first.record), bodyOf(end), bodyOf(third.record)]
  return {
    name: `series ${isKept ? 'with' : 'without'} a ledger`,
    body: year,
    others,
    reseal: (draft: Draft, dice) => {
      const isRelinked = dice.below(2) === 0
      const made = new Map<string, string>()
      const texts = draft.documents.map((body: Draft, index: number) => {
        const relinked = isRelinked ? relink(body, made) : body
        const kind = (relinked?.head ?? relinked)?.kind
        const isRecord = isBranch(relinked?.head)
        const text = isRecord
          ? remadeRecord(relinked, undefined, dice)
          : remade(typeof kind === 'string' ? kind : KINDS_AT[index % 6]!, relinked)
        const before = year.documents[index]
        if (before !== undefined) made.set(digestIn(before), JSON.parse(text).digest)
        return text
      })
      const ledger = isRelinked ? relink(draft.ledger, made) : draft.ledger
      return { documents: texts, ledger }
    },
    check: ({ documents, ledger }: Draft) => {
      const report = verifySeries(documents.map(documentOf), {
        ...known,
        ...(isKept && { ledger }),
      })
      const checks = [...report.entries.flatMap((each) => each.checks), ...report.checks]
      return { outcome: report.outcome, checks }
    },
    mayBe: ({ documents, ledger }) => {
      const given = new Set(documents.map((each: Draft) => canonical(each)))
      return (
        canonical(ledger) === canonical(year.ledger) &&
        [...given].every((body) => genuine.has(body as string)) &&
        needed.every((body) => given.has(canonical(body)))
      )
    },
    share: 4,
  }
}

const digestIn = (body: Draft): string =>
  body.head ? digest('record', body.head) : digest(body.kind, body)

/** Whatever names a document that was made again names it by its new digest. */
function relink(value: Draft, made: ReadonlyMap<string, string>): Draft {
  if (typeof value === 'string') return made.get(value) ?? value
  if (Array.isArray(value)) return value.map((each) => relink(each, made))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, relink(each, made)]))
}

function otherTargets(): Target[] {
  const { cancelled, end } = yearOf(SERIES, first, amendment, true)
  const other = yearOf('加气站', otherFirst, otherAmendment, true)
  const known = {
    voidDigest: end.digest,
    announcement: canonicalJson(cancelled),
    announcementDigest: cancelled.digest,
  }
  const amendmentDigest = amendment.digest
  const ofRecord = { ...ofPetrol.known, lastAmendment: amendmentDigest }
  const firstText = canonicalJson(first.record)
  const changed = {
    name: 'amendment',
    body: bodyOf(amendment),
    others: [bodyOf(otherAmendment)],
    reseal: (body: Draft) => remade('amendment', body),
  }
  return [
    {
      name: 'announcement',
      body: bodyOf(blinded.announcement),
      others: [open, elsewhere].map((each) => bodyOf(each.announcement)),
      reseal: (body) => remade('announcement', body),
      check: (text) => {
        const { announcementDigest, announcedAt } = blinded.known as Required<VerifyOptions>
        const options = { announcementDigest, announcedAt, data: blinded.inputs, blinding: KEY }
        return verifyAnnouncement(text, options)
      },
      share: 2,
    },
    {
      name: 'void',
      body: bodyOf(end),
      others: [bodyOf(other.end)],
      reseal: (body) => remade('void', body),
      check: (text) => verifyVoid(text, known),
      share: 2,
    },
    {
      ...changed,
      name: 'amendment, the last one known',
      check: (text) => verify(firstText, ofPetrol.inputs, { ...ofRecord, amendments: [text] }),
      share: 3,
    },
    {
      ...recordTarget('that an amendment changes', { ...ofPetrol, blinding: undefined }, [
        otherFirst.record,
      ]),
      check: (record) => {
        const { inputs: data } = ofPetrol
        const recordDigest = first.record.digest
        const known = { record, recordDigest, amendmentDigest, data }
        return verifyAmendment(canonicalJson(amendment), known)
      },
      share: 2,
    },
    {
      ...changed,
      check: (text) => {
        const data = ofPetrol.inputs
        const recordDigest = first.record.digest
        return verifyAmendment(text, { record: firstText, recordDigest, amendmentDigest, data })
      },
      share: 2,
    },
  ]
}

const second = draw(elsewhere.inputs, { seed: '另一次' })
const targets: readonly Target[] = [
  recordTarget('of the small world', open, [elsewhere.record, second]),
  recordTarget('with blinded rows', blinded, [open.record, second]),
  recordTarget('of one round', { ...ofPetrol, blinding: undefined }, [otherFirst.record]),
  ...noticeTargets(),
  ...proofTargets(),
  ...otherTargets(),
  seriesTarget(true),
  seriesTarget(false),
]

const MUTANTS = effort(300, 4_000)
const shares = targets.reduce((sum, { share }) => sum + share, 0)

it.each(targets)('no resealed mutant is verified: $name', (target) => {
  const { name, body, others, reseal, check, open: seen = [], mayBe, share } = target
  const outcomes: Record<string, number> = {}
  const slips = new Set<string>()
  let alike = 0
  const isAccepted = ({ checks }: Pick<VerificationReport, 'checks'>) =>
    acceptedOf(checks, seen) !== undefined
  const dice = stream(sha256(`mutants of ${name}`).toString('hex'))
  // Otherwise a verification that refuses everything would pass.
  expect(isAccepted(check(reseal(structuredClone(body), { below: () => 1 }), dice))).toBe(true)
  const exchanges = exchangesIn(body, others)
  const genuine = canonical(body)
  const wanted = Math.ceil((MUTANTS * share) / shares)
  for (let made = 0; made < wanted; ) {
    const draft = structuredClone(body)
    const how = exchangeIn(draft, exchanges, dice)
    const whole = reseal(draft, dice)
    const said = saidBy(whole)
    if (canonical(said) === genuine) continue
    made += 1
    const outcome = outcomeOf(() => {
      const report = check(whole, dice)
      if (!isAccepted(report)) return report.outcome
      if (mayBe?.(said)) alike += 1
      else slips.add(how)
      return 'accepted'
    })
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  console.log(`${name}: ${wanted} mutants ${JSON.stringify(outcomes)}, ${alike} say nothing else`)
  expect([...slips]).toEqual([])
})

it('a record without rounds, beside an amendment, is refuted and ends nothing', () => {
  const body = structuredClone(bodyOf(first.record))
  body.head.rounds = []
  const record = remadeRecord(body, undefined, { below: () => 1 })
  const { digest: of } = JSON.parse(record)
  const text = remade('amendment', { ...bodyOf(amendment), record: of })
  const known = { ...ofPetrol.known, amendments: [text] }
  expect(verify(record, ofPetrol.inputs, known).outcome).toBe('refuted')
  const beside = { record, recordDigest: of, data: ofPetrol.inputs }
  expect(verifyAmendment(text, beside).outcome).toBe('refuted')
})

/** The body of a document, or the bodies of a series and its ledger. */
const saidBy = (made: Draft): Draft =>
  typeof made === 'string'
    ? JSON.parse(made).body
    : { ...made, documents: made.documents.map(saidBy) }

/** Only a coded refusal may come instead of a report. */
function outcomeOf(work: () => string): string {
  try {
    return work()
  } catch (error) {
    if (isDoubleRandomError(error)) return error.code
    throw error
  }
}
