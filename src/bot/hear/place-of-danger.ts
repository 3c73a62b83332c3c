import type { Danger } from '../../knowledge/danger/danger.ts'
import { home, type Knowledge, type TopicId } from '../../knowledge/knowledge.ts'
import { readStanding } from '../../knowledge/places/places.ts'
import { hasCaseOfDanger } from '../danger/in-danger.ts'
import type { Heard } from './listen.ts'
import { placeOfWork } from './place-of-work.ts'

/**
 * What was heard, with where the danger is, as far as the words or what is known of the person tell. What is still ahead leads to the place
 * that is named, and whoever it is about has not left; all other danger, or a sign of abuse, is there.
 */
export function withPlaceOfDanger(heard: Heard, danger: Danger, knowledge: Knowledge): Heard {
  const { level, topic } = danger
  const { conversation, isAhead } = heard
  const isNew = level >= 3
  if (!isNew && !hasCaseOfDanger(conversation)) return level > 0 ? whereItIsTold(heard) : heard
  const isBefore = isAhead || heard.isPromised || isBeforeLeaving(isNew ? topic : (conversation.danger?.topic ?? null), knowledge)
  if (isNew && isBefore) return stillAtHome(whereItLeads(heard, knowledge))
  const placed = !isNew && asksFromHome(heard) ? heard : whereItIsTold(heard)
  return isBefore ? placed : whereRelativeWent(whereTheyWork(placed, knowledge), danger, knowledge)
}

function isBeforeLeaving(topic: TopicId | null, { topics }: Knowledge): boolean {
  return topic !== null && topics.get(topic)?.stage === 'before'
}

/**
 * "Bố mẹ bắt em lấy chồng bên Trung Quốc": what threatens somebody before they leave leads there. Who tells it
 * firmly ("em đang ở") is there.
 */
function whereItLeads(heard: Heard, knowledge: Knowledge): Heard {
  const { conversation, said, before } = heard
  const { whereabouts, destination } = conversation
  if (said.kind !== 'words' || whereabouts === null || whereabouts === home || whereabouts === before.whereabouts) return heard
  if (readStanding(said.text, whereabouts, knowledge)?.firmly) return heard
  return { ...heard, conversation: { ...conversation, whereabouts: before.whereabouts, destination: destination ?? whereabouts } }
}

/** "Gọi số đó từ Việt Nam được không": who is in danger abroad is still there when somebody asks about a call from home. */
function asksFromHome({ happensIn, conversation }: Heard): boolean {
  return happensIn === home && conversation.whereabouts !== null
}

/** Whoever it happens to: "ở Nhật bị giữ hộ chiếu thì làm sao". */
function whereItIsTold(heard: Heard): Heard {
  const { conversation, happensIn } = heard
  return happensIn === null ? heard : { ...heard, conversation: { ...conversation, whereabouts: happensIn } }
}

/** Where they work, live or married, as long as nothing else says where they are. */
function whereTheyWork(heard: Heard, knowledge: Knowledge): Heard {
  const { conversation, said, named } = heard
  if (said.kind !== 'words' || conversation.whereabouts !== null) return heard
  const country = placeOfWork(said.text, knowledge)?.country ?? null
  return country === null ? heard : { ...heard, named: named ?? country, conversation: { ...conversation, whereabouts: country } }
}

/** Who is to be married off to another country is at home, as far as is known: there the police can stop it. */
function stillAtHome(heard: Heard): Heard {
  const { conversation, isPromised } = heard
  return isPromised && conversation.whereabouts === null ? { ...heard, conversation: { ...conversation, whereabouts: home } } : heard
}

/**
 * "Vợ em đi Dubai làm, chủ không cho gọi": who is in danger and went somewhere, by the words of their family, is there as far as is known,
 * wherever whoever writes is. "Nhà em ở Hà Tĩnh, em trai đi Campuchia mất liên lạc": so is who is missing, whose home alone is named; a
 * child, or who may just be led over the border (level 4), is looked for at home first.
 */
function whereRelativeWent(heard: Heard, { level, topic }: Danger, { topics }: Knowledge): Heard {
  const { writer, whereabouts, writesFrom, destination } = heard.conversation
  const isMissing = level === 3 && topic !== null && topics.get(topic)?.countryPicked === 'there'
  const isOfWriter = whereabouts !== null && (whereabouts === home ? isMissing : whereabouts === writesFrom)
  if (writer !== 'relative' || (whereabouts !== null && !isOfWriter) || destination === null || destination === home) return heard
  return { ...heard, conversation: { ...heard.conversation, whereabouts: destination } }
}
