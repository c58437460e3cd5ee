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
      ['1 similar-tag'],
    ],
    [
      'a tag of a task, of which the register has another writing',
      {
        ...withTask({ where: { all: [{ tag: '加油站' }, { not: { tag: '停业' } }] } }),
        ...enterprisesWith({ tags: ['加油站点', '已停业'] }),
      },
      ['2 name-nearly-matched'],
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
        pastVisits: [{ enterprise: 'E99', date: '2019-01-02' }],
        penalties: [
          { enterprise: 'E98', date: '2019-01-02' },
          { enterprise: 'E99', date: '2019-01-02' },
        ],
        lists: [{ list: 'l', enterprise: 'e01' }],
        plannedVisits: [{ enterprise: 'E97', date: '2020-02-03', authority: '消防' }],
      },
      [
        '1 planned-visits-not-applied',
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
