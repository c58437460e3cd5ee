import { type ExclusionRow, exclusionsOf, type Reveal, verify } from 'double-random'
import { describe, expect, it } from 'vitest'
import { secretOf } from '../ceremony/secret.ts'
import { BLINDING_KEY, holdCeremony, type Mutable, worldData } from '../ceremony/world.ts'
import { ticket } from '../reference/draws.ts'
import { commit, inRowOrder } from '../reference/merkle.ts'
import { replay } from '../reference/replay.ts'
import { type Draft, failedChecks, forge, openChecks, recordOf, reportOn } from './forger.ts'

type Row = { readonly pool: string; readonly round: number; readonly unit: string }

function inRound<R extends Row>(rows: readonly R[], pool: string, round: number): R[] {
  return rows.filter((row) => row.pool === pool && row.round === round)
}

function sameVisit(a: Row): (b: Row) => boolean {
  return (b) => a.pool === b.pool && a.round === b.round && a.unit === b.unit
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the small world has no such row')
  return value
}

function addLoad({ body }: Draft, inspector: string, more: number): void {
  found(body.tables.loads.find((row) => row.inspector === inspector)).load += more
}

type Tables = Draft['body']['tables']

/** True for a row of a visit that has no other row. */
function isAlone({ sample }: Tables, { pool, round, unit }: Row): boolean {
  const isHere = sameVisit({ pool, round, unit })
  return sample.every(({ host, ...row }) => {
    return isHere(row)
      ? host === undefined
      : host === undefined || !isHere({ ...host, unit: row.unit })
  })
}

/** The largest b with 2^b at most the number of samples that the strata of a head allow. */
function samplesLog2({ body: { head } }: Draft): number {
  let samples = 1n
  for (const { size, drawn } of head.rounds.flatMap(({ strata }) => strata)) {
    for (let k = 0; k < drawn; k += 1) samples *= BigInt(size - k)
    for (let k = 1; k <= drawn; k += 1) samples /= BigInt(k)
  }
  return samples.toString(2).length - 1
}

/** The rows to which the honest head commits, to be edited. */
function excludedRows(): Mutable<ExclusionRow>[] {
  return structuredClone(exclusionsOf(honest.record, honest.inputs)) as Mutable<ExclusionRow>[]
}

/** Writes the root of these exclusions into the head, as a forger would. */
function commitTo({ body }: Draft, rows: readonly ExclusionRow[]): void {
  body.head.tables.exclusions = commit('exclusions', inRowOrder('exclusions', rows), undefined)
}

type SeatDraft = Draft['body']['tables']['seats'][number]

function isRecused(inspector: string, unit: string): boolean {
  return worldData.recusals.some((row) => row.inspector === inspector && row.enterprise === unit)
}

function isCertified({ body: { tables } }: Draft, inspector: string, visit: Row): boolean {
  const { date } = found(tables.sample.find(sameVisit(visit)))
  const { certificate } = found(worldData.inspectors.find(({ id }) => id === inspector))
  return certificate.from <= date && date <= certificate.to
}

/** Whether law and certificate would let him; the drawn pairing asks for more. */
function mayVisit(draft: Draft, inspector: string, visit: Row): boolean {
  return isCertified(draft, inspector, visit) && !isRecused(inspector, visit.unit)
}

/**
 * Exchanges the officers of the first two seats that suit, of different visits, so that no team has
 * one of them twice.
 */
function exchange(draft: Draft, suits: (a: SeatDraft, b: SeatDraft) => boolean): void {
  const { seats } = draft.body.tables
  const isInTeam = (inspector: string, visit: Row) =>
    seats.some((seat) => sameVisit(visit)(seat) && seat.inspector === inspector)
  for (const a of seats) {
    const b = seats.find(
      (other) => !isInTeam(a.inspector, other) && !isInTeam(other.inspector, a) && suits(a, other),
    )
    if (b === undefined) continue
    ;[a.inspector, b.inspector] = [b.inspector, a.inspector]
    return
  }
  throw new Error('no two seats to exchange')
}

const ceremony = holdCeremony()
// How the event came out would give away any other outcome.
const { events: _, ...withoutEvents } = ceremony.known
const honest = { ...ceremony, known: withoutEvents }

