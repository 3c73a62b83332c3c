import type { Channel } from '../adapters/channel.ts'
import { Nap } from '../nap.ts'
import type { WantedFile } from '../store/media/media.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'
import { type FetchSettings, fetchFile } from './fetch-file.ts'
import { inspect } from './inspect.ts'

export interface Fetching {
  /** A message with a file was decided, or a case opened. */
  wake(): void
  /** Begins nothing more and gives up what is under way: it stays wanted. */
  stop(): Promise<void>
}

export interface FetchingDeps {
  readonly store: Pick<Store, 'media'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly time: Time
  readonly fetching: FetchSettings
  /** False while the disk is wanted for what is written: files wait with their channels. */
  readonly hasRoom: () => Promise<boolean>
  /** Told when a file is there, or never will be: staff look at its conversation. */
  readonly onEnd: (file: WantedFile, refused: string | null) => void
}

/** Of one conversation so much is kept at once; whoever sends more is heard in words. */
const mostFiles = 60
export const mostBytesOfTalk = 100 * 1024 * 1024

const longestNapMs = 30_000
/** What waits for a file under way is woken by its end; this is for what comes due meanwhile. */
const napBesideMs = 1_000

/** One conversation has one file on its way, and a service that hangs holds up nobody but itself. */
const atOnce = 6
const atOncePerChannel = 2

/** Waits between two tries; after the last one the file is given up. */
const waitsMs = [5_000, 30_000, 120_000, 600_000, 3_600_000]

/**
 * Fetches what people sent and somebody will look at, checks it and keeps it sealed. It begins after the decision: no answer to a
 * channel or a person waits for it.
 */
export function startFetching({ store, channels, time, fetching, hasRoom, onEnd }: FetchingDeps): Fetching {
  const stopping = new AbortController()
  const { signal } = stopping
  const nap = new Nap(time, signal)
  const underWay = new Map<WantedFile, Promise<void>>()

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const begun = await beginDue().catch(() => null) // the store is busy or closed: what is wanted stays wanted
      if (begun !== true) await nap.sleep(begun === null ? longestNapMs : await untilNext())
    }
    await Promise.all(underWay.values())
  }

  /** Null: it is of no use to look again soon. */
  async function beginDue(): Promise<boolean | null> {
    if (underWay.size >= atOnce || !(await isAnyDue())) return false
    if (!(await hasRoom())) return null
    const files = [...underWay.keys()]
    const full = files
      .map(({ from }) => from.channel)
      .filter((name, at, all) => all.slice(0, at).filter((one) => one === name).length + 1 >= atOncePerChannel)
    const conversations = files.map(({ conversation }) => conversation)
    const [file] = await store.media.wanted(time.nowMs(), 1, { channels: full, conversations })
    if (file === undefined || signal.aborted) return false
    const ended = fetchOne(file)
      .catch(() => time.wait(longestNapMs, signal)) // the store is busy or closed: it is still wanted
      .finally(() => {
        underWay.delete(file)
        nap.wake()
      })
    underWay.set(file, ended)
    return true
  }

  /** Woken by every decision of an open case, it mostly is not: then nobody asks the disk. */
  async function isAnyDue(): Promise<boolean> {
    const nextAtMs = await store.media.nextWantedAt()
    return nextAtMs !== null && nextAtMs <= time.nowMs()
  }

  async function untilNext(): Promise<number> {
    const nextAtMs = await store.media.nextWantedAt().catch(() => null)
    const leastMs = underWay.size > 0 ? napBesideMs : 100
    return nextAtMs === null ? longestNapMs : Math.max(leastMs, Math.min(longestNapMs, nextAtMs - time.nowMs()))
  }

  async function fetchOne(file: WantedFile): Promise<void> {
    const ended = await bringIn(file)
    if (signal.aborted && ended.kind === 'try-later') return
    if (ended.kind === 'kept') return onEnd(file, null)
    const waitMs = ended.kind === 'try-later' ? waitsMs[file.tries] : undefined
    if (waitMs === undefined) {
      await store.media.settle(file.id, { state: 'refused', code: ended.code })
      onEnd(file, ended.code)
    } else await store.media.settle(file.id, { state: 'wanted', dueAtMs: time.nowMs() + waitMs, code: ended.code })
  }

  async function bringIn(file: WantedFile): Promise<Ended> {
    const tooMuch = refusedBeforehand(file, fetching.mostBytes)
    if (tooMuch !== null) return { kind: 'refused', code: tooMuch }
    const found = await channels.get(file.from.channel)?.findFile?.(file.file.ref, signal)
    if (found === undefined) return { kind: 'refused', code: 'no-way' }
    if (found.kind !== 'found') return { kind: found.kind === 'gone' ? 'refused' : 'try-later', code: found.code }
    const fetched = await fetchFile(found, fetching, signal)
    if (fetched.kind !== 'fetched') return fetched
    const seen = await inspect(fetched.bytes, { signal })
    if (signal.aborted) return { kind: 'try-later', code: 'stopped' }
    if (seen.kind === 'refused') return seen
    await store.media.keep(file.id, { type: seen.type.type, bytes: seen.bytes }, time.nowMs())
    return { kind: 'kept' }
  }

  const ended = run()
  return {
    wake: () => nap.wake(),
    stop() {
      stopping.abort()
      return ended
    },
  }
}

type Ended = { readonly kind: 'kept' } | { readonly kind: 'refused' | 'try-later'; readonly code: string }

function refusedBeforehand({ file, besideIt }: WantedFile, mostBytesEach: number): string | null {
  if ((file.sizeBytes ?? 0) > mostBytesEach) return 'too-large'
  return besideIt.files >= mostFiles || besideIt.bytes >= mostBytesOfTalk ? 'too-many' : null
}
