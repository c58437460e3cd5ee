import {
  type Amendment,
  type BlindingOption,
  canonicalJson,
  type FrameError,
  type Inputs,
  type OfficerChange,
  type OfficerReason,
  reassignOfficer,
  substituteUnit,
  type VisitElsewhere,
} from 'double-random'
import { say } from '../../core/message.ts'
import { amendmentCounts } from '../../record/amendment-counts.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { parseJson } from '../parse-json.ts'
import { type DrawOptions, readDraw } from '../read-draw.ts'
import { readText } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

interface AmendCommand extends DrawOptions {
  readonly evidence: string
  readonly date: string
  readonly output?: string
}

export interface SubstituteCommand extends AmendCommand {
  readonly pool: string
  readonly round: number
  readonly unit: string
  readonly reason: FrameError
  readonly elsewhere?: string
}

export interface ReassignCommand extends AmendCommand {
  readonly inspector: string
  readonly reason: OfficerReason
  readonly from?: string
  readonly to?: string
  readonly enterprise?: string
}

/** Replaces a drawn enterprise that was no unit of the frame. */
export async function substitute(terminal: Terminal, options: SubstituteCommand): Promise<Answer> {
  const { pool, round, unit, reason, evidence, date, elsewhere } = options
  const visits =
    elsewhere === undefined
      ? undefined
      : (parseJson(await readText(terminal, elsewhere), elsewhere) as VisitElsewhere[])
  return amend(terminal, options, (record, inputs, known) =>
    substituteUnit(record, inputs, {
      visit: { pool, round, unit },
      reason,
      evidence,
      date,
      ...known,
      ...(visits === undefined ? {} : { elsewhere: visits }),
    }),
  )
}

/** Replaces an officer who is absent, or whose recusal was granted. */
export async function reassign(terminal: Terminal, options: ReassignCommand): Promise<Answer> {
  const { inspector, reason, evidence, date } = options
  const change = changeOf(options)
  return amend(terminal, options, (record, inputs, known) =>
    reassignOfficer(record, inputs, {
      change: { inspector, ...change },
      reason,
      evidence,
      date,
      ...known,
    }),
  )
}

type Change = OfficerChange extends infer Each
  ? Each extends OfficerChange
    ? Omit<Each, 'inspector'>
    : never
  : never

function changeOf({ from, to, enterprise }: ReassignCommand): Change {
  if (enterprise !== undefined && from === undefined && to === undefined) return { enterprise }
  if (enterprise === undefined && from !== undefined && to !== undefined) return { from, to }
  throw new UsageError(say('one-of-options', { options: [['--from', '--to'], ['--enterprise']] }))
}

/** What both kinds of amendments need beside the record. */
type Known = BlindingOption & { readonly amendments: readonly string[] }

async function amend(
  terminal: Terminal,
  options: AmendCommand,
  make: (record: string, inputs: Inputs, known: Known) => Amendment,
): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { text, inputs, after } = await readDraw(terminal, options)
  const amendment = await stage(terminal, 'amending', () => make(text, inputs, after))
  const { sequence, substitutes, seats, vacancies } = amendment.body
  const passed = substitutes
    .flatMap((row) => row.passed)
    .filter(({ reason }) => reason === 'visited-elsewhere')
  const bodies = [...after.amendments.map((each) => JSON.parse(each).body), amendment.body]
  const { anew } = amendmentCounts(bodies)
  return {
    ok: true,
    lines: [
      t(
        `第 ${sequence} 份变更文件，摘要 ${amendment.digest}`,
        `amendment ${sequence}, digest ${amendment.digest}`,
      ),
      ...(passed.length === 0
        ? []
        : [
            t(
              `以别处已查或排定为由跳过备选 ${passed.length} 家：${passed.map(({ unit }) => unit).join('、')}`,
              `reserves passed over as visited elsewhere, ${passed.length}: ${passed.map(({ unit }) => unit).join(', ')}`,
            ),
          ]),
      ...(anew < 2
        ? []
        : [
            t(
              `连同此前的变更，同一席位最多改派 ${anew} 次`,
              `with the amendments before, one seat filled anew ${anew} times`,
            ),
          ]),
      ...substitutes.map((row) =>
        row.substitute === null
          ? t(`${row.unit}：没有备选可以替补`, `${row.unit}: no reserve is left`)
          : t(
              `${row.unit} 由 ${row.substitute} 替补，检查日期 ${row.date}`,
              `${row.unit} replaced by ${row.substitute}, ${row.date}`,
            ),
      ),
      ...seats.map((row) =>
        t(
          row.before === null
            ? `${row.unit} 第${row.seat}席派 ${row.inspector}`
            : `${row.unit} 第${row.seat}席由 ${row.before} 改派为 ${row.inspector}`,
          `${row.unit} seat ${row.seat}: ${row.before ?? '-'} to ${row.inspector}`,
        ),
      ),
      ...vacancies.map((row) => t(`${row.unit}：配不齐人员`, `${row.unit}: vacant`)),
    ],
    data: { kind: 'amendment', digest: amendment.digest, sequence },
    files: [{ path: options.output, text: canonicalJson(amendment) }],
  }
}
