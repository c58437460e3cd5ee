import { createHash } from 'node:crypto'
import {
  canonicalJson,
  draw,
  explain,
  type InputData,
  isDoubleRandomError,
  verify,
} from 'double-random'
import seedrandom from 'seedrandom'
import { describe, expect, it } from 'vitest'
import { expectSound } from '../verify/sound.ts'
import { smallBureau } from './small-bureau.ts'

const SIZES = [3, 9, 27, 81, 4, 4, 2, 1]

function bureau(
  design: object,
  sizes: readonly (number | undefined)[] = SIZES,
  task: object = {},
): InputData {
  return smallBureau({
    units: sizes.map((size, i) => ({
      ...(size !== undefined && { size, attributes: { 员工: Math.min(2 * size, 1000) } }),
      town: i % 2 === 0 ? '东' : '西',
    })),
    tasks: [
      {
        design,
        rounds: [{ window: ['2020-03-02', '2020-03-13'], visits: 3 }],
        team: 'none',
        ...task,
      },
    ],
  })
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The start by docs/protocol.md §2.2 and §2.4, with no part of the library. */
function start(seed: string, total: bigint): bigint {
  const p = { pool: 'pool', purpose: 'pps', round: 1, seed, stratum: '[]' }
  const { int32 } = seedrandom(sha256(`double-random/1/key\n${JSON.stringify(p)}`))
  const word = () => BigInt(int32() >>> 0)
  const limit = ((1n << 64n) / total) * total
  for (;;) {
    const u = word() * (1n << 32n) + word()
    if (u < limit) return u % total
  }
}

function codeAt(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (isDoubleRandomError(error)) return `${error.code} at ${error.problems[0]?.path}`
    throw error
  }
  return 'nothing'
}

