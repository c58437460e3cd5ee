import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildPage } from './build-page.ts'

const file = await buildPage()
console.log(`${file} (${Math.round(statSync(file).size / 1024)} kB)`)

// Opens it where there is a desktop; the file can as well be copied to a USB stick.
const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
const hasDesktop =
  process.platform !== 'linux' ||
  process.env.DISPLAY !== undefined ||
  process.env.WAYLAND_DISPLAY !== undefined
if (hasDesktop && process.env.CI === undefined) {
  spawn(opener, [pathToFileURL(file).href], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref()
}
