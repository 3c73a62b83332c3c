import type { CaseId, Conversation, ConversationId } from '../../src/bot/conversation.ts'
import type { FileKind, InboundContent, InboundMessage } from '../../src/bot/message.ts'
import { newConversation } from '../../src/bot/new-conversation.ts'
import type { Block, Choice, Reply } from '../../src/bot/reply.ts'
import { respond, respondToClock, respondToGap } from '../../src/bot/respond.ts'
import type { ClockName, Effect, Turn } from '../../src/bot/turn.ts'
import type { Hours, Knowledge, Language, Level } from '../../src/knowledge/knowledge.ts'
import { wordReason } from './word-reason.ts'

/** Tuesday, 1 December 2026, nine in the morning in Việt Nam: the hotline of the small content is on duty. */
const beginsAtMs = Date.UTC(2026, 11, 1, 2)
const offDuty: Hours = { kind: 'unknown' }

/**
 * Plays the lines of a transcript that somebody does and writes down everything that came of them. Lines beginning with `>` are what a
 * person sends (`> [label]` presses a choice shown before, `> {voice}` sends what comes
 * without a handle, `> {file picture} words` a file with words under it, `> {at 11.5 104.9}` a place), with `*` what happens besides,
 * with `#` why the transcript is there; every other line is written anew. In outline a reply is where it came from and whom to call, so
 * that mending a sentence of the content changes nothing here.
 */
