import type { WireLanguage } from '../../../src/server/wire.ts'
import { newId } from './message-id.ts'
import { phrases } from './phrases.ts'
import type { PostEnd, Server } from './server.ts'
import type { TalkEvent } from './talk.ts'

/** Files on their way to the person who was asked for. */
export interface Files {
  hand(file: File): Promise<PostEnd>
  /** What is not there yet is handed over once more; a page that is loaded again has none. */
  again(): void
}

interface FilesDeps {
  readonly language: () => WireLanguage
  readonly happen: (event: TalkEvent) => void
  readonly arrived: () => void
}

export function createFiles(server: Pick<Server, 'hand'>, { language, happen, arrived }: FilesDeps): Files {
  const waiting = new Map<string, File>()

  async function hand(id: string, file: File): Promise<PostEnd> {
    const end = await server.hand(id, language(), file)
    if (end === 'kept' || end === 'refused') waiting.delete(id)
    if (end === 'crowded') happen({ kind: 'crowded', crowded: true })
    if (end === 'kept') happen({ kind: 'kept', id, atMs: Date.now() })
    else happen({ kind: end === 'refused' ? 'refused' : 'failed', id })
    if (end === 'kept') arrived()
    return end
  }

  return {
    hand(file) {
      const id = newId()
      waiting.set(id, file)
      happen({ kind: 'wrote', message: { id }, words: phrases[language()].file })
      return hand(id, file)
    },
    again() {
      for (const [id, file] of waiting) void hand(id, file)
    },
  }
}