describe('a draw in proportion to size', () => {
  it('takes whom the page says, from a start anybody can compute', () => {
    const data = bureau({ type: 'pps', size: 'size' })
    const seen = new Map<string, number>()
    for (let i = 0; i < 60; i += 1) {
      const record = draw(data, { seed: `seed ${i}` })
      const { secrets, tables, head } = record.body
      // 3·81 ≥ 131 and 2·27 ≥ 50 are certain; one of the other six, with T = 23.
      const key = secrets.keys.rounds[0]?.select as string
      const others = SIZES.map((size, u) => ({ unit: `U${u + 1}`, size }))
        .filter(({ size }) => size < 27)
        .map((each) => ({ ...each, ticket: sha256(key + each.unit) }))
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      const r = Number(start(secrets.seed, 23n))
      let sum = 0
      const hit = others.find(({ size }) => {
        sum += size
        return r < sum
      })
      const chances = new Map(tables.sample.map(({ unit, pi }) => [unit, pi]))
      expect(chances).toEqual(
        new Map([
          ['U3', '1/1'],
          ['U4', '1/1'],
          [hit?.unit, `${hit?.size}/23`],
        ]),
      )
      expect(tables.reserves).toEqual([])
      expect(head.rounds[0]?.strata).toEqual([
        { stratum: [], size: 8, drawn: 3, pi: null, unconditional: null },
      ])
      expectSound(verify(canonicalJson(record), data))
      seen.set(hit?.unit as string, (seen.get(hit?.unit as string) ?? 0) + 1)
    }
    expect(seen.size).toBeGreaterThan(3)
  })

  it('can be explained, by a unit that was drawn and one that was not', () => {
    const data = bureau({ type: 'pps', size: 'size' })
    const record = draw(data, { seed: 's' })
    const drawn = new Set(record.body.tables.sample.map(({ unit }) => unit))
    for (const [index, size] of SIZES.entries()) {
      const unit = `U${index + 1}`
      const [answer] = explain(record, data, unit)
      expect(answer).toMatchObject({
        verdict: drawn.has(unit) ? 'drawn' : 'not-drawn',
        // 3·81 ≥ 131 and 2·27 ≥ 50 are certain; the sizes of the other six, one of whom is drawn,
        // add up to 23.
        pi: size >= 27 ? '1/1' : `${size}/23`,
        threshold: null,
      })
    }
  })

  it('can use another field, and strata', () => {
    const design = {
      type: 'stratified',
      by: ['town'],
      allocation: { type: 'proportional' },
      size: 'attributes.员工',
    }
    const data = bureau(design, SIZES, {
      rounds: [{ window: ['2020-03-02', '2020-03-13'], visits: 2 }],
    })
    const record = draw(data, { seed: 's' })
    const [east, west] = record.body.tables.sample
      .map(({ stratum, unit, pi }) => ({ town: stratum[0], unit, pi }))
      .sort((a, b) => (`${a.town}` < `${b.town}` ? -1 : 1))
    // 东: 3, 27, 4, 2 add up to 36; 西: 9, 81, 4, 1 to 95. One of each.
    const sizeOf = (unit: string | undefined) => SIZES[Number(unit?.slice(1)) - 1] as number
    const reduced = (a: number, b: number): string => {
      const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y))
      return `${a / divisor(a, b)}/${b / divisor(a, b)}`
    }
    expect(east?.pi).toBe(reduced(sizeOf(east?.unit), 36))
    expect(west?.pi).toBe(reduced(sizeOf(west?.unit), 95))
    expectSound(verify(canonicalJson(record), data))
  })

  it('that was tampered with fails', () => {
    const data = bureau({ type: 'pps', size: 'size' })
    const record = draw(data, { seed: 's' })
    const text = canonicalJson(record)
    const [row] = record.body.tables.sample.filter(({ pi }) => pi !== '1/1')
    const forged = text.replace(`"pi":"${row?.pi}"`, '"pi":"1/1"')
    expect(forged).not.toBe(text)
    const failed = verify(forged, data).checks.filter(({ status }) => status === 'fail')
    expect(failed.map(({ name }) => name)).toContain('sample')
  })

  it('is refused without sizes, before anything is announced', () => {
    const design = { type: 'pps', size: 'size' }
    const place = 'design/size at enterprises.size'
    expect(codeAt(() => draw(bureau(design, [1, undefined, 3]), { seed: 's' }))).toBe(place)
    expect(codeAt(() => draw(bureau(design, [1, 0, 3]), { seed: 's' }))).toBe(place)
    const huge = [Number.MAX_SAFE_INTEGER, 1, 1]
    expect(codeAt(() => draw(bureau(design, huge), { seed: 's' }))).toBe(place)
    const missing = { type: 'pps', size: 'attributes.产能' }
    expect(codeAt(() => draw(bureau(missing), { seed: 's' }))).toBe(
      'design/size at enterprises.attributes.产能',
    )
    const where = { bounds: { size: { min: 1 } } }
    expect(codeAt(() => draw(bureau(design, [1, undefined, 3, 4], { where }), { seed: 's' }))).toBe(
      'nothing',
    )
  })

  it.each([
    [{ type: 'pps', size: 'town' }, {}, 'input/choice at plan.tasks[0].design.size'],
    [{ type: 'pps', size: 'size' }, { reserve: 1 }, 'input/choice at plan.tasks[0].reserve'],
    [{ type: 'pps' }, {}, 'input/missing at plan.tasks[0].design.size'],
    [
      { type: 'pps', size: 'size', rate: '1/2' },
      {},
      'input/unknown-field at plan.tasks[0].design.rate',
    ],
    [
      { type: 'pps', size: 'size' },
      { rounds: [{ window: ['2020-03-02', '2020-03-13'] }] },
      'design/rounds at plan.tasks[0].rounds[0].visits',
    ],
  ])('is refused as %j with %j', (design, task, place) => {
    expect(codeAt(() => draw(bureau(design, SIZES, task), { seed: 's' }))).toBe(place)
  })
})
