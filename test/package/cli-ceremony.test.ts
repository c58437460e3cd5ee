import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { published, QUICKNET } from '../beacon/rounds.ts'
import { bureau, folderWith } from '../cli/files.ts'
import { root } from '../house/sources.ts'
import { digestOf, ok, removeProgram, run } from './cli.ts'

afterAll(removeProgram)

// 657413 of quicknet was made at 1692803367 + 657412 × 3 = 1694775603, that is
// 2023-09-15T11:00:03Z.
const beacon = published.find(({ round }) => round === 657413)!
const AFTER = '2023-09-15T19:00:00+08:00'

describe('a ceremony at the command line', () => {
  it('leads three parties from an empty folder and two tables to a verified notice', () => {
    const folder = folderWith({})
    ok(folder, 'template', '--output', '数据')
    expect(readdirSync(join(folder, '数据')).sort()).toContain('检查对象.csv')
    // They fill in the directories and the task; empty tables may stay.
    for (const name of ['检查对象.csv', '执法人员.csv', '任务.csv', '回避.csv'] as const)
      writeFileSync(join(folder, '数据', name), bureau[name])
    ok(folder, 'calendar', '--year', '2026', '-o', '数据/日历.json')
    expect(ok(folder, 'check', '-i', '数据')).toContain('可抽取 23 家')

    // Three parties, each in its own office: the bureau, a notary, an association. Only commitments
    // travel.
    const parties = [
      ['应急局', '--sealed'],
      ['公证处', '--quiet'],
      ['协会', '--dependent'],
    ] as const
    for (const [party, how] of parties) {
      const draw = ['--series', '闵行', '--number', '1']
      ok(
        folder,
        'commit',
        ...draw,
        '--party',
        party,
        how,
        '--secret',
        `${party}.secret`,
        '-o',
        `${party}.json`,
      )
      expect(statSync(join(folder, `${party}.secret`)).mode & 0o777).toBe(0o600)
    }
    const announced = ok(
      folder,
      'announce',
      '-i',
      '数据',
      '--series',
      '闵行',
      '--number',
      '1',
      '--source',
      '应急局.json',
      '公证处.json',
      '协会.json',
      '--drand',
      'quicknet',
      '--by',
      AFTER,
      '--make-blinding',
      '盲化.key',
      '-o',
      '公告.json',
    )
    const announcementDigest = digestOf(folder, '公告.json')
    expect(announced).toContain(announcementDigest)
    expect(announced).toContain(`https://api.drand.sh/${QUICKNET}/public/657413`)
    expect(announced).toContain('北京时间 2023-09-15 19:00:03')
    const text = readFileSync(join(folder, '公告.json'), 'utf8')
    for (const name of ['JY01', '示范', '赵', 'ZF0']) expect(text).not.toContain(name)

    // The witness checks that the announcement was made from these tables.
    ok(
      folder,
      'verify',
      '公告.json',
      '-i',
      '数据',
      '--blinding',
      '盲化.key',
      '--announcement-digest',
      announcementDigest,
      '--announced-at',
      '2023-09-15T18:00:00+08:00',
    )
    // A petrol station gets proof that it is in the directory.
    ok(
      folder,
      'prove',
      '公告.json',
      '-i',
      '数据',
      '--unit',
      'JY03',
      '--blinding',
      '盲化.key',
      '-o',
      '证明.json',
    )
    // As it was copied by hand.
    const copied = `SHA256: ${announcementDigest.toUpperCase()}`
    const at = ['--announced-at', '2023-09-15T18:00:00+08:00']
    ok(folder, 'verify', '证明.json', '--announcement-digest', copied, ...at)

    writeFileSync(
      join(folder, '信标.json'),
      JSON.stringify({ round: 657413, randomness: beacon.randomness, signature: beacon.signature }),
    )
    ok(
      folder,
      'draw',
      '-i',
      '数据',
      '--announcement',
      '公告.json',
      '--beacon',
      '信标.json',
      '--blinding',
      '盲化.key',
      '--reveal',
      '公证处.secret',
      '协会.secret',
      '应急局.secret',
      '--exclusions',
      '剔除.ndjson',
      '-o',
      '记录.json',
    )
    const recordDigest = digestOf(folder, '记录.json')
    const known = ['-i', '数据', '--blinding', '盲化.key']
    const key = ['--blinding', '盲化.key']
    expect(ok(folder, 'exclusions', '记录.json', '--check', '剔除.ndjson', ...key)).toMatch(
      /^剔除 \d+ 条，与记录头的根值一致\n$/,
    )
    ok(folder, 'exclusions', '记录.json', ...known, '-o', '再次.ndjson')
    const [made, again] = ['剔除.ndjson', '再次.ndjson'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    )
    expect(again).toBe(made)
    const outside = [
      '--announcement-digest',
      announcementDigest,
      '--announced-at',
      '2023-09-15T18:00:00+08:00',
    ]
    const verified = ok(
      folder,
      'verify',
      '记录.json',
      ...known,
      ...outside,
      '--record-digest',
      recordDigest,
      '--last-amendment',
      '无',
    )
    expect(verified).toContain('[通过] 信标签名：1 轮信标均有网络的签名')
    expect(verified).toContain('[通过] 来源时间：')
    expect(verified).toContain('核验通过')

    const record = JSON.parse(readFileSync(join(folder, '记录.json'), 'utf8'))
    const [first] = record.body.tables.sample
    expect(ok(folder, 'explain', '记录.json', ...known, '--unit', first.unit)).toContain('抽中')
    const seat = ['--pool', '加油站', '--round', '1', '--unit', first.unit, '--seat', '1']
    expect(ok(folder, 'explain', '记录.json', ...known, ...seat)).toContain('当时可派')

    const queries = ok(folder, 'sql', '记录.json', '-i', '数据', '--dialect', 'postgresql')
    expect(queries).toContain('-- 加油站第1轮：抽中的和备选的\nSELECT "stratum", "rank"')
    ok(folder, 'check', '-i', '数据', '--output', '全部.json')
    expect(ok(folder, 'sql', '记录.json', '-i', '全部.json', '--dialect', 'postgresql')).toBe(
      queries,
    )

    // A station has closed; later an officer falls ill.
    ok(
      folder,
      'substitute',
      '记录.json',
      ...known,
      '--pool',
      '加油站',
      '--round',
      '1',
      '--unit',
      first.unit,
      '--reason',
      'closed',
      '--evidence',
      '现场笔录 1 号',
      '--date',
      '2026-03-02',
      '-o',
      '变更1.json',
    )
    ok(
      folder,
      'reassign',
      '记录.json',
      ...known,
      '--inspector',
      'ZF03',
      '--from',
      '2026-03-03',
      '--to',
      '2026-05-29',
      '--reason',
      'absence',
      '--evidence',
      '假条',
      '--date',
      '2026-03-03',
      '--amendment',
      '变更1.json',
      '-o',
      '变更2.json',
    )
    const amendments = ['--amendment', '变更1.json', '变更2.json']
    const last = ['--last-amendment', digestOf(folder, '变更2.json')]
    const amended = ok(folder, 'verify', '记录.json', ...known, ...outside, ...amendments, ...last)
    expect(amended).toContain('[通过] 变更：变更 2 份')
    // Each amendment alone, with its record and what came before it.
    const record2 = ['--record', '记录.json', '--record-digest', recordDigest]
    const first1 = ['--amendment', '变更1.json']
    const ownOf = (path: string) => ['--amendment-digest', digestOf(folder, path)]
    const alone1 = ['verify', '变更1.json', ...known, ...record2]
    const alone2 = ['verify', '变更2.json', ...known, ...record2, ...ownOf('变更2.json')]
    expect(ok(folder, ...alone1, ...ownOf('变更1.json'))).toContain('核验通过')
    expect(ok(folder, ...alone2, ...first1)).toContain('核验通过')
    expect(run(folder, alone1).stdout).toContain('（--amendment-digest）')
    expect([run(folder, alone1).status, run(folder, alone2).status]).toEqual([5, 5])
    expect(run(folder, [...alone1, ...ownOf('变更2.json')]).status).toBe(1)

    ok(
      folder,
      'notice',
      '记录.json',
      ...known,
      ...amendments,
      '--open',
      'sample',
      'seats:加油站',
      '--secrets',
      '-o',
      '公示.json',
      '--text',
      '公示.txt',
    )
    const notice = ok(
      folder,
      'verify',
      '公示.json',
      '--record-digest',
      recordDigest,
      ...outside,
      ...amendments,
      ...last,
    )
    expect(notice).toContain('核验通过')
    expect(notice).not.toContain('[未查]')
    const said = readFileSync(join(folder, '公示.txt'), 'utf8')
    for (const { unit } of record.body.tables.sample) expect(said).toContain(unit)
    ok(folder, 'prove', '记录.json', ...known, '--unit', first.unit, '-o', '结论.json')
    const proof = ok(folder, 'verify', '结论.json', '--record-digest', recordDigest, ...outside)
    expect(proof).toContain('核验通过')
    expect(proof).toContain('[通过] 信标签名：1 轮信标均有网络的签名')
    expect(proof).not.toContain('[未查]')
    // Nothing is left behind by writing.
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('serves a program that talks JSON over standard input and output', () => {
    const folder = folderWith({
      ...bureau,
      '日历.json': '{"version":"试","from":"2026-01-01","to":"2026-12-31"}',
      seed: '一月',
    })
    const drawn = run(folder, ['draw', '-i', '.', '--seed-file', 'seed'])
    expect(drawn.status).toBe(0)
    const record = JSON.parse(drawn.stdout)
    expect(record.body.head.kind).toBe('record')
    const open = ['announcement-published', 'record-published', 'strength', 'amendments']
    const partial = run(folder, ['verify', '-', '-i', '.', '--json'], drawn.stdout)
    expect([partial.status, JSON.parse(partial.stdout)]).toMatchObject([
      5,
      { ok: false, kind: 'record', outcome: 'partial', accepted: [] },
    ])
    const command = ['verify', '-', '-i', '.', '--json', '--accept', ...open]
    const verified = run(folder, command, drawn.stdout)
    expect([verified.status, JSON.parse(verified.stdout)]).toMatchObject([
      0,
      { ok: true, kind: 'record', outcome: 'partial', accepted: open },
    ])
    expect(verified.stderr).toBe('')
    const tampered = run(
      folder,
      // What is wrong is never accepted.
      [...command, 'table-roots', 'sample', 'replay'],
      drawn.stdout.replace('"rank":1', '"rank":2'),
    )
    expect([tampered.status, JSON.parse(tampered.stdout).ok]).toEqual([1, false])
    const refused = run(folder, ['verify', '-', '-i', 'nowhere', '--json'], drawn.stdout)
    expect([refused.status, JSON.parse(refused.stderr)]).toMatchObject([
      4,
      { ok: false, code: 'ENOENT' },
    ])
  })

  it('ends an abandoned number with a void, and the next number follows it', () => {
    const folder = folderWith({
      ...bureau,
      '日历.json': '{"version":"试","from":"2026-01-01","to":"2026-12-31"}',
    })
    const draw = ['--series', '闵行', '--number', '1']
    ok(folder, 'commit', ...draw, '--party', '公证处', '--secret', 's1', '-o', 'c1')
    ok(folder, 'announce', '-i', '.', ...draw, '--source', 'c1', '-o', 'a1.json')
    ok(
      folder,
      'void',
      'a1.json',
      '--code',
      'missing-reveal',
      '--statement',
      '公证处未揭示',
      '--date',
      '2026-02-03',
      '-o',
      'v1.json',
    )
    const published1 = ['--announcement-digest', digestOf(folder, 'a1.json')]
    const beside1 = ['verify', 'v1.json', '--announcement', 'a1.json']
    const own1 = ['--void-digest', `sha256: ${digestOf(folder, 'v1.json').toUpperCase()}`]
    ok(folder, ...beside1, ...published1, ...own1)
    expect(run(folder, [...beside1, ...own1]).status).toBe(5)
    expect(run(folder, [...beside1, ...published1]).status).toBe(5)
    const next = ['--series', '闵行', '--number', '2']
    ok(folder, 'commit', ...next, '--party', '公证处', '--secret', 's2', '-o', 'c2')
    ok(
      folder,
      'announce',
      '-i',
      '.',
      ...next,
      '--previous',
      'v1.json',
      '--source',
      'c2',
      '-o',
      'a2.json',
    )
    ok(folder, 'draw', '-i', '.', '--announcement', 'a2.json', '--reveal', 's2', '-o', 'r2.json')
    const published2 = ['--announcement-digest', digestOf(folder, 'a2.json')]
    const none = ['--last-amendment', 'none']
    const said = ok(
      folder,
      'verify',
      'r2.json',
      '-i',
      '.',
      '--history',
      'v1.json',
      ...published2,
      ...none,
    )
    expect(said).toContain('[通过] 编号衔接：第 2 号，此前 1 份文件，没有缺号')
    expect(said).toContain('此前作废 1 次，本批有 0 轮此前抽取过')
  })

  it('compares a directory with a register, and with itself as it was', () => {
    const folder = folderWith({
      ...bureau,
      'register.csv': 'id,name,电话\nJY01,示范加油1站,1\nJY99,漏登的站,2\n',
      'same.csv': '编号,名称\nA,甲\n',
    })
    const { status, stdout } = run(folder, [
      'reconcile',
      '检查对象.csv',
      'register.csv',
      '-o',
      '差别.csv',
    ])
    expect(status).toBe(1)
    expect(stdout).toContain('- 登记库中有、名录中没有：JY99')
    expect(readFileSync(join(folder, '差别.csv'), 'utf8')).toContain('漏登的站')
    expect(run(folder, ['reconcile', 'same.csv', 'same.csv']).status).toBe(0)
  })

  it('speaks English where the option or the locale does', () => {
    const folder = folderWith({})
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(ok(folder, '--version')).toBe(`${version}\n`)
    expect(
      run(folder, ['calendar', '--year', '2020', '--lang', 'en', '-o', 'c.json']).stdout,
    ).toContain('249 working days')
    expect(run(folder, ['calendar', '--year', '2020', '-o', 'd.json']).stdout).toContain(
      '249 个工作日',
    )
  })
})
