import { canonicalJson, exclusionsOf, type Notice, reassignOfficer } from 'double-random'
import { composeNotice, type NoticeOptions, verifyNotice } from 'double-random/disclose'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../ceremony/refusal.ts'
import { holdCeremony } from '../ceremony/world.ts'
import { commit } from '../reference/merkle.ts'
import { expectSound } from '../verify/sound.ts'
import { type Draft, resealed } from './reseal.ts'

const KEY = 'b1'.repeat(32)
const open = holdCeremony()
const blinded = holdCeremony(KEY)

const statusesOf = (report: ReturnType<typeof verifyNotice>) =>
  Object.fromEntries(report.checks.map(({ name, status }) => [name, status]))

describe.each([
  ['in the open', open, undefined],
  ['blinded', blinded, KEY],
] as const)('notices of a record %s', (_, { inputs, record, announcement }, key) => {
  const compose = (options: NoticeOptions = {}) =>
    composeNotice(record, inputs, { ...options, ...(key && { blinding: key }) })
  const outside = { recordDigest: record.digest, announcementDigest: announcement.digest }
  const check = (notice: Notice | string, more = {}) =>
    verifyNotice(notice, { ...outside, ...more })

  it('open nothing that was not asked for', () => {
    const { body } = compose()
    expect(Object.keys(body).sort()).toEqual([
      'amendments',
      'head',
      'kind',
      'protocol',
      'secrets',
      'tables',
    ])
    expect([body.tables, body.secrets, body.amendments]).toEqual([{}, null, []])
    const text = canonicalJson(compose())
    for (const { id } of [...inputs.enterprises, ...inputs.inspectors])
      expect(text).not.toContain(JSON.stringify(id))
    expect(text).not.toContain(record.body.secrets.seed)
    const report = check(text)
    expectSound(report)
    expect(statusesOf(report)['secrets-digest']).toBe('not-checked')
    expect(report.headline.map(({ id }) => id).slice(1, 3)).toEqual([
      'no-rows-opened',
      'secrets-sealed',
    ])
  })

  it('open whole tables, with secrets or without', () => {
    const tables = [
      'enterprises',
      'inspectors',
      'recusals',
      'pastVisits',
      'penalties',
      'lists',
      'waivers',
      'sample',
      'reserves',
      'exclusions',
      'seats',
      'vacancies',
      'loads',
      'items',
    ] as const
    const exclusions = exclusionsOf(record, inputs, key === undefined ? {} : { blinding: key })
    const all = { ...inputs, ...record.body.tables, exclusions }
    for (const secrets of [false, true]) {
      const notice = compose({ open: tables.map((table) => ({ table })), secrets })
      for (const table of tables) {
        const rows = all[table as 'sample'] as readonly object[]
        const opened = notice.body.tables[table] as { all: { row: object; salt?: string }[] }
        expect(opened.all.map(({ row }) => row)).toEqual(rows)
        expect(opened.all.every(({ salt }) => (salt === undefined) === (key === undefined))).toBe(
          true,
        )
        // The root of a second implementation, of what is opened.
        const { series, number } = record.body.head
        const root = commit(table, rows, key === undefined ? undefined : { key, series, number })
        expect(
          { ...record.body.head.announcement.tables, ...record.body.head.tables }[table],
        ).toEqual(root)
      }
      const report = check(notice)
      expect(report.checks.filter(({ status }) => status === 'fail')).toEqual([])
      expectSound(report)
      const wanted = secrets ? 'pass' : undefined
      expect([
        statusesOf(report).seed,
        statusesOf(report).keys,
        statusesOf(report).tickets,
      ]).toEqual([wanted, wanted, wanted])
    }
  })

  it('open the rows that were asked for, each with its path', () => {
    const { sample, seats } = record.body.tables
    const [first, last] = [sample[0], sample.at(-1)]
    const recused = inputs.recusals[0]!.enterprise!
    const { pool } = [...sample].sort((a, b) => (a.date < b.date ? -1 : 1))[0]!
    const day = sample
      .map(({ date }) => date)
      .sort()
      .at(-2)!
    const officer = seats[0]!.inspector
    const cases: readonly [NoticeOptions['open'], string, (row: Draft) => boolean][] = [
      [[{ table: 'sample', pools: [pool] }], 'sample', (row) => row.pool === pool],
      [[{ table: 'sample', upTo: day }], 'sample', (row) => row.date <= day],
      [
        [{ table: 'sample', pools: [pool], upTo: day }],
        'sample',
        (row) => row.pool === pool && row.date <= day,
      ],
      [
        [{ table: 'enterprises', units: [first!.unit] }],
        'enterprises',
        (row) => row.id === first!.unit,
      ],
      [[{ table: 'seats', inspectors: [officer] }], 'seats', (row) => row.inspector === officer],
      [[{ table: 'inspectors', inspectors: [officer] }], 'inspectors', (row) => row.id === officer],
      [
        [{ table: 'seats', upTo: day }],
        'seats',
        (row) =>
          sample.some(
            (each) =>
              each.pool === row.pool &&
              each.round === row.round &&
              each.unit === row.unit &&
              each.date <= day,
          ),
      ],
      [
        [{ table: 'items', upTo: day }],
        'items',
        (row) =>
          sample.some(
            (each) =>
              each.pool === row.pool &&
              each.round === row.round &&
              each.unit === row.unit &&
              each.date <= day,
          ),
      ],
      [
        [
          { table: 'sample', units: [first!.unit] },
          { table: 'sample', upTo: '2020-01-01' },
        ],
        'sample',
        (row) => row.unit === first!.unit,
      ],
      // Rows stand in the order of the table, whatever is asked for first.
      [
        [
          { table: 'sample', units: [last!.unit] },
          { table: 'sample', units: [first!.unit] },
        ],
        'sample',
        (row) => row.unit === first!.unit || row.unit === last!.unit,
      ],
      [[{ table: 'recusals', units: [recused] }], 'recusals', (row) => row.enterprise === recused],
    ]
    for (const [opening, table, isOpened] of cases) {
      const notice = compose({ open: opening! })
      const all = { ...inputs, ...record.body.tables }[table as 'sample'] as readonly object[]
      const expected = all.filter(isOpened)
      const found = notice.body.tables[table as 'sample'] as Draft
      const rows = (found.all ?? found.some).map(({ row }: { row: object }) => row)
      expect(rows).toEqual(expected)
      expect([table, opening, rows.length > 0]).toEqual([table, opening, true])
      expect('all' in found).toBe(rows.length === all.length)
      expectSound(check(notice))
    }
  })

  it('prove nothing without the digest of the record', () => {
    const notice = compose({ open: [{ table: 'sample' }] })
    const report = verifyNotice(canonicalJson(notice), { announcementDigest: announcement.digest })
    expect(report.outcome).toBe('partial')
    expect(report.checks.filter(({ status }) => status === 'fail')).toEqual([])
    expect(check(notice, { recordDigest: '0'.repeat(64) }).outcome).toBe('refuted')
    expect(check(notice, { announcementDigest: '0'.repeat(64) }).outcome).toBe('refuted')
  })

  it('show it if a row is left out, added, exchanged or doubled, whoever seals the notice anew', () => {
    const notice = compose({
      open: [{ table: 'sample' }, { table: 'exclusions', pools: ['petrol'] }],
      secrets: true,
    })
    const edits: readonly ((body: Draft) => void)[] = [
      (body) => body.tables.sample.all.pop(),
      (body) => body.tables.sample.all.shift(),
      (body) => body.tables.sample.all.push(body.tables.sample.all[0]),
      (body) => body.tables.sample.all.reverse(),
      (body) => {
        body.tables.sample.all[0].row.unit = body.tables.sample.all[1].row.unit
      },
      (body) => {
        body.tables.sample.all[0].row.date = '2020-12-31'
      },
      (body) => {
        body.tables.sample.all[0].salt = '0'.repeat(64)
      },
      (body) => {
        body.tables.exclusions.some[0].row.code = '另议'
      },
      (body) => {
        body.tables.exclusions.some[0].index += 1
      },
      (body) => body.tables.exclusions.some.reverse(),
      (body) => body.tables.exclusions.some.push(body.tables.exclusions.some[0]),
      (body) => {
        body.tables.exclusions.some[0].path.pop()
      },
      (body) => {
        body.tables.exclusions.some[0].path.push('0'.repeat(64))
      },
      (body) => {
        body.tables.reserves = { all: [] }
      },
      (body) => {
        body.tables.vacancies = body.tables.exclusions
      },
      (body) => {
        body.secrets.seed = '0'.repeat(64)
      },
      (body) => {
        body.secrets.keys.rounds.pop()
      },
      (body) => {
        body.head.rounds[0].drawn += 1
      },
    ]
    expect(notice.body.tables.exclusions).toHaveProperty('some')
    for (const edit of edits) {
      const report = check(resealed(notice, edit))
      expect(report.outcome).not.toBe('verified')
      // Rows of another table have members that this one does not know.
      expect(
        report.checks.some(
          ({ name, status }) => status === 'fail' || (name === 'structure' && status !== 'pass'),
        ),
      ).toBe(true)
    }
  })

  it('cannot be made of a record that is not sound, or with other inputs', () => {
    const [row, ...rest] = record.body.tables.sample
    const tables = { ...record.body.tables, sample: [{ ...row!, date: '2020-12-31' }, ...rest] }
    const forged = { ...record, body: { ...record.body, tables } }
    const options = key === undefined ? {} : { blinding: key }
    expect(refusalOf(() => composeNotice(forged, inputs, options)).code).toBe('evidence/digest')
    const reworded = {
      ...record,
      body: { ...record.body, head: { ...record.body.head, rounds: [] } },
    }
    expect(refusalOf(() => composeNotice(reworded, inputs, options)).code).toBe('evidence/digest')
    const data = { ...inputs, recusals: [], findings: undefined } as never
    const { findings: _, ...plain } = data as Draft
    expect(refusalOf(() => composeNotice(record, plain, options)).code).toBe(
      'policy/inputs-changed',
    )
    const wrongKey = key === undefined ? { blinding: KEY } : {}
    expect(refusalOf(() => composeNotice(record, inputs, wrongKey)).code).toBe('input/option')
  })

  it('open rows with salts if and only if the record is blinded', () => {
    const notice = compose({ open: [{ table: 'sample' }] })
    const edited = resealed(notice, ({ tables }) => {
      const [one] = tables.sample.all
      if (key === undefined) one.salt = 'ab'.repeat(32)
      else delete one.salt
    })
    const failed = check(edited).checks.filter(({ status }) => status === 'fail')
    const path = 'body.tables.sample'
    const why = { id: key === undefined ? 'salt-needless' : 'salt-missing' }
    expect(failed).toMatchObject([
      { name: 'opened-rows', path, message: { id: 'in-document', values: { path, why } } },
    ])
  })

  it('say how many counts of the head their rows were held against', () => {
    const countsIn = (...tables: readonly ('sample' | 'reserves' | 'exclusions' | 'seats')[]) => {
      const report = check(compose({ open: tables.map((table) => ({ table })) }))
      return report.checks.find(({ name }) => name === 'opened-counts')?.message.values
    }
    const { rounds } = record.body.head
    const of = (count: (round: (typeof rounds)[number]) => number) =>
      rounds.reduce((sum, round) => sum + count(round), 0)
    const strata = of((round) => round.strata.length)
    expect(countsIn()).toEqual({ counts: 0 })
    expect(countsIn('sample', 'seats')).toEqual({ counts: strata + 2 })
    expect(countsIn('reserves')).toEqual({ counts: rounds.length })
    expect(countsIn('exclusions')).toEqual({ counts: of((round) => 2 * round.excluded.length) })
  })

  it('name the amendments made so far', () => {
    const { inspector } = record.body.tables.seats[0]!
    const amendment = reassignOfficer(record, inputs, {
      change: { inspector, from: '2020-12-30', to: '2020-12-31' },
      reason: 'absence',
      evidence: '病假单',
      date: '2020-03-01',
      ...(key === undefined ? {} : { blinding: key }),
    })
    const text = canonicalJson(amendment)
    const notice = compose({ amendments: [text] })
    expect(notice.body.amendments).toEqual([amendment.digest])
    const lastAmendment = amendment.digest
    const named = (one: Notice) => check(one).headline.filter(({ id }) => id === 'amendments-named')
    expect(named(notice)).toEqual([{ id: 'amendments-named', values: { count: 1 } }])
    expect(named(compose())).toEqual([])
    const open = check(notice).checks.find(({ name }) => name === 'amendments')
    expect(open).toMatchObject({ needs: ['amendments', 'last-amendment'] })
    expect(statusesOf(check(notice, { lastAmendment })).amendments).toBe('not-checked')
    expect(statusesOf(check(notice, { amendments: [text] })).amendments).toBe('not-checked')
    const whole = { amendments: [text], lastAmendment }
    expect(statusesOf(check(notice, whole)).amendments).toBe('pass')
    expect(statusesOf(check(notice, { lastAmendment: null })).amendments).toBe('fail')
    // It names none; that none was published has to be known.
    expect(statusesOf(check(compose())).amendments).toBe('not-checked')
    expect(statusesOf(check(compose(), { lastAmendment: null })).amendments).toBe('pass')
    expect(statusesOf(check(compose(), { lastAmendment })).amendments).toBe('fail')
    expect(statusesOf(check(notice, { amendments: [] })).amendments).toBe('fail')
    expect(statusesOf(check(compose(), { amendments: [text] })).amendments).toBe('fail')
    expect(statusesOf(check(notice, { amendments: ['{}'] })).amendments).toBe('fail')
  })

  it.each([
    [
      'a filter that the table does not have',
      { table: 'loads', pools: ['petrol'] },
      'input/option',
    ],
    ['an unknown table', { table: 'results' }, 'input/choice'],
    ['a wrong day', { table: 'sample', upTo: '2020-2-1' }, 'input/date'],
    ['a member that is none', { table: 'sample', until: '2020-02-01' }, 'input/option'],
  ])('are refused with %s', (_, opening, code) => {
    expect(refusalOf(() => compose({ open: [opening as never] })).code).toBe(code)
  })
})

describe('what an outsider learns from a blinded notice', () => {
  it('are salts of the opened rows only', () => {
    const { inputs, record } = blinded
    const [first] = inputs.enterprises
    const notice = composeNotice(record, inputs, {
      blinding: KEY,
      open: [{ table: 'enterprises', units: [first!.id] }],
    })
    const text = canonicalJson(notice)
    expect(text.match(/"salt"/g)).toHaveLength(1)
    expect(text).not.toContain(KEY)
    for (const { id } of inputs.enterprises.slice(1)) expect(text).not.toContain(JSON.stringify(id))
  })
})
