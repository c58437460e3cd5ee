import { canonicalJson, draw, findEnterprises, parseInputs } from 'double-random'
import { describe, expect, it } from 'vitest'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { folderWith } from './files.ts'
import { ran } from './ran.ts'

const NAMES = ['闵行第一加油站', '闵行第二加油站', 'ＡＢ化工', 'ab 油品']
const small = smallBureau({ units: 4, officers: 4 })
const data = {
  ...small,
  enterprises: (small.enterprises as readonly { id: string }[]).map((each, index) => ({
    ...each,
    name: NAMES[index]!,
    ...(index === 2 ? { creditCode: '91310112MA1XXXXX0A' } : {}),
  })),
}
const inputs = parseInputs(data)
const record = draw(inputs, { seed: '一' })
const idsOf = (text: string) => findEnterprises(inputs, text).candidates.map(({ id }) => id)
const [first, second, third, fourth] = inputs.enterprises.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
]

describe('who is meant', () => {
  it('is the one with exactly this id, whoever else contains it', () => {
    expect(findEnterprises(inputs, first).exact?.id).toBe(first)
    expect(findEnterprises(inputs, first.toLowerCase()).exact).toBe(undefined)
    expect(idsOf(first.toLowerCase())).toEqual([first])
  })

  it('is found by parts, in any width and case, with blanks or without', () => {
    expect(idsOf('加油站')).toEqual([first, second])
    expect(idsOf(' 闵行 第二 ')).toEqual([second])
    expect(idsOf('AB')).toEqual([third, fourth])
    expect(idsOf('ma1xxxxx')).toEqual([third])
    expect(idsOf('公园')).toEqual([])
  })
})

async function said(unit: string) {
  const at = folderWith({
    'r.json': canonicalJson(record),
    'inputs.json': JSON.stringify(data),
  })
  const args = ['explain', `${at}/r.json`, '--inputs', `${at}/inputs.json`, '--unit', unit]
  return ran(args)
}

describe('explain', () => {
  it('asks which one where several can be meant, and does not call them strangers', async () => {
    const { exit, text } = await said('加油站')
    expect(exit).toBe(1)
    expect(text.split('\n')).toEqual([
      '编号、名称或信用代码中有“加油站”的 2 家，请写明编号：',
      `- ${first} 闵行第一加油站`,
      `- ${second} 闵行第二加油站`,
      '',
    ])
  })

  it('takes the only one that can be meant, and says so', async () => {
    const { exit, text } = await said('第二')
    expect(exit).toBe(0)
    expect(text).toContain(`“第二”是 ${second} 闵行第二加油站`)
    expect(text).not.toContain('不在名录内')
    expect(text).toContain('没有提供变更文件，所列为抽取时的情况')
  })

  it('says 不在名录内 only of what nobody can be meant by', async () => {
    expect((await said('公园')).text).toContain('不在名录内')
  })
})
