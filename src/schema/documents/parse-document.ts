import * as z from 'zod'
import { canonicalJson, type Json } from '../../core/canonical-json.ts'
import { isProtocol, PROTOCOL } from '../../core/digest.ts'
import { DoubleRandomError, fail, type Problem } from '../../core/errors.ts'
import { FINDING_VALUES, type Finding } from '../../core/finding.ts'
import { say, show } from '../../core/message.ts'
import { BODY_TABLES, byTable, INPUT_TABLES, RECORD_TABLES } from '../../core/table.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { scalar } from '../inputs/filter.ts'
import { plan } from '../inputs/plan.ts'
import { annotated, type JsonSchema } from '../kit/annotate.ts'
import { array } from '../kit/array.ts'
import { date, inOrder } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { namedValues } from '../kit/named-values.ts'
import { orRefuse, refuse } from '../kit/refuse.ts'
import { safeParse } from '../kit/safe-parse.ts'
import { byMember, byTag, type Shapes } from '../kit/shapes.ts'
import { count, hex64, id, label, text } from '../kit/text.ts'
import { zodProblems } from '../kit/zod-problems.ts'
import { checkCounted, OUTCOMES, outcomeMembers } from '../report/outcome.ts'
import { changes, checkAnnounced, continues, ledgerHead } from './announced.ts'
import type {
  Amendment,
  AmendmentBody,
  Announcement,
  AnnouncementBody,
  BatchEntry,
  Document,
  DrawRecord,
  EntryProof,
  ExclusionRow,
  Notice,
  NoticeBody,
  OfficerChange,
  OpenedTable,
  OutcomesBody,
  OutcomesDocument,
  OutcomesHead,
  PairingSummary,
  ProofBody,
  ProvedVerdict,
  RecordBody,
  RecordHead,
  RecordSecrets,
  ReportedOutcome,
  SampleRow,
  Substitution,
  VisitElsewhere,
  VoidBody,
  VoidDocument,
} from './documents.ts'
import { entropy, reveal, second } from './entropy.ts'

const protocol = z.literal(PROTOCOL)
const number = integer().min(1)
const commitment = annotated(z.strictObject({ count, root: hex64 }), { id: 'Commitment' })
const entry = { pool: id, round: number }
const ratioText = z.string().regex(/^(0|[1-9][0-9]*)\/[1-9][0-9]*$/)
const stratum = annotated(z.array(z.union([scalar, z.null()])), { id: 'Stratum' })

/**
 * A finding decides nothing, so one that only a later version makes is no reason to refuse a
 * document; one of ours has what its sentence needs.
 */
