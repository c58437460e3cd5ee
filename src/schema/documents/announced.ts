import * as z from 'zod'
import { type Message, say, show } from '../../core/message.ts'
import { INPUT_TABLES } from '../../core/table.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { annotated } from '../kit/annotate.ts'
import { array } from '../kit/array.ts'
import { fold } from '../kit/fold.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import type { Shapes } from '../kit/shapes.ts'
import { hex64, id, text } from '../kit/text.ts'
import type {
  AnnouncedChange,
  AnnouncementBody,
  ChangedPart,
  Continuation,
  LedgerHead,
} from './documents.ts'
import type { EntropySource } from './entropy.ts'
import { secondOf } from './second-of.ts'

export const ledgerHead: z.ZodType<LedgerHead> = annotated(
  z.strictObject({ sequence: integer().min(1), head: hex64 } satisfies Shapes<LedgerHead>),
  { id: 'LedgerHead' },
)

const PARTS: readonly ChangedPart[] = ['plan', 'calendar', ...INPUT_TABLES]

const announcedChange: z.ZodType<AnnouncedChange> = annotated(
  z.strictObject({
    of: z.enum(PARTS),
    text,
    approval: text.nullable(),
  } satisfies Shapes<AnnouncedChange>),
  { id: 'AnnouncedChange' },
)

const continuation: z.ZodType<Continuation> = annotated(
  z.strictObject({
    series: id,
    number: integer().min(1),
    digest: hex64,
  } satisfies Shapes<Continuation>),
  { id: 'Continuation' },
)

export const changes = array(announcedChange, 0, 99)
export const continues = array(continuation, 0, 99)

/** What the members of an announcement, or of the options for one, say of each other. */
export type Announced = Pick<
  AnnouncementBody,
  'series' | 'number' | 'previous' | 'entropy' | 'by' | 'ledger' | 'changes' | 'continues'
>

/** Refuses an announcement that contradicts itself (`docs/protocol.md` §5, §5.1, §5.2). */
export function checkAnnounced(announced: Announced, context: z.RefinementCtx): void {
  checkTimes(announced, context)
  checkLedger(announced, context)
  checkContinues(announced, context)
  const { number, changes, continues } = announced
  if (number === 1 && continues.length === 0 && changes.length > 0) {
    refuse(context, ['changes'], {
      code: 'policy/numbering',
      expected: say('no-changes-of-the-first'),
      found: say('array', { length: changes.length }),
    })
  }
}

/** Everything is out before the first source that has a time speaks. */
function checkTimes({ entropy, by }: Announced, context: z.RefinementCtx): void {
  const times = entropy.map(secondOf)
  const isTimed = times.some((time) => time !== undefined)
  if (isTimed !== (by !== null)) {
    refuse(context, ['by'], {
      code: 'policy/source-time',
      expected: say(isTimed ? 'second-of-publication' : 'no-second-without-timed-source'),
      found: by === null ? say('nothing') : show(by),
    })
  }
  for (const [index, time] of times.entries()) {
    if (time === undefined || by === null || time > by) continue
    refuse(context, ['entropy', index], {
      code: 'policy/source-time',
      expected: say('source-later-than', { second: by }),
      found: foundOf(entropy[index] as EntropySource, time),
    })
  }
}

function foundOf(source: EntropySource, second: number): Message {
  return source.kind === 'drand'
    ? say('beacon-round-made', { round: source.round, second })
    : say('source-speaks', { second })
}

/** Each number before this one has issued an announcement, and a record or a void. */
function checkLedger({ number, ledger }: Announced, context: z.RefinementCtx): void {
  const least = 2 * (number - 1)
  if (ledger === null || ledger.sequence >= least) return
  refuse(context, ['ledger', 'sequence'], {
    code: 'policy/numbering',
    expected: say('documents-in-ledger', { least, number }),
    found: show(ledger.sequence),
  })
}

/** Names that differ by width, case or blanks only are one series, and a document ends one. */
function checkContinues({ series, continues }: Announced, context: z.RefinementCtx): void {
  const names = new Set([fold(series)])
  const digests = new Set<string>()
  for (const [index, each] of continues.entries()) {
    const before = continues[index - 1]
    const isInOrder = before === undefined || compareUtf8(before.series, each.series) < 0
    const name = fold(each.series)
    if (!isInOrder || names.has(name)) {
      refuse(context, ['continues', index, 'series'], {
        code: 'input/duplicate',
        expected: say('other-series-in-order'),
        found: show(each.series),
      })
    }
    if (digests.has(each.digest)) {
      refuse(context, ['continues', index, 'digest'], {
        code: 'input/duplicate',
        expected: say('document-once'),
        found: show(each.digest),
      })
    }
    names.add(name)
    digests.add(each.digest)
  }
}
