import { describe, expect, it } from 'vitest'
import type { Ticketer } from '../../src/core/ticket.ts'
import type { Design } from '../../src/schema/inputs/design.ts'
import type { Enterprise } from '../../src/schema/inputs/enterprise.ts'
import type { StratumSelection } from '../../src/select/select-round.ts'
import { isSlow } from '../effort.ts'
import { fraction } from '../unit/select/every-order.ts'
import type { Choices } from './every-choice.ts'
import { expectStatedChances } from './stated-chances.ts'

const SHARES = [undefined, [1, 3], [1, 2], [2, 3], [1, 1]] as const
const LINGERS = isSlow ? SHARES : ([undefined, [2, 3]] as const)
type Linger = (typeof LINGERS)[number]

function rotationOf(linger: Linger) {
  const share = linger && { linger: fraction(linger[0], linger[1]) }
  return { rotation: { since: '2020-01-01', ...share } }
}

function unitsOf(town: string, unvisited: number, visited: number): Enterprise[] {
  const named = (part: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `${town}-${part}${i}`, name: 'x', town }))
  return [...named('new', unvisited), ...named('old', visited)]
}

const isVisited = ({ id }: Enterprise) => id.includes('-old')

/**
 * Every order of the unvisited with every order of the visited: who else stands between them
 * decides nothing here.
 */
function eachPart(units: readonly Enterprise[]): (choices: Choices) => Ticketer {
  const ids = (wanted: boolean) =>
    units.flatMap((unit) => (isVisited(unit) === wanted ? [unit.id] : []))
  return ({ tickets }) => {
    const [old, fresh] = [tickets(ids(true)), tickets(ids(false))]
    const of = (id: string) => (id.includes('-old') ? old : fresh)
    return { ticket: (id) => of(id).ticket(id), prefix: (id) => of(id).prefix(id) }
  }
}

/** How many units a part gave; a part without units is no stratum. */
function drawnOf(strata: readonly StratumSelection[], part: string, town?: string): number {
  const found = strata.find(
    ({ stratum }) => stratum.at(-1) === part && (town === undefined || stratum[0] === town),
  )
  return found?.sample.length ?? 0
}

/**
 * The share of the visited, if nothing else bounds it, is linger · n rounded up or down: the
 * unvisited come first.
 */
function expectUnvisitedFirst(U: number, C: number, n: number, linger: Linger, old: number): void {
  const exact = linger === undefined ? 0 : (linger[0] * n) / linger[1]
  const wanted = [Math.floor(exact), Math.ceil(exact)].map((a) => Math.min(a, C))
  // More than wanted only if no unvisited unit is left.
  const isWanted = wanted.includes(old) && n - old <= U
  const isRest = old > Math.min(...wanted) && n - old === U
  if (!isWanted && !isRest) expect.fail(`${old} visited of n = ${n}, U = ${U}, C = ${C}`)
}

describe('a rotation', () => {
  const parts = [0, 1, 2, 3, 4].flatMap((U) => [0, 1, 2, 3, 4].map((C) => [U, C] as const))
  const frames = parts.filter(([U, C]) => U + C > 0)

  it.each(LINGERS.map((linger) => ({ linger })))(
    'with linger $linger of a simple sample has the chances it records, given its rounding and before it',
    ({ linger }) => {
      let exact = 0
      for (const [U, C] of frames) {
        const units = unitsOf('T', U, C)
        const isSmall = U + C <= 5
        for (let n = 0; n <= U + C; n += 1) {
          const design: Design = { type: 'simple', ...rotationOf(linger) }
          const chances = expectStatedChances(
            {
              units,
              design,
              visits: n,
              isVisited,
              ...(!isSmall && { orderUnits: eachPart(units) }),
            },
            (strata) => {
              const old = drawnOf(strata, 'visited')
              expect(old + drawnOf(strata, 'unvisited')).toBe(n)
              expectUnvisitedFirst(U, C, n, linger, old)
            },
          )
          // Where neither part is used up, the visited have exactly the stated share.
          const [p, q] = linger ?? [0, 1]
          const most = Math.ceil((p * n) / q)
          if (C > 0 && most <= C && n - Math.floor((p * n) / q) <= U) {
            expect(chances.get('T-old0')).toBe(fraction(p * n, q * C))
            if (U > 0) expect(chances.get('T-new0')).toBe(fraction((q - p) * n, q * U))
            exact += 1
          }
        }
      }
      expect(exact).toBeGreaterThan(linger?.[0] === 1 && linger[1] === 1 ? 10 : 20)
    },
  )

  it.each(LINGERS.map((linger) => ({ linger })))(
    'with linger $linger of strata has the chances it records, ties of their allocation included',
    ({ linger }) => {
      const pairs = [
        [1, 1],
        [2, 0],
        [0, 2],
        [2, 1],
        [1, 2],
      ] as const
      let ties = 0
      for (const [i, [U, C]] of pairs.entries()) {
        for (const [V, D] of pairs.slice(i)) {
          const units = [...unitsOf('T0', U, C), ...unitsOf('T1', V, D)]
          for (const type of ['proportional', 'equal'] as const) {
            for (let visits = 1; visits < units.length; visits += 1) {
              const vectors = new Set<string>()
              const design: Design = {
                type: 'stratified',
                by: ['town'],
                allocation: { type },
                ...rotationOf(linger),
              }
              expectStatedChances(
                { units, design, visits, isVisited, orderUnits: eachStratum(units) },
                (strata) => {
                  const gives = (town: string) => {
                    const parts = ['unvisited', 'visited'].map((part) =>
                      drawnOf(strata, part, town),
                    )
                    return parts[0]! + parts[1]!
                  }
                  vectors.add(`${gives('T0')} ${gives('T1')}`)
                  expectUnvisitedFirst(U, C, gives('T0'), linger, drawnOf(strata, 'visited', 'T0'))
                  expectUnvisitedFirst(V, D, gives('T1'), linger, drawnOf(strata, 'visited', 'T1'))
                },
              )
              if (vectors.size > 1) ties += 1
            }
          }
        }
      }
      expect(ties).toBeGreaterThan(20)
    },
  )
})

/** As eachPart, for each town. */
function eachStratum(units: readonly Enterprise[]): (choices: Choices) => Ticketer {
  return (choices) => {
    const of = new Map(
      ['T0', 'T1'].map((town) => [
        town,
        eachPart(units.filter((unit) => unit.town === town))(choices),
      ]),
    )
    return {
      ticket: (id) => of.get(id.slice(0, 2))!.ticket(id),
      prefix: (id) => of.get(id.slice(0, 2))!.prefix(id),
    }
  }
}
