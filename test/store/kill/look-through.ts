import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import { openKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { kinds, leaving, type Person } from './people.ts'

/** A bubble as the records have it. */
interface Said {
  readonly text: string
  readonly state: string
  readonly kind: 'repeat' | 'once'
  readonly tries: number
}

/** Bubbles of the same text that follow one another, and how often that text may have arrived there. */
interface Run {
  readonly text: string
  readonly least: number
  readonly most: number
}

/** What the service on the other side has carried out for one chat, in order. */
export type Received = (chat: number) => readonly string[]

/** Everything acknowledged is in the records once and in order, had one effect, and left as its kind allows. */
export async function lookThrough(file: string, keyFile: string, people: readonly Person[], received: Received): Promise<void> {
  const store = await openSqliteStore({ path: file, keys: openKeys({ key: keyFile, store: file }).keys, now: Date.now })
  const db = new Sqlite(file, { readonly: true })
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(await store.health()).toMatchObject({ undecided: 0, unsent: 0, gaps: 0, damaged: 0 })
    expect(await store.interruptedSends()).toEqual([])
    for (const person of people) await lookAt(store, db, person, received(person.chat))
    const inDanger = people.filter(({ writes }) => writes === kinds.inDanger).length
    expect((await store.openCases()).map(({ case: { level } }) => level)).toEqual(Array(inDanger).fill(4))
  } finally {
    db.close()
    await store.close()
  }
}

/** The answer, or where it stands above: nobody is told the same twice in a row. */
const answer = /Đun nước sôi|ở ngay trên/

async function lookAt(store: Store, db: Sqlite.Database, person: Person, received: readonly string[]): Promise<void> {
  const id = await store.findConversation({ channel: 'telegram', account: '4242', id: String(person.chat) })
  if (id === null) throw new Error(`nothing is known of ${person.chat}`)
  const transcript = await store.transcript(id)
  const written = transcript.flatMap((line) => (line.by === 'person' && line.content.kind === 'text' ? [line.content.text] : []))
  expect(written.slice(0, person.acked.length), `${person.chat}: acknowledged`).toEqual(person.acked)
  expect(written.length, `${person.chat}: written`).toBeLessThanOrEqual(person.written.length)

  const said = saidIn(db, id, transcript)
  const answers = said.filter(({ text }) => answer.test(text))
  const farewells = said.filter(({ kind }) => kind === 'once')
  if (person.writes !== kinds.inDanger)
    expect(answers.length, `${person.chat}: one answer each`).toBe(written.filter((text) => text !== leaving).length)
  expect(farewells.length, `${person.chat}: one farewell each`).toBe(written.filter((text) => text === leaving).length)
  expect(fits(runsOf(said), inRuns(received)), `${person.chat}: ${JSON.stringify([runsOf(said), inRuns(received)])}`).toBe(true)
}

function saidIn(db: Sqlite.Database, id: string, transcript: Awaited<ReturnType<Store['transcript']>>): readonly Said[] {
  const rows = db
    .prepare<[string], Pick<Said, 'kind' | 'tries'>>(
      'SELECT if_uncertain AS kind, tries FROM outbox JOIN conversations c ON c.number = conversation WHERE c.id = ? ORDER BY line',
    )
    .all(id)
  const lines = transcript.flatMap((line) => (line.by === 'bot' ? [{ text: line.bubble.text, state: line.state }] : []))
  expect(rows).toHaveLength(lines.length)
  return lines.map((line, at) => ({ ...line, kind: rows[at]?.kind ?? 'once', tries: rows[at]?.tries ?? 0 }))
}

/** What is sent arrived at least once; what may be repeated at most as often as it was tried, what may not at most once. */
function runsOf(said: readonly Said[]): readonly Run[] {
  const runs: Run[] = []
  for (const { text, state, kind, tries } of said) {
    const one = { text, least: state === 'sent' ? 1 : 0, most: kind === 'repeat' ? tries : Math.min(tries, 1) }
    const last = runs.at(-1)
    if (last?.text === text) runs[runs.length - 1] = { text, least: last.least + one.least, most: last.most + one.most }
    else runs.push(one)
  }
  return runs
}

function inRuns(texts: readonly string[]): readonly { readonly text: string; readonly times: number }[] {
  const runs: { text: string; times: number }[] = []
  for (const text of texts) {
    const last = runs.at(-1)
    if (last?.text === text) last.times += 1
    else runs.push({ text, times: 1 })
  }
  return runs
}

/** Whether what arrived is what was said, in order. A run that need not have arrived may be missing, and its neighbours then be one. */
function fits(said: readonly Run[], arrived: readonly { readonly text: string; readonly times: number }[]): boolean {
  const [run, ...rest] = said
  if (run === undefined) return arrived.length === 0
  const [first, ...others] = arrived
  if (first?.text === run.text) {
    const next = rest.find(({ text }) => text === run.text)
    const most = Math.min(run.most, first.times)
    for (let times = most; times >= run.least; times--) {
      if (
        times === first.times ? fits(rest, others) : next !== undefined && fits(rest, [{ ...first, times: first.times - times }, ...others])
      )
        return true
    }
    return false
  }
  return run.least === 0 && fits(rest, arrived)
}