/** The failed checks after a careful edit of the honest record. */
function failuresAfter(edit: (draft: Draft) => void): string[] {
  const text = forge(honest, edit)
  expect(text).not.toBe(honest.text)
  const report = reportOn(text, honest)
  expect(report.outcome).toBe('refuted')
  return failedChecks(report)
}

describe('a forger who edits the record consistently and seals it again', () => {
  it('cannot put a friend among the reserves and his rival among the drawn', () => {
    const failed = failuresAfter(({ body: { tables } }) => {
      // One whom the same officers may visit, so that nothing else gives him away.
      const isRival = (friend: Row & { stratum: unknown[] }) => (row: typeof friend) =>
        row.pool === friend.pool &&
        row.round === friend.round &&
        row.stratum[0] === friend.stratum[0] &&
        isAlone(tables, row) &&
        tables.seats
          .filter(sameVisit(row))
          .every(({ inspector }) => !isRecused(inspector, friend.unit))
      const friend = found(tables.reserves.find((row) => tables.sample.some(isRival(row))))
      const drawn = found(tables.sample.find(isRival(friend)))
      for (const place of [tables.seats, tables.vacancies]) {
        for (const row of place.filter(sameVisit({ ...drawn }))) row.unit = friend.unit
      }
      const { unit, ticket: smaller } = drawn
      Object.assign(drawn, { unit: friend.unit, ticket: friend.ticket })
      Object.assign(friend, { unit, ticket: smaller })
    })
    expect(failed).toEqual(['sample', 'reserves', 'dates', 'pairing', 'replay'])
  })

  it('cannot give a unit another ticket and move it behind its reserve', () => {
    const failed = failuresAfter(({ body: { tables, secrets } }) => {
      const row = found(inRound(tables.sample, 'confined', 1)[0])
      const { select } = found(inRound(secrets.keys.rounds as never, 'confined', 1)[0]) as never
      expect(row.ticket).toBe(ticket(select, row.unit))
      row.ticket = ticket(select, `${row.unit} `)
    })
    expect(failed).toEqual(['sample', 'replay'])
  })

  it('cannot move a visit to another working day', () => {
    const failed = failuresAfter(({ body: { tables } }) => {
      const [first, second] = inRound(tables.sample, 'petrol', 1)
      found(first).date = found(second).date
    })
    expect(failed).toEqual(['dates', 'replay'])
  })

  it('cannot exchange two officers, although every load stays', () => {
    const failed = failuresAfter((draft) => {
      exchange(draft, (a, b) => mayVisit(draft, a.inspector, b) && mayVisit(draft, b.inspector, a))
    })
    expect(failed).toEqual(['pairing', 'replay'])
  })

  it('cannot seat an officer who is recused, although every load stays', () => {
    const failed = failuresAfter((draft) => {
      exchange(
        draft,
        (a, b) =>
          isRecused(a.inspector, b.unit) &&
          isCertified(draft, a.inspector, b) &&
          mayVisit(draft, b.inspector, a),
      )
    })
    expect(failed).toEqual(['pairing', 'replay', 'policy-recusals'])
  })

  it('cannot pretend that there was a choice', () => {
    const edits: ((draft: Parameters<Parameters<typeof failuresAfter>[0]>[0]) => void)[] = [
      ({ body: { tables } }) => {
        found(tables.seats[0]).choices += 1
      },
      ({ body: { head } }) => {
        head.pairing.withoutChoice -= 1
      },
      ({ body: { head } }) => {
        head.pairing.fewest = (head.pairing.fewest ?? 0) + 1
      },
      ({ body: { head } }) => {
        head.pairing.seats += 1
      },
      ({ body: { head } }) => {
        head.pairing.spread = 1
      },
    ]
    for (const edit of edits) {
      expect(failuresAfter(edit).filter((name) => name !== 'head')).toEqual(['pairing', 'replay'])
    }
  })

  it('cannot add a candidate who was passed over', () => {
    const failed = failuresAfter(({ body: { tables } }) => {
      const seat = found(tables.seats.find(({ passed }) => passed.length === 0))
      seat.passed = [
        found(tables.loads.find(({ inspector }) => inspector !== seat.inspector)).inspector,
      ]
    })
    expect(failed).toEqual(['pairing', 'replay'])
  })

  it('cannot staff a vacant visit by hand', () => {
    const failed = failuresAfter((draft) => {
      const { tables } = draft.body
      const vacant = found(tables.vacancies.pop())
      const officers = tables.loads.filter(({ inspector }) => mayVisit(draft, inspector, vacant))
      for (const [index, role] of ['lead', 'member', 'expert'].entries()) {
        const { inspector } = found(officers[index])
        tables.seats.push({ ...vacant, seat: index + 1, role, inspector, passed: [], choices: 1 })
        addLoad(draft, inspector, 1)
      }
    })
    expect(failed).toEqual(['head', 'pairing', 'loads', 'replay'])
  })

  it('cannot leave a visit vacant that was staffed', () => {
    const failed = failuresAfter((draft) => {
      const { tables } = draft.body
      const { pool, round, unit } = found(tables.seats[0])
      const visit = { pool, round, unit }
      for (const { inspector } of tables.seats.filter(sameVisit(visit)))
        addLoad(draft, inspector, -1)
      tables.seats = tables.seats.filter((seat) => !sameVisit(visit)(seat))
      tables.vacancies.push(visit)
    })
    expect(failed).toEqual(['head', 'pairing', 'loads', 'replay'])
  })

  it('cannot pretend that an excluded unit had its chance', () => {
    const failed = failuresAfter((draft) => {
      const { head, tables } = draft.body
      expect(samplesLog2(draft)).toBe(head.strength.samplesLog2)
      const rows = excludedRows()
      const row = found(inRound(rows, 'petrol', 1)[0])
      commitTo(
        draft,
        rows.filter((each) => each !== row),
      )
      const round = found(head.rounds[0])
      round.eligible += 1
      round.excluded = round.excluded.filter(({ code }) => code !== row.code)
      const stratum = found(round.strata[0])
      stratum.size += 1
      stratum.pi = `1/${stratum.size}`
      stratum.unconditional = stratum.pi
      const drawn = inRound(tables.sample, 'petrol', 1).filter((each) => each.stratum[0] === 'A')
      for (const each of drawn) each.pi = stratum.pi
      head.strength.samplesLog2 = samplesLog2(draft)
    })
    expect(failed).toEqual(['frame', 'exclusions', 'allocation', 'sample', 'replay'])
  })

  it('cannot keep a unit out under another code', () => {
    const failed = failuresAfter((draft) => {
      const { head } = draft.body
      const rows = excludedRows()
      found(rows.find(({ code }) => code === '近期处罚')).code = '外局计划'
      commitTo(draft, rows)
      found(found(head.rounds[0]).excluded.find(({ code }) => code === '近期处罚')).code =
        '外局计划'
    })
    expect(failed).toEqual(['exclusions', 'replay'])
  })

  it('cannot keep out another unit under the same code, though all numbers stay the same', () => {
    const draft = (edit: (rows: ReturnType<typeof excludedRows>) => void) =>
      forge(honest, (draft) => {
        const rows = excludedRows()
        edit(rows)
        commitTo(draft, rows)
      })
    expect(draft(() => {})).toBe(honest.text)
    const report = reportOn(
      draft((rows) => {
        const row = found(rows[0])
        const others = inRound(rows, row.pool, row.round).map(({ unit }) => unit)
        row.unit = found(
          honest.inputs.enterprises.map(({ id }) => id).find((id) => !others.includes(id)),
        )
      }),
      honest,
    )
    const failed = report.checks.filter(({ status }) => status === 'fail')
    expect(failed).toMatchObject([
      { name: 'exclusions', code: 'evidence/failed', path: 'body.head.tables.exclusions.root' },
      { name: 'replay' },
    ])
    // No round is to blame: one root holds the rows of all.
    expect(failed[0]).not.toHaveProperty('at')
  })

  it('cannot state another chance of being drawn', () => {
    const failed = failuresAfter(({ body: { head, tables } }) => {
      for (const stratum of found(head.rounds[2]).strata) {
        stratum.pi = '1/9'
        stratum.unconditional = '1/9'
      }
      for (const row of inRound(tables.sample, 'confined', 1)) row.pi = '1/9'
    })
    expect(failed).toEqual(['head', 'allocation', 'sample', 'replay'])
  })

  it('cannot visit one unit more than planned', () => {
    const failed = failuresAfter(({ body: { head, tables } }) => {
      const row = found(inRound(tables.reserves, 'confined', 1)[0])
      tables.reserves = tables.reserves.filter((each) => each !== row)
      const [drawn] = inRound(tables.sample, 'confined', 1)
      tables.sample.push({ ...found(drawn), ...row })
      tables.vacancies.push({ pool: row.pool, round: row.round, unit: row.unit })
      const round = found(head.rounds[2])
      round.drawn += 1
      round.reserves -= 1
      found(round.strata[0]).drawn += 1
    })
    expect(failed).toEqual([
      'head',
      'strength',
      'allocation',
      'sample',
      'reserves',
      'dates',
      'pairing',
      'replay',
      'policy-quota',
    ])
  })

  it('cannot let a visit disappear', () => {
    const failed = failuresAfter((draft) => {
      const { head, tables } = draft.body
      // One that no other row joins.
      const visit = found(
        inRound(tables.sample, 'petrol', 2).find(({ unit }) => {
          return tables.sample.filter((row) => row.unit === unit).length === 1
        }),
      )
      const gone = sameVisit(visit)
      for (const { inspector } of tables.seats.filter(gone)) addLoad(draft, inspector, -1)
      tables.seats = tables.seats.filter((seat) => !gone(seat))
      tables.sample = tables.sample.filter((row) => !gone(row))
      const round = found(head.rounds[1])
      round.drawn -= 1
      round.shortfall += 1
    })
    expect(failed).toEqual(['head', 'allocation', 'sample', 'dates', 'pairing', 'loads', 'replay'])
  })

  it('cannot blame the draw for an exclusion that the inputs decided', () => {
    const failed = failuresAfter((draft) => {
      const { head } = draft.body
      const rows = excludedRows()
      const row = found(rows.find(({ byDraw }) => !byDraw))
      row.byDraw = true
      commitTo(draft, rows)
      const summary = head.rounds.find(({ pool, round }) => {
        return pool === row.pool && round === row.round
      })
      found(summary?.excluded.find(({ code }) => code === row.code)).byDraw += 1
    })
    expect(failed).toEqual(['head', 'exclusions', 'replay'])
  })

  it('cannot choose what is checked', () => {
    const edits: ((items: Draft['body']['tables']['items']) => void)[] = [
      (items) => {
        const drawn = new Set(items.flatMap((row) => (row.pool === 'fire' ? row.drawn : [])))
        const row = found(items.find(({ pool }) => pool === 'fire'))
        row.drawn[0] = found([...drawn].find((item) => !row.drawn.includes(item)))
      },
      (items) => {
        found(items.find(({ drawn }) => drawn.length > 1)).drawn.reverse()
      },
      (items) => {
        found(items.find(({ mandatory }) => mandatory.length > 1)).mandatory.pop()
      },
      (items) => {
        items.splice(0, 1)
      },
    ]
    for (const edit of edits) {
      expect(failuresAfter(({ body }) => edit(body.tables.items))).toEqual(['items', 'replay'])
    }
  })

  it('cannot take a rider along on another visit of the round', () => {
    const failed = failuresAfter(({ body: { tables } }) => {
      const rows = inRound(tables.items, 'petrol', 1)
      const from = found(rows.find(({ riders }) => riders.includes('特种作业')))
      const to = found(rows.find(({ riders }) => !riders.includes('特种作业')))
      from.riders = from.riders.filter((item) => item !== '特种作业')
      to.riders = ['特种作业', ...to.riders]
    })
    expect(failed).toEqual(['items', 'replay'])
  })

  it('cannot make two visits of a joint one, although both are staffed', () => {
    const failed = failuresAfter((draft) => {
      const { tables } = draft.body
      const row = found(tables.sample.find(({ host }) => host !== undefined))
      const { pool, round, unit, host } = row
      const seats = tables.seats.filter(sameVisit({ ...found(host), unit }))
      delete row.host
      tables.seats.push(...seats.map((seat) => ({ ...seat, pool, round })))
      for (const { inspector } of seats) addLoad(draft, inspector, 1)
      if (seats.length === 0) tables.vacancies.push({ pool, round, unit })
    })
    expect(failed.filter((name) => name !== 'loads')).toEqual([
      'head',
      'sample',
      'pairing',
      'replay',
    ])
  })

  it('cannot let a row join the visit to another unit', () => {
    const failed = failuresAfter((draft) => {
      const { tables } = draft.body
      const row = found(tables.sample.find((each) => each.pool === 'fire' && isAlone(tables, each)))
      const { pool, round, unit, date } = found(inRound(tables.sample, 'petrol', 1)[0])
      expect(unit).not.toBe(row.unit)
      const isOwn = sameVisit({ pool: row.pool, round: row.round, unit: row.unit })
      for (const { inspector } of tables.seats.filter(isOwn)) addLoad(draft, inspector, -1)
      tables.seats = tables.seats.filter((seat) => !isOwn(seat))
      Object.assign(row, { host: { pool, round }, date })
    })
    expect(failed).toEqual([
      'head',
      'sample',
      'dates',
      'pairing',
      'loads',
      'replay',
      'policy-officers',
    ])
  })

  it('cannot call a visited unit unvisited, nor draw more of them than linger', () => {
    const failed = failuresAfter((draft) => {
      const { head, tables } = draft.body
      const [fresh, old] = found(head.rounds.find(({ pool }) => pool === 'fire')).strata
      const row = found(
        inRound(tables.sample, 'fire', 1).find((each) => each.stratum[0] === 'visited'),
      )
      row.stratum = ['unvisited']
      row.rank = found(fresh).drawn + 1
      for (const [stratum, more] of [
        [found(fresh), 1],
        [found(old), -1],
      ] as const) {
        stratum.size += more
        stratum.drawn += more
      }
      head.strength.samplesLog2 = samplesLog2(draft)
    })
    expect(failed).toEqual(['head', 'allocation', 'sample', 'replay'])
  })

  it('cannot claim more possible samples than there are', () => {
    const text = forge(honest, ({ body: { head } }) => {
      head.strength.samplesLog2 = 200
    })
    const { outcome, checks } = reportOn(text, honest)
    expect(outcome).toBe('refuted')
    expect(checks.find(({ name }) => name === 'strength')).toMatchObject({ status: 'fail' })
  })
})

