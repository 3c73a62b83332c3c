import { checkTranscripts } from './check-transcript.ts'
import { realKnowledge } from './fixture-knowledge.ts'
import { play } from './transcript.ts'

const real = realKnowledge()

checkTranscripts(
  (name) => name.startsWith('real-'),
  (written) => {
    if (real === null) throw new Error('The real content has problems: npm run content -- check')
    return play(written, real, 'in outline')
  },
)
