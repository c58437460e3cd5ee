// Before any schema is made.
import './no-eval.ts'

import {
  type Announcement,
  announce,
  type DrawRecord,
  explain,
  explainSeat,
  type Inputs,
  isDoubleRandomError,
  parseInputs,
  verify,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { looseDocument } from '../../src/cli/loose-document.ts'
import { problemLines } from '../../src/cli/messages/problem-lines.ts'
import { fail } from '../../src/core/errors.ts'
import { chartsOf } from './charts-of.ts'
import type { Answer, DroppedFile, Known, Request, ShownReport, ShownVisit } from './messages.ts'
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
      tell({ told: 'refused', code: error.code, lines: problemLines(error, 'zh') })
    } else {
      tell({ told: 'refused', code: 'bug', lines: [String((error as Error)?.stack ?? error)] })
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
  const { documents, inputs: data } = await sortFiles(files)
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
      expected: 'a record, a notice, a proof or an announcement',
      found: 'none of them',
    })
  }
  const { blinding, announcedAt, announcementDigest, recordDigest } = known
  const digests = {
    ...(announcementDigest === undefined ? {} : { announcementDigest }),
    ...(recordDigest === undefined ? {} : { recordDigest }),
  }
  const { digest } = looseDocument(text, kind)
  const shown = (report: Pick<ShownReport, 'ok' | 'headline' | 'checks'>): ShownReport => ({
    ...report,
    kind,
    digest: String(digest),
  })
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
  if (data === undefined) {
    return fail({
      code: 'input/missing',
      path: '',
      expected: 'the directories of the draw: 检查对象.csv, 执法人员.csv … or one JSON file',
      found: 'none',
    })
  }
  tell({ told: 'stage', stage: 'checking' })
  const inputs = parseInputs(data)
  tell({ told: 'stage', stage: 'verifying' })
  const key = blinding === undefined ? {} : { blinding }
  if (kind === 'announcement') {
    tell({
      told: 'report',
      report: shown(reportOfAnnouncement(text, inputs, known)),
      visits: [],
      canSearch: false,
    })
    return
  }
  const report = verify(text, inputs, {
    ...(announcementDigest === undefined ? {} : { announcementDigest }),
    ...(announcedAt === undefined ? {} : { announcedAt }),
    ...(documents.amendment.length === 0 ? {} : { amendments: documents.amendment }),
    ...key,
    verifyBeacon,
  })
  const isOther = recordDigest !== undefined && recordDigest !== digest
  const checks = [
    ...report.checks,
    ...(recordDigest === undefined
      ? []
      : [
          {
            name: 'record-published',
            status: isOther ? ('fail' as const) : ('pass' as const),
            message: isOther ? 'another record was published' : 'the record that was published',
          },
        ]),
  ]
  const ok = report.ok && !isOther
  const isReadable = !report.checks.some(
    ({ name, status }) => status === 'fail' && ['text', 'structure'].includes(name),
  )
  if (isReadable) current = { record: JSON.parse(text) as DrawRecord, inputs }
  tell({
    told: 'report',
    report: shown({ ...report, ok, checks }),
    visits: current === undefined ? [] : visitsOf(current.record, inputs),
    canSearch: ok,
  })
  if (!ok || current === undefined) return
  tell({ told: 'stage', stage: 'charts' })
  tell({ told: 'charts', charts: chartsOf(current.record, inputs) })
}

/** Made again from the directories, an announcement must be the same. */
function reportOfAnnouncement(
  text: string,
  inputs: Inputs,
  { announcementDigest, blinding }: Known,
): Pick<ShownReport, 'ok' | 'headline' | 'checks'> {
  const { isIntact, digest, body } = looseDocument(text, '')
  const { series, number, previous, batch, entropy, weak } = body as unknown as Announcement['body']
  const options = {
    series,
    number,
    previous,
    batch,
    entropy,
    weak,
    ...(blinding === undefined ? {} : { blinding }),
  }
  const isSame = isIntact && announce(inputs, options).digest === digest
  const status = (ok: boolean) => (ok ? ('pass' as const) : ('fail' as const))
  const checks = [
    { name: 'text', status: status(isIntact), message: 'hashes to its digest' },
    {
      name: 'announcement-inputs',
      status: status(isSame),
      message: 'made again from these directories',
    },
    announcementDigest === undefined
      ? {
          name: 'announcement-published',
          status: 'not-checked' as const,
          message: 'no digest from elsewhere',
        }
      : {
          name: 'announcement-published',
          status: status(announcementDigest === digest),
          message: 'the digest that was published',
        },
  ]
  const ok = checks.every((check) => check.status !== 'fail')
  return { ok, headline: `announcement of ${series} number ${number}`, checks }
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
