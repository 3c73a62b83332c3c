import { checkAsks } from './check-asks.ts'
import { checkCommon } from './check-common.ts'
import { checkDanger } from './check-danger.ts'
import { checkEntries } from './check-entries.ts'
import { checkFacts } from './check-facts.ts'
import { checkIds } from './check-ids.ts'
import { checkLexicon } from './check-lexicon.ts'
import { checkOpenQuestions } from './check-open-questions.ts'
import { checkPhrases } from './check-phrases.ts'
import { checkTold } from './check-told.ts'
import { checkTrees } from './check-trees.ts'
import { checkWays } from './check-ways.ts'
import type { Checking } from './checking.ts'

/** Third stage: everything that can be wrong with files that can be read. */
export function check(checking: Checking): void {
  checkEntries(checking)
  checkTrees(checking)
  checkAsks(checking)
  checkWays(checking)
  checkDanger(checking)
  if (checking.slips) checkCommon(checking)
  checkLexicon(checking)
  checkTold(checking)
  checkPhrases(checking)
  checkFacts(checking)
  checkIds(checking)
  checkOpenQuestions(checking)
}
