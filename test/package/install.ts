import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { root } from '../house/sources.ts'

/**
 * Unpacks what would be published into a project of its own, which sees no package beyond the
 * dependencies, except those named in `without`.
 */
export function install(scratch: string, project: string, without: readonly string[] = []): string {
  const folder = join(scratch, project)
  const target = join(folder, 'node_modules/double-random')
  mkdirSync(target, { recursive: true })
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  })
  execFileSync('tar', ['-xzf', join(folder, packed.trim()), '-C', target, '--strip-components=1'])
  for (const name of Object.keys(manifest.dependencies)) {
    if (without.includes(name)) continue
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), link, 'junction')
  }
  return folder
}
