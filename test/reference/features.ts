import type { Options } from './announce.ts'
import { byBytes } from './canonical.ts'
import { workingDays } from './dates.ts'
import { find, normalised } from './inputs.ts'
import { obstacle } from './pairing.ts'
import type { replay } from './replay.ts'
import type { Design, Filter, Inputs, Task } from './types.ts'

type Body = ReturnType<typeof replay>

const differ = (texts: readonly string[]): boolean =>
  [...texts].sort().join('\n') !== [...texts].sort(byBytes).join('\n')

function filterNames(filter: Filter): string[] {
  const [[name, inner]] = Object.entries(filter) as [[string, unknown]]
  const inside = 'all' in filter ? filter.all : 'any' in filter ? filter.any : []
  const deeper = 'not' in filter ? [filter.not] : inside
  const missing = inner && typeof inner === 'object' && Object.keys(inner)[0] === 'size'
  return [`filter ${name}`, ...(missing ? ['filter on size'] : []), ...deeper.flatMap(filterNames)]
}

function designNames(design: Design): string[] {
  if (design.type === 'simple')
    return design.rate ? ['simple with a rate', `rounding ${design.rounding}`] : ['simple']
  if (design.type === 'census') return [`census ${design.cover ?? 'by default'}`]
  if (design.type === 'listed') return ['listed']
  const { allocation, minimum, by } = design
  return [
    allocation.type,
    ...(by.length > 1 ? ['strata of two fields'] : []),
    ...(minimum === undefined ? [] : [`${allocation.type} with a minimum, ${typeof minimum}`]),
    ...(allocation.type === 'rates' ? [`rounding ${allocation.rounding}`] : []),
  ]
}

function taskNames(task: Task, body: Body, inputs: Inputs): string[] {
  const heads = body.head.rounds.filter(({ pool }) => pool === task.id)
  if (heads.length === 0) return task.deferred ? ['deferred'] : ['not drawn']
  const rules = task.exclude?.map((one) => Object.keys(one).filter((name) => name !== 'code')) ?? []
  return [
    ...(task.where ? filterNames(task.where) : []),
    ...rules.flat().map((name) => `exclude ${name}`),
    ...(task.team === undefined ? ['usual team'] : task.team === 'none' ? ['no team'] : []),
    ...(typeof task.team === 'object' ? [`team of ${task.team.seats.length}`] : []),
    ...heads.flatMap(({ round, strata, excluded, window, drawn, shortfall, reserves }) => {
      const { design = task.design!, visits } = task.rounds![round - 1]!
      const tie = strata.some(({ pi, unconditional }) => pi !== unconditional)
      return [
        ...designNames(design),
        ...(tie && design.type === 'stratified' ? [`tie, ${design.allocation.type}`] : []),
        ...(strata.some(({ size }) => size === 0) ? ['empty stratum'] : []),
        ...(strata.length > 1 && differ(strata.map((one) => JSON.stringify(one.stratum)))
          ? ['labels: two orders']
          : []),
        ...excluded.map(({ code }) =>
          ['overlap', 'earlier-round'].includes(code) ? code : 'excluded by a code',
        ),
        ...(visits === undefined ? ['visits absent'] : []),
        ...(drawn > workingDays(inputs.calendar, window).length ? ['more visits than days'] : []),
        ...excluded.flatMap(({ code }) =>
          task.exclude?.some((one) => one.code === code && 'earlierRounds' in one)
            ? ['excluded, drawn in an earlier round']
            : [],
        ),
        ...(shortfall > 0 ? ['shortfall'] : []),
        ...(reserves > 0 ? ['reserves'] : []),
        ...(round > 1 ? ['second round'] : []),
        ...(round > 9 ? ['tenth round'] : []),
      ]
    }),
  ]
}

/** Why an inspector cannot take a seat, over all seats of sampled units (§9.1). */
function obstacleNames(inputs: Inputs, { tables }: Body): string[] {
  return tables.sample.flatMap(({ pool, unit, date }) => {
    const { team } = find(inputs.plan.tasks, pool)
    const seats = team === 'none' ? [] : (team?.seats ?? [{ role: '' }])
    return seats.flatMap((seat) =>
      inputs.inspectors.map(
        (one) => obstacle(one, seat, find(inputs.enterprises, unit), date, inputs) ?? 'legal',
      ),
    )
  })
}

/** What a draw exercised: each name counts once. */
export function features(
  raw: object,
  { blindingKey, batch, entropy, previous }: Options,
  body: Body,
) {
  const inputs = normalised(raw as Record<string, unknown>)
  const { seats, vacancies, loads, sample } = body.tables
  const capacity = (id: string) => find(inputs.inspectors, id).capacity
  const { plan, enterprises } = inputs
  return new Set([
    ...plan.tasks.flatMap((task) => taskNames(task, body, inputs)),
    ...obstacleNames(inputs, body),
    ...entropy.map(({ kind }) => `entropy ${kind}`),
    ...(blindingKey ? ['blinded'] : ['not blinded']),
    ...(batch ? ['batch chosen'] : []),
    ...(previous === null ? ['first of its series'] : ['later in its series']),
    ...(body.head.announcement.weak ? ['weak'] : ['strong']),
    ...(differ(enterprises.map(({ id }) => id)) ? ['ids: two orders'] : []),
    ...(enterprises.some((one) => differ(Object.keys(one.attributes ?? {})))
      ? ['members: two orders']
      : []),
    ...(body.head.rounds.length > 1 ? ['several rounds'] : []),
    ...(new Set(body.head.rounds.map(({ pool }) => pool)).size > 1 ? ['several pools'] : []),
    ...(vacancies.length > 0 ? ['vacancies'] : []),
    ...(vacancies.length > 0 && seats.length > 0 ? ['some visits kept, some vacant'] : []),
    ...(seats.some(({ passed }) => passed.length > 0) ? ['passed over'] : []),
    ...(loads.some(({ inspector, load }) => load > 0 && load === capacity(inspector))
      ? ['at capacity']
      : []),
    ...(sample.length === 0 ? ['empty sample'] : []),
    ...(inputs.waivers.length > 0 ? ['waiver'] : []),
  ])
}
