import { type Amendment, type DrawRecord, type Inputs, reassignOfficer } from 'double-random'
import { keyOf } from '../parties.ts'

/** An officer who learns from the draw to whom he is sent, and asks to be replaced. */
export interface RecusalStory {
  readonly date: string
  readonly evidence: string
}

/**
 * Grants the request of the first officer of the last visit: somebody else is drawn for his seat.
 */
export function grantRecusal(
  record: DrawRecord,
  inputs: Inputs,
  { date, evidence }: RecusalStory,
  amendments: readonly string[],
): Amendment {
  const { sample, seats } = record.body.tables
  const latest = [...sample]
    .filter(({ host }) => host === undefined)
    .sort((a, b) => (a.date + a.ticket < b.date + b.ticket ? 1 : -1))[0]!
  const seat = seats.find(
    ({ pool, unit, seat }) => pool === latest.pool && unit === latest.unit && seat === 1,
  )!
  return reassignOfficer(record, inputs, {
    change: { inspector: seat.inspector, enterprise: seat.unit },
    reason: 'recusal-granted',
    evidence,
    date,
    amendments,
    ...keyOf(record.body.head.number),
  })
}
