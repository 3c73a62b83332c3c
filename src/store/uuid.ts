import { randomFillSync } from 'node:crypto'

/**
 * Makes UUIDv7 ids that sort in the order they were made, within one process even when the clock stands still or goes back.
 * They exist before the row does, because the row is sealed to them.
 */
export function uuidMaker(): (nowMs: number) => string {
  const random = Buffer.alloc(10 * 256)
  let used = random.length
  let lastMs = 0
  let count = 0
  return (nowMs) => {
    if (used === random.length) {
      randomFillSync(random)
      used = 0
    }
    const bits = random.subarray(used, used + 10)
    used += 10
    if (nowMs > lastMs) {
      lastMs = nowMs
      count = bits.readUInt16BE(0) & 0x7ff // the upper half of the 12 bits is left to count in
    } else if (count < 0xfff) count += 1
    else {
      lastMs += 1
      count = 0
    }
    const time = lastMs.toString(16).padStart(12, '0')
    const tail = bits.toString('hex', 2)
    const variant = (0x8 | ((bits[2] ?? 0) & 0x3)).toString(16)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`
  }
}

/** When such an id was made; it may be some milliseconds ahead of the clock. */
export function madeAtMs(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
