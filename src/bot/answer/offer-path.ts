import type { Tree } from '../../knowledge/knowledge.ts'
import { readChoice } from '../hear/choice-data.ts'
import type { Choice, Reply } from '../reply.ts'
import type { Setting } from '../setting.ts'
import { nextChoices } from './next-choices.ts'

/** A guided path that was called by its title stands first, behind the rest of the answer, where the answer does not lead there anyway. */
export function withPath(reply: Reply, path: Tree | null, setting: Setting): Reply {
  if (path === null) return reply
  const offered = nextChoices([{ to: 'tree', id: path.id }], setting)
  const fresh = offered.filter(({ data }) => reply.choices.every((choice) => choice.data !== data))
  const isMore = ({ data }: Choice) => readChoice(data)?.kind === 'more'
  const choices = [...reply.choices.filter(isMore), ...fresh, ...reply.choices.filter((choice) => !isMore(choice))]
  return fresh.length === 0 ? reply : { ...reply, choices }
}
