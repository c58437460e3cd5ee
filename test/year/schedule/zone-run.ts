import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { canonicalJson } from '../../../src/index.ts'
import { rescheduleYear, scheduleYear } from '../../../src/year/index.ts'
import { bureau } from './bureaus.ts'

/**
 * For each zone among the arguments, prints the offset there and a digest of a year and its change:
 * run by zones.test.ts.
 */
const [{ data, options } = undefined!] = fc.sample(bureau, { seed: 11, numRuns: 1 })
for (const zone of process.argv.slice(2)) {
  process.env.TZ = zone
  const year = scheduleYear(data, options)
  const again = { seed: '二', from: '2020-06-01', reason: '核对', done: year.days.slice(0, 9) }
  const text = canonicalJson([year, rescheduleYear(data, year, again)])
  const offset = new Date(2020, 0, 1).getTimezoneOffset()
  const digest = createHash('sha256').update(text).digest('hex')
  console.log(`${process.env.LANG} ${zone} ${offset === 0 ? 0 : -offset} ${digest}`)
}
