import { say, show } from '../../core/message.ts'
import type { ValueStep } from '../../core/messages/series.ts'
import { isBranch, sameValue } from '../../core/same-value.ts'

/**
 * The steps that lead from one value to another: elements with a name are compared by it, all others
 * by their place.
 */
export function valueSteps(from: unknown, to: unknown, path: string): ValueStep[] {
  if (sameValue(from, to)) return []
  const [a, b] = [namedElements(from), namedElements(to)]
  if (a !== undefined && b !== undefined) return [...orderStep(a, b, path), ...within(a, b, path)]
  if (!isBranch(from) || !isBranch(to) || Array.isArray(from) !== Array.isArray(to)) {
    return [{ path, from: show(from), to: show(to) }]
  }
  return within(membersOf(from), membersOf(to), path)
}

type Members = ReadonlyMap<string, unknown>

function within(from: Members, to: Members, path: string): ValueStep[] {
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((name) =>
    valueSteps(from.get(name), to.get(name), `${path}${name}`),
  )
}

function membersOf(value: object): Members {
  const isArray = Array.isArray(value)
  return new Map(
    Object.entries(value).map(([name, each]) => [isArray ? `[${name}]` : `.${name}`, each]),
  )
}

/**
 * The elements of an array by name, if each has one: its id or code, or it is a text itself. Pairs,
 * as windows are, go by place.
 */
function namedElements(value: unknown): Members | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const named = new Map<string, unknown>()
  for (const each of value) {
    const { id, code } = Object(each) as { readonly id?: unknown; readonly code?: unknown }
    const name = typeof each === 'string' && value.length > 2 ? each : (id ?? code)
    if (typeof name !== 'string') return undefined
    let key = `[${name}]`
    for (let again = 2; named.has(key); again += 1) key = `[${name}#${again}]`
    named.set(key, each)
  }
  return named
}

/** Order decides: of tasks who is drawn first, of exclusions which code is given. */
function orderStep(from: Members, to: Members, path: string): ValueStep[] {
  const before = [...from.keys()].filter((name) => to.has(name))
  const after = [...to.keys()].filter((name) => from.has(name))
  const place = before.findIndex((name, index) => name !== after[index])
  if (place < 0) return []
  const at = (names: readonly string[]) => say('value', { value: names[place] as string })
  return [{ path: `${path}[${place}]`, from: at(before), to: at(after) }]
}
