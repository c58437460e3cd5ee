import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js'
import { element } from './element.ts'
import type { Charts } from './messages.ts'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  PointElement,
  ScatterController,
  Tooltip,
)
Chart.defaults.animation = false
Chart.defaults.color = '#1d2433'

const DRAWN = '#0b6e4f'
const OTHERS = '#9aa4b5'
const THRESHOLD = '#b3261e'
/** Lines that still can be read. */
const MOST_BARS = 40

type Say = (
  name: 'towns' | 'frame' | 'drawn' | 'loads' | 'tickets' | 'others' | 'threshold',
) => string

/** Draws the three charts; each says in words what it shows, for those who do not see it. */
export function renderCharts(into: HTMLElement, charts: Charts, say: Say): void {
  into.replaceChildren()
  const towns = [...charts.towns].sort((a, b) => b.frame - a.frame).slice(0, MOST_BARS)
  figure(
    into,
    say('towns'),
    towns.map((each) => `${each.town} ${each.drawn}/${each.frame}`),
    towns.length,
    {
      type: 'bar',
      data: {
        labels: towns.map(({ town }) => town),
        datasets: [
          { label: say('frame'), data: towns.map(({ frame }) => frame), backgroundColor: OTHERS },
          { label: say('drawn'), data: towns.map(({ drawn }) => drawn), backgroundColor: DRAWN },
        ],
      },
      options: { indexAxis: 'y', maintainAspectRatio: false, scales: { x: { beginAtZero: true } } },
    },
  )
  const loads = [...charts.loads].sort((a, b) => b.load - a.load).slice(0, MOST_BARS)
  figure(
    into,
    say('loads'),
    loads.map((each) => `${each.inspector} ${each.load}`),
    loads.length,
    {
      type: 'bar',
      data: {
        labels: loads.map(({ inspector }) => inspector),
        datasets: [
          { label: say('loads'), data: loads.map(({ load }) => load), backgroundColor: DRAWN },
        ],
      },
      options: {
        indexAxis: 'y',
        maintainAspectRatio: false,
        scales: { x: { beginAtZero: true, ticks: { precision: 0 } } },
      },
    },
  )
  const strata = charts.strata.slice(0, MOST_BARS)
  const points = (of: (each: (typeof strata)[number]) => readonly number[]) =>
    strata.flatMap((each, y) => of(each).map((x) => ({ x, y })))
  figure(
    into,
    say('tickets'),
    strata.map((each) => `${each.name} ${each.drawn.length}/${each.size}`),
    strata.length,
    {
      type: 'scatter',
      data: {
        datasets: [
          { label: say('drawn'), data: points(({ drawn }) => drawn), backgroundColor: DRAWN },
          {
            label: say('others'),
            data: points(({ others }) => others),
            backgroundColor: OTHERS,
            pointRadius: 2,
          },
          {
            label: say('threshold'),
            data: points(({ threshold }) => (threshold === null ? [] : [threshold])),
            backgroundColor: THRESHOLD,
            borderColor: THRESHOLD,
            pointStyle: 'line',
            rotation: 90,
            pointRadius: 12,
            borderWidth: 2,
          },
        ],
      },
      options: {
        maintainAspectRatio: false,
        scales: {
          x: { min: 0, max: 1 },
          y: {
            min: -0.5,
            max: strata.length - 0.5,
            reverse: true,
            // One tick for each line; the library would begin to count at the lower bound.
            afterBuildTicks: (axis) => {
              axis.ticks = strata.map((_, value) => ({ value }))
            },
            ticks: { autoSkip: false, callback: (value) => strata[Number(value)]?.name ?? '' },
          },
        },
      },
    },
  )
}

function figure(
  into: HTMLElement,
  title: string,
  words: readonly string[],
  lines: number,
  configuration: ConstructorParameters<typeof Chart>[1],
): void {
  if (lines === 0) return
  const canvas = element('canvas', { role: 'img', 'aria-label': `${title}: ${words.join('; ')}` })
  const box = element('div', { class: 'chart' }, canvas)
  box.style.height = `${Math.max(160, 60 + 26 * lines)}px`
  into.append(element('figure', {}, element('figcaption', {}, title), box))
  new Chart(canvas, configuration)
}
