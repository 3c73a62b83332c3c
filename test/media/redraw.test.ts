import { spawn } from 'node:child_process'
import { buffer, text } from 'node:stream/consumers'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { redraw, redrawArguments } from '../../src/media/redraw.ts'

const noticesPeak = `data:text/javascript,import{readFileSync as r}from"node:fs";process.on("exit",()=>process.stderr.write(r("/proc/self/status","utf8").match(/VmHWM:\\s+(\\d+)/)[1]+" "+r("/proc/self/oom_score_adj","utf8")))`

async function peakOf(picture: Buffer) {
  const [program = '', ...flags] = redrawArguments.toReversed()
  const child = spawn(process.execPath, [...flags, '--import', noticesPeak, program], { env: { MALLOC_ARENA_MAX: '1' } })
  child.stdin.on('error', () => {})
  child.stdin.end(picture)
  const [drawn, said] = await Promise.all([buffer(child.stdout), text(child.stderr)])
  const [kilobytes, oom] = /(\d+) (\d+)\s*$/.exec(said)?.slice(1) ?? []
  return { drawn: drawn.length > 0, megabytes: Number(kilobytes) / 1024, oom: Number(oom) }
}

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#3a6' } })

const pictures = [
  { name: 'a photo of 48 million points, lying', of: flat(8000, 6000).jpeg().withMetadata({ orientation: 6 }), drawn: true },
  { name: 'a progressive one of 12', of: flat(4000, 3000).jpeg({ progressive: true }), drawn: true },
  { name: 'a progressive one of 24', of: flat(6000, 4000).jpeg({ progressive: true }), drawn: false },
  { name: 'an interlaced PNG of 12', of: flat(4000, 3000).png({ progressive: true }), drawn: true },
  { name: 'an interlaced PNG of 49', of: flat(7000, 7000).png({ progressive: true }), drawn: false },
  { name: 'a WebP of 12', of: flat(4000, 3000).webp({ effort: 0 }), drawn: true },
  { name: 'a WebP of 24', of: flat(6000, 4000).webp({ effort: 0 }), drawn: false },
]
for (const { name, of, drawn } of pictures)
  test.skipIf(process.platform !== 'linux')(
    `${name} takes no more than 170 MB, and no memory from the server`,
    { timeout: 60_000 },
    async () => {
      const peak = await peakOf(await of.toBuffer())
      expect(peak).toMatchObject({ drawn, oom: 1000 })
      expect(peak.megabytes).toBeGreaterThan(20)
      expect(peak.megabytes).toBeLessThan(170)
    },
  )

test('a picture is given up when asked, under way or not begun', { timeout: 60_000 }, async () => {
  const giveUp = new AbortController()
  const picture = await flat(8000, 6000).jpeg().toBuffer()
  const [underWay, notBegun] = [redraw(picture, giveUp), redraw(picture, giveUp)]
  giveUp.abort()
  expect(await Promise.all([underWay, notBegun])).toEqual([null, null])
})

test('somebody at a screen waits for the picture under way, and for no other', { timeout: 60_000 }, async () => {
  const picture = await flat(60, 40).png().toBuffer()
  const ended: string[] = []
  const noting = (name: string, first: boolean) => redraw(picture, { first }).then(() => ended.push(name))
  await Promise.all([noting('under way', false), noting('waits', false), noting('staff', true), noting('staff again', true)])
  expect(ended).toEqual(['under way', 'staff', 'staff again', 'waits'])
})

test('the process that draws knows nothing of the environment of the server', async () => {
  vi.stubEnv('NODE_OPTIONS', '--require=/no/such/file') // whoever got it could not start
  try {
    expect(await redraw(await flat(20, 20).jpeg().toBuffer())).not.toBeNull()
  } finally {
    vi.unstubAllEnvs()
  }
})
