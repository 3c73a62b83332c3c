import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes, randomFillSync } from 'node:crypto'

/** Where a sealed value stands. It opens there only: a copy in another row or column is refused. */
export interface Place {
  readonly table: string
  readonly row: string
  readonly column: string
}

const cipher = 'aes-256-gcm'
const keyLength = 32
const nonceLength = 12
const tagLength = 16
/** First byte of everything sealed, so that another way of sealing can live beside this one. */
const version = 1
const head = Buffer.of(version)

const nonces = Buffer.alloc(nonceLength * 512)
let usedNonces = nonces.length

/** Seals with AES-256-GCM under a fresh random nonce: version, nonce, ciphertext, tag; 29 bytes longer than the plain bytes. */
export function seal(key: KeyObject, plain: Uint8Array | string, place: Place): Buffer {
  const nonce = freshNonce()
  const sealing = createCipheriv(cipher, key, nonce)
  sealing.setAAD(associated(place))
  const body = typeof plain === 'string' ? sealing.update(plain, 'utf8') : sealing.update(plain)
  sealing.final()
  return Buffer.concat([head, nonce, body, sealing.getAuthTag()])
}

/** Opens what `seal` made. Throws when key or place is another one, or a bit has changed. */
export function unseal(key: KeyObject, sealed: Uint8Array, place: Place): Buffer {
  if (sealed[0] !== version || sealed.length < 1 + nonceLength + tagLength) throw new Error('not sealed in a known way')
  const opening = createDecipheriv(cipher, key, sealed.subarray(1, 1 + nonceLength), { authTagLength: tagLength })
  opening.setAAD(associated(place))
  opening.setAuthTag(sealed.subarray(sealed.length - tagLength))
  const plain = opening.update(sealed.subarray(1 + nonceLength, sealed.length - tagLength))
  opening.final() // the proof; nothing is given out before it
  return plain
}

/** What was sealed as JSON; null when it cannot be opened. What opens is as it was written: the seal proves it. */
export function openJson<T>(key: KeyObject, sealed: Uint8Array, place: Place): T | null {
  try {
    return JSON.parse(unseal(key, sealed, place).toString('utf8')) as T
  } catch {
    return null
  }
}

/** A new random key and its bytes, sealed by the key above it; the bytes themselves are not kept anywhere. */
export function makeKey(above: KeyObject, place: Place): { readonly key: KeyObject; readonly wrapped: Buffer } {
  const bytes = randomBytes(keyLength)
  const made = { key: createSecretKey(bytes), wrapped: seal(above, bytes, place) }
  bytes.fill(0)
  return made
}

/** Opens what `makeKey` sealed. Throws where the key above or the place is another one. */
export function unwrapKey(above: KeyObject, wrapped: Uint8Array, place: Place): KeyObject {
  const bytes = unseal(above, wrapped, place)
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return key
}

/** The same key, sealed by another one above it. Throws where the key above or the place is another one. */
export function wrapAnew(from: KeyObject, to: KeyObject, wrapped: Uint8Array, place: Place): Buffer {
  const bytes = unseal(from, wrapped, place)
  const anew = seal(to, bytes, place)
  bytes.fill(0)
  return anew
}

function associated(place: Place): Buffer {
  return Buffer.from(`${place.table}\0${place.row}\0${place.column}`)
}

/** Random bytes are drawn in bulk: one draw each costs as much as the sealing. What is given holds until the next one is asked for. */
function freshNonce(): Buffer {
  if (usedNonces === nonces.length) {
    randomFillSync(nonces)
    usedNonces = 0
  }
  usedNonces += nonceLength
  return nonces.subarray(usedNonces - nonceLength, usedNonces)
}
