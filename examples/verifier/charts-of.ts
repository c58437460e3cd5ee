import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { BlindingOption, DrawRecord, Inputs } from 'double-random'
import { inclusion } from 'double-random/report'
import type { Charts } from './messages.ts'

/** Dots of one line that are not drawn; more would only hide each other. */
const MOST_OTHERS = 200

/** Computes what the charts show; the tickets of all eligible units are hashed anew. */
export function chartsOf(record: DrawRecord, inputs: Inputs, key: BlindingOption): Charts {
  const { tables, secrets } = record.body
  const townOf = new Map(inputs.enterprises.map(({ id, town }) => [id, town ?? '—']))
  const nameOf = new Map(inputs.inspectors.map(({ id, name }) => [id, name]))
  const rounds = inclusion(record, inputs, key).rounds
  const drawnUnits = new Set(tables.sample.map(({ unit }) => unit))
  const towns = new Map<string, { frame: number; drawn: number }>()
  const seen = new Set<string>()
  for (const { units } of rounds) {
    for (const { unit } of units) {
      if (seen.has(unit)) continue
      seen.add(unit)
      const town = townOf.get(unit) ?? '—'
      const count = towns.get(town) ?? { frame: 0, drawn: 0 }
      towns.set(town, count)
      count.frame += 1
      if (drawnUnits.has(unit)) count.drawn += 1
    }
  }
  const strata = rounds.flatMap(({ pool, round, units }, index) => {
    const key = secrets.keys.rounds[index]?.select ?? ''
    const drawn = new Set(
      tables.sample
        .filter((row) => row.pool === pool && row.round === round)
        .map(({ unit }) => unit),
    )
    const byStratum = new Map<string, string[]>()
    for (const unit of units) {
      if (!('stratum' in unit)) continue
      const name = [pool, `#${round}`, ...unit.stratum.map((each) => each ?? '—')].join(' ')
      byStratum.set(name, [...(byStratum.get(name) ?? [])])
      byStratum.get(name)?.push(unit.unit)
    }
    return [...byStratum].map(([name, ids]) => {
      const tickets = ids.map((id) => ({ isDrawn: drawn.has(id), at: ticketPart(key, id) }))
      const ours = tickets.flatMap(({ isDrawn, at }) => (isDrawn ? [at] : []))
      const rest = tickets.flatMap(({ isDrawn, at }) => (isDrawn ? [] : [at])).sort((a, b) => a - b)
      const step = Math.max(1, Math.ceil(rest.length / MOST_OTHERS))
      // Where somebody outside the sample has a smaller ticket than somebody in it, tickets alone
      // did not decide.
      const largest = Math.max(...ours)
      const isPlain = ours.length > 0 && (rest[0] === undefined || rest[0] > largest)
      return {
        name,
        size: ids.length,
        threshold: isPlain ? largest : null,
        drawn: ours,
        others: rest.filter((_, place) => place % step === 0),
      }
    })
  })
  return {
    towns: [...towns].map(([town, count]) => ({ town, ...count })),
    loads: tables.loads.map(({ inspector, load }) => ({
      inspector: nameOf.get(inspector) ?? inspector,
      load,
    })),
    strata,
  }
}

/** The first 52 bits of a ticket, as a part of 1: enough for a picture. */
function ticketPart(key: string, id: string): number {
  const hash = sha256(utf8ToBytes(key + id))
  let part = 0
  for (let byte = 6; byte >= 0; byte -= 1) part = (part + (hash[byte] ?? 0)) / 256
  return part
}
