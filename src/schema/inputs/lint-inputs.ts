import { deepFreeze } from '../../core/deep-freeze.ts'
import { collectFindings, type Finding, type FindingList } from '../../core/finding.ts'
import { fold } from '../kit/fold.ts'
import { hasOuterBlank } from '../kit/text.ts'
import { creditCodeFinding } from './credit-code.ts'
import type { Inputs } from './inputs.ts'

type Content = Omit<Inputs, 'findings'>

/** Findings about the inputs: worth a look, never part of a decision (`docs/protocol.md` §3). */
export function lintInputs(content: Content): readonly Finding[] {
  const findings = collectFindings()
  lintEnterprises(content, findings)
  lintInspectors(content, findings)
  for (const { from } of content.renamed) findings.add('renamed-not-applied', from)
  for (const { enterprise } of content.plannedVisits) {
    findings.add('planned-visits-not-applied', enterprise)
  }
  lintGroups(content, findings)
  lintUnknownIds(content, findings)
  return deepFreeze(findings.list())
}

/** A group of one could only inspect alone, so it is never drawn; often its name is misspelt. */
function lintGroups({ inspectors }: Content, findings: FindingList): void {
  const sizes = new Map<string, number>()
  for (const { group } of inspectors) {
    if (group !== undefined) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  for (const [group, size] of sizes) {
    if (size === 1) findings.add('group-of-one', group)
  }
}

/** Names of two characters are often set wide with a blank between them. */
function nameFold(name: string): string {
  return fold(name).replaceAll(' ', '')
}

function lintInspectors({ inspectors }: Content, findings: FindingList): void {
  const names = new Set<string>()
  for (const { id, name, department, certificate } of inspectors) {
    if (certificate === undefined) findings.add('certificate-missing', id)
    if (UNUSUAL.test(id)) findings.add('unusual-letter', id)
    const person = `${nameFold(name)}\n${fold(department)}`
    if (names.has(person)) findings.add('same-officer', id)
    names.add(person)
  }
}

// What `fold` knows nothing of: outside ASCII, Latin-1, Greek, Cyrillic, CJK signs, kana, Han and
// the forms of full and half width.
const UNUSUAL =
  /[^\u0020-\u007e\u00a0-\u00ff\u0370-\u03ff\u0400-\u04ff\u2010-\u2027\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u

function lintEnterprises({ enterprises }: Content, findings: FindingList): void {
  const names = new Set<string>()
  const towns = new Set<string>()
  const tagNames = new Set<string>()
  for (const { id, name, creditCode, town, tags } of enterprises) {
    if (town !== undefined) towns.add(town)
    for (const tag of tags ?? []) tagNames.add(tag)
    if (town === undefined) findings.add('town-missing', id)
    const odd = creditCode === undefined ? undefined : creditCodeFinding(creditCode)
    if (odd !== undefined) findings.add(odd, id)
    if (hasOuterBlank(name)) findings.add('outer-blank', id)
    if (name !== name.normalize('NFC')) findings.add('not-nfc', id)
    if (UNUSUAL.test(id)) findings.add('unusual-letter', id)
    const place = `${nameFold(name)}\n${fold(town ?? '')}`
    if (names.has(place)) findings.add('same-name', id)
    names.add(place)
  }
  lintNames('town', towns, findings)
  lintNames('tag', tagNames, findings)
}

/**
 * Towns or tags that differ only by case or width are usually one, written twice: two strata, or a
 * missed unit.
 */
function lintNames(what: 'town' | 'tag', values: ReadonlySet<string>, findings: FindingList): void {
  const spelling = new Map<string, string>()
  for (const value of values) {
    const other = spelling.get(fold(value))
    if (other === undefined) spelling.set(fold(value), value)
    else findings.add(`similar-${what}`, `${other} / ${value}`)
  }
}

/** A past visit may name a firm or an officer that has left; it may also be a typing error. */
function lintUnknownIds(content: Content, findings: FindingList): void {
  if (content.pastVisits.length + content.penalties.length + content.lists.length === 0) return
  const enterprises = new Set(content.enterprises.map(({ id }) => id))
  const inspectors = new Set(content.inspectors.map(({ id }) => id))
  for (const table of ['pastVisits', 'penalties', 'lists'] as const) {
    for (const { enterprise } of content[table]) {
      if (enterprises.has(enterprise)) continue
      findings.add(`unknown-enterprise-${table}`, enterprise)
    }
  }
  for (const id of content.pastVisits.flatMap((visit) => visit.inspectors ?? [])) {
    if (!inspectors.has(id)) findings.add('unknown-inspector-pastVisits', id)
  }
}
