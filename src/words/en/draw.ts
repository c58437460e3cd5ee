import type { ByAmendment, DrawMessages } from '../../core/messages/draw.ts'
import type { Sentences } from '../sentences.ts'

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`

const amended = ({ sequence, date, reason }: ByAmendment) =>
  `amendment ${sequence} of ${date} (${reason})`

export const draw: Sentences<DrawMessages> = {
  'pool-round': ({ pool, round }) =>
    `${pool ?? 'any pool'}, ${round === null ? 'any round' : `round ${round}`}`,
  'pool-round-once': 'each pool round once',
  'pool-round-of-plan': 'a pool round of the plan',
  'one-pool-round-at-least': 'at least one pool round',
  'no-double-random-rounds': 'none, since no task of the plan is double-random with rounds',
  'rounds-of-double-random-task': 'the rounds of a double-random task, since no batch is named',
  'task-that-can-be-drawn': 'a task that can be drawn',
  'deferred-task': 'a deferred task',
  'a-design': 'a design',
  'batch-in-order-of-plan': 'put the batch in the order of the plan',

  'rate-of-stratum': ({ stratum }, say) => `a rate for ${say(stratum)}, or \`otherwise\``,
  'no-rate-for-eligible': ({ units }) => `none for ${count(units, 'eligible unit')}`,
  'state-rate': 'state the rate of this stratum: without one it could never be drawn',
  'minimums-within': ({ visits }) => `minimums that fit into ${count(visits, 'visit')}`,
  'visits-needed': ({ visits }) => `${count(visits, 'visit')} needed`,
  'raise-visits-or-lower-minimum': 'raise the visits of the round, or lower the minimum',
  'size-for-chances': ({ design }) =>
    `an integer of at least 1, since ${design} draws in proportion to it`,
  'state-size-or-draw-apart':
    'state the size, or leave units without one out by `where` and draw them in a pool of their own',
  'sizes-that-sum-to-at-most': ({ limit }) => `sizes that add up to at most ${limit}`,

  'equal-chances-within-strata': 'equal chances within strata, decided by the order of tickets',
  'chances-in-proportion-to-size': 'chances in proportion to size',
  'draw-round-with-draw': 'draw this round with `draw`',
  'name-that-database-keeps': ({ database, bytes }) =>
    `a name of at most ${bytes} bytes, which is all that ${database} keeps of one`,
  'name-of-bytes': ({ name, bytes }, say) => `${say(name)} of ${bytes} bytes`,
  'other-database-or-shorter-name':
    'verify with another database, or shorten the name in the next plan',
  'announced-plan': ({ digest }) => `the plan that was announced, ${digest}`,

  'window-with-working-day': ({ calendar }) =>
    `a window with a working day${calendar === undefined ? '' : ` of calendar ${calendar}`}`,
  'working-days-of-calendar': ({ calendar }) => `working days of calendar ${calendar}`,
  'schedule-with-this-calendar': 'schedule the year again with this calendar',

  'rule-in-group': 'membership of a fixed group',
  'rule-certificate': 'the certificate',
  'rule-borrowed': 'the bar on borrowed inspectors',
  'rule-department': 'the department',
  'rule-qualification': 'the qualifications',
  'rule-leave': 'the leave',
  'rule-town': 'the rule about the town',
  'rule-own-town': 'recusal in the own town',
  'rule-recusal': 'the recusal',
  'rule-recent-visit': 'recusal after a recent visit',
  'rule-last-officer': 'recusal after the last visit',

  'officer-for-seat': ({ role, date }) => `an inspector (${role}) on ${date}`,
  'group-for-seat': ({ role, date }) => `a fixed group (${role}) on ${date}`,
  'nobody-legal': 'nobody legal',
  'legal-but-none-free': ({ officers }) => `${officers} legal, none of them free for it`,
  'seats-filled-together': ({ seats }) => `${count(seats, 'seat')} filled together`,
  'nobody-for-these-seats': 'nobody who could sit there',
  'officers-for-these-seats': ({ officers, count: all }) => {
    const more = all > officers.length ? ` and ${all - officers.length} more` : ''
    return `only ${count(all, 'inspector')} who could sit there, each once in a team and within the limits: ${officers.join(', ')}${more}`
  },
  'mend-shortage': ({ advice, removed }, say) => {
    const rules = removed.map(({ rule, officers }) => `${say(rule)} ${officers}`)
    const waive =
      rules.length === 0
        ? ''
        : `waive a rule (inspectors kept from these seats: ${rules.join(', ')}), `
    const general = `add inspectors, raise a capacity, ${waive}or set plan.pairing.shortage to "vacancies"`
    return advice === undefined ? general : `${say(advice)}; otherwise ${general}`
  },
  'any-one-is-enough': ({ repairs, isMore }, say) =>
    `any one of these is enough to staff all visits: ${repairs.map(say).join('; ')}${isMore ? '; or others' : ''}`,
  'one-change-is-not-enough': ({ seats }) =>
    `one change is not enough to staff all visits, since at least ${count(seats, 'seat')} would stay open`,
  'one-more-visit': ({ officer }) => `one more visit for ${officer}`,
  'one-more-visit-between': ({ officer, from, to }) =>
    `one more visit for ${officer} ${from === to ? `on ${from}` : `from ${from} to ${to}`}`,
  'one-more-visit-a-day': ({ officer }) => `one more visit a day for ${officer}`,
  'relatives-together': ({ related, unit }) =>
    `two inspectors related as ${related} together at ${unit}`,
  'waive-rule': ({ rule, officer, unit, seat }, say) =>
    `waive ${say(rule)} of ${officer} for ${unit}, seat ${seat}`,
  'visits-for-every-minimum': 'visits enough for everybody to have their minimum',
  'visits-missing-to-minima': ({ visits, officers, count: all }) => {
    const each = officers.map((one) => `${one.officer} ${one.visits} of ${one.minimum}`)
    const more = all > officers.length ? ` and ${all - officers.length} more` : ''
    return `${count(visits, 'visit')} missing at least, for example: ${each.join(', ')}${more}`
  },
  'mend-minimum':
    'lower a minimum, admit these inspectors to more seats, plan more visits, or set plan.pairing.shortage to "vacancies", which accepts the shortfall',
  'sums-within-bits': ({ bits }) => `stages and minima whose sums fit into ${bits} bits together`,
  'stages-seats-and-minima': ({ stages, seats, visits }) =>
    `${count(stages, 'stage')}, ${count(seats, 'seat')} and minima of ${count(visits, 'visit')}`,
  'leave-out-stage-or-split-batch': 'leave out a stage, or draw in several batches',
  'one-visit-in-a-round': 'one visit to a unit in a round',
  'visit-begun-that-day': 'a visit of this list to the same unit on the same day, which joins none',

  'independent-bits': ({ least }) => `at least ${least} bits that the operator does not control`,
  'add-independent-party-or-weak':
    'add a commit-reveal of an independent party, or label the draw with weak: true',
  'weak-as-bits-say': ({ weak, bits }) =>
    `${weak}, since ${count(bits, 'bit')} are out of the operator's control`,
  'predecessor-for-all-but-first': 'a predecessor for every number but 1',
  'number-with-predecessor': ({ number }) => `number ${number} with one`,
  'number-without-predecessor': ({ number }) => `number ${number} without one`,
  'seed-or-announcement': '{ seed } or { announcement, reveals }',
  'announced-inputs': 'the inputs that were announced',
  'other-inputs': 'others',
  'draw-announced-inputs-or-void':
    'draw with the announced inputs, or declare this number void and announce the next',
  'key-that-blinded-announcement': 'the key that blinded the announcement',
  'another-key': 'another key',
  'find-the-key-or-void':
    'find the key of the announcement; if it is lost, declare this number void and announce the next',
  'no-key-as-not-blinded': 'no key, since the announcement is not blinded',
  'a-key': 'a key',
  'reveal-of-source': ({ source, kind, party }) =>
    `the reveal of source ${source}, ${kind}${party === undefined ? '' : ` of ${party}`}`,
  'reveal-for-each-source': ({ sources }) =>
    `${count(sources, 'reveal')}, one for each announced source`,
  'obtain-reveal-or-void':
    'a draw never goes on without a source: obtain the reveal, or declare this number void',
  'reveals-as-announced':
    'give the reveals in the announced order, each exactly as it was committed or published',
  'signature-of-beacon-round': ({ round }) => `the network's signature of beacon round ${round}`,
  'another-signature': 'another signature',
  'fetch-beacon-round-again': 'fetch the round again, from another node of the network',

  'rows-in-order-of-keys': 'rows in the order of their keys, each once',
  'row-out-of-order': 'a row out of order',
  'line-feed-at-end': 'a line feed at the end of the last line',
  'amendments-in-order': 'give all amendments of this record, the first one first',
  'outcomes-in-order': 'give all outcomes of this record, the first ones first',
  'all-rows-open': 'outcomes of which all rows are open',
  'some-rows-open': 'some rows, or none',
  'unit-of-a-row': 'a unit that has a row',
  'inspector-of-directory': 'an inspector of the directory',
  'reason-of-correction': 'a reason for the correction',
  'reason-of-corrections-only': 'a reason for a correction, and none for a first report',
  'correct-with-reason': 'what was reported can be corrected with a reason, not taken back',
  'outcome-reported-before': 'the outcome that was reported before, or a correction of it',
  'other-than-before': 'something else than was reported before',
  'same-as-before': 'the same as before',
  'in-byte-order': 'values in byte order, each once',
  'unit-in-sample-now': ({ pool, round }) =>
    `a unit that is in the sample of ${pool}, round ${round}, now`,
  'unit-ever-in-sample': ({ pool, round }) =>
    `a unit that is or was in the sample of ${pool}, round ${round}`,
  'day-from-on': ({ from }) => `a day from that of the announcement on, ${from}`,
  'day-from-to': ({ from, to }) =>
    `a day from the announcement to the end of the year, ${from} to ${to}`,
  'day-not-before-last-amendment': ({ date }) =>
    `a day not before that of the amendment before, ${date}`,
  'verify-record-before-amending': 'verify the record before amending it',
  'unit-replaced': ({ unit, substitute, ...by }) =>
    `${amended(by)}: ${unit} is out, ${substitute === null ? 'no reserve could take the place' : `${substitute} takes the place`}`,
  'unit-came': ({ unit, ...by }) => `${amended(by)}: takes the place of ${unit}`,
  'seat-reassigned': ({ seat, before, inspector, ...by }) =>
    `${amended(by)}: seat ${seat} goes from ${before} to ${inspector}`,
}
