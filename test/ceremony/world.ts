import {
  type Announcement,
  type AnnounceOptions,
  announce,
  canonicalJson,
  commitment,
  type DrawNumber,
  type DrawRecord,
  draw,
  type EntropySource,
  type InputData,
  type Inputs,
  parseInputs,
  type Reveal,
  type VerifyOptions,
  voidAnnouncement,
} from 'double-random'
import { secretOf } from './secret.ts'

/** A small world in which every table of inputs and of the record has rows. */
export const worldData = {
  plan: {
    id: 'plan-2020',
    title: '2020 年度监督检查计划',
    year: 2020,
    authority: '应急管理局',
    exclude: [{ code: '年度上限', visitsInYear: 2 }],
    catalogues: [
      {
        id: '随机抽查',
        title: '随机抽查事项清单',
        items: [
          { id: '证照', title: '证照', mandatory: true },
          { id: '储罐' },
          { id: '动火', where: { equals: { risk: 'A' } } },
          { id: '培训' },
          { id: '台账', mandatory: true, where: { tag: '加油站' } },
        ],
      },
      { id: '重点检查', items: [{ id: '通道' }, { id: '喷淋' }, { id: '疏散' }] },
    ],
    tasks: [
      {
        id: 'petrol',
        title: '加油站',
        kind: 'general',
        department: '危化科',
        doubleRandom: true,
        visits: 4,
        where: { tag: '加油站' },
        exclude: [
          { code: '近期已查', visitedWithinMonths: 6 },
          { code: '近期处罚', penalisedWithinMonths: 3 },
          { code: '外局计划', listed: '外局计划' },
        ],
        design: { type: 'stratified', by: ['risk'], allocation: { type: 'proportional' } },
        reserve: 1,
        rounds: [
          { window: ['2020-03-02', '2020-03-31'], visits: 2 },
          {
            window: ['2020-04-01', '2020-04-30'],
            visits: 2,
            design: { type: 'stratified', by: ['risk'], allocation: { type: 'equal' } },
          },
        ],
        items: {
          catalogue: '随机抽查',
          draw: '1/2',
          riders: [
            { item: '特种作业', share: '50%', rounding: 'up' },
            { item: '安全费用', share: '1/3', rounding: 'half-up', where: { present: 'risk' } },
          ],
        },
      },
      {
        id: 'confined',
        title: '有限空间',
        kind: 'key',
        department: '基础科',
        doubleRandom: true,
        visits: 2,
        where: { bounds: { size: { min: 10 } } },
        design: { type: 'simple' },
        reserve: 1,
        rounds: [{ window: ['2020-03-09', '2020-03-20'], visits: 2 }],
        team: {
          seats: [
            { role: 'lead', department: '危化科' },
            { role: 'member' },
            { role: 'expert', qualifications: ['电工'] },
          ],
        },
      },
      {
        id: 'complaints',
        title: '举报投诉',
        kind: 'key',
        department: '办公室',
        doubleRandom: true,
        where: { equals: { status: '举报' } },
        design: { type: 'listed', reason: '举报投诉核查' },
        rounds: [{ window: ['2020-05-06', '2020-05-15'] }],
        team: 'none',
      },
      {
        id: 'fire',
        title: '消防联合检查',
        kind: 'general',
        department: '办公室',
        doubleRandom: true,
        overlap: 'merge',
        where: { any: [{ tag: '加油站' }, { bounds: { size: { min: 50 } } }] },
        design: {
          type: 'simple',
          rotation: { since: '2019-06-01', matters: ['加油站', '消防'], linger: '1/2' },
        },
        reserve: 2,
        rounds: [{ window: ['2020-03-02', '2020-04-30'], visits: 5 }],
        team: {
          seats: [{ role: 'lead' }, { role: 'member' }, { role: 'warden', certified: false }],
        },
        items: { catalogue: '重点检查', draw: 2 },
      },
    ],
    pairing: { recuse: { ownTown: true, visitedWithinMonths: 12 }, shortage: 'vacancies' },
  },
  calendar: {
    version: '2019-11-21',
    from: '2020-01-01',
    to: '2020-12-31',
    holidays: ['2020-04-06', '2020-05-04', '2020-05-05'],
    workdays: ['2020-04-26', '2020-05-09'],
  },
  enterprises: [
    { id: 'E01', name: '第一加油站', tags: ['加油站'], risk: 'A', town: '甲镇' },
    { id: 'E02', name: '第二加油站', tags: ['加油站'], risk: 'A', town: '甲镇' },
    { id: 'E03', name: '第三加油站', tags: ['加油站'], risk: 'A', town: '甲镇' },
    { id: 'E04', name: '第四加油站', tags: ['加油站'], risk: 'A', town: '乙镇' },
    { id: 'E05', name: '第五加油站', tags: ['加油站'], risk: 'B', town: '乙镇', size: 12 },
    { id: 'E06', name: '第六加油站', tags: ['加油站'], risk: 'B', town: '丙镇', size: 30 },
    { id: 'E07', name: '第七加油站', tags: ['加油站'], town: '丙镇', size: 8 },
    { id: 'E08', name: '第八加油站', tags: ['加油站'], risk: 'A', town: '丙镇' },
    { id: 'E09', name: '九号仓库', size: 50, town: '丙镇', attributes: { 面积: 900 } },
    { id: 'E10', name: '"十"号 \\ 厂', size: 9, town: '甲镇', status: '举报' },
    { id: 'E11', name: '十一号厂', size: 10, contact: { telephone: '021-1' } },
    { id: 'e11', name: '另一家十一号厂', size: 70, contact: { telephone: '021-2' } },
  ],
  inspectors: [
    officer('I1', '危化科', { towns: ['甲镇'], contact: '021-3' }),
    officer('I2', '危化科', { leave: [{ from: '2020-03-16', to: '2020-03-18' }] }),
    officer('I3', '基础科', { qualifications: ['电工', '压力容器'], capacity: 1 }),
    officer('I4', '基础科', { towns: ['乙镇'] }),
    officer('I7', '办公室', { minimum: 1 }),
    officer('I5', '基础科', {
      certificate: { number: 'Z5', from: '2019-01-01', to: '2020-04-15' },
    }),
  ],
  recusals: [
    { inspector: 'I2', enterprise: 'E03', reason: '亲属任职' },
    { inspector: 'I4', enterprise: 'E05', reason: '持股' },
    { inspector: 'I4', enterprise: 'E06', reason: '持股' },
    { inspector: 'I1', enterprise: 'E08', reason: '曾任职' },
  ],
  pastVisits: [
    { enterprise: 'E01', date: '2020-01-10', matter: '加油站', inspectors: ['I1', 'I2'] },
    { enterprise: 'E08', date: '2019-06-03', matter: '消防', inspectors: ['I5'] },
    { enterprise: 'E11', date: '2020-01-15' },
    { enterprise: 'E11', date: '2020-02-17', matter: '有限空间' },
  ],
  penalties: [{ enterprise: 'E02', date: '2020-02-10', matter: '消防' }],
  lists: [
    { list: '外局计划', enterprise: 'E01' },
    { list: '外局计划', enterprise: 'E02' },
    { list: '旧名单', enterprise: 'E09' },
  ],
  waivers: [{ code: 'similar-ids', ids: ['E11', 'e11'], reason: '两家不同企业' }],
  renamed: [{ of: 'enterprises', from: 'E00', to: 'E01', reason: '变更登记' }],
  plannedVisits: [{ enterprise: 'E01', date: '2020-03-10', authority: '消防支队' }],
} as const satisfies InputData

