import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

/**
 * A picture on stdin, the same one drawn anew on stdout: as JPEG, upright, at most 2048 points wide and high, without anything that stood
 * beside its points. Fails by leaving with an error. Runs in a process of its own that has no key and no store.
 */
const longestSide = 2048
const mostPoints = 60_000_000

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

const drawn = await sharp(await buffer(process.stdin), { limitInputPixels: mostPoints, failOn: 'error', pages: 1 })
  .autoOrient()
  .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
  .flatten({ background: '#ffffff' })
  .jpeg({ quality: 82 })
  .toBuffer()
process.stdout.end(drawn)
