import { blankPlaces } from './blank-places.ts'
import { type RedrawSettings, redraw } from './redraw.ts'
import { type FileType, typeOf } from './type-of.ts'

export type Inspected =
  | { readonly kind: 'fine'; readonly type: FileType; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly code: string }

const drawnType: FileType = { type: 'image/jpeg', ending: 'jpg', family: 'picture' }

/** A file as it may be kept: a picture drawn anew, a film without the place it was taken, sound and documents as they are. `settings.signal` gives a picture up. */
export async function inspect(bytes: Buffer, settings: RedrawSettings = {}): Promise<Inspected> {
  const type = typeOf(bytes)
  if (type === null) return { kind: 'refused', code: 'unknown-type' }
  if (type.family === 'document') return { kind: 'fine', type, bytes }
  if (type.family !== 'picture') return { kind: 'fine', type, bytes: blankPlaces(bytes) }
  const drawn = await redraw(bytes, settings)
  return drawn === null ? { kind: 'refused', code: 'unreadable-picture' } : { kind: 'fine', type: drawnType, bytes: drawn }
}
