import {
  type AnnounceOptions,
  announce,
  canonicalJson,
  commitment,
  type DrawRecord,
  draw,
  type EntropySource,
  type InputData,
  type Reveal,
  verify,
  verifySeries,
  voidAnnouncement,
} from 'double-random'
import { beaconSource, readBeacon, roundSecond, verifyBeacon } from 'double-random/beacon'
import { composeNotice, proveEntry, verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { seedStrength } from 'double-random/report'
import { describe, expect, it } from 'vitest'
import { published } from '../beacon/rounds.ts'
import { refusalOf } from '../ceremony/refusal.ts'
import { remarksIn } from '../ceremony/remarks-in.ts'
import { secretOf } from '../ceremony/secret.ts'
import { resealed } from '../disclose/reseal.ts'
import { expectSound } from '../verify/sound.ts'

/** Ten firms, three of them inspected; the first is the friend of whoever attacks. */
const FRIEND = '企业0'
function world(title = '计划'): InputData {
  return {
    plan: {
      id: 'p',
      title,
      tasks: [
        {
          id: 't',
          title: '任务',
          kind: 'general',
          department: '科',
          doubleRandom: true,
          design: { type: 'simple' },
          rounds: [{ window: ['2023-09-04', '2023-09-15'], visits: 3 }],
        },
      ],
    },
    calendar: { version: '1', from: '2023-01-01', to: '2023-12-31' },
    enterprises: Array.from({ length: 10 }, (_, i) => ({ id: `企业${i}`, name: `企业${i}` })),
    inspectors: ['赵', '钱', '孙', '李'].map((id) => ({
      id,
      name: id,
      department: '科',
      certificate: { from: '2020-01-01', to: '2025-12-31' },
    })),
    recusals: [{ inspector: '赵', enterprise: '企业9', reason: '兄弟在该企业' }],
  }
}

const isDrawn = (record: DrawRecord, unit: string) =>
  record.body.tables.sample.some((row) => row.unit === unit)

const failed = (report: ReturnType<typeof verify>) =>
  report.checks.filter(({ status }) => status === 'fail').map(({ name }) => name)

const NUMBER1 = { series: 's', number: 1 }
const parties = ['公证处', '监察组', '本局法规科'].map((party, i) => {
  const reveal = {
    kind: 'commit-reveal',
    party,
    nonce: secretOf(i),
    value: `第${i}方`,
  } as const
  const source: EntropySource = {
    kind: 'commit-reveal',
    party,
    independent: i < 2,
    commitment: commitment(NUMBER1, reveal),
  }
  return { reveal, source }
})
const sourcesOf = parties.map(({ source }) => source)
const revealsOf: Reveal[] = parties.map(({ reveal }) => reveal)

describe('twenty announcements for one beacon round', () => {
  const second = roundSecond('quicknet', 123)
  const source = beaconSource('quicknet', { by: second - 3600, round: 123 })
  const reveal = readBeacon(JSON.stringify(published[0]), source)
  const drawnFrom = (title: string) => {
    const announcement = announce(world(title), {
      ...NUMBER1,
      by: second - 3600,
      entropy: [source],
    })
    return {
      announcement,
      record: draw(world(title), { announcement, reveals: [reveal], verifyBeacon }),
    }
  }

  it('do not help: one digest was published before the round, and the others come too late', () => {
    const prepared = Array.from({ length: 20 }, (_, i) => `计划（第${i}稿）`)
    const outcomes = prepared.map((title) => ({ title, ...drawnFrom(title) }))
    const announced = outcomes.find(({ record }) => isDrawn(record, FRIEND))!
    const liked = outcomes.find(({ record }) => !isDrawn(record, FRIEND))!
    const text = canonicalJson(liked.record)
    const known = { verifyBeacon, announcedAt: second - 60 }
    // In itself the record is flawless: only what others wrote down tells.
    expectSound(verify(text, world(liked.title), { verifyBeacon }))
    const digest = announced.announcement.digest
    const report = verify(text, world(liked.title), { ...known, announcementDigest: digest })
    expect(failed(report)).toEqual(['announcement-published'])
    const late = verify(text, world(liked.title), {
      verifyBeacon,
      announcementDigest: liked.announcement.digest,
      announcedAt: second + 60,
    })
    expect(failed(late)).toEqual(['source-times'])
    expect(late.outcome).toBe('refuted')
  })
})

describe('a number that is abandoned', () => {
  const first = announce(world(), { ...NUMBER1, entropy: sourcesOf })
  const again = (previous: string | null, number: number) => {
    const entropy: EntropySource[] = [{ kind: 'operator' }]
    const options: AnnounceOptions = { series: 's', number, previous, entropy, weak: true }
    const announcement = announce(world(), options)
    return draw(world(), { announcement, reveals: [{ kind: 'operator', value: '再来' }] })
  }

  it('cannot be skipped: the next one names what came before, and readers ask for it', () => {
    expect(refusalOf(() => again(null, 2)).code).toBe('policy/numbering')
    const liked = again('0'.repeat(64), 2)
    const alone = verifySeries([{ text: canonicalJson(liked), data: world() }])
    expect(alone.outcome).toBe('partial')
    expect(remarksIn(alone, 'open')).toContainEqual([2, 'numbering', 'history-missing'])
    const report = verify(canonicalJson(liked), world(), { history: [] })
    expect(failed(report)).toContain('numbering')
  })

  it('can only end in a void, which every later report counts', () => {
    const end = voidAnnouncement(first, {
      code: 'other',
      statement: '另行抽取',
      date: '2023-09-01',
    })
    const next = again(end.digest, 2)
    const report = verify(canonicalJson(next), world(), { history: [canonicalJson(end)] })
    expect(report.headline).toContainEqual({
      id: 'voids-and-redraws',
      values: { voids: 1, redraws: 0 },
    })
  })

  it('cannot be drawn twice: both records stand under one number', () => {
    const record = draw(world(), { announcement: first, reveals: revealsOf })
    const second = again(record.digest, 2)
    const documents = [record, second].map((each) => ({ text: canonicalJson(each), data: world() }))
    expect(verifySeries(documents).headline).toContainEqual({
      id: 'series-voids-and-redraws',
      values: { voids: 0, redraws: 1 },
    })
  })
})

describe('one of three parties that withholds its contribution', () => {
  const announcement = announce(world(), { ...NUMBER1, entropy: sourcesOf })

  it('stops the draw, and does not choose among two', () => {
    for (const missing of [0, 1, 2]) {
      const reveals = revealsOf.filter((_, i) => i !== missing)
      const { code } = refusalOf(() => draw(world(), { announcement, reveals }))
      expect(['policy/missing-reveal', 'policy/reveal-mismatch']).toContain(code)
      const other = { ...parties[missing]!.reveal, value: '改口' }
      const changed = revealsOf.map((each, i) => (i === missing ? other : each))
      const refused = refusalOf(() => draw(world(), { announcement, reveals: changed }))
      expect(refused.code).toBe('policy/reveal-mismatch')
    }
  })

  it('cannot be left out of the announcement afterwards', () => {
    const two = announce(world(), { ...NUMBER1, entropy: sourcesOf.slice(0, 2) })
    const record = draw(world(), { announcement: two, reveals: revealsOf.slice(0, 2) })
    const report = verify(canonicalJson(record), world(), {
      announcementDigest: announcement.digest,
    })
    expect(failed(report)).toEqual(['announcement-published'])
  })
})

describe('entropy of two dice', () => {
  const dice: EntropySource = {
    kind: 'public-event',
    title: '两枚骰子',
    at: 2,
    fields: ['一', '二'].map((name) => ({ name, min: 1, max: 6 })),
    bits: 5,
  }
  const throws = [1, 2, 3, 4, 5, 6].flatMap((a) => [1, 2, 3, 4, 5, 6].map((b) => [a, b]))

  it('is refused, and where it is labelled weak, every report says so', () => {
    const options = { ...NUMBER1, by: 1, entropy: [dice] }
    expect(refusalOf(() => announce(world(), options)).code).toBe('policy/weak-entropy')
    const announcement = announce(world(), { ...options, weak: true })
    const reveals: Reveal[] = [{ kind: 'public-event', values: [3, 4] }]
    const record = draw(world(), { announcement, reveals })
    expect(verify(canonicalJson(record), world()).headline).toContainEqual({
      id: 'entropy-weak',
      values: {},
    })
    const strength = seedStrength(record)
    expect([strength.independentBits, strength.weak]).toEqual([5, true])
    // C(10, 3) = 120 samples, 36 throws.
    expect([strength.samplesLog2, strength.everySample]).toEqual([6, false])
  })

  it('would let whoever words the announcement spare a friend, which is why', () => {
    const spared = (title: string) => {
      const announcement = announce(world(title), {
        ...NUMBER1,
        by: 1,
        entropy: [dice],
        weak: true,
      })
      return throws.filter((values) => {
        const reveals: Reveal[] = [{ kind: 'public-event', values }]
        return !isDrawn(draw(world(title), { announcement, reveals }), FRIEND)
      }).length
    }
    const tries = Array.from({ length: 12 }, (_, i) => spared(`计划${i}`))
    // The honest chance is 7 of 10; the best wording of twelve does better than that for the
    // friend.
    expect(Math.max(...tries) / 36).toBeGreaterThan(0.75)
  })
})

describe('recusals that are edited once the seed is known', () => {
  const announcement = announce(world(), { ...NUMBER1, entropy: sourcesOf })
  const edited = {
    ...world(),
    recusals: [
      ...(world().recusals as object[]),
      { inspector: '钱', enterprise: '企业1', reason: '补报' },
    ],
  } as InputData

  it('do not enter the draw, and do not pass a verification', () => {
    const refused = refusalOf(() => draw(edited, { announcement, reveals: revealsOf }))
    expect([refused.code, refused.problems[0]!.path]).toEqual(['policy/inputs-changed', 'recusals'])
    const record = draw(world(), { announcement, reveals: revealsOf })
    expect(failed(verify(canonicalJson(record), edited))).toContain('announcement-inputs')
    const own = announce(edited, { ...NUMBER1, entropy: sourcesOf })
    const forged = draw(edited, { announcement: own, reveals: revealsOf })
    const report = verify(canonicalJson(forged), edited, {
      announcementDigest: announcement.digest,
    })
    expect(failed(report)).toEqual(['announcement-published'])
  })
})

describe('somebody else’s row', () => {
  it('cannot be shown as one’s own, nor a row that is in no directory', () => {
    const blinding = '5e'.repeat(32)
    const announcement = announce(world(), { ...NUMBER1, entropy: sourcesOf, blinding })
    const proof = proveEntry(announcement, world(), '企业3', { blinding })
    const outside = { announcementDigest: announcement.digest }
    expect(verifyProof(canonicalJson(proof), outside).outcome).toBe('verified')
    for (const id of ['企业4', '无此企业']) {
      const forged = resealed(proof, (body) => {
        body.entry.row = { id, name: id }
      })
      expect(verifyProof(forged, outside).outcome).toBe('refuted')
    }
    // The proof does not even help to guess the neighbour: its salt stays closed.
    expect(canonicalJson(proof)).not.toContain('企业4')
  })
})

describe('a notice that leaves out a row', () => {
  const announcement = announce(world(), { ...NUMBER1, entropy: sourcesOf })
  const record = draw(world(), { announcement, reveals: revealsOf })
  const notice = composeNotice(record, world(), { open: [{ table: 'sample' }] })
  const outside = { recordDigest: record.digest }

  it('is seen by everybody, or says itself how many rows are closed', () => {
    expectSound(verifyNotice(canonicalJson(notice), outside))
    const short = resealed(notice, (body) => body.tables.sample.all.pop())
    const report = verifyNotice(short, outside)
    expect(report.checks.find(({ name }) => name === 'opened-rows')!.message).toEqual({
      id: 'in-document',
      values: {
        path: 'body.tables.sample',
        why: { id: 'rows-not-all', values: { rows: 2, count: 3 } },
      },
    })
    expect(report.outcome).toBe('refuted')
    const units = record.body.tables.sample.slice(1).map(({ unit }) => unit)
    const part = composeNotice(record, world(), { open: [{ table: 'sample', units }] })
    expect(verifyNotice(canonicalJson(part), outside).headline).toContainEqual({
      id: 'rows-opened',
      values: { tables: [{ table: 'sample', rows: 2, count: 3 }] },
    })
  })
})

describe('predicting a sealed draw from public data', () => {
  /** A draw whose public part is always the same; only what the bureau keeps sealed differs. */
  const drawnWith = (contribution: string) => {
    const sealed = { kind: 'sealed', party: '本局', contribution } as const
    const entropy: EntropySource[] = [
      { kind: 'sealed', party: '本局', commitment: commitment(NUMBER1, sealed) },
      sourcesOf[0]!,
    ]
    const announcement = announce(world(), { ...NUMBER1, entropy })
    return draw(world(), { announcement, reveals: [sealed, revealsOf[0]!] })
  }
  const hex = (i: number) => secretOf(`sealed ${i}`)

  it('is no better than guessing: over the bureau’s secrets a firm is drawn as often as anybody', () => {
    const draws = 300
    let drawn = 0
    for (let i = 0; i < draws; i += 1) if (isDrawn(drawnWith(hex(i)), FRIEND)) drawn += 1
    // Binomial(300, 3/10): mean 90, standard deviation 7.94; five of them are exceeded less than
    // once in a million times.
    expect(Math.abs(drawn - 90)).toBeLessThan(5 * 7.94)
  })

  it('is possible without a sealed contribution, and the record says so', () => {
    const announcement = announce(world(), { ...NUMBER1, entropy: [sourcesOf[0]!] })
    const record = draw(world(), { announcement, reveals: [revealsOf[0]!] })
    expect(record.envelope.findings.map(({ code }) => code)).toContain('list-computable')
    expect(seedStrength(record).sealed).toBe(false)
    expect(seedStrength(drawnWith(hex(1))).sealed).toBe(true)
  })
})
