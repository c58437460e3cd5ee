import {
  type AnnounceOptions,
  announce,
  canonicalJson,
  commitment,
  draw,
  type LedgerEntry,
  ledgerHead,
  parseDocument,
  type VerifyOptions,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { digest } from '../reference/canonical.ts'
import { exampleInputs } from '../unit/example-inputs.ts'
import { refusalOf } from './refusal.ts'
import { secretOf } from './secret.ts'

const data = exampleInputs()
const HEX = secretOf('digest')
const OPERATOR = { kind: 'operator' } as const
const event = (at: number, title = '双色球', min = 1) =>
  ({ kind: 'public-event', title, at, fields: [{ name: '蓝球', min, max: 16 }], bits: 3 }) as const

function announced(options: Partial<AnnounceOptions> = {}) {
  return announce(data, { series: 's', number: 1, entropy: [OPERATOR], weak: true, ...options })
}
const second = { number: 2, previous: HEX }

describe('an announcement', () => {
  it('says by when it is out, what was issued, what was changed and what it continues', () => {
    const ledger = { sequence: 2, head: HEX }
    const changes = [
      { of: 'plan', text: '加油站由 2 家次增至 3 家次', approval: '沪应急〔2020〕1 号' },
      { of: 'inspectors', text: '一人退休', approval: null },
    ] as const
    const continues = [
      { series: 'Ａ', number: 3, digest: HEX },
      { series: '𠀀', number: 1, digest: secretOf('other') },
    ]
    const entropy = [event(1000)]
    const { body } = announced({ ...second, entropy, by: 999, ledger, changes, continues })
    expect(body).toMatchObject({ by: 999, ledger, changes, continues })
  })

  it('says so where there is nothing to say', () => {
    expect(announced().body).toMatchObject({
      by: null,
      ledger: null,
      changes: [],
      continues: [],
      blinding: null,
    })
  })

  const entry = { series: 'a', number: 1, digest: HEX }
  it.each<[string, Partial<AnnounceOptions>, string, string]>([
    ['no time of publication', { entropy: [event(9)] }, 'policy/source-time', 'by'],
    ['a time that nothing needs', { by: 5 }, 'policy/source-time', 'by'],
    ['an event at that time', { entropy: [event(9)], by: 9 }, 'policy/source-time', 'entropy[0]'],
    [
      'one of several events before it',
      { entropy: [event(9), event(3, '大乐透', 2)], by: 5 },
      'policy/source-time',
      'entropy[1]',
    ],
    [
      'a ledger of nothing',
      { ledger: { sequence: 0, head: HEX } },
      'input/range',
      'ledger.sequence',
    ],
    [
      'a ledger without the number before',
      { ...second, ledger: { sequence: 1, head: HEX } },
      'policy/numbering',
      'ledger.sequence',
    ],
    [
      'a change of nothing',
      { changes: [{ of: 'plan', text: 'x', approval: null }] },
      'policy/numbering',
      'changes',
    ],
    [
      'a change of what is no part',
      { ...second, changes: [{ of: 'seats' as never, text: 'x', approval: null }] },
      'input/choice',
      'changes[0].of',
    ],
    [
      'itself continued',
      { continues: [{ ...entry, series: 's' }] },
      'input/duplicate',
      'continues[0].series',
    ],
    [
      'series out of order',
      {
        continues: [
          { ...entry, series: 'b' },
          { ...entry, digest: secretOf('other') },
        ],
      },
      'input/duplicate',
      'continues[1].series',
    ],
    [
      'a series twice',
      { continues: [entry, { ...entry, digest: secretOf('other') }] },
      'input/duplicate',
      'continues[1].series',
    ],
    [
      'a series twice in another width',
      { continues: [entry, { ...entry, series: 'ａ', digest: secretOf('other') }] },
      'input/duplicate',
      'continues[1].series',
    ],
    [
      'itself continued in capitals',
      { continues: [{ ...entry, series: 'S' }] },
      'input/duplicate',
      'continues[0].series',
    ],
    [
      'itself continued with blanks',
      { series: 'a b', continues: [{ ...entry, series: 'ab' }] },
      'input/duplicate',
      'continues[0].series',
    ],
    [
      'two series that end in one document',
      { continues: [entry, { ...entry, series: 'b' }] },
      'input/duplicate',
      'continues[1].digest',
    ],
  ])('is refused with %s', (_, options, code, place) => {
    const { problems } = refusalOf(() => announced(options))
    expect(problems).toMatchObject([{ code, path: `options.${place}` }])
  })

  it('is refused as a document if it contradicts itself, also inside a record', () => {
    const honest = announced({ ...second, entropy: [event(1000)], by: 999 })
    const record = draw(data, {
      announcement: honest,
      reveals: [{ kind: 'public-event', values: [7] }],
    })
    for (const lie of [
      { by: null },
      { by: 1000 },
      { ledger: { sequence: 1, head: HEX } },
      { continues: [{ series: 's', number: 1, digest: HEX }] },
    ]) {
      const body = { ...honest.body, ...lie }
      const text = canonicalJson({ ...honest, body, digest: digest('announcement', body) } as never)
      expect(refusalOf(() => parseDocument(text)).code).toBe('evidence/structure')
      const head = { ...record.body.head, announcement: body }
      const altered = { ...record, body: { ...record.body, head }, digest: digest('record', head) }
      const report = verify(canonicalJson(altered as never), data)
      expect(report.outcome).toBe('refuted')
      expect(report.checks.filter(({ status }) => status === 'fail')).toMatchObject([
        { name: 'structure', code: 'evidence/structure' },
      ])
    }
  })
})

describe('an event', () => {
  const announcement = announced({ entropy: [event(1500)], by: 1000 })
  const record = draw(data, { announcement, reveals: [{ kind: 'public-event', values: [3] }] })
  const report = { title: '双色球', at: 1500, values: [3] }
  const checksOf = (known: VerifyOptions) =>
    verify(record, data, known).checks.flatMap(({ name, status }) =>
      name === 'source-times' || name === 'public-events' ? [`${name} ${status}`] : [],
    )

  it.each([
    ['by the time that it states', 1000, 'pass'],
    ['before it', 1499, 'not-checked'],
    ['in that very second', 1500, 'fail'],
    ['after it', 2000, 'fail'],
    ['at a time that nobody tells', undefined, 'not-checked'],
  ])('of an announcement that was known %s', (_, announcedAt, status) => {
    const known = { events: [report], ...(announcedAt !== undefined && { announcedAt }) }
    expect(checksOf(known)).toEqual([`source-times ${status}`, 'public-events pass'])
    expect(verify(record, data, known).outcome).toBe(status === 'fail' ? 'refuted' : 'partial')
  })

  it.each([
    ['under its title in another width', [{ ...report, title: ' 双 色球' }], 'pass'],
    ['with other values', [{ ...report, title: '双色球 ', values: [4] }], 'fail'],
    ['in two ways that differ', [report, { ...report, values: [4] }], 'fail'],
    ['at another time', [{ ...report, at: 1501 }], 'fail'],
  ])('that others report %s', (_, events, status) => {
    expect(checksOf({ events })).toContain(`public-events ${status}`)
  })

  it.each([
    ['under another title', [event(9), event(9, '福彩双色球')]],
    ['under the same title at another time', [event(9), event(10)]],
    [
      'under a title with a blank more',
      [event(9, '双色球 2020001 期'), event(10, '双色球2020001期', 2)],
    ],
    ['under a title of another width', [event(9, 'SSQ 1'), event(10, 'ｓｓｑ　1', 2)]],
  ])('is one source, not two %s', (_, entropy) => {
    expect(refusalOf(() => announced({ entropy, by: 5 })).code).toBe('input/duplicate')
  })

  const field = (name: string, min: number, max: number) => ({ name, min, max })
  const balls = [field('红一', 1, 33), field('红二', 1, 33), field('蓝', 1, 16)]
  const lottery = (at: number, title: string, fields: readonly object[] = balls) =>
    ({ kind: 'public-event', title, at, fields, bits: 9 }) as never

  it.each([
    ['a second later', [lottery(9, '双色球'), lottery(10, '福彩')]],
    ['nearly a day later', [lottery(9, '双色球'), lottery(9 + 86_399, '福彩')]],
    ['and earlier', [lottery(9 + 86_399, '双色球'), lottery(9, '福彩')]],
    [
      'with its fields in another order',
      [lottery(9, '双色球'), lottery(99, '福彩', balls.toReversed())],
    ],
    [
      'with its fields named otherwise',
      [
        lottery(9, '双色球'),
        lottery(
          99,
          '福彩',
          balls.map((each) => ({ ...each, name: `${each.name}号` })),
        ),
      ],
    ],
    ['as the third', [lottery(9, '双色球'), OPERATOR, lottery(10, '福彩')]],
  ])('is one source under another title %s', (_, entropy) => {
    const error = refusalOf(() => announced({ entropy, by: 5 }))
    expect(error.problems).toMatchObject([
      { code: 'input/duplicate', path: `options.entropy[${entropy.length - 1}]` },
    ])
  })

  it.each([
    ['a day later', [lottery(9, '一期'), lottery(9 + 86_400, '二期')]],
    ['in other ranges', [lottery(9, '双色球'), lottery(9, '大乐透', balls.slice(1))]],
  ])('is another one %s', (_, entropy) => {
    expect(announced({ entropy, by: 5 }).body.entropy).toHaveLength(2)
  })

  it('has no field of which the value is known beforehand', () => {
    const entropy = [lottery(9, '双色球', [...balls, field('期', 5, 5)])]
    expect(refusalOf(() => announced({ entropy, by: 5 })).problems).toMatchObject([
      { code: 'input/range', path: 'options.entropy[0].fields[3].max' },
    ])
  })

  it.each([
    [9, true],
    [9 + 3599, true],
    [9 + 3600, false],
  ])('is asked about where another one happens within an hour: at %d', (at, isAsked) => {
    const { findings } = announced({ entropy: [event(9), event(at, '大乐透', 2)], by: 5 }).envelope
    expect(findings.some(({ code }) => code === 'events-at-one-time')).toBe(isAsked)
  })

  // The second one has a range more, so that its title, its ranges and its time are its own.
  const twice = [
    lottery(9, '双色球'),
    { ...(lottery(9, '福彩', [field('甲', 0, 33), ...balls.slice(1)]) as object), bits: 12 },
  ] as never
  const drawnWith = (second: readonly number[]) => {
    const announcement = announced({ entropy: twice, by: 5 })
    const reveals = [[7, 12, 3], second].map(
      (values) => ({ kind: 'public-event', values }) as const,
    )
    return draw(data, { announcement, reveals })
  }

  it.each([
    ['the same values', [7, 12, 3], 12],
    ['the same values in another order', [12, 7, 3], 12],
    ['other values', [7, 13, 3], 21],
  ])('counts once in a record where another one has %s', (_, second, bits) => {
    const record = drawnWith(second)
    expect(record.body.head.strength.independentBits).toBe(bits)
    const isAlike = record.envelope.findings.some(({ code }) => code === 'events-alike')
    expect(isAlike).toBe(bits === 12)
    const strength = { ...record.body.head.strength, independentBits: 33 - bits }
    const head = { ...record.body.head, strength }
    const altered = { ...record, body: { ...record.body, head }, digest: digest('record', head) }
    const failed = verify(canonicalJson(altered), data).checks.filter(
      ({ status }) => status === 'fail',
    )
    expect(failed.map(({ name }) => name)).toContain('strength')
  })
})

describe('a commitment file', () => {
  const source = (number: number) => {
    const draw = { series: 's', number }
    const reveal = { kind: 'commit-reveal', party: '公证处', nonce: HEX, value: '瑞雪' } as const
    const { party } = reveal
    return {
      kind: 'commit-reveal',
      party,
      independent: true,
      commitment: commitment(draw, reveal),
    } as const
  }
  const file = (series: string, number: number) =>
    ({ kind: 'commitment', series, number, source: source(number) }) as const

  it('is announced as the source in it', () => {
    expect(announced({ entropy: [file('s', 1)] }).body.entropy).toEqual([source(1)])
  })

  it.each([
    ['another number', file('s', 2)],
    ['another series', file('t', 1)],
  ])('is refused for %s', (_, given) => {
    expect(refusalOf(() => announced({ entropy: [given] })).problems).toMatchObject([
      { code: 'policy/numbering', path: 'options.entropy[0]' },
    ])
  })

  it('counts once with what it holds', () => {
    const entropy = [file('s', 1), source(1)]
    expect(refusalOf(() => announced({ entropy })).code).toBe('input/duplicate')
  })
})

describe('a constant contribution', () => {
  const party = (nonce: string) => {
    const reveal = { kind: 'commit-reveal', party: '公证处', nonce, value: '瑞雪' } as const
    const made = commitment({ series: 's', number: 1 }, reveal)
    const source = {
      kind: 'commit-reveal',
      party: '公证处',
      independent: true,
      commitment: made,
    } as const
    const announcement = announced({ entropy: [source] })
    return { announcement, record: draw(data, { announcement, reveals: [reveal] }) }
  }
  // 12 and 13 different bytes, the others again.
  const bytes = (count: number) =>
    Array.from({ length: 32 }, (_, i) => (i % count).toString(16).padStart(2, '0')).join('')

  it.each([
    [1, 0],
    [12, 0],
    [13, 256],
  ])('of %d different bytes counts %d bits', (count, bits) => {
    const { announcement, record } = party(bytes(count))
    // Nobody knows yet when it is announced.
    expect(announcement.body.weak).toBe(false)
    expect(record.body.head.strength.independentBits).toBe(bits)
    const codes = record.envelope.findings.map(({ code }) => code)
    expect(codes.includes('constant-contribution')).toBe(bits === 0)
    expect(codes.includes('weak-entropy')).toBe(bits === 0)
    const { headline } = verify(canonicalJson(record), data)
    expect(headline.some(({ id }) => id === 'entropy-weak')).toBe(bits === 0)
  })

  it('cannot be said to count', () => {
    const { record } = party(bytes(1))
    const strength = { ...record.body.head.strength, independentBits: 256 }
    const head = { ...record.body.head, strength }
    const altered = { ...record, body: { ...record.body, head }, digest: digest('record', head) }
    const { checks } = verify(canonicalJson(altered), data)
    expect(checks.filter(({ status }) => status === 'fail').map(({ name }) => name)).toContain(
      'strength',
    )
  })

  it('that is sealed keeps nothing secret', () => {
    const codesWith = (contribution: string) => {
      const reveal = { kind: 'sealed', party: '局', contribution } as const
      const made = commitment({ series: 's', number: 1 }, reveal)
      const announcement = announced({
        entropy: [{ kind: 'sealed', party: '局', commitment: made }],
      })
      return draw(data, { announcement, reveals: [reveal] }).envelope.findings.map(
        ({ code }) => code,
      )
    }
    expect(codesWith(bytes(2))).toContain('list-computable')
    expect(codesWith(HEX)).not.toContain('list-computable')
  })

  it('is random with a chance below 2^-75', () => {
    // Ways in which 32 bytes take exactly k values: 256!/(256 − k)! · S(32, k), Stirling numbers of
    // the second kind.
    const stirling: bigint[][] = [[1n]]
    for (let n = 1; n <= 32; n += 1) {
      stirling.push(
        Array.from(
          { length: 33 },
          (_, k) => BigInt(k) * (stirling[n - 1]![k] ?? 0n) + (stirling[n - 1]![k - 1] ?? 0n),
        ),
      )
    }
    let ways = 0n
    let falling = 1n
    for (let k = 1; k <= 12; k += 1) {
      falling *= 257n - BigInt(k)
      ways += falling * stirling[32]![k]!
    }
    expect(ways << 75n).toBeLessThan(1n << 256n)
    expect(ways << 76n).toBeGreaterThan(1n << 256n)
  })
})

describe('a blinding key', () => {
  const blinding = secretOf('key')
  const announcement = announced({ blinding })
  const reveals = [{ kind: 'operator', value: '春' }] as const

  it('is known by its fingerprint', () => {
    expect(announcement.body.blinding).toBe(
      digest('blinding', { series: 's', number: 1, key: blinding }),
    )
  })

  it('that is another one is told apart from inputs that were changed', () => {
    const draws = (key: string) =>
      refusalOf(() => draw(data, { announcement, reveals, blinding: key }))
    expect(draws(secretOf('other'))).toMatchObject({
      code: 'policy/blinding-key',
      problems: [{ path: 'blinding', found: { id: 'another-key' } }],
    })
    const record = draw(data, { announcement, reveals, blinding })
    const report = verify(canonicalJson(record), data, { blinding: secretOf('other') })
    const failed = report.checks.filter(({ status }) => status === 'fail')
    expect(failed).toMatchObject([{ name: 'announcement-inputs', code: 'policy/blinding-key' }])
    expect(report.outcome).toBe('refuted')
  })
})

describe('the head of a ledger', () => {
  const entries: LedgerEntry[] = [
    { kind: 'announcement', number: 1, digest: secretOf(1) },
    { kind: 'record', number: 1, digest: secretOf(2) },
    { kind: 'amendment', number: 1, digest: secretOf(3) },
  ]

  it('is the chain that the protocol says', () => {
    let previous: string | null = null
    for (const [index, entry] of entries.entries()) {
      previous = digest('ledger', { series: 's', sequence: index + 1, previous, ...entry })
      expect(ledgerHead('s', entries.slice(0, index + 1))).toEqual({
        sequence: index + 1,
        head: previous,
      })
    }
    expect(ledgerHead('s', [])).toBeNull()
  })

  it('is another one with any other entry, order or series', () => {
    const [announcement, record, amendment] = entries as [LedgerEntry, LedgerEntry, LedgerEntry]
    const second = { ...amendment, digest: secretOf(4) }
    const notice = { ...second, kind: 'notice' } as const
    const heads = [
      ledgerHead('s', [...entries, second]),
      ledgerHead('t', [...entries, second]),
      ledgerHead('s', [announcement, record, second, amendment]),
      ledgerHead('s', entries),
      ledgerHead('s', [...entries, notice]),
      ledgerHead('s', [announcement, { ...record, digest: HEX }, amendment, second]),
      ledgerHead('s', [announcement, { ...record, kind: 'void' }]),
      ledgerHead('s', [announcement, record]),
    ]
    expect(new Set(heads.map((head) => head?.head)).size).toBe(heads.length)
  })

  const entry = (kind: LedgerEntry['kind'], number: number, index: number): LedgerEntry => ({
    kind,
    number,
    digest: secretOf(index),
  })
  const NAMES = {
    a: 'announcement',
    r: 'record',
    v: 'void',
    m: 'amendment',
    n: 'notice',
    o: 'outcomes',
  } as const
  const entriesOf = (text: string) =>
    text
      .split(' ')
      .map((word, at) => entry(NAMES[word[0] as keyof typeof NAMES], Number(word[1]), at))

  it.each(['a1', 'a1 r1 m1 n1 o1', 'a1 v1 a2 r2', 'a1 r1 a2 m1 r2 n1 m2 o1', 'a1 r1 n1 n1 m1 m1'])(
    'is made of documents in an order in which they can be made: %s',
    (text) => {
      expect(ledgerHead('s', entriesOf(text))?.sequence).toBe(text.split(' ').length)
    },
  )

  it.each([
    ['r1', 0],
    ['a2', 0],
    ['a1 a1', 1],
    ['a1 a2', 1],
    ['a1 m1 r1', 1],
    ['a1 n1', 1],
    ['a1 v1 m1', 2],
    ['a1 v1 o1', 2],
    ['a1 r1 v1', 2],
    ['a1 r1 r1', 2],
    ['a1 r1 a1', 2],
    ['a1 r1 r2 a2', 2],
    ['a1 r1 a3', 2],
  ])('is refused where a document stands before what it builds on: %s', (text, at) => {
    const { problems } = refusalOf(() => ledgerHead('s', entriesOf(text)))
    expect(problems[0]).toMatchObject({ code: 'policy/numbering', path: `entries[${at}]` })
  })

  it.each([
    ['a document twice', [entries[0], entries[0]], 'input/duplicate'],
    ['a kind that is not issued', [{ ...entries[0], kind: 'proof' }], 'input/choice'],
    ['a digest in capitals', [{ ...entries[0], digest: HEX.toUpperCase() }], 'input/text'],
    ['number 0', [{ ...entries[0], number: 0 }], 'input/range'],
  ])('is refused with %s', (_, given, code) => {
    expect(refusalOf(() => ledgerHead('s', given as never)).code).toBe(code)
  })
})
