import {
  type Amendment,
  canonicalJson,
  isDoubleRandomError,
  type Json,
  type Message,
  reassignOfficer,
  substituteUnit,
  verify,
} from 'double-random'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Ceremony, holdCeremony, type Mutable } from '../ceremony/world.ts'
import { effort, isSlow } from '../effort.ts'
import { digest } from '../reference/canonical.ts'
import { failedChecks, openChecks } from './forger.ts'
import { everyThird, type Mutant, mutantsOf, someOfEach } from './mutants.ts'

type Draft = Mutable<Amendment>

interface Chain {
  readonly ceremony: Ceremony
  readonly texts: readonly [absence: string, substitution: string, recusal: string]
  readonly made: readonly Amendment[]
}

/**
 * An officer falls ill; a unit with a joint visit has moved away, while others visit two units; and
 * an officer who would go to its substitute is recused from there. Every array of the three has
 * something in it somewhere.
 */
function holdChain(): Chain {
  const ceremony = holdCeremony()
  const { record, inputs } = ceremony
  const { sample, seats } = record.body.tables
  const paper = { evidence: '现场记录〔2020〕7号' }
  const joint = sample.filter(({ host }) => host !== undefined)
  for (const { inspector, unit } of seats) {
    const day = found(sample.find((row) => row.unit === unit)).date
    const absence = attempt(() =>
      reassignOfficer(record, inputs, {
        ...paper,
        change: { inspector, from: day, to: day },
        reason: 'absence',
        date: '2020-02-27',
      }),
    )
    if (absence === undefined || absence.body.seats.length === 0) continue
    const first = canonicalJson(absence)
    for (const { pool, round, unit } of joint) {
      const substitution = attempt(() =>
        substituteUnit(record, inputs, {
          ...paper,
          visit: { pool, round, unit },
          reason: 'moved-away',
          date: '2020-02-28',
          elsewhere: [
            { unit: 'E10', date: '2020-03-05', matter: '环保' },
            { unit: 'E09', date: '2020-03-04' },
          ],
          amendments: [first],
        }),
      )
      const { substitutes = [], seats: filled = [], items = [] } = substitution?.body ?? {}
      const came = filled[0]
      const isRich = substitutes.some(({ passed }) => passed.length > 0) && items.length > 0
      if (substitution === undefined || came === undefined || !isRich) continue
      const second = canonicalJson(substitution)
      const recusal = attempt(() =>
        reassignOfficer(record, inputs, {
          ...paper,
          change: { inspector: came.inspector, enterprise: came.unit },
          reason: 'recusal-granted',
          date: '2020-02-28',
          amendments: [first, second],
        }),
      )
      if (recusal === undefined || substitutes.length !== 2) continue
      const made = [absence, substitution, recusal]
      return { ceremony, made, texts: [first, second, canonicalJson(recusal)] }
    }
  }
  throw new Error('the small world has no such unit')
}

/** What was made; undefined where nobody is left to go. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (isDoubleRandomError(error)) return undefined
    throw error
  }
}

let chain: Chain
beforeAll(() => {
  chain = holdChain()
})

/** Whether everything is open for want of nothing but the digest of the last amendment. */
function isLawful({ id, values }: Message): boolean {
  return id === 'check-open' && values.why?.id === 'last-amendment-missing'
}

function failuresWith(texts: readonly string[]): string[] {
  const { text, inputs, known } = chain.ceremony
  // The digest of the last one would give any edit away.
  const { lastAmendment: _, ...others } = known
  const report = verify(text, inputs, { ...others, amendments: texts })
  // One with members that only a later version knows is not judged, and not taken either.
  const unsound = report.checks.flatMap(({ name, status, message }) =>
    status === 'fail' || (status !== 'pass' && !isLawful(message)) ? [name] : [],
  )
  for (const check of report.checks) {
    if (check.status === 'fail') expect(check.code).toBe('evidence/failed')
  }
  return unsound
}

