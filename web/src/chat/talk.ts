import type { Outgoing, View, ViewRow } from '../../../src/server/page/wire.ts'
import type { WireLanguage } from '../../../src/server/wire.ts'

/** The conversation as this page knows it: what is drawn follows from it and from nothing else. Pure; every change is a `TalkEvent`. */
export interface Talk {
  readonly items: readonly Item[]
  readonly speaker: View['speaker']
  readonly guarded: boolean
  readonly language: WireLanguage
  /** Just chosen by hand: what the server still says of the old one is not followed until it says this one. */
  readonly chosen: WireLanguage | null
  readonly connected: boolean
  /** Too many messages come from where this page is: what waits is taken later. */
  readonly crowded: boolean
  /** The last row that was read. */
  readonly seq: number
  /** Which talk the rows belong to; null until the first were read. */
  readonly name: string | null
  /** The server has said once whether there is a talk: what comes later is news, what came with it is the past. */
  readonly loaded: boolean
  /** The message that is being tried just now, anew or for the first time; null between tries. */
  readonly underWay: string | null
}

export type Item = OwnMessage | { readonly kind: 'row'; readonly row: ViewRow } | Mark

export interface OwnMessage {
  readonly kind: 'own'
  readonly id: string
  /** What was typed, or the label of what was tapped; empty once the conversation is guarded. */
  readonly words: string
  readonly state: 'sending' | 'sent' | 'failed'
  /** When it was kept by the server; null until then. */
  readonly atMs: number | null
}

/** A line across the talk: somebody was told, came or went; or the page was loaded again, and the person's own words are not there. */
interface Mark {
  readonly kind: 'mark'
  readonly what: 'asked' | 'joined' | 'left' | 'reloaded'
  readonly atMs: number
}

export type TalkEvent =
  | { readonly kind: 'wrote'; readonly message: Outgoing | Pick<Outgoing, 'id'>; readonly words: string }
  | { readonly kind: 'trying'; readonly id: string }
  | { readonly kind: 'kept'; readonly id: string; readonly atMs: number }
  | { readonly kind: 'failed'; readonly id: string }
  /** The server will never take it: it was not said. */
  | { readonly kind: 'refused'; readonly id: string }
  | { readonly kind: 'sending-again' }
  | { readonly kind: 'viewed'; readonly view: View; readonly atMs: number }
  | { readonly kind: 'connected'; readonly connected: boolean }
  | { readonly kind: 'crowded'; readonly crowded: boolean }
  | { readonly kind: 'chose-language'; readonly language: WireLanguage }
  | { readonly kind: 'session-over' }

export function newTalk(language: WireLanguage): Talk {
  return {
    items: [],
    speaker: 'machine',
    guarded: false,
    language,
    chosen: null,
    connected: true,
    crowded: false,
    seq: 0,
    name: null,
    loaded: false,
    underWay: null,
  }
}

export function follow(talk: Talk, event: TalkEvent): Talk {
  switch (event.kind) {
    case 'wrote':
      return { ...talk, items: [...talk.items, own(event.message, talk.guarded ? '' : event.words)] }
    case 'trying':
      return { ...talk, underWay: event.id }
    case 'kept':
      return onOwn({ ...talk, underWay: null }, (item) => (item.id === event.id ? { ...item, state: 'sent', atMs: event.atMs } : item))
    case 'failed':
      return onOwn({ ...talk, underWay: null }, (item) => (item.id === event.id ? { ...item, state: 'failed' } : item))
    case 'refused':
      return { ...talk, items: talk.items.filter((item) => item.kind !== 'own' || item.id !== event.id) }
    case 'sending-again':
      return onOwn(talk, (item) => (item.state === 'failed' ? { ...item, state: 'sending' } : item))
    case 'viewed':
      return viewed(talk, event.view, event.atMs)
    case 'connected':
      return event.connected === talk.connected ? talk : { ...talk, connected: event.connected }
    case 'crowded':
      return event.crowded === talk.crowded ? talk : { ...talk, crowded: event.crowded }
    case 'chose-language':
      return { ...talk, language: event.language, chosen: event.language }
    case 'session-over':
      return {
        ...newTalk(talk.language),
        loaded: true,
        connected: talk.connected,
        items: talk.items.filter((item) => item.kind === 'own' && item.state !== 'sent'),
      }
  }
}

/**
 * Items whose choices can still be pressed: those after the last word of the person, or of a responder, whose question "Yes" and "No" would
 * seem to answer; of a talk that was read back only the last.
 */
