import {
  type AnnounceOptions,
  canonicalJson,
  commitment,
  enterInLedger,
  isDoubleRandomError,
  type LedgerEntry,
  ledgerHead,
  substituteUnit,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, proveEntry } from 'double-random/disclose'
import { describe, expect, it } from 'vitest'
import { announced, drawnNumber, partyReveal, petrol, SERIES } from '../attacks/petrol-series.ts'

/** A year as it is kept: each document is entered when it is issued. */
const first = drawnNumber(1, petrol())
const [row] = first.record.body.tables.sample
const amendment = substituteUnit(first.record, first.inputs, {
  visit: { pool: 'pool', round: 1, unit: row!.unit },
  reason: 'closed',
  evidence: '现场记录',
  date: row!.date,
})
const notice = composeNotice(first.record, first.inputs, {
  open: [{ table: 'sample' }],
  amendments: [canonicalJson(amendment)],
})
const start = [first.announcement, first.record, amendment, notice]
const begun = entered(start)
const second = (more: Partial<AnnounceOptions> = {}) =>
  announced(2, petrol(), {
    previous: first.record.digest,
    ledger: ledgerHead(SERIES, begun),
    ...more,
  })
const end = voidAnnouncement(second(), {
  code: 'missing-reveal',
  statement: '未揭示',
  date: '2020-04-20',
})
const issued = [...start, second(), end]

function entered(documents: readonly object[], entries: readonly LedgerEntry[] = []) {
  return documents.reduce<readonly LedgerEntry[]>(
    (all, each) => enterInLedger(SERIES, all, canonicalJson(each)),
    entries,
  )
}
function codeOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return isDoubleRandomError(error) ? error.code : 'no error of ours'
  }
}
const codeAt = (entries: readonly LedgerEntry[], document: object) =>
  codeOf(() => entered([document], entries))

describe('a ledger that is kept', () => {
  it('has each document under its kind, number and digest, in the order they were issued', () => {
    const whole = entered(issued)
    expect(whole.map(({ kind, number }) => [kind, number])).toEqual([
      ['announcement', 1],
      ['record', 1],
      ['amendment', 1],
      ['notice', 1],
      ['announcement', 2],
      ['void', 2],
    ])
    expect(whole.map(({ digest }) => digest)).toEqual(issued.map(({ digest }) => digest))
    expect(ledgerHead(SERIES, whole)?.sequence).toBe(6)
  })

  it('takes no document before what it names', () => {
    for (const place of issued.keys()) {
      for (const left of issued.slice(0, place).keys()) {
        const less = entered(issued.slice(0, place)).filter((_, index) => index !== left)
        // A notice names the amendments made so far, an announcement the head of all before it;
        // a void only its announcement.
        const isNamed =
          issued[place] !== end || ![amendment, notice].includes(issued[left] as never)
        expect([place, left, codeAt(less, issued[place]!)]).toEqual([
          place,
          left,
          isNamed ? 'policy/numbering' : undefined,
        ])
      }
    }
  })

  it('takes each document once, of its own series, as it was published', () => {
    const whole = entered(issued)
    for (const each of issued) expect(codeAt(whole, each)).toBe('input/duplicate')
    const other = announced(1, petrol(), { series: '另一系列' })
    expect(codeAt([], other)).toBe('policy/numbering')
    expect(codeAt([], { ...first.announcement, digest: 'a'.repeat(64) })).toBe('evidence/digest')
    expect(codeOf(() => enterInLedger(SERIES, [], `${canonicalJson(first.announcement)} `))).toBe(
      'evidence/not-canonical',
    )
    const proof = proveEntry(first.announcement, first.inputs, row!.unit)
    expect(codeAt(begun, proof)).toBe('evidence/structure')
  })

  it('takes one end of a number, and that of the announcement which is entered', () => {
    const reveal = partyReveal(9)
    const again = announced(1, petrol(), {
      entropy: [
        {
          ...{ kind: 'commit-reveal', party: reveal.party, independent: true },
          commitment: commitment({ series: SERIES, number: 1 }, reveal),
        },
      ],
    })
    const voidOf = (announcement: typeof again) =>
      voidAnnouncement(announcement, { code: 'other', statement: '重来', date: '2020-01-20' })
    expect(codeAt(entered([first.announcement]), again)).toBe('policy/numbering')
    expect(codeAt(entered([first.announcement]), voidOf(again))).toBe('policy/numbering')
    expect(codeAt(entered([first.announcement]), voidOf(first.announcement))).toBeUndefined()
    expect(codeAt(begun, voidOf(first.announcement))).toBe('policy/numbering')
  })

  it('takes no announcement that cites another one, or goes on from another document', () => {
    const branch = ledgerHead(SERIES, [
      ...entered(start.slice(0, 3)),
      { kind: 'notice', number: 1, digest: 'b'.repeat(64) },
    ])
    for (const [ledger, code] of [
      [branch, 'policy/numbering'],
      [{ sequence: 9, head: branch!.head }, 'policy/numbering'],
      [ledgerHead(SERIES, begun.slice(0, 3)), undefined],
      [null, undefined],
    ] as const) {
      expect([ledger, codeAt(begun, second({ ledger }))]).toEqual([ledger, code])
    }
    expect(codeAt(begun, second({ previous: 'c'.repeat(64) }))).toBe('policy/numbering')
  })

  it('is refused itself where it cannot have been kept', () => {
    expect(codeAt([...begun].reverse(), second())).toBe('policy/numbering')
    expect(codeAt([...begun, begun[3]!], second())).toBe('input/duplicate')
    expect(codeAt({} as LedgerEntry[], second())).toBe('input/type')
  })
})
