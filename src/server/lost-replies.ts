import type { NamedStatus } from '../adapters/ask-statuses.ts'
import type { Store } from '../store/store.ts'

const shownForMs = 24 * 60 * 60_000

/**
 * What services do not tell: answers of the bot's that never arrived. Behind most of them stands no case, so nobody of the staff sees them;
 * whoever runs the copy does.
 */
export async function withLostReplies(
  store: Pick<Store, 'lostReplies'>,
  statuses: readonly NamedStatus[],
  nowMs: number,
): Promise<readonly NamedStatus[]> {
  const lost = await store.lostReplies(nowMs - shownForMs)
  return statuses.map(({ name, status }) => {
    const count = lost.get(name) ?? 0
    if (!status.configured || count === 0) return { name, status }
    return { name, status: { ...status, problems: [...status.problems, { code: 'replies-lost', detail: String(count) }] } }
  })
}