function officer<More extends object>(id: string, department: string, more: More) {
  const certificate = { from: '2018-01-01', to: '2022-12-31' }
  return { id, name: `${id} 号`, department, certificate, ...more }
}

/** A deep copy that may be changed. */
export function copyOf<T>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>
}

/** The same data without `readonly`, literal types widened. */
export type Mutable<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : { -readonly [Name in keyof T]: Mutable<T[Name]> }

export const SERIES = '安监 2020'
export const BLINDING_KEY = '5a'.repeat(32)

const DRAW = { series: SERIES, number: 2 }

/**
 * An independent party, one that is not, the bureau’s own sealed contribution, and one outcome of a
 * public event.
 */
function revealsOf(attempt: number): readonly Reveal[] {
  return [
    { kind: 'commit-reveal', party: '公证处', nonce: secretOf(1), value: '瑞雪兆丰年' },
    { kind: 'commit-reveal', party: '法制科', nonce: secretOf(2), value: '三月' },
    { kind: 'sealed', party: '应急管理局', contribution: secretOf(3) },
    { kind: 'public-event', values: [7, 12, attempt] },
  ]
}

/** The source to announce for a reveal, its commitment made; 公证处 alone is independent. */
export function sourceOf(reveal: Reveal, draw: DrawNumber = DRAW): EntropySource {
  if (reveal.kind === 'operator') return { kind: 'operator' }
  if (reveal.kind === 'public-event') return LOTTERY_AND_INDEX
  if (reveal.kind === 'drand') throw new Error('this world waits for no beacon')
  const { party } = reveal
  const made = commitment(draw, reveal)
  return reveal.kind === 'sealed'
    ? { kind: 'sealed', party, commitment: made }
    : { kind: 'commit-reveal', party, independent: party === '公证处', commitment: made }
}

// 21:15 in Beijing.
export const LOTTERY_SECOND = Date.parse('2020-02-25T13:15:00Z') / 1000

const LOTTERY_AND_INDEX = {
  kind: 'public-event',
  title: '双色球 2020021 期前两个红球与上证指数涨跌（百分之一点）',
  at: LOTTERY_SECOND,
  fields: [
    { name: '红球一', min: 1, max: 33 },
    { name: '红球二', min: 1, max: 33, ascending: true },
    { name: '涨跌', min: -1000, max: 1000 },
  ],
  bits: 20,
} as const satisfies EntropySource

