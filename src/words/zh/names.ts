/** What the documents of the protocol are called, by their kind. */
export const documentNames: Readonly<Record<string, string>> = {
  announcement: '公告',
  record: '记录',
  void: '作废声明',
  amendment: '变更文件',
  notice: '公示',
  proof: '证明',
}

/** What the sources of a seed are called, by their kind. */
export const sourceNames: Readonly<Record<string, string>> = {
  operator: '经办人自定',
  'commit-reveal': '承诺后揭示',
  sealed: '密封随机数',
  'public-event': '公共事件',
  drand: '随机信标',
}
