import type { ErrorCode, VerificationReport } from 'double-random'
import { expect } from 'vitest'
import type { Change, Mutant } from './mutants.ts'

/**
 * Whatever follows from the seed may change with it: on small tables some of it stays the same by
 * chance.
 */
const REST =
  'frame exclusions sample reserves dates pairing loads items head keys source-times public-events'

/**
 * Which checks fail when something at a place or below it is edited, even by somebody who then
 * seals the record again; in brackets: which others may fail, depending on the value. The longest
 * place that fits counts. Except for the digest and the envelope, `replay` fails as well.
 */
const CHECKS: Readonly<Record<string, string>> = {
  digest: 'own-digest',
  envelope: '',

  'body.head.protocol': 'structure',
  'body.head.kind': 'structure',
  'body.head.series': 'numbering head',
  'body.head.number': 'numbering head (structure)',
  'body.head.previous': 'numbering head (structure)',

  'body.head.announcement': `announcement-published seed allocation (${REST})`,
  'body.head.announcement.protocol': 'structure',
  'body.head.announcement.kind': 'structure',
  'body.head.announcement.series': `announcement-published numbering seed allocation (${REST} reveals announcement-inputs table-roots)`,
  'body.head.announcement.number': `announcement-published numbering seed allocation (${REST} reveals announcement-inputs table-roots structure)`,
  'body.head.announcement.previous': `announcement-published numbering seed allocation (${REST} structure)`,
  'body.head.announcement.plan': `announcement-published announcement-inputs seed allocation (${REST})`,
  'body.head.announcement.calendar': `announcement-published announcement-inputs seed allocation (${REST})`,
  'body.head.announcement.tables': `announcement-published announcement-inputs seed allocation (${REST})`,
  'body.head.announcement.blinding': `announcement-published seed allocation (${REST} announcement-inputs table-roots structure)`,
  'body.head.announcement.by': `announcement-published seed allocation (${REST} structure)`,
  'body.head.announcement.ledger': `announcement-published seed allocation (${REST} structure)`,
  'body.head.announcement.changes': `announcement-published seed allocation (${REST} structure)`,
  'body.head.announcement.continues': `announcement-published seed allocation (${REST} structure)`,
  'body.head.announcement.batch': `announcement-published seed (${REST} allocation structure)`,
  'body.head.announcement.entropy': `announcement-published reveals seed allocation (${REST} strength structure)`,
  'body.head.announcement.entropy[].kind': 'structure',
  'body.head.announcement.entropy[].independent': `announcement-published seed allocation (${REST} strength)`,
  'body.head.announcement.entropy[].title': `announcement-published seed allocation (${REST})`,
  'body.head.announcement.entropy[].at': `announcement-published seed allocation (${REST} structure)`,
  'body.head.announcement.entropy[].fields': `announcement-published seed allocation (${REST} reveals structure)`,
  'body.head.announcement.entropy[].bits': `announcement-published seed allocation (${REST} structure)`,
  'body.head.announcement.weak': `announcement-published seed strength allocation (${REST})`,

  // Sealing writes both anew; the digest and root checks see a raw edit besides.
  'body.head.secrets': '',
  'body.head.tables': '',
  // No rows in the record make this root: the replay does.
  'body.head.tables.exclusions': 'exclusions',

  'body.head.rounds': '(frame exclusions allocation reserves strength policy-quota)',
  'body.head.rounds[].pool': 'frame (policy-quota)',
  'body.head.rounds[].round': 'frame (policy-quota structure)',
  'body.head.rounds[].frame': 'frame',
  'body.head.rounds[].eligible': 'frame',
  'body.head.rounds[].excluded': 'exclusions (structure)',
  'body.head.rounds[].window': 'allocation (structure)',
  'body.head.rounds[].design': 'allocation',
  'body.head.rounds[].strata': 'allocation (strength)',
  'body.head.rounds[].strata[].pi': 'allocation (structure)',
  'body.head.rounds[].strata[].unconditional': 'allocation (structure)',
  'body.head.rounds[].planned': 'allocation',
  'body.head.rounds[].drawn': 'allocation (policy-quota)',
  'body.head.rounds[].shortfall': 'allocation',
  'body.head.rounds[].reserves': 'reserves',
  'body.head.strength': 'strength',
  'body.head.pairing': 'pairing (structure)',

  'body.secrets.reveals': `reveals seed allocation (${REST} structure)`,
  'body.secrets.reveals[].kind': 'structure',
  // An operator's text and the outcome of an event are not committed to; the seed is.
  'body.secrets.reveals[].value': `seed allocation (${REST} reveals)`,
  'body.secrets.reveals[].values': `seed allocation (${REST} reveals structure)`,
  'body.secrets.seed': 'seed keys',
  'body.secrets.keys': 'keys',
  'body.secrets.keys.rounds': 'keys (allocation structure)',
  'body.secrets.keys.rounds[].select': 'allocation keys',
  'body.secrets.keys.rounds[].allocate': 'allocation keys',

  // Rows of different rounds that change places are seen by `replay` alone.
  'body.tables.sample': '(sample dates policy-officers policy-quota)',
  'body.tables.sample[].pool': 'sample dates (policy-officers policy-quota)',
  'body.tables.sample[].round': 'sample dates (policy-officers policy-quota structure)',
  'body.tables.sample[].unit': 'sample dates (policy-officers)',
  'body.tables.sample[].stratum': 'sample',
  'body.tables.sample[].rank': 'sample (structure)',
  'body.tables.sample[].ticket': 'sample',
  'body.tables.sample[].pi': 'sample (structure)',
  'body.tables.sample[].date': 'dates',
  'body.tables.sample[].movedFrom': 'dates (structure)',
  // Whoever leaves a joint visit goes where nobody is sent.
  'body.tables.sample[].host': 'sample (policy-officers structure)',
  'body.tables.reserves': '(reserves)',
  'body.tables.reserves[]': 'reserves (structure)',
  'body.tables.seats': 'pairing (policy-officers)',
  // Two are left of a team of three, and a third one may come to a team of two.
  'body.tables.seats[].pool': 'pairing (policy-officers)',
  'body.tables.seats[].round': 'pairing (policy-officers structure)',
  'body.tables.seats[].unit': 'pairing (policy-officers policy-recusals)',
  'body.tables.seats[].seat': 'pairing (structure)',
  'body.tables.seats[].inspector': 'pairing (policy-officers policy-recusals)',
  'body.tables.seats[].role': 'pairing',
  'body.tables.seats[].passed': 'pairing',
  'body.tables.seats[].choices': 'pairing (structure)',
  'body.tables.vacancies': 'pairing (policy-officers)',
  'body.tables.vacancies[].pool': 'pairing policy-officers',
  'body.tables.vacancies[].round': 'pairing (policy-officers structure)',
  'body.tables.vacancies[].unit': 'pairing policy-officers',
  'body.tables.loads': 'loads',
  'body.tables.items': 'items (structure)',
}

