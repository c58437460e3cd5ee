import { type Check, canonicalJson, digest, parseInputs } from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { composeNotice, proveVerdict, verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { expect } from 'vitest'
import type { Made } from './exercised.ts'

/** What only a replay shows. */
const ofReplay = ['replay not-checked', 'verdict not-checked']

const unpassed = (checks: readonly Check[]) => [
  ...new Set(
    checks.flatMap(({ name, status }) => (status === 'pass' ? [] : [`${name} ${status}`])),
  ),
]

/**
 * Asserts that nothing is wrong with the notices and proofs of an honest record, whoever checks
 * them with all there is to know; says what they showed.
 */
export function disclosedTruly({
  inputs: data,
  record,
  blinding,
  amendments = [],
}: Made): string[] {
  const inputs = parseInputs(data as never)
  const { head, secrets, tables } = record.body
  const { announcement } = head
  const key = blinding === undefined ? {} : { blinding }
  const texts = amendments.map((each) => canonicalJson(each))
  const events = announcement.entropy.flatMap((source, index) => {
    const given = secrets.reveals[index]
    if (source.kind !== 'public-event' || given?.kind !== 'public-event') return []
    return [{ title: source.title, at: source.at, values: given.values }]
  })
  const known = {
    recordDigest: record.digest,
    announcementDigest: digest('announcement', announcement),
    verifyBeacon,
    events,
    ...(announcement.by !== null && { announcedAt: announcement.by }),
  }
  const ofWeak = record.body.head.strength.independentBits < 64 ? ['strength'] : []
  const open = (['sample', 'reserves', 'seats', 'exclusions'] as const).map((table) => ({ table }))
  const notices = [{}, { open }, { open, secrets: true }].map((opening) =>
    composeNotice(record, inputs, { ...opening, ...key, amendments: texts }),
  )
  for (const notice of notices) {
    // How sealed events came out is of no use yet.
    const { events: _, ...sealed } = known
    const outside = notice.body.secrets === null ? sealed : known
    const lastAmendment = notice.body.amendments.at(-1) ?? null
    const { checks } = verifyNotice(canonicalJson(notice), {
      ...outside,
      amendments: texts,
      lastAmendment,
    })
    const left = notice.body.secrets === null ? ['secrets-digest', ...ofWeak] : ofWeak
    expect(unpassed(checks)).toEqual(left.map((name) => `${name} not-checked`))
  }
  const [drawn] = tables.sample
  const [spare] = tables.reserves
  const [other] = inputs.enterprises.filter(
    ({ id }) => ![...tables.sample, ...tables.reserves].some(({ unit }) => unit === id),
  )
  const units = [drawn?.unit, spare?.unit, other?.id].flatMap((unit) => unit ?? [])
  const seen: string[] = announcement.entropy.map(({ kind }) => kind)
  seen.push(blinding === undefined ? 'not blinded' : 'blinded')
  for (const unit of units) {
    const document = canonicalJson(proveVerdict(record, inputs, unit, key))
    const { checks } = verifyProof(document, known)
    const { verdicts } = JSON.parse(document).body.opening
    const found = verdicts.map(({ verdict }: { readonly verdict: string }) => verdict)
    const shows = found.every((verdict: string) => ['drawn', 'reserve'].includes(verdict))
    const left = unpassed(checks).filter((name) => !ofReplay.includes(name))
    expect(left).toEqual(ofWeak.map((name) => `${name} not-checked`))
    expect(checks.some(({ name }) => name === 'replay')).toBe(!shows)
    seen.push(...found, ...(shows ? ['verified'] : []))
  }
  return seen
}
