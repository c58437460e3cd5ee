/**
 * The pinned fold of `docs/protocol.md` §3.5: ASCII letters in lower case, full-width ASCII as
 * ASCII. A table of our own, because `toLowerCase` and `normalize` follow the engine's Unicode
 * version. Returns the same string when there is nothing to fold.
 */
export function fold(text: string): string {
  let folded = ''
  let from = 0
  for (let i = 0; i < text.length; i += 1) {
    let unit = text.charCodeAt(i)
    if (unit >= 0xff01 && unit <= 0xff5e) unit -= 0xfee0
    if (unit >= 0x41 && unit <= 0x5a) unit += 0x20
    if (unit === text.charCodeAt(i)) continue
    folded += text.slice(from, i) + String.fromCharCode(unit)
    from = i + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}
