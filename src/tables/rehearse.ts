import {
  ASKED_CODES,
  type BatchEntry,
  checkPairing,
  type DrawRecord,
  draw,
  type Finding,
  type InputData,
  type Inputs,
  parseInputs,
  type RoundSummary,
} from 'double-random'
import { checkPlan, type PlanFinding } from 'double-random/year'
import { type Message, say } from '../core/message.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { rehearseOptions, reportOfReading } from '../schema/options/tables.ts'
import type { Reading } from './read-tables.ts'
import type { Remark } from './report.ts'

/** How many of those concerned a key names. */
const KEPT = 5

/** Something that a person has to look at before anything is announced. */
export interface Question {
  /** What a settlement calls it. It holds what is asked about, so that another case is asked anew. */
  readonly key: string
  /** For `describe` of `double-random/words`. */
  readonly about: Remark | Finding | PlanFinding | Message
}

/** A round as it would be drawn, and who may be sent. */
export interface RehearsedRound
  extends Pick<
    RoundSummary,
    | 'pool'
    | 'round'
    | 'frame'
    | 'excluded'
    | 'eligible'
    | 'strata'
    | 'planned'
    | 'drawn'
    | 'shortfall'
  > {
  /** The department that the task names. */
  readonly responsible?: string
  /** How many officers may be sent to one of its visits, by their departments; of the first 50. */
  readonly officers: readonly { readonly department: string; readonly count: number }[]
}

/** What a draw would look like, and what is asked about it before it is announced. */
export interface Rehearsal {
  /** Those that no settlement answers. */
  readonly questions: readonly Question[]
  /** Keys of settlements that answer none of these questions: of last quarter, or mistyped. */
  readonly idle: readonly string[]
  /** For a person who knows the district: a wrong number is seen by nobody else. */
  readonly rounds: readonly RehearsedRound[]
  /** Visits that cannot be staffed. */
  readonly vacancies: number
  /** The fewest officers who could get a seat; null where there is none. */
  readonly fewest: number | null
  /** Findings that are no questions. */
  readonly findings: readonly Finding[]
  /** What `checkPlan` finds. */
  readonly plan: readonly PlanFinding[]
}

/**
 * Rehearses a draw with a seed that nobody will draw with, and asks everything that has to be
 * settled before an announcement: about the files, the rows, the plan and what would come of them.
 *
 * @param data - the inputs of the draw
 * @param options - the reading that they came from, with its questions and settlements; the batch, by
 *   default all rounds of the plan
 * @returns open questions; frames, strata, chances and who may be sent
 * @throws DoubleRandomError `input/…`, `design/…` as `draw`
 *
 * @example
 * const { questions, rounds } = rehearse(exampleInputs);
 * [rounds[0].frame, rounds[0].planned]; // => [6, 2]
 */
export function rehearse(
  data: InputData | Inputs,
  options: {
    readonly reading?: Pick<Reading, 'report' | 'settlements'>
    readonly batch?: readonly BatchEntry[]
  } = {},
): Rehearsal {
  parseOption('options', rehearseOptions, options as unknown)
  const { reading, batch } = options
  const inputs = parseInputs(data)
  const plan = checkPlan(inputs).findings
  const record = draw(inputs, { seed: 'rehearsal', ...(batch === undefined ? {} : { batch }) })
  const { sample, vacancies } = record.body.tables
  const pairing = checkPairing(inputs, sample)
  const { rounds } = record.body.head
  const errors = plan.filter(({ level }) => level === 'error')
  const questions = [
    ...(reading === undefined ? [] : questionsOf(reading)),
    ...inputs.findings.flatMap((finding) =>
      ASKED_CODES.includes(finding.code) ? [questionOfFinding(finding, inputs)] : [],
    ),
    ...errors.map(questionOfPlan),
    ...rounds.flatMap((round) => questionsOfRound(round, errors)),
    ...(vacancies.length === 0
      ? []
      : [
          {
            key: [
              `vacancies ${vacancies.length}`,
              ...vacancies.slice(0, KEPT).map((each) => `${each.pool} ${each.round} ${each.unit}`),
            ].join(' '),
            about: say('visits-unstaffed', { visits: vacancies.length }),
          },
        ]),
  ]
  const settled = new Set(
    reading?.settlements.flatMap(({ key, reason }) => (reason.trim() === '' ? [] : [key])),
  )
  const asked = new Set(questions.map(({ key }) => key))
  for (const remark of reading?.report.remarks ?? []) asked.add(remark.key)
  return {
    questions: questions.filter(({ key }) => !settled.has(key)),
    idle: [...settled].filter((key) => !asked.has(key)),
    rounds: rounds.map((round) => rehearsed(round, inputs, sample)),
    vacancies: vacancies.length,
    fewest: pairing.feasible ? pairing.fewest : null,
    findings: pairing.findings.filter(({ code }) => !ASKED_CODES.includes(code)),
    plan,
  }
}

