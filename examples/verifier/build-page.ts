import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Bundles the page with its worker into one file that needs nothing else, and returns its path. */
export async function buildPage(): Promise<string> {
  const worker = await bundle('worker.ts', {})
  const script = await bundle('page.ts', { WORKER_SOURCE: JSON.stringify(worker) })
  const style = readFileSync(here('page.css'), 'utf8')
  // Nothing may be loaded or sent: only this script, this style and the worker that the script
  // makes.
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'worker-src blob:',
    'img-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
  const parts: Readonly<Record<string, string>> = { POLICY: policy, STYLE: style, SCRIPT: script }
  const page = readFileSync(here('page.html'), 'utf8').replace(
    /%([A-Z]+)%/g,
    (_, name: string) => parts[name] as string,
  )
  mkdirSync(here('output'), { recursive: true })
  const file = here('output/verifier.html')
  writeFileSync(file, page)
  return file
}

async function bundle(entry: string, define: Readonly<Record<string, string>>): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16'],
    charset: 'utf8',
    legalComments: 'inline',
    define,
    tsconfig: here('../../tsconfig.json'),
  })
  // The end tag of a script ends it wherever it stands.
  return (outputFiles[0]?.text ?? '').replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
