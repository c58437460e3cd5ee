import { STAGES, type StageName } from './messages/stages.ts'
import type { Terminal } from './terminal.ts'

/** Milliseconds; shorter stages are not worth a line that stays. */
const LONG = 1000

/** Does a part of the work, and says on stderr what it is and, if it was long, how long it took. */
export async function stage<T>(
  terminal: Terminal,
  name: StageName,
  work: () => T | Promise<T>,
): Promise<T> {
  if (terminal.progress === 'off') return work()
  const title = STAGES[name][terminal.language]
  const start = terminal.now()
  const isPassing = terminal.progress === 'passing'
  if (isPassing) terminal.passing(`${title} …`)
  try {
    return await work()
  } finally {
    const elapsed = terminal.now() - start
    if (isPassing) terminal.passing()
    if (elapsed >= LONG)
      terminal.stderr([
        `${title} ${(elapsed / 1000).toFixed(1)} ${terminal.language === 'zh' ? '秒' : 's'}`,
      ])
  }
}
