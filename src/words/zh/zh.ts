import type { FileCell } from '../../core/errors.ts'
import type { Words } from '../sentences.ts'
import { checkNames } from './check-names.ts'
import { checks } from './checks.ts'
import { draw } from './draw.ts'
import { errors } from './errors.ts'
import { expectedFound } from './expected-found.ts'
import { explained } from './explained.ts'
import { findings } from './findings.ts'
import { input } from './input.ts'
import { outside } from './outside.ts'
import { plans } from './plans.ts'
import { series } from './series.ts'
import { year } from './year.ts'

export const zh: Words = {
  sentences: { ...input, ...draw, ...checks, ...series, ...year, ...outside },
  checkNames,
  errors,
  findings,
  explained,
  plans,
  join: (clauses) => clauses.join('；'),
  check: (name, at) => `${name}${at === undefined ? '' : `（${at.pool}第${at.round}轮）`}`,
  about: (title, message) => `${title}：${message}`,
  problem({ title, path, cell, unit, expected, found, fix }) {
    const where = cell === undefined ? path || '数据' : placeOf(cell)
    const who = unit === undefined ? '' : `（${unit}）`
    const advice = fix === undefined ? '' : `。${fix}`
    return `${where}${who}：${title}。${expectedFound(expected, found)}${advice}`
  },
  refused: (title, code) => `不能接受：${title} [${code}]`,
  more: (count) => `另有 ${count} 处`,
  ended: (sentence) => `${sentence}。`,
  finding(about, count, examples) {
    const such = count > examples.length ? '，如' : '：'
    const which = examples.length === 0 ? '' : `${such}${examples.join('、')}`
    return `${about}${count > 1 ? `，共 ${count} 处` : ''}${which}`
  },
}

function placeOf({ file, row, heading }: FileCell): string {
  return `${file} 第 ${row} 行${heading === undefined ? '' : `“${heading}”`}`
}
