import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inputsOf, readEnterprises, readTables } from 'double-random/tables'
import { describe, expect, it } from 'vitest'
import { root } from '../house/sources.ts'
import { filesOf, remarksOf, sound } from './bureau.ts'

// Real lists, which may not be copied into the project.
const folder = join(root, '../shared/data')
const list = (name: string) => new Uint8Array(readFileSync(join(folder, name)))

describe.skipIf(!existsSync(folder))('real lists, as they are', () => {
  it('of 6,191 firms need one line of mapping, and no editing', () => {
    const mapping = '表头,字段\nuscc,统一社会信用代码\n'
    const { '检查对象.csv': _, ...others } = sound
    const files = {
      ...others,
      'm.csv': mapping,
      'minhang_enterprises.csv': list('minhang_enterprises.csv'),
    }
    const reading = readTables(filesOf(files))
    expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
    expect(inputsOf(reading).enterprises).toHaveLength(6191)
  })

  it('of 40 petrol stations need nothing', () => {
    const { '检查对象.csv': _, ...others } = sound
    const stations = { 'minhang_gas_stations.csv': list('minhang_gas_stations.csv') }
    const reading = readTables(filesOf({ ...others, ...stations }))
    expect(remarksOf(reading, 'refused', 'ask')).toEqual([])
    expect(inputsOf(reading).enterprises).toHaveLength(40)
  })

  it('that are no tables of a draw are asked about, as tables of something', () => {
    for (const name of [
      'minhang_streets.csv',
      'cn_holidays_2004_2026_npm.csv',
      'hainan_check_items_2020.csv',
    ]) {
      const reading = readTables(filesOf({ ...sound, [name]: list(name) }))
      expect(remarksOf(reading, 'refused', 'ask', 'note'), name).toEqual(['file-unread × 1'])
    }
  })

  it('are a register for a comparison', () => {
    const files = filesOf({ 'x.csv': list('minhang_gas_stations.csv') })
    expect(readEnterprises(files, { isRegister: true }).rows).toHaveLength(40)
  })
})
