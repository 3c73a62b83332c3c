import { createReadStream, createWriteStream, readFileSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { AppError } from '../../errors.ts'

/** Seals a file to the public half of an age key, so that whoever has only this machine cannot open it. Leaves no half file. */
export async function sealFile(from: string, to: string, recipient: string): Promise<void> {
  const sealing = new Encrypter()
  try {
    sealing.addRecipient(recipient)
  } catch (error) {
    throw new AppError('bad-config', 'the age recipient is none that age knows', { cause: error })
  }
  await write(await sealing.encrypt(read(from)), to)
}

/** @throws AppError `bad-identity` when the identity file holds no key that opens it, or the file was changed */
export async function openSealedFile(from: string, to: string, identityFile: string): Promise<void> {
  try {
    const opening = new Decrypter()
    for (const identity of identitiesIn(identityFile)) opening.addIdentity(identity)
    await write(await opening.decrypt(read(from)), to)
  } catch (error) {
    throw new AppError('bad-identity', `${from} could not be opened with ${identityFile}`, { cause: error })
  }
}

/** As `age-keygen` writes it: a key a line, and lines that begin with #. */
function identitiesIn(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('AGE-SECRET-KEY-'))
}

/** Node's streams are the web's; the two declarations differ. */
function read(file: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(file)) as unknown as ReadableStream<Uint8Array>
}

async function write(stream: ReadableStream<Uint8Array>, to: string): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(stream as unknown as NodeReadableStream), createWriteStream(to, { mode: 0o600, flags: 'wx' }))
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  }
}
