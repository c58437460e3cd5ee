import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  announce,
  canonicalJson,
  commitment,
  draw,
  type InputData,
  type Reveal,
  reportOutcomes,
  type SampleRow,
  substituteUnit,
} from 'double-random'
import { composeNotice, proveVerdict } from 'double-random/disclose'
import { readTables, type TableFile } from 'double-random/tables'
import { secretOf } from '../ceremony/secret.ts'
import { bureau, calendar } from '../cli/files.ts'

/** A ceremony of the small bureau as files that somebody was sent. */
export interface SentFiles {
  readonly tables: readonly string[]
  readonly record: string
  readonly tampered: string
  readonly notice: string
  readonly proof: string
  readonly wrong: string
  /** A record of 50,000 enterprises, with its inputs as one JSON file. */
  readonly large: readonly string[]
  readonly announcementDigest: string
  readonly recordDigest: string
  readonly drawn: string
  readonly notDrawn: string
  /** An amendment: the unit that was drawn is closed, another one comes in. */
  readonly closed: string
  readonly closedDigest: string
  readonly substitute: string
  /** Outcomes after the amendment, and those that correct them: all are reported. */
  readonly outcomes: readonly [string, string]
  readonly outcomesDigest: string
  /** A record whose rows are blinded, of the same inputs. */
  readonly blinded: string
  /** A table of officers that was changed after the draw. */
  readonly otherOfficers: string
  /** A notice that names the amendment. */
  readonly amendedNotice: string
}

export async function sentFiles(): Promise<SentFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'double-random-sent-'))
  const save = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const tables = Object.entries({ ...bureau, '日历.json': calendar }).map(([name, text]) =>
    save(name, text),
  )
  const data = readTables(
    Object.entries({ ...bureau, '日历.json': calendar }).map(
      ([name, text]): TableFile => ({ name, bytes: new TextEncoder().encode(text) }),
    ),
  ).inputs as InputData
  const number1 = { series: '闵行', number: 1 }
  const witness: Extract<Reveal, { kind: 'commit-reveal' }> = {
    kind: 'commit-reveal',
    party: '公证处',
    nonce: secretOf('witness'),
    value: '瑞雪',
  }
  const announcement = announce(data, {
    ...number1,
    entropy: [
      {
        kind: 'commit-reveal',
        party: '公证处',
        independent: true,
        commitment: commitment(number1, witness),
      },
    ],
  })
  const record = draw(data, { announcement, reveals: [witness] })
  const text = canonicalJson(record)
  const sample = record.body.tables.sample.map(({ unit }) => unit)
  const drawn = sample[0] as string
  const reserves = record.body.tables.reserves.map(({ unit }) => unit)
  const notDrawn = ['JY01', 'JY02', 'JY03', 'JY04', 'JY05', 'JY08', 'JY09'].find(
    (id) => !sample.includes(id) && !reserves.includes(id),
  ) as string
  const [visit] = record.body.tables.sample
  const closed = substituteUnit(record, data, {
    visit: visit as SampleRow,
    reason: 'closed',
    evidence: '注销通知〔2026〕7号',
    date: (visit as SampleRow).date,
  })
  const amendments = [canonicalJson(closed)]
  const replaced = closed.body.substitutes.map(({ pool, round, unit, substitute }) => ({
    ...{ pool, round, unit, substitute: substitute as string },
  }))
  const visits = [
    ...record.body.tables.sample.filter(({ unit }) => replaced.every((each) => each.unit !== unit)),
    ...replaced.map(({ pool, round, substitute }) => ({ pool, round, unit: substitute })),
  ].map(({ pool, round, unit }) => ({ pool, round, unit, outcome: 'inspected' as const }))
  const first = reportOutcomes(record, data, {
    ...{ asOf: '2026-06-30', outcomes: visits.slice(1), amendments },
  })
  const second = reportOutcomes(record, data, {
    ...{ asOf: '2026-12-31', outcomes: visits, amendments, earlier: [canonicalJson(first)] },
  })
  const open = [{ table: 'sample' }, { table: 'seats' }] as const
  const large: InputData = {
    plan: {
      id: 'p',
      title: '计划',
      tasks: [
        {
          id: '工贸',
          title: '工贸',
          kind: 'general',
          department: '科',
          doubleRandom: true,
          design: { type: 'stratified', by: ['risk'], allocation: { type: 'proportional' } },
          rounds: [{ window: ['2026-01-05', '2026-12-25'], visits: 500 }],
        },
      ],
    },
    calendar: JSON.parse(calendar),
    enterprises: Array.from({ length: 50_000 }, (_, i) => ({
      id: `E${i}`,
      name: `第${i}号企业`,
      town: `街镇${i % 30}`,
      risk: 'ABCD'[i % 4],
    })),
    inspectors: Array.from({ length: 60 }, (_, i) => ({
      id: `I${i}`,
      name: `人员${i}`,
      department: '科',
      certificate: { from: '2023-01-01', to: '2028-12-31' },
    })),
  }
  const largeRecord = draw(large, { seed: '一月' })
  return {
    tables,
    record: save('record.json', text),
    tampered: save('tampered.json', text.replace('"rank":1', '"rank":2')),
    notice: save(
      'notice.json',
      canonicalJson(composeNotice(record, data, { open, secrets: true })),
    ),
    proof: save('proof.json', canonicalJson(proveVerdict(record, data, drawn))),
    wrong: save('holiday.json', '{"photos":[]}'),
    large: [
      save('large-record.json', canonicalJson(largeRecord)),
      save('large.json', JSON.stringify(large)),
    ],
    announcementDigest: announcement.digest,
    recordDigest: record.digest,
    drawn,
    notDrawn,
    blinded: save(
      'blinded.json',
      canonicalJson(draw(data, { seed: '一', blinding: 'b1'.repeat(32) })),
    ),
    otherOfficers: save('执法人员（改）.csv', bureau['执法人员.csv'].replace('赵', '周')),
    closed: save('amendment.json', canonicalJson(closed)),
    closedDigest: closed.digest,
    outcomes: [
      save('outcomes-1.json', canonicalJson(first)),
      save('outcomes-2.json', canonicalJson(second)),
    ],
    outcomesDigest: second.digest,
    substitute: closed.body.substitutes[0]?.substitute as string,
    amendedNotice: save(
      'amended-notice.json',
      canonicalJson(
        composeNotice(record, data, { open, secrets: true, amendments: [canonicalJson(closed)] }),
      ),
    ),
  }
}
