import { blankPlaces } from './blank-places.ts'
import { type RedrawSettings, redraw } from './redraw.ts'
import { type FileType, typeOf } from './type-of.ts'

export type Inspected =
  | { readonly kind: 'fine'; readonly type: FileType; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly code: string }

export interface InspectSettings extends RedrawSettings {
  /** A picture is drawn smaller until it has no more; left out: as large as it may be. */
  readonly mostBytes?: number
}

const drawnType: FileType = { type: 'image/jpeg', ending: 'jpg', family: 'picture' }

/**
 * A file as it may be kept: a picture drawn anew, a film without the place it was taken, sound and documents as they are.
 * `settings.signal` gives a picture up.
 */
export async function inspect(bytes: Buffer, settings: InspectSettings = {}): Promise<Inspected> {
  const type = typeOf(bytes)
  if (type === null) return { kind: 'refused', code: 'unknown-type' }
  if (type.family === 'document') return { kind: 'fine', type, bytes }
  if (type.family !== 'picture') return { kind: 'fine', type, bytes: blankPlaces(bytes) }
  const drawn = await redrawWithin(bytes, settings)
  return drawn === null ? { kind: 'refused', code: 'unreadable-picture' } : { kind: 'fine', type: drawnType, bytes: drawn }
}

/** Null where even the smallest is too long, as for any picture that cannot be drawn. */
async function redrawWithin(bytes: Buffer, { mostBytes = Number.POSITIVE_INFINITY, ...settings }: InspectSettings): Promise<Buffer | null> {
  for (const longestSide of [2048, 1280, 800]) {
    const drawn = await redraw(bytes, { ...settings, longestSide })
    if (drawn === null || drawn.length <= mostBytes) return drawn
  }
  return null
}
