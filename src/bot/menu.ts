import type { Stage } from '../knowledge/knowledge.ts'
import type { ChoiceData } from './hear/choice-data.ts'
import type { Choice, Reply } from './reply.ts'
import { choiceOf, labelled, menuChoice, personChoice } from './say/choices.ts'
import { renderPhrase } from './say/render.ts'
import { phraseOrigin, replyOf, say } from './say/say.ts'
import type { Setting } from './setting.ts'

const stages: readonly Stage[] = ['before', 'during', 'after', 'about']
const topicsAPage = 6

/** Where to go from anywhere: the stages that have answers, the guided paths, a person, the other language. */
export function menuChoices(setting: Setting): readonly Choice[] {
  const { knowledge, language } = setting
  const here = stages.filter((stage) => topicsOf(stage, setting).length > 0)
  const other = language === 'vi' ? 'en' : 'vi'
  return [
    ...here.map((stage) => labelled(setting, `stage.${stage}`, { kind: 'stage', stage, page: 1 })),
    ...(knowledge.trees.size > 0 ? [labelled(setting, 'guides', { kind: 'command', command: 'guides' })] : []),
    personChoice(setting),
    labelled(setting, `label.${other}`, { kind: 'command', command: other }),
  ]
}

/** The first words of a conversation. */
export function sayHello(setting: Setting): Reply {
  return say(setting, 'hello', menuChoices(setting))
}

/** One page of the questions of a stage, in the order of the content map. A page that is not there is the first one. */
export function sayStage({ stage, page }: Extract<ChoiceData, { kind: 'stage' }>, setting: Setting): Reply {
  const topics = topicsOf(stage, setting)
  const from = (page - 1) * topicsAPage < topics.length ? (page - 1) * topicsAPage : 0
  const shown = topics.slice(from, from + topicsAPage)
  const following = from / topicsAPage + 2
  const more = from + topicsAPage < topics.length ? [labelled(setting, 'label.more-topics', { kind: 'stage', stage, page: following })] : []
  const choices = shown.map(({ id, entry }) => choiceOf(entry[setting.language].title, { kind: 'topic', topic: id, country: null }))
  return replyOf(phraseOrigin(setting, 'stage.list'), renderPhrase(setting, 'stage.list'), [...choices, ...more, menuChoice(setting)])
}

/** The guided paths by title. */
export function sayGuides(setting: Setting): Reply {
  const { knowledge, language } = setting
  const choices = [...knowledge.trees.values()].map(({ id, title }) => choiceOf(title[language], { kind: 'tree', tree: id }))
  return say(setting, 'guides.list', [...choices, menuChoice(setting)])
}

function topicsOf(stage: Stage, { knowledge }: Setting) {
  return [...knowledge.topics.values()].filter((topic) => topic.stage === stage)
}
