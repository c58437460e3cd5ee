// Before any schema is made.
import './no-eval.ts'

import {
  type BlindingOption,
  type DrawRecord,
  explain,
  explainSeat,
  type Inputs,
  isDoubleRandomError,
  type Message,
  parseInputs,
  type VerificationReport,
  verify,
  verifyAmendment,
  verifyAnnouncement,
  verifyVoid,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { atTheirPlaces } from '../../src/cli/inputs/places.ts'
import { looseDocument } from '../../src/cli/loose-document.ts'
import { verdictOf } from '../../src/core/check.ts'
import { defined } from '../../src/core/defined.ts'
import { fail } from '../../src/core/errors.ts'
import { say } from '../../src/core/message.ts'
import { checkUse } from '../../src/verify/use-of-evidence.ts'
import { chartsOf } from './charts-of.ts'
import type { Answer, DroppedFile, Known, Request, ShownVisit } from './messages.ts'
import { type SortedDocument, sortFiles } from './sort-files.ts'

// A worker of its own keeps the page alive while 50,000 tickets are hashed.
const scope = globalThis as unknown as {
  postMessage: (answer: Answer) => void
  onmessage: (event: { readonly data: Request }) => void
}
const tell = (answer: Answer) => scope.postMessage(answer)

/** What was verified last, for questions about it. */
let current: { record: DrawRecord; inputs: Inputs; key: BlindingOption } | undefined

scope.onmessage = ({ data: request }) => {
  answer(request).catch((error: unknown) => {
    if (isDoubleRandomError(error)) {
      const { code, problems, counts } = error
      tell({ told: 'refused', error: { code, problems, counts } })
    } else {
      tell({ told: 'bug', stack: String((error as Error)?.stack ?? error) })
    }
  })
}

async function answer(request: Request): Promise<void> {
  if (request.ask === 'verify') return verifyFiles(request.files, request.known)
  if (current === undefined) return
  const { record, inputs, key } = current
  if (request.ask === 'seat') {
    const { ask: _, ...place } = request
    tell({ told: 'seat', seat: explainSeat(record, inputs, place, key) })
    return
  }
  const wanted = request.id.trim()
  const found = inputs.enterprises.find(({ id, name }) => id === wanted || name === wanted)
  const id = found?.id ?? wanted
  tell({
    told: 'unit',
    id,
    name: found?.name,
    rounds: explain(record, inputs, id, key),
    seats: record.body.tables.seats
      .filter(({ unit }) => unit === id)
      .map(({ pool, round, seat }) => ({ pool, round, seat })),
  })
}

async function verifyFiles(files: readonly DroppedFile[], known: Known): Promise<void> {
  current = undefined
  tell({ told: 'stage', stage: 'reading' })
  const { documents, inputs: read, unused: others } = await sortFiles(files)
  const [main] = documents
  if (main === undefined) {
    return fail({
      code: 'input/missing',
      path: '',
      expected: say('document-to-verify'),
      found: say('none-of-them'),
    })
  }
  tell({ told: 'stage', stage: 'checking' })
  const inputs = read === undefined ? undefined : atTheirPlaces(read, parseInputs)
  tell({ told: 'stage', stage: 'verifying' })
  const { report: made, used } = reportOn(main, { documents, inputs, known })
  const unused = documents.filter((each) => each !== main && !used.includes(each))
  const idle = inputs !== undefined && !TAKES_INPUTS.includes(main.kind)
  const report = withUnused(made, [
    ...[...unused.map(({ name }) => name), ...others].map((name) => say('file-unused', { name })),
    ...(idle ? [say('inputs-unused')] : []),
  ])
  const isSound = report.outcome !== 'refuted'
  const isRecord = main.kind === 'record' && isReadable(report)
  const key = known.blinding === undefined ? {} : { blinding: known.blinding }
  if (isRecord && inputs !== undefined) {
    current = { record: JSON.parse(main.text) as DrawRecord, inputs, key }
  }
  const { digest } = looseDocument(main.text, main.name)
  tell({
    told: 'report',
    report: { ...report, digest: String(digest) },
    visits:
      current !== undefined
        ? visitsOf(current.record, current.inputs)
        : main.kind === 'notice' && isSound && isReadable(report)
          ? openedVisits(main.text)
          : [],
    canSearch: isSound && current !== undefined && canExplain(current),
  })
  if (!isSound || current === undefined || !canExplain(current)) return
  tell({ told: 'stage', stage: 'charts' })
  tell({ told: 'charts', charts: chartsOf(current.record, current.inputs, key) })
}

const TAKES_INPUTS: readonly string[] = ['record', 'announcement', 'amendment']

/** Whether it was read, and a version knows it. */
function isReadable({ checks }: VerificationReport): boolean {
  return checks.some(({ name, status }) => name === 'structure' && status === 'pass')
}

/** Of blinded rows, nobody can tell without the key whose inputs they are. */
function canExplain({ record, key }: NonNullable<typeof current>): boolean {
  return record.body.head.announcement.blinding === null || key.blinding !== undefined
}

interface Hand {
  readonly documents: readonly SortedDocument[]
  readonly inputs: Inputs | undefined
  readonly known: Known
}

/** The report on the first document, and which of the others it used. */
function reportOn(
  { kind, text, place }: SortedDocument,
  { documents, inputs, known }: Hand,
): { report: VerificationReport; used: readonly SortedDocument[] } {
  const { announcementDigest, recordDigest, announcedAt, blinding, events, lastAmendment } = known
  const published = defined({ announcementDigest })
  const ofRecord = defined({ recordDigest })
  const entropy = { verifyBeacon, ...defined({ announcedAt, events }) }
  const last = defined({ lastAmendment })
  const data = defined({ data: inputs, blinding })
  const changes = documents.filter((each) => each.kind === 'amendment').reverse()
  const amendments = changes.length === 0 ? {} : { amendments: changes.map((each) => each.text) }
  if (kind === 'notice') {
    const options = { ...published, ...ofRecord, ...entropy, ...last, ...amendments }
    return { report: verifyNotice(text, options), used: changes }
  }
  if (kind === 'proof') {
    return { report: verifyProof(text, { ...published, ...ofRecord, ...entropy }), used: [] }
  }
  if (kind === 'announcement') {
    const options = { ...published, ...defined({ announcedAt }), ...data }
    const ending = documents.find((each) => each.kind === 'void')
    // What was dropped is a void and what it ends.
    if (ending !== undefined && inputs === undefined) {
      const report = verifyVoid(ending.text, { announcement: text, ...published })
      return { report, used: [ending] }
    }
    return { report: verifyAnnouncement(text, options), used: [] }
  }
  if (kind === 'void') return { report: verifyVoid(text, published), used: [] }
  if (kind === 'amendment') {
    return { report: verifyAmendment(text, { ...ofRecord, ...data }), used: [] }
  }
  const before = documents
    .filter((each) => ['record', 'void'].includes(each.kind) && each.place < place)
    .sort((a, b) => a.place - b.place)
  const history = before.length === 0 ? {} : { history: before.map((each) => each.text) }
  const options = { ...published, ...ofRecord, ...entropy, ...last, ...amendments, ...history }
  const report = verify(text, inputs, { ...options, ...defined({ blinding }) })
  return { report, used: [...changes, ...before] }
}

/** The report with what nobody could use, so that it is not taken for evidence. */
function withUnused(report: VerificationReport, unused: readonly Message[]): VerificationReport {
  if (unused.length === 0 || !isReadable(report)) return report
  const checks = report.checks.map((check) => {
    if (check.name !== 'evidence-used') return check
    const said = check.message.id === 'check-open' ? check.message.values.why : null
    const before = said?.id === 'evidence-unused' ? said.values.items : []
    return checkUse([...before, ...unused])
  })
  const [first, ...rest] = report.headline as [Message, ...Message[]]
  const verdict = verdictOf(checks)
  const headline = { id: first.id, values: { ...first.values, ...verdict } } as unknown as Message
  return { outcome: verdict.outcome, headline: [headline, ...rest], checks }
}

function visitsOf({ body: { tables } }: DrawRecord, inputs: Inputs): ShownVisit[] {
  const nameOf = new Map(inputs.enterprises.map(({ id, name }) => [id, name]))
  const officerOf = new Map(inputs.inspectors.map(({ id, name }) => [id, name]))
  return tables.sample.map((row) => {
    const host = row.host ?? row
    const team = tables.seats.filter(
      (seat) => seat.unit === row.unit && seat.pool === host.pool && seat.round === host.round,
    )
    return {
      pool: row.pool,
      round: row.round,
      unit: row.unit,
      name: nameOf.get(row.unit) ?? '',
      date: row.date,
      team: team.map(({ inspector }) => officerOf.get(inspector) ?? inspector),
    }
  })
}

/** The visits that a notice opens; it has been verified. */
function openedVisits(text: string): ShownVisit[] {
  const { tables } = JSON.parse(text).body
  const rowsOf = (table?: { all?: { row: object }[]; some?: { row: object }[] }) =>
    (table?.all ?? table?.some ?? []).map(({ row }) => row)
  const seats = rowsOf(tables.seats) as {
    unit: string
    pool: string
    round: number
    inspector: string
  }[]
  const sample = rowsOf(tables.sample) as (Omit<ShownVisit, 'name' | 'team'> & {
    host?: { pool: string; round: number }
  })[]
  return sample.map((row) => {
    const host = row.host ?? row
    const team = seats.filter(
      (seat) => seat.unit === row.unit && seat.pool === host.pool && seat.round === host.round,
    )
    const { pool, round, unit, date } = row
    return { pool, round, unit, date, name: '', team: team.map(({ inspector }) => inspector) }
  })
}
