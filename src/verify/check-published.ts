import { type Check, type CheckName, failure, passed } from '../core/check.ts'
import { type DigestKind, digest } from '../core/digest.ts'
import { say, show } from '../core/message.ts'
import { compare } from './compare.ts'

/** A document hashes to the digest that it states (`docs/protocol.md` §12, step 4). */
export function checkOwnDigest(kind: DigestKind, digested: object, stated: string): Check {
  const message = say(kind === 'record' ? 'head-digest' : 'body-digest', {
    digest: stated,
  })
  return compare('own-digest', message, 'digest', [digest(kind, digested), stated])
}

/** A digest from elsewhere is that of the document; nothing where there is none. */
export function checkPublished(
  name: Extract<CheckName, `${string}-published`>,
  path: string,
  outside: string | undefined,
  found: string,
): Check[] {
  if (outside === undefined) return []
  if (outside === found) return [passed(name, say('digest-published'))]
  const message = say('digest-unpublished', { digest: found })
  return [{ ...failure(name, message, path), expected: show(outside), found: show(found) }]
}
