import {
  type Evidence,
  type Inputs,
  type Message,
  type VerificationReport,
  verify,
  verifyAmendment,
  verifyAnnouncement,
  verifyOutcomes,
  verifyVoid,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { isTaken } from '../../src/core/applicable-checks.ts'
import { findingOf, verdictOf } from '../../src/core/check.ts'
import { defined } from '../../src/core/defined.ts'
import { say } from '../../src/core/message.ts'
import { checkUse } from '../../src/verify/use-of-evidence.ts'
import type { Known } from './messages.ts'
import type { SortedDocument } from './sort-files.ts'

/** What a reader has dropped and filled in. */
interface Hand {
  /** At least one, the one to verify first. */
  readonly documents: readonly SortedDocument[]
  readonly inputs: Inputs | undefined
  readonly known: Known
}

/** What each field of the page holds. */
const EVIDENCE_IN: { readonly [Field in keyof Known]-?: Evidence } = {
  announcementDigest: 'announcement-digest',
  recordDigest: 'record-digest',
  voidDigest: 'void-digest',
  amendmentDigest: 'amendment-digest',
  outcomesDigest: 'outcomes-digest',
  announcedAt: 'announced-at',
  blinding: 'blinding',
  events: 'events',
  lastAmendment: 'last-amendment',
}

/** What a verification found, of which document, and what of the others it used. */
interface Reported {
  readonly report: VerificationReport
  readonly main: SortedDocument
  readonly used: readonly SortedDocument[]
}

/** Verifies what was dropped with what was filled in, and names all that nobody could use. */
export function reportOn(hand: Hand): Reported {
  const { documents, inputs, known } = hand
  const main = mainOf(hand)
  const { report, used } = verified(main, hand)
  const unused = documents.filter((each) => each !== main && !used.includes(each))
  const fields = (Object.keys(EVIDENCE_IN) as (keyof Known)[]).flatMap((field) =>
    known[field] === undefined ? [] : EVIDENCE_IN[field],
  )
  const given = [...(inputs === undefined ? [] : (['inputs'] as const)), ...fields]
  const items = [
    ...unused.map(({ name }) => say('file-unused', { name })),
    ...given
      .filter((item) => !isTaken(main.kind, item))
      .map((item) => say('evidence-of-nothing', { item })),
  ]
  return { report: withUnused(report, items), main, used }
}

/** The first document; but of a void and what it ends, the void. */
function mainOf({ documents, inputs }: Hand): SortedDocument {
  const [first] = documents as [SortedDocument]
  if (first.kind !== 'announcement' || inputs !== undefined) return first
  return documents.find(({ kind }) => kind === 'void') ?? first
}

/** The report on a document, and which of the others it used. */
function verified(
  { kind, text, place }: SortedDocument,
  { documents, inputs, known }: Hand,
): Omit<Reported, 'main'> {
  const { announcementDigest, recordDigest, announcedAt, blinding, events, lastAmendment } = known
  const { voidDigest, amendmentDigest, outcomesDigest } = known
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
    return { report: verifyAnnouncement(text, options), used: [] }
  }
  if (kind === 'void') {
    const ended = documents.filter((each) => each.kind === 'announcement').slice(0, 1)
    const options = { ...published, ...defined({ voidDigest, announcement: ended[0]?.text }) }
    return { report: verifyVoid(text, options), used: ended }
  }
  if (kind === 'amendment') {
    const options = { ...ofRecord, ...data, ...defined({ amendmentDigest }) }
    return { report: verifyAmendment(text, options), used: [] }
  }
  if (kind === 'outcomes') {
    const earlier = documents
      .filter((each) => each.kind === 'outcomes' && each.place < place)
      .sort((a, b) => a.place - b.place)
    const of = documents.filter((each) => each.kind === 'record').slice(0, 1)
    const before = earlier.length === 0 ? {} : { earlier: earlier.map((each) => each.text) }
    const options = { ...ofRecord, ...data, ...amendments, ...before }
    const own = defined({ outcomesDigest, record: of[0]?.text })
    const report = verifyOutcomes(text, { ...options, ...own })
    return { report, used: [...changes, ...earlier, ...of] }
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
    const said = findingOf(check)
    const before = said.id === 'evidence-unused' ? said.values.items : []
    return checkUse([...before, ...unused])
  })
  const [first, ...rest] = report.headline as [Message, ...Message[]]
  const verdict = verdictOf(checks)
  const headline = { id: first.id, values: { ...first.values, ...verdict } } as unknown as Message
  return { outcome: verdict.outcome, headline: [headline, ...rest], checks }
}

/** Whether a document was read, and a version knows it. */
export function isReadable({ checks }: VerificationReport): boolean {
  return checks.some(({ name, status }) => name === 'structure' && status === 'pass')
}
