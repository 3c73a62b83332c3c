import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NamedCall, RawCall, Rig } from './rig.ts'
import { openStage, type Stage, transcriptOf, until } from './stage.ts'

const question = 'pha trà sao cho ngon'
const answer = 'Đun nước sôi'

/** What every channel holds, over real HTTP against its service. A channel's own file calls this once. */
export function holdsContract(rig: Rig): void {
  let stage: Stage
  const open = () => {
    beforeAll(async () => {
      stage = await openStage(rig)
    })
    afterAll(() => stage.close())
  }

  describe(`${rig.channel}: proof of origin`, () => {
    open()

    test('a right one is answered, and so is the person', async () => {
      const person = stage.newPerson()
      await stage.says(person, question)
      expect(await stage.hears(person, answer)).toMatchObject({ to: person })
    })

    test('at least forty forged and malformed calls store nothing', async () => {
      const person = stage.newPerson()
      const right = await stage.rig.text(person, stage.next(), question)
      const calls = [...(await forgeries(stage, right)), ...malformed(right)]
      const before = stage.rows()
      const taken: string[] = []
      for (const { name, call, status: expected } of calls) {
        const status = await stage.call(call)
        if (status !== expected && (status < 400 || status >= 500)) taken.push(`${name}: ${status}`)
      }
      expect(taken).toEqual([])
      expect(calls.length).toBeGreaterThanOrEqual(40)
      expect(stage.rows()).toEqual(before)
      expect(await stage.sentTo(person)).toEqual([])
    })

    test('a call with a forged proof is told so, and one with the right proof is taken after it', async () => {
      const person = stage.newPerson()
      const right = await stage.rig.text(person, stage.next(), question)
      for (const { name, call, status } of await stage.rig.forged(bodyOf(right)))
        expect([name, status === undefined ? [401, 403] : [status]]).toEqual([name, expect.arrayContaining([await stage.call(call)])])
      expect(await stage.call(right)).toBeLessThan(300)
      await stage.hears(person, answer)
    })

    test('the content in other bytes passes only where the proof is not over bytes, and has no second effect', async () => {
      const person = stage.newPerson()
      const right = await stage.rig.text(person, stage.next(), question)
      const { status, of } = stage.rig.reserialised
      expect(of(right).body).not.toEqual(right.body)
      expect(await stage.call(right)).toBeLessThan(300)
      expect(await stage.call(of(right))).toBe(status)
      await stage.hears(person, answer)
      await settled(stage, person)
      expect(await stage.sentTo(person)).toHaveLength(1)
    })
  })

  describe(`${rig.channel}: what comes in`, () => {
    open()

    test('the same call twenty times at once, and again after a restart, has one effect', async () => {
      const person = stage.newPerson()
      const call = await stage.rig.text(person, stage.next(), question)
      const statuses = await Promise.all(Array.from({ length: 20 }, () => stage.call(call)))
      expect(statuses.filter((status) => status >= 300 && status !== 503)).toEqual([]) // 503 asks for it again
      if (statuses.every((status) => status === 503)) expect(await stage.call(call)).toBeLessThan(300)
      await stage.hears(person, answer)
      await stage.restart()
      expect(await stage.call(call)).toBeLessThan(300)
      await settled(stage, person)
      expect(await stage.sentTo(person)).toHaveLength(1)
    })

    test('messages of one person are answered in the order in which they came', async () => {
      const person = stage.newPerson()
      await stage.says(person, question)
      await stage.says(person, 'how do I make tea')
      await stage.says(person, question)
      await stage.hears(person, 'Boil the water')
      await settled(stage, person, 3)
      const first = (await stage.sentTo(person)).map(({ text }) => text.slice(0, 8))
      expect(first).toEqual(['Đun nước', 'Boil the', 'Đun nước'])
    })

    test('what is known and not served is answered, and nothing is kept of it', async () => {
      const person = stage.newPerson()
      const calls = await stage.rig.ignored(person)
      const before = stage.rows()
      for (const { name, call } of calls) expect([name, await stage.call(call)]).toEqual([name, 200])
      expect(stage.rows()).toEqual(before)
    })

    test('what is proven and cannot be read is answered, and kept as a gap', async () => {
      const calls = await stage.rig.unreadable(stage.newPerson())
      const before = await stage.figure('gaps')
      for (const { name, call } of calls) expect([name, await stage.call(call)]).toEqual([name, 200])
      expect(await stage.figure('gaps')).toBe(before + calls.length)
    })

    test('two ids that differ at the very end are two people, and each is answered under their own', async () => {
      const [one, other] = rig.nearlyAlike
      await stage.says(one, question)
      await stage.says(other, 'how do I make tea')
      await stage.hears(one, answer)
      await stage.hears(other, 'Boil the water')
      expect(await stage.sentTo(one)).toHaveLength(1)
      expect(await stage.sentTo(other)).toHaveLength(1)
    })

    test('words in decomposed letters are understood, and answered in composed ones', async () => {
      const person = stage.newPerson()
      await stage.says(person, question.normalize('NFD'))
      const { text } = await stage.hears(person, answer)
      expect(text).toBe(text.normalize('NFC'))
    })

    test('a choice can be taken as this channel takes one', async () => {
      const person = stage.newPerson()
      await stage.says(person, 'menu')
      const offered = await stage.hears(person, '')
      expect(await stage.call(await stage.rig.choose(person, stage.next(), offered, 1))).toBeLessThan(300)
      await settled(stage, person, 2)
      expect(JSON.stringify((await stage.sentTo(person)).at(-1))).toMatch(/topic:tea|Pha trà thế nào/)
    })
  })

  describe(`${rig.channel}: a person answers`, () => {
    open()

    test('taken, spoken with, handed back: the bot is silent meanwhile, and a long reply arrives whole', async () => {
      const person = stage.newPerson()
      await stage.says(person, question)
      await stage.hears(person, answer)
      await stage.says(person, 'gặp người thật')
      await settled(stage, person, 2)
      const id = await caseOf(stage)
      await act(stage, id, 'take')
      await settled(stage, person)
      const before = (await stage.sentTo(person)).length
      await stage.says(person, question)
      await say(stage, id, long.normalize('NFD'))
      await stage.hears(person, lastSentence)
      const heard = (await stage.sentTo(person)).slice(before)
      expect(
        heard
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' '),
      ).toBe(long)
      for (const { text } of heard) {
        expect(text.length).toBeLessThanOrEqual(rig.longestText)
        expect(text).toBe(text.normalize('NFC'))
      }
      await act(stage, id, 'hand-back')
      await stage.says(person, 'how do I make tea')
      await stage.hears(person, 'Boil the water')
    })

    if (rig.pushed)
      test('a reply of theirs that may have arrived is not said twice: staff hear of it', async () => {
        const person = stage.newPerson()
        await stage.says(person, 'gặp người thật')
        await settled(stage, person, 1)
        const id = await caseOf(stage)
        await act(stage, id, 'take')
        await settled(stage, person)
        const before = await stage.figure('deadLetters')
        stage.rig.answerWith?.({ does: 'swallow' })
        await say(stage, id, 'Chị nghe đây.')
        await until('staff hear of it', async () => (await stage.figure('deadLetters')) > before)
        const replies = (await stage.sentTo(person)).filter(({ text }) => text.includes('Chị nghe đây.'))
        expect(replies).toMatchObject([{ arrived: true }])
      })
  })

  describe(`${rig.channel}: leaving`, () => {
    open()

    for (const { words, name } of [
      { words: 'thoát', name: 'exit' },
      { words: 'xóa hết', name: 'erase' },
    ])
      test(`${name}: one neutral line, and whoever comes back begins anew`, async () => {
        const person = stage.newPerson()
        await stage.says(person, 'how do I make tea')
        await stage.hears(person, 'Boil the water')
        await stage.says(person, words)
        await settled(stage, person, 2)
        const farewell = (await stage.sentTo(person)).at(-1)
        expect(farewell).toMatchObject({ buttons: [] })
        expect(farewell?.text).not.toContain('Boil')
        await stage.says(person, question)
        await stage.hears(person, answer)
      })

    test('what was erased is not in the store any more', async () => {
      const person = stage.newPerson()
      await stage.says(person, question)
      await stage.hears(person, answer)
      await stage.says(person, 'xóa hết')
      await settled(stage, person, 2)
      const address = stage.rig.address(person)
      const left = await stage.leftBehind((store) => transcriptOf(store, address))
      expect(JSON.stringify(left)).not.toContain('pha trà')
      expect(JSON.stringify(left)).not.toContain(answer)
      expect(left.filter(({ by }) => by === 'bot').length).toBeLessThanOrEqual(1)
    })
  })

  if (rig.pushed)
    describe(`${rig.channel}: sends that fail`, () => {
      open()

      test('too much at once: nothing leaves before the time that was asked for, then it does', async () => {
        stage.rig.answerWith?.({ does: 'slow-down', seconds: 1 })
        const person = stage.newPerson()
        await stage.says(person, question)
        await stage.hears(person, answer)
        expect((await stage.sentTo(person)).map(({ arrived }) => arrived)).toEqual([false, true])
      })

      test('errors of the service’s own lose nothing', async () => {
        stage.rig.answerWith?.({ does: 'fail' }, { does: 'fail' })
        const person = stage.newPerson()
        await stage.says(person, question)
        await stage.hears(person, answer)
        expect((await stage.sentTo(person)).map(({ arrived }) => arrived)).toEqual([false, false, true])
      })

      test('taken and never answered: advice is said again, and nobody else waits for it', async () => {
        stage.rig.answerWith?.({ does: 'swallow' })
        const [slow, other] = [stage.newPerson(), stage.newPerson()]
        await stage.says(slow, question)
        await until('it is taken', async () => (await stage.sentTo(slow)).length === 1)
        await stage.says(other, question)
        await stage.hears(other, answer)
        expect(await stage.sentTo(slow)).toHaveLength(1)
        await until('it is said again', async () => (await stage.sentTo(slow)).length === 2)
      })

      test('somebody who is gone is not written to again, and others are', async () => {
        stage.rig.answerWith?.({ does: 'refuse' })
        const [gone, other] = [stage.newPerson(), stage.newPerson()]
        await stage.says(gone, question)
        await until('it is refused', async () => (await stage.sentTo(gone)).length === 1)
        await stage.says(other, question)
        await stage.hears(other, answer)
        await until('nothing waits', async () => (await stage.figure('unsent')) === 0)
        expect(await stage.sentTo(gone)).toHaveLength(1)
      })

      test('a token that is not valid any more: nothing is lost, and the log says so', async () => {
        stage.rig.answerWith?.({ does: 'revoked' })
        const person = stage.newPerson()
        const dead = await stage.figure('deadLetters')
        await stage.says(person, question)
        await until('the log says so', async () => stage.log.some((line) => line.includes('token-revoked')))
        await until('admins are told', async () => stage.log.some((line) => line.includes('channel-trouble') && line.includes(rig.channel)))
        expect(await stage.sentTo(person)).toHaveLength(1)
        expect([await stage.figure('unsent'), await stage.figure('deadLetters')]).toEqual([1, dead])
      })
    })
}

