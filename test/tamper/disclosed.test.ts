import {
  canonicalJson,
  composeNotice,
  type EntryProof,
  type Json,
  type Notice,
  proveEntry,
  proveVerdict,
  verifyNotice,
} from 'double-random'
import { verifyProof } from 'double-random/proof'
import { describe, expect, it } from 'vitest'
import { holdCeremony } from '../ceremony/world.ts'
import { digest } from '../reference/canonical.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

const KEY = 'b1'.repeat(32)
const honest = holdCeremony(KEY)
const { inputs, announcement, record } = honest
const outside = { announcementDigest: announcement.digest, recordDigest: record.digest }
const unitOf = (verdict: string): string =>
  inputs.enterprises.find(({ id }) =>
    proveVerdict(record, inputs, id, { blinding: KEY }).body.opening!.verdicts.some(
      (each) => each.verdict === verdict,
    ),
  )!.id

type Report = { ok: boolean; checks: readonly { status: string; code?: string | undefined }[] }
interface Subject {
  readonly document: Notice | EntryProof
  readonly check: (text: string) => Report
  /** Places where an edit of a resealed document says something else that is true, or that nobody is asked about. */
  readonly free: RegExp
}

const checkNotice = (text: string) => verifyNotice(text, outside)
const checkProof = (text: string) => verifyProof(text, outside)
const blinding = KEY

const subjects: readonly (readonly [string, Subject])[] = [
  [
    'a notice of some rows',
    {
      document: composeNotice(record, inputs, {
        blinding,
        open: [
          { table: 'sample', pools: ['petrol'] },
          { table: 'recusals' },
          { table: 'exclusions' },
        ],
      }),
      check: checkNotice,
      // Opening fewer rows or tables, and amendments, which are documents of their own.
      free: /^(envelope.*|body\.amendments|body\.tables\.\w+|body\.tables\.sample\.some)$/,
    },
  ],
  [
    'a notice with open secrets',
    {
      document: composeNotice(record, inputs, {
        blinding,
        open: [{ table: 'sample' }, { table: 'reserves' }, { table: 'seats' }],
        secrets: true,
      }),
      check: checkNotice,
      free: /^(envelope.*|body\.amendments|body\.tables\.\w+|body\.secrets)$/,
    },
  ],
  [
    'a proof of an entry',
    {
      document: proveEntry(announcement, inputs, unitOf('drawn'), { blinding }),
      check: checkProof,
      free: /^envelope/,
    },
  ],
  ...['drawn', 'not-drawn', 'excluded', 'reserve'].map((verdict): readonly [string, Subject] => [
    `a proof of ${verdict}`,
    {
      document: proveVerdict(record, inputs, unitOf(verdict), { blinding }),
      check: checkProof,
      // Without its opening it is a proof of the entry.
      // And the rank of who was not drawn is the authority's word: it takes the tickets of all.
      free: /^(envelope.*|body\.opening|body\.opening\.verdicts\[\]\.rank)$/,
    },
  ]),
]

function seal(document: Json, kind: 'notice' | 'proof'): Json {
  const { body } = document as { body?: Json }
  return body === undefined || typeof document !== 'object' || Array.isArray(document)
    ? document
    : ({ ...(document as object), digest: digest(kind, body) } as Json)
}

describe.each(subjects)('%s', (name, { document, check, free }) => {
  const text = canonicalJson(document)
  const { kind } = document.body

  it('is good as it is', () => {
    expect(check(text).ok).toBe(true)
  })

  it('is refused, and nothing crashes, with any one place changed, as it is and sealed anew', () => {
    let tried = 0
    const passed = new Set<string>()
    for (const mutant of someOfEach(mutantsOf(JSON.parse(text)))) {
      const altered = mutant.altered()
      for (const [how, each] of [
        ['raw', altered],
        ['sealed', seal(altered, kind)],
      ] as const) {
        const given = JSON.stringify(each) === undefined ? '' : canonicalText(each)
        if (given === text) continue
        tried += 1
        const report = check(given)
        if (!report.ok) continue
        // A digest that is no part of the body tells only of the body.
        if (how === 'raw' && !mutant.pattern.startsWith('envelope'))
          passed.add(`raw ${mutant.path}`)
        else if (!free.test(mutant.pattern)) passed.add(`${how} ${mutant.change} ${mutant.pattern}`)
      }
    }
    console.log(`${name}: ${tried} documents`)
    expect([...passed]).toEqual([])
    expect(tried).toBeGreaterThan(150)
  }, 60_000)

  it('is refused with a code if its text is another', () => {
    const long = text.length
    const cuts = Array.from({ length: 60 }, (_, i) => text.slice(0, Math.floor((i * long) / 60)))
    const spelled = [
      `\ufeff${text}`,
      ` ${text}`,
      `${text}\n`,
      text.replace(/^\{/, '{"__proto__":{},'),
      text.replace(/^\{"body":/, '{"body":null,"body":'),
      text.replace('"protocol":"double-random/1"', '"protocol":"double-random/2"'),
      text.replace('double-random/1', 'double\\u002drandom/1'),
      text.replace('"engine":"', '"engine":"\ud800'),
      text.replace('"engine":"', '"engine":"\\ud800'),
      JSON.stringify(JSON.parse(text), null, 1),
      `${'['.repeat(40)}${']'.repeat(40)}`,
      '',
      'null',
      '[]',
      '{}',
      canonicalJson(record),
      canonicalJson(announcement),
    ]
    for (const each of [...cuts, ...spelled]) {
      const report = check(each)
      expect(report.ok).toBe(false)
      const last = report.checks.at(-1)!
      expect([last.status, last.code]).toEqual(['fail', expect.stringMatching(/^evidence\//)])
    }
  })

  it('is refused over the bounds on size and depth', () => {
    const bounded = (limits: object) =>
      kind === 'notice'
        ? verifyNotice(text, { ...outside, limits })
        : verifyProof(text, { ...outside, limits })
    expect(bounded({ bytes: Buffer.byteLength(text) }).ok).toBe(true)
    expect(bounded({ bytes: Buffer.byteLength(text) - 1 }).checks.at(-1)!.code).toBe(
      'evidence/size',
    )
    expect(bounded({ depth: 3 }).checks.at(-1)!.code).toBe('evidence/depth')
  })
})

/** No more than two of one kind of change at one kind of place. */
function someOfEach(mutants: readonly Mutant[]): Mutant[] {
  const seen = new Map<string, number>()
  return mutants.filter(({ change, pattern }) => {
    const count = seen.get(`${change} ${pattern}`) ?? 0
    seen.set(`${change} ${pattern}`, count + 1)
    return count < 2
  })
}

/** The text of what may be no value of the protocol any more. */
function canonicalText(value: Json): string {
  try {
    return canonicalJson(value)
  } catch {
    return JSON.stringify(value)
  }
}
