import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { FileToSend } from '../channel.ts'

/** What Zalo takes from staff, and how much of it. */
interface Accepted {
  readonly path: string
  readonly kind: 'picture' | 'document'
  readonly mostBytes: number
}

const picture: Accepted = { path: '/v2.0/oa/upload/image', kind: 'picture', mostBytes: 1024 * 1024 }
const document: Accepted = { path: '/v2.0/oa/upload/file', kind: 'document', mostBytes: 5 * 1024 * 1024 }

const accepted: Readonly<Record<string, Accepted>> = {
  'image/jpeg': picture,
  'image/png': picture,
  'application/pdf': document,
  'application/msword': document,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': document,
  'text/csv': document,
}

/** Bytes that a file of each type may have. */
export const acceptedBytes: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(accepted).map(([type, { mostBytes }]) => [type, mostBytes]),
)

export interface UploadCall {
  readonly path: string
  readonly kind: Accepted['kind']
  readonly contentType: string
  readonly body: Uint8Array
}

/**
 * How a file is handed over; a code where Zalo takes none such. Its name is the operator's, not the person's, and is kept to plain letters.
 */
export function uploadCall({ name, type, bytes }: FileToSend): UploadCall | 'zalo-file-kind' | 'zalo-file-too-big' {
  const how = Object.hasOwn(accepted, type) ? accepted[type] : undefined
  if (how === undefined) return 'zalo-file-kind'
  if (bytes.length > how.mostBytes) return 'zalo-file-too-big'
  const boundary = `----ben-an-${randomBytes(16).toString('hex')}`
  const plain =
    name
      .normalize('NFC')
      .replace(/[\p{Cc}"\\/]/gu, '_')
      .slice(-100) || 'file'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${plain}"\r\ncontent-type: ${type}\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { path: how.path, kind: how.kind, contentType: `multipart/form-data; boundary=${boundary}`, body }
}

const given = z.object({ attachment_id: z.string().min(1).optional(), token: z.string().min(1).optional() })

/** The handle of what was uploaded; null where the answer holds none. */
export function uploadedHandle(kind: UploadCall['kind'], data: unknown): string | null {
  const { attachment_id: id, token } = given.safeParse(data).data ?? {}
  return (kind === 'picture' ? id : token) ?? null
}
