import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { expect, test } from 'vitest'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import { newConversation } from '../../../src/bot/new-conversation.ts'
import { spoken } from '../../../src/bot/phrases.ts'
import { stampOf } from '../../../src/knowledge/compile/stamp.ts'
import { compile } from '../../../src/knowledge/compile.ts'
import { type Knowledge, languages } from '../../../src/knowledge/knowledge.ts'
import { digest } from '../../../src/library/read-content.ts'
import type { RouteDeps } from '../../../src/server/console/deps.ts'
import { knowledgeRoutes } from '../../../src/server/console/routes/knowledge-routes.ts'
import { suggestionsFor } from '../../../src/server/console/view/brief-view.ts'
import type { KnowledgeHits, KnowledgeTopic } from '../../../src/server/console/wire/wire-house.ts'
import type { CaseBrief } from '../../../src/store/case-store.ts'
import { realKnowledge } from '../../bot/fixture-knowledge.ts'
import { smallContent } from '../small-knowledge.ts'

const dates = 'sources: [mfa-citizen-protection-2025]\ncompiled: 2026-11-25\nreview-by: 2027-03-25\n'

/** Both tell where to buy; coffee does so for Japan. */
async function shops() {
  const inJapan = 'Ở Nhật, hãy mua ở cửa hàng.'
  const own: Readonly<Record<string, string>> = {
    'content/faq/during/tea.vi.md': `---\ntitle: Trà\nask:\n  - mua ở cửa hàng Tèo\n${dates}signed-by:\nnext: []\n---\nỞ chợ.\n`,
    'content/faq/during/tea.en.md': `---\ntitle: Tea\nask:\n  - tea\nof: "${stampOf('Trà', 'Ở chợ.', digest)}"\n---\nAt the market.\n`,
    'content/faq/during/coffee.vi.md': `---\ntitle: Cà phê\nask:\n  - cà phê\n${dates}signed-by:\nnext: []\n---\nỞ quán.\n`,
    'content/faq/during/coffee.en.md': `---\ntitle: Coffee\nask:\n  - coffee\nof: "${stampOf('Cà phê', 'Ở quán.', digest)}"\n---\nAt a café.\n`,
    'content/faq/during/coffee@jp.vi.md': `---\nask:\n  - mua ở cửa hàng Tí\n${dates}---\n${inJapan}\n`,
    'content/faq/during/coffee@jp.en.md': `---\nask:\n  - coffee over there\nof: "${stampOf('', inJapan, digest)}"\n---\nIn Japan, buy it in a shop.\n`,
  }
  const files = (await smallContent()).filter(({ path }) => own[path] === undefined)
  const topics = files.map((file) =>
    file.path === 'content/topics.yaml' ? { ...file, text: `${file.text}  coffee: {risk: none, scope: "Coffee."}\n` } : file,
  )
  const compiled = compile([...topics, ...Object.entries(own).map(([path, text]) => ({ path, text }))], digest)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems))
  return compiled.knowledge
}

async function consoleOver(knowledge: Knowledge) {
  const app = Fastify().setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler)
  await app.register(knowledgeRoutes({ knowledge: () => knowledge, time: { nowMs: () => Date.UTC(2026, 10, 27) } } as RouteDeps))
  return app
}

test('staff who search from a case find first what is written for its country', async () => {
  const app = await consoleOver(await shops())
  const firstFor = async (more: string) => {
    const found = await app.inject(`/knowledge?language=vi&q=${encodeURIComponent('mua ở cửa hàng')}${more}`)
    return found.json<KnowledgeHits>().hits.map(({ topic }) => topic)[0]
  }
  expect([await firstFor(''), await firstFor('&country=jp')]).toEqual(['tea', 'coffee'])
})

test('staff read what an answer says to whoever writes for another beside what it says to everybody', async () => {
  const app = await consoleOver(await realKnowledge())
  const read = async (topic: string) => (await app.inject(`/knowledge/${topic}?language=en`)).json<KnowledgeTopic>()
  const { text, forAnother } = await read('under-18')
  expect(forAnother?.text).toContain('Stay with the child')
  expect(text).not.toContain('Stay with the child')
  expect((await read('brokerage-fee')).forAnother).toBeNull()
})

test('what a reply is made of begins with no neutral words: where somebody may be reading along they stand before every reply', async () => {
  const knowledge = await realKnowledge()
  const app = await consoleOver(knowledge)
  const said: string[] = []
  for (const language of languages) {
    const opening = spoken(knowledge, language, 'guarded.opening')
    for (const topic of knowledge.topics.keys()) {
      const { text, forAnother } = (await app.inject(`/knowledge/${topic}?language=${language}`)).json<KnowledgeTopic>()
      said.push(...[text, forAnother?.text ?? ''].filter((words) => words.includes(opening)))
    }
    const talk = { ...newConversation('talk' as ConversationId), language, guarded: true }
    const brief = { topic: 'cannot-leave', talk, because: [] } as unknown as CaseBrief
    const suggested = suggestionsFor(brief, { knowledge, language, nowMs: Date.UTC(2026, 10, 27) })
    expect(suggested.length).toBeGreaterThan(0)
    said.push(...suggested.map(({ text }) => text).filter((text) => text.includes(opening)))
  }
  expect(said).toEqual([])
})
