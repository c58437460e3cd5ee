import { codeOf, datesSoFar, excludes, rulesFor } from './exclusions.ts'
import { unitsOf } from './frame.ts'
import type { RoundOf } from './rounds.ts'
import type { Enterprise, Exclusion } from './types.ts'

const nameOf = (rule: Exclusion): string =>
  Object.keys(rule).find((name) => name !== 'code' && name !== 'asOf')!

const joiningDecides = (rule: Exclusion, unit: Enterprise, { asked }: RoundOf): boolean => {
  const alone = { ...asked, task: { ...asked.task, overlap: 'exclude' as const } }
  return !excludes(rule, unit, asked) && excludes(rule, unit, alone)
}

/** Of a rule that counts visits: which of them it needs (§3.9). */
function countNames(rule: Exclusion, unit: Enterprise, { asked }: RoundOf): string[] {
  const all = datesSoFar(unit, asked)
  const recorded = datesSoFar(unit, { ...asked, before: [] })
  if (!('visitsInYear' in rule)) return []
  const [from, to] = asked.window.map((day) => day.slice(0, 4)) as [string, string]
  const inYears = (dates: readonly string[]) =>
    dates.filter((day) => from <= day.slice(0, 4) && day.slice(0, 4) <= to)
  const fits = excludes(rule, unit, asked)
  return [
    ...(fits && from < to ? ['a window in two years'] : []),
    ...(fits && rule.visitsInYear > 1 ? ['several visits in a year'] : []),
    ...(!fits && new Set(inYears(all)).size >= rule.visitsInYear ? ['not all in one year'] : []),
    ...(!fits && inYears(all).length >= rule.visitsInYear ? ['two visits on one day'] : []),
    ...(fits &&
    recorded.length > 0 &&
    all.length > recorded.length &&
    inYears(recorded).length < rule.visitsInYear &&
    rule.visitsInYear > 1
      ? ['recorded and drawn visits together']
      : []),
  ]
}

/** Where the rules of §7.2 find the units of a round. */
export function exclusionFeatures(round: RoundOf): string[] {
  const { asked, design } = round
  const { inputs, task, before } = asked
  const rules = rulesFor(asked, design)
  const names = unitsOf(asked).flatMap((unit) => {
    const { id } = unit
    const code = codeOf(unit, design, asked)
    const alone = codeOf(unit, design, { ...asked, before: [] })
    const rule = rules.find((one) => one.code === code)
    const name = rule ? nameOf(rule) : code
    const byDraw = code !== undefined && alone === undefined
    const rows = inputs.pastVisits.filter(
      ({ enterprise, matter }) => enterprise === id && matter === task.id,
    )
    const again = before.some(({ pool, unit: other }) => pool === task.id && other === id)
    return [
      ...(code === undefined ? [] : [byDraw ? `${name}, by draw` : `${name}, anyway`]),
      ...(rule && inputs.plan.exclude?.includes(rule) ? ['the rule is the plan’s'] : []),
      ...(alone !== undefined && alone !== code ? ['another rule fits anyway'] : []),
      ...(rows.length > 0 && (name === 'earlierRounds' || name === 'earlier-round') && !again
        ? [`${name}, recorded`]
        : []),
      ...(rows.length > 0 && code === undefined && rules.some((one) => 'earlierRounds' in one)
        ? ['recorded before the first window']
        : []),
      ...rules.flatMap((one) => [
        ...(joiningDecides(one, unit, round) ? [`${nameOf(one)}, but for the visit joined`] : []),
        ...countNames(one, unit, round),
      ]),
    ]
  })
  return names.map((name) => `excluded: ${name}`)
}
