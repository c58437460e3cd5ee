import {
  announce,
  assertVerified,
  canonicalJson,
  draw,
  type ErrorCode,
  type Json,
  parseDocument,
  reassignOfficer,
  verify,
  verifySeries,
  voidAnnouncement,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../ceremony/refusal.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { holdCeremony } from '../ceremony/world.ts'
import { openChecks } from './forger.ts'
import { sealed } from './seal.ts'

const honest = holdCeremony()
const { text } = honest

/** The one check that is made of a text nobody can read further, and its code. */
function lastCheckOf(given: string, limits?: { bytes?: number; depth?: number }) {
  const report = verify(given, honest.inputs, { ...honest.known, ...(limits && { limits }) })
  const last = report.checks.at(-1)
  expect(report.outcome).toBe('refuted')
  expect(last?.status).toBe('fail')
  expect(openChecks(report)).toEqual([])
  expect(report.headline).toEqual([
    { id: 'no-valid-document', values: { kind: 'record' } },
    last?.message,
  ])
  return [last?.name, last?.status === 'fail' && last.code]
}

/** The text after an edit of its first place that fits, which must exist. */
function edited(from: string | RegExp, to: string): string {
  const altered = text.replace(from, to)
  expect(altered).not.toBe(text)
  return altered
}

const asData = JSON.parse(text) as Json & object

describe('the text of a record', () => {
  it.each<[string, string, ErrorCode]>([
    ['a blank after a colon', edited('"seed":', '"seed": '), 'evidence/not-canonical'],
    ['a line feed at the end', `${text}\n`, 'evidence/not-canonical'],
    ['a blank at the beginning', ` ${text}`, 'evidence/not-canonical'],
    ['indentation', JSON.stringify(asData, null, 2), 'evidence/not-canonical'],
    ['a byte order mark', `\ufeff${text}`, 'evidence/json'],
    ['a null character at the end', `${text}\0`, 'evidence/json'],
    ['a second document behind it', `${text}{}`, 'evidence/json'],
    ['itself twice', text + text, 'evidence/json'],
    ['an escaped letter', edited('"petrol"', '"p\\u0065trol"'), 'evidence/not-canonical'],
    ['an escaped Chinese character', edited('法', '\\u6cd5'), 'evidence/not-canonical'],
    ['an escaped solidus', edited('1/3', '1\\/3'), 'evidence/not-canonical'],
    ['a raw control character', edited('"petrol"', '"pet\trol"'), 'evidence/json'],
    ['1.0 for 1', edited('"rank":1', '"rank":1.0'), 'evidence/not-canonical'],
    ['1e0 for 1', edited('"rank":1', '"rank":1e0'), 'evidence/not-canonical'],
    ['10e-1 for 1', edited('"rank":1', '"rank":10e-1'), 'evidence/not-canonical'],
    ['01 for 1', edited('"rank":1', '"rank":01'), 'evidence/json'],
    ['+1 for 1', edited('"rank":1', '"rank":+1'), 'evidence/json'],
    ['-0 for 0', edited('"shortfall":0', '"shortfall":-0'), 'evidence/not-canonical'],
    ['1.5 for 1', edited('"rank":1', '"rank":1.5'), 'evidence/not-canonical'],
    ['2^53', edited('"rank":1', '"rank":9007199254740992'), 'evidence/not-canonical'],
    ['2^53 + 1', edited('"rank":1', '"rank":9007199254740993'), 'evidence/not-canonical'],
    ['1e400', edited('"rank":1', '"rank":1e400'), 'evidence/not-canonical'],
    [
      'a thousand digits',
      edited('"rank":1', `"rank":${'9'.repeat(1000)}`),
      'evidence/not-canonical',
    ],
    ['NaN', edited('"rank":1', '"rank":NaN'), 'evidence/json'],
    ['a lone surrogate', edited('"petrol"', '"petrol\ud800"'), 'evidence/json'],
    ['a reversed surrogate pair', edited('"petrol"', '"petrol\udc00\ud800"'), 'evidence/json'],
    ['an escaped lone surrogate', edited('"petrol"', '"petrol\\ud800"'), 'evidence/not-canonical'],
    ['a comment', edited('{', '{/* */'), 'evidence/json'],
    ['a comma at the end of an object', `${text.slice(0, -1)},}`, 'evidence/json'],
    ['single quotes', edited('"petrol"', "'petrol'"), 'evidence/json'],
    ['a member __proto__', edited('{', '{"__proto__":{},'), 'evidence/not-canonical'],
    [
      'a member __proto__ deep inside',
      edited('{"inspector"', '{"__proto__":1,"inspector"'),
      'evidence/not-canonical',
    ],
    ['nothing', '', 'evidence/json'],
    ['blanks alone', '  ', 'evidence/json'],
  ])('is refused with %s', (_, altered, code) => {
    expect(lastCheckOf(altered)).toEqual(['text', code])
  })

  it('is refused wherever it is cut off', () => {
    const places = Array.from({ length: 300 }, (_, i) => Math.floor((i * text.length) / 300))
    for (const end of [...places, text.length - 1]) {
      expect(lastCheckOf(text.slice(0, end)), `${end}`).toEqual(['text', 'evidence/json'])
    }
  })

  it('is refused with any member a second time, whether or not the value is the same', () => {
    let count = 0
    for (const altered of withDuplicates(asData)) {
      expect(lastCheckOf(altered)).toEqual(['text', 'evidence/not-canonical'])
      count += 1
    }
    expect(count).toBeGreaterThan(500)
  })

  it('is refused with the members of any object in another order', () => {
    const backwards = (value: Json): string => {
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
      const members = Object.entries(value as object).sort(([a], [b]) => (a < b ? 1 : -1))
      return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
    }
    expect(lastCheckOf(backwards(asData))).toEqual(['text', 'evidence/not-canonical'])
    for (const part of ['loads', 'seats', 'sample'] as const) {
      const row = honest.record.body.tables[part][0] as unknown as Json
      const altered = edited(canonicalJson(row), backwards(row))
      expect(lastCheckOf(altered)).toEqual(['text', 'evidence/not-canonical'])
    }
  })

  it('is held to the limit on its size before anything else', () => {
    const bytes = Buffer.byteLength(text)
    expect(bytes).toBeGreaterThan(text.length)
    const report = verify(text, honest.inputs, { ...honest.known, limits: { bytes } })
    expect(report.outcome).toBe('verified')
    expect(lastCheckOf(text, { bytes: bytes - 1 })).toEqual(['text', 'evidence/size'])
    expect(lastCheckOf(text, { bytes: text.length })).toEqual(['text', 'evidence/size'])
    expect(lastCheckOf('['.repeat(50), { bytes: 49 })).toEqual(['text', 'evidence/size'])
    expect(lastCheckOf('\ud800', { bytes: 1 })).toEqual(['text', 'evidence/size'])
  })

  it('is held to the limit on its depth before it is parsed', () => {
    const depth = depthOf(asData)
    const report = verify(text, honest.inputs, { ...honest.known, limits: { depth } })
    expect(report.outcome).toBe('verified')
    expect(lastCheckOf(text, { depth: depth - 1 })).toEqual(['text', 'evidence/depth'])
    expect(lastCheckOf('['.repeat(33))).toEqual(['text', 'evidence/depth'])
    expect(lastCheckOf('['.repeat(32))).toEqual(['text', 'evidence/json'])
    expect(lastCheckOf('{"a":'.repeat(1_000_000))).toEqual(['text', 'evidence/depth'])
    expect(lastCheckOf(JSON.stringify('['.repeat(100)))).toEqual([
      'structure',
      'evidence/structure',
    ])
  })

  it('is refused and not crashed into if a verifier lifts the limit on depth', () => {
    const deep = 200_000
    const nested = '['.repeat(deep) + ']'.repeat(deep)
    const [check] = lastCheckOf(nested, { depth: deep })
    expect(check).toBe('text')
  })
})

describe('what is not a record of this protocol', () => {
  const structure = ['structure', 'evidence/structure']

  it.each<[string, string]>([
    ['another protocol in the announcement alone', edited('double-random/1', 'double-random/0')],
    ['another kind', edited('"kind":"record"', '"kind":"void"')],
    ['a number', '1'],
    ['a text', '"record"'],
    ['null', 'null'],
    ['true', 'true'],
    ['an empty object', '{}'],
    ['an array around it', `[${text}]`],
    ['its body alone', canonicalJson(honest.record.body)],
    ['an announcement', canonicalJson(honest.announcement)],
    ['a void', honest.known.history?.[0] ?? ''],
    ['a text with its text inside', canonicalJson(text)],
  ])('is refused: %s', (_, given) => {
    expect(lastCheckOf(given)).toEqual(structure)
  })

  it.each<[string, RegExp, string]>([
    ['an upper-case digest', /"seed":"[0-9a-f]*"/, `"seed":"${'A'.repeat(64)}"`],
    ['a digest of 63 digits', /"seed":"[0-9a-f]*"/, `"seed":"${'a'.repeat(63)}"`],
    ['a date that does not exist', /"date":"2020-05-[0-9]*"/, '"date":"2020-02-30"'],
    ['a ratio that is none', /"pi":"1\/3"/, '"pi":"0.33"'],
    ['a negative load', /"load":[0-9]+/, '"load":-1'],
    ['a seat 0', /"seat":1/, '"seat":0'],
    ['an id with an invisible character', /"unit":"E10"/, '"unit":"E10\u200b"'],
    ['an id of 129 bytes', /"unit":"E10"/, `"unit":"${'E'.repeat(129)}"`],
    ['an empty id', /"unit":"E10"/, '"unit":""'],
  ])('is refused: one with %s, sealed again', (_, from, to) => {
    const altered = JSON.parse(edited(from, to)) as Json
    expect(lastCheckOf(canonicalJson(sealed(altered, undefined)))).toEqual(structure)
  })

  it('is refused as well where an announcement is read', () => {
    const announced = canonicalJson(honest.announcement)
    const end = { code: 'other', statement: '停', date: '2020-03-01' } as const
    for (const [announcement, code] of [
      [`${announced} `, 'evidence/not-canonical'],
      [announced.slice(1), 'evidence/json'],
      ['['.repeat(40), 'evidence/depth'],
      [text, 'evidence/structure'],
      [announced.replace('"weak":false', '"weak":true'), 'evidence/digest'],
    ] as const) {
      const { reveals } = honest
      expect(refusalOf(() => draw(honest.inputs, { announcement, reveals })).code).toBe(code)
      expect(refusalOf(() => voidAnnouncement(announcement, end)).code).toBe(code)
    }
  })
})

function depthOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

/** The texts in which one member stands twice: as it is, and before that with another value. */
function* withDuplicates(document: Json): Generator<string> {
  for (const [name, before, after] of membersOf(document, '', '')) {
    const [member, rest] = after
    yield `${before}${name}:${member},${name}:${member}${rest}`
    yield `${before}${name}:null,${name}:${member}${rest}`
  }
}

/**
 * Every member of every object: its name, the text before it, its value's text and the text behind.
 */
function* membersOf(
  value: Json,
  before: string,
  behind: string,
): Generator<[name: string, before: string, after: [member: string, rest: string]]> {
  if (typeof value !== 'object' || value === null) return
  const isArray = Array.isArray(value)
  const parts = Object.entries(value)
    .sort(([a], [b]) => (isArray ? Number(a) - Number(b) : a < b ? -1 : 1))
    .map(([name, member]) => ({
      label: isArray ? '' : `${JSON.stringify(name)}:`,
      name: JSON.stringify(name),
      member: member as Json,
    }))
  const texts = parts.map(({ label, member }) => label + canonicalJson(member))
  const [open, close] = isArray ? '[]' : '{}'
  for (const [index, { label, name, member }] of parts.entries()) {
    const left = `${before}${open}${texts
      .slice(0, index)
      .map((each) => `${each},`)
      .join('')}`
    const right = `${texts
      .slice(index + 1)
      .map((each) => `,${each}`)
      .join('')}${close}${behind}`
    if (!isArray) yield [name, left, [canonicalJson(member), right]]
    yield* membersOf(member, left + label, right)
  }
}

describe('what only another version knows', () => {
  const ROUND = { window: ['2020-03-02', '2020-03-13'], visits: 2 }
  it.each([
    ['a later protocol', edited(/double-random\/1/g, 'double-random/2')],
    [
      'a later protocol of the record alone',
      edited(
        /"kind":"record",(.*?)"protocol":"double-random\/1"/,
        '"kind":"record",$1"protocol":"double-random/2"',
      ),
    ],
    ['a member of the document', `${text.slice(0, -1)},"signature":"x"}`],
    ['a member of the head', edited('"kind":"record"', '"kind":"record","map":[]')],
  ])('is not refuted and not verified: %s', (_, given) => {
    const report = verify(given, honest.inputs, honest.known)
    expect(report.outcome).toBe('partial')
    expect(report.checks.some(({ status }) => status === 'fail')).toBe(false)
    expect(report.checks.at(-1)).toMatchObject({ name: 'structure', status: 'not-checked' })
    expect(report.headline[0]).toEqual({ id: 'document-not-judged', values: { kind: 'record' } })
    expect(refusalOf(() => parseDocument(given)).code).toBe('evidence/version')
  })

  it('is no proof against the record: another announcement, amendments, history', () => {
    const later = (given: string) => given.replaceAll('double-random/1', 'double-random/2')
    const around = edited(
      /"kind":"announcement",(.*?)"protocol":"double-random\/1"/,
      '"kind":"announcement",$1"protocol":"double-random/2"',
    )
    expect(verify(around, honest.inputs, honest.known).checks.at(-1)).toMatchObject({
      name: 'structure',
      status: 'not-checked',
    })
    const data = smallBureau({ units: 4, tasks: [{ rounds: [ROUND] }] })
    const record = draw(data, { seed: '一' })
    const { inspector } = record.body.tables.seats[0]!
    const amendment = reassignOfficer(record, data, {
      change: { inspector, from: '2020-03-01', to: '2020-12-31' },
      reason: 'absence',
      evidence: '病假条',
      date: '2020-03-01',
    })
    const texts = [canonicalJson(amendment)]
    const lawful = verify(record, data, { amendments: texts, lastAmendment: amendment.digest })
    expect(openChecks(lawful)).not.toContain('amendments')
    const amended = verify(record, data, { amendments: texts.map(later) })
    expect(amended.outcome).toBe('partial')
    expect(openChecks(amended)).toContain('amendments')
    expect(amended.checks.some(({ status }) => status === 'fail')).toBe(false)
    expect(refusalOf(() => assertVerified(verify(later(text), honest.inputs))).code).toBe(
      'evidence/version',
    )
  })

  it('leaves a series open, and whatever follows by digest', () => {
    const data = smallBureau({ units: 4, tasks: [{ rounds: [ROUND] }] })
    const first = draw(data, { seed: '一' })
    const second = draw(data, { seed: '二', number: 2, previous: first.digest })
    const earlier = canonicalJson(first).replaceAll('double-random/1', 'double-random/2')
    const report = verify(second, data, { history: [earlier] })
    expect(report.checks.filter(({ name }) => name === 'numbering')).toMatchObject([
      { status: 'not-checked' },
    ])
    expect(report.checks.some(({ status }) => status === 'fail')).toBe(false)
    const announcement = announce(data, {
      series: first.body.head.series,
      number: 3,
      previous: second.digest,
      entropy: [{ kind: 'operator' }],
      weak: true,
    })
    const abandoned = voidAnnouncement(announcement, {
      code: 'other',
      statement: '改期',
      date: '2020-03-01',
    })
    const series = verifySeries([
      { text: canonicalJson(second).replaceAll('double-random/1', 'double-random/2'), data },
      { text: canonicalJson(abandoned) },
    ])
    expect(series.outcome).toBe('partial')
    expect(series.entries.map(({ kind }) => kind)).toEqual(['void', 'not-judged'])
    expect(series.headline[0]).toMatchObject({
      values: { outcome: 'partial', failed: [], open: [3] },
    })
    const broken = verifySeries([{ text: canonicalJson(second), data }])
    expect(broken.headline[0]).toMatchObject({ values: { failed: [], open: [2] } })
  })
})