describe('a forger who draws again in full, with the second implementation', () => {
  const { body } = honest.announcement

  function drawnAgain(announcement: typeof body, reveals: readonly Reveal[]): string {
    return recordOf(replay(worldData, announcement as never, reveals as never))
  }

  function withReveal(index: number, change: object): Reveal[] {
    return honest.reveals.map((reveal, i) =>
      i === index ? ({ ...reveal, ...change } as Reveal) : reveal,
    )
  }

  it('gets the honest record from the honest announcement and reveals', () => {
    const again = JSON.parse(drawnAgain(body, honest.reveals))
    expect(again.body).toEqual(JSON.parse(honest.text).body)
    const report = reportOn(drawnAgain(body, honest.reveals), honest)
    expect([failedChecks(report), openChecks(report)]).toEqual([[], ['public-events']])
  })

  it.each([
    ['another text of a party', 0, { value: '瑞雪兆丰年。' }],
    ['another nonce', 0, { nonce: secretOf('another') }],
    ['another name of a party', 1, { party: '法规科' }],
    ['another sealed contribution', 2, { contribution: secretOf('another') }],
    ['an event value out of its range', 3, { values: [7, 34, -250] }],
    ['event values that do not ascend', 3, { values: [12, 7, -250] }],
    ['an event value more', 3, { values: [7, 12, -250, 1] }],
    ['an event value less', 3, { values: [7, 12] }],
  ])('cannot use %s: the reveal alone gives it away', (_, index, change) => {
    const report = reportOn(drawnAgain(body, withReveal(index, change)), honest)
    expect(report.outcome).toBe('refuted')
    expect(failedChecks(report)).toEqual(['reveals'])
  })

  it('cannot leave out a reveal, add one, or exchange two', () => {
    const [first, second, ...rest] = honest.reveals as [Reveal, Reveal, ...Reveal[]]
    for (const reveals of [
      [second, ...rest],
      [first, second, ...rest.slice(0, -1)],
      [...honest.reveals, first],
      [second, first, ...rest],
    ]) {
      expect(failedChecks(reportOn(drawnAgain(body, reveals), honest))).toEqual(['reveals'])
    }
  })

  it('can claim another outcome of an event, which nothing in the documents contradicts', () => {
    const text = drawnAgain(body, withReveal(3, { values: [8, 12, 1] }))
    expect(JSON.parse(text).body.tables).not.toEqual(honest.record.body.tables)
    const report = reportOn(text, honest)
    expect(report.outcome).toBe('partial')
    // What the reader has to compare with the published outcome stands in the record.
    expect(JSON.parse(text).body.secrets.reveals[3].values).toEqual([8, 12, 1])
    expect(openChecks(report)).toEqual(['public-events'])
  })

  it('cannot claim another outcome of an event before a reader who knows it', () => {
    const source = body.entropy[3] as Extract<(typeof body.entropy)[0], { kind: 'public-event' }>
    const { values } = honest.reveals[3] as Extract<Reveal, { kind: 'public-event' }>
    const events = [{ title: source.title, at: source.at, values }]
    const knowing = { ...honest, known: { ...honest.known, events } }
    expect(openChecks(reportOn(honest.text, knowing))).not.toContain('public-events')
    expect(reportOn(honest.text, knowing).outcome).toBe('verified')
    const text = drawnAgain(body, withReveal(3, { values: [8, 12, 1] }))
    expect(failedChecks(reportOn(text, knowing))).toEqual(['public-events'])
  })

  it.each<[string, Partial<typeof body>, number]>([
    ['with another title of the event', { entropy: body.entropy.map(retitled) }, 0],
    ['without the party that must be trusted', { entropy: body.entropy.slice(1), weak: true }, 1],
    ['for a smaller batch', { batch: body.batch.slice(0, 3) }, 0],
  ])('is seen to use another announcement, %s, by the outside digest alone', (_, change, from) => {
    const text = drawnAgain({ ...body, ...change }, honest.reveals.slice(from))
    expect(failedChecks(reportOn(text, honest))).toEqual(['announcement-published'])

    const { history = [] } = honest.known
    const without = verify(text, honest.inputs, { history })
    expect(without.outcome).toBe('partial')
    expect(openChecks(without)).toContain('announcement-published')
    expect(without.headline[0]).toMatchObject({ values: { open: openChecks(without) } })
  })

  it('cannot renumber the draw', () => {
    const announcement = { ...body, number: 3, ledger: null }
    const report = reportOn(drawnAgain(announcement, honest.reveals), honest)
    expect(failedChecks(report)).toEqual(['announcement-published', 'numbering', 'reveals'])
    expect(report.headline[0]).toMatchObject({
      id: 'record-verdict',
      values: { number: 3, outcome: 'refuted', failed: failedChecks(report) },
    })
  })

  it.each([
    ['a second one after nothing', 2, null],
    ['a first one after another', 1, 'ab'.repeat(32)],
  ])('cannot be %s', (_, number, previous) => {
    const operator = { by: null, weak: true, entropy: [{ kind: 'operator' }] as const }
    const announcement = { ...body, ...operator, number, previous, ledger: null }
    const text = drawnAgain(announcement, [{ kind: 'operator', value: '一' }])
    const report = verify(text, honest.inputs)
    expect(failedChecks(report)).toEqual(['numbering'])
    const numbering = report.checks.find(({ name }) => name === 'numbering')
    expect(numbering).toMatchObject({
      path: 'body.head.previous',
      message: { id: 'first-without-previous' },
    })
  })

  it('cannot deny that the entropy is weak', () => {
    const weak = body.entropy.filter(({ kind }) => kind === 'sealed')
    const text = drawnAgain({ ...body, entropy: weak, by: null }, honest.reveals.slice(2, 3))
    expect(failedChecks(reportOn(text, honest))).toEqual(['announcement-published', 'strength'])
  })

  it('cannot keep the honest reveals and use the seed of others', () => {
    const other = JSON.parse(drawnAgain(body, withReveal(3, { values: [8, 12, 1] })))
    const text = forge(honest, (draft) => {
      Object.assign(draft.body, { tables: other.body.tables })
      Object.assign(draft.body.head, { rounds: other.body.head.rounds })
      Object.assign(draft.body.secrets, {
        seed: other.body.secrets.seed,
        keys: other.body.secrets.keys,
      })
    })
    const report = reportOn(text, honest)
    const failed = failedChecks(report)
    expect(failed).toEqual(expect.arrayContaining(['seed', 'allocation', 'sample', 'replay']))
    for (const sound of ['own-digest', 'secrets-digest', 'table-roots', 'reveals', 'numbering']) {
      expect(failed).not.toContain(sound)
    }
  })

  it('cannot keep the honest seed and use the keys of another', () => {
    const other = JSON.parse(drawnAgain(body, withReveal(3, { values: [8, 12, 1] })))
    const failed = failuresAfter((draft) => {
      draft.body.secrets.keys = other.body.secrets.keys
    })
    expect(failed).toEqual(['keys', 'allocation', 'replay'])
  })
})

