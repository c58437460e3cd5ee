export type { TableKey } from './forms.ts'
export { inputsOf, refusalOf } from './inputs-of.ts'
export type { MappingRow } from './mapping.ts'
export type { TableFile } from './open-file.ts'
export { type OutboundColumn, readOutboundColumns, writeVisits } from './outbound.ts'
export { type ReadOutcomes, readOutcomes } from './outcomes.ts'
export {
  type Origin,
  type ReadEnterprises,
  type Reading,
  type ReadOptions,
  readEnterprises,
  readTables,
} from './read-tables.ts'
export {
  type Question,
  questionsOf,
  type Rehearsal,
  type RehearsedRound,
  rehearse,
} from './rehearse.ts'
export type {
  ColumnReport,
  ReadingReport,
  Remark,
  RemarkedCell,
  RowCounts,
  Settlement,
  SheetReport,
} from './report.ts'
export type { Severity } from './severity.ts'
export { type ListData, writeList, writeWorkbook } from './template.ts'
export { type ReadWorkloadHeads, readWorkloadHeads } from './workload-heads.ts'
