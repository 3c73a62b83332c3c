import type { CaseAlert } from '../hotline/case-alert.ts'
import type { Language } from '../knowledge/knowledge.ts'
import type { Crowd } from './tell-crowd.ts'
import { staffWords } from './words.ts'

/** What a phone, a mailbox or a gateway is given. Made from an alert and nothing else, so that it cannot hold a word of the person. */
export interface Notice {
  /** The same for the same alert over the same way, so that one that comes twice can be told. */
  readonly id: string
  readonly kind: 'ring' | 'alert' | 'test'
  readonly language: Language
  readonly title: string
  readonly text: string
  /** Read out by a gateway that calls. */
  readonly spoken: string
  /** A newer notice of the same case takes the place of an older one. */
  readonly about: string
  /** Where it leads: the case in the console. */
  readonly link: string
  /** Says once "I am coming"; null where nobody is asked to. */
  readonly coming: { readonly label: string; readonly url: string; readonly token: string } | null
}

/** Where staff come to. */
export interface Places {
  /** The address of the console, without a slash at its end. */
  readonly console: string
  /** Where a token that says "I am coming" is posted. */
  readonly acknowledge: string
}

/** What there is to tell. `crowd`: the case is one of many over one line, and all of them are told of. */
export interface Telling {
  readonly alert: CaseAlert
  readonly crowd: Crowd | null
}

/** Pure. `token`: for a ring, what its receiver says "I am coming" with. */
export function noticeOf({ alert, crowd }: Telling, id: string, language: Language, token: string | null, places: Places): Notice {
  const words = staffWords[language]
  const { pseudonym, level } = alert
  const whole = crowd && words.crowd(crowd.count)
  return {
    id,
    kind: alert.kind,
    language,
    title: `${whole?.title ?? pseudonym} · ${words.level(level)}`,
    text: whole?.text ?? (alert.kind === 'ring' ? words.ring : words.why[alert.why]),
    spoken: whole?.spoken ?? words.call(pseudonym, level),
    about: crowd === null ? alert.case : `line-${crowd.line}`,
    link: crowd === null ? caseLink(places, alert.case) : places.console,
    coming: token === null ? null : { label: words.coming, url: places.acknowledge, token },
  }
}

/** To try a phone out: it looks like an alert and is about nothing. */
export function testNotice(id: string, language: Language, places: Places): Notice {
  const words = staffWords[language]
  return {
    id,
    kind: 'test',
    language,
    title: 'Bến An',
    text: words.test,
    spoken: words.test,
    about: 'test',
    link: places.console,
    coming: null,
  }
}

/** A channel does not work, and somebody who keeps this copy has to look. `code` is a name of ours, never what a service said. */
export function channelNotice(id: string, channel: string, code: string, language: Language, places: Places): Notice {
  const text = staffWords[language].channel(channel, code)
  return {
    id,
    kind: 'alert',
    language,
    title: 'Bến An',
    text,
    spoken: text,
    about: `channel-${channel}`,
    link: places.console,
    coming: null,
  }
}

/** After the hash, so that no server and no proxy on the way reads which case it is. */
export function caseLink({ console }: Places, id: string): string {
  return `${console}#case=${id}`
}
