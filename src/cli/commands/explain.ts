import { type DrawRecord, explainSeat, explain as explainUnit } from 'double-random'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { OFFICER_REASONS } from '../messages/officer-reasons.ts'
import { readIntact } from '../read-document.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface ExplainCommand {
  readonly record: string
  readonly inputs: string
  readonly unit: string
  readonly pool?: string
  readonly round?: number
  readonly seat?: number
}

type UnitAnswer = ReturnType<typeof explainUnit>[number]
type Say = (zh: string, en: string) => string

/** Says how a draw dealt with an enterprise, or who could have had a seat. */
export async function explain(terminal: Terminal, options: ExplainCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { unit, pool, round, seat } = options
  const { text } = await readIntact(terminal, options.record, 'record')
  const inputs = await loadInputs(terminal, options.inputs)
  if (seat !== undefined) {
    if (pool === undefined || round === undefined) {
      throw new UsageError(t('--seat 需要 --pool 和 --round', '--seat needs --pool and --round'))
    }
    const place = { pool, round, unit, seat }
    const given = await stage(terminal, 'explaining', () => explainSeat(text, inputs, place))
    return { ok: true, lines: seatLines(given, t), data: { seat: given } }
  }
  const answers = await stage(terminal, 'explaining', () =>
    explainUnit(text as string | DrawRecord, inputs, unit, {
      ...(pool === undefined ? {} : { pool }),
      ...(round === undefined ? {} : { round }),
    }),
  )
  return {
    ok: true,
    lines: answers.flatMap((each) => unitLines(each, t)),
    data: { rounds: answers },
  }
}

function unitLines(answer: UnitAnswer, t: Say): string[] {
  const where = t(
    `${answer.pool} 第 ${answer.round} 轮：`,
    `${answer.pool} round ${answer.round}: `,
  )
  if (answer.verdict === 'excluded') {
    return [`${where}${t(`剔除，理由“${answer.code}”`, `excluded, ${answer.code}`)}`]
  }
  if (!('ticket' in answer)) {
    const isKnown = answer.verdict === 'not-in-frame'
    const said = isKnown
      ? t('不在抽样框内', 'not in the frame')
      : t('不在名录内', 'not in the directory')
    return [`${where}${said}`]
  }
  const { ticket, bytes, rank, size, drawn, threshold, pi, date, team = [] } = answer
  const verdict = {
    drawn: t('抽中', 'drawn'),
    reserve: t('备选', 'a reserve'),
    'not-drawn': t('未抽中', 'not drawn'),
  }[answer.verdict]
  return [
    `${where}${verdict}${date === undefined ? '' : ` ${date} ${team.join(t('、', ', '))}`}`,
    t(
      `  名次 ${rank}（本层 ${size} 家抽 ${drawn} 家），入样概率 ${pi ?? '-'}`,
      `  rank ${rank} of ${size}, ${drawn} drawn, chance ${pi ?? '-'}`,
    ),
    t(`  签号 ${ticket}`, `  ticket ${ticket}`),
    ...(threshold === null ? [] : [t(`  门槛 ${threshold}`, `  threshold ${threshold}`)]),
    t(`  计算签号的文字 ${bytes}`, `  hashed text ${bytes}`),
  ]
}

function seatLines(given: ReturnType<typeof explainSeat>, t: Say): string[] {
  const { pool, round, unit, seat, role, date, inspector, tried, acceptable, refused, notLegal } =
    given
  const because = (code: keyof typeof OFFICER_REASONS) => t(OFFICER_REASONS[code], code)
  return [
    t(
      `${pool} 第 ${round} 轮 ${unit} 第 ${seat} 席（${role}）${date}：${inspector}`,
      `${pool} round ${round} ${unit} seat ${seat} (${role}) ${date}: ${inspector}`,
    ),
    t('依次抽到：', 'drawn in this order: ') +
      tried.map((each) => `${each.inspector} ${because(each.outcome)}`).join(t('、', ', ')),
    t(`当时可派：${acceptable.join('、')}`, `could have been sent: ${acceptable.join(', ')}`),
    ...refused.map((each) => `- ${each.inspector}: ${because(each.reason)}`),
    ...notLegal.map((each) => `- ${each.inspector}: ${because(each.rule)}`),
  ]
}
