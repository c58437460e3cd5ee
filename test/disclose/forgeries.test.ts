import { createHash } from 'node:crypto'
import { commitment, type EntropySource, type InputData, type Reveal } from 'double-random'
import { beaconSource } from 'double-random/beacon'
import { verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { describe, expect, it } from 'vitest'
import { secretOf } from '../ceremony/secret.ts'
import { digest } from '../reference/canonical.ts'
import { Forged, type Forgery, sealed } from './forge.ts'
import type { Draft } from './reseal.ts'

// Every forgery here is consistent but for one thing: documents are sealed anew, roots and keys made
// again, and both outside digests are those of the forged documents. So exactly one guard sees it.

const window = (month: string) => [`2020-${month}-02`, `2020-${month}-28`] as const

function world(task: object = {}, more: object = {}, tasks: readonly object[] = []): InputData {
  const base = {
    title: '任务',
    kind: 'general',
    department: '科',
    doubleRandom: true,
    team: 'none',
    design: { type: 'simple' },
    reserve: 2,
  }
  const rounds = [{ window: window('03'), visits: 4 }]
  return {
    plan: {
      id: 'p',
      title: '计划',
      tasks: [
        { ...base, id: 'a', rounds, ...task },
        ...tasks.map((each) => ({
          ...base,
          rounds: [{ window: window('06'), visits: 4 }],
          ...each,
        })),
      ],
    },
    calendar: { version: '1', from: '2020-01-01', to: '2020-12-31' },
    enterprises: Array.from({ length: 16 }, (_, i) => ({
      id: `U${String(i).padStart(2, '0')}`,
      name: '企业',
      town: i % 2 === 0 ? '东镇' : '西镇',
      size: 1 + (i % 5),
      tags: i % 4 === 0 ? ['加油站'] : ['仓库'],
      ...(i % 3 === 0 ? {} : { risk: 'A' }),
    })),
    inspectors: [],
    ...more,
  } as unknown as InputData
}

/** Key units, all of which are visited, whatever rules of the plan say of visits. */
function keyUnits(): InputData {
  const design = { type: 'census' }
  const task = { kind: 'key', design, reserve: 0, rounds: [{ window: window('03') }] }
  const pastVisits = [{ enterprise: 'U15', date: '2020-01-02', matter: 'a' }]
  const data: Draft = world(task, { pastVisits })
  data.plan.exclude = [
    { code: '访', visitsInYear: 1 },
    { code: '免', where: { tag: '加油站' } },
  ]
  return data
}

const reports = (forged: Forged, unit: string) =>
  verifyProof(forged.proofOf(unit), forged.outside).checks.flatMap(({ status, name, message }) =>
    status === 'fail' ? [`${name} ${message.id}`] : [],
  )
const failuresOfNotice = (forged: Forged, isOpen: boolean) =>
  verifyNotice(forged.noticeOf(isOpen), forged.outside).checks.flatMap(
    ({ status, name, path }: Draft) => (status === 'fail' ? [`${name} ${path}`] : []),
  )

/** A unit with this verdict in every round, or in the round at this place. */
function unitOf(forged: Forged, verdict: string, at = 0): string {
  for (const { id } of forged.inputs.enterprises) {
    const { verdicts } = JSON.parse(forged.proofOf(id)).body.opening
    if (verdicts[at].verdict === verdict) return id
  }
  throw new Error(`nobody is ${verdict}`)
}

describe('a head that was sealed again', () => {
  const rounds =
    (edit: (round: Draft, head: Draft) => void) =>
    ({ head }: Draft) =>
      edit(head.rounds[0], head)
  const edits: readonly [string, (body: Draft) => void][] = [
    ['body.head.series', ({ head }) => (head.series = 't')],
    ['body.head.number', ({ head }) => (head.number = 7)],
    ['body.head.previous', ({ head }) => (head.previous = secretOf('before'))],
    ['body.head.rounds[0].pool', rounds((round) => (round.pool = 'b'))],
    ['body.head.rounds[0].round', rounds((round) => (round.round = 2))],
    ['body.head.rounds[1]', ({ head }) => head.rounds.push(structuredClone(head.rounds[0]))],
    ['body.head.rounds[0].frame', rounds((round) => (round.frame -= 1))],
    [
      'body.head.rounds[0].frame',
      rounds((round) => {
        round.frame += 8
        round.eligible += 8
        round.strata[0].size += 8
        round.strata[0].pi = `1/${round.strata[0].size / 2}`
      }),
    ],
    ['body.head.rounds[0].eligible', rounds((round) => (round.eligible -= 1))],
    ['body.head.rounds[0].drawn', rounds((round) => (round.drawn += 1))],
    ['body.head.rounds[0].shortfall', rounds((round) => (round.shortfall += 1))],
    ['body.head.rounds[0].shortfall', rounds((round) => (round.planned += 1))],
    ['body.head.rounds[0].strata[0].pi', rounds((round) => (round.strata[0].pi = '1/1'))],
    ['body.head.rounds[0].strata[0].unconditional', rounds((round) => (round.strata[0].pi = null))],
    [
      'body.head.rounds[0].strata[0].unconditional',
      rounds((round) => (round.strata[0].unconditional = null)),
    ],
    ['body.head.rounds[0].strata[0].drawn', rounds((round) => round.strata.reverse())],
    [
      'body.head.rounds[0].drawn',
      rounds((round) =>
        round.strata.splice(1, 0, { ...round.strata[0], size: 0, drawn: 0, pi: '0/1' }),
      ),
    ],
    ['body.head.rounds[0].excluded[0].byDraw', rounds((round) => (round.excluded[0].byDraw = 1))],
    [
      'body.head.rounds[0].excluded[1]',
      rounds((round) => {
        const [whole] = round.excluded
        whole.count /= 2
        round.excluded.push({ ...whole })
      }),
    ],
    [
      'body.head.rounds[0].reserves',
      rounds((round, head) => {
        round.reserves += 99
        head.tables.reserves.count += 99
      }),
    ],
    ['body.head.tables.reserves.count', rounds((round) => (round.reserves -= 1))],
    ['body.head.tables.sample.count', ({ head }) => (head.tables.sample.count += 1)],
    ['body.head.tables.exclusions.count', ({ head }) => (head.tables.exclusions.count += 1)],
    ['body.head.tables.vacancies.count', ({ head }) => (head.tables.vacancies.count = 99)],
    ['body.head.tables.items.count', ({ head }) => (head.tables.items.count = 99)],
    ['body.head.tables.loads.count', ({ head }) => (head.tables.loads.count = 99)],
    ['body.head.pairing.seats', ({ head }) => (head.pairing.seats = 9)],
    ['body.head.pairing.withoutChoice', ({ head }) => (head.pairing.withoutChoice = 9)],
    ['body.head.pairing.fewest', ({ head }) => (head.pairing.fewest = 3)],
  ]
  const data = world({
    exclude: [{ code: '加油站', where: { tag: '加油站' } }],
    design: { type: 'stratified', by: ['town'], allocation: { type: 'proportional' } },
  })
  it.each(edits)('is refused for %s, in a proof and in a sealed or open notice', (path, record) => {
    const forged = new Forged(data, { record })
    const unit = unitOf(forged, 'excluded')
    const found = verifyProof(forged.proofOf(unit), forged.outside).checks.flatMap(
      (check: Draft) => (check.status === 'fail' && check.name === 'head' ? [check.path] : []),
    )
    expect(found).toEqual([path.replace('body', 'body.opening')])
    for (const isOpen of [false, true]) {
      expect(failuresOfNotice(forged, isOpen)).toContain(`head ${path}`)
    }
  })

  it('is sound where nothing was altered', () => {
    const forged = new Forged(data)
    for (const { id } of forged.inputs.enterprises) expect(reports(forged, id)).toEqual([])
    for (const isOpen of [false, true]) expect(failuresOfNotice(forged, isOpen)).toEqual([])
  })

  it.each([
    ['independentBits', 255],
    ['samplesLog2', 1],
  ])('is refused for its %s', (name, value) => {
    const forged = new Forged(data, {
      record: ({ head }) => {
        head.strength[name] = value
      },
    })
    const expected = [`strength body.head.strength.${name}`]
    expect(reports(forged, 'U00')).toEqual(['strength differs'])
    expect(failuresOfNotice(forged, true)).toEqual(expected)
    // 255 bits are what no revealed contribution gives; sealed, they lie between 0 and 256.
    expect(failuresOfNotice(forged, false)).toEqual(name === 'samplesLog2' ? expected : [])
  })
})

describe('weakness', () => {
  const operator = {
    sources: [{ kind: 'operator' } as const],
    reveals: [{ kind: 'operator' as const, value: 'x' }],
  }

  it('is told in the headline of a proof, whatever the label says', () => {
    const weak = new Forged(world(), {}, operator)
    const report = verifyProof(weak.proofOf('U00'), weak.outside)
    expect(report.headline.map(({ id }) => id)).toContain('entropy-weak')
    const labelled = new Forged(
      world(),
      {
        announcement: (body) => {
          body.weak = false
        },
        record: ({ head }) => {
          head.strength.independentBits = 256
        },
      },
      operator,
    )
    const forged = verifyProof(labelled.proofOf('U00'), labelled.outside)
    expect(reports(labelled, 'U00')).toEqual(['strength strength-mislabelled'])
    expect(forged.headline.map(({ id }) => id)).toContain('entropy-weak')
    for (const isOpen of [false, true]) {
      const notice = verifyNotice(labelled.noticeOf(isOpen), labelled.outside)
      expect(failuresOfNotice(labelled, isOpen)).toEqual(['strength body.head.announcement.weak'])
      expect(notice.headline.map(({ id }) => id)).toContain('entropy-weak')
    }
  })

  it('is not told of a draw that is not', () => {
    const strong = new Forged(world())
    for (const isOpen of [false, true]) {
      const { headline } = verifyNotice(strong.noticeOf(isOpen), strong.outside)
      expect(headline.map(({ id }) => id)).not.toContain('entropy-weak')
    }
  })

  it('of bits that no source gives is seen in a sealed notice', () => {
    const forged = new Forged(
      world(),
      {
        record: ({ head }) => {
          head.strength.independentBits = 256
        },
      },
      operator,
    )
    expect(failuresOfNotice(forged, false)).toEqual(['strength body.head.strength.independentBits'])
  })

  it('of a nonce that somebody typed is seen in a proof', () => {
    const nonce = '5e'.repeat(32)
    const reveal = { kind: 'commit-reveal', party: '公证处', nonce, value: 'x' } as const
    const source: EntropySource = {
      kind: 'commit-reveal',
      party: '公证处',
      independent: true,
      commitment: commitment({ series: 's', number: 1 }, reveal),
    }
    const given = { sources: [source], reveals: [reveal] }
    const honest = new Forged(world(), {}, given)
    const told = verifyProof(honest.proofOf('U00'), honest.outside)
    expect(told.headline.map(({ id }) => id)).toContain('entropy-weak')
    // Sealed, a contribution that counts nothing may be one.
    expect(failuresOfNotice(honest, false)).toEqual([])
    const forged = new Forged(
      world(),
      {
        record: ({ head }) => {
          head.strength.independentBits = 256
        },
      },
      given,
    )
    expect(reports(forged, 'U00')).toEqual(['strength differs'])
  })
})

describe('reveals that were ground', () => {
  it.each<[string, (reveals: Draft) => void]>([
    ['another nonce', ([first]) => (first.nonce = secretOf('ground'))],
    ['another text', ([first]) => (first.value = '再试一次')],
    ['another party', ([first]) => (first.party = '别人')],
    ['another kind', (all) => all.splice(0, 1, { kind: 'operator', value: 'x' })],
    ['one more', (all) => all.push({ kind: 'operator', value: 'x' })],
    ['none', (all) => all.pop()],
  ])('are refused: %s', (_, reveals) => {
    const forged = new Forged(world(), { reveals })
    const failed = reports(forged, 'U00')
    expect(failed.filter((each) => each !== 'strength differs')).toEqual(['reveals reveals-wrong'])
    expect(failuresOfNotice(forged, true)).toContain('reveals body.secrets.reveals')
  })

  // The commitment is opened, and the seed another one with every member.
  it('are refused: a further member', () => {
    const forged = new Forged(world(), {
      reveals: ([first]) => {
        first.salt = 17
      },
    })
    const report = verifyProof(forged.proofOf('U00'), forged.outside)
    expect(report.outcome).toBe('partial')
    const { status, message } = report.checks.at(-1)!
    expect([status, message.id]).toEqual(['not-checked', 'check-open'])
    expect(JSON.stringify(message)).toContain('secrets.reveals[0].salt')
  })

  const event: EntropySource = {
    kind: 'public-event',
    title: '双色球',
    at: 1_582_636_500,
    fields: Array.from({ length: 16 }, (_, i) => ({ name: `${i}`, min: 1, max: 33 })),
    bits: 80,
  }
  const values = Array.from({ length: 16 }, (_, i) => i + 1)
  const given = {
    sources: [event],
    reveals: [{ kind: 'public-event', values } as Reveal],
    by: 1_582_000_000,
  }
  it('of one event leave a sealed head no fewer bits than the event has', () => {
    const record = ({ head }: Draft) => (head.strength.independentBits -= 1)
    const forged = new Forged(world(), { record }, given)
    expect(failuresOfNotice(forged, false)).toEqual(['strength body.head.strength.independentBits'])
  })

  it.each<[string, (reveals: Draft) => void]>([
    ['too many values', ([first]) => first.values.push(3)],
    ['a value outside', ([first]) => (first.values[0] = 34)],
  ])('are refused: %s of an event', (_, reveals) => {
    const forged = new Forged(world(), { reveals }, given)
    expect(reports(forged, 'U00')).toEqual(['reveals reveals-wrong'])
  })

  it('are held against what others reported of an event', () => {
    const forged = new Forged(world(), {}, given)
    const check = (events: readonly object[] | undefined) =>
      verifyProof(forged.proofOf('U00'), { ...forged.outside, events } as never).checks.find(
        ({ name }) => name === 'public-events',
      )?.status
    const reported = { title: '双色球', at: 1_582_636_500, values }
    expect(check(undefined)).toBe('not-checked')
    expect(check([reported])).toBe('pass')
    expect(check([{ ...reported, values: [...values].reverse() }])).toBe('fail')
    expect(check([{ ...reported, at: 1 }])).toBe('fail')
  })

  const source = beaconSource('quicknet', { by: 1_893_456_000 })
  const signature = '00'.repeat(48)
  const randomness = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex')
  const beacon: Reveal = { kind: 'drand', round: source.round, randomness, signature }
  const timed = { sources: [source], reveals: [beacon], by: 1_893_000_000 }
  it.each<[string, (reveals: Draft) => void]>([
    ['another round', ([first]) => (first.round += 1)],
    ['randomness of another signature', ([first]) => (first.randomness = secretOf(9))],
    ['a previous signature', ([first]) => (first.previousSignature = '00'.repeat(96))],
    [
      'a longer signature',
      ([first]) => {
        first.signature = '00'.repeat(96)
        first.randomness = createHash('sha256').update(Buffer.alloc(96)).digest('hex')
      },
    ],
  ])('are refused: %s of a beacon', (_, reveals) => {
    const forged = new Forged(world(), { reveals }, timed)
    expect(reports(forged, 'U00')).toEqual(['reveals reveals-wrong'])
  })

  it('of a beacon that nobody signed do not verify', () => {
    const forged = new Forged(world(), {}, timed)
    const unit = unitOf(forged, 'drawn')
    const report = verifyProof(forged.proofOf(unit), forged.outside)
    expect(report.outcome).toBe('partial')
    expect(report.checks.find(({ name }) => name === 'beacon-signatures')?.status).toBe(
      'not-checked',
    )
    const verifyBeacon = () => false
    expect(
      verifyProof(forged.proofOf(unit), { ...forged.outside, verifyBeacon }).checks.find(
        ({ name }) => name === 'beacon-signatures',
      ),
    ).toMatchObject({ status: 'fail', path: 'body.opening.secrets.reveals' })
  })

  /** Code, place in the announcement, and what is wanted there. */
  function refusal(forged: Forged): string {
    const { checks } = verifyProof(forged.proofOf('U00'), forged.outside)
    const [failed, ...more] = checks.filter(({ status }) => status === 'fail')
    expect([failed?.name, more]).toEqual(['structure', []])
    const [problem] = (failed as Draft).message.values.problems
    expect((failed as Draft).code).toBe(problem.code)
    return [problem.code, problem.path.replace('body.announcement.', ''), problem.expected.id].join(
      ' ',
    )
  }

  it.each<[string, (body: Draft) => void, string]>([
    [
      'a beacon round before `by`',
      (body) => (body.by = 1_893_456_100),
      'policy/source-time entropy[0] source-later-than',
    ],
    ['no `by`', (body) => (body.by = null), 'policy/source-time by second-of-publication'],
    ['another kind', (body) => (body.kind = 'void'), 'evidence/structure kind value'],
    [
      'another public key',
      (body) => (body.entropy[0].publicKey = 'ab'),
      'input/choice entropy[0] one-of',
    ],
  ])('are refused for an announcement with %s', (_, announcement, expected) => {
    expect(refusal(new Forged(world(), { announcement }, timed))).toBe(expected)
  })

  it.each<[string, (body: Draft) => void, string]>([
    [
      'more bits than outcomes',
      (body) => (body.entropy[0].bits = 81),
      'input/range entropy[0].bits bits-of-outcomes',
    ],
    [
      'a field with one outcome',
      ({ entropy: [{ fields }] }) => fields.push({ name: '尾', min: 1, max: 1 }),
      'input/range entropy[0].bits bits-of-outcomes',
    ],
    [
      'more fields than the protocol has',
      ({ entropy: [event] }) => (event.fields = Array(65).fill({ name: '球', min: 0, max: 9 })),
      'input/range entropy[0].bits bits-of-outcomes',
    ],
    [
      'an event twice',
      (body) => body.entropy.push({ ...body.entropy[0], title: '又' }),
      'input/duplicate entropy[1] source-once',
    ],
    [
      'an event before `by`',
      (body) => (body.by = 1_582_636_500),
      'policy/source-time entropy[0] source-later-than',
    ],
  ])('are refused for an announcement with %s', (_, announcement, expected) => {
    expect(refusal(new Forged(world(), { announcement }, given))).toBe(expected)
  })

  it('are read with as many fields as the protocol has', () => {
    const forged = new Forged(
      world(),
      {
        announcement: ({ entropy: [event] }) =>
          (event.fields = Array(64).fill({ name: '球', min: 0, max: 9 })),
      },
      given,
    )
    expect(reports(forged, 'U00')).not.toContain('structure unreadable')
  })

  it('are refused for `by` without a source that has a time', () => {
    const announcement = (body: Draft) => (body.by = 1)
    expect(refusal(new Forged(world(), { announcement }))).toBe(
      'policy/source-time by no-second-without-timed-source',
    )
  })
})

describe('secrets', () => {
  it.each<[string, string, (body: Draft) => void]>([
    [
      'keys that do not follow',
      'keys differs',
      ({ secrets }) => (secrets.keys.visitOrder = secretOf(4)),
    ],
    [
      'keys of a round',
      'keys differs',
      ({ secrets }) => (secrets.keys.rounds[0].allocate = secretOf(4)),
    ],
    ['other secrets', 'secrets secrets-wrong', ({ head }) => (head.secrets = secretOf(4))],
  ])('are refused: %s', (_, expected, record) => {
    const forged = new Forged(world(), { record })
    expect(reports(forged, 'U00')).toEqual([expected])
  })
})

const NOT_IN_FRAME = {
  verdict: 'not-in-frame',
  row: null,
  stratum: null,
  ticket: null,
  rank: null,
  threshold: null,
}

describe('a verdict that plan, row or head contradict', () => {
  const lists = [{ list: '某名单', enterprise: 'U15' }]
  const ticketOf = (forged: Forged, unit: string, at = 0) =>
    createHash('sha256').update(`${forged.secrets.keys.rounds[at].select}${unit}`).digest('hex')

  /** As a unit that was not drawn, whatever its ticket; with the stratum of somebody. */
  const asNotDrawn = (verdict: Draft, ticket: string, donor: Draft) =>
    Object.assign(verdict, {
      verdict: 'not-drawn',
      row: null,
      ticket,
      rank: null,
      stratum: donor.stratum,
      threshold: donor.threshold,
    })

  function forge(
    data: InputData,
    from: string,
    edit: (one: Draft, forged: Forged, unit: string) => void,
    record?: Forgery['record'],
  ) {
    let unit = ''
    let edited = false
    const forged: Forged = new Forged(data, {
      ...(record && { record }),
      verdicts: (verdicts) => {
        if (edited) edit(verdicts[0], forged, unit)
      },
    })
    unit = unitOf(forged, from)
    edited = true
    return { unit, failed: reports(forged, unit), forged }
  }

  it('drawn told not in the frame, without a rule that says so', () => {
    const { failed } = forge(world(), 'drawn', (one) => Object.assign(one, NOT_IN_FRAME))
    expect(failed).toEqual(['verdict unit-in-frame'])
  })

  it('drawn told not in the frame, by a rule that takes it in', () => {
    const data = world({ where: { any: [{ tag: '仓库' }, { listed: '某名单' }] } }, { lists })
    const { failed } = forge(data, 'drawn', (one) => Object.assign(one, NOT_IN_FRAME))
    expect(failed).toEqual(['verdict unit-in-frame'])
  })

  it('drawn told not in the frame, where the frame is the directory', () => {
    const data = world(
      { where: { not: { listed: '某名单' } } },
      { lists: [{ list: '他名单', enterprise: 'U15' }] },
    )
    const { failed } = forge(data, 'drawn', (one) => Object.assign(one, NOT_IN_FRAME))
    expect(failed).toEqual(['verdict unit-in-frame'])
  })

  it('drawn told not in the frame where lists decide is for a replay', () => {
    const data = world({ where: { not: { listed: '某名单' } } }, { lists })
    const { failed, forged, unit } = forge(data, 'drawn', (one) => Object.assign(one, NOT_IN_FRAME))
    expect(failed).toEqual([])
    const report = verifyProof(forged.proofOf(unit), forged.outside)
    expect(report.outcome).toBe('partial')
    expect(report.headline.map(({ id }) => id)).toContain('word-of-authority')
    expect(report.checks.find(({ name }) => name === 'verdict')?.status).toBe('not-checked')
  })

  it('outside the frame by a rule that the proof holds itself', () => {
    const forged = new Forged(world({ where: { tag: '仓库' } }))
    const { checks } = verifyProof(forged.proofOf('U00'), forged.outside)
    expect(checks.find(({ name }) => name === 'verdict')).toMatchObject({
      status: 'pass',
      message: { id: 'unit-out-by-rule' },
    })
  })

  it('outside the frame told not drawn', () => {
    const data = world({ where: { tag: '仓库' } })
    const donor = new Forged(data)
    const other = JSON.parse(donor.proofOf(unitOf(donor, 'not-drawn'))).body.opening.verdicts[0]
    let tried = 0
    for (const unit of ['U00', 'U04', 'U08', 'U12']) {
      const ticket = ticketOf(donor, unit)
      if (ticket < other.threshold.row.ticket) continue
      tried += 1
      const forged = new Forged(data, { verdicts: ([one]) => asNotDrawn(one, ticket, other) })
      expect(reports(forged, unit)).toEqual(['verdict unit-not-in-frame'])
    }
    expect(tried).toBeGreaterThan(0)
  })

  it('excluded told not drawn, by a rule that fits its row', () => {
    const data = world({ exclude: [{ code: '免', where: { tag: '加油站' } }] })
    const donor = new Forged(data)
    const other = JSON.parse(donor.proofOf(unitOf(donor, 'not-drawn'))).body.opening.verdicts[0]
    const unit = ['U00', 'U04', 'U08', 'U12'].find(
      (each) => ticketOf(donor, each) > other.threshold.row.ticket,
    )!
    const forged = new Forged(data, {
      verdicts: ([one]) => asNotDrawn(one, ticketOf(donor, unit), other),
    })
    expect(reports(forged, unit)).toEqual(['verdict rule-excludes'])
  })

  /** A row of `exclusions` that nobody earned, counted in the head. */
  function withRow(
    data: InputData,
    code: string,
    more: { byDraw?: boolean; isCounted?: boolean } = {},
  ) {
    const { byDraw = false, isCounted = true } = more
    const honest = new Forged(data)
    const unit = unitOf(honest, 'not-drawn')
    const forged = new Forged(data, {
      record: ({ head, tables }) => {
        const [round] = head.rounds
        tables.exclusions.push({ pool: 'a', round: 1, unit, code, byDraw })
        tables.exclusions.sort((a: Draft, b: Draft) => (a.unit < b.unit ? -1 : 1))
        round.strata[0].size -= 1
        round.eligible -= 1
        round.strata[0].pi = `4/${round.strata[0].size}`
          .replace('4/12', '1/3')
          .replace('4/8', '1/2')
          .replace('4/10', '2/5')
          .replace('4/14', '2/7')
        if (!isCounted) {
          round.excluded[0].count += 1
          return
        }
        const stated = round.excluded.find((each: Draft) => each.code === code)
        if (stated) stated.count += 1
        else round.excluded.push({ code, count: 1, byDraw: 0 })
      },
    })
    return reports(forged, unit).filter((each) => each !== 'strength differs')
  }
  it.each([
    ['a code that the plan does not have', [{ code: '免', where: { tag: '加油站' } }], '别码'],
    ['a rule that does not fit its row', [{ code: '免', where: { tag: '加油站' } }], '免'],
    ['lists, of which there are none', [{ code: '免', listed: '某名单' }], '免'],
    ['penalties, of which there are none', [{ code: '免', penalisedWithinMonths: 3 }], '免'],
    ['visits, of which there are none', [{ code: '免', visitsInYear: 1 }], '免'],
    ['visits, not of such a unit', [{ code: '免', visitsInYear: 1, where: { tag: '学校' } }], '免'],
    ['earlier rounds, of which there are none', [{ code: '免', earlierRounds: true }], '免'],
    ['an overlap with nothing', [], 'overlap'],
    ['an earlier round without such a design', [], 'earlier-round'],
    [
      'a rule after one that fits',
      [
        { code: '仓', where: { any: [{ tag: '仓库' }, { tag: '加油站' }] } },
        { code: '免', where: { present: 'id' } },
      ],
      '免',
    ],
  ] as const)('told excluded by %s', (what, exclude, code) => {
    // Whoever is left in the last world is nobody, so that one is tried without the first rule.
    if (what.startsWith('a rule after')) {
      const data = world({ exclude })
      const honest = new Forged(data)
      const unit = unitOf(honest, 'excluded')
      const forged = new Forged(data, {
        record: ({ head, tables }) => {
          tables.exclusions.find((row: Draft) => row.unit === unit).code = code
          head.rounds[0].excluded[0].count -= 1
          head.rounds[0].excluded.push({ code, count: 1, byDraw: 0 })
        },
      })
      expect(reports(forged, unit)).toEqual(['verdict rule-excludes-not'])
      return
    }
    expect(withRow(world({ exclude }), code)).toEqual(['verdict rule-excludes-not'])
  })

  const visited = { pastVisits: [{ enterprise: 'U15', date: '2020-01-02', matter: 'a' }] }
  it('told excluded by visits, not of such a unit, where others were visited', () => {
    const exclude = [{ code: '免', visitsInYear: 1, where: { tag: '学校' } }]
    expect(withRow(world({ exclude }, visited), '免')).toEqual(['verdict rule-excludes-not'])
  })

  it('told excluded by visits, where key units are visited all the same', () => {
    const forged = new Forged(keyUnits(), {
      record: ({ head, tables }) => {
        const last = tables.sample.pop()
        expect(last.unit).toBe('U15')
        tables.exclusions.push({ pool: 'a', round: 1, unit: 'U15', code: '访', byDraw: false })
        const [round] = head.rounds
        for (const row of tables.sample) if (row.rank > last.rank) row.rank -= 1
        round.excluded.push({ code: '访', count: 1, byDraw: 0 })
        Object.assign(round.strata[0], { size: 11, drawn: 11 })
        Object.assign(round, { eligible: 11, drawn: 11, planned: 11 })
      },
    })
    expect(reports(forged, 'U15').filter((each) => each !== 'strength differs')).toEqual([
      'verdict rule-excludes-not',
    ])
  })

  it('told excluded by draw before anything was drawn', () => {
    const exclude = [{ code: '免', visitedWithinMonths: 6 }]
    const failed = withRow(world({ exclude }, visited), '免', { byDraw: true })
    expect(failed).toEqual(['verdict by-draw-otherwise'])
  })

  it('told excluded by a code that the head does not count', () => {
    const exclude = [
      { code: '他', where: { equals: { id: 'U15' } } },
      { code: '免', visitedWithinMonths: 6 },
    ]
    const failed = withRow(world({ exclude }, visited), '免', { isCounted: false })
    expect(failed).toEqual(['verdict exclusion-uncounted'])
  })

  it('told excluded outright, where the head counts under that code only who is out by the draw', () => {
    const rule = { exclude: [{ code: '免', visitedWithinMonths: 6 }] }
    const pastVisits = [{ enterprise: 'U15', date: '2018-01-02', matter: 'a' }]
    const data = { ...two(rule), pastVisits } as InputData
    const unit = unitOf(new Forged(data), 'not-drawn', 1)
    const forged = new Forged(data, {
      record: ({ tables }) => {
        const row = tables.exclusions.find(({ round }: Draft) => round === 2)
        Object.assign(row, { unit, byDraw: false })
        tables.exclusions.sort((a: Draft, b: Draft) => (a.unit < b.unit ? -1 : 1))
      },
    })
    expect(reports(forged, unit)).toEqual(['verdict exclusion-uncounted'])
  })

  it('not drawn in a stratum that is drawn or in reserve as a whole', () => {
    const data = world({ reserve: 2 })
    const honest = new Forged(data)
    const unit = unitOf(honest, 'not-drawn')
    const forged = new Forged(data, {
      record: ({ head }) => {
        const [round] = head.rounds
        head.announcement.tables.enterprises = honest.head.announcement.tables.enterprises
        round.strata[0].size = 6
        round.strata[0].pi = '2/3'
        round.eligible = 6
        round.frame = 6
      },
    })
    expect(reports(forged, unit).filter((each) => each !== 'strength differs')).toEqual([
      'verdict all-of-stratum-placed',
    ])
  })

  it.each<[string, (plan: Draft) => void]>([
    ['pool', (plan) => (plan.tasks[0].id = 'b')],
    ['rounds of its pool', (plan) => delete plan.tasks[0].rounds],
    ['such round', (plan) => plan.tasks[0].rounds.pop()],
    ['design', (plan) => delete plan.tasks[0].design],
  ])('of a plan that was announced, but has no %s', (_, edit) => {
    const plan: Draft = structuredClone(world().plan)
    edit(plan)
    const forged = new Forged(world(), {
      announcement: (body) => (body.plan = digest('plan', plan)),
    })
    expect(failuresWith(plan, forged, 'U00')).toEqual(['pool-not-planned'])
  })

  function failuresWith(plan: Draft, forged: Forged, unit: string): string[] {
    const { body } = JSON.parse(forged.proofOf(unit))
    body.opening.plan = plan
    const { checks } = verifyProof(sealed(body), forged.outside)
    return checks.flatMap((each: Draft) => (each.status === 'fail' ? each.message.id : []))
  }

  it('in reserve where sizes decide', () => {
    const data = world({ design: { type: 'pps', size: 'size' }, reserve: 0 })
    const honest = new Forged(data)
    const unit = unitOf(honest, 'not-drawn')
    const plan: Draft = structuredClone(data.plan)
    plan.tasks[0].reserve = 2
    const forged: Forged = new Forged(data, {
      announcement: (body) => (body.plan = digest('plan', plan)),
      record: ({ head, secrets, tables }) => {
        const { select } = secrets.keys.rounds[0]
        const ticket = createHash('sha256').update(`${select}${unit}`).digest('hex')
        tables.reserves.push({ pool: 'a', round: 1, unit, stratum: [], rank: 5, ticket })
        head.rounds[0].reserves = 1
      },
    })
    expect(JSON.parse(forged.proofOf(unit)).body.opening.verdicts[0].verdict).toBe('reserve')
    expect(failuresWith(plan, forged, unit)).toEqual(['rank-of-other-verdict'])
  })

  it('in reserve of a list that is visited as a whole', () => {
    const rounds = [{ window: window('03') }]
    const data = world({ design: { type: 'listed', reason: '上级交办' }, rounds })
    let unit = ''
    const forged = new Forged(data, {
      record: ({ head, tables }) => {
        const { date: _, pi: __, ...last } = tables.sample.pop()
        unit = last.unit
        tables.reserves.push({ ...last, rank: 16 })
        const [round] = head.rounds
        for (const row of tables.sample) if (row.rank > last.rank) row.rank -= 1
        round.strata[0].drawn = 15
        Object.assign(round, { drawn: 15, planned: 15, reserves: 1 })
      },
    })
    expect(reports(forged, unit).filter((each) => each !== 'strength differs')).toEqual([
      'verdict rank-of-other-verdict',
    ])
  })

  it.each<[string, string, (round: Draft) => void]>([
    ['window', 'round-not-as-planned', (round) => (round.window[1] = '2020-03-29')],
    ['design', 'round-not-as-planned', (round) => (round.design = 'census')],
    [
      'number of visits',
      'round-not-as-planned',
      (round) => {
        round.planned += 1
        round.shortfall += 1
      },
    ],
  ])('in a round with another %s than planned', (_, id, edit) => {
    const forged = new Forged(world(), { record: ({ head }) => edit(head.rounds[0]) })
    expect(reports(forged, 'U00')).toEqual([`verdict ${id}`])
  })

  it.each<[string, string, string, (row: Draft) => void]>([
    [
      'drawn on a day before the window',
      'sample',
      'row-not-as-drawn',
      (row) => (row.date = '2020-01-06'),
    ],
    [
      'drawn on a day outside the window',
      'sample',
      'row-not-as-drawn',
      (row) => (row.date = '2020-12-31'),
    ],
    ['drawn with another chance', 'sample', 'row-not-as-drawn', (row) => (row.pi = '1/1')],
    [
      'drawn with the rank of a reserve',
      'sample',
      'rank-of-other-verdict',
      (row) => (row.rank = 5),
    ],
    [
      'in reserve with the rank of one drawn',
      'reserves',
      'rank-of-other-verdict',
      (row) => (row.rank = 4),
    ],
    [
      'in reserve beyond the reserves',
      'reserves',
      'rank-of-other-verdict',
      (row) => (row.rank = 7),
    ],
    [
      'drawn with another ticket in its row',
      'sample',
      'ticket-not-of-row',
      (row) => (row.ticket = secretOf(5)),
    ],
    [
      'drawn with another stratum in its row',
      'sample',
      'place-not-of-row',
      (row) => (row.stratum = ['东镇']),
    ],
  ])('%s', (_, table, id, edit) => {
    const honest = new Forged(world())
    const { unit } = honest.tables[table].find(
      (row: Draft) => row.rank === (table === 'sample' ? 1 : 5),
    )
    const isTicket = id === 'ticket-not-of-row'
    const forged = new Forged(world(), {
      record: ({ tables }) => edit(tables[table].find((row: Draft) => row.unit === unit)),
      verdicts: ([one]) => {
        if (isTicket) one.ticket = ticketOf(honest, unit)
        if (id === 'place-not-of-row') {
          one.stratum = []
          one.threshold = forged.open(
            'sample',
            forged.tables.sample.find((row: Draft) => row.rank === 4),
          )
        }
      },
    })
    expect(reports(forged, unit)).toEqual([`verdict ${id}`])
  })

  const two = (over: object = {}, design: object = {}) =>
    world({
      rounds: [
        { window: window('03'), visits: 4 },
        { window: window('04'), visits: 4 },
      ],
      design: { type: 'simple', ...design },
      ...over,
    })
  const ROTATION = { rotation: { since: '2019-01-01', linger: '1/2' } }

  it('of the other half of a rotation, when an earlier round drew it', () => {
    const data = two({}, ROTATION)
    const honest = new Forged(data)
    const drawn = honest.tables.sample.filter((row: Draft) => row.round === 1)
    const donor = JSON.parse(
      honest.proofOf(
        honest.inputs.enterprises.find(
          ({ id }) =>
            JSON.parse(honest.proofOf(id)).body.opening.verdicts[1].stratum?.[0] === 'unvisited' &&
            JSON.parse(honest.proofOf(id)).body.opening.verdicts[1].verdict === 'not-drawn',
        )!.id,
      ),
    ).body.opening.verdicts[1]
    const { unit } = drawn.find(
      (row: Draft) => ticketOf(honest, row.unit, 1) > donor.threshold.row.ticket,
    )
    const forged = new Forged(data, {
      verdicts: (verdicts) => asNotDrawn(verdicts[1], ticketOf(honest, unit, 1), donor),
    })
    expect(reports(forged, unit)).toEqual(['verdict stratum-not-own'])
  })

  it('of the other half of a rotation, when nobody was visited', () => {
    const data = two({}, ROTATION)
    const honest = new Forged(data)
    const unit = unitOf(honest, 'not-drawn')
    const forged = new Forged(data, {
      record: ({ head }) => {
        head.rounds[0].strata[0].stratum = ['visited']
      },
      verdicts: (verdicts) => {
        verdicts[0].stratum = ['visited']
      },
    })
    expect(reports(forged, unit)).toContain('verdict stratum-not-own')
  })

  it('told not drawn by another task, although it was drawn before and tasks exclude each other', () => {
    const data = world({}, {}, [{ id: 'b' }])
    const honest = new Forged(data)
    const donor = JSON.parse(honest.proofOf(unitOf(honest, 'not-drawn', 1))).body.opening
      .verdicts[1]
    const { unit } = honest.tables.sample.find(
      (row: Draft) =>
        row.pool === 'a' && ticketOf(honest, row.unit, 1) > donor.threshold.row.ticket,
    )
    const forged = new Forged(data, {
      verdicts: (verdicts) => asNotDrawn(verdicts[1], ticketOf(honest, unit, 1), donor),
    })
    expect(reports(forged, unit)).toEqual(['verdict rule-excludes'])
    // Nor is it out without the draw.
    const other = new Forged(data, {
      record: ({ head, tables }) => {
        tables.exclusions.find((row: Draft) => row.unit === unit).byDraw = false
        head.rounds[1].excluded[0].byDraw -= 1
      },
    })
    expect(reports(other, unit)).toEqual(['verdict by-draw-otherwise'])
  })

  it('told not drawn by a later round, although the rule about earlier rounds leaves it out', () => {
    const data = two({ exclude: [{ code: '已抽', earlierRounds: true }] })
    const honest = new Forged(data)
    const donor = JSON.parse(honest.proofOf(unitOf(honest, 'not-drawn', 1))).body.opening
      .verdicts[1]
    const { unit } = honest.tables.sample.find(
      (row: Draft) => row.round === 1 && ticketOf(honest, row.unit, 1) > donor.threshold.row.ticket,
    )
    const forged = new Forged(data, {
      verdicts: (verdicts) => asNotDrawn(verdicts[1], ticketOf(honest, unit, 1), donor),
    })
    expect(reports(forged, unit)).toEqual(['verdict rule-excludes'])
  })

  // The guards that design-2 found untested: each with a forgery that is consistent but for it.
  it.each<[string, string, (one: Draft, forged: Forged) => void]>([
    ['another ticket', 'ticket-not-own', (one) => (one.ticket = 'f'.repeat(64))],
    ['another stratum', 'stratum-not-own', (one) => (one.stratum = ['东镇'])],
    ['no threshold', 'threshold-missing', (one) => (one.threshold = null)],
    ['a row', 'row-needless', (one) => (one.row = one.threshold)],
    ['a rank', 'member-needless', (one) => (one.rank = 9)],
    [
      'a threshold that is not the last one drawn',
      'threshold-not-last',
      (one, forged) =>
        (one.threshold = forged.open(
          'sample',
          forged.tables.sample.find((row: Draft) => row.rank === 3),
        )),
    ],
    ['a threshold of its own making', 'threshold-wrong', (one) => (one.threshold.row.pi = '1/1')],
    ['a verdict of no kind', 'verdict-unknown', (one) => (one.verdict = 'constructor')],
  ])('not drawn with %s', (_, id, edit) => {
    const { failed } = forge(world(), 'not-drawn', (one, forged) => {
      one.threshold = structuredClone(one.threshold)
      edit(one, forged)
    })
    expect(failed).toEqual([`verdict ${id}`])
  })

  it('not drawn with the threshold of another stratum, or of another round', () => {
    const design = { type: 'stratified', by: ['town'], allocation: { type: 'proportional' } }
    const data = world({ design, reserve: 0 })
    const honest = new Forged(data)
    const last = honest.tables.sample.filter((row: Draft) => row.rank === 2)
    const [low, high] = last.sort((a: Draft, b: Draft) => (a.ticket < b.ticket ? -1 : 1))
    // Who is drawn by his own stratum, and would not be by the other one.
    const { unit } = honest.tables.sample.find(
      (row: Draft) => row.stratum[0] === high.stratum[0] && ticketOf(honest, row.unit) > low.ticket,
    )
    const forged = new Forged(data, {
      verdicts: ([one], _, open) => {
        asNotDrawn(one, ticketOf(honest, unit), {
          stratum: high.stratum,
          threshold: open('sample', low),
        })
      },
    })
    expect(reports(forged, unit)).toEqual(['verdict threshold-not-last'])
    const rounds = two()
    const spared = new Forged(rounds).tables.sample.find((row: Draft) => row.round === 1).unit
    const other = new Forged(rounds, {
      verdicts: ([one], tables, open) => {
        const row = tables.sample.find((each: Draft) => each.round === 2 && each.rank === 4)
        one.threshold = open('sample', row)
      },
    })
    expect(reports(other, spared)).toEqual(['verdict threshold-not-last'])
  })

  it.each(['stratum', 'ticket', 'rank', 'threshold'])('excluded with a %s', (name) => {
    const data = world({ exclude: [{ code: '免', where: { tag: '加油站' } }] })
    const values: Draft = { stratum: [], ticket: secretOf(1), rank: 1, threshold: {} }
    const { failed } = forge(data, 'excluded', (one) => (one[name] = values[name]))
    expect(failed).toEqual(['verdict member-needless'])
  })

  it('with the row of another unit, or of another round', () => {
    const { failed } = forge(world(), 'not-drawn', (one, forged) => {
      const row = forged.tables.sample[0]
      Object.assign(one, { verdict: 'drawn', row: forged.open('sample', row), rank: row.rank })
    })
    expect(failed).toEqual(['verdict row-of-another'])
    const data = two()
    const honest = new Forged(data)
    const { unit } = honest.tables.sample.find(
      ({ unit, round }: Draft) =>
        round === 2 &&
        !honest.tables.sample.some((row: Draft) => row.unit === unit && row.round === 1),
    )
    const forged = new Forged(data, {
      verdicts: (verdicts, tables, open) => {
        const row = tables.sample.find((each: Draft) => each.unit === unit)
        Object.assign(verdicts[0], { verdict: 'drawn', row: open('sample', row), rank: row.rank })
      },
    })
    expect(reports(forged, unit)).toEqual(['verdict row-of-another'])
  })

  it('spared although its ticket is smaller than the threshold', () => {
    // The last unit drawn is put out of the sample, and the first reserve into its place.
    const honest = new Forged(world())
    const lastOf = (tables: Draft) => tables.sample.find((row: Draft) => row.rank === 4)
    const { unit } = lastOf(honest.tables)
    const forged = new Forged(world(), {
      record: ({ tables }) => {
        const last = lastOf(tables)
        const next = tables.reserves.find((row: Draft) => row.rank === 5)
        tables.sample.splice(tables.sample.indexOf(last), 1, {
          ...last,
          unit: next.unit,
          ticket: next.ticket,
        })
        tables.sample.sort((a: Draft, b: Draft) => (a.unit < b.unit ? -1 : 1))
      },
      verdicts: ([one]) => asNotDrawn(one, ticketOf(honest, unit), { ...one, stratum: [] }),
    })
    const proof = JSON.parse(forged.proofOf(unit))
    expect(proof.body.opening.verdicts[0].threshold).not.toBe(null)
    expect(reports(forged, unit)).toEqual(['verdict ticket-below-threshold'])
  })

  it('drawn although its ticket is larger than the threshold', () => {
    const honest = new Forged(world())
    const last = honest.tables.sample.find((row: Draft) => row.rank === 4)
    const friend = honest.tables.reserves.find((row: Draft) => row.rank === 6)
    const forged = new Forged(world(), {
      record: ({ tables }) => {
        const third = tables.sample.find((row: Draft) => row.rank === 3)
        tables.sample.splice(tables.sample.indexOf(third), 1, {
          ...third,
          unit: friend.unit,
          ticket: friend.ticket,
        })
        tables.sample.sort((a: Draft, b: Draft) => (a.unit < b.unit ? -1 : 1))
      },
    })
    expect(friend.ticket > last.ticket).toBe(true)
    expect(reports(forged, friend.unit)).toEqual(['verdict ticket-above-threshold'])
  })

  it('drawn twice, so that its second row is its own threshold', () => {
    const honest = new Forged(world())
    const { unit, ticket } = honest.tables.sample.find((row: Draft) => row.rank === 1)
    const forged = new Forged(world(), {
      record: ({ tables }) => {
        Object.assign(
          tables.sample.find((row: Draft) => row.rank === 4),
          { unit, ticket },
        )
        tables.sample.sort((a: Draft, b: Draft) => a.rank - b.rank)
      },
    })
    expect(reports(forged, unit)).toEqual(['verdict ticket-above-threshold'])
  })

  it('with a threshold whose ticket is not that of its unit', () => {
    const honest = new Forged(world())
    const unit = unitOf(honest, 'not-drawn')
    const forged = new Forged(world(), {
      record: ({ tables }) => {
        tables.sample.find((row: Draft) => row.rank === 4).ticket = '0'.repeat(64)
      },
    })
    expect(reports(forged, unit)).toEqual(['verdict threshold-ticket-other'])
  })

  it('by size with a threshold', () => {
    const data = world({ design: { type: 'pps', size: 'size' }, reserve: 0 })
    const honest = new Forged(data)
    const shown = (verdict: string) =>
      verifyProof(honest.proofOf(unitOf(honest, verdict)), honest.outside).checks.flatMap(
        ({ name, status, message }: Draft) =>
          name === 'verdict' ? [status, (message.values.why ?? message).id] : [],
      )
    expect(shown('not-drawn')).toEqual(['not-checked', 'unit-by-size'])
    expect(shown('drawn')).toEqual(['pass', 'unit-placed'])
    const { failed } = forge(data, 'not-drawn', (one, forged) => {
      const last = forged.tables.sample.find((row: Draft) => row.rank === 4)
      one.threshold = forged.open('sample', last)
    })
    expect(failed).toEqual(['verdict threshold-by-size'])
  })
})

describe('what is honest', () => {
  it.each(['all', 'any'])(
    'what %s of a rule with a list leaves open, in the frame or not',
    (how) => {
      const where = { [how]: [{ tag: '仓库' }, { listed: '某名单' }] }
      const lists = ['U00', 'U01', 'U02', 'U03', 'U05', 'U06'].map((enterprise) => ({
        list: '某名单',
        enterprise,
      }))
      const forged = new Forged(world({ where }, { lists }))
      const outside = forged.inputs.enterprises.filter(({ id }) => {
        expect(reports(forged, id)).toEqual([])
        return JSON.parse(forged.proofOf(id)).body.opening.verdicts[0].verdict === 'not-in-frame'
      })
      expect(outside).toHaveLength(how === 'all' ? 11 : 3)
    },
  )

  it('the bounds of a rule are within it', () => {
    const forged = new Forged(world({ where: { bounds: { size: { min: 2, max: 4 } } } }))
    for (const { id } of forged.inputs.enterprises) expect(reports(forged, id)).toEqual([])
  })

  const ODD = ['U01', 'U03', 'U05', 'U07', 'U09', 'U11', 'U13', 'U15']
  it.each([
    ['is on a list', { listed: '某名单' }, 'lists', { list: '某名单' }],
    [
      'was punished',
      { penalisedWithinMonths: 9 },
      'penalties',
      { date: '2020-01-02', matter: '罚' },
    ],
  ])(
    'who %s and is left out by a second task, drawn by the first one or not',
    (_, rule, table, row) => {
      const rows = ODD.map((enterprise) => ({ ...row, enterprise }))
      const second = { id: 'b', exclude: [{ code: '免', ...rule }] }
      const forged = new Forged(world({}, { [table]: rows }, [second]))
      for (const { id } of forged.inputs.enterprises) expect(reports(forged, id)).toEqual([])
      const isOut = ({ pool, code }: Draft) => pool === 'b' && code === '免'
      expect(forged.tables.exclusions.filter(isOut)).toHaveLength(ODD.length)
      const isDrawn = ({ pool, unit }: Draft) => pool === 'a' && ODD.includes(unit)
      expect(forged.tables.sample.some(isDrawn)).toBe(true)
    },
  )

  it('who is spared by rules of the plan, where key units are visited all the same', () => {
    const forged = new Forged(keyUnits())
    const verdicts = forged.inputs.enterprises.map(({ id }) => {
      expect(reports(forged, id)).toEqual([])
      return JSON.parse(forged.proofOf(id)).body.opening.verdicts[0].verdict
    })
    expect(verdicts.filter((each) => each === 'excluded')).toHaveLength(4)
    expect(verdicts.at(-1)).toBe('drawn')
  })

  // `attributes.constructor` is a field like any other, also where it is missing.
  it.each(['constructor', 'toString', '__proto__', 'valueOf'])(
    'strata and rules by attributes.%s',
    (name) => {
      const field = `attributes.${name}`
      const enterprises = Array.from({ length: 12 }, (_, i) => {
        const attributes = Object.fromEntries([[name === '__proto__' ? 'x' : name, 'y']])
        return { id: `e${i}`, name: '企业', ...(i % 2 === 0 && { attributes }) }
      })
      const design = { type: 'stratified', by: [field], allocation: { type: 'proportional' } }
      for (const task of [{ design }, { where: { not: { present: field } } }]) {
        const forged = new Forged(world(task, { enterprises }))
        for (const { id } of enterprises) expect(reports(forged, id)).toEqual([])
        const [{ stratum, verdict }] = JSON.parse(forged.proofOf('e0')).body.opening.verdicts
        if (name === '__proto__') continue
        if ('where' in task) expect(verdict).toBe('not-in-frame')
        else expect(stratum).toEqual(['y'])
      }
    },
  )

  it('has a digest of its own', () => {
    const forged = new Forged(world())
    const { body, digest: stated } = JSON.parse(forged.proofOf('U00'))
    expect(stated).toBe(digest('proof', body))
  })
})
