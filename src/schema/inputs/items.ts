import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { array } from '../kit/array.ts'
import { rate } from '../kit/ratio-text.ts'
import { refuse } from '../kit/refuse.ts'
import type { Shapes } from '../kit/shapes.ts'
import { count, id, text } from '../kit/text.ts'
import { type Filter, filter } from './filter.ts'

/** A matter that can be checked at a visit, 检查事项. */
export interface Item {
  readonly id: string
  readonly title?: string
  /** Checked at every visit, not drawn. */
  readonly mandatory?: boolean
  /** The units at which it can be checked; absent: all. */
  readonly where?: Filter
  /** 类别, as the published catalogue has it. */
  readonly category?: string
  /** 事项类别: 重点检查事项, 一般检查事项. */
  readonly kind?: string
  /** 检查方式. */
  readonly method?: string
  /** 检查依据. */
  readonly legalBasis?: readonly string[]
  /** 检查主体. */
  readonly authority?: string
}

/**
 * A catalogue of inspection items (检查事项清单), for example one for random checks and one for key
 * units.
 */
export interface Catalogue {
  readonly id: string
  readonly title?: string
  readonly items: readonly Item[]
}

/** An item that rides along on a share of a round's visits. */
export interface Rider {
  readonly item: string
  readonly share: string
  readonly rounding: 'up' | 'down' | 'half-up'
  readonly where?: Filter
}

/** What is checked at the visits of a task (`docs/protocol.md` §10.4). */
export interface TaskItems {
  /** Id of a catalogue of the plan. */
  readonly catalogue: string
  /**
   * How many of the items that are not mandatory are drawn for each visit, or which share of them;
   * absent: none.
   */
  readonly draw?: number | string
  readonly riders?: readonly Rider[]
}

const catalogue: z.ZodType<Catalogue> = annotated(
  z
    .strictObject({
      id,
      title: text.exactOptional(),
      items: array(
        z.strictObject({
          id,
          title: text.exactOptional(),
          mandatory: z.boolean().exactOptional(),
          where: filter.exactOptional(),
          category: text.exactOptional(),
          kind: text.exactOptional(),
          method: text.exactOptional(),
          legalBasis: z.array(text).exactOptional(),
          authority: text.exactOptional(),
        } satisfies Shapes<Item>),
        1,
        999,
      ),
    } satisfies Shapes<Catalogue>)
    .superRefine(({ items }, context) => checkIds(items, ['items'], context)),
  { id: 'Catalogue' },
)

export const catalogues: z.ZodType<readonly Catalogue[]> = array(catalogue, 0, 99).superRefine(
  (given, context) => checkIds(given, [], context),
)

export const taskItems: z.ZodType<TaskItems> = annotated(
  z.strictObject({
    catalogue: id,
    draw: z.union([count, rate]).exactOptional(),
    riders: array(
      z.strictObject({
        item: id,
        share: rate,
        rounding: z.enum(['up', 'down', 'half-up']),
        where: filter.exactOptional(),
      } satisfies Shapes<Rider>),
      1,
      99,
    ).exactOptional(),
  } satisfies Shapes<TaskItems>),
  { id: 'TaskItems' },
)

/** What a task says of items must fit the plan's catalogues. */
export function checkTaskItems(
  { catalogue: wanted, riders = [] }: TaskItems,
  known: readonly Catalogue[],
  path: readonly (string | number)[],
  context: z.RefinementCtx,
): void {
  const found = known.find(({ id: each }) => each === wanted)
  if (found === undefined) {
    refuse(context, [...path, 'catalogue'], {
      code: 'input/unknown-id',
      expected: say('catalogue-of-plan'),
    })
  }
  const ids = [...(found?.items ?? []), ...riders.map(({ item }) => ({ id: item }))]
  checkIds(ids, [...path, 'riders'], context)
}

function checkIds(
  rows: readonly { readonly id: string }[],
  path: readonly (string | number)[],
  context: z.RefinementCtx,
): void {
  const ids = rows.map((row) => row.id)
  const again = ids.find((each, index) => ids.indexOf(each) !== index)
  if (again === undefined) return
  refuse(context, path, {
    code: 'input/duplicate',
    expected: say('id-once'),
    found: say('again', { of: show(again) }),
  })
}