/** Members that may be missing, null or of another type. */
const LOOSE: Readonly<Partial<Record<Change, RegExp>>> = {
  omit: /^envelope\.findings\[\]\.examples$|\.ascending$|^body\.tables\.sample\[\]\.(?:host|movedFrom)$/,
  nullify:
    /\.previous$|\.blinding$|\.ledger$|\.approval$|\.fewest$|\.spread$|\.pi$|\.unconditional$|\.stratum\[\]$/,
  retype: /\.stratum\[\]$|\.changes\[\]\.approval$/,
}

const CODES: Readonly<Record<string, readonly ErrorCode[]>> = {
  structure: ['evidence/structure'],
  // A key is that of a series and number; of others it has another fingerprint.
  'announcement-inputs': ['policy/inputs-changed', 'policy/blinding-key'],
  reveals: ['policy/reveal-mismatch'],
  'public-events': ['policy/reveal-mismatch'],
  'source-times': ['policy/source-time'],
}

interface Expectation {
  readonly always: readonly string[]
  readonly sometimes: string[]
}

function expectationOf(pattern: string): Expectation {
  let place = pattern
  while (!(place in CHECKS) && place !== '') place = place.replace(/(\[\]|\.?[^.[\]]+)$/, '')
  if (place === '') throw new Error(`no expectation for ${pattern}`)
  const [, always = '', sometimes = ''] = /^([^(]*)(?:\((.*)\))?$/.exec(CHECKS[place] ?? '') ?? []
  const ofReplay = place.startsWith('body') && always !== 'structure' ? ['replay'] : []
  return { always: [...words(always), ...ofReplay], sometimes: words(sometimes) }
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}

/** The checks of digests and roots that see an edit unless the record is sealed again. */
export function sealsOver(pattern: string): string[] {
  if (pattern.startsWith('body.secrets')) return ['secrets-digest']
  if (pattern.startsWith('body.tables')) return ['table-roots']
  if (pattern.startsWith('body.head.tables.exclusions')) return ['own-digest']
  if (pattern.startsWith('body.head.tables')) return ['own-digest', 'table-roots']
  if (pattern === 'body.head.secrets') return ['own-digest', 'secrets-digest']
  return pattern.startsWith('body.head') ? ['own-digest'] : []
}

/** What sealing writes anew, so that an edit of it is undone. */
export const WRITTEN_BY_SEAL = /^(digest|body\.head\.secrets|body\.head\.tables\.(?!exclusions).*)$/

export function failuresOf(report: VerificationReport): string[] {
  const failed = report.checks.filter((check) => check.status === 'fail')
  for (const { name, code } of failed) {
    expect(CODES[name] ?? ['evidence/failed'], `code of ${name}`).toContain(code)
  }
  // A member that only a later version could know is not refuted, and never verified.
  const unread = report.checks.filter(
    ({ name, status }) => name === 'structure' && status === 'not-checked',
  )
  return [...new Set([...failed, ...unread].map(({ name }) => name))]
}

export function isStructural({ change, pattern }: Mutant): boolean {
  if (change === 'add') return true
  if (change !== 'omit' && change !== 'nullify' && change !== 'retype') return false
  return LOOSE[change]?.test(pattern) !== true
}

/** Holds the failed checks of one report to the table; the message names the place. */
export function expectFailures(
  failed: readonly string[],
  mutant: Mutant,
  seals: readonly string[],
): void {
  const where = `${mutant.change} ${mutant.path}, ${seals.length > 0 ? 'raw' : 'sealed'}`
  if (isStructural(mutant)) {
    expect(failed, where).toEqual(['structure'])
    return
  }
  const { always, sometimes } = expectationOf(mutant.pattern)
  // Numbers of the head that no longer agree, in it or with the tables that are sealed into it.
  if (/^body\.(head|tables)/.test(mutant.pattern)) sometimes.push('head')
  if (failed.includes('structure')) {
    expect(failed, where).toEqual(['structure'])
    expect([...always, ...sometimes], where).toContain('structure')
    return
  }
  expect(failed, where).toEqual(expect.arrayContaining([...always, ...seals]))
  const surprising = failed.filter((name) => ![...always, ...sometimes, ...seals].includes(name))
  expect(surprising, where).toEqual([])
}