/** An announcement, the record drawn from it, and what a verifier knows besides. */
export interface Ceremony {
  readonly inputs: Inputs
  readonly announcement: Announcement
  readonly reveals: readonly Reveal[]
  readonly record: DrawRecord
  readonly text: string
  readonly blinding: string | undefined
  /** Everything that closes a check; the record's digest would give every edit away. */
  readonly known: VerifyOptions
}

/** The texts before number 2: number 1 was announced and ended in a void. */
export function worldHistory(inputs: Inputs): [string] {
  const options: AnnounceOptions = {
    series: SERIES,
    number: 1,
    entropy: [{ kind: 'operator' }],
    weak: true,
  }
  const end = voidAnnouncement(announce(inputs, options), {
    code: 'input-error',
    statement: '名录有误，重新公告',
    date: '2020-02-20',
  })
  return [canonicalJson(end)]
}

/**
 * Number 2 of the series, after a void, with every kind of entropy that the operator does not
 * choose at the end; blinded if a key is given. The event’s outcome is the first with which the
 * record has something in every table and list.
 */
export function holdCeremony(blinding?: string): Ceremony {
  const inputs = parseInputs(worldData)
  const history = worldHistory(inputs)
  const key = blinding === undefined ? {} : { blinding }
  const announcement = announce(inputs, {
    ...DRAW,
    previous: JSON.parse(history[0]).digest,
    entropy: revealsOf(0).map((reveal) => sourceOf(reveal)),
    by: LOTTERY_SECOND - 86_400,
    ledger: { sequence: 2, head: secretOf('ledger') },
    changes: [
      { of: 'enterprises', text: '新开业一家', approval: '沪应急〔2020〕3 号' },
      { of: 'inspectors', text: '一人调离', approval: null },
    ],
    continues: [{ series: '安监 2019', number: 4, digest: secretOf('2019') }],
    ...key,
  })
  return firstRich((attempt) => {
    const reveals = revealsOf(attempt)
    const record = draw(inputs, { announcement, reveals, ...key })
    const [, , , event] = reveals
    const { title, at } = LOTTERY_AND_INDEX
    const values = event?.kind === 'public-event' ? event.values : []
    const known = {
      announcementDigest: announcement.digest,
      announcedAt: LOTTERY_SECOND - 86_400,
      events: [{ title, at, values }],
      history,
      lastAmendment: null,
      ...key,
    }
    return { inputs, announcement, reveals, record, text: canonicalJson(record), blinding, known }
  })
}

/** Number 1 of its series, with a seed that the operator picked. */
export function drawFromSeed(): Ceremony {
  const inputs = parseInputs(worldData)
  const announced: AnnounceOptions = {
    series: SERIES,
    number: 1,
    entropy: [{ kind: 'operator' }],
    weak: true,
  }
  const announcement = announce(inputs, announced)
  return firstRich((attempt) => {
    const reveals: readonly Reveal[] = [{ kind: 'operator', value: `春季 ${attempt}` }]
    const record = draw(inputs, { announcement, reveals })
    const known = { announcementDigest: announcement.digest, history: [], lastAmendment: null }
    const text = canonicalJson(record)
    return { inputs, announcement, reveals, record, text, blinding: undefined, known }
  })
}

function firstRich(hold: (attempt: number) => Ceremony): Ceremony {
  for (let attempt = 1; attempt <= 100; attempt += 1) {
    const ceremony = hold(attempt)
    if (isRich(ceremony.record)) return ceremony
  }
  throw new Error('the small world never fills every table')
}

function isRich({ body: { head, tables } }: DrawRecord): boolean {
  const excluded = head.rounds.flatMap((round) => round.excluded)
  return (
    Object.values(tables).every((rows: readonly unknown[]) => rows.length > 0) &&
    tables.sample.some(({ pi }) => pi === null) &&
    tables.sample.some(({ stratum }) => stratum.includes(null)) &&
    tables.sample.some(({ host }) => host?.pool === 'petrol') &&
    excluded.some(({ code }) => code === 'overlap') &&
    excluded.some(({ byDraw }) => byDraw > 0) &&
    excluded.some(({ count, byDraw }) => byDraw < count) &&
    tables.items.some(({ riders }) => riders.length > 1) &&
    tables.items.some(({ drawn, mandatory }) => drawn.length > 1 && mandatory.length > 1) &&
    head.rounds.some(({ strata }) => strata.length === 2 && strata[1]?.stratum[0] === 'visited') &&
    tables.seats.some(({ passed }) => passed.length > 1) &&
    tables.seats.some(({ role }) => role === 'expert') &&
    head.rounds.some(({ strata }) => strata.some(({ pi, unconditional }) => pi !== unconditional))
  )
}
