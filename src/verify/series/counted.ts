import type { Counted } from '../../core/messages/series.ts'

/** More than anybody reads in a line, and no report larger than its inputs. */
const MOST = 1000

/** How many they are, and who. */
export function counted(ids: readonly string[]): Counted {
  return { count: ids.length, ids: ids.slice(0, MOST) }
}