/** The failures with one amendment edited under a new digest, as the last of the chain. */
function failuresAfter(index: number, edit: (body: Draft['body']) => void): string[] {
  const draft = structuredClone(chain.made[index]) as Draft
  edit(draft.body)
  draft.digest = digest('amendment', draft.body as never)
  const text = canonicalJson(draft)
  expect(text).not.toBe(chain.texts[index])
  return failuresWith([...chain.texts.slice(0, index), text])
}

function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('the small world has no such row')
  return value
}

const REFUSED = ['amendments']

describe('a chain of amendments', () => {
  it('verifies, and so does each beginning of it', () => {
    for (const count of [0, 1, 2, 3]) expect(failuresWith(chain.texts.slice(0, count))).toEqual([])
    const [absence, substitution, recusal] = chain.made.map(({ body }) => body)
    expect(absence?.seats.length).toBeGreaterThan(0)
    expect(substitution?.substitutes).toHaveLength(2)
    expect(recusal?.seats.length).toBeGreaterThan(0)
  })

  it('is refused without its first, in another order, or with one twice', () => {
    const [a, b, c] = chain.texts
    for (const texts of [
      [b],
      [b, c],
      [a, c],
      [b, a, c],
      [a, c, b],
      [a, a],
      [a, b, b],
      [a, b, c, c],
    ]) {
      expect(failuresWith(texts)).toEqual(REFUSED)
    }
  })

  it('is refused with the record of another draw', () => {
    const other = holdCeremony('5a'.repeat(32))
    const report = verify(other.text, other.inputs, { ...other.known, amendments: chain.texts })
    expect(failedChecks(report)).toEqual(REFUSED)
  })

  it('that was cut off is seen by the published digest of its last', () => {
    const { text, inputs, known } = chain.ceremony
    const lastAmendment = found(chain.made.at(-1)).digest
    for (const count of [0, 1, 2, 3]) {
      const amendments = chain.texts.slice(0, count)
      const report = verify(text, inputs, { ...known, amendments, lastAmendment })
      expect(failedChecks(report)).toEqual(count % 3 === 0 ? [] : REFUSED)
      // Of what nobody handed in, nothing is known.
      expect(openChecks(report)).toEqual(count === 0 ? ['amendments'] : [])
    }
  })
})

