import type { Messages } from '../../core/message.ts'
import type { OutsideMessages } from '../../core/messages/outside.ts'
import type { Sentences } from '../sentences.ts'

const list = (parts: readonly string[]) => parts.join(', ')

const WHO: Readonly<Record<Messages['source-worth']['controlledBy'], string>> = {
  operator: 'chosen by the operator',
  party: 'chosen by the party',
  nobody: 'chosen by nobody',
}

export const outside: Sentences<OutsideMessages> = {
  'columns-without-rows': 'columns, since there is no row that shows them',
  'cell-of-table': 'a text, an integer, true or false, or nothing',
  'time-in-utc': 'a time in UTC, as "2020-01-02T08:00:00Z"',
  'holidays-of-year': ({ year }) => `holidays of ${year}`,
  'newer-chinese-days': 'take a newer chinese-days, which has the holidays of that year',
  'chinese-days-data': 'an object with dates, as in chinese-days/dist/chinese-days.json',

  'text-in-utf-8': 'a text in UTF-8',
  'text-in-another-encoding': 'bytes of another encoding',
  'document-or-directory': 'a document of the protocol, or a directory (enterprises.csv …)',
  'something-else': 'something else',
  'document-to-verify': 'a record, a notice, a proof or an announcement',
  'directories-of-draw':
    'the directories of the draw (enterprises.csv, inspectors.csv …, or one JSON file)',

  'same-key-as-row': ({ row }) => `the same key as row ${row}`,

  'document-as-digested': 'a document that hashes to its digest',
  'changed-document': 'a changed one',
  'secret-for-draw': ({ series, number }, say) =>
    `a secret for ${say(series)} number ${say(number)}`,
  'announced-reveals-only': 'only what was announced',
  'another-reveal': 'something besides',
  'give-reveal': ({ option }) => `give it with ${option}`,

  'source-worth': ({ kind, name, bits, controlledBy }) =>
    `${kind}${name === '' ? '' : ` ${name}`}: ${bits} bit${bits === 1 ? '' : 's'}, ${WHO[controlledBy]}`,

  'one-of-options': ({ options }) =>
    `give ${options.map((together) => together.join(' and ')).join(', or ')}`,
  'not-together': ({ options }) => `${options.join(' and ')} cannot be used together`,
  'dash-of-text': ({ given }) =>
    `${given} begins with a dash of typeset text: options begin with two hyphens, --`,
  'quotes-of-text': ({ given }) =>
    `${given} stands in typographic quotes: write straight ones, "…"`,
  'backslash-before-quote': ({ given }) =>
    `${given} holds what follows it: a backslash before the closing quote undoes it, leave it out`,
  'option-not-for': ({ option, kind }) => `${option} is of no use for verifying the ${kind}`,
  'table-or-rows': 'a table, or JSON with rows',
  'option-needs': ({ option, needs }) => `${option} needs ${needs.join(' and ')}`,
  'option-value': ({ option, expected, found }, say) =>
    `${option}: expected ${say(expected)}, found ${say(found)}`,
  'source-of-entropy-needed': ({ options }) => `no entropy: give ${options.join(' or ')}`,
  'terminal-needed': ({ option }) => `${option} needs somebody at a terminal`,
  'unknown-table': ({ table, tables }) => `no table ${table}, only ${list(tables)}`,
  'table-or-folder': ({ option }) => `name a table, or a folder with ${option}`,
  'standard-input-once': 'standard input (-) can be read once only',
  'unknown-option': ({ option }) => `no option ${option}`,
  'unknown-command': ({ command }) => `no command ${command}`,
  'option-missing': ({ option }) => `${option} is missing`,
  'secrets-before-last-visit': ({ last, option }) =>
    `the last visit is on ${last}; seed and keys tell who is still to be visited: open them later, or give ${option}`,
  'option-once': ({ option }) => `${option} can be given once only`,
  'argument-missing': ({ argument }) => `<${argument}> is missing`,
  'value-missing': ({ option }) => `${option} needs a value`,
  'arguments-at-most': ({ limit }) =>
    `at most ${limit} argument${limit === 1 ? '' : 's'} besides the options`,
  'event-with-time': 'title@instant=values, as the event was reported',
  'count-and-digest': 'a count and a digest, as 12:0123…',
  'number-and-value': 'a number and what is known of it, as 2:…',
  'number-at-hand': ({ numbers }) =>
    numbers.length === 0
      ? 'no number, for it bears on no document at hand'
      : `once a number of the documents at hand (${numbers.join(', ')})`,
  'instant-with-zone': 'an instant with its zone, as "2026-11-24T09:00:00+08:00"',
  'pool-and-round': '"task:round"',
  'title-and-values': '"title=1,2,3"',
}
