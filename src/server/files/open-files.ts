import type { Channel } from '../../adapters/channel.ts'
import type { ChannelDeps } from '../../adapters/open-channel.ts'
import type { ConversationId } from '../../bot/conversation.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { startFetching } from '../../media/start-fetching.ts'
import { startTakingBack } from '../../outbox/start-taking-back.ts'
import type { Decided } from '../../store/decide-store.ts'
import type { Store } from '../../store/store.ts'
import type { Time } from '../../time.ts'
import type { Door } from '../door.ts'
import type { Log } from '../log.ts'
import type { LimitsOf } from '../take-turn.ts'
import { openTellLost } from './tell-lost.ts'

/** What happens after a decision to files and messages that still lie with their channel. */
export interface Files {
  /** A decision was made: what it wants is fetched, what it leaves behind is taken back. */
  noticeDecided(decided: Decided): void
  /** Whether the disk has room for files beside what is written; admins hear when it has none. */
  hasRoom(): Promise<boolean>
  /** Begins nothing more; what is under way is given up and stays wanted. */
  stop(): Promise<unknown>
}

export interface FilesDeps {
  readonly store: Pick<Store, 'media' | 'takeBacks'>
  readonly decide: Door
  readonly channels: ReadonlyMap<string, Channel>
  readonly limitsOf: LimitsOf
  readonly knowledge: () => Knowledge | null
  readonly time: Time
  readonly log: Log
  readonly mostFileBytes: number
  /** Roots of services that the operator has set, such as a stand-in on this machine. */
  readonly roots: readonly string[]
  /** Something of this conversation can be seen now, or never will be. */
  readonly onFile: (conversation: ConversationId) => void
  readonly onTrouble: ChannelDeps['onTrouble']
  /** Of the disk that the store lies on. */
  readonly freeBytes: () => Promise<number>
}

const fetchMs = 60_000

/** Messages need it more than files do, and whoever keeps this copy needs some days to make room. */
const leastFreeBytes = 500e6

/** The channel keeps files where nothing is fetched from: it would be so with every file to come. */
const adminsMend: ReadonlySet<string> = new Set(['foreign-host', 'no-path'])

export function openFiles(deps: FilesDeps): Files {
  const { store, channels, time, log, mostFileBytes, roots, onFile, onTrouble, freeBytes } = deps
  const tellLost = openTellLost(deps)

  async function hasRoom(): Promise<boolean> {
    const free = await freeBytes()
    onTrouble('files', 'disk', free < leastFreeBytes ? 'no-room' : null)
    return free >= leastFreeBytes
  }

  const fetching = startFetching({
    ...{ store, channels, time, hasRoom },
    fetching: { ownOrigins: ownOrigins(roots), mostBytes: mostFileBytes, timeoutMs: fetchMs },
    onEnd(file, refused) {
      onFile(file.conversation)
      if (refused === null) return log.info('file-kept', { channel: file.from.channel })
      log.warn('file-refused', { channel: file.from.channel, code: refused })
      if (adminsMend.has(refused)) onTrouble(file.from.channel, 'files', refused)
      void tellLost(file.conversation, refused).catch((error: unknown) => log.error('turn-failed', {}, error))
    },
  })
  const takingBack = startTakingBack({
    ...{ store, channels, time, random: Math.random },
    report({ channel, taken, left, code }) {
      if (left === 0 && code !== 'unreadable') log.info('taken-back', { channel, count: taken })
      else log.warn('taken-back', { channel, count: taken, ...(code !== null && { code }) })
    },
  })
  return {
    hasRoom,
    noticeDecided({ effects, conversation }) {
      if (conversation.openCase !== null) fetching.wake()
      if (effects.some(({ kind }) => kind === 'leave' || kind === 'erase')) takingBack.wake()
    },
    stop: () => Promise.all([fetching.stop(), takingBack.stop()]),
  }
}

/** Only a service of the operator's own is spoken to in the clear, and only on this machine: the configuration allows no other. */
function ownOrigins(roots: readonly string[]): ReadonlySet<string> {
  return new Set(roots.map((root) => new URL(root)).flatMap(({ protocol, origin }) => (protocol === 'http:' ? [origin] : [])))
}
