import { type InputData, parseInputs, verify } from 'double-random'
import { describe, expect, it } from 'vitest'
import { checkPolicy } from '../../src/verify/check-policy.ts'
import { copyOf, holdCeremony, worldData } from '../ceremony/world.ts'
import { type Draft, failedChecks, forge, reportOn } from './forger.ts'

const honest = holdCeremony()

/** The policies that fail for a body, asked of the check itself: nothing is replayed. */
function policiesAgainst(edit: (draft: Draft) => void, data: InputData = worldData): string[] {
  const draft = JSON.parse(honest.text) as Draft
  edit(draft)
  const checks = checkPolicy(parseInputs(data), draft.body as never)
  const failed = checks.filter(({ status }) => status === 'fail').map(({ name }) => name)

  const report = reportOn(forge(honest, edit), honest)
  if (data === worldData) expect(failedChecks(report)).toEqual(expect.arrayContaining(failed))
  return failed
}

/** The officers of the first visit to which so many go. */
function teamOf({ body: { tables } }: Draft, size: number) {
  for (const visit of tables.seats) {
    const team = tables.seats.filter(
      (seat) => seat.unit === visit.unit && seat.round === visit.round && seat.pool === visit.pool,
    )
    if (team.length === size) return team
  }
  throw new Error('no such team')
}

describe('two different certified officers', () => {
  it('are found in an honest record', () => {
    expect(policiesAgainst(() => undefined)).toEqual([])
  })

  it.each<[string, (draft: Draft) => void]>([
    [
      'one officer has both seats',
      (draft) => {
        const [a, b] = teamOf(draft, 2)
        if (a && b) b.inspector = a.inspector
      },
    ],
    [
      'one of three officers has two seats',
      ({ body: { tables } }) => {
        const team = tables.seats.filter(({ pool }) => pool === 'confined')
        if (team[0] && team[1]) team[0].inspector = team[1].inspector
      },
    ],
    [
      'one officer goes alone',
      (draft) => {
        const [gone] = teamOf(draft, 2)
        draft.body.tables.seats = draft.body.tables.seats.filter((seat) => seat !== gone)
      },
    ],
    [
      'nobody goes',
      (draft) => {
        const team = teamOf(draft, 3)
        draft.body.tables.seats = draft.body.tables.seats.filter((seat) => !team.includes(seat))
      },
    ],
    [
      'one of two is not in the directory',
      (draft) => {
        const [a] = teamOf(draft, 2)
        if (a) a.inspector = 'I9'
      },
    ],
    [
      'a team goes where nobody was drawn',
      (draft) => {
        for (const seat of teamOf(draft, 3))
          draft.body.tables.seats.push({ ...seat, unit: 'e11', round: 9 })
      },
    ],
    [
      'the visit takes place when a certificate has expired',
      (draft) => {
        const [seat, other] = teamOf(draft, 2)
        if (seat && other?.inspector !== 'I5') seat.inspector = 'I5'
        const row = draft.body.tables.sample.find(
          ({ unit, pool, round }) =>
            unit === seat?.unit && pool === seat?.pool && round === seat?.round,
        )
        if (row) row.date = '2020-04-16'
      },
    ],
    [
      'a row leaves its joint visit',
      ({ body: { tables } }) => {
        const joined = tables.sample.find(({ host }) => host !== undefined)
        delete joined?.host
      },
    ],
    [
      'the visit that a row joins is somewhere else',
      ({ body: { tables } }) => {
        const joined = tables.sample.find(({ host }) => host !== undefined)
        if (joined?.host) joined.host.round += 7
      },
    ],
    [
      'nobody goes on a joint visit',
      ({ body: { tables } }) => {
        const { unit, host } = tables.sample.find((row) => row.host !== undefined) ?? {}
        tables.seats = tables.seats.filter(
          (seat) => seat.unit !== unit || seat.pool !== host?.pool || seat.round !== host?.round,
        )
      },
    ],
  ])('are missed if %s', (_, edit) => {
    expect(policiesAgainst(edit)).toEqual(['policy-officers'])
  })

  it.each<[string, object | undefined]>([
    ['expires on the day before', { from: '2018-01-01', to: '2020-03-01' }],
    ['begins after the last visit', { from: '2021-01-01', to: '2022-12-31' }],
    ['does not exist', undefined],
  ])('are missed if a certificate %s', (_, certificate) => {
    const data = copyOf(worldData)
    // Without I1 and I2 some team of two is one officer short.
    for (const officer of data.inspectors.slice(0, 2)) Object.assign(officer, { certificate })
    expect(policiesAgainst(() => undefined, data as InputData)).toEqual(['policy-officers'])
  })

  it('are enough if an expert besides them has no certificate on the day', () => {
    const data = copyOf(worldData)
    Object.assign(data.inspectors[2], { certificate: undefined })
    expect(policiesAgainst(() => undefined, data as InputData)).toEqual([])
  })

  it('are not asked of a visit that the record calls vacant, nor of a pool without a team', () => {
    const { tables } = honest.record.body
    expect(tables.vacancies.length).toBeGreaterThan(0)
    expect(tables.sample.some(({ pool }) => pool === 'complaints')).toBe(true)
    expect(policiesAgainst(() => undefined)).toEqual([])
    expect(
      policiesAgainst(({ body }) => {
        body.tables.vacancies = []
      }),
    ).toEqual(['policy-officers'])
  })
})

