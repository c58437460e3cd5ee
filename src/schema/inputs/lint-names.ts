import type { FindingList } from '../../core/finding.ts'
import { fold } from '../kit/fold.ts'
import type { Inputs } from './inputs.ts'

/** What is matched by its name alone, and never by an id. */
const KINDS = [
  'town',
  'tag',
  'risk',
  'status',
  'department',
  'qualification',
  'group',
  'related',
  'list',
  'matter',
] as const
type Kind = (typeof KINDS)[number]

/** Under which members names stand, in rows and anywhere in a plan. */
const MEMBERS = {
  town: 'town',
  towns: 'town',
  tag: 'tag',
  tags: 'tag',
  risk: 'risk',
  status: 'status',
  department: 'department',
  cooperating: 'department',
  qualifications: 'qualification',
  group: 'group',
  related: 'related',
  list: 'list',
  listed: 'list',
  matter: 'matter',
  matters: 'matter',
  except: 'matter',
} as const satisfies { readonly [member: string]: Kind }
const KIND_OF: ReadonlyMap<string, Kind> = new Map(Object.entries(MEMBERS))

/**
 * Names that differ by case, width or blanks only are usually one, written twice: two strata, a unit
 * that a rule misses, relatives in one team.
 */
export function lintNames(content: Omit<Inputs, 'findings'>, findings: FindingList): void {
  const names = new Map<Kind, Set<string>>(KINDS.map((kind) => [kind, new Set()]))
  for (const { town, tags, risk, status } of content.enterprises) {
    gather({ town, tags, risk, status }, names)
  }
  for (const { department, qualifications, towns, group, related } of content.inspectors) {
    gather({ department, qualifications, towns, group, related }, names)
  }
  for (const { list } of content.lists) gather({ list }, names)
  for (const { matter } of [...content.pastVisits, ...content.penalties]) gather({ matter }, names)
  gather({ ...content.plan, matters: content.plan.tasks.map(({ id }) => id) }, names)
  for (const [kind, values] of names) {
    const spelling = new Map<string, string>()
    for (const value of values) {
      const folded = fold(value)
      const other = spelling.get(folded)
      if (other === undefined) spelling.set(folded, value)
      else findings.add(`similar-${kind}`, `${other} / ${value}`)
    }
  }
}

function gather(value: object, names: ReadonlyMap<Kind, Set<string>>): void {
  for (const [member, of] of Object.entries(value)) {
    const kind = KIND_OF.get(member)
    const named = kind === undefined ? undefined : names.get(kind)
    for (const each of Array.isArray(of) ? of : [of]) {
      if (typeof each === 'string') named?.add(each)
      else if (typeof each === 'object' && each !== null) gather(each, names)
    }
  }
}
