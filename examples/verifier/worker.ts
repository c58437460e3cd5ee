// Before any schema is made.
import './no-eval.ts'

import {
  type Amendment,
  type BlindingOption,
  type DrawRecord,
  explain,
  explainSeat,
  findEnterprises,
  type Inputs,
  isDoubleRandomError,
  type Notice,
  type StandingVisit,
} from 'double-random'
import { inputsOf } from 'double-random/tables'
import { looseDocument } from '../../src/cli/loose-document.ts'
import { fail } from '../../src/core/errors.ts'
import { say } from '../../src/core/message.ts'
import { openedTables, standingVisits } from '../../src/record/standing-visits.ts'
import { chartsOf } from './charts-of.ts'
import type { Answer, DroppedFile, Known, Request, ShownVisit } from './messages.ts'
import { isReadable, reportOn } from './report-on.ts'
import { sortFiles } from './sort-files.ts'

// A worker of its own keeps the page alive while 50,000 tickets are hashed.
const scope = globalThis as unknown as {
  postMessage: (answer: Answer) => void
  onmessage: (event: { readonly data: Request }) => void
}
const tell = (answer: Answer) => scope.postMessage(answer)

/** What was verified last, for questions about it. */
let current:
  | { record: DrawRecord; inputs: Inputs; key: BlindingOption; amendments: readonly string[] }
  | undefined

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

const MOST_CANDIDATES = 30

async function answer(request: Request): Promise<void> {
  if (request.ask === 'verify') return verifyFiles(request.files, request.known)
  if (current === undefined) return
  const { record, inputs } = current
  const known = { ...current.key, amendments: current.amendments }
  if (request.ask === 'seat') {
    const { ask: _, ...place } = request
    tell({ told: 'seat', seat: explainSeat(record, inputs, place, known) })
    return
  }
  const wanted = request.id.trim()
  if (wanted === '') return
  const { exact, candidates } = findEnterprises(inputs, wanted)
  if (exact === undefined && candidates.length > 1) {
    const listed = candidates.slice(0, MOST_CANDIDATES).map(({ id, name }) => ({ id, name }))
    tell({ told: 'candidates', count: candidates.length, candidates: listed })
    return
  }
  const found = exact ?? candidates[0]
  const id = found?.id ?? wanted
  tell({
    told: 'unit',
    id,
    name: found?.name,
    rounds: explain(record, inputs, id, known),
    seats: record.body.tables.seats
      .filter(({ unit }) => unit === id)
      .map(({ pool, round, seat }) => ({ pool, round, seat })),
  })
}

async function verifyFiles(files: readonly DroppedFile[], known: Known): Promise<void> {
  current = undefined
  tell({ told: 'stage', stage: 'reading' })
  const { documents, inputs: read } = sortFiles(files)
  if (documents.length === 0) {
    return fail({
      code: 'input/missing',
      path: '',
      expected: say('document-to-verify'),
      found: say('none-of-them'),
    })
  }
  tell({ told: 'stage', stage: 'checking' })
  const inputs = read === undefined ? undefined : inputsOf(read)
  tell({ told: 'stage', stage: 'verifying' })
  const { report, main, used } = reportOn({ documents, inputs, known })
  const isSound = report.outcome !== 'refuted'
  const isRecord = main.kind === 'record' && isReadable(report)
  const key = known.blinding === undefined ? {} : { blinding: known.blinding }
  const texts = used.flatMap((each) => (each.kind === 'amendment' ? [each.text] : []))
  const amendments = isSound ? texts : []
  if (isRecord && inputs !== undefined) {
    current = { record: JSON.parse(main.text) as DrawRecord, inputs, key, amendments }
  }
  const { digest, body } = looseDocument(main.text, main.name)
  const named = Array.isArray(body.amendments) ? body.amendments.length : 0
  // Of a record that is refuted too, or blinded without its key, the reader sees what it says.
  const changes = amendments.map((each) => JSON.parse(each) as Amendment)
  const standing = current === undefined ? [] : standingVisits(current.record.body.tables, changes)
  tell({
    told: 'report',
    report: { ...report, digest: String(digest) },
    visits:
      current !== undefined
        ? shown(standing, current.inputs)
        : main.kind === 'notice' && isSound && isReadable(report)
          ? shown(
              standingVisits(openedTables((JSON.parse(main.text) as Notice).body.tables), changes),
            )
          : [],
    isAsDrawn: main.kind === 'notice' && named > amendments.length,
    canSearch: isSound && current !== undefined && canExplain(current),
  })
  if (!isSound || current === undefined || !canExplain(current)) return
  tell({ told: 'stage', stage: 'charts' })
  tell({
    told: 'charts',
    charts: chartsOf(current.record, { inputs: current.inputs, key, standing }),
  })
}

/** Of blinded rows, nobody can tell without the key whose inputs they are. */
function canExplain({ record, key }: NonNullable<typeof current>): boolean {
  return record.body.head.announcement.blinding === null || key.blinding !== undefined
}

/** What a draw comes to by now, by the names of those whom the inputs name. */
function shown(standing: readonly StandingVisit[], inputs?: Inputs): ShownVisit[] {
  const nameOf = new Map(inputs?.enterprises.map(({ id, name }) => [id, name]))
  const officerOf = new Map(inputs?.inspectors.map(({ id, name }) => [id, name]))
  return standing.map(({ pool, round, unit, date, isCurrent, team, changes }) => ({
    ...{ pool, round, unit, date, isCurrent, changes },
    name: nameOf.get(unit) ?? '',
    team: team.map((inspector) => officerOf.get(inspector) ?? inspector),
  }))
}
