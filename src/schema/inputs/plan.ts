import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { array } from '../kit/array.ts'
import { date, isDate, refuseLong } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import { byMember, type Shapes } from '../kit/shapes.ts'
import { count, id, label, text } from '../kit/text.ts'
import { type Design, design, sizeOf } from './design.ts'
import { checkCodes, type Exclusion, exclusions, months } from './exclusion.ts'
import { type Filter, filter } from './filter.ts'
import { type Catalogue, catalogues, checkTaskItems, type TaskItems, taskItems } from './items.ts'
import { saysHowMany } from './says-how-many.ts'
import { type StatedTotals, statedTotals } from './stated-totals.ts'
import { type Team, team } from './team.ts'
import { wrongSums } from './wrong-sums.ts'

/** A pool's share in one window of days, both included. */
export interface Round {
  readonly window: readonly [from: string, to: string]
  /** Absent where the design says how many. */
  readonly visits?: number
  /** Replaces the task's design in this round. */
  readonly design?: Design
  /**
   * Working days of the window on which visits are planned, a day once for each visit; absent: all
   * its working days.
   */
  readonly days?: readonly string[]
}

/** How often each unit of a task is to be visited. */
export interface Frequency {
  readonly visits: number
  readonly per: 'year' | 'half-year' | 'quarter' | 'month'
}

/** A task that another body carries out by commission (受委托组织). */
export interface Commission {
  readonly to: string
  readonly basis: string
}

/**
 * One line of an inspection plan: a pool of enterprises, how many are visited, how they are chosen
 * and who goes.
 */
export interface Task {
  readonly id: string
  readonly title: string
  readonly kind: 'key' | 'general'
  readonly department: string
  readonly doubleRandom: boolean
  readonly visits?: number
  readonly cooperating?: readonly string[]
  /** What a key task is about: key units (重点单位), periods (重点时段) or matters (重点事项). */
  readonly category?: 'unit' | 'period' | 'matter'
  /** 重点抽查, 随机抽查 or 联合检查. */
  readonly mode?: 'key' | 'random' | 'joint'
  readonly legalBasis?: readonly string[]
  /** Who carries the task out in the authority's name, 委托, and by which paper. */
  readonly commission?: Commission
  readonly frequency?: Frequency
  /** Why the units are named later; such a task is counted in the plan and cannot be drawn. */
  readonly deferred?: string
  readonly where?: Filter
  readonly exclude?: readonly Exclusion[]
  readonly design?: Design
  /** Reserves per stratum. */
  readonly reserve?: number
  readonly rounds?: readonly Round[]
  readonly team?: 'none' | Team
  /**
   * What becomes of units that an earlier pool of the batch drew: kept out, or drawn all the same
   * and visited once.
   */
  readonly overlap?: 'exclude' | 'merge'
  readonly items?: TaskItems
  readonly expect?: { readonly frame: number }
}

/** An inspection plan (年度监督检查计划) as data (`docs/protocol.md` §3.7). */
export interface Plan {
  readonly id: string
  readonly title: string
  readonly year?: number
  readonly authority?: string
  /** Version of the calendar that the plan was made with; it must be that of the inputs. */
  readonly calendar?: string
  readonly totals?: StatedTotals
  /** Hold for every task, before its own. */
  readonly exclude?: readonly Exclusion[]
  readonly catalogues?: readonly Catalogue[]
  readonly tasks: readonly Task[]
  readonly pairing?: {
    readonly recuse?: {
      readonly ownTown?: boolean
      readonly visitedWithinMonths?: number
      /** Never the officers of the unit's latest visit. */
      readonly lastOfficers?: boolean
    }
    /** Whether officers borrowed from elsewhere may be drawn, each with an approval. */
    readonly borrow?: boolean
    /** What to do when not every visit can be staffed; absent: `fail`. */
    readonly shortage?: 'fail' | 'vacancies'
    /** Wishes, in this order of importance, all before the balance of loads. */
    readonly stages?: readonly Stage[]
    /**
     * How even loads must be; absent: `strict`. A spread allows so many visits above the smallest
     * possible maximum; `atLeast` the smallest spread that leaves so many officers for each seat.
     */
    readonly balance?:
      | 'strict'
      | 'none'
      | { readonly spread: number }
      | { readonly atLeast: number }
    /** What is known about the pairing and need not be asked about at each draw. */
    readonly acknowledged?: readonly Acknowledged[]
  }
}

