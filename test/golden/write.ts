// Writes the golden records of this protocol: draws that two implementations make alike, so many
// that each feature of the random draws is in at least one of them. They are made once for a
// protocol; later releases only verify them.
import { writeFileSync } from 'node:fs'
import { canonicalJson } from 'double-random'
import fc from 'fast-check'
import { recordsOfEngine } from '../engines/records.ts'
import { compare } from '../reference/compare.ts'
import type { Gen } from '../reference/dice.ts'
import { type Draw, randomDraw } from '../reference/random-draw.ts'
import { randomPairing } from '../reference/random-pairing.ts'
import { randomReplacements } from '../reference/random-replacements.ts'
import { randomTeams } from '../reference/random-teams.ts'

interface Candidate {
  readonly names: ReadonlySet<string>
  readonly text: string
}

function candidates(make: (g: Gen) => Draw, count: number): Candidate[] {
  const found: Candidate[] = []
  const property = fc.property(fc.gen(), (g) => {
    const made = make(g)
    const { names, record, amendments } = compare(made)
    if (record === undefined) return
    const { inputs, options } = made
    const { blindingKey: blinding } = options
    const golden = { inputs, record, amendments, ...(blinding === undefined ? {} : { blinding }) }
    found.push({ names: new Set(names), text: canonicalJson(JSON.parse(JSON.stringify(golden))) })
  })
  fc.assert(property, { seed: 1, numRuns: count, endOnFailure: true })
  return found
}

/** The draw that shows most of what is not shown yet, the shortest of those, until all is shown. */
function cover(all: readonly Candidate[]): Candidate[] {
  const open = new Set(all.flatMap(({ names }) => [...names]))
  const chosen: Candidate[] = []
  while (open.size > 0) {
    const worth = ({ names }: Candidate) => [...names].filter((name) => open.has(name)).length
    const best = all.reduce((a, b) =>
      worth(b) > worth(a) || (worth(b) === worth(a) && b.text.length < a.text.length) ? b : a,
    )
    for (const name of best.names) open.delete(name)
    chosen.push(best)
  }
  return chosen
}

const chosen = cover([
  ...candidates(randomDraw, 600),
  ...candidates(randomReplacements, 250),
  ...candidates((g) => randomTeams(g), 250),
  ...candidates((g) => randomPairing(g, 5, 5), 250),
])
const write = (name: string, text: string) => writeFileSync(new URL(name, import.meta.url), text)
write('1/draws.ndjson', chosen.map(({ text }) => `${text}\n`).join(''))
const digests = recordsOfEngine().map(({ name, digest, text }) => {
  return { name, digest, characters: text.length }
})
write('../engines/golden.json', `${JSON.stringify(digests, null, 2)}\n`)
console.log(`${chosen.length} draws`)
