import { commitment, type EntropySource, type Reveal } from 'double-random'

// Everything in this file is a constant so that the demo prints the same each time. In a real ceremony nonce, sealed
// contribution and blinding key are 32 bytes each from a hardware or operating-system generator, made by the party
// they belong to and seen by nobody else until they are revealed.

/** Which draw of which series this is. */
export const DRAW = { series: 'minhang-2020', number: 1 }

/**
 * What the first batch draws: the four double-random pools, and two tasks that are not double-random. These name their
 * enterprises in the plan; they are in the batch because their teams come from the same officers.
 */
export const BATCH = [
  'state-owned',
  'service-bodies',
  'town-key',
  'confined-space',
  'petrol',
  'training',
].map((pool) => ({ pool, round: 1 }))

/** Stays with the bureau: salts every row, so that published roots cannot be searched for guessed rows. */
export const BLINDING_KEY = 'b1'.repeat(32)

/** The bureau's part: used at the draw, published after the last visit. */
const sealed = {
  kind: 'sealed',
  party: '区应急管理局',
  contribution: '5ea1ed'.padEnd(64, '07'),
} as const

/** The witness's part: committed to before the lottery, opened after it. */
const witness = {
  kind: 'commit-reveal',
  party: '公证处',
  nonce: '90ca'.repeat(16),
  value: '瑞雪兆丰年',
} as const

/**
 * Six red balls of 33 and one blue ball of 16: C(33, 6) · 16 = 17,721,088 outcomes, a little more than 24 bits. The
 * red balls ascend: whoever could choose among 720 orders could choose among 720 draws.
 */
const lottery = {
  kind: 'public-event',
  title: '双色球2020年1月7日开奖（演示号码）',
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
} as const

/** What is announced before anything is known. */
export const SOURCES: readonly EntropySource[] = [
  { kind: 'sealed', party: sealed.party, commitment: commitment(DRAW, sealed) },
  {
    kind: 'commit-reveal',
    party: witness.party,
    independent: true,
    commitment: commitment(DRAW, witness),
  },
  lottery,
]

/** What is revealed on the day of the draw, in the announced order. */
export const REVEALS: readonly Reveal[] = [
  sealed,
  witness,
  { kind: 'public-event', values: [4, 9, 15, 22, 27, 31, 8] },
]
