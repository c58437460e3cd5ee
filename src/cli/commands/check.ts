import {
  type Announcement,
  announce,
  canonicalJson,
  checkPairing,
  draw,
  type Inputs,
} from 'double-random'
import { checkPlan } from 'double-random/year'
import type { Answer } from '../answer.ts'
import { formOf } from '../inputs/tables.ts'
import { loadInputs } from '../load-inputs.ts'
import { findingLines } from '../messages/finding-lines.ts'
import { inLanguage } from '../messages/in-language.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'

/** Checks the inputs and rehearses the draw, so that nothing has to be declared void later. */
export async function check(
  terminal: Terminal,
  { inputs: path, output }: { readonly inputs: string; readonly output?: string },
): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const inputs = await loadInputs(terminal, path)
  const plan = await stage(terminal, 'checking', () => checkPlan(inputs))
  const announcement = rehearse(inputs)
  const record = await stage(terminal, 'drawing', () => draw(inputs, { seed: 'rehearsal' }))
  const pairing = await stage(terminal, 'drawing', () =>
    checkPairing(inputs, record.body.tables.sample),
  )
  const counts = Object.entries(announcement.body.tables).map(([table, { count }]) => ({
    table: table as keyof typeof announcement.body.tables,
    rows: count,
  }))
  const rounds = record.body.head.rounds.map(
    ({ pool, round, frame, eligible, planned, shortfall }) => ({
      pool,
      round,
      frame,
      eligible,
      planned,
      shortfall,
    }),
  )
  const vacancies = record.body.tables.vacancies.length
  const short = rounds.reduce((sum, { shortfall }) => sum + shortfall, 0)
  const errors = plan.findings.filter(({ level }) => level === 'error')
  const ok = plan.ok && short === 0 && vacancies === 0
  return {
    ok,
    lines: [
      ...counts.map(({ table, rows }) => {
        const [en, zh] = formOf(table).files
        return t(`${zh}：${rows} 行`, `${en}: ${rows}`)
      }),
      ...rounds.map((each) =>
        t(
          `${each.pool}第${each.round}轮：抽样框 ${each.frame} 家，可抽取 ${each.eligible} 家，计划 ${each.planned} 家次，缺额 ${each.shortfall}`,
          `${each.pool} round ${each.round}: frame ${each.frame}, eligible ${each.eligible}, planned ${each.planned}, short ${each.shortfall}`,
        ),
      ),
      ...(vacancies === 0
        ? []
        : [t(`配不齐人员的检查 ${vacancies} 家次`, `${vacancies} visits cannot be staffed`)]),
      ...(pairing.feasible && pairing.fewest !== null
        ? [
            t(
              `本次试抽，抽取前每席至少 ${pairing.fewest} 人可派`,
              `in this rehearsal at least ${pairing.fewest} inspectors can get each seat`,
            ),
          ]
        : []),
      ...findingLines(pairing.findings, terminal.language),
      ...findingLines(errors, terminal.language),
      ok ? t('可以公告', 'ready to be announced') : t('请先改正', 'to be mended first'),
    ],
    data: { tables: counts, rounds, vacancies, findings: pairing.findings, plan: plan.findings },
    ...(output === undefined
      ? {}
      : { files: [{ path: output, text: canonicalJson(dataOf(inputs)) }] }),
  }
}

/** As it was read, in the order of the protocol; findings are made anew by whoever reads it. */
function dataOf({ findings: _findings, ...data }: Inputs) {
  return data
}

/** Finds what only an announcement looks for: the batch, windows, allocations. */
function rehearse(inputs: Inputs): Announcement {
  return announce(inputs, {
    series: 'rehearsal',
    number: 1,
    weak: true,
    entropy: [{ kind: 'operator' }],
  })
}
