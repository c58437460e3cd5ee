// By hand: a page that only shows sentences should not have to load a validation library.

/** Whether a value is of some shape. */
type Test = (value: unknown) => boolean

export const isText: Test = (value) => typeof value === 'string'
export const isNumber: Test = (value) => typeof value === 'number'

export const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every((each) => test(each))

export const orAbsent =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value)

export const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value)

/** Tests the members that a sentence is made of; others are not looked at. */
export const shapeOf =
  <T>(tests: { readonly [Name in keyof T]?: Test }) =>
  (value: unknown): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Test | undefined>(tests).every(([name, test]) =>
      test?.((value as Readonly<Record<string, unknown>>)[name]),
    )
