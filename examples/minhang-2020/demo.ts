import { mkdirSync, writeFileSync } from 'node:fs'
import {
  announce,
  assertVerified,
  canonicalJson,
  draw,
  explain,
  explainSeat,
  parseInputs,
  verify,
} from 'double-random'
import { BATCH, BLINDING_KEY, DRAW, REVEALS, SOURCES } from './contributions.ts'
import { exampleInputs } from './generate/inputs.ts'
import { choosePlaces } from './places.ts'
import { printAnnouncement } from './print/announcement.ts'
import { printDirectories } from './print/directories.ts'
import { printExplanation } from './print/explanation.ts'
import { printFiles } from './print/files.ts'
import { printFindings } from './print/findings.ts'
import { printIntroduction } from './print/introduction.ts'
import { printItems } from './print/items.ts'
import { printLoads } from './print/loads.ts'
import { namesOf } from './print/names.ts'
import { noticeJson, noticeText } from './print/notice.ts'
import { planTotals, printPlan } from './print/plan-table.ts'
import { printResults } from './print/results.ts'
import { printReveals } from './print/reveals.ts'
import { printSeat } from './print/seat.ts'
import { heading } from './print/text.ts'
import { printTampering, printVerification } from './print/verification.ts'
import { changeOneOfficer } from './tamper.ts'
import { countWorkingDays } from './working-days.ts'

const output = new URL('./output/', import.meta.url)
mkdirSync(output, { recursive: true })
const save = (name: string, text: string) => writeFileSync(new URL(name, output), text)
const say = (lines: readonly string[]) => console.log(lines.join('\n'))

// The plan and the directories, checked and frozen.
const inputs = parseInputs(exampleInputs())
const names = namesOf(inputs)
say(printIntroduction())
say(printPlan(inputs.plan))
say(printDirectories(inputs, countWorkingDays(inputs.calendar), names))

// 3 January: everything is fixed, and the digest goes out.
const announcement = announce(inputs, {
  ...DRAW,
  batch: BATCH,
  entropy: SOURCES,
  blinding: BLINDING_KEY,
})
save('announcement.json', canonicalJson(announcement))
say(printAnnouncement(announcement, names))

// 8 January: the balls have fallen, the witness opens, the bureau draws. Once.
const record = draw(inputs, { announcement, reveals: REVEALS, blinding: BLINDING_KEY })
const recordText = canonicalJson(record)
save('record.json', recordText)
save('notice.txt', noticeText(record, announcement.digest, names))
save('notice.json', noticeJson(record))
say(printReveals(record))
say(printResults(record, planTotals(inputs.plan).doubleRandom, names))
const found = record.envelope.findings.slice(inputs.findings.length)
say(printFindings(found, '提示'))
say(printLoads(record, inputs, names))

// After the last visit: anybody who has the documents replays the draw.
const known = { announcementDigest: announcement.digest, blinding: BLINDING_KEY }
const report = verify(recordText, inputs, known)
assertVerified(report)
say(printVerification(report))
say(printTampering(verify(changeOneOfficer(record), inputs, known)))

// Questions that come after every draw.
say(heading('八、结果从何而来'))
const { drawn, undrawn, seat } = choosePlaces(record, inputs)
for (const unit of [drawn, undrawn]) {
  const why = printExplanation(unit, explain(recordText, inputs, unit), names)
  say([...why, ...printItems(record, inputs.plan, unit)])
}
say(printSeat(explainSeat(recordText, inputs, seat), names))
say(printFiles())
