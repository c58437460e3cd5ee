import * as z from 'zod'
import { formatRatio, parseRatio, RATIO_PATTERN } from '../../core/ratio.ts'
import { annotations } from './annotate.ts'

/**
 * A rate above 0 and up to 1, written `"30%"`, `"12.5%"` or `"3/10"`; kept in lowest terms as
 * `"3/10"`.
 */
export const rate = z.string().transform((text, context): string => {
  const parsed = parseRatio(text)
  if (parsed === undefined || parsed.p === 0n || parsed.p > parsed.q) {
    context.addIssue({
      code: 'custom',
      params: {
        code: 'input/ratio',
        expected: 'a rate above 0 and at most 1, as "30%" or "3/10"',
        found: JSON.stringify(text.slice(0, 30)),
      },
    })
    return z.NEVER
  }
  return formatRatio(parsed)
})
annotations.add(rate, { id: 'rate', pattern: RATIO_PATTERN })
