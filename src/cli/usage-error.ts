/** A command line that makes no sense: nothing was read and nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
