import type { Options, Reveal } from './announce.ts'
import { byBytes } from './canonical.ts'
import { type Dice, dice, type Gen, hex } from './dice.ts'
import { normalised } from './inputs.ts'
import { ownDays } from './random-days.ts'
import { directories, taskIds } from './random-directories.ts'
import { entropy, publication } from './random-entropy.ts'
import {
  catalogues,
  design,
  exclusion,
  filter,
  items,
  overlap,
  team,
  visits,
  window,
} from './random-plan.ts'
import { sizeOf } from './sizes.ts'
import type { Catalogue, Enterprise } from './types.ts'

const allStarts = [
  '2020-03-31',
  '2020-02-24',
  '2019-12-30',
  '2020-05-30',
  '2020-09-30',
  '2020-10-01',
]
const weekends = [
  '2020-04-04',
  '2020-04-05',
  '2020-02-29',
  '2020-05-30',
  '2020-09-27',
  '2020-10-10',
]
const holidays = [
  '2020-01-01',
  '2020-04-06',
  '2020-10-01',
  '2020-10-02',
  '2020-10-05',
  '2020-04-04',
]

function task(
  d: Dice,
  id: string,
  units: readonly Enterprise[],
  officers: number,
  starts: readonly string[],
  some: readonly Catalogue[],
) {
  const usual = design(d, units)
  const rounds = d.times(d.chance(3) ? 11 : d.pick([1, 1, 2, 3]), () => {
    const own = d.chance(20) ? { design: design(d, units) } : {}
    return { window: window(d, d.pick(starts)), ...own, ...visits(d, own.design ?? usual) }
  })
  const stated = rounds.every((round) => round.visits !== undefined)
  const total = rounds.reduce((sum, round) => sum + (round.visits ?? 0), 0)
  const drawn: { doubleRandom: boolean; deferred?: string } = { doubleRandom: true }
  const sized = [usual, ...rounds.map((round) => round.design)].some(sizeOf)
  const codes = d.some(['近期', 'Ａ-code', '𠀀-code'], 30)
  return {
    id,
    title: '抽查',
    kind: d.pick(['key', 'general']),
    department: '市场监管',
    ...(stated && d.chance(50) ? { visits: total } : {}),
    ...d.maybe('where', 35, () => filter(d)),
    ...d.maybe('exclude', 80, () => codes.map((code) => exclusion(d, code, starts))),
    ...d.pick([
      ...d.times(18, () => drawn),
      { doubleRandom: false },
      { doubleRandom: false, deferred: '待定' },
    ]),
    ...d.maybe('reserve', sized && !d.chance(10) ? 0 : 45, () => d.int(0, 2)),
    ...d.maybe('category', 20, () => ''),
    ...d.maybe('mode', 20, () => d.pick(['key', 'random', 'joint'])),
    ...d.maybe('frequency', 20, () => ({ visits: d.int(1, 4), per: 'quarter' })),
    ...d.maybe('legalBasis', 20, () => ['《食品安全法》', '《食品安全法》']),
    ...d.maybe('expect', 10, () => ({ frame: units.length })),
    ...team(d, officers),
    ...overlap(d),
    ...items(d, some),
    design: usual,
    rounds,
  }
}

/** What a draw is made from. */
export type Draw = {
  inputs: object
  options: Options
  reveals: Reveal[]
  /** Each picks one of the changes that an amendment could be about. */
  changes?: number[]
}

/** §5: what is announced besides the draw. */
function announced(d: Dice, number: number): Partial<Options> {
  const continues = d.some(['Ａ', '闵行-2019', '𠀀-2019'], 20).map((series) => ({
    series,
    number: d.int(1, 4),
    digest: hex(d),
  }))
  const isContinuing = continues.length > 0 || d.chance(90)
  const mayChange = number > 1 || continues.length > 0
  return {
    ...d.maybe('ledger', 50, () =>
      d.chance(20) ? null : { sequence: d.int(Math.max(1, 2 * (number - 1)), 30), head: hex(d) },
    ),
    ...d.maybe('changes', mayChange ? 40 : 0, () => [
      {
        of: d.pick(['plan', 'calendar', 'inspectors']),
        text: '调整',
        approval: d.pick([null, '沪1']),
      },
    ]),
    ...(isContinuing
      ? { continues: continues.toSorted((a, b) => byBytes(a.series, b.series)) }
      : {}),
  }
}

