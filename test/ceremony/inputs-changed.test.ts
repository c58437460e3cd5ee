import { announce, canonicalJson, draw, type InputData, parseInputs, verify } from 'double-random'
import { describe, expect, it } from 'vitest'
import { expectSound } from '../verify/sound.ts'
import { refusalOf } from './refusal.ts'
import { BLINDING_KEY, type Ceremony, copyOf, holdCeremony, worldData } from './world.ts'

type World = ReturnType<typeof copyOf<typeof worldData>>

/** One change of the announced inputs, in the part it belongs to. */
const CHANGES: readonly [change: string, part: string, edit: (data: World) => unknown][] = [
  [
    'a visit is added',
    'pastVisits',
    ({ pastVisits }) => {
      pastVisits.push({ enterprise: 'E05', date: '2020-02-28' } as never)
    },
  ],
  ['a past visitor is removed', 'pastVisits', ({ pastVisits }) => pastVisits[0].inspectors.pop()],
  ['a recusal is deleted', 'recusals', ({ recusals }) => recusals.pop()],
  [
    'the reason of a recusal is corrected',
    'recusals',
    ({ recusals }) => {
      recusals[0].reason = '配偶任职'
    },
  ],
  ['a holiday is added', 'calendar', ({ calendar }) => calendar.holidays.push('2020-03-31')],
  [
    'the calendar has another version',
    'calendar',
    ({ calendar }) => {
      calendar.version = '2020-01-27'
    },
  ],
  [
    'a title in the plan is corrected',
    'plan',
    ({ plan }) => {
      plan.tasks[0].title = '加油（气）站'
    },
  ],
  [
    'a number of visits is raised',
    'plan',
    ({ plan }) => {
      plan.tasks[1].rounds[0].visits = 3
      plan.tasks[1].visits = 3
    },
  ],
  [
    'a task that is not drawn is added',
    'plan',
    ({ plan }) => {
      plan.tasks.push({ ...plan.tasks[2], id: 'later', doubleRandom: false } as never)
    },
  ],
  ['two tasks change places', 'plan', ({ plan }) => plan.tasks.reverse()],
  [
    'an officer takes leave',
    'inspectors',
    ({ inspectors }) => {
      Object.assign(inspectors[0], { leave: [{ from: '2020-03-02', to: '2020-03-02' }] })
    },
  ],
  [
    'an officer joins',
    'inspectors',
    ({ inspectors }) => {
      inspectors.push({ ...inspectors[0], id: 'I6' } as never)
    },
  ],
  [
    'a town is corrected',
    'enterprises',
    ({ enterprises }) => {
      enterprises[0].town = '乙镇'
    },
  ],
  [
    'a name is corrected',
    'enterprises',
    ({ enterprises }) => {
      enterprises[0].name = '第一加油站有限公司'
    },
  ],
  ['a firm is struck off', 'enterprises', ({ enterprises }) => enterprises.splice(9, 1)],
  [
    'a firm is put on a list',
    'lists',
    ({ lists }) => {
      lists.push({ list: '外局计划', enterprise: 'E05' })
    },
  ],
  ['a row no rule asks for is taken off a list', 'lists', ({ lists }) => lists.pop()],
  [
    'the reason of a waiver is corrected',
    'waivers',
    ({ waivers }) => {
      waivers[0].reason = '同名不同址'
    },
  ],
  ['a penalty is lifted', 'penalties', ({ penalties }) => penalties.pop()],
  [
    'a penalty is imposed',
    'penalties',
    ({ penalties }) => {
      penalties.push({ enterprise: 'E05', date: '2020-02-11' } as never)
    },
  ],
]

/** Changes of what is never digested, or of the order of what is a set. */
const HARMLESS: readonly [change: string, edit: (data: World) => unknown][] = [
  [
    'a telephone number of an enterprise is corrected',
    ({ enterprises }) => {
      enterprises[10].contact.telephone = '021-3'
    },
  ],
  [
    'contact data of an officer is removed',
    ({ inspectors }) => {
      Object.assign(inspectors[0], { contact: undefined })
    },
  ],
  [
    'contact data of any shape is added',
    ({ enterprises }) => {
      Object.assign(enterprises[0], { contact: [{ person: '张三', at: { mobile: 139 } }] })
    },
  ],
  [
    'rows are listed in another order',
    (data) => {
      for (const table of [
        data.enterprises,
        data.inspectors,
        data.recusals,
        data.pastVisits,
        data.lists,
      ]) {
        table.reverse()
      }
    },
  ],
  [
    'sets are listed in another order, with repetitions',
    ({ calendar, pastVisits, inspectors }) => {
      calendar.holidays.reverse()
      calendar.workdays.push(calendar.workdays[0])
      pastVisits[0].inspectors.reverse()
      Object.assign(inspectors[2], { qualifications: ['压力容器', '电工', '电工'] })
    },
  ],
  [
    'absent members are written out',
    ({ enterprises, plan }) => {
      Object.assign(enterprises[0], {
        creditCode: '',
        status: null,
        size: undefined,
        attributes: {},
      })
      Object.assign(plan.tasks[2], { category: '', mode: null })
    },
  ],
]

const CEREMONIES: readonly [rows: string, ceremony: Ceremony][] = [
  ['open', holdCeremony()],
  ['blinded', holdCeremony(BLINDING_KEY)],
]