describe('a record with blinded rows', () => {
  const blinded = holdCeremony(BLINDING_KEY)
  const { blinding: _, ...withoutKey } = blinded.known

  it('is not verified without the key: roots and inputs stay unchecked', () => {
    const report = verify(blinded.text, blinded.inputs, withoutKey)
    expect(report.outcome).toBe('partial')
    expect(failedChecks(report)).toEqual([])
    expect(openChecks(report)).toEqual(['table-roots', 'announcement-inputs', 'exclusions'])
    const { exclusions } = blinded.record.body.head.tables
    const rootless = recordOf({
      ...blinded.record.body,
      head: {
        ...blinded.record.body.head,
        tables: {
          ...blinded.record.body.head.tables,
          exclusions: { ...exclusions, root: '0'.repeat(64) },
        },
      },
    })
    expect(failedChecks(verify(rootless, blinded.inputs, withoutKey))).toEqual([])
    expect(failedChecks(reportOn(rootless, blinded))).toEqual(['exclusions', 'replay'])
    expect(report.headline[0]).toMatchObject({
      id: 'record-verdict',
      values: { outcome: 'partial', failed: [], open: openChecks(report) },
    })
  })

  it('is refuted with a wrong key, of which the fingerprint was announced', () => {
    const report = verify(blinded.text, blinded.inputs, {
      ...withoutKey,
      blinding: 'a5'.repeat(32),
    })
    expect(report.outcome).toBe('refuted')
    expect(report.checks).toContainEqual(
      expect.objectContaining({ name: 'announcement-inputs', code: 'policy/blinding-key' }),
    )
    expect(failedChecks(report)).toEqual(['announcement-inputs'])
    expect(openChecks(report)).toEqual(['table-roots', 'exclusions'])
  })

  it('shows an edited row to a verifier without the key', () => {
    const text = forge(blinded, ({ body: { tables } }) => {
      found(tables.sample[0]).date = '2020-03-10'
    })
    expect(failedChecks(verify(text, blinded.inputs, withoutKey))).toEqual(['dates', 'replay'])
  })

  it('shows an edited root to those who have the key', () => {
    const draft = JSON.parse(blinded.text) as Draft
    draft.body.head.tables.seats.root = '0'.repeat(64)
    const text = recordOf(draft.body)
    expect(verify(text, blinded.inputs, withoutKey).outcome).toBe('partial')
    expect(failedChecks(reportOn(text, blinded))).toEqual(['table-roots', 'replay'])
  })

  it('says that a key is of no use where no row is blinded', () => {
    const report = verify(honest.text, honest.inputs, { ...ceremony.known, blinding: BLINDING_KEY })
    expect(report.outcome).toBe('partial')
    expect(openChecks(report)).toEqual(['evidence-used'])
    expect(verify(honest.text, honest.inputs, ceremony.known).outcome).toBe('verified')
  })
})

function retitled<Source extends { readonly kind: string }>(source: Source): Source {
  return source.kind === 'public-event' ? { ...source, title: '双色球 2020022 期' } : source
}