/** Inputs of §3 and an announcement's options, with the reveals to come. */
export function randomDraw(g: Gen): Draw {
  const d = dice(g)
  // Windows overlap where there are few.
  const starts = d.chance(40) ? allStarts : d.shuffled(allStarts).slice(0, d.int(1, 2))
  const tables = directories(d, starts)
  const some = d.chance(60) ? catalogues(d) : []
  const units = normalised({ plan: { tasks: [] }, calendar: {}, ...tables }).enterprises
  const ids = d.shuffled(taskIds).slice(0, d.int(1, 3))
  const recuse = {
    ...d.maybe('ownTown', 60, () => d.chance(70)),
    ...d.maybe('visitedWithinMonths', 50, () => d.pick([1, 6, 12])),
    ...d.maybe('lastOfficers', 65, () => d.chance(80)),
  }
  const pairing = {
    ...d.maybe('recuse', 70, () => recuse),
    ...d.maybe('borrow', 80, () => d.pick([true, true, true, false, null])),
    ...d.maybe('shortage', 80, () => (d.chance(70) ? 'vacancies' : 'fail')),
  }
  const calendar = {
    version: '2020-1',
    from: '2019-12-01',
    to: '2020-12-31',
    ...d.maybe('holidays', 70, () => d.some([...holidays, ...holidays])),
    ...d.maybe('workdays', 70, () => d.shuffled(d.some(weekends.slice(1)))),
  }
  const inputs = {
    plan: {
      id: '计划',
      title: '2020 年',
      ...d.maybe('year', 50, () => 2020),
      ...(ids.length === 3 ? { calendar: '2020-1' } : {}),
      ...d.maybe('authority', 50, () => d.pick(['', '区局'])),
      ...d.maybe('exclude', 30, () =>
        d
          .some([d.chance(5) ? d.pick(['近期', 'overlap']) : '全', 'Ａ-all'], 60)
          .map((code) => exclusion(d, code, starts)),
      ),
      ...(some.length > 0 ? { catalogues: some } : {}),
      ...d.maybe('totals', 20, () => ({ visits: 1, key: { share: '61.5%' } })),
      tasks: ids.map((id) => {
        const made = task(d, id, units, tables.inspectors.length, starts, some)
        return { ...made, rounds: made.rounds.map((round) => ownDays(d, round, calendar)) }
      }),
      ...d.maybe('pairing', 90, () => pairing),
    },
    calendar,
    ...tables,
  }
  const series = d.pick(['s', '闵行-2020', '𠀀'])
  const number = d.int(1, 3)
  const pairs = entropy(d, series, number)
  const sources = pairs.map(([source]) => source)
  const rounds = inputs.plan.tasks.flatMap((one) =>
    one.deferred ? [] : one.rounds.map((_, i) => ({ pool: one.id, round: i + 1 })),
  )
  const options: Options = {
    series,
    number,
    previous: number === 1 ? null : hex(d),
    ...(rounds.length > 0 && d.chance(30)
      ? { batch: rounds.filter((_, i) => i === 0 || d.chance(60)) }
      : {}),
    entropy: sources,
    ...publication(d, sources),
    ...announced(d, number),
    ...d.maybe('blindingKey', 30, () => hex(d)),
  }
  const changes = d.times(d.pick([0, 0, 1, 2]), () => d.int(0, 1_000_000))
  return { inputs, options, reveals: pairs.map(([, reveal]) => reveal), changes }
}
