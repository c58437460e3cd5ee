/** What is wrong with a text that should be a day, in the order in which people want to know. */
export type WrongDay =
  | 'day-unreadable'
  | 'day-unreal'
  | 'day-in-doubt'
  | 'day-incomplete'
  | 'day-of-another-zone'

/** A day as `YYYY-MM-DD`, or why there is none. */
export type Day = { readonly day: string; readonly isSerial?: true } | { readonly wrong: WrongDay }

/** Texts that are longer hold no day, and the patterns below need not meet them. */
const LONGEST = 64

// 2000-01-01 to 2099-12-31 as Excel counts days: other numbers of five digits are no days.
const FIRST_SERIAL = 36_526
const LAST_SERIAL = 73_050

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** Days of the week that a program writes behind a day. */
const WEEKDAY = /[（(]?(?:星期|周)[一二三四五六日天][)）]?/g
/** A time of the day, which says nothing of the day unless a zone stands behind it. */
const TIME =
  /[T\s]*(?:上午|下午|AM|PM)?\s*(\d{1,2})(?::|时|点)\d{1,2}(?:(?::|分)\d{1,2}(?:\.\d+)?)?(?:分|秒)?\s*(?:AM|PM)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * Reads a day as databases, spreadsheets and people write it: `2025-01-05`, `2025/1/5 0:00`,
 * `2025.1.5`, `20250105`, `2025年1月5日`, `二〇二五年一月五日`, `45662`, with times and days of the
 * week, at full width. What has two meanings is not read.
 */
export function readDay(given: string): Day {
  if (given.length > LONGEST) return { wrong: 'day-unreadable' }
  const text = narrow(given).replace(WEEKDAY, '').trim()
  const [timed, hour = '', zone] = TIME.exec(text) ?? []
  const date = timed === undefined ? text : text.slice(0, text.length - timed.length).trim()
  // The end of a day is the beginning of the next one, and which is meant nobody can tell.
  if (Number(hour) === 24) return { wrong: 'day-in-doubt' }
  if (Number(hour) > 24) return { wrong: 'day-unreadable' }
  // Midnight in Beijing is 16:00 of the day before in UTC, as programs write it.
  if (zone !== undefined && isAnotherDay(zone, Number(hour)))
    return { wrong: 'day-of-another-zone' }
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(date)?.[1]
  if (serial !== undefined) {
    const number = Number(serial)
    if (number < FIRST_SERIAL || number > LAST_SERIAL) return { wrong: 'day-unreadable' }
    return { day: dayOfSerial(number) as string, isSerial: true }
  }
  const [, year, month, day] =
    /^(\d{4})(?:\s*[-/.]\s*|\s*年\s*)(\d{1,2})(?:\s*[-/.]\s*|\s*月\s*)(\d{1,2})\s*[日号]?$/.exec(
      date,
    ) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(date) ??
    inChinese(date) ??
    []
  if (year !== undefined && month !== undefined && day !== undefined) {
    return isReal(Number(year), Number(month), Number(day))
      ? { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
      : { wrong: 'day-unreal' }
  }
  if (/^\d{4}(?:[-/.]|年)\d{1,2}月?(?:份)?$|^\d{4}年?$|^\d{1,2}月\d{1,2}[日号]?$/.test(date)) {
    return { wrong: 'day-incomplete' }
  }
  if (/^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,4}日?$|^\d{6}$/.test(date))
    return { wrong: 'day-in-doubt' }
  return { wrong: 'day-unreadable' }
}

function isAnotherDay(zone: string, hour: number): boolean {
  if (zone === 'Z' || zone === 'z' || /^[+-]00:?00$/.test(zone)) return hour >= 16
  return !/^\+08:?00$/.test(zone)
}

/** Digits and marks at full width become those of ASCII; every dash becomes a hyphen. */
export function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\u2500]/g, '-')
    .replace(/[。．]/g, '.')
    .replace(/[\u3000\u00a0]/g, ' ')
}

/** 二〇二五年一月五日. */
function inChinese(text: string): readonly string[] | undefined {
  const [, year, month = '', day = ''] =
    /^([〇○零Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$/.exec(
      text,
    ) ?? []
  if (year === undefined) return undefined
  const digits = [...year.replace(/[○零Ｏ]/g, '〇')].map((each) => CHINESE_DIGITS.indexOf(each))
  return [text, digits.join(''), String(chineseNumber(month)), String(chineseNumber(day))]
}

/** 1 to 99; what no day has is found later. */
function chineseNumber(text: string): number {
  const [tens = '', units = ''] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens)) : 0
  return 10 * ten + (units === '' ? 0 : CHINESE_DIGITS.indexOf(units))
}

function isReal(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return year >= 1900 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= length
}

/**
 * Returns the day that Excel counts with this number, `YYYY-MM-DD`; undefined before March 1900,
 * where it counts a day that never was.
 */
export function dayOfSerial(serial: number): string | undefined {
  if (serial < 61 || serial > 401_768) return undefined
  // Days from 0000-03-01 (H. Hinnant, chrono-Compatible Low-Level Date Algorithms).
  const days = serial - 25_569 + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/** Days from one to another, both included. */
export interface Span {
  readonly from: string
  readonly to: string
}

/**
 * Reads a span of days: two days with `/`, 至, 到, a dash or a tilde between, the second one
 * without what it shares with the first; or a single day.
 */
export function readSpan(given: string): Span | { readonly wrong: WrongDay | 'span' } {
  if (given.length > LONGEST) return { wrong: 'span' }
  const text = narrow(given).trim()
  const single = readDay(text)
  if ('day' in single) return { from: single.day, to: single.day }
  return splits(text) ?? { wrong: 'span' }
}

/** The first way to cut a text in two days. */
function splits(text: string): Span | undefined {
  for (const { 0: mark, index } of text.matchAll(/至|到|[~～—]|-{1,2}|\//g)) {
    const from = readDay(text.slice(0, index))
    if (!('day' in from)) continue
    const rest = text.slice(index + mark.length).trim()
    const to = lastDay(rest, from.day)
    if (to !== undefined) return { from: from.day, to }
  }
  return undefined
}

/** `2026年3月6日`, `3月6日`, `6日`, after a day of 2026年3月. */
function lastDay(text: string, from: string): string | undefined {
  const whole = readDay(text)
  if ('day' in whole) return whole.day
  const [year = '', month = ''] = from.split('-')
  const completed = /^\d{1,2}[日号]$/.test(text)
    ? `${year}年${month}月${text}`
    : /^\d{1,2}月\d{1,2}[日号]?$/.test(text)
      ? `${year}年${text}`
      : /^\d{1,2}[./]\d{1,2}$/.test(text)
        ? `${year}.${text.replace('/', '.')}`
        : undefined
  const day = completed === undefined ? undefined : readDay(completed)
  return day !== undefined && 'day' in day ? day.day : undefined
}
