/**
 * Compares as many random draws as one likes, and shows the smallest inputs on which the two sides
 * disagree: `npx tsx test/reference/many.ts teams 5000 7`, 7 being any number.
 */
import { compare } from './compare.ts'
import type { Gen } from './dice.ts'
import type { Draw } from './random-draw.ts'
import { randomDraw } from './random-draw.ts'
import { randomPairing } from './random-pairing.ts'
import { randomReplacements } from './random-replacements.ts'
import { randomTeams } from './random-teams.ts'
import { smaller } from './smaller.ts'
import { tally, textOfCounts } from './tally.ts'

const kinds: Readonly<Record<string, (g: Gen) => Draw>> = {
  draws: randomDraw,
  pairing: (g) => randomPairing(g, 14, 7),
  teams: randomTeams,
  replacements: randomReplacements,
  'large-teams': (g) => randomTeams(g, true),
}
const [kind = 'teams', runs = '1000', seed = '1'] = process.argv.slice(2)

/** What is wrong, undefined where both sides agree. */
function complaint(draw: Draw): string | undefined {
  try {
    compare(draw)
    return undefined
  } catch (error) {
    const { message, cause } = error as Error
    return message.split('\n')[0] + (cause ? ` (${(cause as Error).message})` : '')
  }
}

let last: Draw | undefined
const watched = (draw: Draw) => {
  last = draw
  return compare(draw).names
}
try {
  console.log(textOfCounts(tally(Number(runs), kinds[kind]!, watched, Number(seed))))
} catch {
  const first = complaint(last!)
  const smallest = smaller(last!, (draw) => complaint(draw) === first)
  console.log(first)
  console.log(JSON.stringify(smallest))
  process.exitCode = 1
}
