import { say } from '../../core/message.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import { checkWorkloadOptions, filedWorkload } from '../../schema/year/workload.ts'
import { daysOfYear, yearOf } from './days.ts'
import { accountFindings } from './figure-account.ts'
import { product, repeated, sum } from './figure-relation.ts'
import type { CheckWorkloadOptions, FigureFinding, FiledWorkload } from './filed.ts'

/**
 * Finds slips in the printed figures of a filed plan: products, sums and shares that do not come
 * out, and figures that differ from place to place.
 *
 * All arithmetic is exact. A share must be the exact one rounded half up to the decimals it is
 * printed with. Which figure is the misprint only the authority can say.
 *
 * @param filed - the figures, transcribed as printed (see {@link FiledWorkload})
 * @param options - a calendar, if the working days of the accounts are to be compared with it; it
 *   must cover the year
 * @returns the findings in the order of the figures; none for a plan whose figures agree
 * @throws DoubleRandomError `input/…` for malformed figures or a malformed calendar,
 *   `design/window` for a calendar that does not cover the year
 *
 * @example
 * const [finding] = checkWorkload({
 *   accounts: [{ label: '执法大队', workingDays: 24, officers: 8, statutory: 1984 }],
 * });
 * finding?.statement; // => '24 × 8 = 1984'
 * finding?.computed; // => '192'
 */
export function checkWorkload(
  filed: FiledWorkload,
  options: CheckWorkloadOptions = {},
): readonly FigureFinding[] {
  const {
    year,
    accounts = [],
    products = [],
    sums = [],
    repeated: same = [],
  } = parseOption('filed', filedWorkload, filed)
  const { calendar } = parseOption('options', checkWorkloadOptions, options)
  const days =
    calendar === undefined ? undefined : daysOfYear(calendar, yearOf(calendar, year)).length
  return [
    ...accounts.flatMap((account) => accountFindings(account, days)),
    ...products.flatMap(({ label, factors, printed }) =>
      product(say('label', { label }), factors, printed),
    ),
    ...sums.flatMap(({ label, terms, printed }) => {
      const parts = terms.map(({ value, minus }) => ({ text: value, minus }))
      return sum(say('label', { label }), parts, printed)
    }),
    ...same.flatMap(({ label, printed }) => repeated('repeated', say('label', { label }), printed)),
  ]
}
