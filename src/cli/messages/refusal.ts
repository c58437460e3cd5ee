import { isDoubleRandomError } from 'double-random'
import { describe } from 'double-random/words'
import { EXIT } from '../exit-code.ts'
import type { Language } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { inLanguage } from './in-language.ts'
import { linesOf } from './lines-of.ts'

/** How a failure ends the program: exit code, lines for people, members for programs. */
export interface Refusal {
  readonly exit: number
  readonly lines: readonly string[]
  readonly data: Readonly<Record<string, unknown>>
}

/** What files can be refused with. */
const FILES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ENOENT: ['没有这个文件或文件夹', 'no such file or folder'],
  EEXIST: ['已经有这个文件，不覆盖', 'is there already and is not overwritten'],
  EACCES: ['没有权限', 'no permission'],
  EPERM: ['没有权限', 'no permission'],
  EISDIR: ['这是文件夹，不是文件', 'a folder, not a file'],
  ENOTDIR: ['路径中有一段不是文件夹', 'a part of the path is no folder'],
  ENOSPC: ['磁盘已满', 'the disk is full'],
  EROFS: ['磁盘只读', 'the disk is read-only'],
}

/** Where it went wrong, without the message: that may hold lines of somebody else. */
function framesOf(error: unknown): string[] {
  const { stack = '' } = error instanceof Error ? error : {}
  return stack.split('\n').filter((line) => line.startsWith('    at '))
}

/** Tells what went wrong. */
export function refusalOf(error: unknown, language: Language): Refusal {
  const t = inLanguage(language)
  if (isDoubleRandomError(error)) {
    const { code, problems, counts } = error
    return {
      exit: EXIT.refused,
      lines: linesOf(error.toJSON(), language),
      data: { code, problems, counts },
    }
  }
  if (error instanceof UsageError) {
    return {
      exit: EXIT.usage,
      lines: [
        `${t('用法不对：', 'usage: ')}${describe(error.said, language)}`,
        `${t('帮助：', 'help: ')}double-random help`,
      ],
      data: { code: 'usage', message: error.said },
    }
  }
  const { code, path, syscall, message } = error as NodeJS.ErrnoException
  if (typeof code === 'string' && (syscall !== undefined || code === 'EEXIST')) {
    const said = t(...(FILES[code] ?? ['文件读写出错', message]))
    return {
      exit: EXIT.files,
      lines: [`${path ?? ''}${t('：', ': ')}${said} [${code}]`],
      data: { code, path: path ?? null, message },
    }
  }
  return {
    exit: EXIT.bug,
    lines: [
      t('程序出错，请把下面的内容报给维护者：', 'a bug; please report:'),
      String(error),
      ...framesOf(error),
    ],
    data: { code: 'bug', message: String(error) },
  }
}
