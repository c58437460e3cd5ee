import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import {
  type AnnouncedChange,
  announce,
  canonicalJson,
  draw,
  type Message,
  type PastVisit,
  verifySeries,
  visitsMade,
} from '../../src/index.ts'
import { effort } from '../effort.ts'
import { dice } from '../errors/dice.ts'
import {
  asInputs,
  type Data,
  type Expected,
  type Planted,
  plantRow,
  plantValue,
  plantVisit,
  randomData,
  TABLES,
  whyNoChance,
} from './planted-changes.ts'

type Said = Expected & { readonly reason?: string }

/** A small year of two draws, the second one of inputs that differ in one place. */
interface SmallYear {
  readonly first: Data
  readonly honest: Data
  readonly planted: Planted | undefined
  readonly series: (
    second: Data,
    changes?: readonly AnnouncedChange[],
  ) => ReturnType<typeof verifySeries>
}

function smallYear(seed: number): SmallYear {
  const roll = dice(seed)
  const first = randomData(roll)
  const record = draw(asInputs(first), { seed: `种子${seed}`, batch: [{ pool: 'pool', round: 1 }] })
  const visits: readonly PastVisit[] = visitsMade(record, asInputs(first))
  const honest = { ...first, pastVisits: [...first.pastVisits, ...visits] } as Data
  const planted = [
    () => plantValue(honest, roll),
    () => plantVisit(honest, visits, roll),
    () => plantRow(TABLES[roll(TABLES.length)]!, honest, roll),
  ][Math.min(2, roll(6))]!()
  const series: SmallYear['series'] = (second, changes = []) => {
    const announcement = announce(asInputs(second), {
      ...{ series: 'plan', number: 2, previous: record.digest, weak: true, changes },
      batch: [{ pool: 'pool', round: 2 }],
      entropy: [{ kind: 'operator' }],
    })
    const reveals = [{ kind: 'operator', value: '二' }] as const
    const next = draw(asInputs(second), { announcement, reveals })
    const documents = [next, record].map((each) => ({ text: canonicalJson(each) }))
    return verifySeries(documents, { inputs: [first, second].map(asInputs) })
  }
  return { first, honest, planted, series }
}

/** What is said of the second draw, but for what is the same in every year. */
function saidIn(report: ReturnType<typeof verifySeries>): Said[] {
  const own = (column: 'open' | 'told') =>
    report[column].flatMap(({ number, about }): Said[] => {
      if ('name' in about) {
        const isOwn = about.name === 'changes' || about.name === 'carried-visits'
        return number === 2 && isOwn ? [saidOf(column, findingOf(about))] : []
      }
      return about.id === 'visits-follow' || about.id === 'chance-lost'
        ? []
        : [saidOf(column, about)]
    })
  return [...own('open'), ...own('told')]
}

function saidOf(column: 'open' | 'told', { id, values }: Message): Said {
  if (id === 'difference-explained') {
    return { ...saidOf(column, values.difference), reason: values.reasons[0]!.text }
  }
  const { of, ids, steps, members } = values as {
    readonly of?: string
    readonly ids?: readonly string[]
    readonly steps?: readonly { readonly path: string }[]
    readonly members?: readonly string[]
  }
  const names = [...(ids ?? []), ...(steps?.map(({ path }) => path) ?? []), ...(members ?? [])]
  return { column, id, of: of ?? 'pastVisits', names }
}

/** Units that lost their chance, by cause, from the rules alone. */
function lostIn(first: Data, second: Data): Record<string, string[]> {
  const [before, after] = [whyNoChance(first), whyNoChance(second)]
  const lost: Record<string, string[]> = {}
  for (const [unit, why] of before) {
    const cause = after.has(unit) ? after.get(unit)! : 'directory'
    if (why === null && cause !== null) lost[cause] = [...(lost[cause] ?? []), unit]
  }
  return lost
}

function lostBy(report: ReturnType<typeof verifySeries>): Record<string, readonly string[]> {
  return Object.fromEntries(
    report.told.flatMap(({ about }) =>
      !('name' in about) && about.id === 'chance-lost'
        ? [[about.values.rule ?? about.values.by, about.values.ids]]
        : [],
    ),
  )
}

describe('a single change between two draws of a small year', () => {
  it('is said, and nothing else; a reason covers it, and a reason for another part does not', () => {
    const seen = new Map<string, number>()
    for (let seed = 0; seed < effort(90, 500); seed += 1) {
      const { first, planted, series } = smallYear(seed)
      if (planted === undefined) continue
      const { data, expected } = planted
      const report = series(data)
      expect([seed, report.refutes, saidIn(report)]).toEqual([seed, [], [expected]])
      expect([seed, lostBy(report)]).toEqual([seed, lostIn(first, data)])
      const reason = { of: expected.of as AnnouncedChange['of'], text: '理由', approval: null }
      const explained = saidIn(series(data, [reason]))
      const covered = {
        ...expected,
        column: 'told',
        ...(expected.column === 'open' && { reason: '理由' }),
      }
      expect([seed, explained]).toEqual([seed, [covered]])
      const kind = `${expected.of} ${expected.id}`
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
    }
    console.log(Object.fromEntries(seen))
    // Nine tables, plan and calendar, and three kinds of visits that are carried otherwise.
    expect(seen.size).toBeGreaterThan(20)
  })

  it('is not there where nothing changed, and a reason for nothing is told', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { first, honest, series } = smallYear(seed)
      const report = series(honest)
      expect([seed, report.refutes, saidIn(report)]).toEqual([seed, [], []])
      expect(lostBy(report)).toEqual(lostIn(first, honest))
      const idle = { of: 'lists', text: '无', approval: null } as const
      expect(saidIn(series(honest, [idle]))).toEqual([
        { column: 'told', id: 'reason-idle', of: 'lists', names: [] },
      ])
    }
  })
})
