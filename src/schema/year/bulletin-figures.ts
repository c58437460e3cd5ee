import * as z from 'zod'
import { say } from '../../core/message.ts'
import { date } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { orRefuse } from '../kit/refuse.ts'
import { count, hex64, id, label, text } from '../kit/text.ts'

/** A ratio as the library writes one; reading digits takes longer than in proportion to them. */
const exactRatio = z
  .string()
  .refine(
    (given) => /^[0-9]{1,5000}\/[1-9][0-9]{0,4999}$/.test(given),
    orRefuse({ code: 'input/ratio', expected: say('exact-ratio') }),
  )

/** Differences have a sign. */
const printed = text.nullable()

const countedShare = z.strictObject({
  numerator: count,
  denominator: count,
  ratio: exactRatio.nullable(),
  printed,
})

/** No figure of a bulletin has more digits than six behind the point and those of a count. */
const figureNumber = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
const bounds = { lower: figureNumber, upper: figureNumber }

const bulletinRate = countedShare.extend({
  basis: z.enum(['process', 'census', 'nothing']),
  interval: z.strictObject(bounds).nullable(),
})

const rateChange = z.strictObject({
  before: countedShare,
  difference: printed,
  points: printed,
})

const countChange = z.strictObject({
  before: count,
  difference: integer(),
  ratio: printed,
  printed,
})

const figures = {
  planned: count.nullable(),
  due: count.nullable(),
  done: count,
  refused: count,
  untraceable: count,
  frameErrors: count,
  vacant: count,
  pending: count,
  substituted: count,
  visits: count,
  units: count,
  recorded: count,
  violations: count,
  found: count,
  rectified: count,
  putRight: count,
  penalised: count,
  completion: z.strictObject({ year: countedShare, due: countedShare }),
  coverage: countedShare,
  rates: z.strictObject({
    violation: bulletinRate,
    rectification: bulletinRate,
    penalty: bulletinRate,
  }),
  change: z
    .strictObject({
      done: countChange,
      violations: countChange,
      violationRate: rateChange.extend({ chance: z.number().min(0).max(1).nullable() }),
      rectificationRate: rateChange,
      penaltyRate: rateChange,
    })
    .exactOptional(),
}

const figure = z.strictObject({
  ratio: exactRatio.nullable(),
  value: figureNumber.nullable(),
  standardError: figureNumber.nullable(),
  interval: z
    .strictObject({
      ...bounds,
      method: z.enum(['census', 'exact', 'effective-size', 'approximation']),
    })
    .nullable(),
  reason: z
    .enum([
      'outcomes-missing',
      'not-a-probability-sample',
      'nothing-drawn',
      'nothing-inspected',
      'counts',
    ])
    .exactOptional(),
})

/** A bulletin as the library made it, also after a journey as JSON. */
export const bulletinFigures = z.strictObject({
  plan: id,
  title: text,
  from: date,
  to: date,
  confidence: exactRatio,
  basis: z.array(
    z
      .strictObject({
        record: hex64,
        outcomes: hex64,
        amendment: hex64.nullable(),
        asOf: date,
        due: count,
        reported: count,
      })
      .nullable(),
  ),
  overview: z.strictObject({
    visits: count,
    planned: countedShare,
    triggered: countedShare,
    commissioned: z.array(z.strictObject({ to: text, visits: count })),
    items: z.strictObject({ found: count, putRight: countedShare, perThousand: printed }),
    visitsPutRight: countedShare,
    major: z.strictObject({ found: count, perThousand: printed }),
    fines: count,
    leading: z.array(z.strictObject({ kind: label, found: count })),
    keyUnits: countedShare,
    keyUnitsNotFound: z.array(id),
    keyUnitsLeft: z.array(id),
  }),
  total: z.strictObject(figures),
  departments: z.array(z.strictObject({ department: label, ...figures })),
  tasks: z.array(
    z.strictObject({
      task: id,
      title: text,
      department: label,
      kind: z.enum(['key', 'general']),
      doubleRandom: z.boolean(),
      ...figures,
    }),
  ),
  outside: z.strictObject(figures).nullable(),
  shares: z.strictObject({ key: countedShare, general: countedShare, doubleRandom: countedShare }),
  directory: countedShare,
  estimates: z.array(
    z.strictObject({
      series: id,
      number: integer().min(1),
      task: id,
      round: integer().min(1),
      design: label,
      population: count,
      drawn: count,
      wholePool: z.boolean(),
      rate: figure,
      total: figure,
    }),
  ),
  points: z
    .strictObject({
      units: count,
      rows: z.array(
        z.strictObject({
          unit: id,
          points: count,
          items: z.array(z.strictObject({ value: label, count, points: count })),
          level: text.nullable(),
          measure: text.exactOptional(),
        }),
      ),
    })
    .nullable(),
})
