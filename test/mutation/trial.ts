// One warm Vitest in a copy of the project: only the changed module is transformed again, in a new
// process for each mutant, which ends at the first test that fails.
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node'
import { type Mutant, withNotes } from './mutants.ts'

interface Suite {
  readonly specification: TestSpecification
  readonly reached: ReadonlySet<string>
  readonly seconds: number
  /** How many mutants it was the first to notice. */
  noticed: number
}

export class Trial {
  readonly #vitest: Vitest
  readonly #watch: Watch
  #suites: Suite[] = []

  static async start(project: string): Promise<Trial> {
    process.chdir(copyOf(project))
    process.env.REACHED_BLOCKS = join(process.cwd(), 'reached')
    const watch = new Watch()
    const vitest = await createVitest('test', {
      watch: false,
      bail: 1,
      fileParallelism: false,
      cache: false,
      reporters: [watch],
      sequence: { sequencer: AsGiven },
    })
    return new Trial(vitest, watch)
  }

  private constructor(vitest: Vitest, watch: Watch) {
    this.#vitest = vitest
    this.#watch = watch
  }

  /** Runs each test file by itself: what it reaches of these files, and how long it takes. */
  async learn(folders: readonly string[], files: readonly string[]): Promise<void> {
    const originals = files.map((file) => readFileSync(file, 'utf8'))
    for (const [i, file] of files.entries()) this.#write(file, withNotes(file, originals[i]!))
    this.#suites = []
    for (const specification of await this.#vitest.getRelevantTestSpecifications([...folders])) {
      writeFileSync(process.env.REACHED_BLOCKS!, '')
      const from = performance.now()
      if (await this.#run([specification])) {
        throw new Error(`${specification.moduleId} fails without any change`)
      }
      const seconds = (performance.now() - from) / 1000
      const reached = new Set(readFileSync(process.env.REACHED_BLOCKS!, 'utf8').split('\n'))
      this.#suites.push({ specification, reached, seconds, noticed: 0 })
    }
    for (const [i, file] of files.entries()) this.#write(file, originals[i]!)
    // Three times the longest silence that was heard, since other programs may run beside it.
    this.#watch.patience = 3 * this.#watch.longest + 10_000
  }

  /** Tries the test files that reach it, first those that notice most in least time. */
  async notices({ file, block, text }: Mutant): Promise<boolean> {
    const suites = this.#suites
      .filter(({ reached }) => reached.has(block))
      .toSorted((a, b) => (1 + b.noticed) / b.seconds - (1 + a.noticed) / a.seconds)
    const original = readFileSync(file, 'utf8')
    this.#write(file, text)
    const noticed = suites.length > 0 && (await this.#run(suites.map((each) => each.specification)))
    this.#write(file, original)
    const first = suites.find(({ specification }) => specification.testModule?.ok() === false)
    if (noticed && first) first.noticed += 1
    return noticed
  }

  close(): Promise<void> {
    return this.#vitest.close()
  }

  #write(file: string, text: string): void {
    writeFileSync(file, text)
    this.#vitest.invalidateFile(join(process.cwd(), file))
  }

  /** Returns whether something failed; what loops for ever is ended, which is noticed too. */
  async #run(specifications: TestSpecification[]): Promise<boolean> {
    this.#watch.start(this.#vitest)
    const { unhandledErrors } = await this.#vitest.runTestSpecifications(specifications)
    const hangs = this.#watch.stop()
    return (
      hangs ||
      unhandledErrors.length > 0 ||
      specifications.some(({ testModule }) => testModule?.ok() === false)
    )
  }
}

/** A reporter that says nothing: it ends a run in which no test has ended for long. */
class Watch {
  patience = 900_000
  longest = 0
  #timer: NodeJS.Timeout | undefined
  #since = 0
  #hangs = false
  #vitest: Vitest | undefined

  start(vitest: Vitest): void {
    this.#vitest = vitest
    this.#hangs = false
    this.#since = performance.now()
    this.#wait()
  }

  stop(): boolean {
    clearTimeout(this.#timer)
    return this.#hangs
  }

  onTestCaseResult(): void {
    const now = performance.now()
    this.longest = Math.max(this.longest, now - this.#since)
    this.#since = now
    this.#wait()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#hangs = true
      // The second time ends the process, which hears nothing.
      for (const _ of [1, 2]) void this.#vitest!.cancelCurrentRun('test-failure')
    }, this.patience)
  }
}

class AsGiven extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications
  }
}

function copyOf(project: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutation-'))
  for (const name of readdirSync(project)) {
    if (name === '.git') continue
    if (name === 'node_modules' || name === 'dist')
      symlinkSync(join(project, name), join(copy, name))
    else cpSync(join(project, name), join(copy, name), { recursive: true })
  }
  return copy
}
