import {
  canonicalJson,
  type DrawRecord,
  draw,
  type ExclusionRow,
  exclusionsOf,
  exclusionsText,
  type Json,
  readExclusions,
} from 'double-random'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effort } from '../effort.ts'
import { commit } from '../reference/merkle.ts'
import { refusalOf } from './refusal.ts'
import { smallBureau } from './small-bureau.ts'
import { BLINDING_KEY, holdCeremony, type Mutable } from './world.ts'

const WORLDS = [
  ['in the open', holdCeremony(), {}],
  ['blinded', holdCeremony(BLINDING_KEY), { blinding: BLINDING_KEY }],
] as const

function edited(record: DrawRecord, edit: (draft: Mutable<DrawRecord>) => void): DrawRecord {
  const draft = JSON.parse(canonicalJson(record)) as Mutable<DrawRecord>
  edit(draft)
  return draft as DrawRecord
}

describe.each(WORLDS)('the exclusions of a record %s', (_, { record, inputs }, options) => {
  const rows = exclusionsOf(record, inputs, options)
  const text = exclusionsText(rows)
  const lines = text.split('\n').slice(0, -1)
  const { exclusions } = record.body.head.tables
  const wrong = (given: string, of = record) => {
    const { code, problems } = refusalOf(() => readExclusions(of, given, options))
    return [code, problems[0]?.path]
  }
  const joined = (some: readonly string[]) => some.map((line) => `${line}\n`).join('')

  it('are those to which the head commits, unit by unit, and do not stand in the record', () => {
    expect(rows.length).toBeGreaterThan(3)
    expect(record.body.tables).not.toHaveProperty('exclusions')
    const { series, number } = record.body.head
    const blinding = 'blinding' in options ? { key: options.blinding, series, number } : undefined
    expect(commit('exclusions', rows, blinding)).toEqual(exclusions)
    const units = rows.map(({ unit }) => unit)
    expect(units).toEqual([...units].sort())
    expect(new Set(rows.map(({ pool, round }) => `${pool} ${round}`)).size).toBeGreaterThan(1)
    for (const { pool, round, excluded } of record.body.head.rounds) {
      const own = rows.filter((row) => row.pool === pool && row.round === round)
      const counted = excluded.map(({ code }) => {
        const under = own.filter((row) => row.code === code)
        return { code, count: under.length, byDraw: under.filter(({ byDraw }) => byDraw).length }
      })
      expect(counted).toEqual(excluded)
      expect(own).toHaveLength(excluded.reduce((sum, { count }) => sum + count, 0))
    }
  })

  it('follow from inputs and sample: seed, keys and other tables are not looked at', () => {
    const bare = edited(record, ({ body }) => {
      body.secrets.seed = '0'.repeat(64)
      body.tables.reserves = []
      body.tables.seats = []
    })
    expect(exclusionsOf(bare, inputs, options)).toEqual(rows)
    const other = edited(record, ({ body }) => {
      const byDraw = rows.find((row) => row.byDraw)
      body.tables.sample = body.tables.sample.filter(({ unit }) => unit !== byDraw?.unit)
    })
    expect(refusalOf(() => exclusionsOf(other, inputs, options)).code).toBe('evidence/digest')
  })

  it.each(['count', 'root'] as const)('are refused for another %s in the head', (member) => {
    const other = edited(record, ({ body }) => {
      const value = { count: exclusions.count + 1, root: '0'.repeat(64) }[member]
      Object.assign(body.head.tables.exclusions, { [member]: value })
    })
    const place = ['evidence/digest', `body.head.tables.exclusions.${member}`]
    const { code, problems } = refusalOf(() => exclusionsOf(other, inputs, options))
    expect([code, problems[0]?.path]).toEqual(place)
    expect(wrong(text, other)).toEqual(place)
  })

  it('are not made from inputs of another draw', () => {
    const { findings: _, ...data } = inputs as unknown as { findings: unknown; lists: never[] }
    const fewer = { ...data, lists: data.lists.slice(1) } as never
    expect(refusalOf(() => exclusionsOf(record, fewer, options)).code).toBe('policy/inputs-changed')
  })

  it('need the key where they are blinded, and none elsewhere', () => {
    const otherwise = 'blinding' in options ? {} : { blinding: BLINDING_KEY }
    expect(refusalOf(() => exclusionsOf(record, inputs, otherwise)).code).toBe('input/option')
    expect(refusalOf(() => readExclusions(record, text, otherwise)).code).toBe('input/option')
  })

  it('are read from their file', () => {
    expect(readExclusions(record, text, options)).toEqual(rows)
    expect(readExclusions(canonicalJson(record), text, options)).toEqual(rows)
  })

  const [first, second] = lines as [string, string]
  const last = lines.length - 1
  it.each<[string, string, readonly [string, string]]>([
    ['another code', text.replace('近期处罚', '近期已查'), ['evidence/digest', '.root']],
    [
      'another unit',
      joined([...lines.slice(0, -1), first.replace(/"unit":"[^"]*"/, '"unit":"zzz"')]),
      ['evidence/digest', '.root'],
    ],
    ['a blank', text.replace(':', ': '), ['evidence/not-canonical', '[0]']],
    [
      'members in another order',
      text.replace(/"byDraw":(\w+),("code":"[^"]*"),/, '$2,"byDraw":$1,'),
      ['evidence/not-canonical', '[0]'],
    ],
    ['lines of another system', text.replaceAll('\n', '\r\n'), ['evidence/not-canonical', '[0]']],
    ['a byte order mark', `\ufeff${text}`, ['evidence/json', '[0]']],
    ['an empty line', `${first}\n\n`, ['evidence/json', '[1]']],
    ['no line feed at the end', text.slice(0, -1), ['evidence/not-canonical', `[${last}]`]],
    ['half a line at the end', text.slice(0, -9), ['evidence/not-canonical', `[${last}]`]],
    ['a half line', joined([first.slice(0, -9), ...lines.slice(1)]), ['evidence/json', '[0]']],
    ['a member more', text.replace('{', '{"a":1,'), ['evidence/version', '[0].a']],
    ['a member less', text.replace(/"byDraw":\w+,/, ''), ['evidence/structure', '[0].byDraw']],
    [
      'a value of another type',
      text.replace(/"round":(\d+)/, '"round":"$1"'),
      ['evidence/structure', '[0].round'],
    ],
    ['a line that is no object', `7\n${text}`, ['evidence/structure', '[0]']],
    [
      'a line that is another document',
      `${canonicalJson(record as unknown as Json)}\n`,
      ['evidence/structure', '[0]'],
    ],
    ['a row left out', joined(lines.slice(1)), ['evidence/digest', '.count']],
    ['nothing', '', ['evidence/digest', '.count']],
    ['a row twice', joined([first, ...lines]), ['evidence/structure', '[1]']],
    [
      'a row again at the end',
      joined([...lines, first]),
      ['evidence/structure', `[${lines.length}]`],
    ],
    [
      'rows in another order',
      joined([second, first, ...lines.slice(2)]),
      ['evidence/structure', '[1]'],
    ],
    [
      'a row of its own',
      joined([...lines, first.replace(/"unit":"[^"]*"/, '"unit":"zzz"')]),
      ['evidence/digest', '.count'],
    ],
  ])('are refused with %s', (_, given, [code, place]) => {
    expect(given).not.toBe(text)
    const [found, path = ''] = wrong(given)
    expect(found).toBe(code)
    const head = code === 'evidence/digest' ? 'body.head.tables.exclusions' : 'exclusions'
    expect(path.startsWith(head + place)).toBe(true)
  })

  it('are refused after any change of their file', () => {
    const change = fc.oneof(
      fc.record({ at: fc.nat(text.length), cut: fc.nat(3), put: fc.string({ maxLength: 3 }) }),
      fc.record({ from: fc.nat(last), to: fc.nat(lines.length), copy: fc.boolean() }),
    )
    let refused = 0
    fc.assert(
      fc.property(change, (each) => {
        let given = ''
        if ('at' in each) {
          given = text.slice(0, each.at) + each.put + text.slice(each.at + each.cut)
        } else {
          const some = [...lines]
          const [line = ''] = each.copy ? [lines[each.from]] : some.splice(each.from, 1)
          some.splice(each.to, 0, line)
          given = joined(some)
        }
        if (given === text) return
        refused += 1
        expect(wrong(given)[0]).toMatch(/^evidence\//)
      }),
      { seed: 16, numRuns: effort(300, 2000) },
    )
    expect(refused).toBeGreaterThan(effort(200, 1500))
  })
})

describe('the exclusions of another draw', () => {
  const tasks = [{}, { rounds: [{ window: ['2020-03-02', '2020-03-13'], visits: 1 }] }]
  const data = smallBureau({ units: 30, tasks })
  const [one, two] = ['一', '二'].map((seed) => draw(data, { seed })) as [DrawRecord, DrawRecord]

  it('do not pass for those of a record, though they are as many', () => {
    const rows = exclusionsOf(two, data)
    expect(exclusionsOf(one, data)).toHaveLength(rows.length)
    expect(rows).not.toEqual(exclusionsOf(one, data))
    const { code, problems } = refusalOf(() => readExclusions(one, exclusionsText(rows)))
    expect([code, problems[0]?.path]).toEqual([
      'evidence/digest',
      'body.head.tables.exclusions.root',
    ])
  })

  it('are none where nobody is kept out: an empty file', () => {
    const free = draw(smallBureau({}), { seed: '一' })
    const none: readonly ExclusionRow[] = exclusionsOf(free, smallBureau({}))
    expect([none, exclusionsText(none), readExclusions(free, '')]).toEqual([[], '', []])
    expect(refusalOf(() => readExclusions(free, '\n')).code).toBe('evidence/json')
  })
})
