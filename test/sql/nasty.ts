import type { Enterprise, Filter, Scalar } from 'double-random'

/** Texts that quoting, escaping, folding, collation or UTF-16 could get wrong. */
export const TEXTS = [
  '甲厂',
  "O'Neil",
  '"引号"',
  'back\\slash',
  "\\'",
  '\\',
  "''; DROP TABLE enterprises; --",
  '$1 {a} %s :x ?',
  'é',
  'e\u0301',
  'Ａ',
  'A',
  'a',
  '\u{20bb7}野家',
  '\u{1f600}',
  '\ue000',
  'ß',
  'null',
  '0',
  'TRUE',
  'x'.repeat(120),
]

/** A unit for each text, which misses other fields than its neighbours. */
export const UNITS: Enterprise[] = TEXTS.map((text, index) => ({
  id: text,
  name: text,
  ...(index % 2 === 0 ? { town: text } : {}),
  ...(index % 3 === 0 ? { risk: TEXTS[(index * 7) % TEXTS.length] as string } : {}),
  ...(index % 4 === 0 ? { size: index * 1_000_000_007 } : {}),
  ...(index % 5 === 0 ? {} : { tags: [text, TEXTS[(index + 5) % TEXTS.length] as string] }),
  ...(index % 2 === 1
    ? {
        attributes: {
          面积: index - 10,
          "it's": text,
          ...(index % 3 === 0 ? { 上限: Number.MAX_SAFE_INTEGER } : {}),
        },
      }
    : {}),
}))

export const LISTED = UNITS.filter((_, index) => index % 3 === 1).map(({ id }) => ({
  list: "名单 'A\\",
  enterprise: id,
}))

const FIELDS: readonly [field: string, values: readonly Scalar[]][] = [
  ['id', TEXTS],
  ['name', TEXTS],
  ['town', TEXTS],
  ['risk', TEXTS],
  ["attributes.it's", TEXTS],
  ['attributes.nobody', ['x']],
]

/** Every operator on fields that some units miss, and its negation. */
export const FILTERS: Filter[] = [
  ...FIELDS.flatMap(([field, values]): Filter[] => [
    { present: field },
    ...values.map((value): Filter => ({ equals: { [field]: value } })),
    { in: { [field]: [] } },
    { in: { [field]: values.filter((_, index) => index % 2 === 0) } },
  ]),
  ...TEXTS.map((tag): Filter => ({ tag })),
  { equals: { size: 4_000_000_028 } },
  { in: { size: [0, 8_000_000_056] } },
  { present: 'size' },
  { bounds: { size: { min: 1 } } },
  { bounds: { size: { max: 8_000_000_056 } } },
  { bounds: { size: { min: 4_000_000_028, max: 12_000_000_084 } } },
  { bounds: { 'attributes.面积': { min: -9, max: 1 } } },
  { bounds: { 'attributes.面积': { max: -1 } } },
  { equals: { 'attributes.面积': -5 } },
  { equals: { 'attributes.上限': Number.MAX_SAFE_INTEGER } },
  { bounds: { 'attributes.上限': { min: Number.MAX_SAFE_INTEGER } } },
  { listed: "名单 'A\\" },
  { listed: 'nothing' },
  { all: [] },
  { any: [] },
  { all: [{ present: 'town' }, { not: { tag: '\\' } }] },
  { any: [{ equals: { town: 'a' } }, { not: { present: 'risk' } }] },
  { not: { not: { equals: { town: 'A' } } } },
  { not: { all: [{ any: [] }, { bounds: { size: { min: 0 } } }] } },
].flatMap((filter: Filter): Filter[] => [filter, { not: filter }])
