import type { NamedRound } from '../../core/messages/draw.ts'
import type { Counted, LedgerPlace, OfNumber, SeriesMessages } from '../../core/messages/series.ts'
import type { Sentences } from '../sentences.ts'

/** What a line names; all of them are in the report. */
const NAMED = 8

const list = (parts: readonly unknown[]) => parts.join(', ')
const count = (number: number, one: string, more = `${one}s`) =>
  `${number} ${number === 1 ? one : more}`
const who = ({ count: all, ids }: Counted) =>
  `${list(ids.slice(0, NAMED))}${all > NAMED ? ' …' : ''}`
const draw = ({ number, series }: OfNumber) =>
  series === undefined ? `number ${number}` : `${series} number ${number}`
const place = ({ kind, number }: LedgerPlace) => `${kind} of number ${number}`
const roundOf = ({ pool, round }: NamedRound) => `${pool} round ${round}`
const visits = (counted: Counted, what: string) =>
  `${count(counted.count, 'visit')} ${what}: ${who(counted)}`

const LOST = {
  directory: 'not in the directory any more',
  frame: 'in no frame any more',
  task: 'of tasks that this batch does not draw',
  stratum: 'in a stratum that gets nobody',
  excluded: 'excluded',
  cap: 'at the limit of visits',
} as const

