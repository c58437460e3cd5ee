import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import type { BulletinRow } from './rows.ts'
import type { BulletinCounts } from './types.ts'

/** Names in the values of the outcomes. */
export interface Variables {
  readonly violation: string
  readonly rectified: string
  readonly penalty: string
  readonly major: string
  readonly fine: string
}

/** What rows of a period add up to; plan and schedule are not theirs to say. */
export function countRows(
  rows: readonly BulletinRow[],
  names: Variables,
): Omit<BulletinCounts, 'planned' | 'due'> {
  const inState = (state: BulletinRow['state']) => rows.filter((row) => row.state === state)
  const done = inState('inspected')
  const recorded = done.filter(({ values }) => Object.hasOwn(values, names.violation))
  const amount = ({ values }: BulletinRow, name: string) =>
    Object.hasOwn(values, name) ? (values[name] as number) : 0
  const sum = (name: string) => recorded.reduce((total, row) => total + amount(row, name), 0)
  const violating = recorded.filter((row) => amount(row, names.violation) > 0)
  return {
    done: done.length,
    refused: inState('refused').length,
    untraceable: inState('untraceable').length,
    frameErrors: inState('frame-error').length,
    vacant: inState('vacant').length,
    pending: inState('pending').length,
    substituted: inState('substituted').length,
    visits: new Set(done.map(({ visit, date }) => `${visit}\n${date}`)).size,
    units: new Set(done.map(({ unit }) => unit)).size,
    recorded: recorded.length,
    violations: violating.length,
    found: sum(names.violation),
    rectified: violating.filter(
      (row) => amount(row, names.rectified) === amount(row, names.violation),
    ).length,
    putRight: sum(names.rectified),
    penalised: recorded.filter((row) => amount(row, names.penalty) > 0).length,
  }
}

/**
 * The inspected rows of a task state violations all or not at all: what was not looked at must not
 * pass for "nothing found", nor must a note of the violations alone pass for all visits.
 */
export function checkValues(rows: readonly BulletinRow[], names: Variables): void {
  const done = rows.filter(({ state }) => state === 'inspected')
  const all = Object.values(names) as string[]
  if (!done.some(({ values }) => all.some((name) => Object.hasOwn(values, name)))) return
  for (const { task, round, unit, values } of done) {
    // A visit that no draw led to has no round.
    const of = round === undefined ? 'options' : `${task}:${round}`
    const path = `${of}.visits[${unit}].values`
    const found = values[names.violation]
    if (found === undefined || !Object.hasOwn(values, names.violation)) {
      fail({
        code: 'input/missing',
        path,
        unit,
        expected: say('value-as-of-other-visits', { variable: names.violation }),
        found: say('nothing'),
        fix: say('state-zero-too'),
      })
    }
    const rectified = Object.hasOwn(values, names.rectified) ? values[names.rectified] : 0
    if (rectified === undefined || rectified <= found) continue
    fail({
      code: 'input/range',
      path,
      unit,
      expected: say('variable-at-most', {
        variable: names.rectified,
        limit: found,
        of: names.violation,
      }),
      found: show(rectified),
    })
  }
}
