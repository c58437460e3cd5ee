import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'tsup'
import ts from 'typescript'
import type { Example } from './docstrings.ts'
import { assertingCode } from './examples.ts'
import { coreEntries, root, writeGenerated } from './sources.ts'

/**
 * Runs first in the realm: everything ambient throws, except that calls of Math.random are counted.
 */
const trap = `
  var randomCalls = 0
  {
    const refuse = (name) => () => { throw new Error(name + ' was used') }
    const random = Math.random
    Math.random = () => { randomCalls += 1; return random() }
    Date = new Proxy(Date, {
      apply: refuse('Date()'),
      get: (target, key) => (key === 'now' ? refuse('Date.now')() : Reflect.get(target, key)),
      // A subclass that sets its time afterwards calls super() without arguments: it gets an
      // invalid date.
      construct: (target, args, made) =>
        args.length === 0 && made === Date
          ? refuse('new Date()')()
          : Reflect.construct(target, args.length === 0 ? [NaN] : args, made),
    })
    Object.defineProperty(globalThis, 'Intl', { get: refuse('Intl') })
    for (const { prototype } of [String, Number, BigInt, Date, Array, Object]) {
      for (const name of Object.getOwnPropertyNames(prototype)) {
        if (/^(toLocale|localeCompare)/.test(name)) prototype[name] = refuse(name)
      }
    }
    delete globalThis.console
    delete globalThis.WebAssembly
  }
`

/**
 * The core and its packages as one script; `library` has the exports of all entries, and `called`
 * the names of those that were called.
 */
export async function bundle(): Promise<string> {
  const outDir = join(root, '.generated/realm')
  const modules = Object.values(coreEntries).map((path) => `export * from ${JSON.stringify(path)}`)
  await build({
    config: false,
    silent: true,
    entry: { library: writeGenerated('realm/library.ts', `${modules.join('\n')}\n`) },
    outDir,
    format: 'iife',
    globalName: 'exported',
    target: 'es2020',
    platform: 'neutral',
    noExternal: [/.*/],
    esbuildOptions: (options) => {
      options.mainFields = ['module', 'main']
      options.logLevel = 'error'
    },
  })
  return `${readFileSync(join(outDir, 'library.global.js'), 'utf8')}\n${counted}`
}

const counted = `
  var called = new Set()
  var library = Object.fromEntries(Object.entries(exported).map(([name, value]) => {
    const count = (run) => (...args) => { called.add(name); return run(...args) }
    const traps = { apply: count(Reflect.apply), construct: count(Reflect.construct) }
    return [name, typeof value === 'function' ? new Proxy(value, traps) : value]
  }))
`

/**
 * An example as a script for the realm that evaluates to a promise. The realm needs `$equals`,
 * `$throws` and `$all`, and the names of `scope` as data.
 */
export function exampleScript(
  example: Example,
  exported: readonly string[],
  scope: Readonly<Record<string, unknown>>,
): string {
  const { code } = assertingCode(example)
  const given = Object.entries(scope).map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
  return ts.transpile(
    `(async () => {
      const { ${exported.join(', ')} } = library, ${given.join(', ')};
      ${code}
    })()`,
    { target: ts.ScriptTarget.ES2020 },
  )
}

/**
 * Runs a script in a realm that offers the language, the given functions and nothing else; returns
 * what evaluates there.
 */
export function realm(script: string, given: object = {}): (expression: string) => unknown {
  const context = createContext({ ...given })
  runInContext(trap, context)
  runInContext(script, context)
  return (expression) => runInContext(expression, context)
}
