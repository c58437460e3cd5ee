import { type Dice, dice } from './dice.ts'

class Instance {
  id = 'E1'
}

/** Values that no function expects in most of its places. */
const JUNK: readonly ((roll: Dice) => unknown)[] = [
  () => undefined,
  () => null,
  () => '',
  () => 'x',
  () => '2020-02-30',
  () => '\ud800',
  () => '__proto__',
  () => '0'.repeat(64),
  () => '\ufeff{}',
  () => '{\n  "body": {}\n}',
  () => 'x'.repeat(5000),
  () => 0,
  () => -1,
  () => -0,
  () => 1.5,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 1e15,
  () => Number.MAX_SAFE_INTEGER,
  () => true,
  () => [],
  () => [null],
  () => [[]],
  () => new Array(3),
  () => ({}),
  () => ({ id: 'x' }),
  () => Object.create(null),
  () => Object.create({ inherited: 1 }),
  () => JSON.parse('{"__proto__": {"a": 1}}'),
  () => ({ constructor: 1, toString: 'x', hasOwnProperty: null, length: 3 }),
  () => ({ length: { toString: 'x' } }),
  () => 10n,
  () => Symbol('junk'),
  () => () => 'x',
  () => new Date(0),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => new Instance(),
  () => new Uint8Array(3),
  () => /x/,
  () => new Error('x'),
  () => Object.freeze({ tasks: [] }),
  () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    return circle
  },
  () => {
    let deep: unknown = 1
    for (let level = 0; level < 200; level += 1) deep = [deep]
    return deep
  },
]

/** The arguments with one place of them, at any depth, replaced, removed, doubled or added to. */
export function spoil(sound: readonly unknown[], seed: number): unknown[] {
  const roll = dice(seed)
  const spoilt = [...sound]
  const times = 1 + roll(2)
  for (let time = 0; time < times; time += 1) {
    if (roll(12) === 0) spoilt.length = roll(spoilt.length + 1)
    else {
      const at = roll(Math.max(1, spoilt.length))
      spoilt[at] = roll(6) === 0 ? junk(roll) : inside(spoilt[at], roll)
    }
  }
  return spoilt
}

/** Whatever is far longer than anything that anybody writes: no function may spread or search it. */
export function longJunk(length: number): readonly unknown[] {
  const many = Array.from({ length }, (_, index) => `x${index}`)
  return [
    '序'.repeat(1_000_000),
    ' '.repeat(1_000_000),
    '['.repeat(1_000_000),
    many,
    Object.fromEntries(many.map((name) => [name, name])),
  ]
}

/** The arguments with something else in one place of them, at any depth. */
export function replaced(sound: readonly unknown[], by: unknown, roll: Dice): unknown[] {
  const at = roll(Math.max(1, sound.length))
  return sound.map((each, index) => (index === at ? replacedIn(each, by, roll) : each))
}

function replacedIn(value: unknown, by: unknown, roll: Dice): unknown {
  if (typeof value !== 'object' || value === null || roll(5) === 0) return by
  const names = Object.keys(value)
  const chosen = names[roll(Math.max(1, names.length))]
  if (chosen === undefined) return by
  if (!Array.isArray(value))
    return { ...value, [chosen]: replacedIn(value[chosen as keyof typeof value], by, roll) }
  return value.map((each, index) => (index === Number(chosen) ? replacedIn(each, by, roll) : each))
}

function junk(roll: Dice): unknown {
  return (JUNK[roll(JUNK.length)] as (typeof JUNK)[number])(roll)
}

function inside(value: unknown, roll: Dice): unknown {
  if (typeof value === 'string' && value.length > 0 && roll(3) === 0) return spoiltText(value, roll)
  if (typeof value !== 'object' || value === null || roll(5) === 0) return junk(roll)
  if (Array.isArray(value)) {
    const at = roll(value.length + 1)
    const way = roll(6)
    if (way === 0) return [...value.slice(0, at), ...value.slice(at + 1)]
    if (way === 1) return [...value, value[at] ?? junk(roll)]
    return value.map((each, index) => (index === at ? inside(each, roll) : each))
  }
  const names = Object.keys(value)
  const name = names[roll(names.length + 1)] ?? `more${roll(9)}`
  const { [name]: member, ...rest } = value as Record<string, unknown>
  if (roll(6) === 0) return rest
  return { ...rest, [name]: inside(member, roll) }
}

function spoiltText(text: string, roll: Dice): string {
  const at = roll(text.length)
  const way = roll(4)
  if (way === 0) return text.slice(0, at)
  if (way === 1) return text.slice(0, at) + text.slice(at + 1)
  if (way === 2) return `${text.slice(0, at)}${'"{[9\u0000é'[roll(6)]}${text.slice(at + 1)}`
  return `${text}${text.slice(at)}`
}
