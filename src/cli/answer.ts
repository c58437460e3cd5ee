/** A file that a command makes: a document, or a secret that belongs to it. */
export interface NewFile {
  /** Bytes where it is a workbook. */
  readonly text: string | Uint8Array
  /** Absent: standard output. */
  readonly path: string | undefined
  /** Only its owner may read it. */
  readonly isSecret?: true
}

/** What a command found out or made. */
export interface Answer {
  /** False where the answer is no: exit code 1. */
  readonly ok: boolean
  /** Whether the data cannot be used as they are: exit code 3, said where errors are. */
  readonly isRefused?: boolean
  /** Whether nothing is wrong and something is open: exit code 5. */
  readonly isPartial?: boolean
  /** For people. */
  readonly lines: readonly string[]
  /** For programs: what `--json` prints. */
  readonly data: Readonly<Record<string, unknown>>
  /** Written in this order, before anything is said. */
  readonly files?: readonly NewFile[]
}
