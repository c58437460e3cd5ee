import type { Evidence } from '../../core/check.ts'

/** What closes an open check. */
export const evidence: Readonly<Record<Evidence, string>> = {
  'announcement-digest': '随机数产生前公布的公告摘要（从公布处取得）',
  'announced-at': '公告公布的时刻',
  'record-digest': '抽取当天公布的记录摘要（从公布处取得）',
  'void-digest': '公布的作废声明摘要（从公布处取得）',
  'amendment-digest': '公布的变更文件摘要（从公布处取得）',
  announcement: '公告',
  record: '记录',
  inputs: '抽取时的数据',
  blinding: '盲化密钥',
  history: '本系列此前的全部文件',
  events: '从别处得到的公共事件结果',
  'beacon-verifier': '信标签名的核对程序',
  amendments: '变更文件',
  'last-amendment': '公布的最后一份变更的摘要，没有变更的须说明',
  secrets: '公开揭示内容、种子和密钥的文件',
  replay: '用抽取时的数据复算整份记录',
  'last-digest': '公布的最后一份文件的摘要',
  ledger: '完整的登记簿和登记的全部文件',
  reason: '公告中写明的变更理由',
  'usable-evidence': '更正或撤去用不上的依据',
  'later-version': '本软件的更新版本',
  nothing: '无法补查：种子未经挑选，事后不能证明',
}
