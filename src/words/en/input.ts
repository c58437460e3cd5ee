import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'

const either = (parts: readonly string[]) =>
  [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' or ')
const all = (parts: readonly string[]) => parts.join(' and ')

const DOCUMENTS: Readonly<Record<string, string>> = {
  announcement: 'an announcement',
  record: 'a record',
  void: 'a void',
  amendment: 'an amendment',
  notice: 'a notice',
  proof: 'a proof',
}

export const input: Sentences<InputMessages> = {
  value: ({ value }) => JSON.stringify(value),
  nothing: 'nothing',
  array: ({ length }) => `an array of ${length}`,
  type: ({ type }) => `a value of type ${type}`,
  'minus-zero': '-0',
  'class-instance': 'an instance of a class',
  more: 'more',
  both: 'both',
  'one-of-them': 'one of them',
  'none-of-them': 'none of them',
  'one-twice': 'one twice',
  again: ({ of }, say) => `${say(of)} again`,
  'at-most': ({ limit }) => `at most ${limit}`,
  'at-least': ({ limit }) => `at least ${limit}`,
  'at-most-elements': ({ limit }) => `at most ${limit} element${limit === 1 ? '' : 's'}`,
  'at-least-elements': ({ limit }) => `at least ${limit} element${limit === 1 ? '' : 's'}`,
  'one-of': ({ values }) => either(values.map((value) => JSON.stringify(value))),
  either: ({ of }, say) => either(of.map(say)),
  days: ({ from, to }) => `${from} to ${to}`,
  stratum: ({ values }) => `stratum ${JSON.stringify(values)}`,

  text: 'a text',
  integer: 'an integer',
  'true-or-false': 'true or false',
  list: 'an array',
  object: 'an object',
  'another-value': 'another value',
  'text-like': ({ pattern }) => `a text like ${pattern}`,

  'json-value': 'a JSON value',
  'safe-integer': 'a safe integer other than -0',
  'well-formed-text': 'a well-formed text',
  'lone-surrogate': 'a lone surrogate',
  hole: 'a hole',
  'plain-object': 'a plain object',
  'text-keys-only': 'text keys only',
  'symbol-key': 'a symbol key',
  'another-name': 'another name',
  'at-most-levels': ({ limit }) => `at most ${limit} levels`,
  'at-most-bytes': ({ limit }) => `at most ${limit} bytes`,
  json: 'JSON',
  'text-that-is-not-json': 'text that is not JSON',
  'canonical-text': ({ next, at }) =>
    `the canonical text, which goes on ${JSON.stringify(next)} at character ${at}`,
  'leave-the-text-as-published':
    'a document is verified as it was published: do not format, sort or re-encode it',

  id: ({ bytes }) => `an id of 1 to ${bytes} bytes, nothing invisible, no blank at the ends`,
  name: ({ bytes }) => `a name of 1 to ${bytes} bytes, nothing invisible, no blank at the ends`,
  'visible-text': ({ bytes }) => `a text of 1 to ${bytes} bytes, nothing invisible`,
  'empty-text': 'an empty text',
  bytes: ({ count }) => `${count} bytes`,
  'forbidden-character': ({ character, position }) =>
    `the forbidden character ${character} at position ${position}`,
  'outer-blank': 'a blank at its beginning or end',
  'hex-digits': ({ lengths }) => `${either(lengths.map(String))} lower-case hex digits`,
  'another-text': 'another text',
  date: 'a date YYYY-MM-DD from 1900-01-01 to 2999-12-31',
  'date-not-before': ({ date }) => `a date not before ${date}`,
  rate: 'a rate above 0 and at most 1, as "30%" or "3/10"',
  'exact-ratio': 'a ratio such as "50/403"',
  proportion: 'a proportion from 0 to 1, as "5%" or "1/20"',
  confidence: 'a confidence from 1/2 to 999999/1000000',
  'half-width-above-zero': 'a half width above 0',
  'printed-percentage': 'a percentage as printed, such as "61%" or "20.9%"',
  'exactly-one-member': ({ members }) => `an object with exactly one of ${members.join(', ')}`,
  members: ({ names }) => all(names),
  'known-fields-only': 'only fields that docs/protocol.md §3 names',
  'use-attributes-or-contact':
    'put data that a filter uses under `attributes`, and contact data under `contact`, which is never digested',
  'documented-options-only': 'only options that the function documents',

  'inputs-object': 'an object with plan, calendar and tables',
  'array-of-rows': 'an array of rows',
  'row-once': 'each row once',
  'same-key-as': ({ path }) => `the same key as ${path}`,
  'remove-one-row': 'remove one of them: a row that stands twice would count twice',
  'id-once': 'each id once',
  'ids-not-alike': 'ids that differ by more than case or width',
  'credit-code-once': 'one id for a credit code',
  'certificate-once': 'one id for a certificate number',
  'id-not-in-directory': ({ directory }) => `an id that is no longer among the ${directory}`,
  'ids-as-well': ({ ids, more }) =>
    `${ids.map((id) => JSON.stringify(id)).join(', ')}${more > 0 ? ` and ${more} more` : ''} as well`,
  'remove-or-waive':
    'remove all but one; if they really are different, add all of them with a reason to `waivers`',
  'id-in-directory': ({ directory }) => `an id of the directory of ${directory}`,
  'correct-the-id-of-a-recusal': 'correct the id: a recusal that names nobody protects nobody',
  'calendar-version': ({ version }, say) =>
    `the version of the calendar that is given, ${say(version)}`,
  'give-the-calendar-of-the-plan':
    'give the calendar that the plan was made with, or schedule the year again with this one',
  'days-of-calendar': ({ from, to }) => `days in order that the calendar covers, ${from} to ${to}`,
  'integer-compared-by': ({ path }) => `an integer, since ${path} compares it with one`,
  'text-compared-by': ({ path }) => `a text, since ${path} compares it with one`,
  'holiday-or-workday': ({ from, to }) =>
    `a day from ${from} to ${to} that is either a holiday or a workday`,
  'holiday-and-workday': ({ day }) => `${day} as both`,

  'availability-for-everybody': 'an availability for everybody, since some have one',
  'name-that-is-no-inspector': 'a name that is not the id of an inspector',
  'as-in-its-group': ({ value, inspector, group }, say) =>
    `${say(value)}, as ${inspector} of the same group ${group} has: the group is drawn as one`,
  'related-taken-alike': ({ related }) =>
    `seats that take all inspectors related as ${JSON.stringify(related)} alike, or only one of them`,
  'different-seats': ({ inspectors }) => `${all(inspectors)} differ in the seats they can take`,
  'different-certificates': ({ inspectors }) => `${all(inspectors)} differ in their certificates`,
  'different-preferences': ({ inspectors }) => `${all(inspectors)} differ in what seats prefer`,
  'make-related-alike':
    'make department, qualifications, towns and certificates of related inspectors the same for these seats, or declare recusals instead of `related`',
  'spans-not-crossing':
    'spans that are disjoint, or one inside the other: crossing limits cannot be decided by a flow',
  'days-beside': ({ from, to, beside }) => `${from} to ${to} beside ${beside.from} to ${beside.to}`,

  'dates-in-order': 'two dates in order',
  'calendar-years-at-most': ({ limit }) => `days of at most ${limit} calendar years`,
  'days-of-window-in-order': 'days of the window in order, a day once for each visit',
  'size-field': '`size` or a field of `attributes`, since the others are texts',
  'rate-with-rounding': '`rate` and `rounding` together, or neither',
  'different-fields': 'different fields',
  'values-for-fields': ({ count }) =>
    `${count} value${count === 1 ? '' : 's'} in a stratum, one for each field of \`by\``,
  'stratum-once': 'each stratum once',
  'stratum-label': 'the label of a stratum: a canonical JSON array',
  'no-minimum-beside-fixed-counts': 'no minimum beside fixed counts',
  'no-rotation-by-size': 'no rotation where chances go by size',
  'no-reserves-by-size': 'no reserves, since units are drawn in proportion to size',
  'field-of-enterprise': ({ fields }) => `${fields.join(', ')} or attributes.<name>`,
  'exactly-one-field': 'exactly one field',
  'minimum-or-maximum': 'min, max or both',
  'code-not-reserved': 'a code the protocol does not use itself',
  'code-once': 'a different code for each exclusion',
  'catalogue-of-plan': 'the id of a catalogue of the plan',
  'no-category-of-general-task': 'no category of a general task',
  'double-random-or-deferred': 'a task that is double-random, or deferred',
  'visits-not-said-by-design': ({ design }) =>
    `a number of visits, since ${design} does not say how many`,
  'wish-once': 'each kind of wish once',
  'finding-once': 'each finding acknowledged once',
  'wish-for-something': 'a department, qualifications or a town',
  'two-certified-inspectors': 'at least two certified inspectors, since nobody inspects alone',
  'at-most-places': ({ limit }) => `at most ${limit} places`,
  'sum-of-fixed-counts': ({ sum }) => `the sum of the fixed counts, ${sum}`,
  'sum-of-rounds': ({ sum }) => `the sum of its rounds, ${sum}`,

  'at-most-bits-of-outcomes': ({ limit }) =>
    `at most ${limit} bit${limit === 1 ? '' : 's'}, since the fields have no more outcomes`,
  'known-network': ({ networks }) => either(networks.map(({ name, chain }) => `${name} ${chain}`)),
  'second-of-publication':
    'the second, from 1970-01-01T00:00:00Z, by which announcement and commitments are out',
  'no-second-without-timed-source': 'no time of publication, since no source has a time',
  'source-later-than': ({ second }) =>
    `a source later than second ${second}, by which announcement and commitments are out`,
  'source-speaks': ({ second }) => `second ${second}`,
  'no-changes-of-the-first': 'no changes, since nothing was announced before number 1',
  'documents-in-ledger': ({ least, number }) =>
    `at least ${least}: so many documents come before number ${number}`,
  'other-series-in-order': 'other series, in the order of their names, each once',
  'commitment-to': ({ series, number }) => `a commitment to number ${number} of ${series}`,
  'beacon-round-made': ({ round, second }) => `round ${round}, made in second ${second}`,
  'source-once': 'each source once',
  'document-once': 'each document once',
  'document-after-its-base':
    'each document after what it builds on: announcements by number, each after the record or void of the number before; one record or void after its announcement; anything else after its record',
  'visits-in-canonical-order': 'visits in the order of their canonical texts, each once',
  'one-out-of-order': 'one out of order',
  'document-of-kind': ({ kind }) => DOCUMENTS[kind] ?? `a document of kind ${JSON.stringify(kind)}`,
  'protocol-known': ({ protocol }) => `a document of ${protocol} with known members only`,
  'use-version-that-knows': 'verify it with a later version, which knows it',
  'no-such-member': 'no such member',
  'null-for-the-first-number': 'null for number 1',
  'digest-of-number': ({ number }) => `the digest of the record or void with number ${number}`,
  digest: 'a digest',
  'verify-beacon': 'verifyBeacon of double-random/beacon',

  'nothing-revealed': 'nothing revealed',
  'reveal-of-kind': ({ kind }) => `a reveal of kind ${JSON.stringify(kind)}`,
  'reveal-of-party': ({ party }) => `a reveal of ${JSON.stringify(party)}`,
  'values-revealed': ({ count }) => `${count} value${count === 1 ? '' : 's'}`,
  'value-outside': ({ name, value, min, max }) => `${name} = ${value}, outside ${min} … ${max}`,
  'value-not-ascending': ({ name, value, before }) =>
    `${name} = ${value}, not greater than ${before} before it`,
  'reveal-of-another-commitment': 'a reveal that does not open the commitment',
  'round-not-announced': ({ round, announced }) => `round ${round}, not the announced ${announced}`,
  'round-of-unknown-network': 'a round of an unknown network',
  'signature-bytes': ({ bytes, needed, network }) =>
    `a signature of ${bytes} bytes, not ${needed} as on ${network}`,
  'no-previous-signature': 'no previous signature',
  'previous-signature': 'a previous signature',
  'randomness-of-another-signature': 'randomness that is not the SHA-256 of the signature',
  message: 'a message of the library',
  described:
    'something that the library says: a message, problem, error, check, finding, report or explanation',
  'error-data': 'what an error of this library was written as',
  'date-object': 'a date object',
  'give-plain-data': 'give plain objects and arrays, as JSON makes them',
  'give-date-as-text': 'write the date as a text, such as "2020-03-02"',
  'give-integer-as-number': 'give an ordinary integer below 2 to the power of 53',
  'byte-order-mark': 'a byte order mark (U+FEFF)',
  'remove-byte-order-mark':
    'remove the byte order mark at the beginning, or hand in the original file',
  'leave-the-text-unformatted':
    'the text was formatted: verify it as it was published, without blanks and line feeds added',
  'document-of-a-kind': ({ kinds }) => `a document of the protocol (${kinds.join(', ')})`,
}
