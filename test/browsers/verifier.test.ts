import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, ElementHandle, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage } from '../../examples/verifier/build-page.ts'
import { root } from '../house/sources.ts'
import { appears, BROWSERS, isInstalled, launch, resize, until } from './browsers.ts'
import { type SentFiles, sentFiles } from './files.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(root, '.generated/screenshots')

const AMBER = /^○ .+ 第 1 号：未见不符，2 项未查（公布的公告、变更）$/

let address: string
let sent: SentFiles

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  address = pathToFileURL(await buildPage()).href
  sent = await sentFiles()
})

describe.each(BROWSERS)('the page in %s', (name) => {
  if (!isInstalled(name)) return it.skip('needs the browser', () => {})
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(name)
  })
  afterAll(async () => {
    await browser?.close()
  })

  /** A new page that notes every request and every error. */
  async function open(): Promise<{ page: Page; asked: string[]; errors: string[] }> {
    const page = await browser.newPage()
    const asked: string[] = []
    const errors: string[] = []
    page.on('request', (request) => {
      if (!/^(blob|data|file):/.test(request.url())) asked.push(request.url())
    })
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(address)
    await resize(page, 1100, 900)
    return { page, asked, errors }
  }

  async function give(page: Page, ...paths: readonly string[]): Promise<void> {
    const chooser = (await page.$('#chooser')) as ElementHandle<HTMLInputElement>
    await chooser.uploadFile(...paths)
  }

  const textOf = (page: Page, selector: string) =>
    page.$eval(selector, (each) => (each as HTMLElement).innerText)

  async function verdict(page: Page): Promise<string> {
    await appears(page, '.verdict')
    return textOf(page, '.verdict')
  }

  async function chinese(page: Page): Promise<void> {
    if ((await textOf(page, '#language')) === '中文') await page.click('#language')
  }

  it('verifies a good record, answers about units and seats, and draws charts', async () => {
    const { page, asked, errors } = await open()
    await chinese(page)
    await page.$eval('details', (each) => each.setAttribute('open', ''))
    await page.type('#announcementDigest', sent.announcementDigest)
    await page.type('#recordDigest', sent.recordDigest)
    await page.type('#lastAmendment', '无')
    await give(page, sent.record, ...sent.tables)
    expect(await verdict(page)).toMatch(/^✓ .+ 第 1 号：核验通过$/)
    expect(await textOf(page, '#checks')).not.toMatch(/✗|○/)
    await appears(page, '#charts canvas')
    expect(await page.$$eval('#charts canvas', (all) => all.length)).toBe(3)
    await page.type('#wanted', sent.notDrawn)
    await page.click('#find button')
    await until(page, () => document.querySelector('#answer p') !== null)
    const answer = await textOf(page, '#answer')
    expect(answer).toContain('未抽中')
    expect(answer).toMatch(new RegExp(`[0-9a-f]{64}${sent.notDrawn}`))
    await page.$eval('#wanted', (each) => {
      ;(each as HTMLInputElement).value = ''
    })
    await page.type('#wanted', sent.drawn)
    await page.click('#find button')
    await appears(page, '#answer button')
    await page.click('#answer button')
    await appears(page, '#seat h3')
    expect(await textOf(page, '#seat')).toContain('当时可派')
    await page.screenshot({ path: join(pictures, `${name}-record.png`), fullPage: true })
    await page.click('#language')
    expect(await verdict(page)).toMatch(/^✓ .+ number 1: verified$/)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (
        globalThis as unknown as {
          axe: {
            run: () => Promise<{
              violations: { id: string; impact: string; nodes: { html: string }[] }[]
            }>
          }
        }
      ).axe.run(),
    )
    const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect([asked, errors]).toEqual([[], []])
    await page.close()
  })

  it('takes what is dropped anywhere on it', async () => {
    const { page, errors } = await open()
    await chinese(page)
    const files = [sent.record, ...sent.tables].map((path) => {
      return { name: basename(path), text: readFileSync(path, 'utf8') }
    })
    await page.evaluate((given) => {
      const transfer = new DataTransfer()
      for (const { name, text } of given) transfer.items.add(new File([text], name))
      const init = { dataTransfer: transfer, bubbles: true, cancelable: true }
      const isTaken = !document.body.dispatchEvent(new DragEvent('drop', init))
      if (!isTaken) throw new Error('the browser would leave the page')
    }, files)
    expect(await verdict(page)).toMatch(AMBER)
    expect(errors).toEqual([])
    await page.close()
  })

  // Only Chromium's protocol can drop what lies on the disk.
  it.runIf(name === 'chrome')('takes a folder, with the folder of directories inside', async () => {
    const { page, errors } = await open()
    await chinese(page)
    const folder = mkdtempSync(join(tmpdir(), 'double-random-dropped-'))
    mkdirSync(join(folder, '数据'))
    copyFileSync(sent.record, join(folder, basename(sent.record)))
    for (const path of sent.tables) copyFileSync(path, join(folder, '数据', basename(path)))
    writeFileSync(join(folder, '.DS_Store'), 'x')
    const client = await page.createCDPSession()
    const data = { items: [], files: [folder], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await client.send('Input.dispatchDragEvent', { type, x: 300, y: 500, data })
    expect(await verdict(page)).toMatch(AMBER)
    expect(errors).toEqual([])
    rmSync(folder, { recursive: true })
    await page.close()
  })

  it('verifies outcomes beside their record, amendments and the outcomes before', async () => {
    const { page, errors } = await open()
    await chinese(page)
    await page.$eval('details', (each) => each.setAttribute('open', ''))
    await page.type('#recordDigest', sent.recordDigest)
    await page.type('#outcomesDigest', sent.outcomesDigest)
    await give(page, sent.record, sent.closed, ...sent.outcomes, ...sent.tables)
    expect(await verdict(page)).toMatch(/^✓ .+ 第 1 号的第 2 份检查结果：核验通过$/)
    await page.screenshot({ path: join(pictures, `${name}-outcomes.png`), fullPage: true })
    expect(errors).toEqual([])
    await page.close()
  })

  it('is amber while something is open, says what closes it, and names a file of no use', async () => {
    const { page, errors } = await open()
    await chinese(page)
    await page.$eval('details', (each) => each.setAttribute('open', ''))
    await page.type('#announcementDigest', sent.announcementDigest)
    await give(page, sent.record, sent.notice, ...sent.tables)
    expect(await verdict(page)).toMatch(/^○ .+：未见不符，2 项未查（变更、依据的使用）$/)
    expect(await page.$('.verdict.partial')).not.toBeNull()
    const [first, second] = (await textOf(page, '#checks tbody')).split('\n')
    expect(first).toContain('须有：公布的最后一份变更的摘要，没有变更的须说明')
    expect(second).toContain('提供了而用不上：文件 notice.json')
    await page.screenshot({ path: join(pictures, `${name}-amber.png`), fullPage: true })
    expect(errors).toEqual([])
    await page.close()
  })

  it('shows the draw as it stands: who was replaced is crossed out, with by whom, when and why', async () => {
    const { page, errors } = await open()
    await chinese(page)
    await page.$eval('details', (each) => each.setAttribute('open', ''))
    await page.type('#announcementDigest', sent.announcementDigest)
    await page.type('#lastAmendment', sent.closedDigest)
    await give(page, sent.record, sent.closed, ...sent.tables)
    expect(await verdict(page)).toMatch(/^✓/)
    const gone = await page.$$eval('#visits del', (all) => all.map((each) => each.textContent))
    expect(gone).toContain(sent.drawn)
    expect(gone).not.toContain(sent.substitute)
    const visits = await textOf(page, '#visits')
    expect(visits).toContain('现行检查名单 (6)')
    expect(visits).toContain(
      `第 1 件变更（已停业）：${sent.drawn} 退出，由 ${sent.substitute} 替补`,
    )
    expect(visits).toContain(`替补 ${sent.drawn}`)
    await page.type('#wanted', sent.drawn)
    await page.click('#find button')
    await until(page, () => document.querySelector('#answer p') !== null)
    const [first = ''] = (await textOf(page, '#answer'))
      .split('\n')
      .filter((each) => /抽中/.test(each))
    expect(first).not.toMatch(/2026-/)
    expect(await textOf(page, '#answer')).toContain('退出')
    await page.screenshot({ path: join(pictures, `${name}-amended.png`), fullPage: true })
    expect(errors).toEqual([])
    await page.close()
  })

  it('lists the visits of a record that is refuted by other inputs, or blinded without its key', async () => {
    const { page, errors } = await open()
    await chinese(page)
    const others = sent.tables.filter((path) => !path.includes('执法人员'))
    await give(page, sent.record, ...others, sent.otherOfficers)
    expect(await verdict(page)).toMatch(/^✗ .+ 第 1 号：核验不符（公告锁定的数据/)
    expect(await textOf(page, '#visits')).toContain('现行检查名单 (6)')
    await give(page, sent.blinded, ...sent.tables)
    await until(page, () => document.querySelector('.verdict.partial') !== null)
    expect(await textOf(page, '#visits')).toMatch(/现行检查名单 \([1-9]/)
    expect(errors).toEqual([])
    await page.close()
  })

  it('finds an enterprise by half its name, and says where several can be meant', async () => {
    const { page, errors } = await open()
    await chinese(page)
    await give(page, sent.record, ...sent.tables)
    await verdict(page)
    await page.type('#wanted', '示范 加油')
    await page.click('#find button')
    await appears(page, '#answer button')
    expect(await textOf(page, '#answer')).toContain('符合的有几家，请选一家')
    await page.click('#answer button')
    await until(page, () => document.querySelector('#answer h3') !== null)
    expect(await textOf(page, '#answer')).not.toContain('不在名录内')
    expect(errors).toEqual([])
    await page.close()
  })

  it('says of a notice that its list is not the present one without the amendments that it names', async () => {
    const { page, errors } = await open()
    await chinese(page)
    await give(page, sent.amendedNotice)
    await verdict(page)
    expect(await textOf(page, '#visits')).toContain('没有计入这些变更')
    await give(page, sent.amendedNotice, sent.closed)
    await until(page, () => document.querySelector('#visits del') !== null)
    expect(await textOf(page, '#visits')).not.toContain('没有计入这些变更')
    expect(errors).toEqual([])
    await page.close()
  })

  it('takes a record without directories, and leaves the replay open', async () => {
    const { page, errors } = await open()
    await chinese(page)
    await give(page, sent.record)
    expect(await verdict(page)).toMatch(/^○ .+：未见不符，\d+ 项未查（/)
    expect(await textOf(page, '#checks')).toContain('须有：抽取时的数据')
    expect(await page.$eval('#search', (each) => (each as HTMLElement).hidden)).toBe(true)
    expect(errors).toEqual([])
    await page.close()
  })

  it('turns red for a tampered record, with the place', async () => {
    const { page, errors } = await open()
    await chinese(page)
    await give(page, sent.tampered, ...sent.tables)
    expect(await verdict(page)).toMatch(/^✗ .+ 第 1 号：核验不符（/)
    const checks = await textOf(page, '#checks')
    expect(checks).toContain('✗')
    expect(checks).toContain('body.tables.sample')
    expect(await page.$eval('#search', (each) => (each as HTMLElement).hidden)).toBe(true)
    await page.screenshot({ path: join(pictures, `${name}-tampered.png`), fullPage: true })
    expect(errors).toEqual([])
    await page.close()
  })

  it('says what is missing or wrong', async () => {
    const { page, errors } = await open()
    await chinese(page)
    await give(page, sent.wrong)
    await verdict(page)
    expect(await textOf(page, '#verdict')).toContain('evidence/structure')
    await give(page, sent.large[1] as string)
    await until(
      page,
      () => document.querySelector('#verdict')?.textContent?.includes('input/missing') === true,
    )
    expect(errors).toEqual([])
    await page.close()
  })

  it.each(['notice', 'proof'] as const)('verifies a %s alone', async (kind) => {
    const { page, errors } = await open()
    await chinese(page)
    await give(page, sent[kind])
    expect(await verdict(page)).toMatch(/^○ .+：未见不符，\d 项未查（/)
    await page.$eval('details', (each) => each.setAttribute('open', ''))
    await page.type('#recordDigest', sent.recordDigest)
    // As people copy it.
    await page.type('#announcementDigest', `sha256: ${sent.announcementDigest.toUpperCase()}`)
    await page.type('#lastAmendment', '无')
    await page.click('#again')
    if (kind === 'proof') {
      // No check of a proof takes it, and the page says so.
      await until(page, () => document.body.innerText.includes('提供了而用不上：公布的最后一份'))
      expect(await verdict(page)).toMatch(/^○ .+：未见不符，1 项未查（依据的使用）$/)
      await page.$eval('#lastAmendment', (each) => {
        ;(each as HTMLInputElement).value = ''
      })
      await page.click('#again')
    }
    await until(page, () => document.querySelector('.verdict.verified') !== null)
    await page.screenshot({ path: join(pictures, `${name}-${kind}.png`), fullPage: true })
    expect(errors).toEqual([])
    await page.close()
  })

  it('keeps answering while 50,000 units are verified', async () => {
    const { page } = await open()
    // The longest time between two ticks of the page; a frozen page does not tick.
    await page.evaluate(() => {
      const state = globalThis as unknown as { longest: number }
      let last = performance.now()
      state.longest = 0
      setInterval(() => {
        const now = performance.now()
        state.longest = Math.max(state.longest, now - last)
        last = now
      }, 10)
    })
    const start = performance.now()
    await give(page, ...sent.large)
    // Its seed is the operator's.
    expect(await verdict(page)).toContain('○')
    await appears(page, '#charts canvas')
    const seconds = (performance.now() - start) / 1000
    const longest = await page.evaluate(
      () => (globalThis as unknown as { longest: number }).longest,
    )
    console.log(
      `${name}: 50,000 units in ${seconds.toFixed(1)} s, longest pause ${Math.round(longest)} ms`,
    )
    // In the page itself there would be one pause of nearly all the work, however slow the machine.
    expect(longest / 1000).toBeLessThan(seconds / 2)
    await page.close()
  })

  it('is used with the keyboard alone', async () => {
    const { page } = await open()
    await chinese(page)
    await give(page, sent.record, ...sent.tables)
    await verdict(page)
    await appears(page, '#charts canvas')
    const reached: string[] = []
    const focused = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || '')
    await page.focus('#language')
    while (reached.at(-1) !== 'wanted' && reached.length < 12) {
      reached.push(await focused())
      if (reached.at(-1) !== 'wanted') await page.keyboard.press('Tab')
    }
    expect(reached).toEqual(['language', 'print', 'chooser', 'SUMMARY', 'wanted'])
    await page.keyboard.type(sent.drawn)
    await page.keyboard.press('Enter')
    await appears(page, '#answer button')
    // The button of the search, then that of the first seat.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await appears(page, '#seat h3')
    await page.close()
  })

  it('fits a narrow screen, and prints without its buttons', async () => {
    const { page } = await open()
    await chinese(page)
    await resize(page, 360, 740)
    await give(page, sent.record, ...sent.tables)
    await verdict(page)
    await appears(page, '#charts canvas')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    await page.screenshot({ path: join(pictures, `${name}-narrow.png`), fullPage: true })
    await resize(page, 1100, 900)
    const pdf = await page.pdf({ path: join(pictures, `${name}.pdf`), format: 'A4' })
    expect(pdf.byteLength).toBeGreaterThan(10_000)
    await page.close()
  })

  it('could not send anything if it wanted to', async () => {
    const { page } = await open()
    const tried = await page.evaluate(async () => {
      const outcome = async (work: () => Promise<unknown>) => {
        try {
          await work()
          return 'sent'
        } catch {
          return 'refused'
        }
      }
      return [
        await outcome(() => fetch('http://127.0.0.1:9/')),
        await outcome(() => fetch('data:,x')),
      ]
    })
    expect(tried).toEqual(['refused', 'refused'])
    await page.close()
  })
})
