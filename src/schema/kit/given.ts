/**
 * What may be handed in for a checked object: a member that may be absent may as well be null,
 * undefined or `''` (`docs/protocol.md` §1.8).
 */
export type Given<T> = {
  readonly [Name in keyof T]: Record<never, never> extends Pick<T, Name>
    ? GivenValue<Exclude<T[Name], undefined>> | Absent
    : GivenValue<T[Name]>
}

/** What is the same as not being there. */
export type Absent = null | undefined | ''

/** Members of objects may be absent, elements of arrays may not. */
export type GivenValue<T> = T extends readonly (infer Item)[]
  ? number extends T['length']
    ? readonly GivenValue<Item>[]
    : T
  : T extends object
    ? Given<T>
    : T
