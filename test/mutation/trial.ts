// One warm Vitest in a copy of the project: only the changed module is transformed again, in a new
// process for each mutant, which ends at the first test that fails.
import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node'
import { type Mutant, withNotes } from './mutants.ts'

interface Suite {
  readonly name: string
  readonly reached: ReadonlySet<string>
  readonly seconds: number
  /** How many mutants it was the first to notice. */
  noticed: number
}

export class Trial {
  /** How many mutants looped for ever or filled the memory. */
  ended = 0
  readonly #watch = new Watch()
  #vitest: Vitest | undefined
  #suites: Suite[] = []

  constructor(project: string) {
    process.chdir(copyOf(project))
    process.env.REACHED_BLOCKS = join(process.cwd(), 'reached')
  }

  /** Runs each test file by itself: what it reaches of these files, and how long it takes. */
  async learn(folders: readonly string[], files: readonly string[]): Promise<void> {
    const originals = files.map((file) => readFileSync(file, 'utf8'))
    for (const [i, file] of files.entries()) await this.#write(file, withNotes(file, originals[i]!))
    this.#suites = []
    const found = await (await this.#warm()).getRelevantTestSpecifications([...folders])
    for (const { moduleId: name } of found) {
      writeFileSync(process.env.REACHED_BLOCKS!, '')
      const from = performance.now()
      if (await this.#fails([name])) throw new Error(`${name} fails without any change`)
      const seconds = (performance.now() - from) / 1000
      const reached = new Set(readFileSync(process.env.REACHED_BLOCKS!, 'utf8').split('\n'))
      this.#suites.push({ name, reached, seconds, noticed: 0 })
    }
    for (const [i, file] of files.entries()) await this.#write(file, originals[i]!)
    // Three times the longest silence that was heard, since other programs may run beside it.
    this.#watch.patience = 3 * this.#watch.longest + 10_000
  }

  /** Tries the test files that reach it, first those that notice most in least time. */
  async notices({ file, block, text }: Mutant): Promise<boolean> {
    const suites = this.#suites
      .filter(({ reached }) => reached.has(block))
      .toSorted((a, b) => (1 + b.noticed) / b.seconds - (1 + a.noticed) / a.seconds)
    if (suites.length === 0) return false
    const original = readFileSync(file, 'utf8')
    await this.#write(file, text)
    const first = await this.#fails(suites.map(({ name }) => name))
    await this.#write(file, original)
    const suite = suites.find(({ name }) => name === first)
    if (suite) suite.noticed += 1
    return first !== undefined
  }

  async close(): Promise<void> {
    await this.#vitest?.close()
    rmSync(process.cwd(), { recursive: true })
  }

  async #warm(): Promise<Vitest> {
    this.#vitest ??= await createVitest('test', {
      watch: false,
      bail: 1,
      pool: 'forks',
      fileParallelism: false,
      cache: false,
      reporters: [this.#watch],
      sequence: { sequencer: AsGiven },
    })
    return this.#vitest
  }

  async #write(file: string, text: string): Promise<void> {
    writeFileSync(file, text)
    ;(await this.#warm()).invalidateFile(join(process.cwd(), file))
  }

  /** Returns the first of these files that fails; what ends its process fails too. */
  async #fails(names: readonly string[]): Promise<string | undefined> {
    const vitest = await this.#warm()
    const specifications = (await vitest.getRelevantTestSpecifications([...names])).toSorted(
      (a, b) => names.indexOf(a.moduleId) - names.indexOf(b.moduleId),
    )
    const died = this.#watch.start()
    const run = vitest.runTestSpecifications(specifications)
    const result = await Promise.race([run, died])
    this.#watch.stop()
    if (result === 'died') {
      this.ended += 1
      // Vitest 4 waits for ever for a process that a signal ended.
      this.#vitest = undefined
      return names[0]
    }
    const bad = specifications.find(({ testModule }) => testModule?.ok() === false)
    return bad?.moduleId ?? (result.unhandledErrors.length > 0 ? names[0] : undefined)
  }
}

/** A reporter that says nothing: it ends a process in which no test has ended for long. */
class Watch {
  patience = 900_000
  longest = 0
  #timer: NodeJS.Timeout | undefined
  #since = 0
  #worker: ChildProcess | undefined
  #isHanging = false
  #died: (() => void) | undefined

  constructor() {
    subscribe('child_process', (message) => {
      const { process: worker } = message as { process: ChildProcess }
      this.#worker = worker
      // Vitest itself ends its workers by other signals than a full memory (V8 aborts).
      worker.once('exit', (_, signal) => {
        if (signal === 'SIGABRT' || this.#isHanging) this.#died?.()
      })
    })
  }

  /** Returns a promise that is kept if the process of the tests is ended by a signal. */
  start(): Promise<'died'> {
    this.#isHanging = false
    this.#since = performance.now()
    this.#wait()
    return new Promise((resolve) => {
      this.#died = () => resolve('died')
    })
  }

  stop(): void {
    clearTimeout(this.#timer)
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
      this.#isHanging = true
      this.#worker?.kill('SIGKILL')
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
