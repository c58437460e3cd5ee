import { Ajv2020 } from 'ajv/dist/2020.js'
import {
  canonicalJson,
  isDoubleRandomError,
  type Json,
  jsonSchema,
  openOutcomes,
  parseInputs,
  reportOutcomes,
  type SchemaName,
  substituteUnit,
} from 'double-random'
import { composeNotice, proveEntry, proveVerdict } from 'double-random/disclose'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDocument, type DocumentKinds } from '../../src/schema/documents/parse-document.ts'
import { effort } from '../effort.ts'
import { dice, smallInputs } from '../property/arbitrary-inputs.ts'
import { library, voided } from '../reference/library.ts'
import { randomDraw } from '../reference/random-draw.ts'
import { type Change, mutantsOf } from '../tamper/mutants.ts'

const NAMES = [
  ...['inputs', 'plan', 'calendar', 'enterprises', 'inspectors', 'recusals', 'pastVisits'],
  ...['penalties', 'lists', 'waivers'],
  ...['announcement', 'record', 'void', 'amendment', 'outcomes', 'notice', 'proof'],
] as SchemaName[]
const KINDS = NAMES.slice(10) as (keyof DocumentKinds)[]
const PARTS = NAMES.slice(1, 10)

/** How many of each are made, and how many places of each are changed. */
const RUNS = effort(40, 120)
const PLACES = 3

const ajv = new Ajv2020({ strict: true })
const accepts = new Map(NAMES.map((name) => [name, ajv.compile(jsonSchema(name))] as const))
const roll = dice(2026)

/** The codes of what the door objects to; none if it lets the data in. */
function objections(work: () => unknown): readonly string[] {
  try {
    work()
    return []
  } catch (error) {
    if (isDoubleRandomError(error)) return error.problems.map(({ code }) => code)
    throw error
  }
}

const doorOf =
  (name: SchemaName) =>
  (value: Json): readonly string[] =>
    objections(() =>
      name === 'inputs'
        ? parseInputs(value as never)
        : checkDocument(name as keyof DocumentKinds, value),
    )

/** Documents of every kind, from random draws. */
function documents(): Readonly<Record<keyof DocumentKinds, Json[]>> {
  const made = Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Record<
    keyof DocumentKinds,
    Json[]
  >
  const keep = (kind: keyof DocumentKinds, document: unknown) =>
    made[kind].push(JSON.parse(canonicalJson(document as Json)))
  const attempt = (work: () => void) => {
    objections(work)
  }
  for (const g of fc.sample(fc.gen(), { seed: 15, numRuns: 3 * RUNS })) {
    if (made.record.length === RUNS) break
    const { inputs, options, reveals } = randomDraw(g)
    attempt(() => {
      const drawn = library(inputs, options, reveals)
      const { announcement, record } = drawn
      const blinding = options.blindingKey === undefined ? {} : { blinding: options.blindingKey }
      keep('announcement', announcement)
      keep('record', record)
      keep('void', voided(drawn, { code: 'other', statement: '作废', date: '2020-02-29' }))
      const tables = ['enterprises', 'sample', 'seats', 'exclusions', 'items'] as const
      const open = tables.map((table) => ({ table }))
      const secrets = record.body.tables.sample.length % 2 === 0
      keep('notice', composeNotice(record, inputs as never, { open, secrets, ...blinding }))
      const { enterprises } = parseInputs(inputs as never)
      for (const [index, { id }] of enterprises.slice(0, 2).entries()) {
        const proof =
          index === 0
            ? proveVerdict(record, inputs as never, id, blinding)
            : proveEntry(announcement, inputs as never, id, blinding)
        keep('proof', proof)
      }
      const visits = record.body.tables.sample.slice(0, 3)
      const outcomes = visits.map(({ pool, round, unit }, at) => ({
        ...{ pool, round, unit },
        ...(at === 0
          ? { outcome: 'inspected' as const, date: '2029-12-31', values: { 隐患: 1 } }
          : { outcome: 'refused' as const }),
      }))
      const reported = reportOutcomes(record, inputs as never, {
        ...{ asOf: '2029-12-31', outcomes, ...blinding },
      })
      keep('outcomes', secrets ? reported : openOutcomes(reported, { units: [] }))
      const [row] = record.body.tables.sample
      if (row === undefined) return
      attempt(() =>
        keep(
          'amendment',
          substituteUnit(record, inputs as never, {
            visit: row,
            reason: 'closed',
            evidence: '现场记录',
            date: row.date,
            ...blinding,
          }),
        ),
      )
    })
  }
  return made
}

/** Inputs that the door lets in, with members that are null or ''. */
function inputs(): Json[] {
  const made = fc.sample(smallInputs, { seed: 7, numRuns: RUNS / 2 }) as unknown as Json[]
  for (const g of fc.sample(fc.gen(), { seed: 7, numRuns: 2 * RUNS })) {
    if (made.length === RUNS) break
    const { inputs: given } = randomDraw(g)
    if (doorOf('inputs')(given as Json).length === 0) made.push(given as Json)
  }
  return made
}

