/**
 * What a store promises, as the simplest program that keeps the promises: plain lists in memory, no time, no crash. Crashing is not in it
 * at all, for a crash must change nothing of what was acknowledged.
 */
export type RowState = 'due' | 'leaving' | 'sent' | 'cancelled' | 'dead' | 'for-staff'

export interface Row {
  readonly line: 'row'
  readonly by: 'bot' | 'staff'
  readonly text: string
  readonly epoch: number
  state: RowState
  /** Cancelled while it was leaving: it is not put off. */
  withdrawn?: true
}

export type Line = Row | { readonly line: 'person'; readonly text: string } | { readonly line: 'gap' }

interface OpenCase {
  readonly level: number
  taken: boolean
}

export interface Talk {
  waiting: { readonly text: string; tries: number }[]
  lines: Line[]
  openCase: OpenCase | null
  epoch: number
  clock: boolean
}

export type How = 'answer' | 'answer twice' | 'throw' | 'danger 2' | 'danger 4' | 'erase' | 'leave' | 'set clock'

export class Reference {
  readonly talks = new Map<string, Talk>()
  readonly seen = new Set<string>()
  /** Cases whose conversation was erased and waits for a responder's check. */
  readonly hidden: OpenCase[] = []

  talk(person: string): Talk {
    const talk = this.talks.get(person) ?? { waiting: [], lines: [], openCase: null, epoch: 0, clock: false }
    this.talks.set(person, talk)
    return talk
  }

  /** Whether there is something new to decide. */
  deliver(person: string, event: string): boolean {
    if (this.seen.has(event)) return false
    this.seen.add(event)
    this.talk(person).waiting.push({ text: event, tries: 0 })
    return true
  }

  /** What `decide` is called with, or null when nothing waits. */
  next(person: string): string | null {
    const talk = this.talk(person)
    while ((talk.waiting[0]?.tries ?? 0) > 3) {
      talk.waiting.shift()
      talk.lines.push({ line: 'gap' })
    }
    const [message] = talk.waiting
    if (message === undefined) return null
    return message.tries === 3 ? 'gap' : message.text
  }

  decide(person: string, how: How): void {
    const heard = this.next(person)
    const talk = this.talk(person)
    const [message] = talk.waiting
    if (heard === null || message === undefined) return
    if (how === 'throw') {
      message.tries += 1
      return
    }
    talk.waiting.shift()
    talk.lines.push(heard === 'gap' ? { line: 'gap' } : { line: 'person', text: heard })
    if (how === 'erase') this.erase(person, talk)
    else this.change(talk, how)
  }

  private change(talk: Talk, how: How): void {
    if (how === 'danger 2' || how === 'danger 4') cancelUnsent(talk, 'bot')
    if (how === 'leave') cancelUnsent(talk, 'bot', 'staff')
    if (how === 'danger 2') open(talk, 2)
    if (how === 'danger 4') open(talk, 4)
    if (how === 'leave') talk.clock = false
    if (how === 'set clock') talk.clock = true
    this.say(talk, 'bot', how)
    if (how === 'answer twice') this.say(talk, 'bot', how)
  }

  private erase(person: string, talk: Talk): void {
    if (talk.openCase !== null && talk.openCase.level >= 3) this.hidden.push(talk.openCase)
    const fresh: Talk = { waiting: talk.waiting, lines: [], openCase: null, epoch: 0, clock: false }
    this.talks.set(person, fresh)
    this.say(fresh, 'bot', 'erase')
  }

  say(talk: Talk, by: 'bot' | 'staff', text: string): void {
    const silenced = by === 'bot' && talk.openCase?.taken === true
    talk.lines.push({ line: 'row', by, text, epoch: talk.epoch, state: silenced ? 'cancelled' : 'due' })
  }

  take(person: string): void {
    const talk = this.talk(person)
    if (talk.openCase === null) return
    talk.openCase.taken = true
    talk.epoch += 1
    cancelUnsent(talk, 'bot')
  }

  /** Levels as staff see them: of what waits in the order of the queue, and of what somebody holds, which comes behind. */
  queue(): { readonly waiting: readonly number[]; readonly taken: readonly number[] } {
    const open = [...this.hidden, ...[...this.talks.values()].flatMap(({ openCase }) => openCase ?? [])]
    const levels = (taken: boolean) => open.filter((one) => one.taken === taken).map(({ level }) => level)
    return { waiting: levels(false).sort(greatestFirst), taken: levels(true).sort(greatestFirst) }
  }

  ring(person: string): void {
    const talk = this.talk(person)
    talk.clock = false
    this.say(talk, 'bot', 'rung')
  }

  /** The row of each conversation that may be next to leave. */
  heads(): Row[] {
    return [...this.talks.values()].flatMap((talk) => {
      const first = rows(talk).find(({ state }) => state === 'due' || state === 'leaving')
      return first?.state === 'due' ? [first] : []
    })
  }

  talkOf(row: Row): Talk {
    const talk = [...this.talks.values()].find(({ lines }) => lines.includes(row))
    if (talk === undefined) throw new Error('the row belongs to nobody')
    return talk
  }

  begin(row: Row): boolean {
    const overtaken = row.by === 'bot' && row.epoch !== this.talkOf(row).epoch
    row.state = overtaken ? 'cancelled' : 'leaving'
    return !overtaken
  }

  unreachable(row: Row): void {
    row.state = 'dead'
    for (const other of rows(this.talkOf(row))) if (other.state === 'due') other.state = other.by === 'bot' ? 'cancelled' : 'dead'
  }

  told(person: string): string[] {
    const talk = this.talk(person)
    const lines = talk.lines.map((line) => {
      if (line.line === 'gap') return 'gap'
      return line.line === 'person' ? `person: ${line.text}` : `${line.by} ${line.state}: ${line.text}`
    })
    return [...lines, ...talk.waiting.map(({ text }) => `person: ${text}`)]
  }
}

export function rows(talk: Talk): Row[] {
  return talk.lines.filter((line) => line.line === 'row')
}

export function greatestFirst(a: number, b: number): number {
  return b - a
}

function open(talk: Talk, level: number): void {
  talk.openCase = { level: Math.max(level, talk.openCase?.level ?? 0), taken: talk.openCase?.taken ?? false }
}

function cancelUnsent(talk: Talk, ...by: readonly Row['by'][]): void {
  for (const row of rows(talk)) {
    if (!by.includes(row.by)) continue
    if (row.state === 'due') row.state = 'cancelled'
    if (row.state === 'leaving') row.withdrawn = true
  }
}
