import { vi } from 'vitest'
import { checkTranscripts } from './check-transcript.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { rankByWords } from './rank-by-words.ts'
import { play } from './transcript.ts'

vi.mock('../../src/knowledge/search/rank.ts', () => ({ rank: rankByWords, likelyRight: () => 1 }))

const small = talkKnowledge()

checkTranscripts(
  (name) => !name.startsWith('real-'),
  (written) => play(written, small),
)
