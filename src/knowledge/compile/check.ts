import { checkAsks } from './check/check-asks.ts'
import { checkCommon } from './check/check-common.ts'
import { checkDanger } from './check/check-danger.ts'
import { checkEntries } from './check/check-entries.ts'
import { checkFacts } from './check/check-facts.ts'
import { checkIds } from './check/check-ids.ts'
import { checkLexicon } from './check/check-lexicon.ts'
import { checkOpenQuestions } from './check/check-open-questions.ts'
import { checkPhrases } from './check/check-phrases.ts'
import { checkTold } from './check/check-told.ts'
import { checkTrees } from './check/check-trees.ts'
import { checkWays } from './check/check-ways.ts'
import type { Checking } from './check/checking.ts'

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
