// Details of reports that nothing else looks at, each where it is wrong by one thing.
import {
  announce,
  canonicalJson,
  draw,
  reassignOfficer,
  verifyAmendment,
  verifyAnnouncement,
  verifySeries,
  voidAnnouncement,
} from 'double-random'
import { composeNotice, verifyNotice } from 'double-random/disclose'
import { describe, expect, it } from 'vitest'
import { findingOf } from '../../src/core/check.ts'
import { seal } from '../../src/record/seal.ts'
import { drawnNumber, petrol } from '../attacks/petrol-series.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

const data = smallBureau({ officers: 5 })
const record = draw(data, { seed: '一' })
const text = canonicalJson(record)
const [seat] = record.body.tables.seats
const amendment = canonicalJson(
  reassignOfficer(record, data, {
    change: { inspector: seat!.inspector, from: '2020-03-02', to: '2020-03-13' },
    reason: 'absence',
    evidence: '假条',
    date: '2020-02-20',
  }),
)

describe('an amendment', () => {
  it('of rows that are not blinded needs no key', () => {
    const { checks } = verifyAmendment(amendment, { record: text })
    const open = checks.filter(({ status }) => status === 'not-checked')
    const needs = open.flatMap((check) => (check.status === 'not-checked' ? check.needs : []))
    expect(needs).toContain('inputs')
    expect(needs).not.toContain('blinding')
  })

  it('with the inputs of another draw is not said to be of a record that is wrong', () => {
    const other = smallBureau({ officers: 6 })
    const { checks } = verifyAmendment(amendment, { record: text, data: other })
    const failed = checks.filter(({ status }) => status === 'fail')
    expect(failed.map(({ name }) => name)).toContain('announcement-inputs')
    expect(failed.some((check) => 'path' in check && check.path === 'record')).toBe(false)
  })
})

it('a number above 1 without a document before it is refuted, though sealed again', () => {
  const { body } = announce(data, {
    ...{ series: 's', number: 2, previous: 'a'.repeat(64), weak: true },
    entropy: [{ kind: 'operator' }],
  })
  const orphan = seal('announcement', { ...body, previous: null })
  const { outcome, checks } = verifyAnnouncement(canonicalJson(orphan))
  expect(outcome).toBe('refuted')
  expect(checks.filter(({ status }) => status === 'fail').map(({ name }) => name)).toEqual([
    'numbering',
  ])
})

it('a notice whose secrets are open is not said to be sealed', () => {
  const saidOf = (secrets: boolean) =>
    verifyNotice(
      canonicalJson(composeNotice(record, data, secrets ? { secrets } : {})),
    ).headline.map(({ id }) => id)
  expect(saidOf(true)).not.toContain('secrets-sealed')
  expect(saidOf(false)).toContain('secrets-sealed')
})

describe('a series', () => {
  const first = drawnNumber(1, petrol())
  const ended = (number: number, previous: string | null) => {
    const { body } = voidAnnouncement(first.announcement, {
      ...{ code: 'other', statement: '停', date: '2020-02-01' },
    })
    return canonicalJson(seal('void', { ...body, number, previous }))
  }
  const numbering = (texts: readonly string[]) =>
    verifySeries(texts.map((each) => ({ text: each }))).checks.flatMap((check) =>
      check.name === 'numbering' ? [findingOf(check)] : [],
    )

  it.each([
    [1002, 1000],
    [1001, 1000],
    [1000, 999],
  ])('that ends with number %i is said to lack %i numbers', (number, lacking) => {
    const missing = numbering([ended(number, 'a'.repeat(64))]).map((said) =>
      said.id === 'numbers-missing' ? said.values.numbers.length : said.id,
    )
    expect(missing).toEqual([lacking])
  })

  it('of which number 1 names one before it is refuted', () => {
    const { refutes } = verifySeries([{ text: ended(1, 'a'.repeat(64)) }])
    expect(refutes.map(({ about }) => ('name' in about ? about.name : ''))).toContain('numbering')
  })

  it('names keys and inputs that bear on no document', () => {
    const { checks } = verifySeries([first.document], {
      blindings: ['b1'.repeat(32)],
      inputs: [petrol({ lists: [{ list: 'l', enterprise: 'U1' }] })],
    })
    const use = checks.find(({ name }) => name === 'evidence-used')
    expect(use && findingOf(use)).toMatchObject({
      id: 'evidence-unused',
      values: { items: [{ id: 'inputs-of-none' }, { id: 'keys-of-none' }] },
    })
    const none = verifySeries([first.document]).checks.find(({ name }) => name === 'evidence-used')
    expect(none).toBeUndefined()
  })
})
