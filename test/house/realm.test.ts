import { canonicalJson, draw } from 'double-random'
import { beforeAll, describe, expect, it } from 'vitest'
import { exampleInputs } from './example-scope.ts'
import { bundle, realm } from './realm.ts'

describe('the library where there is only the language', () => {
  let script: string
  beforeAll(async () => {
    script = await bundle()
  })

  it('loads with one call of Math.random, which is the import of seedrandom', () => {
    const evaluate = realm(script)
    expect(script).toContain('node_modules/seedrandom/')
    expect(evaluate('randomCalls')).toBe(1)
  })

  it('draws and verifies without any further call', () => {
    const evaluate = realm(script)
    evaluate(`inputs = ${JSON.stringify(exampleInputs)}`)
    evaluate("text = library.canonicalJson(library.draw(inputs, { seed: 'realm' }))")
    expect(evaluate('library.verify(text, inputs).ok')).toBe(true)
    expect(evaluate('text')).toBe(canonicalJson(draw(exampleInputs, { seed: 'realm' })))
    expect(evaluate('randomCalls')).toBe(1)
  })
})

describe('the realm', () => {
  it.each([
    'new Date()',
    'Date()',
    'Date.now()',
    'Intl.Collator',
    "'a'.localeCompare('b')",
    '(1).toLocaleString()',
    'console.log(1)',
    'process.env',
    'setTimeout(() => {}, 0)',
    "require('fs')",
    'crypto.randomUUID()',
    'performance.now()',
  ])('throws on %s', (script) => {
    expect(() => realm(script)).toThrow()
  })

  it('counts the calls of Math.random', () => {
    expect(realm('Math.random() + Math.random()')('randomCalls')).toBe(2)
  })

  it('leaves fixed dates alone, also in a subclass that sets its time itself', () => {
    expect(realm('')('new Date(Date.UTC(2020, 0, 2)).getTime()')).toBe(Date.UTC(2020, 0, 2))
    expect(realm('class Utc extends Date {}')('new Utc().getTime()')).toBeNaN()
  })
})
