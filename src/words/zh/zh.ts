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

export const zh: Words = {
  sentences: { ...input, ...draw, ...checks, ...year, ...outside },
  checkNames,
  errors,
  findings,
  explained,
  plans,
  join: (clauses) => clauses.join('；'),
  check: (title, at, message) =>
    `${title}${at === undefined ? '' : `（${at.pool}第${at.round}轮）`}：${message}`,
  problem({ title, path, unit, expected, found, fix }) {
    const who = unit === undefined ? '' : `（${unit}）`
    const advice = fix === undefined ? '' : `。${fix}`
    return `${path || '数据'}${who}：${title}。应为${expected}，实为${found}${advice}`
  },
  refused: (title, code) => `不能接受：${title} [${code}]`,
  more: (count) => `另有 ${count} 处`,
  finding(about, count, examples) {
    const more = count > examples.length
    const such = examples.length === 0 ? '' : `${more ? '，如 ' : '：'}${examples.join('、')}`
    return `${about}${count > 1 && more ? `，共 ${count} 处` : ''}${such}`
  },
}
