import { say } from '../../core/message.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import { checkWorkloadOptions, filedWorkload } from '../../schema/year/workload.ts'
import { daysOfYear, yearOf } from './days.ts'
import { accountRelations } from './figure-account.ts'
import { type PrintedFigure, product, type Relation, repeated, sum } from './figure-relation.ts'
import { slipBetween } from './figure-slip.ts'
import type { CheckWorkloadOptions, FigureFinding, FiledWorkload, LikelySlip } from './filed.ts'

/**
 * Finds slips in the printed figures of a filed plan: products, sums and shares that do not come
 * out, and figures that differ from place to place.
 *
 * All arithmetic is exact. A share must be the exact one rounded half up to the decimals it is
 * printed with. For each finding the corrections of one character (dropped, added, changed, or two
 * neighbours swapped) in one figure are listed that make the equation hold and spoil no other;
 * which of them is meant only the authority can say.
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
 * finding?.likely.map(({ statement }) => statement); // => ['248 × 8 = 1984']
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
  const relations = [
    ...accounts.flatMap((account) => accountRelations(account, days)),
    ...products.map(({ label, factors, printed }) => {
      const where = say('label', { label })
      const figures = factors.map((text, index) => ({
        label: say('factor', { label, number: index + 1 }),
        text,
      }))
      return product(where, figures, { label: where, text: printed })
    }),
    ...sums.map(({ label, terms, printed }) => {
      const where = say('label', { label })
      const figures = terms.map(({ label: term, value, minus }) => ({
        figure: { label: say('term', { label, term }), text: value },
        minus,
      }))
      return sum(where, figures, { label: where, text: printed })
    }),
    ...same.map(({ label, printed }) => {
      const where = say('label', { label })
      const figures = printed.map((text) => ({ label: where, text }))
      return repeated('repeated', where, figures)
    }),
  ]
  const wrong = new Set(relations.filter((relation) => !relation.holds(textsOf(relation))))
  const relationsOf = new Map<PrintedFigure, Relation[]>()
  for (const relation of relations) {
    for (const figure of relation.figures) {
      const known = relationsOf.get(figure)
      if (known === undefined) relationsOf.set(figure, [relation])
      else known.push(relation)
    }
  }
  return [...wrong].map((relation) => findingOf(relation, relationsOf, wrong))
}

function findingOf(
  relation: Relation,
  relationsOf: ReadonlyMap<PrintedFigure, readonly Relation[]>,
  wrong: ReadonlySet<Relation>,
): FigureFinding {
  const texts = textsOf(relation)
  const computed = relation.computed(texts)
  const likely = relation.figures.flatMap((figure, index): LikelySlip[] => {
    const corrected = relation.wanted(index, texts)
    if (corrected === undefined || figure.isGiven === true) return []
    const slip = slipBetween(corrected, figure.text)
    if (slip === undefined) return []
    const change = { figure, corrected }
    // The others do not have the figure, so that it changes nothing there.
    const own = relationsOf.get(figure) ?? []
    const held = own.filter((each) => each.holds(textsOf(each, change)))
    if (!own.every((each) => wrong.has(each) || held.includes(each))) return []
    return [
      {
        figure: figure.label,
        printed: figure.text,
        corrected,
        slip,
        statement: relation.statement(textsOf(relation, change)),
        settles: held.filter((each) => wrong.has(each)).length,
      },
    ]
  })
  return {
    code: relation.code,
    where: relation.where,
    statement: relation.statement(texts),
    printed: texts.at(-1) as string,
    ...(computed !== undefined && { computed }),
    likely: likely.sort((a, b) => b.settles - a.settles),
  }
}

function textsOf(
  { figures }: Relation,
  change?: { readonly figure: PrintedFigure; readonly corrected: string },
): string[] {
  return figures.map((each) => (each === change?.figure ? change.corrected : each.text))
}
