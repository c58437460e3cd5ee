import { assertVerified, canonicalJson, explain, explainSeat, verify } from 'double-random'
import { checkPlan, workload } from 'double-random/year'
import calendarOfJanuary from './calendar-2020-01.json' with { type: 'json' }
import { contributions, keyOf } from './contributions.ts'
import { generateHeads } from './generate/heads.ts'
import { choosePlaces } from './places.ts'
import { printSubstitutes } from './print/aftermath.ts'
import { printAnnouncement } from './print/announcement.ts'
import { printBatch, printBatchesHeading } from './print/batch.ts'
import { printBulletins } from './print/bulletin.ts'
import { printDirectories } from './print/directories.ts'
import { printExplanation } from './print/explanation.ts'
import { printFiles } from './print/files.ts'
import { printFindings } from './print/findings.ts'
import { printIntroduction } from './print/introduction.ts'
import { printItems } from './print/items.ts'
import { printLoads } from './print/loads.ts'
import { namesOf } from './print/names.ts'
import { printPlan, printSlips } from './print/plan-table.ts'
import { printReplanned } from './print/replanned.ts'
import { printResults } from './print/results.ts'
import { printReveals } from './print/reveals.ts'
import { printSchedule } from './print/schedule.ts'
import { printSeat } from './print/seat.ts'
import { printSeries } from './print/series.ts'
import { heading } from './print/text.ts'
import { printTampering, printVerification } from './print/verification.ts'
import { printWorkload } from './print/workload.ts'
import { bulletinsOf, verifyYear } from './reports.ts'
import { runYear } from './run-year.ts'
import { withSlips } from './slips.ts'
import { changeOneOfficer } from './tamper.ts'
import { countWorkingDays } from './working-days.ts'
import { writeFiles } from './write-files.ts'

const say = (lines: readonly string[]) => lines.length > 0 && console.log(lines.join('\n'))

/** What everything below tells of. */
export const year = runYear()
const { annual, schedule, replanned, batches } = year
const [first, ...others] = batches
const names = namesOf(annual)

// January: the plan and what it takes.
const heads = generateHeads()
const check = checkPlan(annual, { minimumKeyShare: '60%' })
say(printIntroduction())
say(printPlan(annual.plan, check))
say(printSlips(checkPlan({ plan: withSlips(annual.plan) })))
say(
  printWorkload(
    workload(annual, { heads, schedule: schedule.days }),
    workload(
      { ...annual, calendar: calendarOfJanuary },
      { heads, schedule: replanned.schedule.days },
    ),
  ),
)
say(printDirectories(annual, countWorkingDays(annual.calendar), names))
say(printSchedule(schedule, names))

// 3 January: everything is fixed, and the digest goes out. 8 January: the balls have fallen, the
// witness opens, the bureau draws. Once.
say(printAnnouncement(first.announcement, first.inputs, names))
say(printReveals(first.record))
say(printResults(first.record, check.figures.doubleRandom.visits, namesOf(first.inputs)))
say(printFindings(first.record.envelope.findings.slice(first.inputs.findings.length), '提示'))
say(printLoads(first.record, first.inputs, names))

// After the last visit: anybody who has the documents replays the draw.
const known = {
  announcementDigest: first.announcement.digest,
  ...keyOf(1),
  announcedAt: contributions(1).by,
  events: contributions(1).events,
  amendments: first.amendments.map((each) => canonicalJson(each)),
  lastAmendment: first.amendments.at(-1)?.digest ?? null,
}
const report = verify(canonicalJson(first.record), first.inputs, known)
assertVerified(report)
say(printVerification(report))
say(printTampering(verify(changeOneOfficer(first.record), first.inputs, known)))

// Questions that come after every draw.
say(heading('十、第一批：结果从何而来'))
const { drawn, undrawn, seat } = choosePlaces(first.record, first.inputs)
for (const unit of [drawn, undrawn]) {
  const why = printExplanation(unit, explain(first.record, first.inputs, unit, keyOf(1)), names)
  say([...why, ...printItems(first.record, annual.plan, unit)])
}
say(printSeat(explainSeat(first.record, first.inputs, seat, keyOf(1)), names))

// 28 January: two working days are gone.
say(printReplanned(replanned, names))

// April, July and October.
say(printBatchesHeading())
const series = verifyYear(year)
for (const [index, batch] of others.entries()) {
  say(printBatch(batch, series.entries[index + 1]!.report!, names))
}
say(printSubstitutes(batches, names))

// July and the January after: what came of it.
const bulletins = bulletinsOf(year)
say(printBulletins(bulletins, names))
say(printSeries(series, batches))

writeFiles(year, bulletins)
say(printFiles())
