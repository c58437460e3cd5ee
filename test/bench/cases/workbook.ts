import assert from 'node:assert/strict'
import { readTables, writeWorkbook } from 'double-random/tables'
import type { Measurement } from '../bench.ts'

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
  const start = performance.now()
  const bytes = writeWorkbook({ enterprises })
  const written = performance.now()
  const { report } = readTables([{ name: '名录.xlsx', bytes }])
  const read = performance.now()
  assert.equal(report.sheets[0]?.rows?.data, ROWS)
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  return [
    { what: `a workbook of ${ROWS} enterprises, written`, figure: `${seconds(start, written)} s` },
    { what: 'the same, read', figure: `${seconds(written, read)} s, ${peak} MB` },
  ]
}