/** Each forged proof over bodies of every kind. */
async function forgeries(stage: Stage, right: RawCall): Promise<readonly NamedCall[]> {
  const bodies = [
    ['the right body', bodyOf(right)],
    ['nothing', ''],
    ['no JSON', 'not json'],
    ['an empty object', '{}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['much nesting', '['.repeat(2000)],
  ] as const
  const forged = await Promise.all(bodies.map(async ([of, body]) => (await stage.rig.forged(body)).map((one) => ({ ...one, of }))))
  return forged.flat().map(({ of, ...one }) => ({ ...one, name: `${one.name}, ${of}` }))
}

/** The right proof, and no call that the service would make. */
function malformed(right: RawCall): readonly NamedCall[] {
  const as = (type: string) => ({ name: `as ${type}`, call: { ...right, headers: { ...right.headers, 'content-type': type } } })
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/vnd.api+json', 'x/y']
  return [
    ...types.map(as),
    as('application/json;charset=utf-7'),
    as('application/json, text/plain'),
    { name: 'too long', call: { ...right, body: `{"x":"${'x'.repeat(400_000)}"}` } },
    ...['GET', 'PUT', 'DELETE', 'PATCH'].map((method) => ({ name: method, call: { ...right, method } })),
    ...['/x', '/..%2f', '//', '%00'].map((end) => ({ name: `path with ${end}`, call: { ...right, path: `${right.path}${end}` } })),
  ]
}

function bodyOf({ body }: RawCall): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}

/** Everything is decided and has left, and this person has had at least so much. What is fetched leaves when its own person looks. */
async function settled(stage: Stage, person: string, atLeast = 1): Promise<void> {
  await until('everything has left', async () => {
    const [undecided, unsent] = await Promise.all([stage.figure('undecided'), stage.figure('unsent')])
    return undecided === 0 && (unsent === 0 || !stage.rig.answerWith) && (await stage.sentTo(person)).length >= atLeast
  })
}

function caseOf(stage: Stage): Promise<string> {
  return until('a case waits', async () => {
    const { cases } = (await stage.console('queue')) as { readonly cases: readonly { readonly id: string; readonly state: string }[] }
    return cases.find(({ state }) => state === 'waiting')?.id
  })
}

const act = (stage: Stage, id: string, what: string) => stage.console(`cases/${id}/acts`, { act: what, id: press(stage) })
const say = (stage: Stage, id: string, text: string) => stage.console(`cases/${id}/replies`, { id: press(stage), text, confirmed: true })
const press = (stage: Stage) => `press-${String(stage.next()).padStart(12, '0')}`

const lastSentence = 'Đó là câu cuối cùng.'
const long = [...Array.from({ length: 54 }, (_, n) => `Câu thứ ${n + 1}: chị đang nghe em kể, em cứ từ từ nhé.`), lastSentence].join(' ')
