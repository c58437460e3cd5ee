import {
  type AnnouncedChange,
  type AnnounceOptions,
  canonicalJson,
  type InputData,
  verifySeries,
  visitsMade,
  voidAnnouncement,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { remarksIn } from '../ceremony/remarks-in.ts'
import { announced, type DrawnNumber, drawnNumber, petrol, WINDOWS } from './petrol-series.ts'

const first = drawnNumber(1, petrol())
const pastVisits = visitsMade(first.record, first.inputs)
const previous = first.record.digest

function second(inputs: InputData, more: Partial<AnnounceOptions> = {}): DrawnNumber {
  return drawnNumber(2, inputs, { previous, ...more })
}

/** What the reports of a series tell, but for what every year tells. */
function told(numbers: readonly Pick<DrawnNumber, 'document'>[]) {
  const report = verifySeries(numbers.map(({ document }) => document))
  return report.told.flatMap(({ number, about }) =>
    'name' in about || about.id === 'visits-follow' ? [] : [{ number, ...about }],
  )
}

/** The task under another name, or another task of its units, in a plan that no longer has it. */
function renamed(task: object): InputData {
  return petrol({ pastVisits }, { id: 'petrol2', title: '加油站（二）', ...task })
}

const batch = [{ pool: 'petrol2', round: 1 }]
const alike = (same: boolean) => ({
  number: 2,
  id: 'round-alike',
  values: {
    number: 1,
    round: { pool: 'petrol2', round: 1 },
    before: { pool: 'pool', round: 1 },
    same,
  },
})

describe('a draw that is made again because the first one did not please', () => {
  it('is told where it has another name', () => {
    const again = second(renamed({}), { batch })
    expect(told([first, again])).toContainEqual(alike(true))
    // The plan has changed, and nobody gave a reason.
    const report = verifySeries([first.document, again.document])
    expect(remarksIn(report, 'open').map(([, , id]) => id)).toContain('plan-steps')
  })

  it('is told where half of its units are drawn again in the same days', () => {
    const ids = Array.from({ length: 10 }, (_, i) => `U${i + 1}`)
    const partly = (count: number, window: readonly string[] = WINDOWS[0]) =>
      told([
        first,
        second(
          renamed({
            where: { in: { id: ids.slice(0, count) } },
            team: { seats: [{ role: '组长', count: 2 }] },
            rounds: [{ window, visits: 3 }],
          }),
          { batch },
        ),
      ])
    expect(partly(5)).toContainEqual(alike(false))
    expect(partly(4).map(({ id }) => id)).not.toContain('round-alike')
    expect(partly(10, WINDOWS[1]).map(({ id }) => id)).not.toContain('round-alike')
  })

  it('is told where it is a further round of the same days', () => {
    const rounds = [...WINDOWS, WINDOWS[0]].map((window) => ({ window, visits: 3 }))
    const again = second(petrol({ pastVisits }, { rounds }), {
      batch: [{ pool: 'pool', round: 4 }],
    })
    const found = told([first, again]).filter(({ id }) => id === 'round-alike')
    expect(found).toMatchObject([
      { values: { round: { pool: 'pool', round: 4 }, before: { pool: 'pool', round: 1 } } },
    ])
  })

  it('is told where it has the same name', () => {
    const rounds = [{ pool: 'pool', round: 1 }]
    expect(told([first, second(petrol({ pastVisits }), { batch: rounds })])).toContainEqual({
      number: 2,
      id: 'rounds-again',
      values: { number: 1, rounds },
    })
  })

  it('is told where a void came between', () => {
    const announcement = announced(2, petrol({ pastVisits }), { previous })
    const end = voidAnnouncement(announcement, {
      code: 'missing-reveal',
      statement: '未揭示',
      date: '2020-04-20',
    })
    const rounds = [{ pool: 'pool', round: 2 }]
    const again = drawnNumber(3, petrol({ pastVisits }), { previous: end.digest, batch: rounds })
    const documents = [canonicalJson(announcement), canonicalJson(end)].map((text) => ({
      document: { text },
    }))
    expect(told([again, first, ...documents])).toContainEqual({
      number: 3,
      id: 'rounds-of-void',
      values: { number: 2, rounds },
    })
  })

  it('is told where another series has it, which nothing connects with this one', () => {
    const rehearsal = drawnNumber(1, petrol(), { series: '演练' })
    const report = verifySeries([rehearsal, first, second(petrol({ pastVisits }))].map(documentOf))
    expect(report.told.map(({ about }) => about)).toContainEqual({
      id: 'inputs-elsewhere',
      values: { number: 1, series: '演练', rounds: [{ pool: 'pool', round: 1 }] },
    })
    expect(remarksIn(report, 'open')).toContainEqual([null, 'numbering', 'series-apart'])
    const otherwise = drawnNumber(1, petrol({ plan: { title: '另一份计划' } }), { series: '演练' })
    expect(told([first, second(petrol({ pastVisits })), otherwise])).toEqual([])
  })

  it('is none where the next round of the plan is drawn', () => {
    expect(told([first, second(petrol({ pastVisits }))])).toEqual([])
  })
})

describe('a friend who is kept out of the next draw', () => {
  const friend = first.record.body.tables.reserves[0]!.unit
  const units = (change: (row: object) => object | undefined) => {
    const { enterprises } = petrol()
    return enterprises.flatMap((row) => (row.id === friend ? (change(row) ?? []) : row))
  }
  const lost = (tables: object, task: object = {}, changes: AnnouncedChange[] = []) => {
    const inputs = petrol({ pastVisits, ...tables }, task)
    const report = verifySeries([first, second(inputs, { changes })].map(documentOf))
    return report.told.flatMap(({ about }) =>
      !('name' in about) && about.id === 'chance-lost' ? [about.values] : [],
    )
  }
  const of = { number: 1, count: 1, ids: [friend] }
  const exclude = [{ code: '停业', where: { equals: { status: '停业' } } }]

  it.each([
    ['left out of the directory', { enterprises: units(() => undefined) }, {}, 'directory', null],
    ['out of the frame', {}, { where: { not: { equals: { id: friend } } } }, 'frame', null],
    [
      'out by a status',
      { enterprises: units((row) => ({ ...row, status: '停业' })) },
      { exclude },
      'excluded',
      '停业',
    ],
    [
      'out by a list',
      { lists: [{ list: '免检', enterprise: friend }] },
      { exclude: [{ code: '免检', listed: '免检' }] },
      'excluded',
      '免检',
    ],
    [
      'out by visits that others made',
      {
        pastVisits: [...pastVisits, { enterprise: friend, date: '2020-04-01', matter: '其他' }],
      },
      { exclude: [{ code: '次数', visitsInYear: 1, matters: ['其他'] }] },
      'cap',
      '次数',
    ],
    [
      'in a stratum of which nobody is drawn',
      { enterprises: units((row) => ({ ...row, town: '远' })) },
      {
        design: {
          type: 'stratified',
          by: ['town'],
          allocation: { type: 'fixed', counts: [{ stratum: [null], visits: 3 }] },
        },
      },
      'stratum',
      null,
    ],
  ])('is named with the cause: %s', (_, tables, task, by, rule) => {
    expect(lost(tables, task)).toEqual([{ ...of, by, rule }])
    // A reason does not silence it.
    const reasons = (['plan', 'enterprises', 'lists'] as const).map((part) => {
      return { of: part, text: '例行更新', approval: '〔2020〕1号' }
    })
    expect(lost(tables, task, reasons)).toEqual([{ ...of, by, rule }])
  })

  it('is named where its task is not drawn any more', () => {
    const tasks = [
      { id: 'pool', rounds: WINDOWS.map((window) => ({ window, visits: 3 })), reserve: 2 },
      {
        id: 'others',
        where: { in: { id: ['U1', 'U2'] } },
        rounds: [{ window: WINDOWS[1], visits: 1 }],
      },
    ]
    const inputs = petrol({ pastVisits, tasks })
    const next = second(inputs, { batch: [{ pool: 'others', round: 1 }] })
    const causes = verifySeries([first, next].map(documentOf)).told.flatMap(({ about }) =>
      !('name' in about) && about.id === 'chance-lost' ? [about.values] : [],
    )
    expect(causes).toMatchObject([{ by: 'task', count: 8 }])
  })
})

function documentOf({ document }: Pick<DrawnNumber, 'document'>) {
  return document
}
