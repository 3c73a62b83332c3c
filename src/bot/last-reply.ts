import type { Reply } from './reply.ts'
import type { Turn } from './turn.ts'

/** The same turn with its last reply changed, above whose choices whoever reads it goes on; a silent turn stays as it is. */
export function withLastReply(turn: Turn, change: (last: Reply) => Reply): Turn {
  const last = turn.replies.at(-1)
  return last === undefined ? turn : { ...turn, replies: [...turn.replies.slice(0, -1), change(last)] }
}
