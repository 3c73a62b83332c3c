import type { FileKind, InboundContent } from '../../bot/message.ts'
import { type Attachment, teamsFile } from './activity.ts'

/** What was attached, in order; the words that came along are the caption of the first file. Cards and copies of the words are no files. */
export function filesOf(attachments: readonly Attachment[], words: string): readonly InboundContent[] {
  const files = attachments.filter(isFile).slice(0, mostFiles)
  return files.map((file, n) => contentOf(file, n === 0 && words !== '' ? words : null))
}

/** As many as Teams lets people send at once. */
const mostFiles = 10

/** Teams sends what was written a second time, as HTML; pressed cards come back as cards. */
function isFile({ contentType, contentUrl }: Attachment): boolean {
  const type = contentType?.toLowerCase() ?? ''
  if (type === teamsFileType) return true
  if (type.startsWith('application/vnd.microsoft.')) return false
  return type !== 'text/html' || Boolean(contentUrl)
}

const teamsFileType = 'application/vnd.microsoft.teams.file.download.info'

function contentOf(attachment: Attachment, caption: string | null): InboundContent {
  const what = kindOf(attachment.contentType?.toLowerCase() ?? '')
  const ref = addressOf(attachment)
  if (ref === null) return { kind: 'unserved', what }
  return { kind: 'file', what, file: { ref, name: attachment.name || null, sizeBytes: null }, caption }
}

/** Where it can be had. A file that came whole inside the message has no address. */
function addressOf({ content, contentUrl }: Attachment): string | null {
  const url = URL.parse(teamsFile.safeParse(content).data?.downloadUrl ?? contentUrl ?? '')
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}

function kindOf(type: string): FileKind {
  const [kind = ''] = type.split('/', 1)
  return kinds[kind] ?? 'document'
}

const kinds: Readonly<Record<string, FileKind>> = { image: 'picture', audio: 'voice', video: 'video' }