/**
 * Returns what is asked about the files and sheets of a reading, and no settlement answers.
 *
 * @param reading - what `readTables` or `readEnterprises` returned
 * @returns the questions; `rehearse` asks those of the inputs as well
 *
 * @example
 * questionsOf(readTables([])); // => []
 */
export function questionsOf(reading: Pick<Reading, 'report'>): readonly Question[] {
  parseOption('reading', reportOfReading, reading as unknown)
  return reading.report.remarks.flatMap((remark) =>
    remark.severity === 'ask' && remark.settled === undefined
      ? [{ key: remark.key, about: remark }]
      : [],
  )
}

function questionOfFinding(finding: Finding, { enterprises }: Inputs): Question {
  const { code, count, examples = [] } = finding
  const key = [code, count, ...examples].join(' ')
  if (code !== 'in-no-frame') return { key, about: finding }
  // People know their firms by their names.
  const nameOf = new Map(enterprises.map(({ id, name }) => [id, name]))
  const named = examples.map((id) => `${id} ${nameOf.get(id)}`)
  return { key, about: { ...finding, examples: named } }
}

function questionOfPlan(finding: PlanFinding): Question {
  const { code, count, task, path, units = [], found } = finding
  const about = [task ?? path, ...units, ...Object.values(found.values)]
  return {
    key: [code, ...(count === undefined ? [] : [count]), ...about].join(' '),
    about: finding,
  }
}

/** Visits that nobody is left for, and strata that get none whatever is drawn. */
function questionsOfRound(
  { pool, round, planned, shortfall, strata }: RoundSummary,
  errors: readonly PlanFinding[],
): readonly Question[] {
  const isAsked = errors.some(({ code, task }) => code === 'quota-above-frame' && task === pool)
  return [
    ...(shortfall === 0 || isAsked
      ? []
      : [
          {
            key: `shortfall ${pool} ${round} ${shortfall}`,
            about: say('round-short', { pool, round, planned, short: shortfall }),
          },
        ]),
    ...strata.flatMap(({ stratum, size, unconditional }): Question[] => {
      // Before ties of the allocation: a stratum that only lost one had its chance.
      if (size === 0 || unconditional !== '0/1') return []
      const name = stratum.map((value) => value ?? '空').join('/')
      return [
        {
          key: `zero-chance ${pool} ${round} ${name} ${size}`,
          about: say('stratum-without-visits', { pool, round, stratum, size }),
        },
      ]
    }),
  ]
}

/** Visits of a round of which it is asked who may be sent: all of many would take long. */
const LOOKED_AT = 50

/** Nobody is kept to the responsible department unless a seat is. */
function rehearsed(
  round: RoundSummary,
  inputs: Inputs,
  sample: DrawRecord['body']['tables']['sample'],
): RehearsedRound {
  const { pool, frame, excluded, eligible, strata, planned, drawn, shortfall } = round
  const own = sample.filter(
    (row) => row.pool === pool && row.round === round.round && row.host === undefined,
  )
  const pairing =
    own.length === 0 ? undefined : checkPairing(inputs, own.slice(0, LOOKED_AT), { names: true })
  const legal = new Set(
    pairing?.feasible === true
      ? pairing.seats.flatMap(({ names }) => [
          ...(names?.acceptable ?? []),
          ...(names?.impossible ?? []),
        ])
      : [],
  )
  const counts = new Map<string, number>()
  for (const { id, department } of inputs.inspectors) {
    if (legal.has(id)) counts.set(department, (counts.get(department) ?? 0) + 1)
  }
  const responsible = inputs.plan.tasks.find(({ id }) => id === pool)?.department
  return {
    ...{ pool, round: round.round, frame, excluded, eligible, strata, planned, drawn, shortfall },
    ...(responsible === undefined ? {} : { responsible }),
    officers: [...counts].map(([department, count]) => ({ department, count })),
  }
}
