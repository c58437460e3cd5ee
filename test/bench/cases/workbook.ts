import assert from 'node:assert/strict'
import { readTables, writeWorkbook } from 'double-random/tables'
import { grouped, type Measurement, timed } from '../measure.ts'

const ROWS = 50_000

/** A register in a workbook, as bureaus keep it. */
export function workbook(): Measurement[] {
  const enterprises = Array.from({ length: ROWS }, (_, i) => ({
    id: `E${i}`,
    name: `第${i}号企业`,
    creditCode: `9131011200${String(i).padStart(8, '0')}`,
    town: `街镇${i % 40}`,
    tags: ['工贸', '有限空间'],
    risk: String(i % 4),
    status: '营业',
  }))
  const written = timed(() => writeWorkbook({ enterprises }))
  const read = timed(() => readTables([{ name: '名录.xlsx', bytes: written.result }]))
  assert.equal(read.result.report.sheets[0]?.rows?.data, ROWS)
  return [
    { what: `a workbook of ${grouped(ROWS)} enterprises, written`, ms: [written.ms] },
    {
      what: 'the same, read',
      ms: [read.ms],
      readme: `a workbook of ${grouped(ROWS)} enterprises, read`,
    },
  ]
}
