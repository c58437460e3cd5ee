import * as root from 'double-random'
import * as beacon from 'double-random/beacon'
import * as disclose from 'double-random/disclose'
import * as files from 'double-random/files'
import * as papers from 'double-random/papers'
import * as proof from 'double-random/proof'
import * as report from 'double-random/report'
import * as sql from 'double-random/sql'
import * as tables from 'double-random/tables'
import * as words from 'double-random/words'
import * as year from 'double-random/year'
import { published } from '../beacon/rounds.ts'
import { secretOf } from '../ceremony/secret.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

// biome-ignore lint/suspicious/noExplicitAny: what is called here is called wrongly on purpose
type Any = any
export const ENTRIES: Readonly<Record<string, object>> = {
  '.': root,
  './beacon': beacon,
  './disclose': disclose,
  './files': files,
  './papers': papers,
  './proof': proof,
  './report': report,
  './sql': sql,
  './tables': tables,
  './words': words,
  './year': year,
}
const all: Any = Object.assign({}, ...Object.values(ENTRIES))

const inputs: Any = smallBureau({
  units: [
    { creditCode: '91310112MA1GBH5T0Y', town: '七宝', tags: ['a'], attributes: { area: 3 } },
    ...Array.from({ length: 5 }, () => ({})),
  ],
  officers: 4,
  recusals: [{ inspector: 'I1', enterprise: 'U1', reason: '亲属' }],
  pastVisits: [{ enterprise: 'U2', date: '2019-03-04', matter: 'pool' }],
})
const series = { series: 's', number: 1 }
const witness = {
  kind: 'commit-reveal',
  party: '公证处',
  nonce: secretOf('witness'),
  value: '瑞雪',
}
const announceOptions = {
  ...series,
  entropy: [
    {
      kind: 'commit-reveal',
      party: '公证处',
      independent: true,
      commitment: all.commitment(series, witness),
    },
  ],
}
const announcement = all.announce(inputs, announceOptions)
const record = all.draw(inputs, { announcement, reveals: [witness] })
const [unit] = record.body.tables.sample.map((row: Any) => row.unit)
const seat = record.body.tables.seats[0]
const plain = (value: unknown): Any => JSON.parse(JSON.stringify(value))
const refused = new all.DoubleRandomError('input/id', [
  {
    code: 'input/id',
    path: 'a',
    expected: { id: 'nothing', values: {} },
    found: { id: 'nothing', values: {} },
  },
])
const outcomes = [{ pool: 'pool', round: 1, unit, outcome: 'inspected', values: { fined: 1 } }]
const text = all.canonicalJson(record)
const notice = all.composeNotice(record, inputs, { open: [{ table: 'sample' }] })
const entry = all.proveEntry(announcement, inputs, 'U1')
const schedule = plain(all.scheduleYear(inputs, { seed: 's' }))
const verified = all.verify(text, inputs, {
  announcementDigest: announcement.digest,
  lastAmendment: null,
})
const amendment = all.reassignOfficer(record, inputs, {
  change: { inspector: seat.inspector, from: '2020-03-02', to: '2020-03-13' },
  reason: 'absence',
  evidence: 'e',
  date: '2020-02-28',
})
const end = all.voidAnnouncement(announcement, {
  code: 'other',
  statement: 'x',
  date: '2020-01-02',
})
const plan = plain(inputs.plan)
const calendar = plain(inputs.calendar)
const { round, signature } = published[0]!
const source = all.beaconSource('quicknet', { by: 1_692_803_367, round })
const place = { pool: 'pool', round: 1, unit: seat.unit, seat: 1 }
const drawn = { record: plain(record), data: inputs, outcomes }
const [dialect, seed] = ['postgresql', record.body.secrets.seed]
const bytesOf = (lines: string) => new TextEncoder().encode(lines)
const table = { name: '检查对象.csv', bytes: bytesOf('编号,名称\nU1,甲\n') }
const wholeTable = { name: 'inputs.json', bytes: bytesOf(JSON.stringify(inputs)) }
const otherWork = { name: '其他工作.csv', bytes: bytesOf('科室,事项,人天\n科,值班,20\n') }
const results = { name: '结果.csv', bytes: bytesOf('任务,编号,结果\npool,U1,已检查\n') }
const reported = all.reportOutcomes(record, inputs, { asOf: '2020-12-31', outcomes })
const layout = { name: '上报格式.csv', bytes: bytesOf('平台表头,内容\n对象,名称\n') }
const list = all.workingList(record, inputs, { by: 'day' })
const bulletinData = all.bulletin(plan, [drawn], { from: '2020-01-01', to: '2020-06-30' })

