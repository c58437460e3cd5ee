import { type Reading, type ReadOptions, readTables, type TableFile } from 'double-random/tables'
import { describe } from 'double-random/words'

/** A small bureau that is sound: five petrol stations, three officers, one task of two visits. */
export const sound = {
  '检查对象.csv': `编号,名称,街镇,标签,风险等级,状态
JY01,示范一站,梅陇镇,加油站,红,营业
JY02,示范二站,七宝镇,加油站,黄,营业
JY03,示范三站,浦江镇,加油站,黄,营业
JY04,示范四站,梅陇镇,加油站,红,停业
JY05,示范五站,七宝镇,加油站,红,营业
`,
  '执法人员.csv': `工号,姓名,科室,执法证有效期起,执法证有效期止
ZF01,赵一,危化科,2023-01-01,2027-12-31
ZF02,钱二,危化科,2023-01-01,2027-12-31
ZF03,孙三,危化科,2023-01-01,2027-12-31
`,
  '任务.csv': `计划编号,计划名称,任务编号,任务名称,责任科室,标签,家次,开始日期,结束日期,不查的状态
2026,年度计划,加油站,加油站检查,危化科,加油站,2,2026-03-02,2026-05-29,停业
`,
  '日历.json': '{"version":"试","from":"2026-01-01","to":"2026-12-31"}',
} as const

type Content = string | Uint8Array

const encoder = new TextEncoder()

/** Files by name, texts in UTF-8. */
export function filesOf(contents: Readonly<Record<string, Content>>): TableFile[] {
  return Object.entries(contents).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? encoder.encode(content) : Uint8Array.from(content),
  }))
}

/** Reads the sound bureau with other files in place of some of its own, or beside them. */
export function readWith(
  contents: Readonly<Record<string, Content | undefined>>,
  options?: ReadOptions,
): Reading {
  const all = Object.entries({ ...sound, ...contents }).flatMap(([name, content]) =>
    content === undefined ? [] : [[name, content] as const],
  )
  return readTables(filesOf(Object.fromEntries(all)), options)
}

/** Ids of the remarks of a severity, each with the number of places. */
export function remarksOf(
  { report }: Pick<Reading, 'report'>,
  ...severities: readonly ('refused' | 'ask' | 'note')[]
): string[] {
  return report.remarks
    .filter(({ severity, settled }) => severities.includes(severity) && settled === undefined)
    .map(({ about, count }) => `${about.id} × ${count}`)
}

/** What is said of a remark, in Chinese. */
export function saidOf({ report }: Pick<Reading, 'report'>, id: string): string {
  const remark = report.remarks.find(({ about }) => about.id === id)
  return remark === undefined ? '' : describe(remark, 'zh')
}

const twoBytes = new Map<string, readonly [number, number]>()

/** A text in GBK, of which this inverts the table that every engine has. */
export function inGBK(text: string): Uint8Array {
  if (twoBytes.size === 0) {
    const decoder = new TextDecoder('gb18030')
    for (let first = 0x81; first <= 0xfe; first += 1) {
      for (let second = 0x40; second <= 0xfe; second += 1) {
        if (second === 0x7f) continue
        const character = decoder.decode(Uint8Array.of(first, second))
        if (!twoBytes.has(character)) twoBytes.set(character, [first, second])
      }
    }
  }
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character < '\u0080') return [character.charCodeAt(0)]
      const bytes = twoBytes.get(character)
      if (bytes === undefined) throw new Error(`${character} is not in GBK`)
      return bytes
    }),
  )
}

/** A text in UTF-16 with its mark. */
export function inUTF16(text: string, isBigEndian = false): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))]
  return Uint8Array.from(
    units.flatMap((unit) => (isBigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  )
}
