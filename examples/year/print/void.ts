import { paragraph } from '../../minhang-2020/print/text.ts'
import type { VoidNumber } from '../documents.ts'
import { printAnnouncement } from './announcement.ts'

/** A number that was announced and could not be drawn. */
export function printVoid({ announcement, quarter, refusal, document }: VoidNumber): string[] {
  const { code, statement, date, number } = document.body
  return [
    ...printAnnouncement(announcement, quarter),
    ...paragraph(`有一方没有揭示，抽取被拒绝（${refusal}）：少一份随机数就不抽，也不能换一份。`),
    ...paragraph(
      `${date} 声明第 ${number} 号作废（${code}）：${statement}。编号不收回，留在链上。`,
    ),
    `  作废摘要  ${document.digest}`,
  ]
}
