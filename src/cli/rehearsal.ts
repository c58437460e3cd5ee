import {
  type BatchEntry,
  checkPairing,
  type DrawRecord,
  draw,
  FINDING_CODES,
  type Finding,
  type Inputs,
} from 'double-random'
import { inclusion } from 'double-random/report'
import { checkPlan } from 'double-random/year'
import { NAMING_TABLES } from '../core/finding.ts'
import { readRatio } from '../core/ratio.ts'
import { fold } from '../schema/kit/fold.ts'
import { findingLines } from './messages/finding-lines.ts'
import { inLanguage } from './messages/in-language.ts'
import { type Question, questionOf } from './questions.ts'
import { stage } from './stage.ts'
import type { Language, Terminal } from './terminal.ts'

/** What a draw would look like, and what is asked about it before it is announced. */
export interface Rehearsal {
  readonly questions: readonly Question[]
  /** For a person who knows the district: a wrong number is seen by nobody else. */
  readonly lines: readonly string[]
  readonly data: Readonly<Record<string, unknown>>
}

/** Findings that may mean that the data are not what was meant. */
const ASKED: readonly Finding['code'][] = [
  ...FINDING_CODES.filter((code) => code.startsWith('similar-')),
  'same-officer',
  'group-of-one',
  'name-nearly-matched',
  'related-alone',
]

/**
 * Findings on tables that name enterprises otherwise than by id: by name, without leading zeros, or
 * so that no row fits. Whoever only moved away is in none of these.
 */
function tablesWithNames(inputs: Inputs): Finding['code'][] {
  const plain = (text: string) => fold(text).replace(/^0+/, '')
  const ids = new Set(inputs.enterprises.map(({ id }) => id))
  const near = new Set(inputs.enterprises.flatMap(({ id, name }) => [plain(id), plain(name)]))
  return NAMING_TABLES.flatMap((table) => {
    const rows: readonly { readonly enterprise: string }[] = inputs[table]
    const unknown = rows.filter(({ enterprise }) => !ids.has(enterprise))
    const isMistaken =
      unknown.some(({ enterprise }) => near.has(plain(enterprise))) ||
      (unknown.length > 0 && unknown.length === rows.length)
    return isMistaken ? [`unknown-enterprise-${table}` as const] : []
  })
}

/** Rehearses the draw of a batch, by default of the whole plan. */
export async function rehearse(
  terminal: Terminal,
  inputs: Inputs,
  batch?: readonly BatchEntry[],
): Promise<Rehearsal> {
  const { language } = terminal
  const t = inLanguage(language)
  const plan = await stage(terminal, 'checking', () => checkPlan(inputs))
  const record = await stage(terminal, 'drawing', () =>
    draw(inputs, { seed: 'rehearsal', ...(batch === undefined ? {} : { batch }) }),
  )
  const { sample } = record.body.tables
  const pairing = await stage(terminal, 'drawing', () => checkPairing(inputs, sample))
  const { rounds } = record.body.head
  const vacancies = record.body.tables.vacancies.length
  const mistaken = tablesWithNames(inputs)
  const asked = inputs.findings.filter(
    ({ code }) => ASKED.includes(code) || mistaken.includes(code),
  )
  const errors = plan.findings.filter(({ level }) => level === 'error')
  return {
    questions: [
      ...[...asked, ...errors].map((finding) => questionOf(finding, language)),
      ...rounds.flatMap((round) => questionsOfRound(round, language)),
      ...questionsOutside(record, inputs, language),
      ...(vacancies === 0
        ? []
        : [
            {
              key: `vacancies ${vacancies}`,
              text: t(
                `配不齐人员的检查 ${vacancies} 家次`,
                `${vacancies} visits cannot be staffed`,
              ),
            },
          ]),
    ],
    lines: [
      ...rounds.flatMap((round) => [
        ...roundLines(round, language),
        ...officerLines(round, { inputs, sample }, language),
      ]),
      ...(pairing.feasible && pairing.fewest !== null
        ? [
            t(
              `本次试抽，抽取前每席至少 ${pairing.fewest} 人可派`,
              `in this rehearsal at least ${pairing.fewest} inspectors can get each seat`,
            ),
          ]
        : []),
      ...findingLines(
        pairing.findings.filter(({ code }) => !ASKED.includes(code)),
        language,
      ),
    ],
    data: {
      rounds: rounds.map(
        ({ pool, round, frame, excluded, eligible, strata, planned, shortfall }) => ({
          pool,
          round,
          frame,
          excluded,
          eligible,
          strata,
          planned,
          shortfall,
        }),
      ),
      vacancies,
      findings: pairing.findings,
      plan: plan.findings,
    },
  }
}

type Round = DrawRecord['body']['head']['rounds'][number]
type Stratum = Round['strata'][number]

const nameOf = ({ stratum }: Stratum, t: (zh: string, en: string) => string) =>
  stratum.map((value) => value ?? t('空', 'none')).join('/')

