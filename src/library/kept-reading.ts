import { readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Deserializer, Serializer } from 'node:v8'
import { phraseKeys } from '../bot/phrases.ts'
import { compilerKey } from './compiler-key.ts'
import { lookOf } from './folder-look.ts'
import { digest, type FileBytes, readBytes } from './read-content.ts'
import type { Reading } from './read-survey.ts'

/**
 * Compiled content kept in a file, so that a start need not compile what it compiled before. The file begins with the key of everything
 * that it was made from: the content, the code that compiled it with its packages, the phrases that the bot says, and the runtime; with any
 * other key it is as if there were none. This file imports nothing that compiles, so that a start which finds its
 * content kept need not load it.
 */
function readKept(file: string, key: string): Reading | null {
  return readBehind(file, key, key.length)
}

/** What was kept last by this very code, of whatever content; null where there is none. */
export async function lastKept(file: string): Promise<Reading | null> {
  const code = await codeKey(phraseKeys)
  return readBehind(file, code, 2 * code.length)
}

/** Read at once: in parts, while nothing else is to be done, twenty megabytes take four times as long. */
function readBehind(file: string, head: string, from: number): Reading | null {
  try {
    const bytes = readFileSync(file)
    return bytes.subarray(0, head.length).toString('latin1') === head ? unpacked(bytes.subarray(from)) : null
  } catch {
    return null
  }
}

/**
 * What was kept of this folder as it lies there now; null where it has to be compiled. A folder that looks as it did when it was last
 * read is not read again (`lookOf`).
 */
export async function keptSurvey(folder: string, keptIn: string, nowMs: number = Date.now()): Promise<Reading | null> {
  const content = await contentKey(folder, `${keptIn}.seen`, nowMs).catch(() => null)
  return content === null ? null : readKept(keptIn, (await codeKey(phraseKeys)) + content)
}

/** `seenIn` holds the look of a folder and behind it the key of what was read in it. The look is taken first: what changes then differs. */
async function contentKey(folder: string, seenIn: string, nowMs: number): Promise<string> {
  const look = lookOf(folder, nowMs)
  const [seen, known = ''] = (await readFile(seenIn, 'latin1').catch(() => '')).split(' ')
  if (seen === look && known.length === look.length) return known
  const key = keyOfFiles(await readBytes(folder))
  if (look !== null) await keep(seenIn, `${look} ${key}`)
  return key
}

export async function keepReading(file: string, key: string, reading: Reading): Promise<void> {
  await keep(file, Buffer.concat([Buffer.from(key, 'latin1'), packed(reading)]))
}

/** Written aside and moved into place. That it could not be kept is no failure: the next start reads and compiles. */
async function keep(file: string, bytes: Buffer | string): Promise<void> {
  const aside = `${file}.${process.pid}`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(aside, bytes)
    await rename(aside, file)
  } catch {
    // A folder that is read-only, a disk that is full.
  }
}

/** V8's own form, without what Node adds to it: read back, numbers lie in memory of their own and do not hold the whole file. */
function packed(reading: Reading): Buffer {
  const serializer = new Serializer()
  serializer.writeHeader()
  serializer.writeValue(reading)
  return serializer.releaseBuffer()
}

function unpacked(bytes: Buffer): Reading {
  const deserializer = new Deserializer(bytes)
  deserializer.readHeader()
  return deserializer.readValue() as Reading
}

/** 64 hex digits for the code, 64 for the content. `phrases` are the keys that the content must hold. */
export async function keyOf(files: readonly FileBytes[], phrases: readonly string[] = phraseKeys): Promise<string> {
  return (await codeKey(phrases)) + keyOfFiles(files)
}

function keyOfFiles(files: readonly FileBytes[]): string {
  return digest(files.map(({ path, bytes }) => `${path} ${digest(bytes)}`).join('\n'))
}

async function codeKey(phrases: readonly string[]): Promise<string> {
  return digest([process.versions.node, process.versions.v8, await compilerKey(), ...phrases].join('\n'))
}