function edited(edit: (data: World) => unknown): InputData {
  const data = copyOf(worldData)
  edit(data)
  return data as InputData
}

describe.each(CEREMONIES)('after an announcement with %s rows', (_, ceremony) => {
  const { announcement, reveals, blinding, text, known, record } = ceremony
  const options = { announcement, reveals, ...(blinding === undefined ? {} : { blinding }) }

  it.each(CHANGES)(
    'nothing is drawn if %s, and the record is not verified (%s)',
    (_change, part, edit) => {
      const data = edited(edit)
      const { code, problems } = refusalOf(() => draw(data, options))
      expect(code).toBe('policy/inputs-changed')
      expect(problems).toEqual([expect.objectContaining({ path: part })])

      const { outcome, checks } = verify(text, data, known)
      expect(outcome).toBe('refuted')
      expect(checks.find(({ name }) => name === 'announcement-inputs')).toMatchObject({
        status: 'fail',
        code: 'policy/inputs-changed',
        path: part,
        message: { id: 'inputs-changed', values: { names: [part] } },
      })
    },
  )

  it.each(HARMLESS)('the same is drawn although %s', (_change, edit) => {
    const data = edited(edit)
    expect(canonicalJson(draw(data, options).body)).toBe(canonicalJson(record.body))
    expect(verify(text, data, known).outcome).toBe('verified')
  })

  it('all changed parts are named, in the order of the announcement', () => {
    const data = edited((world) => {
      world.penalties.pop()
      world.plan.title = '另一份计划'
      world.enterprises[0].town = '乙镇'
    })
    const { problems } = refusalOf(() => draw(data, options))
    expect(problems.map(({ path }) => path)).toEqual(['plan', 'enterprises', 'penalties'])
    const { checks } = verify(text, data, known)
    expect(checks.find(({ name }) => name === 'announcement-inputs')?.message).toEqual({
      id: 'inputs-changed',
      values: { names: ['plan', 'enterprises', 'penalties'] },
    })
  })
})

describe('the key of a blinded announcement', () => {
  const [[, open], [, blinded]] = CEREMONIES as [(typeof CEREMONIES)[0], (typeof CEREMONIES)[0]]
  const { inputs, reveals } = open

  it('changes the roots of all tables with rows, and neither plan nor calendar', () => {
    const { body: a } = open.announcement
    const { body: b } = blinded.announcement
    expect([b.plan, b.calendar]).toEqual([a.plan, a.calendar])
    expect([a.blinding, typeof b.blinding]).toEqual([null, 'string'])
    for (const table of Object.keys(a.tables) as (keyof typeof a.tables)[]) {
      expect(b.tables[table].count).toBe(a.tables[table].count)
      expect(b.tables[table].root).not.toBe(a.tables[table].root)
    }
  })

  it('salts the rows of another number in another way', () => {
    const again = announce(inputs, {
      series: blinded.announcement.body.series,
      number: 3,
      previous: '0'.repeat(64),
      entropy: [{ kind: 'operator' }],
      weak: true,
      blinding: BLINDING_KEY,
    })
    expect(again.body.tables.inspectors.root).not.toBe(
      blinded.announcement.body.tables.inspectors.root,
    )
  })

  it('is asked for', () => {
    const { announcement } = blinded
    const error = refusalOf(() => draw(inputs, { announcement, reveals }))
    expect(error).toMatchObject({ code: 'input/option', problems: [{ path: 'blinding' }] })
  })

  it('is refused if it is another one, and the message says that the key may be wrong', () => {
    const { announcement } = blinded
    const error = refusalOf(() =>
      draw(inputs, { announcement, reveals, blinding: 'a5'.repeat(32) }),
    )
    expect(error.code).toBe('policy/blinding-key')
    expect(error.problems.map(({ fix }) => fix?.id)).toEqual(['find-the-key-or-void'])
  })

  it('is refused where nothing was blinded', () => {
    const { announcement } = open
    const error = refusalOf(() => draw(inputs, { announcement, reveals, blinding: BLINDING_KEY }))
    expect(error).toMatchObject({ code: 'input/option', problems: [{ path: 'blinding' }] })
  })

  it.each(['', '5a'.repeat(31), '5A'.repeat(32), `${'5a'.repeat(31)}5g`])(
    'is 64 hex digits, not %j',
    (key) => {
      const entropy = [{ kind: 'operator' }] as const
      const announced = { series: 's', number: 1, entropy, weak: true, blinding: key }
      expect(refusalOf(() => announce(inputs, announced)).problems[0]?.path).toMatch(/blinding$/)
      expect(
        refusalOf(() => verify(open.text, inputs, { blinding: key })).problems[0]?.path,
      ).toMatch(/blinding$/)
      const { announcement } = blinded
      expect(
        refusalOf(() => draw(inputs, { announcement, reveals, blinding: key })).problems[0]?.path,
      ).toMatch(/blinding$/)
    },
  )

  it('enters the seed, since it enters the announcement', () => {
    const seeded = { seed: '一' }
    const a = draw(worldData, seeded)
    const b = draw(worldData, { ...seeded, blinding: BLINDING_KEY })
    expect(b.body.secrets.seed).not.toBe(a.body.secrets.seed)
    expectSound(verify(b, parseInputs(worldData), { blinding: BLINDING_KEY }))
  })
})
