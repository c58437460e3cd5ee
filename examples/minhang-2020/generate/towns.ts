/**
 * The fourteen towns and streets of Minhang, each with a short form for names and a made-up share
 * of the enterprises.
 */
export const TOWNS = [
  { name: '江川路街道', short: '江川', share: 7 },
  { name: '古美街道', short: '古美', share: 3 },
  { name: '新虹街道', short: '新虹', share: 4 },
  { name: '浦锦街道', short: '浦锦', share: 5 },
  { name: '莘庄镇', short: '莘庄', share: 7 },
  { name: '七宝镇', short: '七宝', share: 8 },
  { name: '颛桥镇', short: '颛桥', share: 10 },
  { name: '华漕镇', short: '华漕', share: 8 },
  { name: '虹桥镇', short: '虹桥', share: 5 },
  { name: '梅陇镇', short: '梅陇', share: 9 },
  { name: '吴泾镇', short: '吴泾', share: 6 },
  { name: '马桥镇', short: '马桥', share: 8 },
  { name: '浦江镇', short: '浦江', share: 13 },
  { name: '莘庄工业区', short: '莘工', share: 7 },
] as const

export type Town = (typeof TOWNS)[number]

/** Every town as often as its share, so that picking one at random follows the shares. */
export const TOWNS_BY_SHARE: readonly Town[] = TOWNS.flatMap((town) =>
  Array.from({ length: town.share }, () => town),
)
