import { groupsOf } from './candidates.ts'
import { canonical } from './canonical.ts'
import { normalised } from './inputs.ts'
import { attempt } from './library.ts'
import { pair } from './pairing.ts'
import { problemOf } from './problem.ts'
import type { replay } from './replay.ts'
import { sizeOf } from './search.ts'
import type { Crew, Inputs, Inspector, Pairing, Wanted } from './types.ts'
import { visitsOf } from './visits.ts'

type Body = ReturnType<typeof replay>
type Variant = (inputs: Inputs) => Inputs | undefined

const pairingOf = ({ plan }: Inputs): Pairing => plan.pairing ?? {}

const withPairing = (inputs: Inputs, change: Partial<Pairing>): Inputs => ({
  ...inputs,
  plan: { ...inputs.plan, pairing: { ...pairingOf(inputs), ...change } },
})

/** Without a member of the inspectors, if any has it. */
const without =
  (name: keyof Inspector): Variant =>
  (inputs) => {
    if (inputs.inspectors.every((one) => one[name] === undefined)) return undefined
    const inspectors = inputs.inspectors.map((one) => {
      const { [name]: _, ...rest } = one
      return rest as Inspector
    })
    return { ...inputs, inspectors }
  }

/** Without the officers of past visits on days on which this batch may have visits. */
const withoutElsewhere: Variant = (inputs) => {
  const [from] = inputs.plan.tasks
    .flatMap(({ rounds = [] }) => rounds.map((one) => one.window[0]))
    .toSorted()
  if (inputs.inspectors.every(({ perDay }) => perDay === undefined)) return undefined
  const pastVisits = inputs.pastVisits.filter(({ date }) => date < from!)
  return pastVisits.length < inputs.pastVisits.length ? { ...inputs, pastVisits } : undefined
}

const withoutStage =
  (name: string): Variant =>
  (inputs) => {
    const { stages = [] } = pairingOf(inputs)
    const others = stages.filter((wish) => !(name in wish))
    return others.length < stages.length ? withPairing(inputs, { stages: others }) : undefined
  }

const reversed: Variant = (inputs) => {
  const { stages = [] } = pairingOf(inputs)
  return stages.length > 1 ? withPairing(inputs, { stages: stages.toReversed() }) : undefined
}

/** Every crew of the plan without a member of `prefer`. */
const withoutPreferred =
  (name: keyof Wanted): Variant =>
  (inputs) => {
    const lacking = <T extends { prefer?: Wanted }>(seat: T): T => {
      const { [name]: _, ...prefer } = seat.prefer ?? {}
      return { ...seat, prefer }
    }
    const changed = <T extends Crew>(crew: T): T =>
      'group' in crew
        ? { ...crew, group: lacking(crew.group) }
        : { ...crew, seats: crew.seats.map(lacking) }
    const tasks = inputs.plan.tasks.map((task) => {
      if (typeof task.team !== 'object') return task
      const { when } = task.team
      const team = { ...changed(task.team), ...(when ? { when: when.map(changed) } : {}) }
      return { ...task, team }
    })
    const wished = pairingOf(inputs).stages?.some((wish) => 'preference' in wish)
    return wished ? { ...inputs, plan: { ...inputs.plan, tasks } } : undefined
  }

const balanced =
  (from: (balance: Pairing['balance']) => boolean, balance: Pairing['balance']): Variant =>
  (inputs) =>
    from(pairingOf(inputs).balance) ? withPairing(inputs, { balance: balance! }) : undefined

const isSpread = (balance: Pairing['balance']): boolean =>
  typeof balance === 'object' && 'spread' in balance
const isAtLeast = (balance: Pairing['balance']): boolean =>
  typeof balance === 'object' && 'atLeast' in balance

/** The same draw without one thing. */
const variants: Readonly<Record<string, Variant>> = {
  related: without('related'),
  capacity: without('capacity'),
  minimum: without('minimum'),
  perDay: without('perDay'),
  'visits elsewhere on the day': withoutElsewhere,
  limits: without('limits'),
  carried: without('carried'),
  availability: without('availability'),
  repeatWithinMonths: withoutStage('repeatWithinMonths'),
  lastOfficers: withoutStage('lastOfficers'),
  preference: withoutStage('preference'),
  'order of stages': reversed,
  'prefer department': withoutPreferred('department'),
  'prefer qualifications': withoutPreferred('qualifications'),
  'prefer town': withoutPreferred('town'),
  strict: balanced((balance = 'strict') => balance === 'strict', 'none'),
  none: balanced((balance) => balance === 'none', 'strict'),
  spread: balanced(isSpread, 'none'),
  'spread, not strict': balanced(isSpread, 'strict'),
  atLeast: balanced(isAtLeast, 'none'),
  'atLeast, not a spread of 1': balanced(isAtLeast, { spread: 1 }),
  'the number of atLeast': (inputs) => {
    const { balance } = pairingOf(inputs)
    if (typeof balance !== 'object' || !('atLeast' in balance)) return undefined
    return withPairing(inputs, { balance: { atLeast: balance.atLeast === 2 ? 3 : 2 } })
  },
  'the number of spread': (inputs) => {
    const { balance } = pairingOf(inputs)
    if (typeof balance !== 'object' || !('spread' in balance)) return undefined
    return withPairing(inputs, { balance: { spread: balance.spread === 1 ? 2 : 1 } })
  },
}

/** The seats and vacancies, or the error. */
function outcome(inputs: Inputs, { head, secrets: { seed }, tables: { sample } }: Body): string {
  const { batch } = head.announcement
  const made = attempt(() => pair(inputs, seed, visitsOf(inputs, batch, sample)))
  if (!('value' in made)) return String(made.error)
  const seats = made.value.seats.map(({ choices: _, ...row }) => row)
  return canonical({ seats, vacancies: made.value.vacancies })
}

/** What of §3.2, §3.7 and §9 is there, and what of it changed who sits where. */
export function teamFeatures(raw: object, body: Body): string[] {
  const { head, tables } = body
  const { batch } = head.announcement
  const inputs = normalised(raw as Record<string, unknown>)
  const others = Object.entries(variants).flatMap(([name, variant]) => {
    const other = variant(inputs)
    return other ? [{ name, other }] : []
  })
  const isSmall = sizeOf(problemOf(inputs, visitsOf(inputs, batch, tables.sample))) <= 8_000
  const usual = isSmall && others.length > 0 ? outcome(inputs, body) : ''
  const decisive = others
    .filter(({ other }) => isSmall && outcome(other, body) !== usual)
    .map(({ name }) => name)
  const groups = groupsOf(inputs).map(({ id }) => id)
  const groupSeats = tables.seats.filter((row) => groups.includes(row.inspector))
  return [
    ...others.map(({ name }) => `with ${name}`),
    ...decisive.map((name) => `decides: ${name}`),
    ...pairs(decisive).map((pair) => `both decide: ${pair}`),
    ...(groupSeats.length > 0 ? ['group seat'] : []),
    ...(groupSeats.length > 0 && groupSeats.length < tables.seats.length
      ? ['group seat and others']
      : []),
    ...(groupSeats.some(({ passed }) => passed.length > 0) ? ['group passed over'] : []),
    ...(groupSeats.length > 0 ? decisive.map((name) => `group seat, decides: ${name}`) : []),
  ]
}

const pairs = (names: readonly string[]): string[] =>
  names.flatMap((a, i) => names.slice(i + 1).map((b) => `${a}, ${b}`))