export const series: Sentences<SeriesMessages> = {
  'series-columns': ({ refuted, open, told, explained, approved, lost }) =>
    `${refuted} refuted, ${open} open, ${told} told (${explained} explained, ${approved} of them approved; ${count(lost, 'unit')} without a further chance)`,
  'series-weak': ({ numbers }) => `WEAK entropy (number ${list(numbers)})`,

  'series-chained': ({ documents }) => `${count(documents, 'document')}, each after the one before`,
  'numbers-missing': ({ numbers }) => `not at hand: number ${list(numbers)}`,
  'number-twice': ({ number }) => `number ${number} has ended twice`,
  'announced-twice': ({ number }) => `number ${number} has another announcement too`,
  'announced-only': ({ number }) =>
    `number ${number} is announced; its record or void is not at hand`,
  'outcomes-without-record': ({ number }) => `outcomes of number ${number} without its record`,
  'amendment-without-record': ({ number }) =>
    `an amendment of number ${number}, whose record is not at hand`,
  'inputs-of-none': ({ count: inputs }) =>
    `${count(inputs, 'set')} of inputs that no record at hand announces`,
  'keys-of-none': ({ count: keys }) =>
    `${count(keys, 'blinding key')} that belong to no announcement at hand`,
  'outcomes-of-none': (of) =>
    `${count(of.count, 'outcome')} of units that ${draw(of)} did not have: ${who(of)}`,
  'outcomes-of-nothing': (of) => `outcomes of ${draw(of)}, with which no later draw is compared`,
  'void-announced': 'it ends the announcement that was published',
  'void-of-another-announcement': 'it does not end this announcement',
  'void-too-early': ({ date }) => `its day, ${date}, is before its number could be announced`,

  'ledger-agrees': ({ entries }) => `${count(entries, 'entry', 'entries')}, all documents at hand`,
  'ledger-head-missing': 'its head is not known from elsewhere',
  'entries-after-head': ({ entries }) =>
    `${count(entries, 'entry', 'entries')} after the head that was published`,
  'ledger-head-otherwise': ({ sequence, number }) =>
    `its first ${count(sequence, 'entry', 'entries')} have another head than ${number === null ? 'was published' : `number ${number} cites`}`,
  'ledger-short': ({ sequence, entries }) =>
    `${count(entries, 'entry', 'entries')}, but a head of ${sequence} is cited`,
  'ledger-order': (entry) => `out of order: ${place(entry)}`,
  'ledger-otherwise': (entry) => `not as it is entered: ${place(entry)}`,
  'not-entered': ({ documents }) => `not entered: ${list(documents.map(place))}`,
  'documents-missing': ({ documents }) => `entered and not at hand: ${list(documents.map(place))}`,
  'head-not-cited': ({ number }) => `number ${number} cites no head`,
  'series-taken-over': (of) => `${draw(of)} is the end that is named`,
  'series-taken-over-missing': (of) => `not at hand: ${draw(of)}`,
  'series-taken-over-otherwise': (of) => `${draw(of)} at hand is another document`,
  'series-goes-on': (of) => `the series goes on after ${draw(of)}, with which it was taken over`,
  'series-apart': ({ series: name }) =>
    `documents of ${name}, which nothing connects with this series`,
  'inputs-elsewhere': ({ rounds, ...of }) =>
    `${list(rounds.map(roundOf))} drawn from the same plan in ${draw(of)} as well`,

  'sources-fresh': ({ documents }) =>
    `no source was known from ${count(documents, 'other document')}`,
  'source-known-before': ({ source, ...of }) =>
    `source ${source} had spoken before ${draw(of)} was drawn`,
  'source-over-before-void': ({ source, ...of }) =>
    `source ${source} had spoken before the day on which ${draw(of)} became void`,
  'contribution-again': ({ source, ...of }) =>
    `what was revealed for source ${source} was revealed in ${draw(of)} too`,
  'published-before-number': ({ second, ...of }) =>
    `said to be out by second ${second}, before ${draw(of)}, which it names, had ended`,

  'inputs-as-before': (of) => `nothing that needs a reason differs from ${draw(of)}`,
  'plan-steps': ({ of, count: all, steps, ...from }, say) =>
    `${of} of ${draw(from)} changed in ${count(all, 'place')}: ${steps
      .slice(0, NAMED)
      .map((step) => `${step.path} ${say(step.from)} → ${say(step.to)}`)
      .join('; ')}${all > NAMED ? ' …' : ''}`,
  'rows-removed': ({ of, ...rows }) =>
    `${of}: ${count(rows.count, 'row')} of ${draw(rows)} gone: ${who(rows)}`,
  'rows-added': ({ of, ...rows }) =>
    `${of}: ${count(rows.count, 'row')} new since ${draw(rows)}: ${who(rows)}`,
  'rows-changed': ({ of, members, ...rows }) =>
    `${of}: ${count(rows.count, 'row')} of ${draw(rows)} changed in ${list(members)}: ${who(rows)}`,
  'changed-since-void': ({ of, rows, ...from }) =>
    `${of}: other than ${draw(from)} announced, which is void${
      rows === null ? '' : ` (${count(rows.before, 'row')} then, ${rows.now} now)`
    }`,
  'difference-explained': ({ difference, reasons }, say) =>
    `${say(difference)} (reason: ${reasons
      .map(({ text, approval }) => `${text}, ${approval ?? 'without an approval'}`)
      .join('; ')})`,
  'reason-idle': ({ of, text }) => `a reason for ${of}, which did not change: ${text}`,

  'visits-follow': ({ visits: all }) => `${count(all, 'visit')} of earlier draws told`,
  'visits-missing': (of) => visits(of, `of ${draw(of)} not told`),
  'visits-moved': (of) => visits(of, `of ${draw(of)} told with another day`),
  'visits-by-others': (of) => visits(of, `of ${draw(of)} told with other inspectors`),
  'visits-against-outcomes': (of) =>
    visits(of, `of ${draw(of)} not told as amendments and outcomes say`),
  'visits-as-planned': (of) =>
    visits(of, `of ${draw(of)} told as planned, though their outcomes say otherwise`),
  'visits-not-drawn': (of) => visits(of, 'told for a pool that no earlier draw led to'),
  'visits-by-amendment': (of) =>
    visits(
      of,
      `told of reserves of ${draw(of)}: only an amendment that is not at hand explains them`,
    ),
  'amendments-not-carried': ({ carried, amendments, ...of }) =>
    `visits of ${draw(of)} told as after ${carried} of its ${count(amendments, 'amendment')}`,

  'chance-lost': ({ by, rule, ...of }) =>
    `${count(of.count, 'unit')} with a chance in ${draw(of)} and none now, ${LOST[by]}${rule === null ? '' : ` (${rule})`}: ${who(of)}`,
  'rounds-again': ({ rounds, ...of }) =>
    `drawn in ${draw(of)} already: ${list(rounds.map(roundOf))}`,
  'rounds-of-void': ({ rounds, ...of }) =>
    `announced as ${draw(of)} already, which is void: ${list(rounds.map(roundOf))}`,
  'round-alike': ({ round, before, same, ...of }) =>
    `${roundOf(round)}, new in the plan, is like ${roundOf(before)} of ${draw(of)}: ${same ? 'the same task but for its names' : 'at least half of its units, in the same days'}`,
}
