import { announce, checkPairing, draw, FINDING_CODES, type Finding, verify } from 'double-random'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/core/canonical-json.ts'
import type { Problem } from '../../src/core/errors.ts'
import type { Message } from '../../src/core/message.ts'
import { describe as sentenceOf } from '../../src/words/describe.ts'
import { refusalOf } from '../ceremony/refusal.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

function fixOf(run: () => unknown): Message {
  const { fix } = refusalOf(run).problems[0] as Problem
  return fix as Message
}

const VALUES = { bits: 12, most: 2, least: 5, visits: 4, listed: 1000 }

/** A finding of each code, all values in it. */
const FINDINGS = FINDING_CODES.map((code) => ({ code, count: 1, values: VALUES }) as Finding)

describe('the repairs of a pairing', () => {
  const bureau = smallBureau({
    units: 2,
    officers: [{ capacity: 1 }, {}, { capacity: 1 }],
    recusals: [{ inspector: 'I2', enterprise: 'U1', reason: '亲属' }],
  })
  const fix = fixOf(() => draw(bureau, { seed: '一' }))

  it('read as an instruction in Chinese', () => {
    expect(sentenceOf(fix, 'zh')).toBe(
      '以下各项任选其一即可配齐全部检查：为 I1 增加一家次；为 I3 增加一家次；' +
        '免除 I2 对 U1 第1席的申报回避；免除 I2 对 U1 第2席的申报回避；此外可以增加检查人员，' +
        '提高家次上限，免除回避或要求（这些席位因此排除：申报回避 2 人次），' +
        '或在计划中写明准许空缺（人员配对的“shortage”写“vacancies”）',
    )
  })

  it('read as an instruction in English', () => {
    expect(sentenceOf(fix, 'en')).toBe(
      'any one of these is enough to staff all visits: one more visit for I1; ' +
        'one more visit for I3; waive the recusal of I2 for U1, seat 1; ' +
        'waive the recusal of I2 for U1, seat 2; otherwise add inspectors, raise a capacity, ' +
        'waive a rule (inspectors kept from these seats: the recusal 2), ' +
        'or set plan.pairing.shortage to "vacancies"',
    )
  })

  it('name the days of a limit', () => {
    const officers = [{ limits: [{ from: '2020-03-01', to: '2020-03-31', most: 1 }] }, {}]
    const limited = smallBureau({ units: 2, officers })
    expect(
      sentenceOf(
        fixOf(() => draw(limited, { seed: '一' })),
        'zh',
      ),
    ).toMatch(/为 I1 在 2020-03-\d\d 至 2020-03-\d\d 增加一家次；/)
  })
})

describe('a finding', () => {
  it.each(['zh', 'en'] as const)('of every code has a sentence of its own: %s', (language) => {
    const sentences = FINDINGS.map((finding) => sentenceOf(finding, language))
    expect(new Set(sentences).size).toBe(FINDING_CODES.length)
    for (const [index, sentence] of sentences.entries()) {
      expect(sentence).not.toBe(FINDING_CODES[index])
      expect(sentence).not.toMatch(/undefined|object/)
    }
  })

  it('is Chinese but for the names of standards', () => {
    for (const finding of FINDINGS) {
      const sentence = sentenceOf(finding, 'zh').replaceAll(/GB 32100-2015|Unicode|NFC/g, '')
      expect(sentence).not.toMatch(/[A-Za-z]/)
    }
  })

  it('tells how many there are, and some of them', () => {
    const towns = (count: number, ...examples: string[]): Finding => ({
      code: 'town-missing',
      count,
      examples,
    })
    expect(sentenceOf(towns(40, 'E1', 'E2'), 'en')).toBe(
      'unit without a town: rules about towns do not see it × 40, such as E1, E2',
    )
    expect(sentenceOf(towns(40, 'E1', 'E2'), 'zh')).toBe(
      '检查对象没有街镇，与街镇有关的规则对其不起作用，共 40 处，如E1、E2',
    )
    expect(sentenceOf(towns(1, 'E1'), 'zh')).toBe(
      '检查对象没有街镇，与街镇有关的规则对其不起作用：E1',
    )
  })

  it('carries the values of its sentence', () => {
    const data = smallBureau({ officers: [{ minimum: 5 }, {}, {}] })
    const visits = [{ pool: 'pool', round: 1, unit: 'U1', date: '2020-03-02' }]
    const said = checkPairing(data, visits).findings.map((each) => sentenceOf(each, 'zh'))
    expect(said).toContain('要使每人达到最低家次，至少缺 4 家次')
  })
})

describe('the envelope of a document', () => {
  const data = smallBureau({})
  const record = draw(data, { seed: '一' })
  const isAccepted = (finding: object): boolean => {
    const findings = [...record.envelope.findings, finding]
    const text = canonicalJson({ ...record, envelope: { engine: 'e', findings } } as never)
    return verify(text, data).checks.some(
      ({ name, status }) => name === 'structure' && status === 'pass',
    )
  }

  it('takes every finding of this library, and a code that only a later version has', () => {
    for (const finding of FINDINGS) expect(isAccepted(finding)).toBe(true)
    const later = { code: 'constructor', count: 1 }
    expect(isAccepted(later)).toBe(true)
    expect(sentenceOf(later as never, 'zh')).toBe('constructor')
  })

  it('refuses one of another shape, or without the value that its sentence needs', () => {
    expect(isAccepted({ code: 'vacancy', count: 1, message: 'visit' })).toBe(false)
    expect(isAccepted({ code: 'weak-entropy', count: 1 })).toBe(false)
    expect(isAccepted({ code: 'weak-entropy', count: 1, values: { least: 1 } })).toBe(false)
    expect(isAccepted({ code: 'weak-entropy', count: 1, values: { bits: '12' } })).toBe(false)
  })

  it('of an announcement carries values and no examples', () => {
    const { envelope } = announce(data, {
      series: 's',
      number: 1,
      entropy: [{ kind: 'operator' }],
      weak: true,
    })
    expect(envelope.findings).toContainEqual({
      code: 'weak-entropy',
      count: 1,
      values: { bits: 0 },
    })
    for (const finding of envelope.findings) expect(finding.examples).toBeUndefined()
  })
})
