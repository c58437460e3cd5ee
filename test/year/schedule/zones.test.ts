import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { bundle } from '../../house/bundle.ts'

const script = bundle(fileURLToPath(new URL('zone-run.ts', import.meta.url)))

/** Zones with their offset from UTC in minutes on 1 January 2020. */
const ZONES = {
  UTC: 0,
  'Asia/Shanghai': 480,
  'America/New_York': -300,
  'Pacific/Apia': 840,
}
const LANGUAGES = ['C', 'zh_CN.UTF-8']

/** The lines of a process that begins in one zone and goes through all of them. */
async function run(LANG: string, TZ: string): Promise<string[]> {
  const env = { ...process.env, TZ, LANG, LC_ALL: LANG }
  const words = [script, ...Object.keys(ZONES)]
  const { stdout } = await promisify(execFile)(process.execPath, words, { env })
  return stdout.trim().split('\n')
}

it('a year has the same bytes in every time zone and language', async () => {
  const [c, chinese] = await Promise.all([
    run('C', 'America/New_York'),
    run('zh_CN.UTF-8', 'Asia/Shanghai'),
  ])
  const lines = [...c, ...chinese].map((line) => line.split(' '))
  expect(lines.map((words) => words.slice(0, 3))).toEqual(
    LANGUAGES.flatMap((language) =>
      Object.entries(ZONES).map(([zone, offset]) => [language, zone, String(offset)]),
    ),
  )
  expect(lines[0]![3]).toMatch(/^[0-9a-f]{64}$/)
  expect(new Set(lines.map((words) => words[3])).size).toBe(1)
})