/** A sound call of every function of the package: what is done to its arguments is a wrong call. */
export const CALLS: Readonly<Record<string, readonly unknown[]>> = {
  announce: [inputs, announceOptions],
  assertVerified: [plain(verified), { accept: ['strength'] }],
  bulletin: [plan, [drawn], { from: '2020-01-01', to: '2020-06-30' }],
  canonicalJson: [inputs],
  checkPairing: [inputs, plain(record.body.tables.sample)],
  checkPlan: [inputs, {}],
  comparePlans: [inputs, inputs],
  checkWorkload: [{ accounts: [{ label: 'a', workingDays: 24, officers: 8, statutory: 1984 }] }],
  commitment: [series, witness],
  enterInLedger: [announcement.body.series, [], all.canonicalJson(announcement)],
  ledgerHead: ['s', [{ kind: 'announcement', number: 1, digest: record.digest }]],
  composeNotice: [plain(record), inputs, { open: [{ table: 'sample' }] }],
  coverage: [[drawn]],
  describe: [plain(verified.checks[0]), 'zh'],
  digest: ['plan', plan],
  draw: [inputs, { announcement: plain(announcement), reveals: [witness] }],
  drawSQL: [plan, { pool: 'pool', round: 1, seed }, dialect],
  drawUnits: [plan, { pool: 'pool', round: 1, seed }, { enterprises: inputs.enterprises }],
  openOutcomes: [plain(reported), { units: [] }],
  reportOutcomes: [plain(record), inputs, { asOf: '2020-12-31', outcomes }],
  verifyOutcomes: [all.canonicalJson(reported), { record: text, outcomesDigest: reported.digest }],
  estimate: [plain(record), outcomes, { pool: 'pool', round: 1, variable: 'fined' }],
  exclusionsOf: [plain(record), inputs],
  exclusionsText: [[{ pool: 'pool', round: 1, unit: 'U1', code: 'c', byDraw: false }]],
  explain: [plain(record), inputs, 'U1'],
  readExclusions: [plain(record), ''],
  explainSeat: [plain(record), inputs, place],
  inclusion: [plain(record), inputs],
  errorFromJSON: [plain(refused)],
  isDoubleRandomError: [new Error('x')],
  jointInclusion: [plain(record), { pool: 'pool', round: 1 }, unit, unit],
  jsonSchema: ['inputs'],
  listWorkingDays: [calendar, ['2020-01-01', '2020-02-01']],
  parseDocument: [text],
  parseBulletin: [plain(bulletinData)],
  parseInputs: [inputs],
  parsePlan: [plan],
  parseSchedule: [schedule],
  proposeKeyUnits: [[{ unit: 'U1', points: 12 }], { list: '重点单位', least: 6 }],
  penaltyPoints: [
    [{ unit: 'U1', date: '2020-01-02', values: { hazard: 1 } }],
    { items: [{ value: 'hazard', points: 6 }], levels: [{ from: 12, level: '重点监管' }] },
  ],
  pairChances: [inputs, { record: plain(record), seed: 's', replays: 2 }],
  planWithDays: [plan, schedule],
  proveEntry: [plain(announcement), inputs, 'U1'],
  proveVerdict: [plain(record), inputs, 'U1'],
  reassignOfficer: [
    plain(record),
    inputs,
    {
      change: { inspector: seat.inspector, enterprise: seat.unit },
      reason: 'recusal-granted',
      evidence: 'e',
      date: '2020-03-02',
    },
  ],
  reconcile: [inputs.enterprises, [{ id: 'U1', name: 'U1 号厂' }], {}],
  rescheduleYear: [
    inputs,
    schedule,
    { from: '2020-03-02', seed: 's', reason: 'r', done: [], keep: [] },
  ],
  sampleSize: [{ population: 8000, expected: '5%', halfWidth: '3%' }],
  scheduleYear: [inputs, { seed: 's' }],
  seedStrength: [plain(record)],
  substituteUnit: [
    plain(record),
    inputs,
    {
      visit: { pool: 'pool', round: 1, unit },
      reason: 'closed',
      evidence: 'e',
      date: '2020-03-02',
    },
  ],
  toSQL: [plain(record), plan, dialect],
  verify: [text, inputs, { announcementDigest: announcement.digest, recordDigest: record.digest }],
  verifyAmendment: [all.canonicalJson(amendment), { record: text, data: inputs }],
  verifyAnnouncement: [all.canonicalJson(announcement), { data: inputs }],
  verifyVoid: [all.canonicalJson(end), { announcement: all.canonicalJson(announcement) }],
  verifyNotice: [all.canonicalJson(notice), { recordDigest: record.digest }],
  verifySeries: [[{ text, data: inputs }], { lastDigest: record.digest }],
  visitDays: [drawn, '2020-03-02'],
  visitsMade: [plain(record), inputs, { outcomes }],
  findEnterprises: [inputs, 'E'],
  drawAsItStands: [plain(record), inputs, { outcomes }],
  voidAnnouncement: [plain(announcement), { code: 'other', statement: 'x', date: '2020-01-02' }],
  workload: [
    inputs,
    {
      heads: [{ kind: 'other-enforcement', head: 'licensing', department: '科', days: 5 }],
      perVisit: [{ task: 'pool', days: '1/2' }],
    },
  ],
  bulletinText: [plain(bulletinData), {}],
  calendarFromChineseDays: [
    { holidays: { '2020-01-01': 'x' }, workdays: {} },
    { year: 2020, version: '1' },
  ],
  daysToCsv: [schedule, plan, {}],
  monthsToCsv: [schedule, plan, {}],
  scheduleToICalendar: [schedule, plan, { stamp: '2020-01-01T00:00:00Z' }],
  toCsv: [[{ a: 1, b: 'x' }], { columns: [{ key: 'a', title: 'A' }] }],
  visitsToCsv: [plain(record), inputs, {}],
  visitSheets: [plain(record), inputs, {}],
  visitSheetPages: [plain(record), inputs, { forms: ['notice'] }],
  workingList: [plain(record), inputs, { by: 'day' }],
  workingListPage: [plain(record), inputs, { by: 'officer' }],
  inputsOf: [all.readTables([wholeTable], {})],
  readEnterprises: [[table], {}],
  readOutboundColumns: [layout],
  readOutcomes: [[results]],
  readWorkloadHeads: [[otherWork]],
  readTables: [[table], { mapping: [{ heading: '单位', field: '名称' }] }],
  questionsOf: [all.readTables([table], {})],
  rehearse: [
    inputs,
    { reading: all.readTables([wholeTable], {}), batch: [{ pool: 'pool', round: 1 }] },
  ],
  refusalOf: [all.readTables([table]).report],
  writeList: [plain(list)],
  writeVisits: [plain(record), inputs, [{ heading: '对象', content: '名称' }], {}],
  writeWorkbook: [{ enterprises: inputs.enterprises }],
  visitsToICalendar: [plain(record), inputs, { stamp: '2020-01-01T00:00:00Z' }],
  beaconSource: ['quicknet', { by: 1_692_803_367 }],
  readBeacon: [JSON.stringify({ round, signature }), source],
  roundSecond: ['quicknet', round],
  verifyBeacon: [source, all.readBeacon(JSON.stringify({ round, signature }), source)],
  verifyProof: [all.canonicalJson(entry), { announcementDigest: announcement.digest }],
}

export const FUNCTIONS: Readonly<Record<string, (...given: unknown[]) => unknown>> = all
