import type { MediaId } from '../../bot/message.ts'
import { openOrNull } from '../open-or-null.ts'
import type { Opened } from '../tables/conversations.ts'
import type { Tables } from '../tables.ts'
import type { CheckedFile, MediaStore, WantedFile } from './media.ts'
import { openRemote, partsOf } from './media-table.ts'

type Row = NonNullable<ReturnType<Tables['media']['find']>>

/** `Store.media` over an open store. */
export function openMedia(tables: Tables): MediaStore {
  const { media, writer, conversations } = tables

  /** Each part in a commit of its own; what was erased meanwhile is written no further. */
  async function write(id: MediaId, file: CheckedFile): Promise<boolean> {
    const begun = await writer.write(() => {
      const found = open(id)
      return found?.row.state === 'wanted' ? { ...found, key: media.begin(found.row, found.opened) } : null
    })
    if (begun === null) return false
    const { row, key } = begun
    const parts = partsOf(file.bytes.length)
    for (let at = 0; at < parts; at += 1) {
      const written = await writer.write(() => {
        if (media.find(id)?.state !== 'wanted') return false
        media.writePart(row, key, at, file.bytes)
        if (at === parts - 1) media.end(row, file)
        return true
      })
      if (!written) return false
    }
    return true
  }

  function open(id: MediaId): { readonly row: Row; readonly opened: Opened } | null {
    const row = media.find(id)
    const opened = row === null ? null : openOrNull(tables, row.conversation)
    return row === null || opened === null ? null : { row, opened }
  }

  return {
    async wanted(nowMs, limit, but = { channels: [], conversations: [] }) {
      const files: WantedFile[] = []
      for (const row of media.wanted(nowMs, limit, but)) {
        const opened = openOrNull(tables, row.conversation)
        const remote = opened && openRemote(row, opened)
        if (opened === null || remote === null) await writer.write(() => media.settle(row.id, { state: 'refused', code: 'unreadable' }))
        else files.push(wantedFile(row, opened, remote))
      }
      return files
    },
    nextWantedAt: async () => media.nextWantedAt(),
    keep: write,
    settle: (id, settlement) => writer.write(() => media.settle(id, settlement)),

    async attach(conversation, file, nowMs) {
      const id = await writer.write(() => {
        const opened = openOrNull(tables, conversation)
        return opened === null ? null : media.attach(opened, nowMs)
      })
      return id !== null && (await write(id, file)) ? id : null
    },

    async read(id) {
      const found = open(id)
      if (found === null || found.row.state !== 'kept' || found.row.type === null) return null
      const { row, opened } = found
      const parts: Buffer[] = []
      for (let at = 0; at < partsOf(row.bytes); at += 1) {
        const part = media.readPart(row, opened, at)
        if (part === null) return null
        parts.push(part)
        await new Promise((resolve) => setImmediate(resolve)) // others are answered between two parts
      }
      return { type: found.row.type, bytes: Buffer.concat(parts), conversation: row.conversation, byStaff: row.line === null }
    },

    async of(conversation) {
      const number = conversations.numberOf(conversation)
      return number === null ? [] : media.all(number)
    },
  }

  function wantedFile(row: Row, { number, address }: Opened, remote: Pick<WantedFile, 'what' | 'file'>): WantedFile {
    const { id, conversation, tries, noted_at_ms: notedAtMs } = row
    return { id, conversation, from: address, ...remote, tries, notedAtMs, besideIt: media.beside(number) }
  }
}