/**
 * A wish of the pairing: as few seats as possible with an officer who visited the unit within so
 * many months, with one of its latest visit, or with somebody whom the seat's `prefer` does not
 * describe.
 */
export type Stage =
  | { readonly repeatWithinMonths: number }
  | { readonly lastOfficers: true }
  | { readonly preference: true }

/** A finding that is known, and why it stays. */
export interface Acknowledged {
  readonly of: 'pairing-determined' | 'officers-too-few'
  readonly text: string
}

const round = annotated(
  z
    .strictObject({
      window: z.tuple([date, date]),
      visits: count.exactOptional(),
      design: design.exactOptional(),
      days: array(date, 1, 99_999).exactOptional(),
    } satisfies Shapes<Round>)
    .superRefine(({ window: [from, to], days = [] }, context) => {
      if (from > to && isDate(from) && isDate(to))
        refuse(context, ['window'], {
          code: 'input/range',
          expected: say('dates-in-order'),
          found: say('days', { from, to }),
        })
      refuseLong(from, to, ['window'], context)
      for (const [index, day] of days.entries()) {
        if (!isDate(day) || (day >= (days[index - 1] ?? from) && day <= to)) continue
        refuse(context, ['days', index], {
          code: 'input/range',
          expected: say('days-of-window-in-order'),
        })
      }
    }),
  { id: 'Round' },
)

const task = annotated(
  z
    .strictObject({
      id,
      title: text,
      kind: z.enum(['key', 'general']),
      department: label,
      doubleRandom: z.boolean(),
      visits: count.exactOptional(),
      cooperating: z.array(label).exactOptional(),
      category: z.enum(['unit', 'period', 'matter']).exactOptional(),
      mode: z.enum(['key', 'random', 'joint']).exactOptional(),
      legalBasis: z.array(text).exactOptional(),
      commission: z
        .strictObject({ to: text, basis: text } satisfies Shapes<Commission>)
        .exactOptional(),
      frequency: z
        .strictObject({
          visits: integer().min(1).max(366),
          per: z.enum(['year', 'half-year', 'quarter', 'month']),
        } satisfies Shapes<Frequency>)
        .exactOptional(),
      deferred: text.exactOptional(),
      where: filter.exactOptional(),
      exclude: exclusions.exactOptional(),
      design: design.exactOptional(),
      reserve: count.exactOptional(),
      rounds: array(round, 1, 999).exactOptional(),
      team: team.exactOptional(),
      overlap: z.enum(['exclude', 'merge']).exactOptional(),
      items: taskItems.exactOptional(),
      expect: z.strictObject({ frame: count }).exactOptional(),
    } satisfies Shapes<Task>)
    .superRefine((given, context) => {
      if (given.category !== undefined && given.kind === 'general')
        refuse(context, ['category'], {
          code: 'input/choice',
          expected: say('no-category-of-general-task'),
        })
      if (given.deferred !== undefined && given.doubleRandom) {
        refuse(context, ['deferred'], {
          code: 'input/choice',
          expected: say('double-random-or-deferred'),
          found: say('both'),
        })
      }
      checkReserve(given, context)
      checkVisitsStated(given, context)
    }),
  { id: 'Task' },
)

/**
 * A reserve that takes the place of a unit drawn in proportion to size would change everybody's
 * chance.
 */
function checkReserve({ reserve = 0, design, rounds }: Task, context: z.RefinementCtx): void {
  const designs = [design, ...(rounds ?? []).map((each) => each.design)]
  if (reserve === 0 || designs.every((each) => each === undefined || sizeOf(each) === undefined))
    return
  refuse(context, ['reserve'], { code: 'input/choice', expected: say('no-reserves-by-size') })
}

/**
 * Visits must be stated where the design does not say how many; only there can they be left out.
 */
