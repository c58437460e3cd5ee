import { CHECKS } from './checks.ts'

const TABLES: Readonly<Record<string, string>> = {
  enterprises: '检查对象',
  inspectors: '执法人员',
  recusals: '回避',
  pastVisits: '检查记录',
  penalties: '处罚',
  lists: '清单',
  waivers: '豁免',
  sample: '抽中',
  reserves: '备选',
  exclusions: '剔除',
  seats: '席位',
  vacancies: '空缺',
  loads: '家次',
  items: '事项',
}

const PARTS: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^notice of (.+) number (\d+): (.+)$/, '$1 第 $2 号的公示：$3'],
  [/^announcement of (.+) number (\d+)$/, '$1 第 $2 号的公告'],
  [/^(.+) number (\d+): (.+), (\d+) checks passed$/, '$1 第 $2 号：$3，$4 项相符'],
  [/^not checked: (.+)$/, '未查：$1'],
  [
    /^(\d+) voids before it, (\d+) of its rounds drawn before$/,
    '此前作废 $1 次，其中的轮次此前抽过 $2 次',
  ],
  [/^voids and redraws before it unknown$/, '此前是否作废、重抽，不得而知'],
  [/^NOT the record that was published$/, '不是公布的那一份记录'],
  [/^WEAK entropy$/, '随机强度不足'],
  [/^no rows opened$/, '没有公开任何行'],
  [/^opened: (.+)$/, '公开了 $1'],
  [/^still sealed$/, '种子和密钥尚未公开'],
  [/^(\d+) amendments$/, '更正书 $1 份'],
]

/** The first line of a report in Chinese: the verdict, and what was left open. */
export function chineseHeadline(headline: string): string {
  const titles: Readonly<Record<string, string>> = CHECKS
  const titled = (names: string) =>
    names
      .split(', ')
      .map((name) => titles[name] ?? name)
      .join('、')
  return headline
    .split('; ')
    .map((part) => {
      const found = PARTS.find(([english]) => english.test(part))
      return found === undefined ? part : part.replace(found[0], found[1])
    })
    .map((part) =>
      part
        .replace(/^未查：(.+)$/, (_, names: string) => `未查：${titled(names)}`)
        .replace(
          /(: )?NOT verified \((.+)\)/,
          (_, colon: string | undefined, names: string) =>
            `${colon === undefined ? '' : '：'}核验不通过（${titled(names).replace(/^(what ties|the digest of).*/, '缺少核对所需的依据')}）`,
        )
        .replace(/: verified$/, '：核验通过')
        .replace(/：verified/, '：核验通过')
        .replace(/(\d+) of (\d+) rows of (\w+)(, )?/g, (_, rows, all, name: string, more) => {
          return `${TABLES[name] ?? name} ${all} 行中的 ${rows} 行${more === undefined ? '' : '、'}`
        }),
    )
    .join('；')
}
