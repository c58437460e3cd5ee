import { canonicalJson } from 'double-random'
import { expect, it } from 'vitest'
import { sortFiles } from '../../examples/verifier/sort-files.ts'
import { drawnNumber, petrol } from './petrol-series.ts'

const { record, inputs } = drawnNumber(1, petrol())
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
const table = file('enterprises.csv', '编号,名称\nU1,一站\n')
const [one, two] = ['一.json', '二.json'].map((name) => file(name, JSON.stringify(inputs)))

it('inputs that are dropped besides others are named, and not passed over in silence', async () => {
  const drop = [file('记录.json', canonicalJson(record)), one!, two!]
  const { documents, inputs: used, unused } = await sortFiles(drop)
  expect(documents.map(({ kind }) => kind)).toEqual(['record'])
  expect(used?.data).toEqual(JSON.parse(JSON.stringify(inputs)))
  expect(unused).toEqual(['二.json'])
  const wholes = [one!, two!, table, file('plan.json', JSON.stringify(inputs.plan))]
  const calendar = file('calendar.json', JSON.stringify(inputs.calendar))
  const officers = file('inspectors.csv', '工号,姓名,科室\n1,赵,科\n')
  expect((await sortFiles([...wholes, calendar, officers])).unused).toEqual(['一.json', '二.json'])
})
