import { fail } from '../../core/errors.ts'

/**
 * Decodes a file: UTF-8 with or without byte order mark, otherwise GB18030, in which Chinese
 * spreadsheets save.
 *
 * Chinese text in GB18030 is hardly ever well-formed UTF-8, so the order decides safely; neither
 * decoder replaces what it cannot read.
 */
export function decode(bytes: Uint8Array, path: string): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    refuseFile(path, 'a text file', 'a workbook (xlsx): save it as CSV UTF-8')
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    refuseFile(path, 'UTF-8 or GB18030', 'UTF-16: save it as CSV UTF-8')
  }
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding.
    }
  }
  return refuseFile(path, 'UTF-8 or GB18030', 'bytes that are neither')
}

function refuseFile(path: string, expected: string, found: string): never {
  return fail({ code: 'input/text', path, expected, found })
}
