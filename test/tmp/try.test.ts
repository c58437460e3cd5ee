import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { describe as say } from 'double-random/words'
import { runYear as minhang, seriesOf } from '../../examples/minhang-2020/run-year.ts'
import { runYear } from '../../examples/year/run-year.ts'
import { verifySeries } from 'double-random'
it('tells', () => { const lines: string[] = []
  for (const [documents, lastDigest] of [[seriesOf(minhang()), undefined],[runYear().documents, undefined]] as const) {
    const t = Date.now()
    const report = verifySeries(documents)
    lines.push(String(Date.now()-t)+report.ok+say(report,'zh'))
    for (const col of ['refutes','open','told'] as const) for (const r of report[col]) lines.push(['',col, r.number, say(r.about as never,'zh').slice(0,400)].join(' '))
  }
writeFileSync('/tmp/out.txt', lines.join('\n')) })
