import autocannon from 'autocannon'

/** What came back from a load. */
export interface LoadResult {
  readonly acknowledged: number
  readonly failed: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export interface Load {
  readonly url: string
  readonly secret: string
  readonly texts: readonly string[]
  readonly connections: number
  readonly seconds?: number
  readonly amount?: number
  /** Different people writing. */
  readonly people: number
}

let lastUpdateId = 1_000_000

/** Sends Telegram updates as fast as they are answered, each with an id of its own, from `people` chats in turn. */
export async function fire(load: Load): Promise<LoadResult> {
  const beganAt = performance.now()
  const result = await autocannon({
    url: `${load.url}/webhooks/telegram`,
    connections: load.connections,
    ...(load.amount === undefined ? { duration: load.seconds ?? 5 } : { amount: load.amount }),
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': load.secret },
        setupRequest: (request) => ({ ...request, body: nextUpdate(load) }),
      },
    ],
  })
  const seconds = (performance.now() - beganAt) / 1000
  return {
    acknowledged: result['2xx'],
    failed: result.non2xx + result.errors,
    perSecond: result['2xx'] / seconds,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  }
}

/** The body of the next call: an update with an id of its own, from the next of `people` chats. */
export function nextUpdate({ texts, people }: Pick<Load, 'texts' | 'people'>): string {
  lastUpdateId += 1
  const id = 700_000_000 + (lastUpdateId % people)
  const from = { id, is_bot: false, first_name: 'Lan', language_code: 'vi' }
  const message = {
    message_id: lastUpdateId,
    date: 1_795_000_000,
    chat: { id, type: 'private' },
    from,
    text: texts[lastUpdateId % texts.length],
  }
  return JSON.stringify({ update_id: lastUpdateId, message })
}
