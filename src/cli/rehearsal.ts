import type { BatchEntry, Inputs } from 'double-random'
import {
  type Question,
  type Reading,
  type Rehearsal,
  type RehearsedRound,
  rehearse,
} from 'double-random/tables'
import { readRatio } from '../core/ratio.ts'
import { findingLines } from './messages/finding-lines.ts'
import { inLanguage } from './messages/in-language.ts'
import { stage } from './stage.ts'
import type { Language, Terminal } from './terminal.ts'

/** Rehearses the draw of a batch, by default of the whole plan. */
export async function rehearseIn(
  terminal: Terminal,
  inputs: Inputs,
  options: { readonly reading: Reading; readonly batch?: readonly BatchEntry[] | undefined },
): Promise<Rehearsal> {
  const { reading, batch } = options
  return stage(terminal, 'drawing', () =>
    rehearse(inputs, { reading, ...(batch === undefined ? {} : { batch }) }),
  )
}

/** For a person who knows the district: a wrong number is seen by nobody else. */
export function rehearsalLines(
  { rounds, fewest, findings, idle }: Rehearsal,
  language: Language,
): readonly string[] {
  const t = inLanguage(language)
  return [
    ...rounds.flatMap((round) => [
      ...roundLines(round, language),
      ...officerLines(round, language),
    ]),
    ...(fewest === null
      ? []
      : [
          t(
            `本次试抽，抽取前每席至少 ${fewest} 人可派`,
            `in this rehearsal at least ${fewest} inspectors can get each seat`,
          ),
        ]),
    ...findingLines(findings, language),
    ...(idle.length === 0
      ? []
      : [
          t(
            `核实表中有 ${idle.length} 项，本次没有对应的问题：${idle.slice(0, 5).join('；')}`,
            `settled, and not asked this time (${idle.length}): ${idle.slice(0, 5).join('; ')}`,
          ),
        ]),
  ]
}

/** What programs are told of a rehearsal. */
export function rehearsalData({ questions, idle, rounds, vacancies, findings, plan }: Rehearsal) {
  const keys = questions.map(({ key }: Question) => key)
  return { questions: keys, idle, rounds, vacancies, findings, plan }
}

type Stratum = RehearsedRound['strata'][number]

/** Frame, excluded, eligible, strata and chances of a round. */
function roundLines(
  { pool, round, frame, excluded, eligible, strata, planned, shortfall }: RehearsedRound,
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
      const name = stratum.stratum.map((value) => value ?? t('空', 'none')).join('/')
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

/** Who may be sent, by department, and whether others than the responsible one are among them. */
function officerLines({ officers, responsible }: RehearsedRound, language: Language): string[] {
  const t = inLanguage(language)
  if (officers.length === 0) return []
  const all = officers.reduce((sum, { count }) => sum + count, 0)
  const each = officers.map(({ department, count }) =>
    t(`${department} ${count} 人`, `${department} ${count}`),
  )
  const isOther =
    responsible !== undefined && officers.some(({ department }) => department !== responsible)
  const differs = isOther
    ? t(
        `；责任科室是${responsible}，其他科室的也可派`,
        `; ${responsible} is responsible, others may be sent too`,
      )
    : ''
  return [
    t(
      `  可派 ${all} 人：${each.join('、')}${differs}`,
      `  may be sent: ${all} (${each.join(', ')})${differs}`,
    ),
  ]
}
