import { afterEach, beforeEach, describe, expect } from 'vitest'

/**
 * Zones with their offset from UTC in minutes on 1 January 2020: east, west with half an hour,
 * across the date line.
 */
const ZONES = [
  ['UTC', 0],
  ['Asia/Shanghai', 480],
  ['America/St_Johns', -210],
  ['Pacific/Apia', 840],
] as const

/** Runs tests once in each time zone, and makes sure that the process really is there. */
export function describeInEachZone(claim: string, tests: () => void): void {
  describe.each(ZONES)(`${claim}, in %s`, (zone, offset) => {
    let before: string | undefined

    beforeEach(() => {
      before = process.env.TZ
      process.env.TZ = zone
      expect(offset + new Date(2020, 0, 1).getTimezoneOffset()).toBe(0)
    })

    afterEach(() => {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    })

    tests()
  })
}
