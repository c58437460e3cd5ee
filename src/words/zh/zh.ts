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
import { placeOfPath } from './place.ts'
import { plans } from './plans.ts'
import { series } from './series.ts'
import { tables } from './tables.ts'
import { year } from './year.ts'

export const zh: Words = {
  sentences: { ...input, ...draw, ...checks, ...series, ...year, ...outside, ...tables },
  checkNames,
  errors,
  findings,
  explained,
  plans,
  join: (clauses) => clauses.join('；'),
  check: (name, at) => `${name}${at === undefined ? '' : `（${at.pool}第${at.round}轮）`}`,
  about: (title, message) => `${title}：${message}`,
  problem({ title, path, cell, unit, expected, found, fix }) {
    const where = cell === undefined ? placeOfPath(path) || '数据' : placeOf(cell)
    const who = unit === undefined ? '' : `（${unit}）`
    const advice = fix === undefined ? '' : `。${fix}`
    return `${where}${who}：${title}。${expectedFound(expected, found)}${advice}`
  },
  refused: (title, code) => `不能接受：${title} [${code}]`,
  more: (count) => `另有 ${count} 处`,
  ended: (sentence) => `${sentence}。`,
  finding(about, count, examples) {
    const such = count > examples.length ? '，如' : '：'
    const which = examples.length === 0 ? '' : `${such}${examples.map(placeOfPath).join('、')}`
    return `${about}${count > 1 ? `，共 ${count} 处` : ''}${which}`
  },
  remark(about, count, cells) {
    if (cells.length === 0) return about
    const where = cells.map(
      ({ text, heading: _, ...cell }) => `${placeOf(cell)}${text === undefined ? '' : `“${text}”`}`,
    )
    return `${about}（${where.join('，')}${count > cells.length ? ` 等 ${count} 处` : ''}）`
  },
}

function placeOf({ file, sheet, row, heading }: FileCell): string {
  const where = sheet === undefined ? file : `${file}“${sheet}”`
  return `${where} 第 ${row} 行${heading === undefined ? '' : `“${heading}”`}`
}
