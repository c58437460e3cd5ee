// Prints what the files of a small year are: run by the test in several time zones and locales.
import { draw, parseInputs } from 'double-random'
import {
  daysToCsv,
  monthsToCsv,
  scheduleToICalendar,
  visitsToCsv,
  visitsToICalendar,
} from 'double-random/files'
import { scheduleYear } from 'double-random/year'
import { smallBureau } from '../ceremony/small-bureau.ts'

const inputs = parseInputs(smallBureau({ units: 8 }))
const stamp = { stamp: '2020-01-02T23:30:00Z' }
const year = scheduleYear(inputs, { seed: '1' })
const record = draw(inputs, { seed: '1' })
console.log(monthsToCsv(year, inputs.plan), daysToCsv(year, inputs.plan))
console.log(visitsToCsv(record, inputs), visitsToICalendar(record, inputs, stamp))
console.log(scheduleToICalendar(year, inputs.plan, stamp))
