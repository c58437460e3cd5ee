import type { Check, ReportedEvent } from 'double-random'
import { type Described, describe } from 'double-random/words'
import { readEvent } from '../../src/cli/public-event.ts'
import { droppedFiles } from './dropped-files.ts'
import { element, table } from './element.ts'
import type { Answer, DroppedFile, Known, Request, ShownVisit } from './messages.ts'
import { renderCharts } from './render-charts.ts'
import { type Language, TEXTS, type TextName } from './texts.ts'

/** The worker's program, put in by the build. */
declare const WORKER_SOURCE: string

/** Rows of a table that are put on the page; the record has them all. */
const MOST_ROWS = 500

const worker = new Worker(
  URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' })),
)
const byId = (id: string) => document.getElementById(id) as HTMLElement
const input = (id: string) => byId(id) as HTMLInputElement

/** How each outcome is marked. */
const SIGNS = { verified: '✓', partial: '○', refuted: '✗' } as const

let language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en'
let files: readonly DroppedFile[] = []
/** What was shown last, so that it can be shown in the other language. */
const shown = new Map<Answer['told'], Answer>()

const say = (name: TextName): string => TEXTS[name][language]
/** The lines of what the library returned or refused, a paragraph each. */
const told = (described: Described): HTMLElement[] =>
  describe(described, language)
    .split('\n')
    .map((line) => element('p', {}, line))
const ask = (request: Request) => worker.postMessage(request)

function label(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = say('title')
  for (const each of document.querySelectorAll<HTMLElement>('[data-text]'))
    each.textContent = say(each.dataset.text as TextName)
  byId('language').textContent = language === 'zh' ? 'English' : '中文'
}

function known(): Known {
  const value = (id: string) => input(id).value.trim()
  const time = value('announcedAt') === '' ? Number.NaN : Date.parse(value('announcedAt'))
  const filled = TEXT_FIELDS.filter((id) => value(id) !== '').map((id) => [id, value(id)])
  return {
    ...Object.fromEntries(filled),
    ...(Number.isNaN(time) ? {} : { announcedAt: Math.floor(time / 1000) }),
    ...(value('lastAmendment') === ''
      ? {}
      : { lastAmendment: NONE.includes(value('lastAmendment')) ? null : value('lastAmendment') }),
    ...(value('events') === '' ? {} : { events: value('events').split('\n').map(eventOf) }),
  }
}

/** What is handed on as it was filled in. */
const TEXT_FIELDS = [
  'announcementDigest',
  'recordDigest',
  'voidDigest',
  'amendmentDigest',
  'outcomesDigest',
  'blinding',
] as const satisfies readonly (keyof Known)[]

const NONE = ['无', 'none']

function eventOf(line: string): ReportedEvent {
  const { title, at, values } = readEvent(line.trim()) ?? {}
  if (title === undefined || at === undefined || values === undefined) {
    throw new Error(`${say('badEvent')}: ${line}`)
  }
  return { title, at, values }
}

function verify(): void {
  if (files.length === 0) return
  byId('stage').textContent = ''
  shown.clear()
  for (const id of ['verdict', 'checks', 'visits', 'answer', 'seat', 'charts'])
    byId(id).replaceChildren()
  byId('search').hidden = true
  try {
    ask({ ask: 'verify', files, known: known() })
  } catch (error) {
    byId('stage').textContent = (error as Error).message
  }
}

async function take(list: readonly File[]): Promise<void> {
  if (list.length === 0) return
  files = await Promise.all(
    list.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  )
  byId('files').textContent = files.map(({ name }) => name).join(language === 'zh' ? '、' : ', ')
  verify()
}

worker.onmessage = ({ data: answer }: { readonly data: Answer }) => {
  shown.set(answer.told, answer)
  // They stand in one place.
  if (answer.told === 'unit') shown.delete('candidates')
  if (answer.told === 'candidates') shown.delete('unit')
  show(answer)
}

function show(answer: Answer): void {
  if (answer.told === 'stage') {
    byId('stage').textContent = say(answer.stage)
    return
  }
  // The charts come last where there are some.
  if (answer.told !== 'report' || !answer.canSearch) byId('stage').textContent = ''
  if (answer.told === 'report') showReport(answer)
  else if (answer.told === 'charts') renderCharts(byId('charts'), answer.charts, say)
  else if (answer.told === 'unit') showUnit(answer)
  else if (answer.told === 'candidates') showCandidates(answer)
  else if (answer.told === 'seat') {
    const [heading, ...lines] = told(answer.seat)
    byId('seat').replaceChildren(element('h3', {}, heading?.textContent ?? ''), ...lines)
  } else {
    byId('verdict').replaceChildren(
      element('p', { class: 'verdict refuted' }, `✗ ${say('refused')}`),
      ...(answer.told === 'bug' ? [element('p', {}, answer.stack)] : told(answer.error)),
    )
  }
}

