import * as z from 'zod'
import { say } from '../../core/message.ts'
import { formatRatio, parseRatio, RATIO_PATTERN } from '../../core/ratio.ts'
import { annotated } from './annotate.ts'
import { refuse } from './refuse.ts'

/**
 * A rate above 0 and up to 1, written `"30%"`, `"12.5%"` or `"3/10"`; kept in lowest terms as
 * `"3/10"`.
 */
export const rate = annotated(
  z.string().transform((text, context): string => {
    const parsed = parseRatio(text)
    if (parsed === undefined || parsed.p === 0n || parsed.p > parsed.q) {
      refuse(context, [], { code: 'input/ratio', expected: say('rate') })
      return z.NEVER
    }
    return formatRatio(parsed)
  }),
  { id: 'rate', pattern: RATIO_PATTERN },
)
