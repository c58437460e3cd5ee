import { canonicalJson } from 'double-random'
import { inputsOf } from 'double-random/tables'
import { expect, it } from 'vitest'
import { sortFiles } from '../../examples/verifier/sort-files.ts'
import { refusalOf } from '../ceremony/refusal.ts'
import { drawnNumber, petrol } from './petrol-series.ts'

const { record, inputs } = drawnNumber(1, petrol())
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
const text = JSON.stringify(inputs)
const drop = (...files: ReturnType<typeof file>[]) =>
  sortFiles([file('记录.json', canonicalJson(record)), ...files])

it('inputs that are dropped besides others are refused, and not passed over in silence', () => {
  const one = drop(file('一.json', text))
  expect(one.documents.map(({ kind }) => kind)).toEqual(['record'])
  expect(inputsOf(one.inputs!).enterprises).toHaveLength(10)
  const table = file('enterprises.csv', '编号,名称\nU1,一站\n')
  for (const more of [file('二.json', text), table]) {
    const { inputs: read } = drop(file('一.json', text), more)
    expect(refusalOf(() => inputsOf(read!)).problems.map(({ code }) => code)).toContain(
      'input/duplicate',
    )
  }
})
