import { createHash } from 'node:crypto'
import {
  commitment,
  type DrawNumber,
  type EntropySource,
  type Reveal,
  type VerifyOptions,
} from 'double-random'

// Everything in this file is a constant so that the demo prints the same each time. In a real
// ceremony nonce, sealed contribution and blinding key are 32 bytes each from a hardware or
// operating-system generator, made by the party they belong to and seen by nobody else until they
// are revealed.

/** The series of the year's draws. */
export const SERIES = 'minhang-2020'

/** The seed by which the days of the year are planned: published, and nobody's secret. */
export const SCHEDULE_SEED = '闵行2020年度检查计划安排'

const BUREAU = '区应急管理局'
const WITNESS = '公证处'

/**
 * What the witness says, and the balls that fall: red ones in ascending order, then the blue one.
 */
const PUBLIC = [
  {
    value: '瑞雪兆丰年',
    event: '双色球2020年1月7日开奖',
    at: '2020-01-07T21:15:00+08:00',
    balls: [4, 9, 15, 22, 27, 31, 8],
  },
  {
    value: '清明时节雨',
    event: '双色球2020年4月2日开奖',
    at: '2020-04-02T21:15:00+08:00',
    balls: [2, 7, 13, 19, 20, 33, 11],
  },
  {
    value: '荷花别样红',
    event: '双色球2020年7月2日开奖',
    at: '2020-07-02T21:15:00+08:00',
    balls: [1, 10, 12, 18, 25, 29, 3],
  },
  {
    value: '霜叶红于花',
    event: '双色球2020年10月11日开奖',
    at: '2020-10-11T21:15:00+08:00',
    balls: [5, 6, 17, 21, 24, 32, 16],
  },
] as const

/** What the parties of one number promise, and what they reveal: new for each number. */
export interface Contributions {
  readonly draw: DrawNumber
  /** Second by which everything is announced, four days before the lottery. */
  readonly by: number
  /** What is announced before anything is known. */
  readonly sources: readonly EntropySource[]
  /** What is revealed on the day of the draw, in the announced order. */
  readonly reveals: readonly Reveal[]
  /** The lottery as the newspapers had it, for whoever verifies. */
  readonly events: NonNullable<VerifyOptions['events']>
  /**
   * Stays with the bureau: salts every row, so that published roots cannot be searched for guessed
   * rows.
   */
  readonly blinding: string
}

/** The key by which the rows of a batch are known to be its own. */
export function keyOf(number: number): Pick<Contributions, 'blinding'> {
  const { blinding } = contributions(number)
  return { blinding }
}

export function contributions(number: number): Contributions {
  const draw = { series: SERIES, number }
  const { value, event, at, balls } = PUBLIC[number - 1]!
  const second = Date.parse(at) / 1000
  // The bureau's part: used at the draw, published after the last visit.
  const sealed = {
    kind: 'sealed',
    party: BUREAU,
    contribution: constant('密封随机数', number),
  } as const
  // The witness's part: committed to before the lottery, opened after it.
  const witness = {
    kind: 'commit-reveal',
    party: WITNESS,
    nonce: constant(WITNESS, number),
    value,
  } as const
  return {
    draw,
    by: second - 4 * 86_400,
    events: [{ title: titleOf(event), at: second, values: balls }],
    sources: [
      { kind: 'sealed', party: BUREAU, commitment: commitment(draw, sealed) },
      {
        kind: 'commit-reveal',
        party: WITNESS,
        independent: true,
        commitment: commitment(draw, witness),
      },
      lottery(event, second),
    ],
    reveals: [sealed, witness, { kind: 'public-event', values: balls }],
    blinding: constant('盲化密钥', number),
  }
}

/**
 * Six red balls of 33 and one blue ball of 16: C(33, 6) · 16 = 17,721,088 outcomes, a little more
 * than 24 bits. The red balls ascend: whoever could choose among 720 orders could choose among 720
 * draws.
 */
function lottery(event: string, at: number): EntropySource {
  return {
    kind: 'public-event',
    title: titleOf(event),
    at,
    fields: [
      { name: '红1', min: 1, max: 33 },
      ...[2, 3, 4, 5, 6].map((place) => ({
        name: `红${place}`,
        min: 1,
        max: 33,
        ascending: true as const,
      })),
      { name: '蓝', min: 1, max: 16 },
    ],
    bits: 24,
  }
}

/** 64 hex digits that stand for a secret. */
function constant(name: string, number: number): string {
  return createHash('sha256').update(`演示 ${name} ${number}`).digest('hex')
}

function titleOf(event: string): string {
  return `${event}（演示号码）`
}
