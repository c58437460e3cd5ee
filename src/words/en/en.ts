import type { FileCell } from '../../core/errors.ts'
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
import { series } from './series.ts'
import { tables } from './tables.ts'
import { year } from './year.ts'

export const en: Words = {
  sentences: { ...input, ...draw, ...checks, ...series, ...year, ...outside, ...tables },
  checkNames,
  errors,
  findings,
  explained,
  plans,
  join: (clauses) => clauses.join('; '),
  check: (name, at) => `${name}${at === undefined ? '' : ` (${at.pool} round ${at.round})`}`,
  about: (title, message) => `${title}: ${message}`,
  problem({ path, cell, unit, expected, found, fix }) {
    const who = unit === undefined ? '' : ` (${unit})`
    const advice = fix === undefined ? '' : `; ${fix}`
    const where = cell === undefined ? path || 'input' : placeOf(cell)
    return `${where}${who}: expected ${expected}, found ${found}${advice}`
  },
  refused: (title, code) => `refused: ${title} [${code}]`,
  more: (count) => `and ${count} more`,
  ended: (sentence) => sentence,
  finding(about, count, examples) {
    const such = count > examples.length ? ', such as' : ':'
    const which = examples.length === 0 ? '' : `${such} ${examples.join(', ')}`
    return `${about}${count > 1 ? ` × ${count}` : ''}${which}`
  },
  remark(about, count, cells) {
    if (cells.length === 0) return about
    const where = cells.map(
      ({ text, heading: _, ...cell }) => `${placeOf(cell)}${text === undefined ? '' : ` ${text}`}`,
    )
    const more = count > cells.length ? `; ${count} in all` : ''
    return `${about} (${where.join('; ')}${more})`
  },
}

function placeOf({ file, sheet, row, heading }: FileCell): string {
  return `${file}${sheet === undefined ? '' : ` ${sheet}`}, row ${row}${heading === undefined ? '' : `, ${heading}`}`
}
