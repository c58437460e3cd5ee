import { describe, expect, it } from 'vitest'
import { canonicalJson, draw, parseInputs, verify } from '../../../src/index.ts'
import { expectSound } from '../../verify/sound.ts'
import {
  type Data,
  exampleEnterprise,
  exampleInputs,
  exampleInspector,
  withTask,
} from '../example-inputs.ts'

function findingsOf(tables: Data): string[] {
  return parseInputs(exampleInputs(tables)).findings.map(({ code, count }) => `${count} ${code}`)
}

function enterprisesWith(...members: Data[]): Data {
  return { enterprises: members.map((each, i) => exampleEnterprise(i + 1, each)) }
}

describe('findings', () => {
  it('are none for sound inputs', () => {
    expect(findingsOf({})).toEqual([])
  })

  it.each([
    ['an enterprise without a town', enterprisesWith({ town: '' }), ['1 town-missing']],
    [
      'a credit code that does not fit',
      enterprisesWith({ creditCode: '91350100M000100Y44' }, { creditCode: '91350100M000100Y43' }),
      ['1 credit-code-check'],
    ],
    [
      'a credit code of an older form, and one in lower case',
      enterprisesWith({ creditCode: '310112000123456' }, { creditCode: '91350100m000100y43' }),
      ['1 credit-code-form', '1 credit-code-lower-case'],
    ],
    ['a blank at the end of a name', enterprisesWith({ name: '甲 ' }), ['1 outer-blank']],
    ['a name that is not composed', enterprisesWith({ name: 'Cafe\u0301' }), ['1 not-nfc']],
    [
      'one name for three enterprises',
      enterprisesWith(...Array(3).fill({ name: '甲' })),
      ['2 same-name'],
    ],
    [
      'a town written in two ways',
      enterprisesWith({ town: 'Ａ镇' }, { town: 'a镇' }, { town: 'a镇' }),
      ['1 similar-town'],
    ],
    [
      'a tag written in three ways',
      enterprisesWith({ tags: ['VOC', 'voc'] }, { tags: ['Voc'] }),
      ['2 similar-tag'],
    ],
    [
      'a tag of a task, which the register writes in another width',
      { ...withTask({ where: { tag: 'Ａ' } }), ...enterprisesWith({ tags: ['a'] }) },
      ['1 similar-tag', '1 in-no-frame'],
    ],
    [
      'a tag of a task, of which the register has another writing',
      {
        ...withTask({ where: { all: [{ tag: '加油站' }, { not: { tag: '停业' } }] } }),
        ...enterprisesWith({ tags: ['加油站点', '已停业'] }),
      },
      ['2 name-nearly-matched', '1 in-no-frame'],
    ],
    [
      'values that a field does not have',
      {
        ...withTask({
          where: { any: [{ equals: { town: '梅陇' } }, { in: { status: ['吊销', '停业'] } }] },
        }),
        ...enterprisesWith({ town: '梅陇镇', status: '停业' }),
      },
      ['1 name-nearly-matched', '1 name-unmatched'],
    ],
    [
      'a list that nobody is on',
      { ...withTask({ exclude: [{ code: 'x', where: { listed: '白名单' } }] }) },
      ['1 name-unmatched'],
    ],
    [
      'a town of an officer in which no firm is',
      {
        ...enterprisesWith({ town: '梅陇镇' }),
        inspectors: [
          exampleInspector('I1', { towns: ['梅陇', '梅陇镇'] }),
          exampleInspector('I2', { towns: ['别处'] }),
        ],
      },
      ['1 name-nearly-matched', '1 name-unmatched'],
    ],
    [
      'a relation that nobody else has',
      {
        inspectors: [
          exampleInspector('I1', { related: '甲乙' }),
          exampleInspector('I2', { related: '甲乙' }),
          exampleInspector('I3', { related: '丙的妻子' }),
        ],
      },
      ['1 related-alone'],
    ],
    [
      'towns of an officer and a unit, tiers and states written in two ways',
      {
        ...enterprisesWith(
          { town: '东镇', risk: 'A', status: '营业' },
          { risk: 'ａ', status: '营 业' },
        ),
        inspectors: [exampleInspector('I1', { towns: ['东 镇'] })],
      },
      ['1 similar-town', '1 similar-risk', '1 similar-status'],
    ],
    [
      'departments, qualifications, groups and relations written in two ways',
      {
        inspectors: [
          exampleInspector('I1', { department: 'A科', qualifications: ['q'], related: 'A家' }),
          exampleInspector('I2', {
            department: 'a科',
            qualifications: ['Ｑ'],
            related: 'ａ 家',
          }),
          ...['I3', 'I4'].map((id) => exampleInspector(id, { group: '一组' })),
          ...['I5', 'I6'].map((id) => exampleInspector(id, { group: '一 组' })),
        ],
      },
      ['1 similar-department', '1 similar-qualification', '1 similar-group', '1 similar-related'],
    ],
    [
      'lists and matters written in two ways',
      {
        lists: [
          { list: '白名单', enterprise: 'E01' },
          { list: '白 名单', enterprise: 'E01' },
        ],
        pastVisits: [
          { enterprise: 'E01', date: '2019-01-02', matter: 'x1' },
          { enterprise: 'E01', date: '2019-01-02', matter: 'X1' },
        ],
        penalties: [{ enterprise: 'E01', date: '2019-01-02', matter: 'ｘ1' }],
      },
      ['1 similar-list', '2 similar-matter'],
    ],
    [
      'two ids that a waiver keeps apart',
      {
        ...enterprisesWith(
          { creditCode: '91350100M000100Y43' },
          { creditCode: '91350100M000100Y43' },
        ),
        waivers: [
          { code: 'same-credit-code', ids: ['E01', 'E02'], reason: '分支机构' },
          { code: 'similar-ids', ids: ['E01', 'e01'], reason: '没有用到' },
        ],
      },
      ['1 waiver-in-use'],
    ],
    [
      'an inspector without a certificate',
      { inspectors: [exampleInspector('I1', { certificate: null })] },
      ['1 certificate-missing'],
    ],
    [
      'rows about enterprises that are not in the directory',
      {
        pastVisits: ['E01', 'E99'].map((enterprise) => ({ enterprise, date: '2019-01-02' })),
        penalties: ['E01', 'E98', 'E99'].map((enterprise) => ({ enterprise, date: '2019-01-02' })),
        lists: ['E01', 'gone'].map((enterprise) => ({ list: 'l', enterprise })),
        plannedVisits: ['E01', 'E97'].map((enterprise) => {
          return { enterprise, date: '2020-02-03', authority: '消防' }
        }),
      },
      [
        '1 unknown-enterprise-pastVisits',
        '1 unknown-enterprise-plannedVisits',
        '2 unknown-enterprise-penalties',
        '1 unknown-enterprise-lists',
      ],
    ],
    [
      'letters of an id or a certificate that others look like',
      {
        inspectors: [
          ...['А1', 'µ1', 'Ґ1', 'A‐1'].map((id) => exampleInspector(id)),
          ...['ｶﾞ1', '金\uf90a', '丽\u{2f800}'].map((id) => exampleInspector(id)),
          exampleInspector('I1', {
            certificate: { number: '3101–0020', from: '2019-01-01', to: '2023-12-31' },
          }),
          exampleInspector('É金カ１'),
        ],
      },
      ['5 unusual-letter'],
    ],
    [
      'a past visit by somebody who has left',
      { pastVisits: [{ enterprise: 'E01', date: '2019-01-02', inspectors: ['I1', 'I9'] }] },
      ['1 unknown-inspector-pastVisits'],
    ],
    [
      // The last window ends on 2020-01-31.
      'a visit and a penalty in a year that was mistyped, and a visit of the last day',
      {
        pastVisits: [
          { enterprise: 'E01', date: '2062-03-02' },
          { enterprise: 'E01', date: '2020-01-31' },
        ],
        penalties: [{ enterprise: 'E01', date: '2062-03-02' }],
      },
      ['2 dated-after-plan'],
    ],
    [
      'enterprises that no task is about',
      {
        ...withTask({ where: { tag: 'a' } }),
        ...enterprisesWith({ tags: ['a'] }, { tags: ['b'] }, {}),
      },
      ['2 in-no-frame'],
    ],
    [
      'rules about visits and penalties of which there are none',
      {
        ...withTask({
          exclude: [
            { code: 'x', visitedWithinMonths: 6 },
            { code: 'y', penalisedWithinMonths: 6 },
            { code: 'z', visitsInYear: 1 },
          ],
        }),
        penalties: [{ enterprise: 'E01', date: '2019-01-02' }],
      },
      ['2 rule-without-rows'],
    ],
    [
      'towns that a firm lacks, where officers are kept from their own',
      {
        ...withTask({ team: { seats: [{ role: 'a', town: 'different' }, { role: 'b' }] } }),
        ...enterprisesWith({ town: '' }, {}),
      },
      ['1 town-missing-for-rule'],
    ],
  ])('name %s', (_, tables, findings) => {
    expect(findingsOf(tables)).toEqual(findings)
  })

  it('name what a plan asks for in another way than anybody has it', () => {
    const seats = [{ role: 'a', department: '安监　大队', qualifications: ['Ｑ'] }, { role: 'b' }]
    const where = { any: [{ tag: 'voc' }, { not: { equals: { town: 'a镇' } } }, { listed: 'l' }] }
    const exclude = [
      { code: 'x', visitedWithinMonths: 1, matters: ['ｐ'] },
      { code: 'y', listed: 'Ｌ' },
    ]
    const inputs = withTask(
      { team: { seats }, where, exclude },
      {
        ...enterprisesWith({ town: 'A镇', tags: ['VOC'] }),
        inspectors: [exampleInspector('I1', { department: '安监大队', qualifications: ['q'] })],
        lists: [{ list: 'l', enterprise: 'E01' }],
        pastVisits: [{ enterprise: 'E01', date: '2019-01-02', matter: 'p' }],
      },
    )
    const { findings } = parseInputs(inputs)
    expect(findings.map(({ code, examples }) => [code, examples])).toEqual([
      ['similar-town', ['A镇 / a镇']],
      ['similar-tag', ['VOC / voc']],
      ['similar-department', ['安监大队 / 安监　大队']],
      ['similar-qualification', ['q / Ｑ']],
      ['similar-list', ['l / Ｌ']],
      ['similar-matter', ['p / ｐ']],
    ])
  })

  const misnamed = (member: string, rows: readonly object[]) =>
    parseInputs(
      exampleInputs({
        enterprises: ['0101', '102', 'JY 3'].map((id, i) =>
          exampleEnterprise(i + 1, { id, name: `示范${i + 1}站` }),
        ),
        inspectors: [exampleInspector('007', { name: '赵一' }), exampleInspector('I2')],
        [member]: rows,
      }),
    ).findings.flatMap(({ code, examples }) =>
      /^(?:misnamed|unknown)/.test(code) ? [`${code}: ${examples}`] : [],
    )

  it.each([
    [['102', '101'], '101 / 0101'],
    [['102', '00102'], '00102 / 102'],
    [['102', '示范 １ 站'], '示范 １ 站 / 0101'],
    [['102', 'jy3'], 'jy3 / JY 3'],
    [['别处的'], '别处的'],
  ])('name what a table says otherwise than by the id of the directory: %j', (ids, example) => {
    const visit = { date: '2019-01-02' }
    for (const [member, rest] of Object.entries({
      pastVisits: visit,
      penalties: visit,
      lists: { list: 'l' },
      plannedVisits: { ...visit, authority: '消防' },
    })) {
      const rows = ids.map((enterprise) => ({ ...rest, enterprise }))
      expect(misnamed(member, rows)).toEqual([`misnamed-enterprise-${member}: ${example}`])
    }
  })

  it.each([
    [['I2', '7'], 'misnamed', '7 / 007'],
    [['I2', '赵一'], 'misnamed', '赵一 / 007'],
    [['李四'], 'misnamed', '李四'],
    [['I2', '李四'], 'unknown', '李四'],
  ])('name officers of past visits that are no ids: %j', (inspectors, kind, example) => {
    const visits = [{ enterprise: '102', date: '2019-01-02', inspectors }]
    expect(misnamed('pastVisits', visits)).toEqual([`${kind}-inspector-pastVisits: ${example}`])
  })

  it.each([
    ['ids', { id: '0101' }, { id: '101' }, '0101 / 101'],
    ['ids that both begin with zeros', { id: '00a' }, { id: '0A' }, '00a / 0A'],
    ['full width', { id: '０7' }, { id: '7' }, '7 / ０7'],
    ['credit codes', { creditCode: '0310112000123456' }, { creditCode: '310112000123456' }],
  ])('name %s that differ by zeros in front only', (_, first, second, example?: string) => {
    const { findings } = parseInputs(exampleInputs(enterprisesWith(first, second)))
    const found = findings.find(({ code }) => code === 'similar-zeros')
    expect(found?.count).toBe(1)
    if (example !== undefined) expect(found?.examples).toEqual([example])
  })

  it('name officers whose ids or certificates differ by zeros in front only', () => {
    const certificate = (number: string) => ({ number, from: '2019-01-01', to: '2023-12-31' })
    const inspectors = [
      exampleInspector('1', { certificate: certificate('0012') }),
      exampleInspector('01', { certificate: certificate('12') }),
      exampleInspector('10', { certificate: certificate('120') }),
    ]
    const { findings } = parseInputs(exampleInputs({ inspectors }))
    expect(findings.filter(({ code }) => code === 'similar-zeros')).toMatchObject([{ count: 2 }])
  })

  const departments = (task: Data, ...names: readonly string[]) =>
    parseInputs(
      withTask(
        { department: '危化科', team: { seats: [{ role: 'a' }, { role: 'b' }] }, ...task },
        {
          inspectors: names.map((department, i) => exampleInspector(`I${i}`, { department })),
        },
      ),
    ).findings.flatMap(({ code }) => (/department|nearly/.test(code) ? [code] : []))

  it('say where the responsible department and those who may be sent differ', () => {
    expect(departments({}, '危化科', '危化科')).toEqual([])
    expect(departments({}, '综合科')).toEqual(['department-without-officers'])
    expect(departments({}, '危化科室')).toEqual(['name-nearly-matched'])
    expect(departments({}, '危化科', '综合科')).toEqual(['other-departments'])
    expect(departments({ cooperating: ['综合科'] }, '危化科', '综合科')).toEqual([])
    const seats = [
      { role: 'a', department: '危化科' },
      { role: 'b', department: '危化科' },
    ]
    expect(departments({ team: { seats } }, '危化科', '综合科')).toEqual([])
  })

  it('name values of strata and matters of visits that nothing in the data has', () => {
    const stratified = (allocation: object) => ({
      design: { type: 'stratified', by: ['risk'], allocation },
    })
    const unmatched = (task: Data) =>
      parseInputs(
        withTask(task, {
          ...enterprisesWith({ risk: '红' }, { risk: '黄' }),
          pastVisits: [{ enterprise: 'E01', date: '2019-01-02', matter: '消防检查' }],
        }),
      ).findings.flatMap(({ code, examples = [] }) =>
        code.startsWith('name-') ? [`${code}: ${examples}`] : [],
      )
    const counts = [
      { stratum: ['红'], visits: 1 },
      { stratum: ['绿'], visits: 0 },
    ]
    expect(unmatched(stratified({ type: 'fixed', counts }))).toEqual(['name-unmatched: 绿'])
    const rates = [{ stratum: ['红色'], rate: '1/2' }]
    expect(
      unmatched(stratified({ type: 'rates', rates, otherwise: '100%', rounding: 'up' })),
    ).toEqual(['name-nearly-matched: 红色 / 红'])
    const rule = { code: 'x', visitedWithinMonths: 6 }
    expect(unmatched({ exclude: [{ ...rule, matters: ['消防'] }] })).toEqual([
      'name-nearly-matched: 消防 / 消防检查',
    ])
    expect(unmatched({ exclude: [{ ...rule, except: ['信访'] }] })).toEqual([
      'name-unmatched: 信访',
    ])
  })

  it('count all cases and name five', () => {
    const towns = Array.from({ length: 40 }, () => ({ town: null }))
    const [finding] = parseInputs(exampleInputs(enterprisesWith(...towns))).findings
    expect(finding).toMatchObject({ code: 'town-missing', count: 40 })
    expect(finding?.examples).toEqual(['E01', 'E02', 'E03', 'E04', 'E05'])
  })

  it('about a stratum with a long name fit into the record they stand in', () => {
    const long = '储'.repeat(341)
    const design = {
      type: 'stratified',
      by: ['attributes.a', 'attributes.b'],
      allocation: { type: 'fixed', counts: [{ stratum: ['x', 'x'], visits: 1 }] },
    }
    const inputs = withTask(
      { design },
      {
        enterprises: [
          exampleEnterprise(1, { attributes: { a: long, b: long } }),
          exampleEnterprise(2, { attributes: { a: 'x', b: 'x' } }),
        ],
      },
    )
    const record = draw(inputs, { seed: '1' })
    expect(record.envelope.findings.map(({ code }) => code)).toContain('zero-chance')
    expectSound(verify(canonicalJson(record), inputs))
  })
})
