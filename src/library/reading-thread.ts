import { parentPort, workerData } from 'node:worker_threads'
import { readSurvey } from './read-survey.ts'

/** One reading in a thread of its own: compiling takes longer than a webhook may wait. */
parentPort?.postMessage(await readSurvey(String(workerData)))
