import { CommanderError } from 'commander'
import { deliver } from './deliver.ts'
import { EXIT } from './exit-code.ts'
import { refusalOf } from './messages/refusal.ts'
import { createProgram } from './program.ts'
import type { Language, Terminal } from './terminal.ts'

/** Makes a terminal that fits the common options. */
export type OpenTerminal = (
  language: Language,
  options: { readonly json: boolean; readonly quiet: boolean },
) => Terminal

/** Runs one command line and returns the exit code; nothing escapes as an exception. */
export async function run(
  args: readonly string[],
  open: OpenTerminal,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<number> {
  const language = languageOf(args, environment)
  const isJson = args.includes('--json')
  const terminal = open(language, { json: isJson, quiet: args.includes('--quiet') })
  let exit: number = EXIT.fine
  const program = createProgram(language, async (_, work) => {
    const answer = await work(terminal)
    await deliver(terminal, answer)
    if (!answer.ok) exit = answer.isRefused === true ? EXIT.refused : EXIT.no
  })
  for (const command of [program, ...program.commands]) {
    command.exitOverride()
    command.configureOutput({
      writeOut: terminal.stdout,
      writeErr: () => {},
      outputError: () => {},
    })
  }
  try {
    await program.parseAsync(args, { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.fine
      // Nothing was asked for.
      terminal.stderr(program.helpInformation())
      return EXIT.usage
    }
    const { exit: code, lines, data } = refusalOf(error, language)
    terminal.stderr(
      isJson ? `${JSON.stringify({ ok: false, ...data })}\n` : `${lines.join('\n')}\n`,
    )
    return code
  }
}

/** Chinese, unless the option or the locale says otherwise. */
function languageOf(
  args: readonly string[],
  { LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>,
): Language {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const asked = args[index]?.includes('=') ? args[index].slice(7) : args[index + 1]
  if (index >= 0) return asked === 'en' ? 'en' : 'zh'
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('en') ? 'en' : 'zh'
}
