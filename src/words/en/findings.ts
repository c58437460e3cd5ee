import type { FindingSentences } from '../sentences.ts'

export const findings: FindingSentences = {
  'town-missing': 'unit without a town: rules about towns do not see it',
  'certificate-missing': 'inspector without a certificate, who can only be drawn as an expert',
  'group-of-one': 'fixed group with a single member, which is never drawn',
  'credit-code-form': 'credit code that is not 18 characters of the GB 32100-2015 alphabet',
  'credit-code-check': 'credit code whose check character does not fit (GB 32100-2015)',
  'credit-code-lower-case': 'credit code with lower-case letters',
  'outer-blank': 'name with a blank at its beginning or end',
  'not-nfc': 'name that is not in Unicode normal form C',
  'same-name': 'name that another unit of the town has too',
  'same-officer': 'name that another inspector of the department has too',
  'unusual-letter': 'id with letters that others may look like',
  'waiver-in-use': 'ids that look like one unit or inspector, and are several by a waiver',
  'similar-town': 'town written in two ways',
  'similar-tag': 'tag written in two ways',
  'similar-risk': 'risk tier written in two ways',
  'similar-status': 'status written in two ways',
  'similar-department': 'department written in two ways: a seat may ask for the other one',
  'similar-qualification': 'qualification written in two ways: a seat may ask for the other one',
  'similar-group': 'fixed group written in two ways, which are two groups',
  'similar-related':
    'name of a relation written in two ways, which does not keep these inspectors apart',
  'similar-list': 'list written in two ways',
  'similar-matter': 'matter of visits or penalties written in two ways',
  'name-nearly-matched':
    'a name in the plan or of an inspector that nothing in the data has, where something is written much like it (as written / in the data)',
  'name-unmatched': 'a name in the plan or of an inspector that nothing in the data has',
  'related-alone': 'a relation that one inspector only has: relatives need the same text',
  'similar-zeros':
    'ids, credit codes or certificate numbers that differ by zeros in front only: perhaps one',
  'in-no-frame': 'enterprise in no frame of any task',
  'department-without-officers':
    'task whose responsible department has no inspector: all who may be sent are of others (task / department)',
  'other-departments':
    'task that asks for no department: inspectors of others than the responsible one may be sent (task / department)',
  'town-missing-for-rule':
    'unit without a town, for which the rules of the plan about towns do nothing',
  'rule-without-rows':
    'rule about past visits or penalties, of which there is not one: it does nothing (rule)',
  'dated-after-plan':
    'past visit or penalty dated after the last day of the plan, perhaps in a mistyped year (unit, date)',
  'misnamed-enterprise-pastVisits':
    'past visit that names its unit otherwise than by its id: by its name, without leading zeros, or as no other row does (as written / id)',
  'misnamed-enterprise-plannedVisits':
    'visit planned by others that names its unit otherwise than by its id: by its name, without leading zeros, or as no other row does (as written / id)',
  'misnamed-enterprise-penalties':
    'penalty that names its unit otherwise than by its id: by its name, without leading zeros, or as no other row does (as written / id)',
  'misnamed-enterprise-lists':
    'list that names a unit otherwise than by its id: by its name, without leading zeros, or as no other row does (as written / id)',
  'misnamed-inspector-pastVisits':
    'past visit that names an inspector otherwise than by the id: by the name, without leading zeros, or as no other does (as written / id)',
  'unknown-enterprise-pastVisits': 'past visit to a unit that is not in the directory',
  'unknown-enterprise-plannedVisits':
    'visit planned by others of a unit that is not in the directory',
  'unknown-enterprise-penalties': 'penalty of a unit that is not in the directory',
  'unknown-enterprise-lists': 'list with a unit that is not in the directory',
  'unknown-inspector-pastVisits': 'past visit by an inspector who is not in the directory',
  'renamed-not-applied': 'change of an id that is announced but not applied by this version',

  'rule-names-units': 'rule that names single enterprises instead of describing them',
  'operator-seed': 'the operator alone chose the seed: reproducible, not unbiased',
  'weak-entropy': ({ bits }) =>
    `only ${bits} bit${bits === 1 ? ' is' : 's are'} out of the operator's control`,
  'sole-party': 'one party alone knows and chooses the seed: add an event or a second party',
  'constant-contribution':
    'revealed contribution of very few different bytes, which counts for nothing',
  'source-after-window': 'round whose window is over before a source speaks',
  'events-at-one-time': 'public events within an hour: perhaps one event',
  'events-alike': 'public events with the same values, which count as one',
  'list-computable':
    'no sealed contribution: whoever knows the reveals and an id can compute its ticket',
  shortfall: 'round with fewer units than planned',
  'more-than-planned': 'round with more units than planned',
  'frame-unexpected': 'frame that is not as large as the plan expects (found/expected)',
  'zero-chance': 'stratum whose units had no chance',
  vacancy: 'visit that could not be staffed',
  'below-minimum': 'inspector with fewer visits than the minimum (visits/minimum)',
  'others-outside-days':
    'drawn unit that other authorities visit, on none of the days of its round (visit, first day)',
  'others-not-staffed':
    'visit that could have been on the day of another authority, if the inspectors allowed it (visit, day)',

  'officers-too-few':
    'seat without any choice, since no more inspectors are legal than are needed: borrow some from neighbours with an approval, choose other dates, or acknowledge it in the plan',
  'pairing-determined':
    'seat without any choice, since of several legal inspectors only as many as are needed can come, or always the same of them: let the balance leave a choice (atLeast, spread), relax limits and wishes, or acknowledge it in the plan',
  'rehearsal-too-few':
    'seat that, in a rehearsal with one other sample, left no choice, since no more inspectors were legal than were needed: borrow some from neighbours with an approval, choose other dates, or acknowledge it in the plan',
  'rehearsal-determined':
    'seat that, in a rehearsal with one other sample, left no choice, since of several legal inspectors only as many as were needed could come, or always the same of them: let the balance leave a choice (atLeast, spread), relax limits and wishes, or acknowledge it in the plan',
  'rehearsal-vacancy':
    'visit that, in a rehearsal with one other sample, could not be staffed: checkPairing tells what would help',
  'choices-below': ({ least }) =>
    `seat that fewer than ${least} inspectors can get under any spread, though as many are legal`,
  'few-candidates': ({ most }) => `seat that at most ${most} inspectors can get`,
  'minimum-shortfall': ({ visits }) =>
    `at least ${visits} visit${visits === 1 ? '' : 's'} missing to the minima of the inspectors`,
  'more-repairs': ({ listed }) => `more single repairs than the ${listed} waivers that are listed`,

  'removed-but-registered':
    'row that was removed since the last snapshot although the register still has it in scope',
  'register-omitted': 'register row for which no directory row stands',
  'register-phantom': 'directory row that the register does not have',
  'register-similar': 'directory row whose number stands in the register in another case or width',
  'register-same-name': 'directory row that the register has by name only, under another number',
  'register-ambiguous': 'row that fits several rows of the other side',
  'register-several': 'register row for which several directory rows stand',
  'register-out-of-scope': 'directory row whose register row should not be in the directory',
  'register-status': 'directory row with another status than the register',
  'register-tags': 'tag that only one of directory and register gives a unit',
  'register-town': 'directory row with another town than the register',
  'register-name': 'directory row with another name than the register',
  'register-credit-code': 'directory row with another credit code than the register',
  'directory-removed': 'row that was removed since the last snapshot',
  'directory-added': 'row that was added since the last snapshot',
  'directory-changed': 'member that was changed since the last snapshot',
  'column-not-compared': 'column of the register that no directory row has',
}
