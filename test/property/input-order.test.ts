import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announce, canonicalJson, draw } from '../../src/index.ts'
import { effort } from '../effort.ts'
import { type Data, dice, type SmallInputs, scrambled, smallInputs } from './arbitrary-inputs.ts'

type Roll = (m: number) => number

/** Members that are sets; the arrays of the plan say something by their order. */
const SETS = ['tags', 'qualifications', 'towns', 'leave', 'inspectors', 'holidays', 'workdays']

/** A member of each table that may be absent. */
const OPTIONAL: Readonly<Record<string, string>> = {
  enterprises: 'town',
  inspectors: 'capacity',
  pastVisits: 'matter',
  penalties: 'matter',
}

function scrambleKeys(value: unknown, roll: Roll): unknown {
  if (Array.isArray(value)) return value.map((item) => scrambleKeys(item, roll))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => [key, scrambleKeys(member, roll)])
  return Object.fromEntries(scrambled(members, roll))
}

/** An object with its sets in another order and with a repetition. */
function scrambleSets(object: Data, roll: Roll): Data {
  const members = Object.entries(object).map(([key, value]) => {
    if (!SETS.includes(key)) return [key, value]
    const items = value as unknown[]
    return [key, scrambled([...items, items[roll(items.length)]], roll)]
  })
  return Object.fromEntries(members)
}

/** Rows in another order, with absent members spelled out and contact data in directories. */
function scrambleTable(table: string, rows: readonly Data[], roll: Roll): Data[] {
  const optional = OPTIONAL[table]
  return scrambled(rows, roll).map((row) => {
    const more: Data = {}
    if (optional !== undefined && !(optional in row))
      more[optional] = [null, undefined, ''][roll(3)]
    if ('name' in row) more.contact = { phone: `021-${roll(100)}` }
    return { ...scrambleSets(row, roll), ...more }
  })
}

function scramble(inputs: SmallInputs, seed: number): SmallInputs {
  const roll = dice(seed)
  const parts = Object.entries(inputs).map(([name, part]) => {
    if (Array.isArray(part)) return [name, scrambleTable(name, part, roll)]
    return [name, name === 'calendar' ? scrambleSets(part as Data, roll) : part]
  })
  return scrambleKeys({ ...Object.fromEntries(parts), waivers: null }, roll) as SmallInputs
}

describe('a draw', () => {
  it('is the same to the byte for rows, members and sets in any order', () => {
    fc.assert(
      fc.property(smallInputs, fc.integer({ min: 1 }), fc.string(), (inputs, seed, text) => {
        const options = { seed: `种子 ${text}` }
        const other = scramble(inputs, seed)
        expect(JSON.stringify(other)).not.toBe(JSON.stringify(inputs))
        expect(canonicalJson(draw(other as never, options))).toBe(
          canonicalJson(draw(inputs as never, options)),
        )
      }),
      { seed: 1, numRuns: effort(24, 80) },
    )
  })

  it('is the same to the byte when it is announced and blinded', () => {
    fc.assert(
      fc.property(smallInputs, fc.integer({ min: 1 }), (inputs, seed) => {
        const blinding = 'b1'.repeat(32)
        const fields = [{ name: '指数', min: 0, max: 2 ** 53 - 1 }]
        const ceremony = (data: SmallInputs) => {
          const announcement = announce(data as never, {
            series: 's',
            number: 1,
            entropy: [{ kind: 'public-event', title: '指数', at: 2, fields, bits: 53 }],
            weak: true,
            by: 1,
            blinding,
          })
          const reveals = [{ kind: 'public-event' as const, values: [seed] }]
          return canonicalJson(draw(data as never, { announcement, reveals, blinding }))
        }
        expect(ceremony(scramble(inputs, seed))).toBe(ceremony(inputs))
      }),
      { seed: 2, numRuns: effort(12, 40) },
    )
  })

  it('is another one for another seed, from the same announcement', () => {
    fc.assert(
      fc.property(smallInputs, (inputs) => {
        const [a, b] = ['1', '2'].map((seed) => draw(inputs as never, { seed }))
        expect(a!.digest).not.toBe(b!.digest)
        expect(a!.body.head.announcement).toEqual(b!.body.head.announcement)
      }),
      { seed: 3, numRuns: effort(10, 30) },
    )
  })

  it('leaves its inputs as they were and returns a record that cannot be changed', () => {
    fc.assert(
      fc.property(smallInputs, (inputs) => {
        const before = JSON.stringify(inputs)
        const record = draw(inputs as never, { seed: '1' })
        expect(JSON.stringify(inputs)).toBe(before)
        const parts = (value: unknown): object[] =>
          typeof value === 'object' && value !== null
            ? [value, ...Object.values(value).flatMap(parts)]
            : []
        expect(parts(record).every((part) => Object.isFrozen(part))).toBe(true)
      }),
      { seed: 4, numRuns: effort(12, 40) },
    )
  })
})
