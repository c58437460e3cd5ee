import { fail } from '../../core/errors.ts'
import { type Message, say } from '../../core/message.ts'

/**
 * Decodes a file: UTF-8 with or without byte order mark, otherwise GB18030, in which Chinese
 * spreadsheets save.
 *
 * Chinese text in GB18030 is hardly ever well-formed UTF-8, so the order decides safely; neither
 * decoder replaces what it cannot read.
 */
export function decode(bytes: Uint8Array, path: string): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    refuseFile(path, say('text-file'), say('workbook'), say('save-as-csv'))
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    refuseFile(path, say('text-in-utf-8-or-gb18030'), say('text-in-utf-16'), say('save-as-csv'))
  }
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding.
    }
  }
  return refuseFile(path, say('text-in-utf-8-or-gb18030'), say('text-in-another-encoding'))
}

function refuseFile(path: string, expected: Message, found: Message, fix?: Message): never {
  return fail({ code: 'input/text', path, expected, found, ...(fix && { fix }) })
}
