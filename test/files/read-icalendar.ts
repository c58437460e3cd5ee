/** An event's properties by name, parameters included, texts without their escapes. */
export type CalendarEvent = Readonly<Record<string, string>>

/**
 * Reads RFC 5545 far enough for events of whole days: unfolds lines, takes them apart, undoes
 * escapes.
 */
export function readICalendar(text: string): { events: CalendarEvent[]; head: CalendarEvent } {
  if (!text.endsWith('\r\n') && !text.endsWith('END:VCALENDAR')) throw new Error('no last line')
  const physical = text.split('\r\n')
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets`)
    if (/[\r\n]/.test(line)) throw new Error('a bare line break')
    if (line.includes('\ufffd')) throw new Error('a character that was split')
  }
  const lines = text.replaceAll('\r\n ', '').split('\r\n').filter(Boolean)
  const events: Record<string, string>[] = []
  const head: Record<string, string> = {}
  let into = head
  for (const line of lines) {
    const colon = line.indexOf(':')
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)]
    if (line === 'BEGIN:VEVENT') {
      into = {}
      events.push(into)
    } else if (line === 'END:VEVENT') into = head
    else if (name in into) throw new Error(`${name} twice`)
    else into[name] = value.replace(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped))
  }
  return { events, head }
}
