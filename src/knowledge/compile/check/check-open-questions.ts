import { openQuestionsFile } from '../read/read-open-questions.ts'
import type { Checking } from './checking.ts'

/** What an open question touches is there. */
export function checkOpenQuestions({ draft: { openQuestions, topics }, report }: Checking): void {
  for (const [id, { touches }] of openQuestions?.items ?? []) {
    for (const { to, id: page } of touches) {
      const known = to === 'tree' ? topics?.trees : topics?.topics
      if (known?.has(page) === false) {
        report('next-unknown', openQuestionsFile, openQuestions?.lineOf(id, 'touches') ?? 0, { to: to === 'tree' ? `tree:${page}` : page })
      }
    }
  }
}
