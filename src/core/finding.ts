/** Something worth a person's attention that decides nothing. */
export interface Finding {
  readonly code: string
  /** How many rows, units or pool rounds it concerns. */
  readonly count: number
  readonly message: string
  /** A few of the ids or places concerned; left out of documents that carry no names. */
  readonly examples?: readonly string[]
}

const EXAMPLES = 5

/** Gathers findings by code, counting all and keeping a few examples. */
export interface FindingList {
  add(code: string, message: string, example?: string): void
  list(): readonly Finding[]
}

export function collectFindings(): FindingList {
  const byCode = new Map<string, { message: string; count: number; examples: string[] }>()
  return {
    add(code, message, example) {
      const entry = byCode.get(code) ?? { message, count: 0, examples: [] }
      byCode.set(code, entry)
      entry.count += 1
      if (example === undefined || entry.examples.includes(example)) return
      if (entry.examples.length < EXAMPLES) entry.examples.push(example)
    },
    list() {
      return [...byCode].map(([code, { message, count, examples }]) =>
        examples.length === 0 ? { code, count, message } : { code, count, message, examples },
      )
    },
  }
}
