import {
  type AnnounceOptions,
  announce,
  canonicalJson,
  commitment,
  draw,
  type EntropySource,
  parseInputs,
  type Reveal,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { computeSeed } from '../../src/random/seed.ts'
import { digest } from '../reference/canonical.ts'
import { expectSound } from '../verify/sound.ts'
import { refusalOf } from './refusal.ts'
import { secretOf } from './secret.ts'
import { holdCeremony, sourceOf, worldData } from './world.ts'

const inputs = parseInputs(worldData)
const DRAW = { series: '安监 2020', number: 1 }
const OPERATOR: EntropySource = { kind: 'operator' }
const PETROL = { pool: 'petrol', round: 1 }

function announced(entropy: readonly EntropySource[], more: Partial<AnnounceOptions> = {}) {
  return announce(inputs, { ...DRAW, entropy, weak: true, ...timeOf(entropy), ...more })
}

/** Everything is out a second before the first event. */
function timeOf(entropy: readonly EntropySource[]): { by?: number } {
  return entropy.some((source) => source?.kind === 'public-event') ? { by: 999 } : {}
}

function committed(party: string, independent: boolean): EntropySource {
  return { kind: 'commit-reveal', party, independent, commitment: '0'.repeat(64) }
}

function event(title: string, outcomes: number, bits: number): EntropySource {
  const fields = [{ name: '号', min: 1, max: outcomes }]
  // Different events happen on different days.
  const at = 1000 + 86_400 * (title.codePointAt(0) as number)
  return { kind: 'public-event', title, at, fields, bits }
}

const SEALED: EntropySource = { kind: 'sealed', party: '局', commitment: '0'.repeat(64) }

describe('the bits that the operator does not control', () => {
  it.each<[string, readonly EntropySource[], number]>([
    ['an operator', [OPERATOR], 0],
    ['a sealed contribution', [SEALED], 0],
    ['a party that depends on the operator', [committed('甲', false)], 0],
    ['two dice', [event('骰子', 36, 5)], 5],
    ['an event of which fewer bits are declared than it has', [event('骰子', 36, 0)], 0],
    ['two events of 31 and 32 bits', [event('一', 2 ** 31, 31), event('二', 2 ** 32, 32)], 63],
    ['two events of 32 bits', [event('一', 2 ** 32, 32), event('二', 2 ** 32, 32)], 64],
    ['an independent party', [committed('甲', true)], 256],
    [
      'two independent parties and an event',
      [committed('甲', true), committed('乙', true), event('一', 2, 1)],
      256,
    ],
    [
      'an event beside those who depend on the operator',
      [SEALED, committed('甲', false), event('一', 2 ** 20, 20)],
      20,
    ],
  ])('are counted: %s', (_, entropy, bits) => {
    expect(announced(entropy).body.weak).toBe(bits < 64)
    if (bits < 64) {
      const error = refusalOf(() => announced(entropy, { weak: false }))
      expect(error).toMatchObject({
        code: 'policy/weak-entropy',
        problems: [
          {
            expected: { id: 'independent-bits', values: { least: 64 } },
            found: { id: 'value', values: { value: bits } },
          },
        ],
      })
      expect(refusalOf(() => announce(inputs, { ...DRAW, entropy, ...timeOf(entropy) })).code).toBe(
        'policy/weak-entropy',
      )
    } else {
      expect(announce(inputs, { ...DRAW, entropy, ...timeOf(entropy) }).body.weak).toBe(false)
    }
  })

  it('do not count beside a text that the operator chooses after he has seen everything else', () => {
    for (const entropy of [
      [OPERATOR, committed('甲', true)],
      [committed('甲', true), OPERATOR],
      [event('一', 2 ** 50, 50), event('二', 2 ** 50, 50), OPERATOR],
    ]) {
      const error = refusalOf(() => announce(inputs, { ...DRAW, entropy, ...timeOf(entropy) }))
      expect(error.code).toMatch(/^(policy\/weak-entropy|input\/.*)$/)
    }
  })

  it.each<[string, EntropySource]>([
    ['5 of 16 outcomes', event('一', 16, 5)],
    ['5 of 31 outcomes', event('一', 31, 5)],
    ['more than any event has', event('一', 2 ** 40, Number.MAX_SAFE_INTEGER)],
    ['a negative number', event('一', 16, -1)],
    ['a fraction', event('一', 16, 0.5)],
  ])('cannot be declared above the possible outcomes: %s', (_, source) => {
    expect(refusalOf(() => announced([source])).problems[0]?.path).toMatch(/entropy\[0\]\.bits$/)
  })

  it('can be declared up to the possible outcomes of all fields together', () => {
    const fields = [
      { name: '一', min: -8, max: 7 },
      { name: '二', min: 1, max: 16 },
    ]
    const source = (bits: number) =>
      ({ kind: 'public-event', title: '开奖', at: 1000, fields, bits }) as const
    expect(announced([source(8)]).body.entropy).toEqual([source(8)])
    expect(refusalOf(() => announced([source(9)])).code).toBe('input/range')
  })

  it('cannot be declared above the outcomes that ascending fields leave', () => {
    const ball = (name: string) => ({ name, min: 1, max: 33, ascending: true }) as const
    const fields = ['一', '二', '三', '四', '五', '六'].map(ball)
    const source = (bits: number) =>
      ({ kind: 'public-event', title: '双色球', at: 1000, fields, bits }) as const
    // Six of 33 balls, in order: C(33, 6) = 1,107,568 outcomes, between 2^20 and 2^21.
    expect(announced([source(20)]).body.weak).toBe(true)
    expect(refusalOf(() => announced([source(21)])).code).toBe('input/range')
  })
})

describe('sources', () => {
  it.each<[string, readonly EntropySource[], string]>([
    ['two operators', [OPERATOR, OPERATOR], 'input/duplicate'],
    ['a party twice', [committed('甲', true), committed('甲', false)], 'input/duplicate'],
    ['a party twice, once sealed', [committed('局', true), SEALED], 'input/duplicate'],
    ['an event twice', [event('一', 16, 4), event('一', 8, 3)], 'input/duplicate'],
    ['none', [], 'input/range'],
    ['seventeen', Array.from({ length: 17 }, (_, i) => committed(`${i}`, true)), 'input/range'],
    [
      'a commitment in capitals',
      [{ ...SEALED, commitment: 'A'.repeat(64) } as EntropySource],
      'input/text',
    ],
    ['a party without a name', [committed('', true)], 'input/id'],
    ['a kind that does not exist', [{ kind: 'dice' } as never], 'input/choice'],
    ['a member too many', [{ ...OPERATOR, value: 'x' } as never], 'input/option'],
    ['an event without fields', [{ ...event('一', 16, 0), fields: [] } as never], 'input/range'],
    [
      'an event with a range upside down',
      [{ ...event('一', 16, 0), fields: [{ name: '号', min: 2, max: 1 }] } as never],
      'input/range',
    ],
  ])('are refused: %s', (_, entropy, code) => {
    const { problems } = refusalOf(() => announced(entropy))
    expect(problems.map((problem) => problem.code)).toContain(code)
  })

  it('may be sixteen', () => {
    const entropy = Array.from({ length: 16 }, (_, i) => committed(`${i}`, true))
    expect(announced(entropy).body.entropy).toHaveLength(16)
  })

  it.each<[string, Reveal]>([
    ['operator', { kind: 'operator', value: '春' }],
    [
      'commit-reveal',
      { kind: 'commit-reveal', party: '公证处', nonce: secretOf('0a'), value: '雪' },
    ],
    ['sealed', { kind: 'sealed', party: '局', contribution: secretOf('0b') }],
    ['public-event', { kind: 'public-event', values: [1, 2, 3] }],
  ])('of each kind suffice alone, if they are labelled: %s', (_, reveal) => {
    const announcement = announced([sourceOf(reveal, DRAW)])
    const record = draw(inputs, { announcement, reveals: [reveal] })
    expectSound(verify(record, inputs, { announcementDigest: announcement.digest }))
    const codes = record.envelope.findings.map(({ code }) => code)
    expect(codes.includes('operator-seed')).toBe(reveal.kind === 'operator')
    expect(codes.includes('list-computable')).toBe(reveal.kind !== 'sealed')
    expect(codes.includes('weak-entropy')).toBe(reveal.kind !== 'commit-reveal')
  })
})

describe('reveals', () => {
  const honest = holdCeremony()
  const { announcement } = honest
  const [notary, office, sealed, lottery] = honest.reveals as [
    Extract<Reveal, { kind: 'commit-reveal' }>,
    Extract<Reveal, { kind: 'commit-reveal' }>,
    Extract<Reveal, { kind: 'sealed' }>,
    Extract<Reveal, { kind: 'public-event' }>,
  ]
  const drawWith = (...reveals: readonly unknown[]) =>
    refusalOf(() => draw(honest.inputs, { announcement, reveals: reveals as Reveal[] }))

  it('must be given for every source', () => {
    for (const count of [0, 1, 2, 3]) {
      const error = drawWith(...honest.reveals.slice(0, count))
      expect(error.code).toBe('policy/missing-reveal')
      expect(error.problems[0]?.path).toBe(`reveals[${count}]`)
      expect(error.message).toContain('void')
    }
  })

  it.each<[string, number, readonly unknown[]]>([
    ['one is left out in the middle', 1, [notary, sealed, lottery]],
    ['two parties change places', 0, [office, notary, sealed, lottery]],
    ['two kinds change places', 2, [notary, office, lottery, sealed]],
    ['another party reveals', 1, [notary, { ...office, party: '纪检组' }, sealed, lottery]],
    [
      'a party copies what another one revealed',
      1,
      [notary, { ...notary, party: '法制科' }, sealed, lottery],
    ],
    ['a nonce is wrong', 0, [{ ...notary, nonce: '00'.repeat(32) }, office, sealed, lottery]],
    [
      'a value has a blank more',
      0,
      [{ ...notary, value: `${notary.value} ` }, office, sealed, lottery],
    ],
    [
      'a contribution is wrong',
      2,
      [notary, office, { ...sealed, contribution: '00'.repeat(32) }, lottery],
    ],
    [
      'an operator takes the place of a party',
      0,
      [{ kind: 'operator', value: notary.value }, office, sealed, lottery],
    ],
    [
      'a value of the event is too small',
      3,
      [notary, office, sealed, { ...lottery, values: [0, 12, 1] }],
    ],
    [
      'a value of the event is too large',
      3,
      [notary, office, sealed, { ...lottery, values: [7, 34, 1] }],
    ],
    [
      'values of the event do not ascend',
      3,
      [notary, office, sealed, { ...lottery, values: [12, 7, 1] }],
    ],
    ['ascending values are equal', 3, [notary, office, sealed, { ...lottery, values: [7, 7, 1] }]],
    [
      'the event has a value more',
      3,
      [notary, office, sealed, { ...lottery, values: [7, 12, 1, 1] }],
    ],
    ['the event has a value less', 3, [notary, office, sealed, { ...lottery, values: [7, 12] }]],
  ])('are refused if %s', (_, at, reveals) => {
    const error = drawWith(...reveals)
    expect(error.code).toBe('policy/reveal-mismatch')
    expect(error.problems[0]?.path).toBe(`reveals[${at}]`)
  })

  it('are refused if there is one too many', () => {
    expect(drawWith(...honest.reveals, notary).code).toBe('policy/reveal-mismatch')
  })

  it.each<[string, unknown]>([
    ['a fraction', { ...lottery, values: [7, 12, 0.5] }],
    ['minus zero', { ...lottery, values: [7, 12, -0] }],
    ['a text', { ...lottery, values: [7, 12, '1'] }],
    ['no value', { ...lottery, values: [] }],
    ['a title', { ...lottery, title: '双色球' }],
  ])('of an event are integers and nothing else: %s', (_, reveal) => {
    const error = drawWith(notary, office, sealed, reveal)
    expect(error.problems[0]?.path).toMatch(/^reveals\[3\]/)
  })

  it('may be at both ends of an event’s range', () => {
    for (const values of [
      [1, 2, -1000],
      [32, 33, 1000],
    ]) {
      const reveals = [notary, office, sealed, { ...lottery, values }]
      const record = draw(honest.inputs, { announcement, reveals })
      const [event] = honest.known.events ?? []
      const events = [{ ...event!, values }]
      expect(verify(record, honest.inputs, { ...honest.known, events }).outcome).toBe('verified')
    }
  })

  it('cannot be opened by a party that copied the commitment of another', () => {
    const copied = commitment(DRAW, notary)
    const entropy: EntropySource[] = [
      { kind: 'commit-reveal', party: notary.party, independent: true, commitment: copied },
      { kind: 'commit-reveal', party: '抄写员', independent: true, commitment: copied },
    ]
    const copy = { ...notary, party: '抄写员' }
    const announcement = announced(entropy)
    const error = refusalOf(() => draw(inputs, { announcement, reveals: [notary, copy] }))
    expect(error).toMatchObject({
      code: 'policy/reveal-mismatch',
      problems: [{ path: 'reveals[1]' }],
    })
  })

  it.each([
    ['another number', { ...DRAW, number: 2 }],
    ['another series', { ...DRAW, series: '安监 2021' }],
  ])('cannot be used for %s', (_, made) => {
    for (const reveal of [notary, sealed]) {
      const announcement = announced([sourceOf(reveal, made)])
      const error = refusalOf(() => draw(inputs, { announcement, reveals: [reveal] }))
      expect(error.code).toBe('policy/reveal-mismatch')
    }
  })

  it('cannot be used as a contribution of the other kind', () => {
    const made = commitment(DRAW, { kind: 'sealed', party: '局', contribution: secretOf('0c') })
    const entropy: EntropySource[] = [
      { kind: 'commit-reveal', party: '局', independent: true, commitment: made },
    ]
    const announcement = announced(entropy)
    const reveals: Reveal[] = [{ kind: 'sealed', party: '局', contribution: secretOf('0c') }]
    expect(refusalOf(() => draw(inputs, { announcement, reveals })).code).toBe(
      'policy/reveal-mismatch',
    )
  })
})

describe('a commitment', () => {
  const reveal = {
    kind: 'commit-reveal',
    party: '公证处',
    nonce: secretOf('0a'),
    value: '雪',
  } as const
  const contribution = { kind: 'sealed', party: '局', contribution: secretOf('0b') } as const

  it('is the digest the protocol says', () => {
    const { kind: _, ...opened } = reveal
    expect(commitment(DRAW, reveal)).toBe(digest('commit', { ...DRAW, ...opened }))
    const { kind: __, ...rest } = contribution
    expect(commitment(DRAW, contribution)).toBe(digest('sealed', { ...DRAW, ...rest }))
  })

  it('differs for every part of what is committed to', () => {
    const all = [
      commitment(DRAW, reveal),
      commitment({ ...DRAW, number: 2 }, reveal),
      commitment({ ...DRAW, series: '安监' }, reveal),
      commitment(DRAW, { ...reveal, party: '公证' }),
      commitment(DRAW, { ...reveal, value: '雪 ' }),
      commitment(DRAW, { ...reveal, nonce: secretOf('0b') }),
      commitment(DRAW, contribution),
      commitment(DRAW, { ...contribution, party: '局长' }),
      commitment(DRAW, { ...contribution, contribution: secretOf('0a') }),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it.each<[string, object, object]>([
    ['a number 0', { ...DRAW, number: 0 }, reveal],
    ['a fraction as number', { ...DRAW, number: 1.5 }, reveal],
    ['an empty series', { ...DRAW, series: '' }, reveal],
    ['an operator', DRAW, { kind: 'operator', value: 'x' }],
    ['an unknown kind', DRAW, { ...reveal, kind: 'commit' }],
    ['a nonce of 31 bytes', DRAW, { ...reveal, nonce: '0a'.repeat(31) }],
    ['an empty value', DRAW, { ...reveal, value: '' }],
    ['a member that would not be committed to', DRAW, { ...reveal, salt: 'x' }],
  ])('is not made for %s', (_, draw, given) => {
    expect(refusalOf(() => commitment(draw as never, given as never)).code).toMatch(/^input\//)
  })
})

describe('the seed', () => {
  const { announcement, reveals: own, record } = holdCeremony()
  const reveals: readonly Reveal[] = [...own, { kind: 'operator', value: '春季' }]

  it('is the digest of announcement and reveals', () => {
    expect(record.body.secrets.seed).toBe(
      digest('seed', { announcement: announcement.digest, reveals: own }),
    )
  })

  it('differs with any bit of any reveal', () => {
    const seeds = new Set([computeSeed(announcement.digest, reveals)])
    let count = 1
    for (const [index, reveal] of reveals.entries()) {
      for (const other of neighboursOf(reveal)) {
        seeds.add(
          computeSeed(
            announcement.digest,
            reveals.map((each, i) => (i === index ? other : each)),
          ),
        )
        count += 1
      }
    }
    expect(count).toBeGreaterThan(3 * 256)
    expect(seeds.size).toBe(count)
  })

  it('differs with any bit of the announcement’s digest', () => {
    const digests = bitFlips(announcement.digest)
    expect(new Set(digests.map((each) => computeSeed(each, reveals))).size).toBe(256)
  })
})

describe('an announcement', () => {
  const honest = holdCeremony()
  const { announcement, reveals } = honest
  const published = (announcementDigest?: string) => {
    const { announcementDigest: _, ...others } = honest.known
    const options = announcementDigest === undefined ? others : { ...others, announcementDigest }
    const report = verify(honest.text, honest.inputs, options)
    return [
      report.outcome,
      report.checks.find(({ name }) => name === 'announcement-published')?.status,
    ]
  }

  it('is known to be published in time only by a digest from elsewhere', () => {
    expect(published()).toEqual(['partial', 'not-checked'])
    expect(published(announcement.digest)).toEqual(['verified', 'pass'])
    expect(published('0'.repeat(64))).toEqual(['refuted', 'fail'])
    expect(published(honest.record.digest)).toEqual(['refuted', 'fail'])
  })

  it('can be given as an object or as its text', () => {
    const record = draw(honest.inputs, { announcement: canonicalJson(announcement), reveals })
    expect(canonicalJson(record)).toBe(honest.text)
  })

  it('cannot be edited under its digest', () => {
    const body = { ...announcement.body, series: '安监 2021' }
    const error = refusalOf(() =>
      draw(honest.inputs, { announcement: { ...announcement, body }, reveals }),
    )
    expect(error.code).toBe('evidence/digest')
  })

  it('does not depend on its envelope', () => {
    const other = { ...announcement, envelope: { engine: 'another', findings: [] } }
    const record = draw(honest.inputs, { announcement: other, reveals })
    expect(record.digest).toBe(honest.record.digest)
  })

  function rewritten(change: object) {
    const body = { ...announcement.body, ...change }
    return { ...announcement, body, digest: digest('announcement', body) }
  }

  it('rewritten after its publication is drawn from, and seen by the published digest', () => {
    const entropy = announcement.body.entropy.map((source) =>
      source.kind === 'public-event' ? { ...source, title: '双色球 2020022 期' } : source,
    )
    const record = draw(honest.inputs, { announcement: rewritten({ entropy }), reveals })
    const report = verify(record, honest.inputs, honest.known)
    expect(report.checks.filter(({ status }) => status === 'fail')).toMatchObject([
      { name: 'announcement-published' },
    ])
  })

  it.each<[string, object]>([
    [
      'has its batch in another order than the plan',
      { batch: announced([OPERATOR]).body.batch.toReversed() },
    ],
    ['has a round twice', { batch: [PETROL, PETROL] }],
    ['has a round the plan does not have', { batch: [{ pool: 'petrol', round: 3 }] }],
    ['denies that its entropy is weak', { weak: false }],
    ['has number 1 and a predecessor', { previous: '0'.repeat(64) }],
    ['has number 2 and no predecessor', { number: 2 }],
  ])('is not drawn from if it %s', (_, change) => {
    const body = { ...announced([OPERATOR]).body, ...change }
    const announcement = { ...announced([OPERATOR]), body, digest: digest('announcement', body) }
    const own: Reveal[] = [{ kind: 'operator', value: '春' }]
    const error = refusalOf(() => draw(inputs, { announcement, reveals: own }))
    expect(error.code).toMatch(/^(design|policy|evidence)\//)
  })

  it('is not drawn from if it calls weak what is not', () => {
    const announcement = rewritten({ weak: true })
    expect(refusalOf(() => draw(honest.inputs, { announcement, reveals })).code).toMatch(
      /^(policy|evidence)\//,
    )
  })

  it('goes with reveals and a key and nothing else', () => {
    const { inputs: same } = honest
    for (const more of [{ seed: '一' }, { series: 's' }, { batch: [] }, { blindng: '0' }]) {
      const options = { announcement, reveals, ...more }
      expect(refusalOf(() => draw(same, options as never)).code).toBe('input/option')
    }
  })
})

/**
 * Reveals that differ in one bit of their hex digits, one character of their text or one step of a
 * value.
 */
function neighboursOf(reveal: Reveal): Reveal[] {
  switch (reveal.kind) {
    case 'operator':
      return spellings(reveal.value).map((value) => ({ ...reveal, value }))
    case 'commit-reveal':
      return [
        ...spellings(reveal.value).map((value) => ({ ...reveal, value })),
        ...spellings(reveal.party).map((party) => ({ ...reveal, party })),
        ...bitFlips(reveal.nonce).map((nonce) => ({ ...reveal, nonce })),
      ]
    case 'sealed':
      return bitFlips(reveal.contribution).map((contribution) => ({ ...reveal, contribution }))
    case 'drand':
      return bitFlips(reveal.randomness).map((randomness) => ({ ...reveal, randomness }))
    case 'public-event':
      return reveal.values.flatMap((value, index) =>
        [value - 1, value + 1].map((other) => ({
          ...reveal,
          values: reveal.values.with(index, other),
        })),
      )
  }
}

function spellings(text: string): string[] {
  return Array.from(text, (_, at) => {
    const point = String.fromCharCode(text.charCodeAt(at) ^ 1)
    return text.slice(0, at) + point + text.slice(at + 1)
  })
}

function bitFlips(hex: string): string[] {
  return Array.from({ length: 4 * hex.length }, (_, bit) => {
    const at = Math.floor(bit / 4)
    const digit = Number.parseInt(hex.charAt(at), 16) ^ (1 << (bit % 4))
    return hex.slice(0, at) + digit.toString(16) + hex.slice(at + 1)
  })
}
