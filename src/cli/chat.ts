import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { Bubble } from '../bot/say/bubble.ts'
import type { Effect } from '../bot/turn.ts'
import { readConfig } from '../config.ts'
import type { Knowledge, Language } from '../knowledge/knowledge.ts'
import { readLibrary } from '../library/read-library.ts'
import { passingKeys } from '../store/keys/keys.ts'
import { openSqliteStore } from '../store/open-store.ts'
import { explain } from './chat/explain.ts'
import { type Heard, openTerminalTalk, type TerminalTalk } from './chat/terminal-talk.ts'

export const summary = 'talk to the bot in a terminal: chat [--why] [--lang vi|en]'

export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { why: { type: 'boolean', default: false }, lang: { type: 'string' } } })
  const { lang, why } = values
  if (lang !== undefined && lang !== 'vi' && lang !== 'en') {
    console.error('--lang is vi or en')
    return 2
  }
  const { contentFolder, keptContent } = readConfig()
  const knowledge = await readLibrary(contentFolder, keptContent)
  await talkOver(process.stdin, process.stdout, { knowledge, why, language: lang ?? null, live: process.stdin.isTTY === true })
  return 0
}

export interface ChatSettings {
  readonly knowledge: Knowledge
  readonly why: boolean
  readonly language: Language | null
  /** Somebody sits at the terminal: clocks run as on a wall. Otherwise they fire at once, so that a talk can be scripted. */
  readonly live: boolean
}

/** Reads one message a line until the input ends; writes replies, choices numbered, and lines in brackets for what else happened. */
export async function talkOver(input: Readable, output: Writable, { knowledge, why, language, live }: ChatSettings): Promise<void> {
  const clock = openClock(live)
  const store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: clock.nowMs })
  const talk = await openTerminalTalk({ store, knowledge, language, now: clock.nowMs })
  const write = (lines: readonly string[]) => void output.write(`${lines.join('\n')}\n\n`)
  const show = (heard: Heard) => {
    const lines = [...heard.bubbles.flatMap(bubbleLines), ...heard.effects.flatMap(effectLine)]
    if (lines.length > 0) write(lines)
  }

  show(await talk.start())
  const lines = createInterface({ input, terminal: false })
  const ticking = live ? setInterval(() => void talk.wait().then(show), 500) : null
  if (live) output.write('> ')
  for await (const line of lines) {
    if (line.trim() !== '') {
      if (!live) write([`> ${line.trim()}`])
      if (why) write(explain(line, await store.conversation(talk.id), knowledge).map((reason) => `  | ${reason}`))
      show(await talk.type(line))
      if (!live) await fireClocks(talk, clock, show)
    }
    if (live) output.write('> ')
  }
  if (ticking !== null) clearInterval(ticking)
  await store.close()
}

interface ChatClock {
  nowMs(): number
  forward(ms: number): void
}

function openClock(live: boolean): ChatClock {
  const began = Date.now()
  let forwardMs = 0
  return {
    nowMs: () => (live ? Date.now() : began + forwardMs),
    forward(ms) {
      forwardMs += ms
    },
  }
}

/** Longer than a miss waits for more text. Waiting for a person is not played: it would take minutes of silence. */
const missMs = 5_000
/** What was written before a miss was answered is not read together with what comes after. */
const breathMs = 60_000

async function fireClocks(talk: TerminalTalk, clock: ChatClock, show: (heard: Heard) => void): Promise<void> {
  clock.forward(missMs)
  const heard = await talk.wait('miss')
  show(heard)
  if (heard.bubbles.length > 0) clock.forward(breathMs)
}

function bubbleLines({ text, choices }: Bubble): readonly string[] {
  return [text, ...choices.map(({ label }, n) => `  ${n + 1}. ${label}`)]
}

function effectLine(effect: Effect): readonly string[] {
  switch (effect.kind) {
    case 'open-case':
      return [`[a case was opened: level ${effect.level}${effect.topic === null ? '' : `, ${effect.topic}`}]`]
    case 'raise-case':
      return [`[the case was raised to level ${effect.level}]`]
    case 'add-to-case':
      return ['[added to the open case]']
    case 'pass-to-person':
      return ['[passed to the person who holds the conversation]']
    case 'note-unanswered':
      return ['[noted as a question without an answer]']
    case 'leave':
      return ['[the conversation was left]']
    case 'erase':
      return ['[the conversation was erased]']
    default:
      return []
  }
}
