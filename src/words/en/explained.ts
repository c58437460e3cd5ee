import type { LegalityRule } from '../../pair/legality.ts'
import { nameOf } from '../name-of.ts'
import type { Explained, OfficerOutcome } from '../sentences.ts'

/** Why somebody was not sent, or that he was. */
const OUTCOMES: Readonly<Record<LegalityRule | OfficerOutcome, string>> = {
  taken: 'taken',
  'in-team': 'already in the team',
  related: 'related to somebody in the team',
  'strands-seats': 'would leave another seat empty',
  'less-wished': 'would be further from the wishes',
  'less-even': 'would make loads less even',
  'in-group': 'drawn with a fixed group only',
  certificate: 'no valid certificate on the day',
  borrowed: 'not to be borrowed',
  department: 'another department',
  qualification: 'lacks the qualification',
  leave: 'not available on the day',
  town: 'another town than the seat asks for',
  'own-town': 'does not inspect the own town',
  recusal: 'recused',
  'recent-visit': 'visited it recently',
  'last-officer': 'was there at the last visit',
}

const VERDICTS = {
  drawn: 'drawn',
  reserve: 'a reserve',
  'not-drawn': 'not drawn',
  'not-in-frame': 'not in the frame',
  'not-in-directory': 'not in the directory',
}

export const explained: Explained = {
  unit(answer, say) {
    const where = `${answer.pool} round ${answer.round}: `
    if (answer.verdict === 'excluded') {
      const { code, byDraw } = answer
      return [`${where}excluded by ${code}${byDraw ? ', because the batch had drawn it' : ''}`]
    }
    const verdict = nameOf(VERDICTS, answer.verdict)
    if (!('ticket' in answer)) return [`${where}${verdict}`]
    const {
      rank,
      size,
      drawn,
      pi,
      ticket,
      threshold,
      bytes,
      date,
      team = [],
      changes = [],
    } = answer
    const visit =
      date === undefined ? '' : `, ${date}${team.length > 0 ? ` ${team.join(', ')}` : ''}`
    return [
      `${where}${verdict}${visit}`,
      ...changes.map(say),
      `rank ${rank} of ${size}, ${drawn} drawn${pi === null ? '' : `, chance ${pi}`}`,
      `ticket ${ticket}`,
      ...(threshold === null ? [] : [`threshold ${threshold}`]),
      `hashed text ${bytes}`,
    ]
  },
  seat(answer, say) {
    const { pool, round, unit, seat, role, date, inspector, changes = [] } = answer
    const { tried, acceptable, refused, notLegal } = answer
    return [
      `${pool} round ${round} ${unit} seat ${seat} (${role}) ${date}: ${inspector}`,
      `in the order drawn: ${tried.map((each) => `${each.inspector} (${nameOf(OUTCOMES, each.outcome)})`).join(', ')}`,
      `could have been sent: ${acceptable.join(', ')}`,
      ...refused.map((each) => `${each.inspector}: ${nameOf(OUTCOMES, each.reason)}`),
      ...notLegal.map((each) => `${each.inspector}: ${nameOf(OUTCOMES, each.rule)}`),
      ...changes.map(say),
    ]
  },
}
