/** What the program ends with; `docs/cli.md` and `--help` say the same. */
export const EXIT = {
  fine: 0,
  /** Something is refuted, a check found errors, a directory differs from its register. */
  no: 1,
  usage: 2,
  /** Inputs or a document were refused, with a code. */
  refused: 3,
  /** A file is missing, unreadable or there already. */
  files: 4,
  /** Nothing wrong was found, and not everything was checked. */
  partial: 5,
  bug: 70,
} as const