describe('a recused officer', () => {
  it('is seen in any seat', () => {
    const { seats } = honest.record.body.tables
    for (const { inspector, unit } of seats) {
      const recusals = [...worldData.recusals, { inspector, enterprise: unit, reason: '新声明' }]
      const data: InputData = { ...worldData, recusals }
      expect(policiesAgainst(() => undefined, data)).toEqual(['policy-recusals'])
      const report = verify(honest.text, data, honest.known)
      expect(failedChecks(report)).toEqual(
        expect.arrayContaining(['announcement-inputs', 'policy-recusals']),
      )
    }
  })

  it('is named with the enterprise', () => {
    const { inspector, unit } = honest.record.body.tables.seats[0] ?? { inspector: '', unit: '' }
    const recusals = [{ inspector, enterprise: unit, reason: '新声明' }]
    const { checks } = verify(honest.text, { ...worldData, recusals }, honest.known)
    const { message } = checks.find(({ name }) => name === 'policy-recusals') ?? {}
    expect(message).toEqual({ id: 'recusal-broken', values: { inspector, unit } })
  })
})

describe('the quota of a round', () => {
  const oneMore = ({ body: { tables } }: Draft) => {
    const row = tables.sample.find(({ pool }) => pool === 'confined')
    if (row === undefined) throw new Error('no visit to a confined space')
    tables.sample.push({ ...row, unit: 'e11' })
    tables.vacancies.push({ pool: row.pool, round: row.round, unit: 'e11' })
  }
  const summaryOf = ({ body: { head } }: Draft) => {
    const summary = head.rounds.find(({ pool }) => pool === 'confined')
    if (summary === undefined) throw new Error('no round of confined spaces')
    return summary
  }

  it('is exceeded if the head says so', () => {
    expect(
      policiesAgainst((draft) => {
        summaryOf(draft).drawn += 1
      }),
    ).toEqual(['policy-quota'])
  })

  it('is exceeded by rows that the head does not count', () => {
    expect(policiesAgainst(oneMore)).toEqual(['policy-quota'])
  })

  it('is the plan’s, whatever the head calls planned', () => {
    expect(
      policiesAgainst((draft) => {
        oneMore(draft)
        summaryOf(draft).planned += 1
        summaryOf(draft).drawn += 1
      }),
    ).toEqual(['policy-quota'])
  })

  it('is not exceeded by a list, which has none', () => {
    expect(
      policiesAgainst(({ body: { head } }) => {
        const summary = head.rounds.find(({ pool }) => pool === 'complaints')
        if (summary) summary.planned = 0
      }),
    ).toEqual([])
  })
})
