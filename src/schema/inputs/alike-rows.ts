import { groupBy } from '../../core/group.ts'
import { type Message, say } from '../../core/message.ts'
import { fold } from '../kit/fold.ts'
import type { Enterprise } from './enterprise.ts'
import type { Inputs } from './inputs.ts'
import type { Inspector } from './inspector.ts'
import type { WaiverCode } from './relations.ts'
import { createWaiverTest } from './waived.ts'

/** What nobody shares with anybody else. */
interface Mark<Row> {
  readonly code: WaiverCode
  readonly path: string
  readonly expected: Message
  readonly of: (row: Row) => string | undefined
}

/** Rows of one directory with a mark that is equal when folded. */
interface AlikeRows extends Omit<Mark<never>, 'of'> {
  /** At least two. */
  readonly ids: readonly string[]
  readonly isWaived: boolean
}

const SIMILAR = {
  code: 'similar-ids',
  expected: say('ids-not-alike'),
  of: ({ id }: { readonly id: string }) => id,
} as const

const CREDIT_CODE: Mark<Enterprise> = {
  code: 'same-credit-code',
  path: 'enterprises.creditCode',
  expected: say('credit-code-once'),
  of: ({ creditCode }) => creditCode,
}

const CERTIFICATE: Mark<Inspector> = {
  code: 'same-certificate',
  path: 'inspectors.certificate.number',
  expected: say('certificate-once'),
  of: ({ certificate }) => certificate?.number,
}

/** All rows that look like one firm or one person (`docs/protocol.md` §3.5). */
export function alikeRows({
  enterprises,
  inspectors,
  waivers,
}: Pick<Inputs, 'enterprises' | 'inspectors' | 'waivers'>): AlikeRows[] {
  const alike = <Row extends { readonly id: string }>(
    { of, ...mark }: Mark<Row>,
    rows: readonly Row[],
  ): AlikeRows[] => {
    const marked = rows.filter((row) => of(row) !== undefined)
    const isWaived = createWaiverTest(waivers, mark.code)
    return [...groupBy(marked, (row) => fold(of(row) as string)).values()].flatMap((same) => {
      const ids = same.map(({ id }) => id)
      return ids.length > 1 ? [{ ...mark, ids, isWaived: isWaived(ids) }] : []
    })
  }
  return [
    ...alike({ ...SIMILAR, path: 'enterprises' }, enterprises),
    ...alike({ ...SIMILAR, path: 'inspectors' }, inspectors),
    ...alike(CREDIT_CODE, enterprises),
    ...alike(CERTIFICATE, inspectors),
  ]
}
