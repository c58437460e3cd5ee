// Guards of the record room that nothing else tries: each by what is sound but for it.
import {
  announce,
  canonicalJson,
  commitment,
  type DrawRecord,
  digest,
  draw,
  parseInputs,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { commitInputs } from '../../src/record/commit-inputs.ts'
import { readRecord } from '../../src/record/read-record.ts'
import { refusalOf } from './refusal.ts'
import { secretOf } from './secret.ts'
import { smallBureau } from './small-bureau.ts'

const data = smallBureau({})
const PLACE = { series: 's', number: 1 } as const

describe('a record whose rows', () => {
  const record = draw(data, { seed: '一' })
  const [first, second] = record.body.tables.sample

  it.each<[string, readonly unknown[]]>([
    ['stand in another order', [second, first]],
    ['stand twice', [first, first]],
  ])('%s is refused', (_, sample) => {
    const body = { ...record.body, tables: { ...record.body.tables, sample } }
    const text = canonicalJson({
      ...record,
      body: body as DrawRecord['body'],
      digest: digest('record', record.body.head),
    })
    const { code, problems } = refusalOf(() => readRecord(text))
    expect([code, problems[0]?.path]).toEqual(['evidence/structure', 'body.tables.sample[1]'])
    expect(problems[0]?.found).toEqual({ id: 'row-out-of-order', values: {} })
    expect(verify(text, data).outcome).toBe('refuted')
  })
})

describe('what is said of the sources of an announcement', () => {
  const party = (name: string) => {
    const reveal = {
      kind: 'commit-reveal',
      party: name,
      nonce: secretOf(name),
      value: 'x',
    } as const
    return {
      kind: reveal.kind,
      party: name,
      independent: true,
      commitment: commitment(PLACE, reveal),
    }
  }
  const sealed = () => {
    const reveal = { kind: 'sealed', party: '局', contribution: secretOf('局') } as const
    return { kind: reveal.kind, party: '局', commitment: commitment(PLACE, reveal) }
  }
  const lottery = (bits: number) => ({
    ...{ kind: 'public-event', title: '开奖', at: 1_577_900_000, bits },
    fields: Array.from({ length: 10 }, (_, i) => ({ name: `球${i}`, min: 0, max: 99 })),
  })
  const codes = (entropy: readonly object[], more: object = {}) =>
    announce(data, { ...PLACE, ...more, entropy: entropy as never })
      .envelope.findings.map(({ code }) => code)
      .filter((code) => code !== 'town-missing')

  it('is that one party alone chose, and that the list can be computed, unless one is sealed', () => {
    expect(codes([party('公证处')])).toEqual(['sole-party', 'list-computable'])
    expect(codes([party('公证处'), party('协会')])).toEqual(['list-computable'])
    expect(codes([party('公证处'), sealed()])).toEqual([])
    expect(codes([sealed(), party('公证处')])).toEqual([])
  })

  it('is that they are weak below 64 bits, and not at 64', () => {
    const by = 1_577_890_000
    expect(codes([lottery(64)], { by })).not.toContain('weak-entropy')
    expect(codes([lottery(63)], { by, weak: true })).toContain('weak-entropy')
    expect(refusalOf(() => codes([lottery(63)], { by })).code).toBe('policy/weak-entropy')
  })
})

it('the roots of inputs are computed once', () => {
  const inputs = parseInputs(data)
  expect(commitInputs(inputs, undefined)).toBe(commitInputs(inputs, undefined))
})
