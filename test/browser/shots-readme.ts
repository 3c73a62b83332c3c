import { join } from 'node:path'
import sharp from 'sharp'
import { type Language, languages } from '../../src/knowledge/knowledge.ts'
import { launchChromium } from './chromium.ts'
import { startRealServer } from './real-server.ts'

/**
 * The pictures of README.md: `npm run shots:readme`. The product itself over the real content, on a phone, behind questions whose answers
 * show no number, so that no picture shows one that changed.
 */
const asked: Readonly<Record<Language, { readonly question: string; readonly offer: string }>> = {
  vi: { question: 'cò đòi 20 triệu tiền môi giới có đúng không', offer: 'lời mời làm việc này có hợp pháp không' },
  en: { question: 'is the broker allowed to ask me for 20 million', offer: 'is this job offer legal' },
}

const server = await startRealServer()
const browser = await launchChromium()
for (const language of languages) {
  for (const [name, said] of Object.entries(asked[language])) {
    const page = await browser.newPage({
      viewport: { width: 360, height: 740 },
      deviceScaleFactor: 2,
      colorScheme: 'light',
      locale: language,
    })
    await page.goto(server.address)
    await page.waitForSelector('.composer')
    await page.fill('.composer textarea', said)
    await page.click('.send')
    await page.waitForSelector(name === 'offer' ? '.choice' : '.source')
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(500)
    const picture = sharp(await page.screenshot()).png({ palette: true })
    await picture.toFile(join('docs', 'images', `chat-${name}.${language}.png`))
    await page.close()
  }
}
await browser.close()
await server.stop()