/** Visits that nobody is left for, and strata that get none whatever is drawn. */
function questionsOfRound({ pool, round, planned, shortfall, strata }: Round, language: Language) {
  const t = inLanguage(language)
  // Before ties of the allocation: a stratum that only lost one had its chance.
  const hopeless = strata.filter(({ size, unconditional }) => size > 0 && unconditional === '0/1')
  return [
    ...(shortfall === 0
      ? []
      : [
          {
            key: `shortfall ${pool} ${round} ${shortfall}`,
            text: t(
              `${pool}第${round}轮计划 ${planned} 家次，缺 ${shortfall}`,
              `${pool} round ${round}: ${planned} planned, ${shortfall} short`,
            ),
          },
        ]),
    ...hopeless.map((stratum): Question => {
      const name = nameOf(stratum, t)
      return {
        key: `zero-chance ${pool} ${round} ${name} ${stratum.size}`,
        text: t(
          `${pool}第${round}轮“${name}”层 ${stratum.size} 家，无论怎样抽都分不到家次`,
          `${pool} round ${round}: none of the ${stratum.size} enterprises of stratum ${name} can be drawn, whatever the seed`,
        ),
      }
    }),
  ]
}

/** Enterprises that no task of the batch looks at, and the first of them. */
function questionsOutside(record: DrawRecord, inputs: Inputs, language: Language): Question[] {
  const t = inLanguage(language)
  const inside = new Set<string>()
  for (const { units } of inclusion(record, inputs).rounds) {
    for (const { unit } of units) inside.add(unit)
  }
  const outside = inputs.enterprises.filter(({ id }) => !inside.has(id))
  if (outside.length === 0) return []
  const some = outside.slice(0, 5)
  const names = some.map(({ id, name }) => `${id} ${name}`)
  return [
    {
      key: `in-no-frame ${outside.length} ${some.map(({ id }) => id).join(' ')}`,
      text: t(
        `不在任何任务抽样框中的检查对象 ${outside.length} 家，如${names.join('、')}`,
        `enterprises in no frame of any task: ${outside.length}, such as ${names.join(', ')}`,
      ),
    },
  ]
}

/** Frame, excluded, eligible, strata and chances of a round. */
function roundLines(
  { pool, round, frame, excluded, eligible, strata, planned, shortfall }: Round,
  language: Language,
): string[] {
  const t = inLanguage(language)
  const out = excluded.map(({ code, count }) => t(`${code} ${count} 家`, `${code} ${count}`))
  const outText = out.length === 0 ? '' : t(`（${out.join('、')}）`, ` (${out.join(', ')})`)
  const first = t(
    `${pool}第${round}轮：抽样框 ${frame} 家，剔除 ${frame - eligible} 家${outText}，可抽取 ${eligible} 家，计划 ${planned} 家次，缺额 ${shortfall}`,
    `${pool} round ${round}: frame ${frame}, excluded ${frame - eligible}${outText}, eligible ${eligible}, planned ${planned}, short ${shortfall}`,
  )
  const layers = strata.length < 2 ? [] : strata
  return [
    first,
    ...layers.map((stratum) => {
      const name = nameOf(stratum, t)
      const drawn = drawnOf(stratum).join(t(' 或 ', ' or '))
      const chance = stratum.unconditional ?? t('不定', 'not stated')
      return t(
        `  ${name}：${stratum.size} 家，抽 ${drawn} 家，机会 ${chance}`,
        `  ${name}: ${stratum.size}, drawn ${drawn}, chance ${chance}`,
      )
    }),
  ]
}

/** How many a stratum gives: one more or not where a tie of the allocation is still to be drawn. */
function drawnOf({ size, drawn, unconditional }: Stratum): readonly number[] {
  if (unconditional === null) return [drawn]
  const { p, q } = readRatio(unconditional)
  const least = (BigInt(size) * p) / q
  return least * q === BigInt(size) * p ? [Number(least)] : [Number(least), Number(least) + 1]
}

/** Visits of a round of which it is asked who may be sent: all of many would take long. */
const LOOKED_AT = 50

/** Who may be sent, by department: nobody is kept to the one that is responsible unless a seat is. */
function officerLines(
  { pool, round }: Round,
  {
    inputs,
    sample,
  }: { readonly inputs: Inputs; readonly sample: DrawRecord['body']['tables']['sample'] },
  language: Language,
): string[] {
  const t = inLanguage(language)
  const own = sample.filter((row) => row.pool === pool && row.round === round && !row.host)
  if (own.length === 0) return []
  const pairing = checkPairing(inputs, own.slice(0, LOOKED_AT), { names: true })
  if (!pairing.feasible || pairing.seats.length === 0) return []
  const legal = new Set(
    pairing.seats.flatMap(({ names }) => [
      ...(names?.acceptable ?? []),
      ...(names?.impossible ?? []),
    ]),
  )
  const counts = new Map<string, number>()
  for (const { id, department } of inputs.inspectors) {
    if (legal.has(id)) counts.set(department, (counts.get(department) ?? 0) + 1)
  }
  const responsible = inputs.plan.tasks.find(({ id }) => id === pool)?.department
  const each = [...counts].map(([department, count]) =>
    t(`${department} ${count} 人`, `${department} ${count}`),
  )
  const isOther = responsible !== undefined && [...counts.keys()].some((d) => d !== responsible)
  const differs = isOther
    ? t(
        `；责任科室是${responsible}，其他科室的也可派`,
        `; ${responsible} is responsible, others may be sent too`,
      )
    : ''
  return [
    t(
      `  可派 ${legal.size} 人：${each.join('、')}${differs}`,
      `  may be sent: ${legal.size} (${each.join(', ')})${differs}`,
    ),
  ]
}
