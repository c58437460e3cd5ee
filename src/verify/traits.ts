import type { Trait } from '../core/applicable-checks.ts'
import type { AnnouncementBody } from '../schema/documents/documents.ts'
import { secondOf } from '../schema/documents/second-of.ts'

/** What else than its announcement decides which checks of a document apply. */
interface Besides {
  readonly isWeak: boolean
  readonly isOpen: boolean
}

/** Returns what a document is that carries this announcement. */
export function traitsOf(
  { number, blinding, entropy }: Pick<AnnouncementBody, 'number' | 'blinding' | 'entropy'>,
  { isWeak, isOpen }: Besides,
): Trait[] {
  const has = (kind: string) => entropy.some((source) => source.kind === kind)
  const traits: Readonly<Partial<Record<Trait, boolean>>> = {
    successor: number > 1,
    blinded: blinding !== null,
    timed: entropy.some((source) => secondOf(source) !== undefined),
    operator: has('operator'),
    weak: isWeak,
    opened: isOpen,
    sealed: !isOpen,
    beacon: isOpen && has('drand'),
    event: isOpen && has('public-event'),
  }
  return (Object.keys(traits) as Trait[]).filter((trait) => traits[trait])
}
