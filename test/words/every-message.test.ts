import { describe as say } from 'double-random/words'
import { describe, expect, it } from 'vitest'
import { CHECK_NAMES } from '../../src/core/check.ts'
import { ERROR_CODES } from '../../src/core/errors.ts'
import { FINDING_CODES } from '../../src/core/finding.ts'
import { en } from '../../src/words/en/en.ts'
import { zh } from '../../src/words/zh/zh.ts'
import { PLAN_FINDING_CODES } from '../../src/year/plan/finding.ts'
import { latinIn } from './latin.ts'
import { describedSamples, MARK, messageSamples } from './samples.ts'

const messages = messageSamples()
const others = describedSamples()

/** What is wrong with what is said of something in both languages. */
function complaints(described: unknown): string[] {
  return (['zh', 'en'] as const).flatMap((language) => {
    const text = say(described as never, language)
    const own = language === 'zh' ? latinIn(text) : (text.match(/\p{Script=Han}+/gu) ?? [])
    // A list of nothing says nothing.
    const isEmpty = text.trim() === '' && !JSON.stringify(described).includes('[]')
    const broken = /undefined|\[object|NaN/.exec(text)
    return [
      ...(isEmpty ? ['nothing'] : []),
      ...own.map((word) => `the foreign ${word}`),
      ...(broken === null ? [] : broken),
    ].map((wrong) => `${wrong} in ${language} of ${JSON.stringify(described)}: ${text}`)
  })
}

describe('every message', () => {
  it('has sample values', () => {
    expect([...messages.keys()].sort()).toEqual(Object.keys(zh.sentences).sort())
    expect(messages.size).toBeGreaterThan(450)
    const differ = [...messages.values()].flat().length
    expect(differ).toBeGreaterThan(2 * messages.size)
  })

  it('is said in Chinese and in English, and in nothing else', () => {
    const wrong = [...messages].flatMap(([id, samples]) =>
      samples.flatMap((values) => complaints({ id, values })),
    )
    expect(wrong).toEqual([])
  })

  it('is said by a text or a function that gives one', () => {
    for (const { sentences } of [zh, en])
      for (const sentence of Object.values(sentences))
        expect(['string', 'function']).toContain(typeof sentence)
  })
})

describe('everything else that can be described', () => {
  it('is said in Chinese and in English, and in nothing else', () => {
    expect(others.length).toBeGreaterThan(300)
    expect(others.flatMap(complaints)).toEqual([])
  })

  const saidOf = (of: (each: Record<string, unknown>) => unknown) =>
    new Set(others.map((each) => of(each as Record<string, unknown>)))

  it('has every error code, check name and code of a finding among its samples', () => {
    const codes = saidOf(({ code }) => code)
    for (const code of [...ERROR_CODES, ...FINDING_CODES, ...PLAN_FINDING_CODES])
      expect(codes).toContain(code)
    const names = saidOf(({ name }) => name)
    for (const name of CHECK_NAMES) expect(names).toContain(name)
  })
})

describe('the test of foreign words', () => {
  it('finds a Latin word of a sentence, and lets names, codes and what it speaks of be', () => {
    expect(latinIn('应为 text，实为“a/b”')).toEqual(['text'])
    expect(latinIn('“some English words”')).toEqual(['some', 'English', 'words'])
    expect(latinIn(`CSV 文件 检查对象.csv 的 --inputs，${MARK}“plan.tasks[0]”`)).toEqual([])
    expect(latinIn('petrol第1轮', ['petrol'])).toEqual([])
    const path = 'Ａ-task:1.visits[Z].seats[2]'
    expect(latinIn(`${path}（Z）：JSON`, [path, 'Z', 'S'])).toEqual([])
  })
})
