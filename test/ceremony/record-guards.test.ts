// Guards of the record room that nothing else tries: each by what is sound but for it.
import {
  announce,
  canonicalJson,
  commitment,
  type DrawRecord,
  digest,
  draw,
  parseInputs,
  substituteUnit,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { commitInputs } from '../../src/record/commit-inputs.ts'
import { readRecord } from '../../src/record/read-record.ts'
import { refusalOf } from './refusal.ts'
import { secretOf } from './secret.ts'
import { smallBureau, WINDOW } from './small-bureau.ts'

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

it('a batch announced in another order than the plan is refused', () => {
  const rounds = [
    { window: WINDOW, visits: 2 },
    { window: WINDOW, visits: 1 },
  ]
  const bureau = smallBureau({ tasks: [{ rounds }] })
  const reveal = {
    kind: 'commit-reveal',
    party: '公证处',
    nonce: secretOf('n'),
    value: 'x',
  } as const
  const { kind, party } = reveal
  const entropy = [{ kind, party, independent: true, commitment: commitment(PLACE, reveal) }]
  const announced = announce(bureau, { ...PLACE, entropy })
  const change = (batch: typeof announced.body.batch) => {
    const body = { ...announced.body, batch }
    return canonicalJson({ ...announced, body, digest: digest('announcement', body) })
  }
  const [first, second] = announced.body.batch
  const drawn = (announcement: string) => draw(bureau, { announcement, reveals: [reveal] })
  expect(drawn(change([first, second] as never)).body.head.rounds).toHaveLength(2)
  const { code, problems } = refusalOf(() => drawn(change([second, first] as never)))
  expect([code, problems[0]?.path]).toEqual(['design/batch', 'announcement.batch[0]'])
})

it('where nobody is left, nobody is said to have no chance', () => {
  const exclude = [{ code: '全部', where: { all: [] } }]
  const record = draw(smallBureau({ tasks: [{ exclude }] }), { seed: '一' })
  expect(record.body.head.rounds[0]?.strata).toMatchObject([{ size: 0, drawn: 0 }])
  expect(record.envelope.findings.map(({ code }) => code)).not.toContain('zero-chance')
})

it('the year of an amendment is that of the first window, wherever the plan has it', () => {
  const later = { window: ['2021-03-01', '2021-03-12'], visits: 1 }
  const bureau = smallBureau({
    tasks: [{ rounds: [later] }, {}],
    calendar: { version: '1', from: '2020-01-01', to: '2021-12-31' },
  })
  const record = draw(bureau, { seed: '一' })
  const { pool, round, unit } = record.body.tables.sample.find((row) => row.pool === 'pool-2')!
  const { body } = substituteUnit(record, bureau, {
    visit: { pool, round, unit },
    reason: 'closed',
    evidence: '已停业',
    date: '2020-03-02',
  })
  expect(body.date).toBe('2020-03-02')
})
