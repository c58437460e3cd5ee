import { namesOf } from '../../minhang-2020/print/names.ts'
import type { YearNumber } from '../documents.ts'
import { printAmendments } from './amendments.ts'
import { printAnnouncement } from './announcement.ts'
import { printItems } from './items.ts'
import { printJointVisits } from './joint.ts'
import { printOutcomes } from './outcomes.ts'
import { printRounds } from './rounds.ts'
import { printVoid } from './void.ts'

/** One number of the series, from its announcement to what the visits found. */
export function printNumber(each: YearNumber): string[] {
  if (each.kind === 'void') return printVoid(each)
  const { announcement, quarter, record, inputs, amendments } = each
  const names = namesOf(inputs)
  const titles = new Map(
    (inputs.plan.catalogues ?? [])
      .flatMap(({ items }) => items)
      .map(({ id, title }) => [id, title ?? id]),
  )
  return [
    ...printAnnouncement(announcement, quarter),
    ...printRounds(record, names),
    ...printJointVisits(record, names),
    ...printItems(record, titles, names),
    ...printAmendments(amendments, names),
    ...printOutcomes(each, names),
    '',
    `  记录摘要  ${record.digest}`,
    `  末件变更  ${amendments.at(-1)?.digest ?? '无'}`,
  ]
}
