/** Names of the parts of long work. */
export const STAGES = {
  reading: { zh: '读取数据', en: 'reading' },
  checking: { zh: '检查数据', en: 'checking the inputs' },
  announcing: { zh: '生成公告', en: 'announcing' },
  drawing: { zh: '抽取', en: 'drawing' },
  verifying: { zh: '核验', en: 'verifying' },
  comparing: { zh: '比对', en: 'comparing' },
  explaining: { zh: '查询', en: 'explaining' },
  amending: { zh: '变更', en: 'amending' },
  writing: { zh: '写查询', en: 'writing queries' },
  scheduling: { zh: '编排日程', en: 'scheduling' },
  listing: { zh: '编制名单', en: 'listing' },
  disclosing: { zh: '生成公示', en: 'composing' },
} as const

export type StageName = keyof typeof STAGES