function showReport({
  report,
  visits,
  isAsDrawn,
  canSearch,
}: Extract<Answer, { told: 'report' }>): void {
  byId('verdict').replaceChildren(
    element(
      'p',
      { class: `verdict ${report.outcome}` },
      `${SIGNS[report.outcome]} ${describe({ headline: report.headline.slice(0, 1) }, language)}`,
    ),
    element('p', {}, describe({ headline: report.headline.slice(1) }, language)),
    element('p', { class: 'digest' }, report.digest),
  )
  byId('checks').replaceChildren(
    table(
      say('checks'),
      [say('check'), say('result'), say('reason')],
      // What is open comes first: it says what is still to be asked for.
      [
        ...report.checks.filter(({ status }) => status !== 'pass'),
        ...report.checks.filter(({ status }) => status === 'pass'),
      ].map(checkCells),
    ),
  )
  const rest = visits.length - MOST_ROWS
  byId('visits').replaceChildren(
    ...(visits.length === 0
      ? []
      : [
          table(
            `${say('visits')} (${visits.filter(({ isCurrent }) => isCurrent).length})`,
            [say('pool'), say('unit'), say('name'), say('date'), say('team')],
            visits.slice(0, MOST_ROWS).map(visitCells),
          ),
          ...(isAsDrawn ? [element('p', { class: 'not-checked' }, say('asDrawn'))] : []),
        ]),
    ...(rest > 0 ? [element('p', {}, `${rest} ${say('more')}`)] : []),
  )
  byId('search').hidden = !canSearch
}

/** Whoever was replaced is crossed out, and beside him stands by whom, when and why. */
function visitCells({ pool, unit, name, date, team, isCurrent, changes }: ShownVisit) {
  const said = changes.map((change) => describe(change, language))
  const cell = (text: string) => (isCurrent ? text : element('del', {}, text))
  const comma = language === 'zh' ? '、' : ', '
  return [
    ...[pool, unit, name, date].map(cell),
    element(
      'div',
      {},
      team.join(comma),
      ...said.map((each) => element('div', { class: 'change' }, each)),
    ),
  ]
}

function checkCells({ status, message, ...check }: Check): (Node | string)[] {
  const sign = { pass: '✓', fail: '✗', 'not-checked': '○' }[status]
  return [
    describe(check, language),
    element('span', { class: status }, `${sign} ${say(status)}`),
    describe(message, language),
  ]
}

/** Several enterprises can be meant: the reader picks one. */
function showCandidates({ count, candidates }: Extract<Answer, { told: 'candidates' }>): void {
  byId('seat').replaceChildren()
  byId('answer').replaceChildren(
    element('p', {}, `${say('candidates')} (${count})`),
    ...candidates.map(({ id, name }) => {
      const button = element('button', { type: 'button' }, `${id} ${name}`)
      button.onclick = () => ask({ ask: 'unit', id })
      return button
    }),
    ...(count > candidates.length
      ? [element('p', {}, `${count - candidates.length} ${say('more')}`)]
      : []),
  )
}

function showUnit({ id, name, rounds, seats }: Extract<Answer, { told: 'unit' }>): void {
  byId('seat').replaceChildren()
  byId('answer').replaceChildren(
    element('h3', {}, name === undefined ? id : `${id} ${name}`),
    ...rounds.flatMap((round) => told(round)),
    ...(seats.length === 0
      ? []
      : [
          element(
            'p',
            {},
            `${say('seats')}: `,
            ...seats.map(({ pool, round, seat }) => {
              const button = element('button', { type: 'button' }, placeOf(pool, round, seat))
              button.onclick = () => ask({ ask: 'seat', pool, round, unit: id, seat })
              return button
            }),
          ),
        ]),
  )
}

function placeOf(pool: string, round: number, seat: number): string {
  return `${describe({ id: 'pool-round', values: { pool, round } }, language)}: ${seat}`
}

byId('language').onclick = () => {
  language = language === 'zh' ? 'en' : 'zh'
  label()
  for (const answer of shown.values()) if (answer.told !== 'stage') show(answer)
}
byId('print').onclick = () => window.print()
byId('again').onclick = verify
byId('find').onsubmit = (event) => {
  event.preventDefault()
  ask({ ask: 'unit', id: input('wanted').value })
}
input('chooser').onchange = () => {
  take([...(input('chooser').files ?? [])]).catch(cannotRead)
}
// A stick that was pulled out, or a file that nobody may read.
const cannotRead = (error: unknown) => {
  byId('stage').textContent = String(error)
}
const zone = byId('drop')
// The whole page takes a drop: beside the frame, a browser would leave the page to show the file.
document.ondragover = (event) => {
  event.preventDefault()
  zone.classList.add('over')
}
document.ondragleave = () => zone.classList.remove('over')
document.ondrop = (event) => {
  event.preventDefault()
  zone.classList.remove('over')
  if (event.dataTransfer !== null) droppedFiles(event.dataTransfer).then(take).catch(cannotRead)
}
label()