function checkVisitsStated({ design, rounds = [] }: Task, context: z.RefinementCtx): void {
  for (const [index, each] of rounds.entries()) {
    const used = each.design ?? design
    if (each.visits !== undefined || used === undefined || saysHowMany(used)) continue
    refuse(context, ['rounds', index, 'visits'], {
      code: 'design/rounds',
      expected: say('visits-not-said-by-design', { design: used.type }),
    })
  }
}

const stage = byMember<Stage>({
  repeatWithinMonths: z.strictObject({ repeatWithinMonths: months }),
  lastOfficers: z.strictObject({ lastOfficers: z.literal(true) }),
  preference: z.strictObject({ preference: z.literal(true) }),
})

const stages = z.array(stage).superRefine((given, context) => {
  const kinds = given.map((each) => Object.keys(each)[0])
  if (new Set(kinds).size !== kinds.length)
    refuse(context, [], {
      code: 'input/duplicate',
      expected: say('wish-once'),
      found: say('one-twice'),
    })
})

const balance = z.union([
  z.enum(['strict', 'none']),
  byMember<{ readonly spread: number } | { readonly atLeast: number }>({
    spread: z.strictObject({ spread: integer().min(1).max(1_000_000) }),
    atLeast: z.strictObject({ atLeast: integer().min(2).max(1_000_000) }),
  }),
])

const acknowledged = z
  .array(
    z.strictObject({
      of: z.enum(['pairing-determined', 'officers-too-few']),
      text,
    } satisfies Shapes<Acknowledged>),
  )
  .superRefine((given, context) => {
    for (const [index, { of }] of given.entries()) {
      if (given.findIndex((each) => each.of === of) === index) continue
      refuse(context, [index, 'of'], {
        code: 'input/duplicate',
        expected: say('finding-once'),
        found: show(of),
      })
    }
  })

/** A plan whose sums may be wrong: what `checkPlan` reads. */
export const planShape: z.ZodType<Plan> = z
  .strictObject({
    id,
    title: text,
    year: integer().min(1900).max(2999).exactOptional(),
    authority: text.exactOptional(),
    calendar: text.exactOptional(),
    totals: statedTotals.exactOptional(),
    exclude: exclusions.exactOptional(),
    catalogues: catalogues.exactOptional(),
    tasks: array(task, 1, 999),
    pairing: z
      .strictObject({
        recuse: z
          .strictObject({
            ownTown: z.boolean().exactOptional(),
            visitedWithinMonths: months.exactOptional(),
            lastOfficers: z.boolean().exactOptional(),
          })
          .exactOptional(),
        borrow: z.boolean().exactOptional(),
        shortage: z.enum(['fail', 'vacancies']).exactOptional(),
        stages: stages.exactOptional(),
        balance: balance.exactOptional(),
        acknowledged: acknowledged.exactOptional(),
      } satisfies Shapes<NonNullable<Plan['pairing']>>)
      .exactOptional(),
  } satisfies Shapes<Plan>)
  .superRefine(({ tasks, exclude = [], catalogues: known = [] }, context) => {
    checkCodes(exclude, ['exclude'], context)
    const seen = new Set<string>()
    for (const [index, each] of tasks.entries()) {
      if (each.exclude !== undefined)
        checkCodes([...exclude, ...each.exclude], ['tasks', index, 'exclude'], context)
      if (each.items !== undefined)
        checkTaskItems(each.items, known, ['tasks', index, 'items'], context)
      if (seen.has(each.id)) {
        refuse(context, ['tasks', index, 'id'], {
          code: 'input/duplicate',
          expected: say('id-once'),
          found: say('again', { of: show(each.id) }),
        })
      }
      seen.add(each.id)
    }
  })

export const plan: z.ZodType<Plan> = annotated(
  planShape.superRefine(({ tasks }, context) => {
    for (const [index, each] of tasks.entries()) {
      for (const { path, ...refusal } of wrongSums(each))
        refuse(context, ['tasks', index, ...path], refusal)
    }
  }),
  { id: 'Plan' },
)