/** Faults of structure: what no other member can make good. */
const FAULTS: readonly Change[] = ['omit', 'add', 'retype', 'nullify']
const STRUCTURE = [
  ...['input/missing', 'input/type', 'input/unknown-field', 'input/text', 'input/id'],
  ...['input/date', 'input/ratio', 'evidence/structure'],
]

/** Where a document's plan says something of its other members: sums, two officers, each stratum once. */
const RELATED =
  /^body\.opening\.plan\.(catalogues|.*\.(visits|seats\[\d+\]\.count|stratum\[\d+\]))$/

/** The data with one value, or a new member, that is as good as absent, or nearly. */
function blanked(value: Json): Json {
  if (typeof value !== 'object' || value === null || roll(5) === 0)
    return BLANKS[roll(BLANKS.length)]!
  if (Array.isArray(value)) {
    const at = roll(Math.max(1, value.length))
    return value.map((each, index) => (index === at ? blanked(each) : each))
  }
  const names = [...Object.keys(value), 'note']
  const name = names[roll(names.length)]!
  const member = (value as { readonly [name: string]: Json })[name]
  return { ...value, [name]: blanked(member ?? null) }
}

const BLANKS: readonly Json[] = [null, '', {}, [], [''], { note: null }, { note: {} }, { size: 1 }]

describe('the JSON Schema', () => {
  const made: Readonly<Record<string, Json[]>> = { inputs: inputs(), ...documents() }

  it.each(['inputs', ...KINDS] as const)('of %s accepts what the door accepts', (name) => {
    const check = accepts.get(name)!
    expect(made[name]!.length).toBeGreaterThanOrEqual(name === 'amendment' ? RUNS / 4 : RUNS)
    const refused = made[name]!.filter((value) => !check(value))
    expect(refused.map((value) => JSON.stringify(value).slice(0, 300))).toEqual([])
  })

  it.each(PARTS)('of %s accepts that part of the inputs', (name) => {
    const check = accepts.get(name)!
    const parts = made.inputs!.map((value) => (value as Record<string, Json>)[name])
    const given = parts.filter((part) => part !== undefined && part !== null && part !== '')
    expect(given.length).toBeGreaterThan(name === 'waivers' ? RUNS / 40 : RUNS / 4)
    expect(given.filter((part) => !check(part))).toEqual([])
  })

  it.each(['inputs', ...KINDS] as const)(
    'of %s refuses nothing that the door lets in, and refuses what is wrong in structure',
    (name) => {
      const check = accepts.get(name)!
      const door = doorOf(name)
      const tooStrict: string[] = []
      const tooLax: string[] = []
      const counts = { tried: 0, faults: 0 }
      for (const value of made[name]!) {
        const all = mutantsOf(value)
        for (let k = 0; k < PLACES; k += 1) {
          const mutant = all[roll(all.length)]!
          const altered = mutant.altered()
          const codes = door(altered)
          const isRefused = !check(altered)
          const said = `${mutant.change} ${mutant.path} ${codes}`
          counts.tried += 1
          if (isRefused && codes.length === 0) tooStrict.push(said)
          const isFault =
            FAULTS.includes(mutant.change) &&
            !RELATED.test(mutant.path) &&
            codes.length > 0 &&
            codes.every((code) => STRUCTURE.includes(code))
          if (!isFault) continue
          counts.faults += 1
          if (!isRefused) tooLax.push(said)
        }
      }
      expect(tooStrict).toEqual([])
      expect(tooLax).toEqual([])
      expect(counts.faults).toBeGreaterThan(name === 'amendment' ? RUNS / 2 : RUNS)
    },
  )

  it('of the inputs takes for absent what the door does', () => {
    const check = accepts.get('inputs')!
    const counts = { accepted: 0, refused: 0 }
    const tooStrict: string[] = []
    for (const value of made.inputs!) {
      for (let k = 0; k < 4 * PLACES; k += 1) {
        const altered = blanked(value)
        const isIn = doorOf('inputs')(altered).length === 0
        counts[isIn ? 'accepted' : 'refused'] += 1
        if (isIn && !check(altered)) tooStrict.push(JSON.stringify(check.errors))
      }
    }
    expect(tooStrict).toEqual([])
    expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(RUNS)
  })

  it('leaves no part of the inputs open but contact and findings', () => {
    const open: string[] = []
    const walk = (value: unknown, path: string): void => {
      if (Array.isArray(value)) {
        value.forEach((each, index) => {
          walk(each, `${path}[${index}]`)
        })
      } else if (typeof value === 'object' && value !== null) {
        if (Object.keys(value).length === 0) open.push(path)
        for (const [key, each] of Object.entries(value)) walk(each, `${path}.${key}`)
      } else if (value === true && /\.(properties|\$defs)\.\w+$|\.items$/.test(path))
        open.push(path)
    }
    walk(jsonSchema('inputs'), '')
    expect(open.sort()).toEqual([
      '.$defs.Enterprise.properties.contact',
      '.$defs.Inspector.properties.contact',
      '.properties.findings',
    ])
  })

  it('is refused for another name', () => {
    expect(objections(() => jsonSchema('inspector' as never))).toEqual(['input/choice'])
  })
}, 120_000)
