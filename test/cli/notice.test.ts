import { readFileSync } from 'node:fs'
import { announce, canonicalJson, commitment, draw } from 'double-random'
import { describe, expect, it } from 'vitest'
import { secretOf } from '../ceremony/secret.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { folderWith } from './files.ts'
import { ran } from './ran.ts'

const data = smallBureau({
  units: [{}, {}, {}, {}, {}, { status: '停业' }],
  tasks: [{ exclude: [{ code: '停业', where: { equals: { status: '停业' } } }] }],
  plan: { authority: '示范区应急管理局' },
})
const place = { series: '闵行', number: 1 }
const witness = {
  kind: 'commit-reveal',
  party: '公证处',
  nonce: secretOf('witness'),
  value: '瑞雪',
} as const
const announcement = announce(data, {
  ...place,
  entropy: [
    {
      ...{ kind: 'commit-reveal', party: '公证处', independent: true },
      commitment: commitment(place, witness),
    },
  ],
})
const record = draw(data, { announcement, reveals: [witness] })
const last = record.body.tables.sample
  .map(({ date }) => date)
  .sort()
  .at(-1)!

async function notice(of: typeof record, ...options: readonly string[]) {
  const at = folderWith({ 'r.json': canonicalJson(of), 'i.json': JSON.stringify(data) })
  const files = ['--output', `${at}/n.json`, '--text', `${at}/n.txt`]
  const { exit, text } = await ran([
    ...['notice', `${at}/r.json`, '--inputs', `${at}/i.json`, ...options, ...files],
  ])
  return { exit, text, lines: exit === 0 ? readFileSync(`${at}/n.txt`, 'utf8').split('\n') : [] }
}

describe('a notice for people', () => {
  it('says who drew, from what, who was left out, what is open and how to check it', async () => {
    const { lines } = await notice(record, '--open', 'sample')
    expect(lines.slice(0, 2)).toEqual([
      '“双随机、一公开”抽查公示（闵行 第 1 号）',
      '示范区应急管理局',
    ])
    expect(lines).toContain('不抽取的：停业 1 家次。')
    expect(lines).toContain('随机数来自：公证处的承诺后揭示。')
    expect(lines).toContain('本次公开：抽中名单全部。')
    expect(lines).toContain('种子和密钥末次检查之后公开。')
    expect(lines.filter((line) => /^[123]\. /.test(line))).toHaveLength(3)
  })

  it('says before anything else that the seed was chosen by the operator', async () => {
    const chosen = draw(data, { seed: '一' })
    const warning = '提请注意：本次的随机数由经办人自定，抽取结果只能复算，不能证明不是挑选的。'
    expect((await notice(chosen)).lines[2]).toBe(warning)
    expect((await notice(record)).lines).not.toContain(warning)
    expect((await notice(record)).lines).toContain('本次公开：各轮的数目，名单末次检查之后公开。')
  })

  it('opens seed and keys before the last visit only if it is told so', async () => {
    // The clock of these tests stands in 1970, before all visits.
    const { exit, text } = await notice(record, '--secrets')
    expect(exit).toBe(2)
    expect(text).toContain(`末次检查在 ${last}`)
    expect(text).toContain('--before-last-visit')
    const { exit: told, lines } = await notice(record, '--secrets', '--before-last-visit')
    expect(told).toBe(0)
    expect(lines).toContain(`种子：${record.body.secrets.seed}`)
  })
})
