import { canonicalJson } from '../../core/canonical-json.ts'
import { groupBy } from '../../core/group.ts'
import type { LostBy } from '../../core/messages/series.ts'
import type { RoundSummary, StratumSummary } from '../../schema/documents/documents.ts'
import { stratify } from '../../select/stratify.ts'
import { type Remark, remark } from './columns.ts'
import { counted } from './counted.ts'
import { nameIn, type SeriesDraw } from './series-draw.ts'

/** Which units had a chance in one draw and have none in the next, and why: told in any case. */
export function lostChances(now: SeriesDraw, before: SeriesDraw): Remark[] {
  const still = chancesOf(now)
  const lost = [...chancesOf(before)].filter(([unit]) => !still.has(unit))
  if (lost.length === 0) return []
  const causeOf = causes(now)
  const groups = groupBy(lost, ([unit, pools]) => canonicalJson(causeOf(unit, pools)))
  const of = nameIn(now, before)
  return [...groups].map(([text, units]) => {
    const [by, rule] = JSON.parse(text) as Cause
    return remark('chance-lost', { ...of, by, rule, ...counted(units.map(([unit]) => unit)) })
  })
}

type Cause = readonly [by: LostBy, rule: string | null]

/** The pools in which each unit had a chance. */
function chancesOf({ frames, record }: SeriesDraw): Map<string, Set<string>> {
  const chances = new Map<string, Set<string>>()
  const add = (unit: string, pool: string) => {
    const pools = chances.get(unit) ?? new Set()
    chances.set(unit, pools.add(pool))
  }
  for (const [index, { entry, design, frame }] of frames.entries()) {
    const { strata } = record.body.head.rounds[index] as RoundSummary
    for (const { stratum, units } of stratify(design, frame.eligible)) {
      // A rotation splits each stratum further: what it leaves out this time has its turn.
      const parts = strata.filter((each) => stratum.every((value, i) => each.stratum[i] === value))
      if (parts.some(isDrawn)) for (const unit of units) add(unit, entry.pool)
    }
    for (const { unit, byDraw } of frame.excluded) if (byDraw) add(unit, entry.pool)
  }
  return chances
}

function isDrawn({ drawn, unconditional }: StratumSummary): boolean {
  return unconditional === null ? drawn > 0 : unconditional !== '0/1'
}

/** Says why a unit has no chance in a draw, by the first round that has to do with it. */
function causes({ frames, inputs, record }: SeriesDraw) {
  const known = new Set(inputs.enterprises.map(({ id }) => id))
  const excludedBy = new Map<string, Cause>()
  const eligible = new Set<string>()
  const drawnPools = new Set(record.body.head.rounds.map(({ pool }) => pool))
  for (const { task, frame } of frames) {
    const rules = [...(inputs.plan.exclude ?? []), ...(task.exclude ?? [])]
    const caps = new Set(rules.flatMap((rule) => ('visitsInYear' in rule ? [rule.code] : [])))
    for (const { unit, code } of frame.excluded) {
      if (!excludedBy.has(unit)) excludedBy.set(unit, [caps.has(code) ? 'cap' : 'excluded', code])
    }
    for (const { id } of frame.eligible) eligible.add(id)
  }
  return (unit: string, pools: ReadonlySet<string>): Cause => {
    if (!known.has(unit)) return ['directory', null]
    if (eligible.has(unit)) return ['stratum', null]
    const isPoolDrawn = [...pools].some((pool) => drawnPools.has(pool))
    return excludedBy.get(unit) ?? [isPoolDrawn ? 'frame' : 'task', null]
  }
}
