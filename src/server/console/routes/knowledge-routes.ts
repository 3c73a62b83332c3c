import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { entryFor } from '../../../bot/answer/entry-for.ts'
import { callOf, forNeed } from '../../../bot/danger/calls.ts'
import { callsIn, oneCardEach } from '../../../bot/say/each-number-once.ts'
import { AppError } from '../../../errors.ts'
import type { Country, Knowledge, Need } from '../../../knowledge/knowledge.ts'
import { rank } from '../../../knowledge/search/rank.ts'
import type { RouteDeps } from '../deps.ts'
import { asText, sayable, staffSetting } from '../view/brief-view.ts'
import { knowledgeHits, knowledgeQuery, knowledgeTopic, topicParams, topicQuery } from '../wire/wire-house.ts'

const mostHits = 12
/** Where an answer names no number, those that staff are asked for most. */
const usualNeeds: readonly Need[] = ['trafficking', 'labour', 'consular']
const mostCalls = 6

/** The knowledge base for staff: found as people's questions are, in both languages, and read with the parts that are theirs. */
export function knowledgeRoutes({ knowledge, time }: RouteDeps): FastifyPluginAsyncZod {
  /** @throws AppError `no-content` */
  function known(): Knowledge {
    const found = knowledge()
    if (found === null) throw new AppError('no-content', 'there is nothing to search')
    return found
  }

  return async (app) => {
    app.get(
      '/knowledge',
      { config: { needs: 'search-knowledge' }, schema: { querystring: knowledgeQuery, response: { 200: knowledgeHits } } },
      async (request) => {
        const { q, language, country } = request.query
        const content = known()
        const { hits, decision } = rank(q, content, {
          language,
          stage: null,
          topicBefore: null,
          country: (country ?? null) as Country | null,
        })
        const shown = hits.slice(0, mostHits).flatMap(({ topic: id }, at) => {
          const topic = content.topics.get(id)
          if (topic === undefined) return []
          return [{ topic: id, title: topic.entry[language].title, risk: topic.risk, sure: at === 0 && decision === 'sure' }]
        })
        return { hits: shown }
      },
    )

    app.get(
      '/knowledge/:topic',
      {
        config: { needs: 'search-knowledge' },
        schema: { params: topicParams, querystring: topicQuery, response: { 200: knowledgeTopic } },
      },
      async (request) => {
        const { language } = request.query
        const content = known()
        const topic = content.topics.get(request.params.topic)
        if (topic === undefined) throw new AppError('not-found', 'no such topic')
        const country = (request.query.country ?? null) as Country | null
        const entry = entryFor(topic, country, language)
        const setting = staffSetting(content, language, time.nowMs(), country)
        const blocks = sayable([...entry.text, ...(entry.more ?? [])], setting)
        const own = callsIn(blocks)
        const usual = usualNeeds.flatMap((need) => forNeed(need, setting)).map((contact) => callOf(contact, setting))
        const calls = oneCardEach([...own, ...usual]).slice(0, mostCalls)
        const forAnother = entry.forAnother && sayable(entry.forAnother, { ...setting, writer: 'relative' })
        const guide = entry.responder ?? topic.entry[language].responder
        return {
          topic: topic.id,
          title: entry.title,
          risk: topic.risk,
          blocks,
          text: asText(blocks),
          calls,
          forAnother: forAnother && { blocks: forAnother, text: asText(forAnother) },
          responder: guide && sayable(guide, setting),
          countries: [...topic.variants.keys()],
          reviewBy: entry.reviewBy,
          signed: entry.signed !== null,
        }
      },
    )
  }
}