describe('a forger of amendments who makes the digest new', () => {
  it('cannot choose another substitute, nor leave out who was passed over', () => {
    const { sample, reserves } = chain.ceremony.record.body.tables
    const rowOf = ({ substitutes }: Draft['body']) =>
      found(substitutes.find(({ substitute }) => substitute))
    const edits: ((body: Draft['body']) => void)[] = [
      (body) => {
        const row = rowOf(body)
        row.substitute = found(
          reserves.find(({ pool, unit }) => pool === row.pool && unit !== row.substitute),
        ).unit
      },
      (body) => {
        Object.assign(rowOf(body), { substitute: null, rank: null, date: null })
      },
      (body) => {
        rowOf(body).rank = 99
      },
      (body) => {
        const { date } = rowOf(body)
        rowOf(body).date = found(sample.find((row) => row.date !== date)).date
      },
      ({ substitutes }) => {
        found(substitutes.find(({ passed }) => passed.length > 0)).passed.pop()
      },
      ({ substitutes }) => {
        const row = found(substitutes.find(({ passed }) => passed.length > 0))
        const first = found(row.passed[0])
        first.reason = first.reason === 'in-sample' ? 'visited-elsewhere' : 'in-sample'
      },
      ({ substitutes }) => {
        found(substitutes[0]).passed = [{ unit: 'E12', reason: 'in-sample' }]
      },
      ({ substitutes }) => {
        substitutes.pop()
      },
      ({ substitutes }) => {
        substitutes.reverse()
      },
      ({ substitutes }) => {
        substitutes.push(structuredClone(found(substitutes[0])))
      },
    ]
    for (const edit of edits) expect(failuresAfter(1, edit)).toEqual(REFUSED)
  })

  it('cannot send whom he likes, leave the visit vacant, or choose what is checked there', () => {
    const edits: ((body: Draft['body']) => void)[] = [
      ({ seats }) => {
        const [first, second] = seats.slice(0, 2).map(found)
        if (first && second)
          [first.inspector, second.inspector] = [second.inspector, first.inspector]
      },
      ({ seats }) => {
        found(seats[0]).before = 'I1'
      },
      ({ seats }) => {
        found(seats[0]).choices += 1
      },
      ({ seats }) => {
        found(seats[0]).passed = []
        found(seats[0]).inspector = found(found(chain.made[1]).body.seats[1]).inspector
      },
      ({ seats }) => {
        seats.pop()
      },
      (body) => {
        const { pool, round, unit } = found(body.seats[0])
        body.vacancies.push({ pool, round, unit })
      },
      (body) => {
        const { pool, round, unit } = found(body.seats[0])
        body.vacancies = [{ pool, round, unit }]
        body.seats = body.seats.filter((row) => row.unit !== unit)
      },
      ({ items }) => {
        found(items[0]).drawn.reverse()
      },
      ({ items }) => {
        found(items[0]).riders = ['特种作业']
      },
      ({ items }) => {
        found(items[0]).mandatory.push('证照')
      },
      ({ items }) => {
        items.pop()
      },
    ]
    for (const edit of edits) expect(failuresAfter(1, edit)).toEqual(REFUSED)
  })

  it('cannot replace a unit that is not in the sample now, or is replaced already', () => {
    const { reserves } = chain.ceremony.record.body.tables
    const change = chain.made[1]?.body.change
    if (change === undefined || !('elsewhere' in change)) throw new Error('no substitution')
    const wrong = [
      { unit: found(reserves.find(({ pool }) => pool === change.pool)).unit },
      { unit: 'E99' },
      { round: 2 },
      { pool: 'complaints' },
    ]
    for (const other of wrong) {
      expect(
        failuresAfter(1, (body) => {
          body.change = { ...structuredClone(change), ...other } as never
        }),
      ).toEqual(REFUSED)
    }
    // Once more for the same unit: the third of the chain as the second, sequence and predecessor
    // put right.
    const again = failuresAfter(2, (body) => {
      const { reason, substitutes, seats, items, vacancies } = structuredClone(
        found(chain.made[1]).body,
      ) as Draft['body']
      Object.assign(body, {
        change: structuredClone(change),
        reason,
        substitutes,
        seats,
        items,
        vacancies,
      })
    })
    expect(again).toEqual(REFUSED)
  })

  it('cannot give a reason of another kind, nor one that replaces fewer rows', () => {
    for (const reason of ['absence', 'other', 'left-service', 'out-of-scope'] as const) {
      expect(
        failuresAfter(1, (body) => {
          body.reason = reason
        }),
      ).toEqual(REFUSED)
    }
    for (const reason of ['closed', 'out-of-scope'] as const) {
      expect(
        failuresAfter(0, (body) => {
          body.reason = reason
        }),
      ).toEqual(REFUSED)
    }
    // Reasons of one kind are the bureau's statement; only the evidence can tell.
    expect(
      failuresAfter(1, (body) => {
        body.reason = 'closed'
      }),
    ).toEqual([])
  })

  it('cannot hide where others go: every such visit is known, in order and said once', () => {
    const edits: ((elsewhere: { unit: string; date: string; matter?: string }[]) => void)[] = [
      (elsewhere) => elsewhere.reverse(),
      (elsewhere) => elsewhere.push(structuredClone(found(elsewhere.at(-1)))),
      (elsewhere) => elsewhere.push({ unit: 'E99', date: '2020-03-09' }),
      (elsewhere) => {
        const [row] = found(chain.made[1]).body.substitutes.flatMap(
          ({ substitute }) => substitute ?? [],
        )
        elsewhere.push({ unit: found(row), date: '2020-03-09' })
      },
    ]
    for (const edit of edits) {
      expect(
        failuresAfter(1, ({ change }) => {
          if ('elsewhere' in change) edit(change.elsewhere)
        }),
      ).toEqual(REFUSED)
    }
  })

  it('cannot date a decision back before the one before it', () => {
    expect(
      failuresAfter(1, (body) => {
        body.date = '2020-02-26'
      }),
    ).toEqual(REFUSED)
  })

  it('cannot make an officer’s change a substitution, or the other way round', () => {
    const [absence, substitution] = chain.made.map(({ body }) => body.change)
    expect(
      failuresAfter(0, (body) => {
        body.change = structuredClone(substitution) as never
        body.reason = 'closed'
      }),
    ).toEqual(REFUSED)
    expect(
      failuresAfter(1, (body) => {
        body.change = structuredClone(absence) as never
        body.reason = 'absence'
      }),
    ).toEqual(REFUSED)
  })
})

