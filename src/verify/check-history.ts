import { canonicalJson } from '../core/canonical-json.ts'
import { digest } from '../core/digest.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import type { BatchEntry, DrawRecord, VoidDocument } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
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

/** Of a document of the series, what its successors depend on. */
export interface SeriesLink {
  readonly series: string
  readonly number: number
  readonly previous: string | null
  readonly digest: string
  /** The rounds of a record; null for a void. */
  readonly batch: readonly BatchEntry[] | null
}

/** Follows the series from number 1 to this record (`docs/protocol.md` §12, step 7). */
export function checkHistory(
  { body: { head } }: DrawRecord,
  links: readonly (SeriesLink | string)[] | undefined,
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
  if (links === undefined && head.number > 1) {
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
  for (const [index, link] of (links ?? []).entries()) {
    const path = `history[${index}]`
    if (typeof link === 'string') {
      return { ...unknown, check: failure('numbering', `${path}: ${link}`, path) }
    }
    if (link.series !== head.series || link.number !== index + 1 || link.previous !== previous) {
      return {
        ...unknown,
        check: failure(
          'numbering',
          `${path} is ${link.series} number ${link.number}, not the successor in the chain of ${head.series}`,
          path,
        ),
      }
    }
    for (const entry of link.batch ?? []) drawn.add(canonicalJson(entry))
    if (link.batch === null) voids += 1
    previous = link.digest
  }
  if ((links?.length ?? 0) !== head.number - 1 || previous !== head.previous) {
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
      message: `number ${head.number} follows ${links?.length ?? 0} earlier documents without a gap`,
    },
    voids,
    redraws,
    isKnown: true,
  }
}

/** Reads a record or a void that hashes to its own digest; otherwise says what is wrong with it. */
export function readLink(text: string, limits: TextLimits): SeriesLink | string {
  try {
    const value = parseCanonical(text, limits)
    const isVoid = text.startsWith('{"body":{"announcement":')
    const document: DrawRecord | VoidDocument = isVoid
      ? checkDocument('void', value)
      : checkDocument('record', value)
    const { body } = document
    const isRecord = 'head' in body
    const found = isRecord ? digest('record', body.head) : digest('void', body)
    if (found !== document.digest) return 'its digest does not fit'
    const { series, number, previous } = isRecord ? body.head : body
    const batch = isRecord ? body.head.announcement.batch : null
    return { series, number, previous, digest: found, batch }
  } catch (error) {
    if (isDoubleRandomError(error)) return error.message
    throw error
  }
}
