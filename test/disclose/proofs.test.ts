import {
  canonicalJson,
  draw,
  type EntryProof,
  explain,
  type Inputs,
  parseInputs,
} from 'double-random'
import { proveEntry, proveVerdict } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../ceremony/refusal.ts'
import { type Ceremony, holdCeremony } from '../ceremony/world.ts'
import { digest } from '../reference/canonical.ts'
import { type Draft, resealed } from './reseal.ts'

const KEY = 'b1'.repeat(32)
const open = holdCeremony()
const blinded = holdCeremony(KEY)

const digestsOf = ({ announcement, record, known }: Ceremony) => ({
  announcementDigest: announcement.digest,
  recordDigest: record.digest,
  announcedAt: known.announcedAt!,
  events: known.events!,
})

const failedOf = (report: ReturnType<typeof verifyProof>) =>
  report.checks.filter(({ status }) => status === 'fail').map(({ name }) => name)

describe.each([
  ['in the open', open, {}],
  ['blinded', blinded, { blinding: KEY }],
] as const)('proofs of a draw %s', (_, ceremony, key) => {
  const { inputs, announcement, record } = ceremony
  const digests = digestsOf(ceremony)

  it('show every enterprise that it is in the directory, before anything is drawn, and nothing of others', () => {
    for (const { id } of inputs.enterprises) {
      const proof = proveEntry(announcement, inputs, id, key)
      const text = canonicalJson(proof)
      const { announcementDigest, announcedAt } = digests
      const report = verifyProof(text, { announcementDigest, announcedAt })
      expect(report.outcome).toBe('verified')
      const names = report.checks.map((check) => check.name)
      expect(names.slice(0, 3)).toEqual(['text', 'structure', 'own-digest'])
      expect(report.headline).toEqual([
        { id: 'proof-verdict', values: { unit: id, outcome: 'verified', failed: [], open: [] } },
      ])
      for (const other of inputs.enterprises) {
        if (other.id !== id) expect(text).not.toContain(`"${other.id}"`)
      }
      expect(verifyProof(text).outcome).toBe('partial')
      expect(verifyProof(text, { announcementDigest: '0'.repeat(64) }).outcome).toBe('refuted')
    }
  })

  it('show every enterprise how every round dealt with it', () => {
    const seen = new Set<string>()
    for (const { id } of inputs.enterprises) {
      const proof = proveVerdict(record, inputs, id, key)
      const report = verifyProof(canonicalJson(proof), digests)
      expect(failedOf(report)).toEqual([])
      const verdicts = proof.body.opening!.verdicts
      const why = explain(record, inputs, id, key)
      expect(verdicts.map(({ pool, round, verdict }) => ({ pool, round, verdict }))).toEqual(
        why.map(({ pool, round, verdict }) => ({ pool, round, verdict })),
      )
      for (const { verdict } of verdicts) seen.add(verdict)
      // A row shows who was drawn and who is a reserve; the rest is the authority's word.
      const placesOf = (shown: readonly { pool: string; round: number }[]) =>
        shown.map(({ pool, round }) => `${round} ${pool}`)
      const words = report.checks.filter(({ name }) => name === 'replay')
      const left = verdicts.filter(({ verdict }) => verdict !== 'drawn' && verdict !== 'reserve')
      expect(words.every(({ status }) => status === 'not-checked')).toBe(true)
      expect(placesOf(words.map(({ at }) => at!))).toEqual(placesOf(left))
      expect(report.outcome).toBe(left.length === 0 ? 'verified' : 'partial')
      expect(report.headline.map((message) => message.id)).toEqual(
        left.length === 0 ? ['proof-verdict'] : ['proof-verdict', 'word-of-authority'],
      )
      expect(
        verdicts.filter(({ verdict }) => verdict === 'not-drawn').map(({ rank }) => rank),
      ).toEqual(verdicts.filter(({ verdict }) => verdict === 'not-drawn').map(() => null))
      const { outcome } = verifyProof(canonicalJson(proof), {
        announcementDigest: announcement.digest,
      })
      expect(outcome).toBe('partial')
    }
    expect([...seen].sort()).toEqual(['drawn', 'excluded', 'not-drawn', 'not-in-frame', 'reserve'])
  })

  it('cannot be used by another enterprise', () => {
    const [a, b] = inputs.enterprises
    const [mine, foreign] = [a!, b!].map(({ id }) => proveEntry(announcement, inputs, id, key))
    for (const edit of [
      (body: Draft) => {
        body.entry.row = foreign!.body.entry.row
      },
      (body: Draft) => {
        body.entry.row.id = b!.id
      },
      (body: Draft) => {
        body.entry.index = foreign!.body.entry.index
      },
      (body: Draft) => {
        body.entry.path = foreign!.body.entry.path
      },
    ]) {
      const report = verifyProof(resealed(mine!, edit), digests)
      expect(report.outcome).toBe('refuted')
      expect(failedOf(report)).toContain('entry')
    }
  })

  it('cannot be turned into the opposite', () => {
    const of = (verdict: string) => {
      for (const { id } of inputs.enterprises) {
        const proof = proveVerdict(record, inputs, id, key)
        const at = proof.body.opening!.verdicts.findIndex((each) => each.verdict === verdict)
        if (at >= 0) return { proof, at }
      }
      throw new Error(`nobody is ${verdict}`)
    }
    const drawn = of('drawn')
    const other = of('not-drawn')
    const reserve = of('reserve')
    const edits: readonly [{ proof: EntryProof; at: number }, (one: Draft, body: Draft) => void][] =
      [
        [drawn, (one) => Object.assign(one, { verdict: 'not-drawn', row: null, rank: null })],
        [drawn, (one) => Object.assign(one, { verdict: 'excluded' })],
        [drawn, (one) => Object.assign(one, { verdict: 'reserve' })],
        [
          drawn,
          (one) => {
            one.ticket = '0'.repeat(64)
          },
        ],
        [
          drawn,
          (one) => {
            one.rank += 1
          },
        ],
        [
          drawn,
          (one) => {
            one.row.row.ticket = '0'.repeat(64)
          },
        ],
        [other, (one) => Object.assign(one, { verdict: 'drawn' })],
        [other, (one) => Object.assign(one, { verdict: 'drawn', row: one.threshold })],
        [other, (one) => Object.assign(one, { verdict: 'reserve', row: one.threshold })],
        [
          other,
          (one) => {
            one.ticket = 'f'.repeat(64)
          },
        ],
        [
          other,
          (one) => {
            one.threshold = null
          },
        ],
        [
          other,
          (one) => {
            one.stratum = ['无此层']
          },
        ],
        [
          other,
          (one) => {
            one.rank = 1
          },
        ],
        [
          other,
          (one) => {
            one.rank = 1_000_000
          },
        ],
        [reserve, (one) => Object.assign(one, { verdict: 'drawn' })],
        [drawn, (_, body) => body.opening.verdicts.pop()],
        [drawn, (_, body) => body.opening.verdicts.reverse()],
        [
          drawn,
          (_, body) => {
            body.opening.secrets.seed = '0'.repeat(64)
          },
        ],
        [
          drawn,
          (_, body) => {
            body.opening.plan.title = '另一计划'
          },
        ],
        [
          drawn,
          (_, body) => {
            body.opening.head.number += 1
          },
        ],
        [
          drawn,
          (_, body) => {
            body.announcement.number += 1
          },
        ],
      ]
    for (const [{ proof, at }, edit] of edits) {
      const report = verifyProof(
        resealed(proof, (body) => edit(body.opening.verdicts[at], body)),
        digests,
      )
      expect(report.outcome).toBe('refuted')
      expect(failedOf(report).length).toBeGreaterThan(0)
    }
  })

  it('are refused for whom there is none, with other inputs, and without the right key', () => {
    expect(refusalOf(() => proveEntry(announcement, inputs, '无此单位', key)).code).toBe(
      'input/unknown-id',
    )
    expect(refusalOf(() => proveVerdict(record, inputs, '无此单位', key)).code).toBe(
      'input/unknown-id',
    )
    const { findings: _, ...rest } = inputs
    const changed = parseInputs({ ...rest, recusals: [] } as never)
    const [{ id } = { id: '' }] = inputs.enterprises
    expect(refusalOf(() => proveEntry(announcement, changed, id, key)).code).toBe(
      'policy/inputs-changed',
    )
    expect(refusalOf(() => proveVerdict(record, changed, id, key)).code).toBe(
      'policy/inputs-changed',
    )
    const wrong = 'blinding' in key ? {} : { blinding: KEY }
    expect(refusalOf(() => proveEntry(announcement, inputs, id, wrong)).code).toBe('input/option')
    expect(refusalOf(() => proveEntry(announcement, inputs, id, { key: 1 } as never)).code).toBe(
      'input/option',
    )
  })
})

