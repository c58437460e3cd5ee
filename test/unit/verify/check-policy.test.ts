import { describe, expect, it } from 'vitest'
import { draw, parseInputs } from '../../../src/index.ts'
import type { Inputs } from '../../../src/schema/inputs/inputs.ts'
import { checkPolicy } from '../../../src/verify/check-policy.ts'
import { smallBureau } from '../../ceremony/small-bureau.ts'

describe('two officers of a visit', () => {
  const certificate = { from: '2019-01-01', to: '2021-12-31' }
  const officers = (...numbers: readonly string[]) =>
    numbers.map((number, i) => ({
      id: `I${i}`,
      name: `${i}`,
      department: '科',
      certificate: { ...certificate, number },
    }))
  const honest = parseInputs(smallBureau({ officers: officers('沪-1', '沪-2') }))
  const { body } = draw(honest, { seed: 's' })
  // The door refuses such a directory; the check does not rely on the door.
  const statusOf = (changes: Partial<Inputs>) =>
    checkPolicy({ ...honest, ...changes } as Inputs, body).find(
      ({ name }) => name === 'policy-officers',
    )?.status

  it('are different people if their certificates are', () => {
    expect(body.tables.seats.length).toBeGreaterThan(0)
    expect(statusOf({})).toBe('pass')
  })

  it.each([
    ['the same', '沪-1'],
    ['the same at full width', '沪－１'],
  ])('are one under two ids with one certificate number, %s', (_, number) => {
    expect(statusOf({ inspectors: officers('沪-1', number) })).toBe('fail')
  })

  it('are two all the same where a waiver with this code names both', () => {
    const inspectors = officers('沪-1', '沪-1')
    const waiver = { code: 'same-certificate', ids: ['I0', 'I1'], reason: '证号印错' } as const
    expect(statusOf({ inspectors, waivers: [waiver] })).toBe('pass')
    expect(statusOf({ inspectors, waivers: [{ ...waiver, ids: ['I0', 'I2'] }] })).toBe('fail')
    expect(statusOf({ inspectors, waivers: [{ ...waiver, code: 'similar-ids' }] })).toBe('fail')
  })
})
