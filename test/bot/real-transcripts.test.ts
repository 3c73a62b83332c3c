import { checkTranscripts } from './check-transcript.ts'
import { realKnowledge } from './fixture-knowledge.ts'
import { play } from './transcript.ts'

const real = await realKnowledge()

checkTranscripts(
  (name) => name.startsWith('real-'),
  (written) => play(written, real, 'in outline'),
)