/** What the bureau itself says; the rest follows. */
const STATED = /^body\.(reason|evidence|date|change)/

/** The amendment that the library makes of what this one states, or undefined if it makes none. */
function remade(altered: Json, before: readonly string[]): string | undefined {
  const { body, envelope } = altered as never as Draft
  const { record, inputs } = chain.ceremony
  const { change, reason, evidence, date } = body
  if (typeof change !== 'object' || change === null) return undefined
  try {
    const common = { reason, evidence, date, amendments: before } as const
    if ('elsewhere' in change) {
      const { elsewhere, ...visit } = change
      const made = substituteUnit(record, inputs, { ...common, visit, elsewhere } as never)
      return canonicalJson({ ...made, envelope })
    }
    const made = reassignOfficer(record, inputs, { ...common, change } as never)
    return canonicalJson({ ...made, envelope })
  } catch (error) {
    if (isDoubleRandomError(error)) return undefined
    throw error
  }
}

function sealedAgain({ altered }: Mutant): Json {
  const document = altered()
  try {
    const { body, ...rest } = document as { body: Json }
    return { ...rest, body, digest: digest('amendment', body as never) }
  } catch {
    return document
  }
}

describe('every edit of an amendment', () => {
  it.each([
    ['of an officer’s absence', 0],
    ['of a substitution', 1],
    ['after one', 2],
  ])(
    '%s is refused, and also with a new digest unless it is another honest statement',
    (_, index) => {
      const before = chain.texts.slice(0, index)
      const counts = { raw: 0, sealed: 0, statements: 0 }
      const all = mutantsOf(JSON.parse(chain.texts[index] as string) as Json)
      const isStated = ({ pattern }: Mutant) => STATED.test(pattern)
      const one = someOfEach(all)
      const some = [...one.filter(isStated), ...everyThird(one.filter((each) => !isStated(each)))]
      for (const mutant of isSlow ? all : some) {
        if (mutant.pattern.startsWith('envelope')) continue
        const where = `${mutant.change} ${mutant.path}`
        expect(failuresWith([...before, canonicalJson(mutant.altered())]), where).toEqual(REFUSED)
        counts.raw += 1
        const forged = sealedAgain(mutant)
        const text = canonicalJson(forged)
        if (text === chain.texts[index]) continue
        const isHonest = STATED.test(mutant.pattern) && remade(forged, before) === text
        expect(failuresWith([...before, text]), `${where}, sealed`).toEqual(isHonest ? [] : REFUSED)
        counts[isHonest ? 'statements' : 'sealed'] += 1
      }
      expect(counts.raw).toBeGreaterThan(effort(30, 100))
      expect(counts.sealed).toBeGreaterThan(effort(15, 50))
      expect(counts.statements).toBeGreaterThan(0)
      expect(counts.statements).toBeLessThan(20)
    },
  )
})
