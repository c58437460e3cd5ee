import { createHash } from 'node:crypto'
import { commitment, type DrawNumber, type EntropySource, type Reveal } from 'double-random'

// Everything here is a constant, so that each run draws the same. In a real ceremony every
// contribution is 32 bytes from a hardware or operating-system generator, made by its party and
// seen by nobody else until it is revealed.

export const SERIES = '样例区应急-2020'

const BUREAU = '区应急管理局'
const NOTARY = '公证处'
const DELEGATE = '人大代表'

const VALUES = ['瑞雪兆丰年', '清明时节雨', '荷花别样红', '秋水共长天', '霜叶红于花']

/** What the parties of one number promise, and what they reveal: new for each number. */
export interface Contributions {
  readonly sources: readonly EntropySource[]
  readonly reveals: readonly Reveal[]
  /** Stays with the bureau and salts every row. */
  readonly blinding: string
}

/** The key by which the rows of a draw are known to be its own. */
export function keyOf(number: number): Pick<Contributions, 'blinding'> {
  const { blinding } = contributions(number)
  return { blinding }
}

export function contributions(number: number): Contributions {
  const at: DrawNumber = { series: SERIES, number }
  const sealed = {
    kind: 'sealed',
    party: BUREAU,
    contribution: constant('密封随机数', number),
  } as const
  const open = [NOTARY, DELEGATE].map(
    (party) =>
      ({
        kind: 'commit-reveal',
        party,
        nonce: constant(party, number),
        value: VALUES[number - 1]!,
      }) as const,
  )
  return {
    sources: [
      { kind: 'sealed', party: BUREAU, commitment: commitment(at, sealed) },
      ...open.map(
        (each) =>
          ({
            kind: 'commit-reveal',
            party: each.party,
            independent: true,
            commitment: commitment(at, each),
          }) as const,
      ),
    ],
    reveals: [sealed, ...open],
    blinding: constant('盲化密钥', number),
  }
}

/**
 * 64 hex digits that stand for a secret. The ninth choice of constants is the first with which the
 * year shows every case of a substitution; a change of any document needs another one.
 */
function constant(name: string, number: number): string {
  return createHash('sha256').update(`演示10 ${name} ${number}`).digest('hex')
}
