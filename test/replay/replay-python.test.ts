import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { announce, canonicalJson, commitment, type DrawRecord, digest, draw } from 'double-random'
import { describe, expect, it } from 'vitest'
import { smallBureau, WINDOW } from '../ceremony/small-bureau.ts'
import { holdCeremony, type Mutable, worldData } from '../ceremony/world.ts'
import { hasPython, isSame, python } from './python.ts'

type Tampered = Mutable<DrawRecord>

// What it makes again, byte for byte: the random draws of test/reference and the year of the demo.
describe.skipIf(!hasPython)('the replay in Python', () => {
  it('sees a changed ticket, seat, day, seed, threshold or row, and another directory', () => {
    const bad = mkdtempSync(join(tmpdir(), 'double-random-tampered-'))
    const data = smallBureau({
      units: 8,
      officers: 6,
      tasks: [{ rounds: [{ window: WINDOW, visits: 4 }] }],
    })
    const honest = draw(data, { seed: '瑞雪' })
    expect(honest.body.tables.seats.length).toBeGreaterThan(2)
    const inputs = JSON.stringify(data)
    const text = canonicalJson(honest)
    const edits: Readonly<Record<string, (record: Tampered) => void>> = {
      ticket: ({ body }) => (body.tables.sample[0]!.ticket = '0'.repeat(64)),
      day: ({ body }) => (body.tables.sample[0]!.date = '2020-01-01'),
      seat: ({ body }) => (body.tables.seats[0]!.inspector = 'nobody'),
      choices: ({ body }) => (body.tables.seats[0]!.choices += 1),
      pairing: ({ body }) => (body.head.pairing.withoutChoice += 1),
      row: ({ body }) => body.tables.sample.pop(),
      seed: ({ body }) => (body.secrets.seed = 'f'.repeat(64)),
      head: ({ body }) => (body.head.series = 'another'),
      digest: (record) => (record.digest = 'a'.repeat(64)),
    }
    for (const [edit, change] of Object.entries(edits)) {
      const record = structuredClone(honest) as Tampered
      change(record)
      writeFileSync(join(bad, `${edit}.record.json`), canonicalJson(record))
      writeFileSync(join(bad, `${edit}.inputs.json`), inputs)
    }
    writeFileSync(join(bad, 'honest.record.json'), text)
    writeFileSync(join(bad, 'honest.inputs.json'), inputs)
    const other = JSON.parse(inputs)
    other.enterprises[0].name = '另一家'
    writeFileSync(join(bad, 'directory.record.json'), text)
    writeFileSync(join(bad, 'directory.inputs.json'), JSON.stringify(other))
    writeFileSync(join(bad, 'text.record.json'), `${text}\n`)
    writeFileSync(join(bad, 'text.inputs.json'), inputs)
    const { lines, status } = python('--all', bad)
    rmSync(bad, { recursive: true, force: true })
    expect(status).toBe(1)
    expect(lines.length).toBe(Object.keys(edits).length + 3)
    expect(lines.filter(isSame)).toEqual([expect.stringContaining('honest')])
  })

  it('says what it leaves open, and ends with 5; with nothing open with 0', () => {
    const folder = mkdtempSync(join(tmpdir(), 'double-random-open-'))
    const { record, announcement } = holdCeremony()
    const [file, inputs] = [join(folder, 'r.json'), join(folder, 'i.json')]
    const ask = (document: DrawRecord, data: object, ...more: string[]) => {
      writeFileSync(file, canonicalJson(document))
      writeFileSync(inputs, JSON.stringify(data))
      const { lines, status } = python(file, inputs, ...more)
      return [status, lines.join().replace(`${file}: `, '')]
    }
    const open = ask(record, worldData)
    expect(open[0]).toBe(5)
    expect(open[1]).toMatch(/published digest.*events.*documents before/)
    expect(ask(record, worldData, '--published', announcement.digest)[1]).not.toContain('published')
    expect(ask(record, worldData, '--published', '0'.repeat(64))[0]).toBe(1)

    const data = smallBureau({
      units: 8,
      officers: 6,
      tasks: [{ rounds: [{ window: WINDOW, visits: 4 }] }],
    })
    expect(ask(draw(data, { seed: '瑞雪' }), data)[1]).toContain('the seed is weak')
    const nonce = createHash('sha256').update('nonce').digest('hex')
    const reveal = { kind: 'commit-reveal', party: '公证处', nonce, value: '瑞雪' } as const
    const made = commitment({ series: 's', number: 1 }, reveal)
    const source = {
      kind: 'commit-reveal',
      party: '公证处',
      independent: true,
      commitment: made,
    } as const
    const first = announce(data, { series: 's', number: 1, entropy: [source] })
    const strong = draw(data, { announcement: first, reveals: [reveal] })
    expect(ask(strong, data)[0]).toBe(5)
    expect(ask(strong, data, '--published', first.digest)).toEqual([0, 'the same'])
    rmSync(folder, { recursive: true, force: true })
  })

  it('sees what replays the same: a weak seed called strong, two ids with one certificate', () => {
    const folder = mkdtempSync(join(tmpdir(), 'double-random-rules-'))
    const data = smallBureau({
      units: 8,
      officers: 6,
      tasks: [{ rounds: [{ window: WINDOW, visits: 4 }] }],
    })
    const record = draw(data, { seed: '瑞雪' })
    const announcement = { ...record.body.head.announcement, weak: false }
    const head = { ...record.body.head, announcement }
    const forged = {
      ...record,
      body: { ...record.body, head },
      digest: digest('record', head as never),
    }
    const [file, inputs] = [join(folder, 'r.json'), join(folder, 'i.json')]
    writeFileSync(file, canonicalJson(forged as never))
    writeFileSync(inputs, JSON.stringify(data))
    expect(python(file, inputs).lines.join()).toContain('weak is not what the sources say')
    const same = {
      ...data,
      inspectors: data.inspectors.map((row) => ({
        ...row,
        certificate: { ...(row.certificate as object), number: 'Z1' },
      })),
    }
    writeFileSync(file, canonicalJson(record))
    writeFileSync(inputs, JSON.stringify(same))
    const { lines, status } = python(file, inputs)
    expect([status, lines.join()]).toEqual([
      1,
      expect.stringContaining('not two certified officers'),
    ])

    // Two persons, as somebody has found out and signed for.
    const ids = data.inspectors.map(({ id }) => id)
    const waived = { ...same, waivers: [{ code: 'same-certificate', ids, reason: '两人' }] }
    writeFileSync(file, canonicalJson(draw(waived as never, { seed: '瑞雪' })))
    writeFileSync(inputs, JSON.stringify(waived))
    expect(python(file, inputs).lines.join()).toContain(': the same')
    rmSync(folder, { recursive: true, force: true })
  })

  it('says how it is used', () => {
    const { stderr, status } = python()
    expect([status, stderr]).toEqual([2, expect.stringContaining('RECORD.json INPUTS.json')])
  })
})
