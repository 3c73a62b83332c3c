import { writeFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import sharp, { type Metadata } from 'sharp'

/**
 * A picture on stdin, the same one drawn anew on stdout: as JPEG, upright, at most so many points wide and high as the first argument says,
 * without anything that stood beside its points. Fails by leaving with an error. Runs in a process of its own that has no key and no store.
 */
const longestSide = Number(process.argv[2] ?? 2048)
const mostPoints = 50_000_000

/**
 * With this much the whole process stays below 170 MB: 90 to 100 MB are its own, most of them the programs that are
 * mapped, and a little is drawn on.
 */
const mostHeldBytes = 50_000_000

dieBeforeTheServer()
sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
})

const picture = await buffer(process.stdin)
const options = { limitInputPixels: mostPoints, failOn: 'error', pages: 1 } as const
if (heldBytes(await sharp(picture, options).metadata(), picture.length) > mostHeldBytes) process.exit(1)
const drawn = await sharp(picture, options)
  .autoOrient()
  .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
  .flatten({ background: '#ffffff' })
  .jpeg({ quality: 82 })
  .toBuffer()
process.stdout.end(drawn)

/** Where memory runs out, the one picture is given up and not the server beside it. */
function dieBeforeTheServer(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {} // no Linux: nothing there chooses so
}

/** The file twice, while it is read in, and of its points those that its form makes us hold all at once. */
function heldBytes({ format, width, height, channels, depth, isProgressive, chromaSubsampling }: Metadata, fileBytes: number): number {
  const points = width * height
  const sample = depth === 'ushort' ? 2 : 1
  switch (format) {
    case 'jpeg': // in one go it is read line by line
      return 2 * fileBytes + (isProgressive ? points * (chromaSubsampling === '4:2:0' ? 3 : 2 * channels) : 0)
    case 'png':
      return 2 * fileBytes + (isProgressive ? points * channels * sample : 0)
    case 'heif':
      return 2 * fileBytes + points * 8
    default:
      return 2 * fileBytes + points * 4
  }
}
