import type { AmendmentCounts, ChecksMessages } from '../../core/messages/checks.ts'
import { nameOf } from '../name-of.ts'
import type { Sentences } from '../sentences.ts'
import { evidence } from './evidence.ts'
import { named, OUTCOMES, verdict } from './verdict.ts'

const list = (parts: readonly unknown[]) => parts.join(', ')
/** `1 row`, `2 rows`. */
const count = (number: number, one: string, more = `${one}s`) =>
  `${number} ${number === 1 ? one : more}`
const beacons = (rounds: readonly { source: number; round: number }[]) =>
  list(rounds.map(({ source, round }) => `source ${source} (round ${round})`))

const lawful = ({ count: amendments, elsewhere, anew }: AmendmentCounts) =>
  amendments === 0
    ? 'no amendments'
    : `${count(amendments, 'amendment')} by the law of the draw` +
      (elsewhere > 0 ? `, ${count(elsewhere, 'reserve')} passed over as visited elsewhere` : '') +
      (anew > 1 ? `, one seat filled anew ${anew} times` : '')

export const checks: Sentences<ChecksMessages> = {
  'document-not-judged': ({ kind }) => `this version cannot judge this ${kind}`,
  'no-valid-document': ({ kind }) => `no valid ${kind}`,
  'record-verdict': ({ series, number, ...of }) => `${series} number ${number}: ${verdict(of)}`,
  'notice-verdict': ({ series, number, ...of }) =>
    `notice of ${series} number ${number}: ${verdict(of)}`,
  'proof-verdict': ({ unit, ...of }) => `${unit ?? 'an enterprise'}: ${verdict(of)}`,
  'announcement-verdict': ({ series, number, ...of }) =>
    `announcement of ${series} number ${number}: ${verdict(of)}`,
  'void-verdict': ({ series, number, ...of }) =>
    `void of ${series} number ${number}: ${verdict(of)}`,
  'amendment-verdict': ({ series, number, sequence, ...of }) =>
    `amendment ${sequence} of ${series} number ${number}: ${verdict(of)}`,
  'outcomes-verdict': ({ series, number, sequence, ...of }) =>
    `outcomes ${sequence} of ${series} number ${number}: ${verdict(of)}`,
  'amendments-left-out': ({ count: amendments }) =>
    `${count(amendments, 'amendment')} decided before, and not taken into account`,
  'amendments-of-others': 'the last amendment that is taken into account is not among them',
  'outcomes-reported': ({ due, reported, asOf }) => `${reported} of ${due} reported as of ${asOf}`,
  'results-add-up': ({ due, reported }) =>
    `rows of the sample, corrections with reasons, numbers as stated: ${reported} of ${due} reported`,
  'results-all-reported': ({ due }) => `all ${due} reported`,
  'results-not-reported': ({ due, reported }) => `${due - reported} of ${due} not reported`,
  'series-verdict': ({ outcome, documents, failed, open }) =>
    `${count(documents, 'document')}: ${OUTCOMES[outcome]}` +
    (failed.length > 0 ? ` (number ${list(failed)})` : '') +
    (open.length > 0 ? `, not checked in full (number ${list(open)})` : ''),
  'checks-accepted': ({ checks }) => `accepted by you: ${named(checks)}`,
  'check-open': ({ why, needs }, say) =>
    [
      ...(why === null ? [] : [say(why)]),
      needs.includes('nothing')
        ? evidence.nothing
        : `it takes ${list(needs.map((item) => nameOf(evidence, item)))}`,
    ].join('; '),
  'not-made': 'it could not be made',
  'checks-passed': ({ count: passed }) => `${count(passed, 'check')} passed`,
  'voids-and-redraws': ({ voids, redraws }) =>
    voids === 0 && redraws === 0
      ? 'no voids or redraws before it'
      : `${count(voids, 'void')} before it, ${redraws} of its rounds drawn before`,
  'voids-and-redraws-unknown': 'voids and redraws before it unknown',
  'series-voids-and-redraws': ({ voids, redraws }) =>
    `${count(voids, 'void')}, ${count(redraws, 'round')} drawn again`,
  'series-complete': 'complete',
  'series-completeness-unknown': 'whether it is complete was not checked',
  'series-cut': 'the last document is NOT the published last one',
  'entropy-weak': 'WEAK entropy',
  'seats-and-choice': ({ seats, withoutChoice, fewest }) =>
    `${count(seats, 'seat')}, each open to ${fewest} or more before the draw, ${withoutChoice} without choice in it`,
  'rows-opened': ({ tables }) =>
    `opened: ${list(tables.map(({ table, rows, count: all }) => `${rows} of ${count(all, 'row')} of ${table}`))}`,
  'no-rows-opened': 'no rows opened',
  'amendments-named': ({ count: amendments }) => count(amendments, 'amendment'),

  'text-canonical': 'the text is its own canonical form',
  'structure-complete': ({ protocol }) => `protocol ${protocol}, nothing missing, nothing added`,
  unreadable: ({ problems }, say) => problems.map(say).join('; '),
  'in-document': ({ path, why }, say) => `${path}: ${say(why)}`,
  differs: ({ path, expected, found }, say) =>
    `${path}: expected ${say(expected)}, found ${say(found)}`,
  'row-more': 'a row more',
  'row-missing': 'no such row',
  'head-digest': ({ digest }) => `the head hashes to ${digest}`,
  'body-digest': ({ digest }) => `the body hashes to ${digest}`,
  'digest-differs': 'it does not hash to its digest',
  'secrets-committed': 'the head commits to reveals, seed and keys',
  'tables-committed': 'every table that stands in the record has its root',
  'head-consistent': 'its numbers agree with each other and with the announcement',
  'digest-published': 'its digest is the one from the outside source',
  'digest-unpublished': ({ digest }) =>
    `its digest is ${digest}, not the one from the outside source`,
  'inputs-announced': 'the inputs are those that were announced',
  'inputs-changed': ({ names }) => `not as announced: ${list(names)}`,

  'reveals-fit': ({ sources }) => `${count(sources, 'source')} revealed as announced`,
  'reveals-wrong': ({ wrong }, say) => wrong.map(say).join('; '),
  'source-wrong': ({ source, kind, why }, say) => `source ${source} (${kind}): ${say(why)}`,
  'bits-of-outcomes': 'no more bits than its outcomes have',
  'reveals-more': 'more reveals than sources',
  'seed-follows': 'the seed follows from announcement and reveals',
  'keys-follow': 'the keys follow from the seed',
  'secrets-sealed': 'reveals, seed and keys are still sealed',
  'strength-of-draw': ({ bits, samplesLog2, weak }) =>
    `${count(bits, 'bit')} out of the operator's control, ${samplesLog2 === 4096 ? '2^4096 samples or more' : `about 2^${samplesLog2} samples`} possible${weak ? '; weak, as labelled' : ''}`,
  'strength-declared': ({ bits, weak }) =>
    `${count(bits, 'bit')} out of the operator's control${weak ? '; weak, as labelled' : ''}`,
  'strength-mislabelled': ({ bits, weak }) =>
    `${count(bits, 'bit')} out of the operator's control, but the announcement is ${weak ? '' : 'not '}labelled weak`,
  'beacons-signed': ({ rounds }) => `${count(rounds, 'round')} signed by the network`,
  'beacons-unsigned': ({ rounds }) => `not signed by the network: ${beacons(rounds)}`,
  'sources-late-enough':
    'every source with a time is later than the publication of the announcement',
  'sources-too-early': ({ sources }) =>
    `not later than the publication of the announcement: ${list(sources.map((source) => `source ${source}`))}`,
  'announced-before-visits': 'others had the announcement before the first visit',
  'visits-not-opened':
    'others had the announcement only when visits could begin, and not all of their days are opened',
  'sources-after-visit': ({ sources }) =>
    `source ${list(sources)} spoke only when the first visit was to be over`,
  'announced-after-visit': 'others had the announcement only after the first visit',
  'announced-after-by': ({ by, announcedAt }) =>
    `others had the announcement in second ${announcedAt}; that it was out by second ${by}, as it states, is not shown`,
  'events-reported': ({ events }) => `${count(events, 'event')} came out as others reported`,
  'events-otherwise': ({ titles }) => `came out otherwise: ${list(titles)}`,
  'events-missing': ({ titles }) => `no outside report of: ${list(titles)}`,

  'frame-replayed': ({ units, eligible }) =>
    `${count(units, 'unit')} in the frame, ${eligible} eligible`,
  'exclusions-replayed': ({ units }) =>
    `${count(units, 'unit')} excluded, as many under each code as its rule keeps out`,
  'exclusions-committed': ({ rows }) =>
    `made again from the inputs, ${count(rows, 'exclusion')} with the root in the head`,
  'allocation-replayed': ({ drawn, planned, strata }) =>
    `${drawn} of ${count(planned, 'visit')} in ${count(strata, 'stratum', 'strata')}`,
  'sample-replayed': ({ units }) => `${count(units, 'unit')} with the smallest tickets`,
  'reserves-replayed': ({ units }) => `${count(units, 'reserve')} with the next tickets`,
  'dates-replayed': 'every visit on its working day',
  'pairing-replayed': ({ seats, vacancies, withoutChoice, fewest }) =>
    `${count(seats, 'seat')} filled by the rules, ${count(vacancies, 'visit')} vacant${fewest === null ? '' : `; before the draw each seat could go to ${fewest} or more, in it ${withoutChoice} had no choice`}`,
  'loads-replayed': 'loads as counted from the seats',
  'items-replayed': ({ visits }) => `${count(visits, 'visit')} with the items drawn for them`,
  'record-replayed': 'the whole record is reproduced',
  'replay-impossible': ({ problems }, say) =>
    `the draw cannot be replayed: ${problems.map(say).join('; ')}`,
  'officers-certified': 'every staffed visit has two different inspectors certified on its day',
  'officers-missing': ({ unit }) => `visit to ${unit} without two different certified inspectors`,
  'seat-without-visit': ({ unit }) => `seat for ${unit}, which was not drawn`,
  'recusals-kept': 'nobody inspects an enterprise he is recused from',
  'recusal-broken': ({ inspector, unit }) => `${inspector} is recused from ${unit}`,
  'quotas-kept': 'no round with a quota drew more',
  'quota-exceeded': ({ pool, round }) => `${pool} round ${round} drew more than the plan's visits`,

  'number-follows': ({ number, documents }) =>
    `number ${number} follows ${count(documents, 'earlier document')} without a gap`,
  'first-without-previous': 'number 1 and no other has no predecessor',
  'announcement-differs': ({ member }) => `${member} differs from the announcement's`,
  'history-missing': ({ documents }) =>
    `the ${count(documents, 'earlier document')} of the series not given`,
  'history-elsewhere': "the history does not lead to this record's predecessor",
  'not-in-chain': ({ series, number, of }) =>
    `${series} number ${number}, not the successor in the chain of ${of}`,
  'not-successor': 'not the successor of the document before',
  'number-void': 'declared void',
  'amendments-lawful': lawful,
  'amendments-chained': ({ count: amendments }) =>
    amendments === 0 ? 'no amendments' : `${count(amendments, 'amendment')} in one chain`,
  'last-amendment-missing': (counts) =>
    `${lawful(counts)}; whether later ones were published is not known`,
  'last-amendment-other': 'the last amendment is not the published one',
  'evidence-taken': 'everything that was handed in was used',
  'evidence-unused': ({ items }, say) =>
    `handed in and of no use here: ${items.map(say).join('; ')}`,
  'event-unknown': ({ title }) =>
    `the public event ${JSON.stringify(title)}, which was not announced`,
  'record-of-another': 'a record that this amendment does not name',
  'void-made-again': 'it ends this announcement',
  'event-sealed': ({ title }) =>
    `the public event ${JSON.stringify(title)}, since the reveals are still sealed`,
  'record-digest-of-nothing': 'a digest of the record, since no draw is opened',
  'file-unused': ({ name }) => `the file ${name}`,
  'evidence-of-nothing': ({ item }) => nameOf(evidence, item),
  'time-of-nothing': 'the time of publication, since no source has a time',
  'key-of-nothing': 'a blinding key, since nothing is blinded',
  'option-of-nothing': ({ option }) => `${option}, which bears on no document of this kind`,
  'option-twice': ({ option }) => `a second value of ${option} for the same document`,
  'key-of-another': 'not the blinding key whose fingerprint was announced',

  'rows-committed': ({ rows }) => `${count(rows, 'row')} proved by the roots`,
  'rows-not-all': ({ rows, count: all }) => `${rows} of ${count(all, 'row')}, said to be all`,
  'rows-other': 'rows that the record does not commit to',
  'rows-unordered': ({ index }) => `row ${index} out of order, or twice`,
  'row-astray': ({ index }) => `row ${index} does not lead to the root`,
  'salt-missing': 'a blinded row without its salt',
  'salt-needless': 'a salt where nothing is blinded',
  'seats-wrong': ({ expected, found }) => `${count(found, 'seat')} where the head says ${expected}`,
  'counts-right': ({ counts }) => `${count(counts, 'count')} of the head confirmed`,
  'count-wrong': ({ table, pool, round, stratum, rule, expected, found }) => {
    const of = stratum === undefined ? '' : `, stratum ${stratum.join(' / ')}`
    const by = rule === undefined ? '' : `, ${rule}`
    return `${table} (${pool} round ${round}${of}${by}): expected ${count(expected, 'row')}, found ${found}`
  },
  'tickets-right': ({ tickets }) => `${count(tickets, 'ticket')} computed from the id`,
  'ticket-other': ({ unit }) => `${unit} has another ticket`,

  'entry-committed': ({ enterprises }) =>
    `in the announced directory of ${count(enterprises, 'enterprise')}`,
  'row-uncommitted': 'a row that does not lead to the root',
  'word-of-authority':
    'not drawn, excluded and not in the frame are as the authority states: a replay shows it',
  'secrets-right': 'the record is of this announcement, and commits to these secrets',
  'secrets-wrong': 'another announcement, or other secrets than the record commits to',
  'plan-announced': 'the plan is the announced one',
  'plan-other': 'not the announced plan',
  'verdicts-incomplete': 'not one verdict for each round of the batch',
  'unit-excluded': ({ rule }) => `excluded by ${rule}`,
  'unit-outside-frame': 'not in the frame: the rule `where` of the plan asks for lists',
  'unit-out-by-rule': 'not in the frame: so says the rule `where` of the plan',
  'unit-placed': ({ verdict: code, rank, drawn }) => `${code}, rank ${rank}, ${drawn} drawn`,
  'none-of-stratum-drawn': 'not drawn: nobody of its stratum was',
  'unit-above-threshold': ({ verdict: code }) =>
    `${code}: its ticket is above that of the last one drawn`,
  'unit-by-size': 'not drawn; here the sizes of all units decide: replay the record',
  'round-unknown': 'a round that the record does not have',
  'verdict-unknown': ({ verdict: code }, say) => `no such verdict: ${say(code)}`,
  'row-of-another': 'a row of another enterprise or round',
  'row-needless': 'a row that the verdict does not have',
  'member-needless': ({ member, verdict: code }) => `a ${member}, which ${code} does not have`,
  'ticket-not-own': 'another ticket than that of the enterprise',
  'pool-not-planned': 'a pool that the plan does not have',
  'stratum-not-own': 'a stratum that is not that of the enterprise',
  'stratum-unknown': 'a stratum that the record does not have',
  'round-not-as-planned': 'another window, design or number of visits than planned',
  'unit-in-frame': 'by the plan it is in the frame',
  'unit-not-in-frame': 'by the plan it is not in the frame',
  'rule-excludes': ({ rule }) => `by the plan it is excluded (${rule})`,
  'rule-excludes-not': ({ rule }) => `by the plan ${rule} does not exclude it`,
  'by-draw-otherwise': 'whether it is out only by what the batch drew is told wrong',
  'exclusion-uncounted': 'an exclusion that the head does not count',
  'all-of-stratum-placed': 'all units of its stratum are drawn or reserves',
  'rank-of-other-verdict': 'the rank of another verdict',
  'row-not-as-drawn': 'a day outside the window, or another chance than that of its stratum',
  'ticket-not-of-row': 'a row with another ticket',
  'place-not-of-row': 'another rank or stratum than in its row',
  'threshold-missing': 'no threshold',
  'threshold-by-size': 'a threshold where sizes decide',
  'threshold-wrong': ({ why }, say) => `threshold: ${say(why)}`,
  'threshold-not-last': 'a threshold that is not the last one drawn of the stratum',
  'threshold-ticket-other': 'a threshold with a ticket that is not its own',
  'ticket-above-threshold': 'a ticket above the threshold',
  'ticket-below-threshold': 'its ticket is not above the threshold: it had to be drawn',

  'record-that-verifies': 'a document of which every check passes',
  'pool-round-drawn': 'a pool round of this draw',
  'seat-filled-here': 'a seat that was filled in this draw',
  'seat-not-filled': ({ pool, round, seat }) =>
    `${pool} round ${round}, seat ${seat}, which was not`,
  count: 'a count',
  'some-value': 'a value',
  'hex-text': 'an even number of lower-case hex digits',
  'inputs-of-record': 'the inputs of the record',
  'seconds-since-1970': 'whole seconds from 1970-01-01T00:00:00Z',
  'round-from-1': 'an integer from 1',
  'round-not-before': ({ round, second }) =>
    `round ${round} or a later one, so that it does not exist in second ${second}`,
  'round-signed': ({ round, chain }) => `round ${round} as the network ${chain} signed it`,
  'signature-other': "a signature or randomness that is not the network's",
  'beacon-round': ({ round }) => `round ${round}`,
  'fetch-round-elsewhere':
    'fetch the announced round of the announced network, also from another node',
  'characters-at-most': ({ limit }) => `at most ${count(limit, 'character')}`,
  characters: ({ count: characters }) => count(characters, 'character'),
  'beacon-answer': 'an object with round and signature',
  'beacon-source': 'a source as beaconSource makes it',
}
