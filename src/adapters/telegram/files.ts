import type { Api } from 'grammy/web'
import type { FileToSend, FoundFile } from '../channel.ts'
import type { Poster } from '../post-json.ts'
import { type Called, called } from './call.ts'
import { callOf } from './fetch-through.ts'

/** Files by the Bot API: they lie under an address that holds the token, and are sent as forms. */
export interface TelegramFiles {
  /** Where a file that a person sent lies; good for an hour. Never rejects. */
  find(ref: string, signal: AbortSignal): Promise<FoundFile>
  /** Sends one, as a picture where it is one. `fields` of the form are what `sendMessage` has, lists and objects as JSON. Never rejects. */
  send(fields: Readonly<Record<string, string>>, file: FileToSend, signal: AbortSignal): Promise<Called<{ readonly message_id?: number }>>
}

/** Every picture is drawn anew as this; it leaves as a photo, everything else as a document. */
export const pictureType = 'image/jpeg'

/** A picture takes longer than words on a weak line. */
const findMs = 10_000

export function telegramFiles(
  api: Api,
  poster: Poster,
  { token, apiRoot }: { readonly token: string; readonly apiRoot: string },
): TelegramFiles {
  return {
    async find(ref, signal) {
      const asked = await called((over) => api.getFile(ref, over), findMs, signal)
      if (asked.kind === 'refused') return refusal(asked.status, asked.description)
      if (asked.kind !== 'ok') return { kind: 'try-later', code: asked.code }
      const path = asked.result.file_path
      // A Bot API server of one's own may name a file of its disk, which is not ours to read.
      const url = typeof path === 'string' && !path.startsWith('/') ? URL.parse(`${apiRoot}/file/bot${token}/${path}`) : null
      return url === null ? { kind: 'gone', code: 'no-path' } : { kind: 'found', url, headers: {}, hosts: [url.host] }
    },
    async send(fields, file, signal) {
      const isPicture = file.type === pictureType
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append(isPicture ? 'photo' : 'document', new Blob([Buffer.from(file.bytes)], { type: file.type }), file.name)
      const encoded = new Response(form)
      const body = new Uint8Array(await encoded.arrayBuffer())
      const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
      return callOf(await poster.post(`${apiRoot}/bot${token}/${isPicture ? 'sendPhoto' : 'sendDocument'}`, body, signal, headers))
    },
  }
}

function refusal(status: number, description: string): FoundFile {
  if (status === 429 || status === 401 || status === 404 || status >= 500) return { kind: 'try-later', code: `telegram-${status}` }
  return { kind: 'gone', code: description.toLowerCase().includes('too big') ? 'too-large' : `telegram-${status}` }
}
