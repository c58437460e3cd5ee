import {
  type Amendment,
  canonicalJson,
  type Inputs,
  type Listing,
  type PastVisit,
  type Penalty,
  parseInputs,
  type Recusal,
  type SeriesDocument,
  visitsMade,
} from 'double-random'
import calendar from '../minhang-2020/calendar.json' with { type: 'json' }
import { drawNumber, type Place, voidNumber } from './ceremony.ts'
import { type DrawnNumber, isDrawn, lastDocument, type Year, type YearNumber } from './documents.ts'
import { withCarriedLoads } from './generate/carried.ts'
import { nextRegister, type Register } from './generate/changes.ts'
import { generateEnterprises } from './generate/enterprises.ts'
import { assignedFirms, generateLists } from './generate/lists.ts'
import { generateOfficers } from './generate/officers.ts'
import { generateTownVisits } from './generate/town-plan.ts'
import { generateYearBefore } from './generate/year-before.ts'
import { plan } from './plan.ts'
import { QUARTERS, type Quarter } from './quarters.ts'
import { isFrameError } from './simulate/fates.ts'
import { type Story, simulateVisits } from './simulate/visits.ts'

/** The quarter whose first announcement ends in a void. */
const VOID_QUARTER = 3

const STORIES: Readonly<Record<number, Story>> = {
  1: {},
  2: { townVisit: true, recusal: { date: '2020-05-11', evidence: '回避决定〔2020〕3号' } },
  3: { townVisit: true },
  4: {},
}

/** Whoever keeps a ledger of the year: what an announcement says of it, and what is entered. */
export interface Bookkeeper {
  said(number: number): NonNullable<Place['said']>
  enter(number: YearNumber): void
}

/** Runs the whole year: five numbers, four draws, what became of them. Always the same. */
export function runYear(bookkeeper?: Bookkeeper): Year {
  const firms = generateEnterprises()
  const officers = generateOfficers()
  const lists = generateLists(firms)
  const before = generateYearBefore(firms, officers)
  const town = generateTownVisits(lists)

  const numbers: YearNumber[] = []
  let register: Register = { official: firms, directory: firms }
  for (const quarter of QUARTERS) {
    const drawnSoFar = numbers.filter(isDrawn)
    if (quarter.index > 1) {
      register = nextRegister(register, quarter.index, goneFirms(drawnSoFar))
    }
    const inputs = snapshot(quarter)
    if (quarter.index === VOID_QUARTER) end(voidNumber(inputs, quarter, nextPlace()))
    const drawn = drawNumber(inputs, quarter, nextPlace())
    const aftermath = simulateVisits(
      drawn.record,
      inputs,
      quarter.index,
      STORIES[quarter.index] ?? {},
    )
    end({ kind: 'record', ...drawn, ...aftermath })
  }
  return {
    numbers,
    documents: [
      ...numbers.map(seriesDocument),
      // A void is held against the announcement that it ends.
      ...numbers.flatMap((each) =>
        isDrawn(each) ? [] : [{ text: canonicalJson(each.announcement) }],
      ),
    ],
    visits: [...town, ...visitsOfTheYear(numbers.filter(isDrawn))],
    official: register.official,
  }

  function end(number: YearNumber): void {
    numbers.push(number)
    bookkeeper?.enter(number)
  }

  function nextPlace(): Place {
    const last = numbers.at(-1)
    const number = numbers.length + 1
    const previous = last === undefined ? null : lastDocument(last).digest
    return { number, previous, ...(bookkeeper && { said: bookkeeper.said(number) }) }
  }

  /** Everything the bureau knows on the day of the announcement. */
  function snapshot({ index, announced }: Quarter): Inputs {
    const drawn = numbers.filter(isDrawn)
    const visits = visitsOfTheYear(drawn)
    const isKnown = new Set(register.directory.map(({ id }) => id))
    const known = <Row extends PastVisit | Penalty>(rows: readonly Row[]) =>
      rows.filter(({ date }) => date < announced)
    return parseInputs({
      plan,
      calendar,
      enterprises: register.directory,
      inspectors: withCarriedLoads(officers, visits),
      // Nobody can be recused from a firm that has left the register.
      recusals: drawn.flatMap(grantedRecusals).filter(({ enterprise }) => isKnown.has(enterprise)),
      pastVisits: known([...before.pastVisits, ...town, ...visits]),
      penalties: known([...before.penalties, ...drawn.flatMap(({ penalties }) => penalties)]),
      lists: [...lists, ...assigned(index)],
    })
  }

  function assigned(quarter: number): Listing[] {
    return assignedFirms(firms, quarter)
  }
}

/** Visits of the draws, and those of the towns at their reserves. */
function visitsOfTheYear(drawn: readonly DrawnNumber[]): PastVisit[] {
  return drawn.flatMap(({ record, inputs, blinding, amendments, outcomes, townVisits }) => [
    ...visitsMade(record, inputs, { amendments: textsOf(amendments), outcomes, blinding }),
    ...townVisits,
  ])
}

/** Firms of which officers found nothing. */
function goneFirms(drawn: readonly DrawnNumber[]): Set<string> {
  return new Set(
    drawn.flatMap(({ outcomes }) =>
      outcomes.filter(({ outcome }) => isFrameError(outcome)).map(({ unit }) => unit),
    ),
  )
}

/** A recusal that was granted after a draw stands in the table of the next. */
function grantedRecusals({ amendments }: DrawnNumber): Recusal[] {
  return amendments.flatMap(({ body: { change, evidence } }) =>
    'enterprise' in change
      ? [{ inspector: change.inspector, enterprise: change.enterprise, reason: evidence }]
      : [],
  )
}

function seriesDocument(
  each: YearNumber,
  place: number,
  all: readonly YearNumber[],
): SeriesDocument {
  const text = canonicalJson(lastDocument(each))
  const announcementDigest = each.announcement.digest
  if (each.kind === 'void') return { text, announcementDigest }
  const { inputs, blinding, amendments, outcomes } = each
  return {
    text,
    data: inputs,
    announcementDigest,
    blinding,
    amendments: textsOf(amendments),
    lastAmendment: amendments.at(-1)?.digest ?? null,
    // No later draw was told of those of the last one.
    ...(place < all.length - 1 && { outcomes }),
  }
}

function textsOf(amendments: readonly Amendment[]): string[] {
  return amendments.map((each) => canonicalJson(each))
}
