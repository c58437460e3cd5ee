import {
  type AnnounceOptions,
  announce,
  canonicalJson,
  draw,
  type Inputs,
  isDoubleRandomError,
  voidAnnouncement,
} from 'double-random'
import type { DrawnNumber, VoidNumber } from './documents.ts'
import { contributions, SERIES } from './parties.ts'
import type { Quarter } from './quarters.ts'

/** Where a number stands in the series. */
export interface Place {
  readonly number: number
  readonly previous: string | null
  /** What the announcement says besides: where the ledger stands, why inputs changed. */
  readonly said?: Pick<AnnounceOptions, 'ledger' | 'changes'>
}

/** One number that is announced, revealed and drawn. */
export function drawNumber(
  inputs: Inputs,
  quarter: Quarter,
  place: Place,
): Pick<DrawnNumber, 'quarter' | 'announcement' | 'blinding' | 'inputs' | 'record'> {
  const announcement = announceNumber(inputs, quarter, place)
  const { reveals, blinding } = contributions(place.number)
  const record = draw(inputs, { announcement: canonicalJson(announcement), reveals, blinding })
  return { quarter, announcement, blinding, inputs, record }
}

/**
 * One number whose last party does not reveal: the draw is refused, and the number ends in a void.
 */
export function voidNumber(inputs: Inputs, quarter: Quarter, place: Place): VoidNumber {
  const announcement = announceNumber(inputs, quarter, place)
  const { reveals, blinding } = contributions(place.number)
  const document = voidAnnouncement(canonicalJson(announcement), {
    code: 'missing-reveal',
    statement: '人大代表遗失随机数，到期未能揭示；另行公告，重新征集随机数',
    date: '2020-07-02',
  })
  const refusal = refusalOf(() =>
    draw(inputs, { announcement, reveals: reveals.slice(0, -1), blinding }),
  )
  return { kind: 'void', quarter, announcement, refusal, document }
}

function announceNumber(inputs: Inputs, { index }: Quarter, { number, previous, said }: Place) {
  const { sources, blinding } = contributions(number)
  return announce(inputs, {
    series: SERIES,
    number,
    previous,
    batch: inputs.plan.tasks.map(({ id }) => ({ pool: id, round: index })),
    entropy: sources,
    blinding,
    ...said,
  })
}

function refusalOf(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    if (isDoubleRandomError(error)) return error.code
    throw error
  }
  throw new Error('the draw should have been refused')
}
