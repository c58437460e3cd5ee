import {
  canonicalJson,
  digest,
  draw,
  explain,
  explainSeat,
  verify,
  verifySeries,
} from 'double-random'
import { composeNotice, proveVerdict, verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { describe as sentence } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { CHECK_NAMES, EVIDENCE } from '../../src/core/check.ts'
import type { Message } from '../../src/core/message.ts'
import type { ChecksMessages } from '../../src/core/messages/checks.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

/** Stands for anything of the data: no letter of either language. */
const DATA = '①'
const why: Message = { id: 'row-more', values: {} }
const problems = [{ code: 'input/date', path: DATA, expected: why, found: why }] as const
const round = { pool: DATA, round: 7 }
const rounds = [{ source: 7, round: 7 }]
const bad = { outcome: 'refuted', failed: ['replay', 'keys'], open: ['own-digest'] } as const

/** Values for every message of the verifiers: the compiler finds one that is missing. */
const SAMPLES: ChecksMessages = {
  'document-not-judged': { kind: 'notice' },
  'no-valid-document': { kind: 'notice' },
  'record-verdict': { series: DATA, number: 7, ...bad },
  'notice-verdict': { series: DATA, number: 7, ...bad },
  'proof-verdict': { unit: DATA, outcome: 'partial', failed: [], open: ['record-published'] },
  'announcement-verdict': { series: DATA, number: 7, ...bad },
  'void-verdict': { series: DATA, number: 7, ...bad },
  'amendment-verdict': { series: DATA, number: 7, sequence: 8, ...bad },
  'outcomes-verdict': { series: DATA, number: 7, sequence: 8, ...bad },
  'amendments-left-out': { count: 7 },
  'amendments-of-others': {},
  'outcomes-reported': { due: 9, reported: 7, asOf: DATA },
  'results-add-up': { due: 9, reported: 7 },
  'results-all-reported': { due: 7 },
  'results-not-reported': { due: 9, reported: 1 },
  'series-verdict': { outcome: 'refuted', documents: 7, failed: [7], open: [8] },
  'checks-accepted': { checks: [...CHECK_NAMES] },
  'check-open': { why, needs: [...EVIDENCE] },
  'not-made': {},
  'checks-passed': { count: 7 },
  'voids-and-redraws': { voids: 7, redraws: 7 },
  'voids-and-redraws-unknown': {},
  'series-voids-and-redraws': { voids: 7, redraws: 7 },
  'series-complete': {},
  'series-completeness-unknown': {},
  'series-cut': {},
  'entropy-weak': {},
  'seats-and-choice': { seats: 7, withoutChoice: 7, fewest: 7 },
  'rows-opened': { tables: [{ table: 'seats', rows: 7, count: 8 }] },
  'no-rows-opened': {},
  'amendments-named': { count: 7 },
  'text-canonical': {},
  'structure-complete': { protocol: DATA },
  unreadable: { problems },
  'in-document': { path: DATA, why },
  differs: { path: DATA, expected: why, found: why },
  'row-more': {},
  'row-missing': {},
  'head-digest': { digest: DATA },
  'body-digest': { digest: DATA },
  'digest-differs': {},
  'secrets-committed': {},
  'tables-committed': {},
  'head-consistent': {},
  'digest-published': {},
  'digest-unpublished': { digest: DATA },
  'inputs-announced': {},
  'inputs-changed': { names: ['plan', 'calendar', 'enterprises', 'pastVisits', 'waivers'] },
  'reveals-fit': { sources: 7 },
  'reveals-wrong': { wrong: [why, why] },
  'source-wrong': { source: 7, kind: 'commit-reveal', why },
  'reveals-more': {},
  'bits-of-outcomes': {},
  'seed-follows': {},
  'keys-follow': {},
  'secrets-sealed': {},
  'strength-of-draw': { bits: 7, samplesLog2: 4096, weak: true },
  'strength-declared': { bits: 7, weak: true },
  'strength-mislabelled': { bits: 7, weak: true },
  'beacons-signed': { rounds: 7 },
  'beacons-unsigned': { rounds },
  'sources-late-enough': {},
  'sources-too-early': { sources: [1, 3] },
  'announced-before-visits': {},
  'announced-after-visit': {},
  'visits-not-opened': {},
  'sources-after-visit': { sources: [7] },
  'announced-after-by': { by: 7, announcedAt: 8 },
  'events-reported': { events: 7 },
  'events-otherwise': { titles: [DATA] },
  'events-missing': { titles: [DATA] },
  'frame-replayed': { units: 7, eligible: 7 },
  'exclusions-replayed': { units: 7 },
  'exclusions-committed': { rows: 7 },
  'allocation-replayed': { drawn: 7, planned: 7, strata: 7 },
  'sample-replayed': { units: 7 },
  'reserves-replayed': { units: 7 },
  'dates-replayed': {},
  'pairing-replayed': { seats: 7, vacancies: 7, withoutChoice: 7, fewest: 7 },
  'loads-replayed': {},
  'items-replayed': { visits: 7 },
  'record-replayed': {},
  'replay-impossible': { problems },
  'officers-certified': {},
  'officers-missing': { unit: DATA },
  'seat-without-visit': { unit: DATA },
  'recusals-kept': {},
  'recusal-broken': { inspector: DATA, unit: DATA },
  'quotas-kept': {},
  'quota-exceeded': round,
  'number-follows': { number: 7, documents: 7 },
  'first-without-previous': {},
  'announcement-differs': { member: 'previous' },
  'history-missing': { documents: 7 },
  'history-elsewhere': {},
  'not-in-chain': { series: DATA, number: 7, of: DATA },
  'not-successor': {},
  'number-void': {},
  'amendments-lawful': { count: 7, elsewhere: 8, anew: 9 },
  'last-amendment-missing': { count: 7, elsewhere: 8, anew: 9 },
  'amendments-chained': { count: 7 },
  'record-of-another': {},
  'void-made-again': {},
  'evidence-taken': {},
  'evidence-unused': { items: [why, why] },
  'event-unknown': { title: DATA },
  'event-sealed': { title: DATA },
  'file-unused': { name: DATA },
  'evidence-of-nothing': { item: 'announced-at' },
  'time-of-nothing': {},
  'record-digest-of-nothing': {},
  'key-of-nothing': {},
  'option-of-nothing': { option: DATA },
  'option-twice': { option: DATA },
  'key-of-another': {},
  'last-amendment-other': {},
  'rows-committed': { rows: 7 },
  'rows-not-all': { rows: 7, count: 8 },
  'rows-other': {},
  'rows-unordered': { index: 7 },
  'row-astray': { index: 7 },
  'salt-missing': {},
  'salt-needless': {},
  'seats-wrong': { expected: 7, found: 8 },
  'counts-right': { counts: 7 },
  'count-wrong': { table: 'exclusions', ...round, rule: DATA, expected: 7, found: 8 },
  'tickets-right': { tickets: 7 },
  'ticket-other': { unit: DATA },
  'entry-committed': { enterprises: 7 },
  'row-uncommitted': {},
  'word-of-authority': {},
  'secrets-right': {},
  'secrets-wrong': {},
  'plan-announced': {},
  'plan-other': {},
  'verdicts-incomplete': {},
  'unit-excluded': { rule: DATA },
  'unit-outside-frame': {},
  'unit-out-by-rule': {},
  'unit-placed': { verdict: 'reserve', rank: 7, drawn: 6 },
  'none-of-stratum-drawn': {},
  'unit-above-threshold': { verdict: 'not-drawn' },
  'unit-by-size': {},
  'round-unknown': {},
  'verdict-unknown': { verdict: { id: 'value', values: { value: DATA } } },
  'row-of-another': {},
  'row-needless': {},
  'member-needless': { member: 'stratum', verdict: 'excluded' },
  'ticket-not-own': {},
  'pool-not-planned': {},
  'stratum-not-own': {},
  'stratum-unknown': {},
  'round-not-as-planned': {},
  'unit-in-frame': {},
  'unit-not-in-frame': {},
  'rule-excludes': { rule: DATA },
  'rule-excludes-not': { rule: DATA },
  'by-draw-otherwise': {},
  'exclusion-uncounted': {},
  'all-of-stratum-placed': {},
  'rank-of-other-verdict': {},
  'row-not-as-drawn': {},
  'ticket-not-of-row': {},
  'place-not-of-row': {},
  'threshold-missing': {},
  'threshold-by-size': {},
  'threshold-wrong': { why },
  'threshold-not-last': {},
  'threshold-ticket-other': {},
  'ticket-above-threshold': {},
  'ticket-below-threshold': {},
  'record-that-verifies': {},
  'pool-round-drawn': {},
  'seat-filled-here': {},
  'seat-not-filled': { ...round, seat: 7 },
  count: {},
  'some-value': {},
  'hex-text': {},
  'inputs-of-record': {},
  'seconds-since-1970': {},
  'round-from-1': {},
  'round-not-before': { round: 7, second: 7 },
  'round-signed': { round: 7, chain: DATA },
  'signature-other': {},
  'beacon-round': { round: 7 },
  'fetch-round-elsewhere': {},
  'characters-at-most': { limit: 7 },
  characters: { count: 7 },
  'beacon-answer': {},
  'beacon-source': {},
}

const messages = Object.entries(SAMPLES).map(([id, values]) => ({ id, values }) as Message)

describe('a message of a verifier', () => {
  it.each(messages)('$id is said in both languages, each with the data', (message) => {
    const [chinese, english] = [sentence(message, 'zh'), sentence(message, 'en')]
    // Codes of problems and instants are what they are in every language.
    const bare = chinese.replaceAll(/input\/date|1970-01-01T00:00:00Z/g, '')
    expect(bare).toMatch(/\p{Script=Han}/u)
    expect(bare).not.toMatch(/[A-Za-z]|undefined|[!！]/)
    expect(english).toMatch(/[a-z]/)
    expect(english).not.toMatch(/\p{Script=Han}|undefined|\[object/u)
    const told = JSON.stringify(message.values)
    for (const datum of [DATA, '7', '8']) {
      if (!told.includes(datum)) continue
      expect(chinese, message.id).toContain(datum)
      expect(english, message.id).toContain(datum)
    }
  })

  it('counts in the singular and in the plural', () => {
    const said = (rows: number) => sentence({ id: 'rows-committed', values: { rows } }, 'en')
    expect([said(0), said(1), said(2)]).toEqual([
      '0 rows proved by the roots',
      '1 row proved by the roots',
      '2 rows proved by the roots',
    ])
  })
})

const inputs = smallBureau({ units: 5 })
const record = draw(inputs, { seed: '一' })
const first = record.body.tables.sample[0]!
const digests = {
  recordDigest: record.digest,
  announcementDigest: digest('announcement', record.body.head.announcement),
}

describe('the first line of a report', () => {
  it('of a record says verdict, what is open, and what came before', () => {
    const report = verify(record, inputs)
    expect(sentence(report, 'en')).toBe(
      'plan number 1: nothing wrong found, 4 not checked (published announcement, ' +
        'published record, strength, amendments); 26 checks passed; no voids or redraws before it; ' +
        '4 seats, each open to 4 or more before the draw, 1 without choice in it; WEAK entropy',
    )
    expect(sentence(report, 'zh')).toBe(
      'plan 第 1 号：未见不符，4 项未查（公布的公告、公布的记录、随机强度、变更）；26 项相符；' +
        '此前没有作废和重抽；4 个席位，抽取前每席至少 4 人可派，抽到时只有一人可派的 1 席；随机强度不足',
    )
  })

  it('of a record that fails names the checks', () => {
    const other = smallBureau({ units: 6 })
    const names = ['公告锁定的数据', '抽样框', '样本分配', '抽中名单', '全部复算']
    expect(sentence(verify(record, other), 'zh').split('；')[0]).toBe(
      `plan 第 1 号：核验不符（${names.join('、')}），4 项未查（公布的公告、公布的记录、随机强度、变更）`,
    )
    expect(sentence(verify(record, other), 'en').split('; ')[0]).toBe(
      'plan number 1: REFUTED (announced inputs, frame, allocation, sample, replay), 4 not checked ' +
        '(published announcement, published record, strength, amendments)',
    )
  })

  it('of a text that is no record says why', () => {
    expect(sentence(verify('{', inputs), 'zh')).toMatch(/^不是有效的记录；/)
    expect(sentence(verify('{', inputs), 'en')).toMatch(/^no valid record; /)
  })

  it('of a notice, a proof and a series', () => {
    const notice = composeNotice(record, inputs, { open: [{ table: 'sample' }] })
    const proof = canonicalJson(proveVerdict(record, inputs, first.unit))
    const document = { text: canonicalJson(record), data: inputs }
    expect(sentence(verifyNotice(notice, digests), 'zh')).toBe(
      'plan 第 1 号的公示：未见不符，3 项未查（揭示内容的摘要、随机强度、变更）；' +
        '公开：抽中名单全部 2 行；揭示内容、种子和密钥尚未公开；' +
        '4 个席位，抽取前每席至少 4 人可派，抽到时只有一人可派的 1 席；随机强度不足',
    )
    expect(sentence(verifyNotice(notice), 'en')).toBe(
      'notice of plan number 1: nothing wrong found, 5 not checked (published record, ' +
        'published announcement, digest of the secrets, strength, amendments); ' +
        'opened: 2 of 2 rows of sample; reveals, seed and keys are still sealed; ' +
        '4 seats, each open to 4 or more before the draw, 1 without choice in it; WEAK entropy',
    )
    expect(sentence(verifyProof(proof, digests), 'zh')).toBe(
      `${first.unit}：未见不符，1 项未查（随机强度）；随机强度不足`,
    )
    expect(sentence(verifyProof(proof, { ...digests, recordDigest: '0'.repeat(64) }), 'en')).toBe(
      `${first.unit}: REFUTED (published record), 1 not checked (strength); WEAK entropy`,
    )
    expect(sentence(verifySeries([document], { lastDigest: record.digest }), 'zh')).toBe(
      '共 1 份文件：未见不符，有未查的项目（第 1 号）；文件齐全；作废 0 次，重抽 0 轮；' +
        '不符 0 项，待说明 4 项，提请注意 0 项' +
        '（其中已说明理由 0 项，经批准 0 项；不再有入选机会 0 家次）；随机强度不足（第 1 号）',
    )
    expect(sentence(verifySeries([document]), 'en')).toBe(
      '1 document: nothing wrong found, not checked in full (number 1); whether it is complete was not checked; 0 voids, 0 rounds drawn again; ' +
        '0 refuted, 5 open, 0 told ' +
        '(0 explained, 0 of them approved; 0 units without a further chance); ' +
        'WEAK entropy (number 1)',
    )
  })
})

describe('a check', () => {
  it('has its title, its round and what was established', () => {
    const check = verify(record, inputs).checks.find(({ name }) => name === 'frame')!
    expect(sentence(check, 'zh')).toBe('抽样框（pool第1轮）：抽样框 5 家，可抽 5 家')
    expect(sentence(check, 'en')).toBe('frame (pool round 1): 5 units in the frame, 5 eligible')
  })
})

describe('an explanation', () => {
  it('of a unit that was drawn has verdict, place, ticket and the bytes to hash', () => {
    const [answer] = explain(record, inputs, first.unit)
    if (answer?.verdict !== 'drawn') throw new Error('not drawn')
    const { ticket, threshold, bytes, team, date, rank } = answer
    expect(sentence(answer, 'zh').split('\n')).toEqual([
      `pool第1轮：抽中，${date} ${team?.join('、')}`,
      `第 ${rank} 名，本层 5 家抽 2 家，入样概率 2/5`,
      `签号 ${ticket}`,
      `入选界限 ${threshold}`,
      `计算签号的文字 ${bytes}`,
    ])
    expect(sentence(answer, 'en').split('\n')).toEqual([
      `pool round 1: drawn, ${date} ${team?.join(', ')}`,
      `rank ${rank} of 5, 2 drawn, chance 2/5`,
      `ticket ${ticket}`,
      `threshold ${threshold}`,
      `hashed text ${bytes}`,
    ])
  })

  it('of others is one line', () => {
    const [answer] = explain(record, inputs, 'U9')
    expect(answer && sentence(answer, 'zh')).toBe('pool第1轮：不在名录内')
    const excluded = { verdict: 'excluded', code: 'same-batch', byDraw: true } as const
    expect(sentence({ pool: 'pool', round: 2, ...excluded }, 'zh')).toBe(
      'pool第2轮：按规则“same-batch”剔除，因本批已抽中',
    )
  })

  it('of a seat names everybody with the reason', () => {
    const seat = explainSeat(record, inputs, record.body.tables.seats[0]!)
    const { unit, date, inspector, tried, refused, acceptable } = seat
    const lines = sentence(seat, 'zh').split('\n')
    expect(lines[0]).toBe(`pool第1轮 ${unit} 第1席（主办）${date}：${inspector}`)
    expect(lines[1]).toContain(`${inspector}（派出）`)
    for (const each of tried) expect(lines[1]).toContain(`${each.inspector}（`)
    expect(lines[2]).toBe(`当时可派：${acceptable.join('、')}`)
    expect(lines.slice(3).map((line) => line.split('：')[0])).toEqual(
      [...refused, ...seat.notLegal].map((each) => each.inspector),
    )
    expect(sentence(seat, 'en').split('\n')[0]).toBe(
      `pool round 1 ${unit} seat 1 (${seat.role}) ${date}: ${inspector}`,
    )
  })
})