describe('the envelope of a proof', () => {
  it.each([
    ['engine', { engine: 1, findings: [] }],
    ['findings', { engine: 'e', findings: {} }],
  ])('with %s of another type is refused', (member, envelope) => {
    const proof = proveEntry(open.announcement, open.inputs, 'E01')
    const report = verifyProof(canonicalJson({ ...proof, envelope }))
    const failed = report.checks.find(({ status }) => status === 'fail') as Draft
    expect([failed.name, failed.path]).toEqual(['structure', `envelope.${member}`])
  })
})

it('an option or a member of another type is refused, and one that there is none of', () => {
  expect(refusalOf(() => verifyProof('{}', [] as never)).code).toBe('input/type')
  expect(refusalOf(() => verifyProof('{}', { luck: 1 } as never)).code).toBe('input/option')
  for (const wrong of [
    { announcementDigest: 'short' },
    { recordDigest: 1 },
    { announcedAt: -1 },
    { verifyBeacon: true },
    { events: {} },
    { events: [{ title: '开奖', at: 1, values: ['1'] }] },
    { events: [{ title: '开奖', at: 1, values: [1], luck: 1 }] },
    { limits: { bytes: '9' } },
  ]) {
    expect(refusalOf(() => verifyProof('{}', wrong as never)).code).toMatch(/^input\//)
  }
  const [, structure] = verifyProof('[]').checks
  expect(structure).toMatchObject({ code: 'evidence/structure', path: 'proof' })
  const proof = proveEntry(open.announcement, open.inputs, 'E01')
  const text = resealed(proof, ({ entry }) => (entry.index = String(entry.index)))
  const failed = verifyProof(text).checks.find(({ status }) => status === 'fail')
  expect(failed).toMatchObject({ code: 'evidence/structure', path: 'body.entry.index' })
})

describe('a proof of another protocol', () => {
  const text = canonicalJson(proveEntry(open.announcement, open.inputs, 'E01'))
  const asOf = (protocol: string) => {
    const { outcome, headline, checks } = verifyProof(text.replaceAll('double-random/1', protocol))
    const check = checks.at(-1)!
    return [outcome, headline[0]!.id, check.status, check.status === 'fail' ? check.code : '']
  }

  it('is not judged where it is a later one, and refused where it is none', () => {
    expect(asOf('double-random/2')).toEqual(['partial', 'document-not-judged', 'not-checked', ''])
    for (const protocol of ['double-random/0', 'double-random/x', 'twice-random/2']) {
      expect(asOf(protocol)).toEqual(['refuted', 'no-valid-document', 'fail', 'evidence/structure'])
    }
  })
})

describe('a dishonest authority', () => {
  // The record is forged so that a unit with a small ticket is missing and the next one is in;
  // everything is sealed anew.
  const inputs: Inputs = parseInputs({
    plan: {
      id: 'p',
      title: '计划',
      tasks: [
        {
          id: 't',
          title: '任务',
          kind: 'general',
          department: '科',
          doubleRandom: true,
          team: 'none',
          design: { type: 'simple' },
          rounds: [{ window: ['2020-03-02', '2020-03-31'], visits: 2 }],
        },
      ],
    },
    calendar: { version: '1', from: '2020-01-01', to: '2020-12-31' },
    enterprises: ['甲', '乙', '丙', '丁', '戊'].map((id) => ({ id, name: id })),
    inspectors: [],
  } as never)

  it('that spares a unit cannot give it a proof of not being drawn', () => {
    const record = draw(inputs, { seed: '一' })
    const [spared] = record.body.tables.sample
    const proof = proveVerdict(record, inputs, spared!.unit)
    const [, last] = [...record.body.tables.sample].sort((a, b) => a.rank - b.rank)
    const withLast = proveVerdict(record, inputs, last!.unit).body.opening!.verdicts[0]!
    const text = resealed(proof, (body) => {
      Object.assign(body.opening.verdicts[0], {
        verdict: 'not-drawn',
        row: null,
        rank: null,
        threshold: withLast.row,
      })
    })
    const report = verifyProof(text, {
      announcementDigest: digest('announcement', record.body.head.announcement),
      recordDigest: record.digest,
    })
    expect(report.outcome).toBe('refuted')
    const verdict = report.checks.find(({ name }) => name === 'verdict')!
    expect(['ticket-below-threshold', 'threshold-not-last']).toContain(verdict.message.id)
  })
})
