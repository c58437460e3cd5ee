import {
  type OutcomeData,
  type OutcomesDocument,
  reportOutcomes,
  verifyOutcomes,
} from 'double-random'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seal } from '../../src/record/seal.ts'
import { effort } from '../effort.ts'
import { hasPython, replayedByPython } from '../replay/python.ts'
import { canonical } from './canonical.ts'
import { compare } from './compare.ts'
import type { AmendmentBody } from './decisions.ts'
import { dice, type Gen } from './dice.ts'
import type { Made } from './exercised.ts'
import { canonicalJson } from './library.ts'
import { type Outcome, type Outcomes, outcomesOf } from './outcomes.ts'
import { randomDraw } from './random-draw.ts'
import { randomReplacements } from './random-replacements.ts'

const OUTCOMES = ['inspected', 'inspected', 'inspected', 'refused', 'untraceable', 'not-done']

it('the second implementation reports outcomes after random draws and amendments the same', () => {
  let documents = 0
  let amended = 0
  let corrected = 0
  let blinded = 0
  const made: Made[] = []
  const agree = (g: Gen) => {
    const d = dice(g)
    const draw = d.chance(50) ? randomDraw(g) : randomReplacements(g)
    const { record, amendments = [] } = compare(draw)
    if (record === undefined) return
    const bodies = (amendments as { body: AmendmentBody }[]).map(({ body }) => body)
    const key = draw.options.blindingKey
    const { series, number } = record.body.head
    const blinding = key === undefined ? {} : { blinding: { key, series, number } }
    const replaced = new Set(
      bodies.flatMap((body) =>
        body.substitutes.map(({ pool, round, unit }) => canonical([pool, round, unit])),
      ),
    )
    const came = bodies.flatMap(({ substitutes }) =>
      substitutes.flatMap(({ pool, round, substitute }) =>
        substitute === null ? [] : [{ pool, round, unit: substitute }],
      ),
    )
    const current = [...record.body.tables.sample, ...came].filter(
      ({ pool, round, unit }) => !replaced.has(canonical([pool, round, unit])),
    )
    const known = new Map<string, Outcome>()
    const before: Outcomes[] = []
    const texts: string[] = []
    const days = ['2030-12-30', '2030-12-30', '2030-12-31']
    for (const asOf of days.slice(0, d.int(1, 3))) {
      for (const { pool, round, unit } of current) {
        if (d.chance(40)) continue
        const outcome = d.pick(OUTCOMES)
        const row = {
          ...{ pool, round, unit, outcome, reason: '更正' },
          ...d.maybe('date', 70, () => d.pick(['2030-12-29', '2030-12-30'])),
          ...(outcome === 'inspected' &&
            d.maybe('values', 60, () => ({ 隐患: d.int(0, 3), 罚款: d.int(0, 9) }))),
        }
        known.set(canonical([pool, round, unit]), row)
      }
      const given = [...known.values()]
      const mine = outcomesOf(record.body as never, bodies, before, {
        known: given,
        asOf,
        ...blinding,
      })
      const document = reportOutcomes(record, draw.inputs as never, {
        asOf,
        outcomes: given as OutcomeData[],
        amendments: amendments.map((each) => canonicalJson(each as never)),
        earlier: texts,
        ...(key !== undefined && { blinding: key }),
      })
      expect(canonical(mine)).toBe(canonical(document.body))
      const report = verifyOutcomes(canonicalJson(document as never), {
        data: draw.inputs as never,
        record: canonicalJson(record as never),
        recordDigest: record.digest,
        outcomesDigest: document.digest,
        ...(key !== undefined && { blinding: key }),
        ...(bodies.length > 0 && {
          amendments: amendments.map((each) => canonicalJson(each as never)),
        }),
        ...(texts.length > 0 && { earlier: [...texts] }),
      })
      expect(report.outcome, canonical(report.checks)).not.toBe('refuted')
      before.push(mine)
      texts.push(canonicalJson(document as never))
      documents += 1
      if (bodies.length > 0) amended += 1
      if (key !== undefined) blinded += 1
      corrected += mine.rows.all.filter(({ row }) => row.entry > 1).length
    }
    if (bodies.length === 0) {
      made.push({ inputs: draw.inputs, record, blinding: key, reports: texts })
    }
  }
  fc.assert(fc.property(fc.gen(), agree), {
    seed: 46,
    numRuns: effort(60, 400),
    endOnFailure: true,
  })
  expect(documents).toBeGreaterThan(effort(40, 100))
  expect(Math.min(amended, corrected, blinded)).toBeGreaterThan(effort(1, 5))
  if (!hasPython) return
  expect(replayedByPython(made)).toEqual({ other: [], records: made.length })
  const [honest] = made.filter(({ reports = [] }) => reports.length > 1)
  const doctored = EDITS.map((edit) => ({ ...honest!, reports: edited(honest!.reports!, edit) }))
  expect(replayedByPython(doctored).other).toHaveLength(EDITS.length)
})

/** What somebody could change in the last outcomes, sealing them again. */
const EDITS: readonly ((body: OutcomesDocument['body']) => object)[] = [
  ({ head }) => ({ head: { ...head, rounds: head.rounds.map((each) => ({ ...each, due: 0 })) } }),
  ({ head }) => ({ head: { ...head, asOf: '2000-01-01' } }),
  ({ head }) => ({ head: { ...head, previous: null } }),
  ({ head }) => ({ head: { ...head, table: { ...head.table, root: 'a'.repeat(64) } } }),
]

function edited(texts: readonly string[], edit: (typeof EDITS)[number]): string[] {
  const last = JSON.parse(texts.at(-1) as string) as OutcomesDocument
  const body = { ...last.body, ...edit(last.body) } as OutcomesDocument['body']
  return [...texts.slice(0, -1), canonicalJson(seal('outcomes', body) as never)]
}
