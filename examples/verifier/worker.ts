// Before any schema is made.
import './no-eval.ts'

import {
  type DrawRecord,
  explain,
  explainSeat,
  type Inputs,
  isDoubleRandomError,
  verify,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { inputsOf } from 'double-random/tables'
import { looseDocument } from '../../src/cli/loose-document.ts'
import {
  type DocumentReport,
  verifyAnnouncement,
  withPublishedDigest,
} from '../../src/cli/verify-document.ts'
import { fail } from '../../src/core/errors.ts'
import { say } from '../../src/core/message.ts'
import { chartsOf } from './charts-of.ts'
import type { Answer, DroppedFile, Known, Request, ShownVisit } from './messages.ts'
import { sortFiles } from './sort-files.ts'

// A worker of its own keeps the page alive while 50,000 tickets are hashed.
const scope = globalThis as unknown as {
  postMessage: (answer: Answer) => void
  onmessage: (event: { readonly data: Request }) => void
}
const tell = (answer: Answer) => scope.postMessage(answer)

/** What was verified last, for questions about it. */
let current: { record: DrawRecord; inputs: Inputs } | undefined

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
  const { record, inputs } = current
  if (request.ask === 'seat') {
    const { ask: _, ...place } = request
    tell({ told: 'seat', seat: explainSeat(record, inputs, place) })
    return
  }
  const wanted = request.id.trim()
  const found = inputs.enterprises.find(({ id, name }) => id === wanted || name === wanted)
  const id = found?.id ?? wanted
  tell({
    told: 'unit',
    id,
    name: found?.name,
    rounds: explain(record, inputs, id),
    seats: record.body.tables.seats
      .filter(({ unit }) => unit === id)
      .map(({ pool, round, seat }) => ({ pool, round, seat })),
  })
}

async function verifyFiles(files: readonly DroppedFile[], known: Known): Promise<void> {
  current = undefined
  tell({ told: 'stage', stage: 'reading' })
  const { documents, inputs: read } = sortFiles(files)
  const [text, kind] =
    [
      [documents.record[0], 'record'] as const,
      [documents.notice[0], 'notice'] as const,
      [documents.proof[0], 'proof'] as const,
      [documents.announcement[0], 'announcement'] as const,
    ].find(([each]) => each !== undefined) ?? []
  if (text === undefined || kind === undefined) {
    return fail({
      code: 'input/missing',
      path: '',
      expected: say('document-to-verify'),
      found: say('none-of-them'),
    })
  }
  const { blinding, announcedAt, announcementDigest, recordDigest } = known
  const digests = {
    ...(announcementDigest === undefined ? {} : { announcementDigest }),
    ...(recordDigest === undefined ? {} : { recordDigest }),
  }
  const document = looseDocument(text, kind)
  const shown = (report: DocumentReport) => ({ ...report, digest: String(document.digest) })
  if (kind === 'notice' || kind === 'proof') {
    tell({ told: 'stage', stage: 'verifying' })
    const amendments = documents.amendment.length === 0 ? {} : { amendments: documents.amendment }
    const at = announcedAt === undefined ? {} : { announcedAt }
    const report =
      kind === 'proof'
        ? verifyProof(text, digests)
        : verifyNotice(text, { ...digests, ...at, ...amendments, verifyBeacon })
    const visits = kind === 'notice' && report.ok ? openedVisits(text) : []
    tell({ told: 'report', report: shown(report), visits, canSearch: false })
    return
  }
  if (read === undefined) {
    return fail({
      code: 'input/missing',
      path: '',
      expected: say('directories-of-draw'),
      found: say('none-of-them'),
    })
  }
  tell({ told: 'stage', stage: 'checking' })
  const inputs = inputsOf(read)
  tell({ told: 'stage', stage: 'verifying' })
  const key = blinding === undefined ? {} : { blinding }
  if (kind === 'announcement') {
    const published = announcementDigest === undefined ? {} : { announcementDigest }
    const report = verifyAnnouncement(document, { inputs, ...published, ...key })
    tell({ told: 'report', report: shown(report), visits: [], canSearch: false })
    return
  }
  const replayed = verify(text, inputs, {
    ...(announcementDigest === undefined ? {} : { announcementDigest }),
    ...(announcedAt === undefined ? {} : { announcedAt }),
    ...(documents.amendment.length === 0 ? {} : { amendments: documents.amendment }),
    ...key,
    verifyBeacon,
  })
  const report =
    recordDigest === undefined ? replayed : withPublishedDigest(replayed, document, recordDigest)
  const isReadable = !report.checks.some(
    ({ name, status }) => status === 'fail' && ['text', 'structure'].includes(name),
  )
  if (isReadable) current = { record: JSON.parse(text) as DrawRecord, inputs }
  tell({
    told: 'report',
    report: shown(report),
    visits: current === undefined ? [] : visitsOf(current.record, inputs),
    canSearch: report.ok,
  })
  if (!report.ok || current === undefined) return
  tell({ told: 'stage', stage: 'charts' })
  tell({ told: 'charts', charts: chartsOf(current.record, inputs) })
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
