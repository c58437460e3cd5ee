import { announcementBody, commitmentTo, type Options, type Reveal } from './announce.ts'
import { canonical, digest } from './canonical.ts'
import { inTicketOrder, key, stream, ticket } from './draws.ts'
import { normalised } from './inputs.ts'
import { commit, leafHash, merkleRoot, nodeHash, rowKey, saltOf } from './merkle.ts'
import { replay, seedOf } from './replay.ts'

const fence = '`'.repeat(3)

/** The blocks of one section of a page, with their info strings. */
export function blocksOf(page: string, heading: string): { info: string; code: string }[] {
  const [, section = ''] = page.split(`\n${heading}\n`)
  const [text = ''] = section.split('\n## ')
  const pattern = new RegExp(`^${fence}(.*)\\n([^]*?)^${fence}$`, 'gm')
  return [...text.matchAll(pattern)].map(([, info = '', code = '']) => ({ info, code }))
}

/**
 * What blocks of lines `name = value` say; a value may go on over lines that are indented or close
 * it.
 */
export function statedIn(blocks: readonly { info: string; code: string }[]): Map<string, string> {
  const stated = new Map<string, string>()
  for (const { code } of blocks.filter(({ info }) => info === '')) {
    let open = ''
    for (const line of code.split('\n')) {
      const [, name, value = ''] = /^(\S.*?) =(?: (.*))?$/.exec(line) ?? []
      if (name !== undefined && stated.has(name)) throw new Error(`${name} is stated twice`)
      if (name === undefined) stated.set(open, `${stated.get(open) ?? ''}\n${line}`.trim())
      else stated.set(name, value)
      open = name ?? open
    }
  }
  return stated
}

/** The given values of the example: everything else follows from them. */
export function givenIn(stated: ReadonlyMap<string, string>) {
  const parse = (name: string) => JSON.parse(stated.get(name) ?? 'null') as unknown
  return {
    inputs: parse('inputs') as object,
    options: parse('options') as Options,
    reveals: parse('reveals') as Reveal[],
    blindingKey: stated.get('blinding key')!,
  }
}

const lines = (rows: readonly unknown[]): string => rows.map(canonical).join('\n')

/**
 * §9.4 for one seat that passes over so many candidates; too large words (§2.4) do not occur here.
 */
function drawsOf(seatKey: string, legal: readonly string[], passed: number): string {
  const { word } = stream(seatKey)
  const c = [...legal]
  const steps: string[] = []
  for (let t = 0; t <= passed; t += 1) {
    const u = word()
    const m = c.length - t
    const j = t + (u % m)
    const candidate = c[j]!
    c[j] = c[t]!
    c[t] = candidate
    steps.push(`${u} mod ${m} = ${u % m}: ${candidate}${t < passed ? ' is passed over' : ''}`)
  }
  return steps.join('; ')
}

/** Every value of the example that is not given, by the name it has on the page. */
export function computed({ inputs, options, reveals, blindingKey }: ReturnType<typeof givenIn>) {
  const out = new Map<string, string>()
  const say = (name: string, value: string | number) => out.set(name, String(value))
  const { plan, calendar, enterprises, inspectors, recusals } = normalised(
    inputs as Record<string, unknown>,
  )
  const pool = plan.tasks[0]!.id
  const round = 1

  // Roots (§4)
  const leaves = enterprises.map(canonical)
  say('row e1', leaves[0]!)
  for (const [i, leaf] of leaves.entries())
    say(`leaf ${enterprises[i]!.id}`, leafHash(leaf).toString('hex'))
  const node = (i: number) => nodeHash(leafHash(leaves[i]!), leafHash(leaves[i + 1]!))
  say('node e1 e2', node(0).toString('hex'))
  say('node e3 e4', node(2).toString('hex'))
  say('node e5 e6', node(4).toString('hex'))
  say('node e1…e4', merkleRoot(leaves.slice(0, 4)).toString('hex'))
  const blinding = { ...options, key: blindingKey }
  const salt = saltOf(blinding, 'enterprises', rowKey('enterprises', enterprises[0]!))
  say('blinded row e1', canonical({ row: enterprises[0], salt }))
  say('blinded root enterprises', commit('enterprises', enterprises, blinding).root)

  // Announcement (§5), seed (§6)
  const announcement = announcementBody(inputs, options)
  for (const [table, { root }] of Object.entries(announcement.tables)) say(`root ${table}`, root)
  say('plan', canonical(plan))
  say('plan digest', digest('plan', plan))
  say('calendar', canonical(calendar))
  say('calendar digest', digest('calendar', calendar))
  say('commitment', commitmentTo(options.series, options.number, reveals[0]!))
  say('announcement body', canonical(announcement))
  say('announcement digest', digest('announcement', announcement))
  const seed = seedOf(announcement, reveals)
  say('seed', seed)

  // Keys, allocation, sample, dates (§2, §7, §8)
  const selectKey = key(seed, { purpose: 'select', pool, round })
  const allocateKey = key(seed, { purpose: 'allocate', pool, round })
  const seatOrder = key(seed, { purpose: 'seat-order' })
  say('key select', selectKey)
  say('key allocate', allocateKey)
  say('key visit-order', key(seed, { purpose: 'visit-order' }))
  say('key seat-order', seatOrder)
  const { head, secrets, tables } = replay(inputs, announcement, reveals)
  const { strata } = head.rounds[0]!
  for (const { stratum } of strata)
    say(`ticket ${canonical(stratum)}`, ticket(allocateKey, canonical(stratum)))
  for (const { id } of enterprises) say(`ticket ${id}`, ticket(selectKey, id))
  say('strata', lines(strata))
  for (const { unit, date } of tables.sample) say(`date ${unit}`, date)

  // Seats (§9)
  const order = inTicketOrder(seatOrder, tables.seats, (row) =>
    canonical([pool, round, row.unit, row.seat]),
  )
  say('seat order', order.map(({ unit, seat }) => `${unit}/${seat}`).join(' '))
  const officers = inspectors.map(({ id }) => id)
  for (const { unit, seat, passed } of order) {
    const seatKey = key(seed, { purpose: 'seat', pool, round, unit, seat })
    const recused = recusals.filter((row) => row.enterprise === unit).map((row) => row.inspector)
    const legal = officers.filter((id) => !recused.includes(id))
    say(`key ${unit}/${seat}`, seatKey)
    say(`draws ${unit}/${seat}`, drawsOf(seatKey, legal, passed.length))
  }

  // Record (§10)
  for (const [table, rows] of Object.entries(tables)) if (rows.length > 0) say(table, lines(rows))
  for (const [table, { root }] of Object.entries(head.tables)) say(`root ${table}`, root)
  say('secrets', canonical(secrets))
  say('secrets digest', digest('secrets', secrets))
  say('head', canonical(head))
  say('record digest', digest('record', head))
  return out
}