const finding = annotated(
  z
    .strictObject({
      code: text,
      count,
      examples: z.array(z.string()).exactOptional(),
      values: z.record(text, count).exactOptional(),
    })
    .refine(
      ({ code, values }) => {
        const name = Object.hasOwn(FINDING_VALUES, code) && FINDING_VALUES[code as 'weak-entropy']
        return name === false || values?.[name] !== undefined
      },
      orRefuse({ code: 'input/missing', expected: say('some-value') }),
    ) as unknown as z.ZodType<Finding>,
  {
    id: 'Finding',
    allOf: Object.entries(FINDING_VALUES).map(([code, name]) => ({
      if: { properties: { code: { const: code } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: requiring('values', requiring(name, { type: 'integer' })),
    })),
  },
)

function requiring(name: string, schema: JsonSchema): JsonSchema {
  return { type: 'object', required: [name], properties: { [name]: schema } }
}

function ofKind(...kinds: readonly string[]): JsonSchema {
  return requiring('kind', { enum: kinds })
}

const envelope = z.strictObject({ engine: text, findings: z.array(finding) })

export const batch: z.ZodType<readonly BatchEntry[]> = array(z.strictObject(entry), 1)

export const announcementBody: z.ZodType<AnnouncementBody> = annotated(
  z
    .strictObject({
      protocol,
      kind: z.literal('announcement'),
      series: id,
      number,
      previous: hex64.nullable(),
      plan: hex64,
      calendar: hex64,
      tables: z.strictObject(byTable(INPUT_TABLES, () => commitment)),
      blinding: hex64.nullable(),
      batch,
      entropy,
      weak: z.boolean(),
      by: second.nullable(),
      ledger: ledgerHead.nullable(),
      changes,
      continues,
    } satisfies Shapes<AnnouncementBody>)
    .superRefine(checkAnnounced),
  {
    id: 'AnnouncementBody',
    // §5.1
    if: {
      type: 'object',
      properties: { entropy: { type: 'array', contains: ofKind('public-event', 'drand') } },
    },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: requiring('by', { type: 'integer' }),
    else: requiring('by', { type: 'null' }),
  },
)

const summary = annotated(
  z.strictObject({
    ...entry,
    window: z.tuple([date, date]),
    design: z.enum(['simple', 'stratified', 'pps', 'census', 'listed']),
    frame: count,
    excluded: z.array(z.strictObject({ code: label, count: number, byDraw: count })),
    eligible: count,
    strata: z.array(
      z.strictObject({
        stratum,
        size: count,
        drawn: count,
        pi: ratioText.nullable(),
        unconditional: ratioText.nullable(),
      }),
    ),
    planned: count,
    drawn: count,
    shortfall: count,
    reserves: count,
  }),
  { id: 'RoundSummary' },
)

const itemsRow = z.strictObject({
  ...entry,
  unit: id,
  mandatory: z.array(id),
  drawn: z.array(id),
  riders: z.array(id),
})

export const exclusionRow: z.ZodType<ExclusionRow> = annotated(
  z.strictObject({ ...entry, unit: id, code: label, byDraw: z.boolean() }),
  { id: 'ExclusionRow' },
)

/** Rows of the tables to which a record commits (§10.2, §10.2a). */
const rows = {
  sample: annotated(
    z.strictObject({
      ...entry,
      unit: id,
      stratum,
      rank: number,
      ticket: hex64,
      pi: ratioText.nullable(),
      date,
      host: z.strictObject(entry).exactOptional(),
      movedFrom: date.exactOptional(),
    } satisfies Shapes<SampleRow>),
    { id: 'SampleRow' },
  ),
  reserves: annotated(
    z.strictObject({ ...entry, unit: id, stratum, rank: number, ticket: hex64 }),
    { id: 'ReserveRow' },
  ),
  exclusions: exclusionRow,
  seats: annotated(
    z.strictObject({
      ...entry,
      unit: id,
      seat: number,
      role: label,
      inspector: id,
      passed: z.array(id),
      choices: number,
    }),
    { id: 'SeatRow' },
  ),
  vacancies: annotated(z.strictObject({ ...entry, unit: id }), { id: 'VacancyRow' }),
  loads: annotated(z.strictObject({ inspector: id, load: count }), { id: 'LoadRow' }),
  items: annotated(itemsRow, { id: 'ItemsRow' }),
}

const head: z.ZodType<RecordHead> = annotated(
  z.strictObject({
    protocol,
    kind: z.literal('record'),
    series: id,
    number,
    previous: hex64.nullable(),
    announcement: announcementBody,
    secrets: hex64,
    rounds: z.array(summary),
    pairing: z.strictObject({
      seats: count,
      withoutChoice: count,
      fewest: number.nullable(),
      spread: count.nullable(),
    } satisfies Shapes<PairingSummary>),
    strength: z.strictObject({ independentBits: count, samplesLog2: count }),
    tables: z.strictObject(byTable(RECORD_TABLES, () => commitment)),
  }),
  { id: 'RecordHead' },
)

const secrets: z.ZodType<RecordSecrets> = annotated(
  z.strictObject({
    reveals: z.array(reveal),
    seed: hex64,
    keys: z.strictObject({
      rounds: z.array(z.strictObject({ ...entry, select: hex64, allocate: hex64 })),
      visitOrder: hex64,
      seatOrder: hex64,
    }),
  }),
  { id: 'RecordSecrets' },
)

const recordBody = z.strictObject({
  head,
  secrets,
  tables: z.strictObject(byTable(BODY_TABLES, (name) => z.array<z.ZodType>(rows[name]))),
}) as unknown as z.ZodType<RecordBody>

const salt = hex64.exactOptional()

function openedRow<Row>(row: z.ZodType<Row>) {
  return z.strictObject({ index: count, row, salt, path: array(hex64, 0, 64) })
}

function opened<Row>(row: z.ZodType<Row>): z.ZodType<OpenedTable<Row>> {
  return byMember<OpenedTable<Row>>({
    all: z.strictObject({ all: z.array(z.strictObject({ row, salt })) }),
    some: z.strictObject({ some: z.array(openedRow(row)) }),
  } as Readonly<Record<string, z.ZodType<OpenedTable<Row>>>>) as z.ZodType<OpenedTable<Row>>
}

// Its root says what stands in it; the shape was checked when it was announced.
const anyRow = z.record(z.string(), z.unknown())

const noticeBody = z.strictObject({
  protocol,
  kind: z.literal('notice'),
  head,
  secrets: secrets.nullable(),
  tables: z.strictObject({
    ...byTable(INPUT_TABLES, () => opened(anyRow).optional()),
    ...byTable(RECORD_TABLES, (name) => opened<unknown>(rows[name]).optional()),
  }),
  amendments: z.array(hex64),
}) as unknown as z.ZodType<NoticeBody>

const unplaced = { stratum: z.null(), ticket: z.null(), rank: z.null(), threshold: z.null() }

const placed = {
  stratum,
  ticket: hex64,
  rank: number,
  threshold: openedRow(rows.sample).nullable(),
}

function verdict<Name extends ProvedVerdict['verdict'], Shape extends z.ZodRawShape>(
  name: Name,
  members: Shape,
) {
  return z.strictObject({ ...entry, verdict: z.literal(name), ...members })
}

const provedVerdict = byTag<ProvedVerdict>('verdict', {
  'not-in-frame': verdict('not-in-frame', { ...unplaced, row: z.null() }),
  excluded: verdict('excluded', { ...unplaced, row: openedRow(rows.exclusions) }),
  drawn: verdict('drawn', { ...placed, row: openedRow(rows.sample) }),
  reserve: verdict('reserve', { ...placed, row: openedRow(rows.reserves) }),
  'not-drawn': verdict('not-drawn', { ...placed, rank: z.null(), row: z.null() }),
} as Readonly<Record<string, z.ZodType<ProvedVerdict>>>)

const proofBody: z.ZodType<ProofBody> = z.strictObject({
  protocol,
  kind: z.literal('proof'),
  announcement: announcementBody,
  entry: openedRow(anyRow),
  opening: z.strictObject({ head, secrets, plan, verdicts: z.array(provedVerdict) }).nullable(),
})

const voidBody: z.ZodType<VoidBody> = z.strictObject({
  protocol,
  kind: z.literal('void'),
  series: id,
  number,
  previous: hex64.nullable(),
  announcement: hex64,
  code: z.enum(['missing-reveal', 'event-cancelled', 'input-error', 'pairing-infeasible', 'other']),
  statement: text,
  date,
})

const OFFICER_CHANGES = {
  from: z.strictObject({ inspector: id, from: date, to: date }).superRefine(inOrder),
  enterprise: z.strictObject({ inspector: id, enterprise: id }),
}

export const officerChange = byMember<OfficerChange>(OFFICER_CHANGES)

export const officerReason = z.enum(['absence', 'recusal-granted', 'left-service', 'other'])

export const frameError = z.enum(['closed', 'moved-away', 'duplicate', 'out-of-scope'])

export const visitElsewhere: z.ZodType<VisitElsewhere> = z.strictObject({
  unit: id,
  date,
  matter: text.exactOptional(),
})

/** In the order of their canonical texts, each once. */
const elsewhere = z.array(visitElsewhere).superRefine((rows, context) => {
  const texts = rows.map((row) => canonicalJson(row))
  const wrong = texts.findIndex(
    (each, index) => index > 0 && compareUtf8(texts[index - 1] as string, each) >= 0,
  )
  if (wrong >= 0) {
    refuse(context, [wrong], {
      code: 'input/duplicate',
      expected: say('visits-in-canonical-order'),
      found: say('one-out-of-order'),
    })
  }
})

const substitution: z.ZodType<Substitution> = z.strictObject({ ...entry, unit: id, elsewhere })

const amendmentBody: z.ZodType<AmendmentBody> = z
  .strictObject({
    protocol,
    kind: z.literal('amendment'),
    series: id,
    number,
    sequence: number,
    record: hex64,
    previous: hex64.nullable(),
    change: byMember<OfficerChange | Substitution>({
      ...OFFICER_CHANGES,
      elsewhere: substitution,
    }),
    reason: z.enum([...officerReason.options, ...frameError.options]),
    evidence: text,
    date,
    substitutes: z.array(
      z.strictObject({
        ...entry,
        unit: id,
        substitute: id.nullable(),
        rank: number.nullable(),
        date: date.nullable(),
        passed: z.array(
          z.strictObject({ unit: id, reason: z.enum(['in-sample', 'visited-elsewhere']) }),
        ),
      }),
    ),
    vacancies: z.array(z.strictObject({ ...entry, unit: id })),
    seats: z.array(
      z.strictObject({
        ...entry,
        unit: id,
        seat: number,
        before: id.nullable(),
        inspector: id,
        passed: z.array(id),
        choices: number,
      }),
    ),
    items: z.array(itemsRow),
  })
  .superRefine(({ change, reason }, context) => {
    const known: readonly string[] = ('elsewhere' in change ? frameError : officerReason).options
    if (known.includes(reason)) return
    refuse(context, ['reason'], {
      code: 'input/choice',
      expected: say('one-of', { values: known }),
    })
  })

const reportedOutcome: z.ZodType<ReportedOutcome> = annotated(
  z
    .strictObject({ ...outcomeMembers, entry: number, inspectors: z.array(id).exactOptional() })
    .superRefine(checkCounted),
  { id: 'ReportedOutcome' },
)

const outcomesHead: z.ZodType<OutcomesHead> = annotated(
  z.strictObject({
    protocol,
    kind: z.literal('outcomes'),
    series: id,
    number,
    sequence: number,
    previous: hex64.nullable(),
    record: hex64,
    amendment: hex64.nullable(),
    asOf: date,
    blinding: hex64.nullable(),
    rounds: z.array(
      z.strictObject({
        ...entry,
        due: count,
        reported: count,
        byOutcome: z.strictObject(
          Object.fromEntries(OUTCOMES.map((code) => [code, number.exactOptional()])),
        ),
        totals: namedValues(label, count),
      }),
    ),
    table: commitment,
  } satisfies Shapes<OutcomesHead>),
  { id: 'OutcomesHead' },
)

const outcomesBody: z.ZodType<OutcomesBody> = z.strictObject({
  head: outcomesHead,
  rows: opened(reportedOutcome),
})

function documentOf<Body>(body: z.ZodType<Body>): z.ZodType<Document<Body>> {
  return z.strictObject({ body, digest: hex64, envelope })
}

/** The shape of each kind of document. */
export const DOCUMENTS = {
  announcement: documentOf(announcementBody),
  record: documentOf(recordBody),
  void: documentOf(voidBody),
  amendment: documentOf(amendmentBody),
  outcomes: documentOf(outcomesBody),
  notice: documentOf(noticeBody),
  proof: documentOf(proofBody),
}

/** The kinds of document, and what each parses to. */
export interface DocumentKinds {
  readonly announcement: Announcement
  readonly record: DrawRecord
  readonly void: VoidDocument
  readonly amendment: Amendment
  readonly outcomes: OutcomesDocument
  readonly notice: Notice
  readonly proof: EntryProof
}

/**
 * Checks the shape of a document that was read from its canonical text; nothing more or less may
 * stand in it (§12, step 3).
 */
export function checkDocument<Kind extends keyof DocumentKinds>(
  kind: Kind,
  value: Json,
): DocumentKinds[Kind] {
  const found = kindOf(value)
  if (found !== undefined && found !== kind) {
    fail({
      code: 'evidence/structure',
      path: 'body',
      expected: say('document-of-kind', { kind }),
      found: show(found),
    })
  }
  checkProtocol(value)
  return checkShape<DocumentKinds[keyof DocumentKinds]>(
    DOCUMENTS[kind],
    value,
  ) as DocumentKinds[Kind]
}

function checkShape<Value>(shape: z.ZodType<Value>, value: Json): Value {
  const result = safeParse(shape, value)
  if (result.success) return result.data
  const wrong = [...zodProblems(result.error, value, '', undefined)]
  // A member that only a later version knows may mean anything: it is not for this one to judge.
  const isLater = wrong.every((problem) => problem.code === 'input/unknown-field')
  const code = isLater ? 'evidence/version' : 'evidence/structure'
  const problems: Problem[] = wrong.map(({ path, expected, found: there, code: why }) => ({
    code,
    path,
    expected: why === 'input/unknown-field' ? say('no-such-member') : expected,
    found: there,
    ...(isLater && { fix: say('use-version-that-knows') }),
  }))
  throw new DoubleRandomError(code, problems)
}

/** A protocol that a later version may know is not for this one to judge (§1). */
function checkProtocol(value: Json): void {
  const body = memberOf(value, 'body')
  const head = memberOf(body, 'head')
  const announcement = memberOf(head, 'announcement') ?? memberOf(body, 'announcement')
  const protocol = [body, head, announcement]
    .map((part) => memberOf(part, 'protocol'))
    .find((name) => typeof name === 'string' && name !== PROTOCOL && isProtocol(name))
  if (protocol === undefined) return
  fail({
    code: 'evidence/version',
    path: 'body',
    expected: say('protocol-known', { protocol: PROTOCOL }),
    found: show(protocol),
    fix: say('use-version-that-knows'),
  })
}

/** Checks the shape of a row of the exclusions that was read from its canonical text. */
export function checkExclusionRow(value: Json): ExclusionRow {
  return checkShape(rows.exclusions, value)
}

/** What kind of document a value says it is; undefined if it is none. */
export function documentKind(value: Json): keyof DocumentKinds | undefined {
  const kind = kindOf(value)
  return kind !== undefined && Object.hasOwn(DOCUMENTS, kind)
    ? (kind as keyof DocumentKinds)
    : undefined
}

/** Whether a value says that it is such a document. */
export function isKind(kind: keyof DocumentKinds, value: Json): boolean {
  return kindOf(value) === kind
}

function kindOf(value: Json): string | undefined {
  const body = memberOf(value, 'body')
  const kind = memberOf(body, 'kind') ?? memberOf(memberOf(body, 'head'), 'kind')
  return typeof kind === 'string' ? kind : undefined
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return (value as { readonly [key: string]: Json })[name]
}
