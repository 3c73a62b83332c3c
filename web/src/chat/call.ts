/** What came back, whole. */
export interface Answered {
  readonly status: number
  readonly ok: boolean
  readonly text: string
}

/** How long an answer is waited for; a file takes its time over a thin line. */
const patienceMs = 15_000

/**
 * Makes one call to our own server, with a body that leaves as JSON, or as it is where it is a file. Never rejects. Null when no whole answer came in
 * time: a line that hangs or breaks off is as good as none.
 */
export async function callServer(
  method: 'GET' | 'POST' | 'PUT',
  address: string,
  body: object | undefined,
  filePatienceMs: number,
): Promise<Answered | null> {
  const impatience = new AbortController()
  const timer = setTimeout(() => impatience.abort(), body instanceof Blob ? filePatienceMs : patienceMs)
  try {
    const answer = await fetch(address, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: impatience.signal,
      ...(body instanceof Blob && { headers: { 'content-type': 'application/octet-stream' }, body }),
      ...(body && !(body instanceof Blob) && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    return { status: answer.status, ok: answer.ok, text: await answer.text() }
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** What the text says; `null` for an empty one, `undefined` where it is no JSON: something in between has answered for the server. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text === '' ? 'null' : text)
  } catch {
    return undefined
  }
}
