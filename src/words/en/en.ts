import type { Words } from '../sentences.ts'
import { checkNames } from './check-names.ts'
import { checks } from './checks.ts'
import { draw } from './draw.ts'
import { errors } from './errors.ts'
import { explained } from './explained.ts'
import { findings } from './findings.ts'
import { input } from './input.ts'
import { outside } from './outside.ts'
import { plans } from './plans.ts'
import { year } from './year.ts'

export const en: Words = {
  sentences: { ...input, ...draw, ...checks, ...year, ...outside },
  checkNames,
  errors,
  findings,
  explained,
  plans,
  join: (clauses) => clauses.join('; '),
  check: (title, at, message) =>
    `${title}${at === undefined ? '' : ` (${at.pool} round ${at.round})`}: ${message}`,
  problem({ path, unit, expected, found, fix }) {
    const who = unit === undefined ? '' : ` (${unit})`
    const advice = fix === undefined ? '' : `; ${fix}`
    return `${path || 'input'}${who}: expected ${expected}, found ${found}${advice}`
  },
  refused: (title, code) => `refused: ${title} [${code}]`,
  more: (count) => `and ${count} more`,
  finding(about, count, examples) {
    const more = count > examples.length
    const such = examples.length === 0 ? '' : `${more ? ', such as' : ':'} ${examples.join(', ')}`
    return `${about}${count > 1 && more ? ` × ${count}` : ''}${such}`
  },
}
