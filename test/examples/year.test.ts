import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  exclusionsOf,
  type Inputs,
  type SampleRow,
  type SeriesDocument,
  type SubstituteRow,
  verify,
  verifySeries,
  visitsMade,
} from 'double-random'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { type DrawnNumber, isDrawn, lastDocument } from '../../examples/year/documents.ts'
import { FRIEND, LEFT_OUT_FROM } from '../../examples/year/generate/friend.ts'
import { printYear } from '../../examples/year/print/year.ts'
import { coverageOf, estimatesOf, reconciliationOf } from '../../examples/year/reports.ts'
import { runYear } from '../../examples/year/run-year.ts'
import { findingOf } from '../../src/core/check.ts'
import { disclosedTruly } from '../reference/disclosed-truly.ts'
import { partsChanged, partsOpen } from './parts-changed.ts'

const year = runYear()
const { numbers, documents } = year
/** The announcement of the void comes after them. */
const ended = documents.slice(0, numbers.length)
const drawn = numbers.filter(isDrawn)
const lastDigest = lastDocument(numbers.at(-1)!).digest

/** Whether nothing is wrong in a series; texts that cannot even be read are wrong. */
function holds(some: readonly SeriesDocument[], options = {}): boolean {
  return verifySeries(some, options).outcome !== 'refuted'
}

function without<T>(rows: readonly T[], place: number): T[] {
  return rows.filter((_, index) => index !== place)
}

/** The rows with the one at a place and the next one changed about. */
function swapped<T>(rows: readonly T[], place: number): T[] {
  return rows.map((row, index) =>
    index === place ? rows[place + 1]! : index === place + 1 ? rows[place]! : row,
  )
}

/** A text with one character changed: the one that ends the first match. */
function altered(text: string, pattern: RegExp): string {
  const changed = text.replace(pattern, (_, head: string, last: string) => {
    return `${head}${last === '1' ? '2' : '1'}`
  })
  expect(changed).not.toBe(text)
  expect(changed).toHaveLength(text.length)
  return changed
}

it('makes notices and proofs that hold', () => {
  const seen = disclosedTruly(drawn[0]!)
  expect(seen).toEqual(expect.arrayContaining(['sealed', 'blinded', 'drawn', 'reserve']))
})

