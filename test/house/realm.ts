import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'tsup'
import { entries, root } from './sources.ts'

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

/** The library and its packages as one script. */
export async function bundle(): Promise<string> {
  const outDir = join(root, '.generated/realm')
  await build({
    config: false,
    silent: true,
    entry: { library: entries['double-random'] as string },
    outDir,
    format: 'iife',
    globalName: 'library',
    target: 'es2020',
    platform: 'neutral',
    noExternal: [/.*/],
    esbuildOptions: (options) => {
      options.mainFields = ['module', 'main']
      options.logLevel = 'error'
    },
  })
  return readFileSync(join(outDir, 'library.global.js'), 'utf8')
}

/**
 * Runs a script in a realm that offers the language and nothing else; returns what evaluates there.
 */
export function realm(script: string): (expression: string) => unknown {
  const context = createContext({})
  runInContext(trap, context)
  runInContext(script, context)
  return (expression) => runInContext(expression, context)
}
