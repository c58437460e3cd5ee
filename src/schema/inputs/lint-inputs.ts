import { deepFreeze } from '../../core/deep-freeze.ts'
import { collectFindings, type Finding, type FindingList } from '../../core/finding.ts'
import { fold } from '../kit/fold.ts'
import { hasOuterBlank } from '../kit/text.ts'
import { alikeRows } from './alike-rows.ts'
import { creditCodeFinding } from './credit-code.ts'
import type { Inputs } from './inputs.ts'
import { lintUnknownIds, lintZeros } from './lint-ids.ts'
import { lintNames } from './lint-names.ts'
import {
  lintDates,
  lintDepartments,
  lintFrames,
  lintIdleRules,
  looksAtTowns,
} from './lint-tasks.ts'
import { lintUnmatched } from './lint-unmatched.ts'

type Content = Omit<Inputs, 'findings'>

/** Findings about the inputs: worth a look, never part of a decision (`docs/protocol.md` §3). */
export function lintInputs(content: Content): readonly Finding[] {
  const findings = collectFindings()
  lintEnterprises(content, findings)
  lintInspectors(content, findings)
  for (const { from } of content.renamed) findings.add('renamed-not-applied', from)
  lintWaivers(content, findings)
  lintGroups(content, findings)
  lintUnknownIds(content, findings)
  lintNames(content, findings)
  lintUnmatched(content, findings)
  lintZeros(content, findings)
  lintFrames(content, findings)
  lintDepartments(content, findings)
  lintIdleRules(content, findings)
  lintDates(content, findings)
  return deepFreeze(findings.list())
}

/** Ids that look like one are two on somebody's word; without that they were refused before. */
function lintWaivers(content: Content, findings: FindingList): void {
  if (content.waivers.length === 0) return
  for (const { ids } of alikeRows(content)) findings.add('waiver-in-use', ids.join(' / '))
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

function lintInspectors({ inspectors }: Content, findings: FindingList): void {
  const names = new Set<string>()
  for (const { id, name, department, certificate } of inspectors) {
    if (certificate === undefined) findings.add('certificate-missing', id)
    if (UNUSUAL.test(id + (certificate?.number ?? ''))) findings.add('unusual-letter', id)
    const person = `${fold(name)}\n${fold(department)}`
    if (names.has(person)) findings.add('same-officer', id)
    names.add(person)
  }
}

// What others look like and `fold` does not make one: anything but ASCII, Latin-1 without µ, CJK
// signs, kana, Han and full width.
const UNUSUAL =
  /[^\u0020-\u007e\u00a0-\u00b4\u00b6-\u00ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\uffe0-\uffe6\u{20000}-\u{3ffff}]/u

function lintEnterprises({ plan, enterprises }: Content, findings: FindingList): void {
  const noTown = looksAtTowns(plan) ? 'town-missing-for-rule' : 'town-missing'
  const names = new Set<string>()
  for (const { id, name, creditCode, town } of enterprises) {
    if (town === undefined) findings.add(noTown, id)
    const odd = creditCode === undefined ? undefined : creditCodeFinding(creditCode)
    if (odd !== undefined) findings.add(odd, id)
    if (hasOuterBlank(name)) findings.add('outer-blank', id)
    if (name !== name.normalize('NFC')) findings.add('not-nfc', id)
    if (UNUSUAL.test(id)) findings.add('unusual-letter', id)
    const place = `${fold(name)}\n${fold(town ?? '')}`
    if (names.has(place)) findings.add('same-name', id)
    names.add(place)
  }
}
