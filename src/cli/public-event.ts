import { readInstant } from './instant.ts'

/** How a public event came out. */
export interface PublicEvent {
  readonly title: string
  /** When it was, as a verifier knows it. */
  readonly at?: number
  readonly values: readonly number[]
}

/** Reads `title=1,2,3` or `title@instant=1,2,3`; undefined if it is neither. */
export function readEvent(text: string): PublicEvent | undefined {
  const [, name, values] = /^(.+)=(-?\d{1,15}(?:,-?\d{1,15})*)$/.exec(text) ?? []
  if (name === undefined) return undefined
  // A title may hold an "@" itself, so the last one begins the instant, where it is one.
  const place = name.lastIndexOf('@')
  const at = place < 0 ? undefined : readInstant(name.slice(place + 1))
  const title = at === undefined ? name : name.slice(0, place)
  return {
    title,
    ...(at === undefined ? {} : { at }),
    values: (values as string).split(',').map(Number),
  }
}
