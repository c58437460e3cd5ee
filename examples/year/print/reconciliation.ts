import type { Difference, Reconciliation } from 'double-random/report'
import { left, table } from '../../minhang-2020/print/table.ts'
import { heading, paragraph } from '../../minhang-2020/print/text.ts'

/** The directory held against the register of another authority: who was left out. */
export function printReconciliation({ counts, rows }: Reconciliation): string[] {
  const { directory, register, changes } = counts
  const omitted = rows.filter(({ kind }) => kind === 'omitted')
  const dropped = rows.filter(({ kind, register: still }) => kind === 'removed' && still)
  return [
    ...heading('与市场主体登记比对：有没有漏掉谁'),
    ...paragraph(
      `名录 ${directory.rows} 家，对上 ${directory.matched} 家；登记 ${register.rows} 家，` +
        `对上 ${register.matched} 家，名录漏掉 ${register.omitted} 家。` +
        (changes === undefined
          ? ''
          : `与年初名录相比：新增 ${changes.added} 家，移出 ${changes.removed} 家，` +
            `其中登记仍在的 ${changes.removedButRegistered} 家。`),
    ),
    '',
    ...table(
      [left('问题'), left('编号'), left('信用代码'), left('单位')],
      [
        ...omitted.map((each) => cells('登记有而名录没有', each)),
        ...dropped.map((each) => cells('年初在册，已移出，登记仍在', each)),
      ],
    ),
    '',
    ...paragraph(
      '抽取和核验都看不出名录少了谁：不在名录，就没有签号。只有与别的机关的登记比对才看得出。',
    ),
  ]
}

function cells(problem: string, { id, creditCode, name }: Difference): string[] {
  return [problem, id ?? '', creditCode ?? '', name]
}
