import { fieldOf } from '../core/field.ts'
import { listAt, type Members, objectAt, type Untrusted } from './read.ts'

/**
 * Truth of a filter on one row (`docs/protocol.md` §3.8); undefined where it depends on lists,
 * which a proof does not open.
 *
 * @param listed - what "on a list" is: false if no list has a row
 */
export function decide(
  filter: Untrusted,
  row: Members,
  listed: false | undefined,
): boolean | undefined {
  const path = 'body.opening.plan.tasks.where'
  const [[name, value] = []] = Object.entries(objectAt(filter, path))
  const inner = () => listAt(value, path).map((each) => decide(each, row, listed))
  const fields = (test: (found: unknown, wanted: unknown) => boolean) =>
    Object.entries(objectAt(value, path)).every(([field, wanted]) => {
      const found = fieldOf(row, field)
      return found !== undefined && test(found, wanted)
    })
  switch (name) {
    case 'all':
      return every(inner())
    case 'any':
      return opposite(every(inner().map(opposite)))
    case 'not':
      return opposite(decide(value, row, listed))
    case 'tag':
      return Array.isArray(row.tags) && row.tags.includes(value as string)
    case 'present':
      return fieldOf(row, String(value)) !== undefined
    case 'equals':
      return fields((found, wanted) => found === wanted)
    case 'in':
      return fields((found, wanted) => listAt(wanted as Untrusted, path).includes(found as string))
    case 'bounds':
      return fields((found, wanted) => {
        const { min, max } = objectAt(wanted, path)
        if (typeof found !== 'number') return false
        return !((min as number) > found) && !((max as number) < found)
      })
    default:
      return listed
  }
}

function every(all: readonly (boolean | undefined)[]): boolean | undefined {
  if (all.includes(false)) return false
  return all.includes(undefined) ? undefined : true
}

function opposite(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value
}
