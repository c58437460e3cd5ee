import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { draw, type InputData } from 'double-random'
import { visitSheetPages, visitSheets, workingListPage } from 'double-random/papers'
import readCode from 'jsqr'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstInputs } from '../../examples/minhang-2020/run-year.ts'
import { smallBureau, WINDOW } from '../ceremony/small-bureau.ts'
import { root } from '../house/sources.ts'
import { BROWSERS, isInstalled, launch, resize } from './browsers.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screenshots = join(root, '.generated/screenshots')

/**
 * The demo's first batch, with an address for every unit and a basis for every task, so that every
 * field of a sheet has something in it.
 */
function housed(): InputData {
  const inputs = firstInputs()
  const enterprises = inputs.enterprises.map((unit, index) => ({
    ...unit,
    attributes: { ...unit.attributes, 地址: `示范路${index + 1}号` },
  }))
  const tasks = inputs.plan.tasks.map((task) => ({ legalBasis: ['《安全生产法》'], ...task }))
  return { ...inputs, plan: { ...inputs.plan, tasks }, enterprises }
}

const data = housed()
const record = draw(data, { seed: '纸面' })
const sheets = visitSheets(record, data)
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'double-random-papers-'))
  mkdirSync(screenshots, { recursive: true })
  writeFileSync(join(folder, 'sheets.html'), visitSheetPages(record, data))
  const bare = smallBureau({
    units: 9,
    officers: 9,
    tasks: [{ rounds: [{ window: WINDOW, visits: 3 }] }],
  })
  writeFileSync(join(folder, 'bare.html'), visitSheetPages(draw(bare, { seed: '一' }), bare))
  writeFileSync(join(folder, 'list.html'), workingListPage(record, data, { by: 'officer' }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the sheets of the first batch have every field filled in', () => {
  expect(sheets.length).toBeGreaterThan(40)
  for (const sheet of sheets) {
    expect(sheet).toMatchObject({ staffing: 'drawn', record: record.digest })
    for (const text of [sheet.authority, sheet.plan, sheet.address]) expect(text).toBeTruthy()
    expect(sheet.unit.creditCode).toBeTruthy()
    expect(sheet.unit.town).toBeTruthy()
    expect(sheet.officers.length).toBeGreaterThan(1)
    for (const { certificate } of sheet.officers) expect(certificate!.number).toBeTruthy()
    expect(sheet.items.length).toBeGreaterThan(0)
    for (const { legalBasis, ticket } of sheet.tasks) {
      expect(legalBasis.length).toBeGreaterThan(0)
      expect(ticket).toMatch(/^[0-9a-f]{64}$/)
    }
    expect(sheet.visitOfYear).toBeGreaterThan(0)
  }
})

describe.each(BROWSERS)('in %s', (name) => {
  if (!isInstalled(name)) return it.skip('needs the browser', () => {})
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
  })

  it.skipIf(name === 'firefox')(
    'each code reads as its visit, and the page passes axe-core',
    async () => {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(join(folder, 'sheets.html')).href)
      await resize(page, 900, 1200)
      const width = 150
      const pictures = await page.evaluate(async (width) => {
        const texts: string[] = []
        const codes = [...document.querySelectorAll('section:nth-of-type(even) svg')]
        for (const svg of codes.slice(0, 24)) {
          const image = new Image()
          const markup = new XMLSerializer().serializeToString(svg)
          image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`
          await image.decode()
          const canvas = document.createElement('canvas')
          canvas.width = width
          canvas.height = width
          const context = canvas.getContext('2d') as CanvasRenderingContext2D
          context.fillStyle = '#fff'
          context.fillRect(0, 0, width, width)
          context.imageSmoothingEnabled = false
          context.drawImage(image, 0, 0, width, width)
          const { data } = context.getImageData(0, 0, width, width)
          let text = ''
          for (let at = 0; at < data.length; at += 4) text += (data[at] as number) < 128 ? '1' : '0'
          texts.push(text)
        }
        return texts
      }, width)
      const read = pictures.map((dark) => {
        const grey = [...dark].flatMap((each) =>
          each === '1' ? [0, 0, 0, 255] : [255, 255, 255, 255],
        )
        return readCode(Uint8ClampedArray.from(grey), width, width)?.data
      })
      expect(read).toEqual(sheets.slice(0, 24).map(({ code }) => code))
      // axe-core takes minutes for four hundred pages, all made alike.
      await page.goto(pathToFileURL(join(folder, 'bare.html')).href)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; impact: string }[] }> }
        }
        return (await axe.run()).violations.filter(({ impact }) =>
          ['serious', 'critical'].includes(impact),
        )
      })
      expect(violations).toEqual([])
      await page.close()
    },
  )

  it.skipIf(name === 'firefox')('each form begins a page of the printed paper', async () => {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(folder, 'bare.html')).href)
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    // Without items each of the six forms fits on its page.
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(6)
    await page.close()
  })

  it('a list is as wide as the paper', async () => {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(folder, 'list.html')).href)
    await resize(page, 1100, 800)
    const isWide = await page.evaluate(() => document.body.scrollWidth > innerWidth)
    expect(isWide).toBe(false)
    await page.screenshot({ path: join(screenshots, `${name}-list.png`) })
    await page.close()
  })
})
