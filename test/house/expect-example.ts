import { expect } from 'vitest'

export function $equals(actual: unknown, expected: unknown, where: string): void {
  expect(actual, where).toEqual(expected)
}

export async function $throws(
  run: () => Promise<void>,
  code: string,
  where: string,
): Promise<void> {
  let thrown: unknown
  try {
    await run()
  } catch (error) {
    thrown = error
  }
  expect(thrown, `${where} throws`).toMatchObject({ code })
}

export function $all(reached: ReadonlySet<number>, asserted: number, where: string): void {
  expect(reached.size, `${where}: assertions that were reached`).toBe(asserted)
}
