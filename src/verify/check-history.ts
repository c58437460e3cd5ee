import { canonicalJson } from '../core/canonical-json.ts'
import { digest } from '../core/digest.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import type { DrawRecord, VoidDocument } from '../schema/documents.ts'
import { parseDocument } from '../schema/parse-document.ts'
import { failure, notChecked } from './check-evidence.ts'
import type { Check } from './report.ts'

/** What the documents before a record say. */
export interface History {
  readonly check: Check
  readonly voids: number
  /** Pool rounds of this record that an earlier record had drawn already. */
  readonly redraws: number
  readonly isKnown: boolean
}

/** Follows the series from number 1 to this record (`docs/protocol.md` §12, step 7). @internal */
export function checkHistory(
  { body: { head } }: DrawRecord,
  texts: readonly string[] | undefined,
  limits: TextLimits,
): History {
  const unknown = { voids: 0, redraws: 0, isKnown: false }
  const { announcement } = head
  const differs = (['series', 'number', 'previous'] as const).find(
    (name) => head[name] !== announcement[name],
  )
  if (differs !== undefined) {
    return {
      ...unknown,
      check: failure(
        'numbering',
        `${differs} differs from the announcement's`,
        `body.head.${differs}`,
      ),
    }
  }
  if ((head.number === 1) !== (head.previous === null)) {
    return {
      ...unknown,
      check: failure('numbering', 'number 1 and no other has no predecessor', 'body.head.previous'),
    }
  }
  if (texts === undefined && head.number > 1) {
    return {
      ...unknown,
      check: notChecked(
        'numbering',
        `the ${head.number - 1} earlier documents of the series were not given`,
      ),
    }
  }
  let previous: string | null = null
  let voids = 0
  const drawn = new Set<string>()
  for (const [index, text] of (texts ?? []).entries()) {
    const document = readEarlier(text, limits)
    if (typeof document === 'string') {
      return {
        ...unknown,
        check: failure('numbering', `history[${index}]: ${document}`, `history[${index}]`),
      }
    }
    const { series, number, previous: before } = numberingOf(document)
    if (series !== head.series || number !== index + 1 || before !== previous) {
      return {
        ...unknown,
        check: failure(
          'numbering',
          `history[${index}] is ${series} number ${number}, not the successor in the chain of ${head.series}`,
          `history[${index}]`,
        ),
      }
    }
    if ('head' in document.body) {
      for (const entry of document.body.head.announcement.batch) drawn.add(canonicalJson(entry))
    } else voids += 1
    previous = document.digest
  }
  if ((texts?.length ?? 0) !== head.number - 1 || previous !== head.previous) {
    return {
      ...unknown,
      check: failure(
        'numbering',
        `the history does not lead to this record's predecessor`,
        'body.head.previous',
      ),
    }
  }
  const redraws = announcement.batch.filter((entry) => drawn.has(canonicalJson(entry))).length
  return {
    check: {
      name: 'numbering',
      status: 'pass',
      message: `number ${head.number} follows ${texts?.length ?? 0} earlier documents without a gap`,
    },
    voids,
    redraws,
    isKnown: true,
  }
}

type Earlier = DrawRecord | VoidDocument

function numberingOf({ body }: Earlier): {
  series: string
  number: number
  previous: string | null
} {
  return 'head' in body ? body.head : body
}

/** A record or a void that hashes to its own digest; otherwise what is wrong with it. */
function readEarlier(text: string, limits: TextLimits): Earlier | string {
  try {
    const value = parseCanonical(text, limits)
    const isVoid = text.startsWith('{"body":{"announcement":')
    const document: Earlier = isVoid ? parseDocument('void', value) : parseDocument('record', value)
    const found =
      'head' in document.body ? digest('record', document.body.head) : digest('void', document.body)
    return found === document.digest ? document : 'its digest does not fit'
  } catch (error) {
    if (isDoubleRandomError(error)) return error.message
    throw error
  }
}
