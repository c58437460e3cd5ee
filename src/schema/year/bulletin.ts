import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { array } from '../kit/array.ts'
import { date, inOrder, isDate, type Span, span } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { namedValues } from '../kit/named-values.ts'
import { refuse } from '../kit/refuse.ts'
import type { Shapes } from '../kit/shapes.ts'
import { count, id, label, text } from '../kit/text.ts'
import { estimateOptions } from '../options/ceremony.ts'
import { OUTCOMES, type OutcomeCode } from '../report/outcome.ts'
import { scheduledDays } from './year-schedule.ts'

/**
 * A visit that no draw of the library led to: of a task whose units were named later, or after a
 * complaint.
 */
export interface FurtherVisit {
  /** Absent for a visit outside the plan. */
  readonly task?: string
  readonly unit: string
  readonly date: string
  /** `inspected` if absent. */
  readonly outcome?: OutcomeCode
  /** As in an {@link Outcome}. */
  readonly values?: Readonly<Record<string, number>>
}

/** Points for one kind of finding. */
export interface PenaltyItem {
  /** A name in the `values` of the visits. */
  readonly value: string
  /** What it is called in a printed bulletin; absent: the name. */
  readonly title?: string
  /** For each one that was counted. */
  readonly points: number
  /** The most points that a unit can have of this kind. */
  readonly most?: number
}

/** What so many points mean. */
export interface PenaltyLevel {
  /** The fewest points of this level. */
  readonly from: number
  readonly level: string
  readonly measure?: string
}

/** A bureau's own scale of penalty points (违法行为记分). */
export interface PenaltyScale {
  readonly items: readonly PenaltyItem[]
  readonly levels?: readonly PenaltyLevel[]
  /**
   * The days whose visits count, both included; absent: all that are given, in a bulletin those of
   * its period.
   */
  readonly period?: Span
}

/** Counts of a year before, of the plan or of a part of it, as in a bulletin. */
export interface FiguresBefore {
  readonly done: number
  readonly recorded: number
  readonly violations: number
  readonly rectified: number
  readonly penalised: number
}

const POINTS = 1_000_000

export const penaltyScale: z.ZodType<PenaltyScale> = z
  .strictObject({
    items: array(
      z.strictObject({
        value: label,
        title: text.exactOptional(),
        points: integer().min(1).max(POINTS),
        most: integer().min(1).max(POINTS).exactOptional(),
      } satisfies Shapes<PenaltyItem>),
      1,
      999,
    ),
    levels: array(
      z.strictObject({
        from: integer().min(1),
        level: text,
        measure: text.exactOptional(),
      } satisfies Shapes<PenaltyLevel>),
      0,
      99,
    ).exactOptional(),
    period: span.exactOptional(),
  } satisfies Shapes<PenaltyScale>)
  .superRefine(({ items, levels = [] }, context) => {
    refuseSameName(
      items.map(({ value }) => value),
      'items',
      context,
    )
    refuseSameName(
      levels.map(({ from }) => String(from)),
      'levels',
      context,
    )
  })

export const keyUnitsOptions = z.strictObject({ list: label, least: integer().min(1) })

/** Other members of the rows are not looked at. */
export const unitPoints = z.array(z.object({ unit: id, points: count }))

function refuseSameName(names: readonly string[], path: string, context: z.RefinementCtx): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue
    refuse(context, [path, index], {
      code: 'input/duplicate',
      expected: say('name-once'),
      found: show(name),
    })
  }
}

const values = namedValues(label, count)

/** A row that points are counted from: outcomes and further visits will do. */
export interface PointRow {
  readonly unit: string
  readonly date?: string
  readonly values?: Readonly<Record<string, number>>
}

/** Their other members are not looked at. */
export const pointRows = z.array(
  z.object({
    unit: id,
    date: date.exactOptional(),
    values: values.exactOptional(),
  } satisfies Shapes<PointRow>),
)

const furtherVisit: z.ZodType<FurtherVisit> = z
  .strictObject({
    task: id.exactOptional(),
    unit: id,
    date,
    outcome: z.enum(OUTCOMES).exactOptional(),
    values: values.exactOptional(),
  } satisfies Shapes<FurtherVisit>)
  .superRefine(({ outcome = 'inspected', values: stated }, context) => {
    if (outcome === 'inspected' || stated === undefined) return
    const found = say('values-of-outcome', { outcome })
    refuse(context, ['values'], {
      code: 'input/choice',
      expected: say('values-of-inspected-only'),
      found,
    })
  })

const furtherVisits = array(furtherVisit, 0, 1_000_000).superRefine((rows, context) => {
  const seen = new Set<string>()
  for (const [index, { task = '', unit, date: day }] of rows.entries()) {
    const name = `${task}\n${unit}\n${day}`
    if (seen.has(name)) {
      const found = say('visit-on', { unit, date: day })
      refuse(context, [index], { code: 'input/duplicate', expected: say('visit-once'), found })
    }
    seen.add(name)
  }
})

/** Other members are not looked at, so that a whole bulletin will do. */
const figuresBefore = z
  .object({
    done: count,
    recorded: count,
    violations: count,
    rectified: count,
    penalised: count,
  } satisfies Shapes<FiguresBefore>)
  .superRefine(({ done, recorded, violations, rectified, penalised }, context) => {
    const atMost = (name: string, part: number, whole: number) => {
      if (part <= whole) return
      refuse(context, [name], {
        code: 'input/range',
        expected: say('at-most', { limit: whole }),
        found: show(part),
      })
    }
    atMost('recorded', recorded, done)
    atMost('violations', violations, recorded)
    atMost('rectified', rectified, violations)
    atMost('penalised', penalised, recorded)
  })

export const bulletinOptions = z
  .strictObject({
    from: date,
    to: date,
    schedule: scheduledDays.exactOptional(),
    visits: furtherVisits.exactOptional(),
    variables: z
      .strictObject({
        violation: label.exactOptional(),
        rectified: label.exactOptional(),
        penalty: label.exactOptional(),
        major: label.exactOptional(),
        fine: label.exactOptional(),
      })
      .exactOptional(),
    kinds: array(label, 0, 999).exactOptional(),
    confidence: estimateOptions.shape.confidence,
    before: z
      .object({
        total: figuresBefore,
        departments: z.array(figuresBefore.and(z.object({ department: label }))).exactOptional(),
        tasks: z.array(figuresBefore.and(z.object({ task: id }))).exactOptional(),
      })
      .exactOptional(),
    scale: penaltyScale.exactOptional(),
    keyTasks: z.array(id).exactOptional(),
  })
  .superRefine((given, context) => {
    if (isDate(given.from) && isDate(given.to)) inOrder(given, context)
  })