export function play(transcript: string, knowledge: Knowledge, told: 'word for word' | 'in outline' = 'word for word'): string {
  const talk = openTalk(knowledge, told)
  const lines = transcript.split('\n').filter((line) => /^[>*#]/.test(line))
  return `${lines.flatMap((line) => [line, ...done(talk, line)]).join('\n')}\n`
}

/** A conversation as the store keeps it between turns: cases and clocks are carried out, everything else is the bot's. */
interface Talk {
  knowledge: Knowledge
  conversation: Conversation
  nowMs: number
  messages: number
  language: Language | null
  readonly told: 'word for word' | 'in outline'
  readonly shown: Choice[]
  readonly clocks: Map<ClockName, number>
}

function openTalk(knowledge: Knowledge, told: Talk['told']): Talk {
  const conversation = newConversation('talk' as ConversationId)
  return { knowledge, conversation, nowMs: beginsAtMs, messages: 0, language: null, told, shown: [], clocks: new Map() }
}

function done(talk: Talk, line: string): readonly string[] {
  if (line.startsWith('#')) return []
  if (line.startsWith('>')) return send(talk, contentOf(talk, line.slice(1).trim()))
  return happen(talk, line.slice(1).trim())
}

function contentOf(talk: Talk, line: string): InboundContent {
  const pressed = /^\[(.+)\]$/.exec(line)?.[1]
  if (pressed !== undefined) return { kind: 'tap', data: dataOf(talk, pressed) }
  const [, file, caption = ''] = /^\{file (\w+)\}(?: (.+))?$/.exec(line) ?? []
  if (file !== undefined) return { kind: 'file', what: file as FileKind, file: anyFile, caption: caption || null }
  const [, latitude, longitude, then = ''] = /^\{at (\S+) (\S+?)( moved| picked)?\}$/.exec(line) ?? []
  if (latitude !== undefined) return placeAt(Number(latitude), Number(longitude), then.trim())
  const sent = /^\{(\w+)\}$/.exec(line)?.[1]
  if (sent !== undefined) return { kind: 'unserved', what: sent as Extract<InboundContent, { kind: 'unserved' }>['what'] }
  return { kind: 'text', text: line.replaceAll('\\n', '\n') }
}

const anyFile = { ref: 'file', name: null, sizeBytes: null }

function placeAt(latitude: number, longitude: number, then: string): InboundContent {
  const name = then === 'picked' ? 'a place' : null
  return { kind: 'location', latitude, longitude, live: then === 'moved', name, ...(then === 'moved' && { moved: true }) }
}

/** The choice with that label shown last; a word with a colon is data that nobody offered. */
function dataOf(talk: Talk, label: string): string {
  const choice = talk.shown.findLast((one) => one.label === label)
  if (choice) return choice.data
  if (label.includes(':')) return label
  throw new Error(
    `No choice "${label}" was shown before; the last ones were ${talk.conversation.offered.map((one) => one.label).join(', ')}`,
  )
}

function send(talk: Talk, content: InboundContent): readonly string[] {
  talk.messages += 1
  talk.nowMs += 1_000
  const from = { channel: 'telegram', account: 'bot', id: 'somebody' }
  const hint = talk.language === null ? {} : { languageHint: talk.language }
  const message: InboundMessage = { eventId: `event-${talk.messages}`, from, sentAtMs: talk.nowMs, content, ...hint }
  return carryOut(talk, respond(talk.conversation, message, talk.knowledge, talk.nowMs))
}

/** `+3s`, `+40m`, `at 2027-06-01`, `taken`, `handed back`, `nobody on duty`, `on duty`, `page in en`, `unreadable`, `started`, `left`, … */
function happen(talk: Talk, what: string): readonly string[] {
  const later = /^\+(\d+)(s|m|h)$/.exec(what)
  if (later) return wait(talk, Number(later[1]) * { s: 1_000, m: 60_000, h: 3_600_000 }[later[2] as 's' | 'm' | 'h'])
  const day = /^at (\d{4}-\d{2}-\d{2})$/.exec(what)?.[1]
  if (day !== undefined) talk.nowMs = Date.parse(`${day}T02:00:00Z`)
  else if (what === 'taken') talk.conversation = { ...talk.conversation, holder: 'person' }
  else if (what === 'handed back') talk.conversation = { ...talk.conversation, holder: 'bot', openCase: null }
  else if (what === 'nobody on duty') talk.knowledge = { ...talk.knowledge, operator: { ...talk.knowledge.operator, hours: offDuty } }
  else if (what === 'page in en' || what === 'page in vi') talk.language = what === 'page in en' ? 'en' : 'vi'
  else if (what === 'unreadable') return carryOut(talk, respondToGap(talk.conversation, talk.knowledge, talk.nowMs))
  else if (what === 'left' || what === 'returned') return send(talk, { kind: what })
  else if (what.startsWith('started')) return send(talk, { kind: 'started', payload: what.split(' ')[1] ?? null })
  else if (what.startsWith('edited ')) return send(talk, { kind: 'edited', text: what.slice('edited '.length) })
  else throw new Error(`"* ${what}" is nothing that can happen here`)
  return []
}

function wait(talk: Talk, ms: number): readonly string[] {
  const untilMs = talk.nowMs + ms
  const lines: string[] = []
  for (;;) {
    const [due] = [...talk.clocks].filter(([, atMs]) => atMs <= untilMs).sort((a, b) => a[1] - b[1])
    if (!due) break
    const [clock, atMs] = due
    talk.clocks.delete(clock)
    talk.nowMs = Math.max(talk.nowMs, atMs)
    lines.push(...carryOut(talk, respondToClock(talk.conversation, clock, talk.knowledge, talk.nowMs)))
  }
  talk.nowMs = untilMs
  return lines
}

function carryOut(talk: Talk, turn: Turn): readonly string[] {
  talk.conversation = turn.conversation
  const felt = turn.effects.filter((effect) => effect.kind !== 'cancel-clock' || talk.clocks.has(effect.clock))
  for (const effect of turn.effects) apply(talk, effect)
  for (const { choices } of turn.replies) talk.shown.push(...choices)
  return [
    ...felt.map(
      (effect) => `! ${talk.told === 'in outline' ? effectText(effect, talk.nowMs).split(':')[0] : effectText(effect, talk.nowMs)}`,
    ),
    ...turn.replies.flatMap(talk.told === 'in outline' ? outline : replyLines),
  ]
}

function apply(talk: Talk, effect: Effect): void {
  const raise = (level: Level) => {
    talk.conversation = { ...talk.conversation, openCase: { id: 'case' as CaseId, level, waits: talk.conversation.holder === 'bot' } }
  }
  if (effect.kind === 'open-case' || effect.kind === 'raise-case') raise(effect.level)
  if (effect.kind === 'set-clock') talk.clocks.set(effect.clock, effect.dueAtMs)
  if (effect.kind === 'cancel-clock') talk.clocks.delete(effect.clock)
  if (effect.kind === 'leave' || effect.kind === 'erase') talk.clocks.clear()
}

function effectText(effect: Effect, nowMs: number): string {
  switch (effect.kind) {
    case 'open-case':
      return `open-case ${effect.level} ${effect.topic ?? '-'}: ${effect.because.map(wordReason).join('; ')}`
    case 'raise-case':
      return `raise-case ${effect.level}: ${effect.because.map(wordReason).join('; ')}`
    case 'add-to-case':
      return `add-to-case: ${effect.because.map(wordReason).join('; ')}`
    case 'note-unanswered':
      return `note-unanswered ${effect.language}: ${effect.question}`
    case 'set-clock':
      return `set-clock ${effect.clock} +${(effect.dueAtMs - nowMs) / 1_000}s`
    case 'cancel-clock':
      return `cancel-clock ${effect.clock}`
    case 'erase':
      return `erase ${effect.receipt}`
    case 'reachable':
      return effect.reachable ? 'reachable' : 'unreachable'
    default:
      return effect.kind
  }
}

/** Two spaces stand before what is drawn inside a reply; `<` alone in front marks where one begins. */
function replyLines(reply: Reply): readonly string[] {
  const opening = reply.opening === null ? [] : [`(${reply.opening})`]
  const choices = reply.choices.length === 0 ? [] : [reply.choices.map(({ label }) => `[${label}]`).join(' ')]
  const lines = [...opening, ...reply.blocks.flatMap(blockLines), ...choices]
  return lines.map((line, i) => `${i === 0 ? '<' : ' '} ${line}`)
}

function outline({ origin, blocks, lane, opening }: Reply): readonly string[] {
  const from = origin.from === 'person' ? 'person' : `${origin.from} ${origin.id}${origin.from === 'tree' ? `/${origin.node}` : ''}`
  const calls = blocks.flatMap((block) => (block.kind === 'calls' ? block.calls.map(({ shown }) => shown) : []))
  const how = [lane === 'danger' ? 'danger' : '', opening === null ? '' : 'guarded'].filter((word) => word !== '')
  return [`< ${[from, ...how].join(', ')}`, ...(calls.length === 0 ? [] : [`  ☎ ${[...new Set(calls)].join(' · ')}`])]
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text]
    case 'steps':
      return block.items.map((item, i) => `${i + 1}. ${item}`)
    case 'list':
      return block.items.map((item) => `• ${item}`)
    case 'calls':
      return block.calls.map(({ name, shown, note }) => `☎ ${name}: ${shown}${note === '' ? '' : ` (${note})`}`)
    case 'source':
      return [`§ ${block.text}`]
  }
}
