import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTicketer } from '../../../src/core/ticket.ts'
import { smallestTickets } from '../../../src/select/smallest-tickets.ts'
import { effort } from '../../effort.ts'

/** The definition: all tickets, sorted by ticket and then by the bytes of the id. */
function byDefinition(units: readonly string[], count: number, ticketOf: (id: string) => string) {
  return units
    .map((unit) => ({ unit, ticket: ticketOf(unit) }))
    .sort(
      (a, b) =>
        Buffer.compare(Buffer.from(a.ticket), Buffer.from(b.ticket)) ||
        Buffer.compare(Buffer.from(a.unit), Buffer.from(b.unit)),
    )
    .slice(0, Math.max(count, 0))
}

describe('the smallest tickets', () => {
  it('are those of a full sort, however often prefixes and tickets are the same', () => {
    const id = fc.string({ unit: fc.constantFrom('a', 'b', '\ue000', '\u{1f600}'), minLength: 1 })
    const unit = fc.record({ id, head: fc.nat({ max: 2 }), tail: fc.nat({ max: 2 }) })
    fc.assert(
      fc.property(
        fc.uniqueArray(unit, { selector: (each) => each.id, maxLength: 12 }),
        fc.integer({ min: 0, max: 14 }),
        (units, count) => {
          const hexOf = new Map(
            units.map((each) => [
              each.id,
              `${each.head}`.padStart(12, 'f') + `${each.tail}`.padStart(52, '0'),
            ]),
          )
          const tickets = {
            ticket: (text: string) => hexOf.get(text)!,
            prefix: (text: string) => Number(`0x${hexOf.get(text)!.slice(0, 12)}`),
          }
          const ids = units.map((each) => each.id)
          expect(smallestTickets(ids, count, tickets)).toEqual(
            byDefinition(ids, count, tickets.ticket),
          )
        },
      ),
      { seed: 48, numRuns: effort(250, 2000) },
    )
  })

  it('are those of a full sort where thousands share a prefix and are pruned again and again', () => {
    const hexOf = (id: string) => {
      const n = Number(id)
      const head = `${(n * 7919) % 13}`.padStart(12, '0')
      return head + `${(n * 104_729) % 99_991}`.padStart(52, '0')
    }
    const tickets = { ticket: hexOf, prefix: (id: string) => Number(`0x${hexOf(id).slice(0, 12)}`) }
    const ids = Array.from({ length: 20_000 }, (_, i) => `${i}`)
    for (const count of [0, 1, 7, 600, 1538, 1539, 9000, 20_000]) {
      expect(smallestTickets(ids, count, tickets)).toEqual(byDefinition(ids, count, hexOf))
    }
  })

  it('are those anybody computes with SHA-256, for 3000 units', () => {
    const key = createHash('sha256').update('key').digest('hex')
    const ids = Array.from({ length: 3000 }, (_, i) => `企业-${i}`)
    for (const count of [0, 1, 2, 50, 2999, 3000, 4000]) {
      const expected = byDefinition(ids, count, (id) =>
        createHash('sha256')
          .update(key + id)
          .digest('hex'),
      )
      expect(smallestTickets(ids, count, createTicketer(key))).toEqual(expected)
    }
  })
})
