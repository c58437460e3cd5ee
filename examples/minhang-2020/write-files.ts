import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { canonicalJson } from 'double-random'
import {
  bulletinText,
  daysToCsv,
  monthsToCsv,
  visitsToCsv,
  visitsToICalendar,
} from 'double-random/files'
import { keyOf } from './contributions.ts'
import type { DrawnBatch } from './drawn-batch.ts'
import { namesOf } from './print/names.ts'
import { noticeJson, noticeText } from './print/notice.ts'
import type { Bulletins } from './reports.ts'
import type { Year } from './run-year.ts'

const OUTPUT = new URL('./output/', import.meta.url)

/** Writes everything that the year leaves behind, in place of what an earlier run wrote. */
export function writeFiles(
  { annual, schedule, replanned, batches }: Year,
  { half, year }: Bulletins,
): void {
  const { plan } = annual
  rmSync(OUTPUT, { recursive: true, force: true })
  save('schedule.csv', daysToCsv(schedule, plan, { byteOrderMark: true }))
  save('monthly.csv', monthsToCsv(schedule, plan, { byteOrderMark: true }))
  save('monthly-2020-01-28.csv', monthsToCsv(replanned.schedule, plan, { byteOrderMark: true }))
  for (const each of batches) writeBatch(each)
  const units = Object.fromEntries(annual.enterprises.map(({ id, name }) => [id, name]))
  save('bulletin-half.txt', `${bulletinText(half, { units }).join('\n')}\n`)
  save('bulletin-year.txt', `${bulletinText(year, { units }).join('\n')}\n`)
}

function writeBatch({ batch, announcement, inputs, record, amendments }: DrawnBatch): void {
  const folder = `batch-${batch.number}`
  const texts = amendments.map((each) => canonicalJson(each))
  save(`${folder}/announcement.json`, canonicalJson(announcement))
  save(`${folder}/record.json`, canonicalJson(record))
  save(`${folder}/notice.txt`, noticeText(record, announcement.digest, namesOf(inputs)))
  save(`${folder}/notice.json`, noticeJson(record))
  for (const [index, text] of texts.entries()) save(`${folder}/amendment-${index + 1}.json`, text)
  const known = { amendments: texts, ...keyOf(batch.number) }
  const visits = { ...known, stamp: `${batch.drawn}T08:00:00Z` }
  save(`${folder}/visits.ics`, visitsToICalendar(record, inputs, visits))
  save(`${folder}/visits.csv`, visitsToCsv(record, inputs, { ...known, byteOrderMark: true }))
}

function save(name: string, text: string): void {
  const file = new URL(name, OUTPUT)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}
