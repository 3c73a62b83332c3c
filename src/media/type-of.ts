export type Family = 'picture' | 'sound' | 'video' | 'document'

/** What a file is, by what stands in it; its name and what anybody says about it count for nothing. */
export interface FileType {
  readonly type: string
  readonly ending: string
  readonly family: Family
}

/**
 * What a file is called when it is handed on: by its kind, for a name can tell strangers what it is about. Unknown types have no ending.
 */
export function nameFor(type: string): string {
  const known = kindOf(type)
  return known === undefined ? 'tep' : `${known.family === 'picture' ? 'anh' : 'tep'}.${known.ending}`
}

/** Of a type that is kept; null: of none. */
export function endingOf(type: string): string | null {
  return kindOf(type)?.ending ?? null
}

function kindOf(type: string): FileType | undefined {
  return [...signatures.flatMap(({ what }) => (typeof what === 'string' ? [] : [what])), ...others].find((one) => one.type === type)
}

/** Null for everything that is not among the few kinds that are kept. Pure; looks at a few bytes, and unpacks nothing. */
export function typeOf(bytes: Uint8Array): FileType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1')
  const found = signatures.find(({ at, begins }) => begins.some((begin) => head.startsWith(begin, at)))
  if (found === undefined) return null
  switch (found.what) {
    case 'boxes':
      return typeOfBoxes(head.slice(8, 12))
    case 'riff':
      return riffs.get(head.slice(8, 12)) ?? null
    case 'zip':
      return typeOfZip(bytes)
    default:
      return found.what
  }
}

const kind = (type: string, ending: string, family: Family): FileType => ({ type, ending, family })

const office = 'application/vnd.openxmlformats-officedocument'
const docx = kind(`${office}.wordprocessingml.document`, 'docx', 'document')
const xlsx = kind(`${office}.spreadsheetml.sheet`, 'xlsx', 'document')
const heic = kind('image/heic', 'heic', 'picture')
const avif = kind('image/avif', 'avif', 'picture')
const m4a = kind('audio/mp4', 'm4a', 'sound')
const mp4 = kind('video/mp4', 'mp4', 'video')
const mov = kind('video/quicktime', 'mov', 'video')
const threeGp = kind('video/3gpp', '3gp', 'video')
const riffs = new Map([
  ['WEBP', kind('image/webp', 'webp', 'picture')],
  ['WAVE', kind('audio/wav', 'wav', 'sound')],
])
/** Those that take a second look to be known. */
const others = [docx, xlsx, m4a, mp4, mov, threeGp, ...riffs.values()]

const signatures: readonly {
  readonly at: number
  readonly begins: readonly string[]
  readonly what: FileType | 'boxes' | 'riff' | 'zip'
}[] = [
  { at: 0, begins: ['\xff\xd8\xff'], what: kind('image/jpeg', 'jpg', 'picture') },
  { at: 0, begins: ['\x89PNG\r\n\x1a\n'], what: kind('image/png', 'png', 'picture') },
  { at: 0, begins: ['GIF87a', 'GIF89a'], what: kind('image/gif', 'gif', 'picture') },
  { at: 0, begins: ['RIFF'], what: 'riff' },
  { at: 0, begins: ['OggS'], what: kind('audio/ogg', 'ogg', 'sound') },
  { at: 0, begins: ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2'], what: kind('audio/mpeg', 'mp3', 'sound') },
  { at: 0, begins: ['\xff\xf1', '\xff\xf9'], what: kind('audio/aac', 'aac', 'sound') },
  { at: 0, begins: ['#!AMR'], what: kind('audio/amr', 'amr', 'sound') },
  { at: 0, begins: ['\x1a\x45\xdf\xa3'], what: kind('video/webm', 'webm', 'video') },
  { at: 0, begins: ['%PDF-'], what: kind('application/pdf', 'pdf', 'document') },
  { at: 4, begins: ['ftyp'], what: 'boxes' },
  { at: 0, begins: ['PK\x03\x04'], what: 'zip' },
]

/** The family of formats that begins with a box named ftyp, by the brand that stands in it. */
function typeOfBoxes(brand: string): FileType {
  if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return heic
  if (/^avi[fs]$/.test(brand)) return avif
  if (/^M4[AB] $/.test(brand)) return m4a
  if (/^3g/.test(brand)) return threeGp
  return brand === 'qt  ' ? mov : mp4
}

/** Of what comes packed only texts and tables of an office, and none that carry a program. */
function typeOfZip(bytes: Uint8Array): FileType | null {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!names.includes('[Content_Types].xml') || names.includes('vbaProject') || names.includes('.bin')) return null
  if (names.includes('word/document.xml')) return docx
  return names.includes('xl/workbook.xml') ? xlsx : null
}
