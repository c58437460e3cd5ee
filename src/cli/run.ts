import { CommanderError } from 'commander'
import { deliver } from './deliver.ts'
import { EXIT } from './exit-code.ts'
import { refusalOf } from './messages/refusal.ts'
import { createProgram } from './program.ts'
import { type Device, type Language, terminalOn } from './terminal.ts'
import { refuseTypography } from './usage-error.ts'

/** Finds the device that fits the common options. */
export type OpenTerminal = (
  language: Language,
  options: { readonly json: boolean; readonly quiet: boolean },
) => Device

/** Runs one command line and returns the exit code; nothing escapes as an exception. */
export async function run(
  args: readonly string[],
  open: OpenTerminal,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<number> {
  const language = languageOf(args, environment)
  const isJson = args.includes('--json')
  const terminal = terminalOn(open(language, { json: isJson, quiet: args.includes('--quiet') }))
  let exit: number = EXIT.fine
  const program = createProgram(language, async (_, work) => {
    const answer = await work(terminal)
    await deliver(terminal, answer)
    if (!answer.ok) {
      exit = answer.isRefused ? EXIT.refused : answer.isPartial ? EXIT.partial : EXIT.no
    }
  })
  for (const command of [program, ...program.commands]) {
    command.exitOverride()
    command.configureOutput({
      writeOut: (text) => terminal.stdout(linesIn(text)),
      writeErr: () => {},
      outputError: () => {},
    })
  }
  try {
    refuseTypography(args)
    await program.parseAsync(args, { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.fine
      // Nothing was asked for.
      terminal.stderr(linesIn(program.helpInformation()))
      return EXIT.usage
    }
    const { exit: code, lines, data } = refusalOf(error, language)
    if (isJson) terminal.data('stderr', { ok: false, ...data })
    else terminal.stderr(lines)
    return code
  }
}

/** The lines of a text of our own. */
function linesIn(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
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