describe('the chain', () => {
  it('verifies, and names its void', () => {
    const report = verifySeries(documents, { lastDigest })
    expect(report.entries.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['record', 'verified'],
      ['record', 'partial'],
      ['void', 'verified'],
      ['record', 'partial'],
      ['record', 'partial'],
    ])
    expect(report.outcome).toBe('partial')
    expect(report.refutes).toEqual([])
    expect(report.headline.slice(0, 3)).toEqual([
      {
        id: 'series-verdict',
        values: { documents: 5, outcome: 'partial', failed: [], open: [2, 4, 5] },
      },
      { id: 'series-complete', values: {} },
      { id: 'series-voids-and-redraws', values: { voids: 1, redraws: 0 } },
    ])
    const checks = report.entries.flatMap((entry) => entry.report?.checks ?? [])
    expect(checks.filter(({ status }) => status !== 'pass')).toEqual([])
    expect(checks.filter(({ name }) => name === 'amendments')).toHaveLength(4)
  })

  it('refutes nothing; open are only the reasons that its announcements did not give', () => {
    const report = verifySeries([...documents].reverse(), { lastDigest })
    expect(report.refutes).toEqual([])
    const others = report.open.filter(({ about }) => !('name' in about && about.name === 'changes'))
    expect(others).toEqual([])
    const pairs = drawn.slice(1).map(({ record, inputs }, index) => {
      return [record.body.head.number, partsChanged(drawn[index]!.inputs, inputs)] as const
    })
    expect(partsOpen(report)).toEqual(new Map(pairs))
    const gone = report.told.filter(({ about }) => !('name' in about) && about.id === 'chance-lost')
    expect(gone.length).toBeGreaterThan(3)
  })

  it('ends the third number in a void, and draws the quarter with other contributions', () => {
    const [, , third, fourth] = numbers
    expect(third).toMatchObject({
      refusal: 'policy/missing-reveal',
      document: { body: { number: 3, code: 'missing-reveal' } },
    })
    expect(fourth!.announcement.body.previous).toBe(lastDocument(third!).digest)
    expect(fourth!.announcement.body.batch).toEqual(third!.announcement.body.batch)
    const commitments = [third!, fourth!].flatMap(({ announcement }) =>
      announcement.body.entropy.map((source) => 'commitment' in source && source.commitment),
    )
    expect(new Set(commitments).size).toBe(6)
  })

  it.each([0, 2])('is not verified without document %i, and asks for it', (place) => {
    const { outcome, open } = verifySeries(without(documents, place), { lastDigest })
    expect(outcome).toBe('partial')
    expect(open.map(({ about }) => ('name' in about ? findingOf(about) : about))).toContainEqual({
      id: 'numbers-missing',
      values: { numbers: [place + 1] },
    })
  })

  it('fails without its last document only for whoever knows the last digest', () => {
    expect(holds(ended.slice(0, -1), { lastDigest })).toBe(false)
    expect(holds(ended.slice(0, -1))).toBe(true)
  })

  it.each([3])('verifies with documents %i and the next swapped', (place) => {
    expect(holds(swapped(documents, place), { lastDigest })).toBe(true)
  })

  it.each([
    ['a ticket', 1, /("ticket":"[0-9a-f]{63})([0-9a-f])/],
    ['the day of the void', 2, /("date":"2020-\d\d-\d)(\d)/],
    ['a nonce', 3, /("nonce":"[0-9a-f]{63})([0-9a-f])/],
    ['an officer', 4, /("inspector":"ZF0)(\d)/],
  ])('fails when %s is altered', (_, place, pattern) => {
    const forged = documents.map((each, index) =>
      index === place ? { ...each, text: altered(each.text, pattern) } : each,
    )
    expect(holds(forged)).toBe(false)
  })
})

describe('the amendments', () => {
  /**
   * Whether nothing is wrong in a record with other amendments than it has, whose last digest may
   * be known.
   */
  function holdsWith(
    number: number,
    amendments: readonly string[],
    lastAmendment?: string | null,
  ): boolean {
    const { text, data, blinding } = documents[number - 1]!
    const history = documents.slice(0, number - 1).map((each) => each.text)
    const known = { blinding: blinding!, history, amendments }
    const published = lastAmendment === undefined ? {} : { lastAmendment }
    return verify(text, data as Inputs, { ...known, ...published }).outcome !== 'refuted'
  }

  const amended = [drawn[0]!, drawn.at(-1)!].map(({ record }) => {
    const { number } = record.body.head
    return { number, texts: documents[number - 1]!.amendments! }
  })

  it('are some for every draw, and hold as they are', () => {
    for (const { number, texts } of amended) {
      expect(texts.length).toBeGreaterThan(1)
      expect(holdsWith(number, texts)).toBe(true)
    }
  })

  it.each(amended)(
    'of number $number fail when one that another follows is left out',
    ({ number, texts }) => {
      for (const place of texts.slice(1).keys()) {
        expect(holdsWith(number, without(texts, place))).toBe(false)
      }
    },
  )

  it.each(amended)(
    'of number $number fail without the last only for whoever knows its digest',
    ({ number, texts }) => {
      const { lastAmendment } = documents[number - 1]!
      expect(holdsWith(number, texts, lastAmendment)).toBe(true)
      expect(holdsWith(number, texts.slice(0, -1), lastAmendment)).toBe(false)
      expect(holdsWith(number, texts.slice(0, -1))).toBe(true)
    },
  )

  it.each(amended)('of number $number fail in another order', (each) => {
    for (const place of each.texts.slice(1).keys()) {
      expect(holdsWith(each.number, swapped(each.texts, place))).toBe(false)
    }
  })

  it.each(amended)(
    'of number $number fail when evidence or day is altered',
    ({ number, texts }) => {
      const last = texts.at(-1)!
      const edits = [/("evidence":"[^"]*)(\d)(?=号")/, /("date":"2020-\d\d-\d)(\d)/]
      for (const pattern of edits) {
        expect(holdsWith(number, [...texts.slice(0, -1), altered(last, pattern)])).toBe(false)
      }
    },
  )

  it('make a whole series fail when one is left out', () => {
    const forged = documents.map((each, index) =>
      index === 1 ? { ...each, amendments: each.amendments!.slice(1) } : each,
    )
    expect(holds(forged)).toBe(false)
  })
})

/** Everybody who was ever in the sample of a draw, with the round in which he came. */
function everSampled({ record, amendments }: DrawnNumber): { pool: string; unit: string }[] {
  return [
    ...record.body.tables.sample,
    ...amendments.flatMap(({ body }) =>
      body.substitutes.flatMap(({ pool, substitute }) =>
        substitute === null ? [] : [{ pool, unit: substitute }],
      ),
    ),
  ]
}

/** Units for which a rule of the plan stands in the table of exclusions. */
function excluded({ record, inputs, blinding }: DrawnNumber, wanted: string): string[] {
  return exclusionsOf(record, inputs, { blinding })
    .filter(({ code }) => code === wanted)
    .map(({ unit }) => unit)
}

describe('the cap', () => {
  /** Days of visits of the year, from the outcomes and the towns' own lists alone. */
  const days = new Map<string, Set<string>>()
  const count = (unit: string, date: string) =>
    days.set(unit, (days.get(unit) ?? new Set()).add(date))
  for (const { outcomes, townVisits } of drawn) {
    for (const { unit, date, outcome } of outcomes) {
      if (outcome === 'inspected' || outcome === 'refused') count(unit, date!)
    }
    for (const { enterprise, date } of townVisits) count(enterprise, date)
  }
  for (const { enterprise, date, matter } of year.visits) {
    if (matter === '街镇检查') count(enterprise, date)
  }

  it('leaves nobody with more than two days of visits', () => {
    const sizes = [...days.values()].map(({ size }) => size)
    expect(Math.max(...sizes)).toBe(2)
    expect(sizes.filter((size) => size === 2).length).toBeGreaterThan(20)
  })

  it('is what keeps some out', () => {
    const capped = new Set(drawn.flatMap((each) => excluded(each, 'cap')))
    expect(capped.size).toBeGreaterThan(20)
    const special = drawn.at(-1)!.inputs.enterprises.filter(({ risk }) => risk === '特')
    expect(special.some(({ id }) => capped.has(id))).toBe(true)
  })

  it('counts the same visits as are handed to the next draw', () => {
    const told = new Map<string, Set<string>>()
    const visits = drawn.flatMap(
      ({ record, inputs, blinding, outcomes, amendments, townVisits }) => [
        ...visitsMade(record, inputs, {
          blinding,
          outcomes,
          amendments: amendments.map(textOf),
        }),
        ...townVisits,
      ],
    )
    for (const { enterprise, date } of [
      ...visits,
      ...year.visits.filter(({ matter }) => matter === '街镇检查'),
    ]) {
      told.set(enterprise, (told.get(enterprise) ?? new Set()).add(date))
    }
    expect(told).toEqual(days)
  })

  it('counts a joint visit once: both rows have one day and one team', () => {
    const joined = drawn.flatMap(({ record }) =>
      record.body.tables.sample
        .filter(({ host }) => host !== undefined)
        .map((row) => ({ row, record })),
    )
    expect(joined.length).toBeGreaterThan(3)
    for (const { row, record } of joined) {
      const { sample, seats } = record.body.tables
      const host = sample.find(({ pool, unit }) => pool === row.host!.pool && unit === row.unit)
      expect(host?.date).toBe(row.date)
      expect(host?.pool).toBe('petrol')
      expect(seats.some(({ pool, unit }) => pool === row.pool && unit === row.unit)).toBe(false)
      expect(seats.filter(({ pool, unit }) => pool === 'petrol' && unit === row.unit)).toHaveLength(
        3,
      )
    }
  })
})

describe("the town's plan", () => {
  it('is left alone, though the pools hold some of it', () => {
    for (const each of drawn) {
      const listed = new Set(
        each.inputs.lists.flatMap(({ list, enterprise }) =>
          list === '街镇计划' ? enterprise : [],
        ),
      )
      expect(listed.size).toBeGreaterThan(10)
      expect(everSampled(each).filter(({ unit }) => listed.has(unit))).toEqual([])
      expect(excluded(each, 'town-plan').length).toBeGreaterThan(5)
    }
  })
})

describe('the rotation of the petrol stations', () => {
  const SHARE = 0.1

  it.each(drawn)(
    'passes over nobody for a second visit in number $record.body.head.number',
    ({ record, inputs, blinding }) => {
      const visited = new Set(
        inputs.pastVisits
          .filter(({ date, matter }) => matter === 'petrol' && date >= '2020-01-01')
          .map(({ enterprise }) => enterprise),
      )
      const out = new Set(rowsOf(exclusionsOf(record, inputs, { blinding }), 'petrol'))
      const eligible = inputs.enterprises
        .filter(({ id, tags }) => tags?.includes('加油站') && !out.has(id))
        .map(({ id }) => id)
      const sample = rowsOf(record.body.tables.sample, 'petrol')
      const again = sample.filter((unit) => visited.has(unit))
      const waiting = eligible.filter((unit) => !visited.has(unit) && !sample.includes(unit))
      expect(sample).toHaveLength(12)
      if (record.body.head.number === 1) expect(visited.size).toBe(0)
      else expect(again.length).toBeGreaterThan(0)
      if (waiting.length > 0) expect(again.length).toBeLessThanOrEqual(Math.ceil(SHARE * 12))
      else expect(again.length).toBeGreaterThan(Math.ceil(SHARE * 12))
    },
  )

  it('waits for nobody in the last quarter', () => {
    const { head } = drawn.at(-1)!.record.body
    const { strata } = head.rounds.find(({ pool }) => pool === 'petrol')!
    const unvisited = strata.find(({ stratum }) => stratum.at(-1) === 'unvisited')
    expect(unvisited!.drawn).toBe(unvisited!.size)
  })

  function rowsOf(rows: readonly { pool: string; unit: string }[], wanted: string): string[] {
    return rows.filter(({ pool }) => pool === wanted).map(({ unit }) => unit)
  }
})

describe('the training bodies', () => {
  it('are each visited once, in rounds that nobody can foretell', () => {
    const visits = drawn.flatMap(({ outcomes }) =>
      outcomes
        .filter(({ pool, outcome }) => pool === 'training' && outcome === 'inspected')
        .map(({ unit }) => unit),
    )
    expect(visits.length).toBeGreaterThan(10)
    expect(new Set(visits).size).toBe(visits.length)
    for (const { announcement, record } of drawn) {
      expect(announcement.body.blinding).toMatch(/^[0-9a-f]{64}$/)
      expect(announcement.body.entropy[0]).toMatchObject({ kind: 'sealed' })
      expect(codes(record)).not.toContain('list-computable')
    }
    const { shortfall } = drawn
      .at(-1)!
      .record.body.head.rounds.find(({ pool }) => pool === 'training')!
    expect(shortfall).toBeGreaterThan(0)
  })

  function codes({ envelope }: DrawRecord): string[] {
    return envelope.findings.map(({ code }) => code)
  }
})

describe('the substitutes', () => {
  it.each(drawn)(
    'of number $record.body.head.number are the next reserves of the stratum',
    ({ record, amendments, outcomes }) => {
      const { sample, reserves } = record.body.tables
      const everIn = new Set(sample.map(({ unit }) => unit))
      const elsewhere = new Set<string>()
      for (const { body } of amendments) {
        if (!('elsewhere' in body.change)) continue
        const { unit: named } = body.change
        for (const { unit } of body.change.elsewhere) elsewhere.add(unit)
        for (const row of body.substitutes) {
          const { pool, unit } = row
          expect(unit).toBe(named)
          const outcome = outcomes.find((each) => each.pool === pool && each.unit === unit)
          expect(outcome).toMatchObject({ outcome: body.reason, date: body.date })
          const stratum = stratumOf([...sample, ...reserves], row)
          const queue = reserves
            .filter((each) => each.pool === pool && canonicalJson(each.stratum) === stratum)
            .sort((a, b) => a.rank - b.rank)
          const place = queue.findIndex(
            (each) => !everIn.has(each.unit) && !elsewhere.has(each.unit),
          )
          expect(row.substitute).toBe(queue[place]?.unit ?? null)
          expect(row.rank).toBe(queue[place]?.rank ?? null)
          const before = place === -1 ? queue : queue.slice(0, place)
          expect(row.passed).toEqual(
            before.map((each) => ({
              unit: each.unit,
              reason: everIn.has(each.unit) ? 'in-sample' : 'visited-elsewhere',
            })),
          )
          if (row.substitute !== null) {
            everIn.add(row.substitute)
            expect(row.date! >= body.date).toBe(true)
          }
        }
      }
    },
  )

  it('include every case: taken, none left, passed over for either reason, a joint visit', () => {
    const bodies = drawn.flatMap(({ amendments }) => amendments.map(({ body }) => body))
    const rows = bodies.flatMap(({ substitutes }) => substitutes)
    const reasons = new Set(rows.flatMap(({ passed }) => passed.map(({ reason }) => reason)))
    expect(reasons).toEqual(new Set(['in-sample', 'visited-elsewhere']))
    expect(new Set(rows.map(({ substitute }) => substitute === null))).toEqual(
      new Set([true, false]),
    )
    expect(new Set(bodies.map(({ reason }) => reason))).toEqual(
      new Set(['closed', 'moved-away', 'recusal-granted']),
    )
    expect(bodies.some(({ substitutes }) => substitutes.length === 2)).toBe(true)
  })

  it('never replace one that refused or could not be found', () => {
    for (const { outcomes, amendments } of drawn) {
      const replaced = amendments.flatMap(({ body }) => body.substitutes.map(({ unit }) => unit))
      const kept = outcomes.filter(({ outcome }) => ['refused', 'untraceable'].includes(outcome))
      expect(kept.length).toBeGreaterThan(0)
      expect(kept.filter(({ unit }) => replaced.includes(unit))).toEqual([])
    }
  })

  function stratumOf(
    rows: readonly Pick<SampleRow, 'pool' | 'unit' | 'stratum'>[],
    { pool, unit }: SubstituteRow,
  ): string {
    return canonicalJson(rows.find((row) => row.pool === pool && row.unit === unit)!.stratum)
  }
})

describe('the recusal', () => {
  const [granted] = drawn.flatMap((each) =>
    each.amendments.flatMap(({ body }) =>
      'enterprise' in body.change ? [{ each, body, change: body.change }] : [],
    ),
  )
  const { each, body, change } = granted!

  it('takes the seat from an officer who had drawn it', () => {
    const seat = each.record.body.tables.seats.find(
      ({ unit, inspector }) => unit === change.enterprise && inspector === change.inspector,
    )
    expect(seat).toBeDefined()
    expect(body.seats).toHaveLength(1)
    expect(body.seats[0]).toMatchObject({ before: change.inspector, unit: change.enterprise })
    expect(body.seats[0]!.inspector).not.toBe(change.inspector)
  })

  it('keeps him away for good', () => {
    const visits = year.visits.filter(({ enterprise }) => enterprise === change.enterprise)
    expect(visits.flatMap(({ inspectors = [] }) => inspectors)).toContain(body.seats[0]!.inspector)
    expect(visits.flatMap(({ inspectors = [] }) => inspectors)).not.toContain(change.inspector)
    const later = drawn.filter(({ record }) => record.body.head.number > body.number)
    expect(later).toHaveLength(2)
    for (const { inputs } of later) expect(inputs.recusals).toMatchObject([change])
  })
})

describe('the register', () => {
  it('changes between the batches', () => {
    const ids = drawn.map(({ inputs }) => inputs.enterprises.map(({ id }) => id))
    for (const [index, before] of ids.slice(0, -1).entries()) {
      const after = ids[index + 1]!
      expect(before.filter((id) => !after.includes(id)).length).toBeGreaterThan(3)
      expect(after.filter((id) => !before.includes(id)).length).toBeGreaterThan(3)
    }
    const roots = drawn.map(({ announcement }) => announcement.body.tables.enterprises.root)
    expect(new Set(roots).size).toBe(4)
  })

  it('lost a friend of the bureau, which only another register shows', () => {
    for (const { inputs, quarter } of drawn) {
      const stands = inputs.enterprises.some(({ id }) => id === FRIEND)
      expect(stands).toBe(quarter.index < LEFT_OUT_FROM)
    }
    const friend = drawn[0]!.inputs.enterprises.find(({ id }) => id === FRIEND)!
    const { rows, counts } = reconciliationOf(year)
    expect(rows.filter(({ kind }) => kind === 'omitted')).toMatchObject([
      { name: friend.name, creditCode: friend.creditCode },
    ])
    expect(counts.changes!.removedButRegistered).toBe(1)
    expect(coverageOf(year).never).not.toContain(FRIEND)
  })
})

describe('the reports', () => {
  it('tell who never had a chance, and why', () => {
    const { units, never } = coverageOf(year)
    const mostly = units.filter(({ unit }) => never.includes(unit))
    expect(mostly.length).toBeGreaterThan(50)
    expect(mostly.filter(({ reasons }) => reasons.length === 0)).toEqual([])
    const drawnIds = new Set(
      drawn.flatMap(({ record }) =>
        record.body.tables.sample.filter(({ pi }) => pi !== null).map(({ unit }) => unit),
      ),
    )
    expect(never.filter((unit) => drawnIds.has(unit))).toEqual([])
  })

  it('estimate what was drawn by chance, and nothing else', () => {
    const estimates = estimatesOf(year)
    expect(estimates).toHaveLength(24)
    for (const { pool, pending, pooled } of estimates) {
      expect(pending).toBe(0)
      const { rate } = pooled.variable!
      if (pool === 'assigned') expect(rate.reason).toBe('not-a-probability-sample')
      else
        expect(rate.interval!.lower <= rate.value! && rate.value! <= rate.interval!.upper).toBe(
          true,
        )
    }
  })
})

describe('the printed year', () => {
  const lines = printYear(year)

  it('keeps to 100 columns, however wide the terminal draws doubtful characters', () => {
    expect(lines.length).toBeGreaterThan(150)
    expect(lines.filter((line) => stringWidth(line) > 100)).toEqual([])
    expect(
      lines.filter((line) => stringWidth(line) !== stringWidth(line, { ambiguousIsNarrow: false })),
    ).toEqual([])
  })

  it('says what the documents say', () => {
    const text = lines.join('\n').replaceAll(/\n {2,4}(?=\S)/g, '')
    const friend = drawn[0]!.inputs.enterprises.find(({ id }) => id === FRIEND)!
    expect(text).toContain('结论：共 5 份文件：未见不符，有未查的项目（第 2、4、5 号）')
    expect(text).toContain(
      '如果有人把作废的编号抽掉呢？共 4 份文件：未见不符，有未查的项目（第 2、4、5 号）',
    )
    expect(text).toContain('最多 2 天，上限 2 天，没有超过')
    expect(text).toContain('不作估计：名单由主办机关指定，不是概率抽样')
    expect(text).toContain(`登记有而名录没有                    ${friend.creditCode}`)
    for (const each of numbers) expect(text).toContain(lastDocument(each).digest)
    for (const { announcement } of numbers) expect(text).toContain(announcement.digest)
    for (const word of ['undefined', 'NaN', '[object']) expect(text).not.toContain(word)
  })
})

it('is the same year each time, byte for byte', () => {
  const everything = ({ numbers: all, documents: texts, visits }: typeof year) => [
    ...texts.map(({ text, amendments, outcomes }) => JSON.stringify([text, amendments, outcomes])),
    ...all.map(({ announcement }) => canonicalJson(announcement)),
    JSON.stringify(visits),
  ]
  expect(everything(runYear())).toEqual(everything(year))
})

function textOf(amendment: Amendment): string {
  return canonicalJson(amendment)
}
