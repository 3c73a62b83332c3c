import { parentPort, workerData } from 'node:worker_threads'
import { readSurvey } from './read-survey.ts'

/** One reading in a thread of its own: compiling takes longer than a webhook may wait, and leaves a lot of memory behind. */
const { folder, keptIn } = workerData as { readonly folder: string; readonly keptIn: string | null }
parentPort?.postMessage(await readSurvey(folder, keptIn))
