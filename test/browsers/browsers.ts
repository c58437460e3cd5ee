import { existsSync } from 'node:fs'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'

/** Browsers as Debian installs them. */
const PROGRAMS = { chrome: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr' } as const

export type BrowserName = keyof typeof PROGRAMS
export const BROWSERS = Object.keys(PROGRAMS) as BrowserName[]

/** Whether it is installed; says what to do where it is not. */
export function isInstalled(name: BrowserName): boolean {
  if (existsSync(PROGRAMS[name])) return true
  console.warn(`SKIPPED: no ${PROGRAMS[name]}; apt-get install chromium firefox-esr fonts-noto-cjk`)
  return false
}

/** Starts a browser without a window; Firefox is driven over WebDriver BiDi. */
export async function launch(name: BrowserName): Promise<Browser> {
  const executablePath = PROGRAMS[name]
  if (name === 'firefox') {
    return puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      defaultViewport: null,
    })
  }
  return puppeteer.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * Sizes a page. Firefox 140 sets the size and then does not know the command for its orientation.
 */
export async function resize(page: Page, width: number, height: number): Promise<void> {
  try {
    await page.setViewport({ width, height })
  } catch (error) {
    if (!String(error).includes('setScreenOrientationOverride')) throw error
  }
  await until(page, (wanted) => innerWidth === wanted, width)
}

/**
 * Waits until the page says yes. Puppeteer's own way of waiting makes functions of texts, which the
 * page's policy forbids.
 */
export async function until<Argument>(
  page: Page,
  holds: (argument: Argument) => boolean,
  argument?: Argument,
): Promise<void> {
  const deadline = performance.now() + 600_000
  while (!(await page.evaluate(holds as (argument: unknown) => boolean, argument))) {
    if (performance.now() > deadline)
      throw new Error(`not within ten minutes: ${holds} ${argument}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Waits for an element. */
export async function appears(page: Page, selector: string): Promise<void> {
  await until(page, (wanted) => document.querySelector(wanted as string) !== null, selector)
}
