import { Command, type OptionValueSource } from 'commander'
import { type Message, say } from '../core/message.ts'
import { exampleText } from './messages/examples.ts'
import type { Language } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Headings and words of commander's help that it has in English only. */
const HELP: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/**
 * A command whose refusals and help are in the reader's language.
 *
 * commander calls these methods where a command line makes no sense; its own would compose English.
 */
export class SpokenCommand extends Command {
  constructor(
    name: string,
    private readonly language: Language,
  ) {
    super(name)
    const isZh = language === 'zh'
    this.configureHelp({
      ...(isZh && { styleTitle: (title: string) => HELP[title] ?? title }),
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(termOf)].join(' '),
      optionDescription: ({ description, argChoices = [], mandatory }) => {
        const notes = [...(mandatory ? [isZh ? '必填' : 'required'] : []), ...argChoices]
        if (notes.length === 0) return description
        return isZh
          ? `${description}（${notes.join('、')}）`
          : `${description} (${notes.join(', ')})`
      },
    })
    this.addHelpText('after', exampleText(name, language))
  }

  /** Of two values of one option commander takes the later and says nothing. */
  override setOptionValueWithSource(key: string, value: unknown, source: OptionValueSource): this {
    const isTwice = source === 'cli' && this.getOptionValueSource(key) === 'cli'
    const isList = Array.isArray(value) || typeof value === 'boolean'
    if (isTwice && !isList) {
      const option = this.options.find((each) => each.attributeName() === key)
      refuse(say('option-once', { option: option?.long ?? key }))
    }
    return super.setOptionValueWithSource(key, value, source)
  }

  override createCommand(name = ''): SpokenCommand {
    return new SpokenCommand(name, this.language)
  }

  unknownOption(option: string): never {
    refuse(say('unknown-option', { option }))
  }

  unknownCommand(): never {
    refuse(say('unknown-command', { command: this.args[0] ?? '' }))
  }

  missingArgument(argument: string): never {
    refuse(say('argument-missing', { argument }))
  }

  optionMissingArgument({ flags }: { readonly flags: string }): never {
    refuse(say('value-missing', { option: flags }))
  }

  missingMandatoryOptionValue({ flags }: { readonly flags: string }): never {
    refuse(say('option-missing', { option: flags }))
  }

  _excessArguments(): never {
    refuse(say('arguments-at-most', { limit: this.registeredArguments.length }))
  }
}

/** Returns an argument as help shows it. */
export function termOf(argument: {
  name(): string
  readonly required: boolean
  readonly variadic: boolean
}): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

function refuse(said: Message): never {
  throw new UsageError(said)
}
