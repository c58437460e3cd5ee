import { expect, it } from 'vitest'
import { chineseHeadline } from '../../src/cli/messages/chinese-headline.ts'
import { chineseMessage } from '../../src/cli/messages/chinese-message.ts'
import { checkMessages } from './check-messages.ts'

/** Names and places that stay, and messages that are only put together from others. */
const STAYS = /verifyBeacon|where|double-random\/1|2\^/g
const COMPOSED = ['7: 7', '7, round 7: 7', '7 round 7: 7']

it('every message of a check has its Chinese', () => {
  const messages = checkMessages().filter((message) => !COMPOSED.includes(message))
  expect(messages.length).toBeGreaterThan(75)
  const english = messages.filter((message) =>
    /[a-z]{2}/.test(chineseMessage(message).replaceAll(STAYS, '')),
  )
  expect(english).toEqual([])
})

it('keeps the figures and names of a message, and leaves an unknown one alone', () => {
  expect(chineseMessage('24 units in the frame, 23 eligible')).toBe('抽样框 24 家，可抽取 23 家')
  expect(chineseMessage('加油站, round 2: drawn, rank 3 of 5')).toBe(
    '加油站 第 2 轮：抽中，第 3 名，共抽 5 家',
  )
  expect(chineseMessage('body.tables.sample[4].rank differs')).toBe(
    'body.tables.sample[4].rank 不同',
  )
  expect(chineseMessage('[input/date] …')).toBe('[input/date] …')
})

it('has headlines of records, notices, announcements and proofs in Chinese', () => {
  const headlines = {
    '闵行 number 1: NOT verified (table-roots, replay), 20 checks passed; not checked: numbering; 0 voids before it, 2 of its rounds drawn before':
      '闵行 第 1 号：核验不通过（各表与记录头一致、从头重演），20 项相符；未查：编号与前一份记录相接；此前作废 0 次，其中的轮次此前抽过 2 次',
    's number 3: verified, 22 checks passed; voids and redraws before it unknown; WEAK entropy':
      's 第 3 号：核验通过，22 项相符；此前是否作废、重抽，不得而知；随机强度不足',
    'notice of s number 1: verified; opened: 6 of 6 rows of sample, 2 of 9 rows of seats; still sealed; 1 amendments':
      's 第 1 号的公示：核验通过；公开了 抽中 6 行中的 6 行、席位 9 行中的 2 行；种子和密钥尚未公开；更正书 1 份',
    'notice of s number 1: NOT verified (the digest of the record is needed); no rows opened':
      's 第 1 号的公示：核验不通过（缺少核对所需的依据）；没有公开任何行',
    'announcement of s number 2': 's 第 2 号的公告',
    's number 1: verified, 2 checks passed; NOT the record that was published':
      's 第 1 号：核验通过，2 项相符；不是公布的那一份记录',
    'JY1: verified': 'JY1：核验通过',
    'JY1: NOT verified (entry)': 'JY1：核验不通过（名录中有这一家）',
  }
  for (const [english, chinese] of Object.entries(headlines))
    expect(chineseHeadline(english)).toBe(chinese)
})