export function openFrom(items: readonly Item[]): number {
  const last = lastIndex(items, (item) => item.kind === 'own' || (item.kind === 'row' && item.row.author === 'person'))
  return last < 0 ? items.length - 1 : last + 1
}

/** The person has written, the server has it, and nothing has come back yet. */
export function awaitsReply(talk: Talk): boolean {
  const last = talk.items[talk.items.length - 1]
  return last?.kind === 'own' && last.state === 'sent' && talk.speaker !== 'person' && !talk.guarded
}

function own(message: Pick<Outgoing, 'id'>, words: string): OwnMessage {
  return { kind: 'own', id: message.id, words, state: 'sending', atMs: null }
}

function onOwn(talk: Talk, change: (item: OwnMessage) => OwnMessage): Talk {
  return { ...talk, items: talk.items.map((item) => (item.kind === 'own' ? change(item) : item)) }
}

function viewed(talk: Talk, view: View, atMs: number): Talk {
  const rows = view.rows.filter((row) => row.seq > talk.seq).map((row): Item => ({ kind: 'row', row }))
  const settled = talk.chosen === null || view.language === talk.chosen
  return {
    ...talk,
    items: insert(past(talk, view), [...marks(talk, view, atMs), ...rows], talk.underWay),
    speaker: view.speaker,
    guarded: view.guarded,
    language: settled ? (view.language ?? talk.language) : talk.language,
    chosen: settled ? null : talk.chosen,
    connected: true,
    seq: Math.max(talk.seq, view.seq, ...view.rows.map((row) => row.seq)),
    name: view.talk,
    loaded: true,
  }
}

/**
 * What stays on the page when a view comes. Of a talk that was erased or left, nothing; from the moment that somebody may be reading along
 * the past and the person's words are gone, and of our replies only the newest stand: what was asked last may have been asked elsewhere.
 */
function past(talk: Talk, view: View): readonly Item[] {
  if (isOver(talk, view)) return from(talk.items, talk.items.length)
  if (!view.guarded) return talk.items
  const asked = lastIndex(talk.items, (item) => item.kind === 'own' && item.state !== 'failed')
  const recent = from(talk.items, asked < 0 ? talk.items.length - 1 : asked)
  const kept = talk.guarded ? talk.items : recent.filter((item) => item.kind !== 'row' || view.rows.length === 0)
  return kept.filter((item) => item.kind !== 'mark').map((item) => (item.kind === 'own' ? { ...item, words: '' } : item))
}

function isOver({ name }: Talk, view: View): boolean {
  return name !== null && name !== view.talk
}

/** What stands at `first` and below, and whatever has not left yet: that is never dropped. */
function from(items: readonly Item[], first: number): readonly Item[] {
  return items.filter((item, at) => at >= first || (item.kind === 'own' && item.state === 'failed'))
}

/**
 * New rows stand after all earlier rows, and before what could not be sent: they cannot be an answer to it. A message still under way
 * may have arrived, for its answer can be faster than the word that it was kept; so may one that had failed and is tried once more.
 */
function insert(items: readonly Item[], news: readonly Item[], underWay: string | null): readonly Item[] {
  const lastRow = lastIndex(items, (item) => item.kind === 'row')
  const failed = items.findIndex((item, at) => at > lastRow && item.kind === 'own' && item.state === 'failed' && item.id !== underWay)
  const at = failed < 0 ? items.length : failed
  return [...items.slice(0, at), ...news, ...items.slice(at)]
}

/**
 * Who speaks has changed while the page looked on, or a talk was read back. Not drawn while somebody may be reading along, nor of a talk that
 * was erased or left: nothing tells that there was somebody.
 */
function marks(talk: Talk, view: View, atMs: number): readonly Item[] {
  if (view.guarded || isOver(talk, view)) return []
  if (!talk.loaded) return view.rows.length > 0 ? [{ kind: 'mark', what: 'reloaded', atMs }] : []
  if (view.speaker === talk.speaker) return []
  if (view.speaker === 'person') return [{ kind: 'mark', what: 'joined', atMs }]
  if (talk.speaker === 'person') return [{ kind: 'mark', what: 'left', atMs }]
  return view.speaker === 'waiting' ? [{ kind: 'mark', what: 'asked', atMs }] : []
}

function lastIndex(items: readonly Item[], is: (item: Item) => boolean): number {
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at]
    if (item && is(item)) return at
  }
  return -1
}
