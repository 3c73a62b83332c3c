import { beforeEach, describe, expect, test } from 'vitest'
import type { KeptTokens, TokenBox, Tokens } from '../../../src/adapters/token-box.ts'
import type { Granted } from '../../../src/adapters/zalo-oa/oauth.ts'
import { type TokenKeeper, tokenKeeper } from '../../../src/adapters/zalo-oa/token-keeper.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import { boxOf } from '../../../src/store/tokens/box-of.ts'

const hourMs = 3_600_000
const account = { channel: 'zalo-oa', account: '388000000000000001' }
let nowMs: number
let box: TokenBox
/** Refresh tokens that were shown, in order. */
let shown: string[]
/** Ways in which the service answers next; after them it gives the next pair. */
let answers: (() => Promise<Granted>)[]

beforeEach(async () => {
  nowMs = 1_795_000_000_000
  shown = []
  answers = []
  box = boxOf((await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: () => nowMs })).tokens, account)
})

const pair = (n: number): Tokens => ({ access: `a${n}`, refresh: `r${n}`, gotAtMs: nowMs, expiresAtMs: nowMs + 25 * hourMs })
const given = (n: number): Granted => ({ kind: 'granted', access: `a${n}`, refresh: `r${n}`, lifeMs: 25 * hourMs })
const refused: Granted = { kind: 'refused', code: 'zalo-14014' }

/** A keeper as one process has it; two share a box. */
function keeper(over: Partial<TokenBox> = {}): TokenKeeper {
  return tokenKeeper({
    box: { ...box, ...over },
    ask(refresh) {
      shown.push(refresh)
      return answers.shift()?.() ?? Promise.resolve(given(shown.length + 1))
    },
    now: () => nowMs,
    async wait(ms) {
      nowMs += ms
    },
  })
}

const access = async () => (await box.read())?.access

describe('renewing', () => {
  test('many who ask at once show the refresh token once, and all have the next pair', async () => {
    await box.keep(pair(1), null)
    const one = keeper()
    expect(await Promise.all([one.renew(1), one.renew(1), one.renew(1)])).toEqual(['renewed', 'renewed', 'renewed'])
    expect([shown, await access()]).toEqual([['r1'], 'a2'])
  })

  test('two processes at once show it once; the other does not wait for ever', async () => {
    await box.keep(pair(1), null)
    const [one, other] = [keeper(), keeper()]
    const ended = await Promise.all([one.renew(1), other.renew(1)])
    expect(ended.sort()).toEqual(['not-now', 'renewed'])
    expect(shown).toEqual(['r1'])
    expect(await other.renew(1)).toBe('renewed')
    expect(shown).toEqual(['r1'])
  })

  test('the next pair is on disk before it is used, and a disk that is full for a while does not lose it', async () => {
    await box.keep(pair(1), null)
    let failures = 3
    const order: string[] = []
    const one = keeper({
      async keep(tokens: Tokens, after) {
        if (failures-- > 0) throw new Error('the disk is full')
        order.push(`kept ${tokens.access}`)
        return box.keep(tokens, after)
      },
    })
    await one.renew(1).then((how) => order.push(how))
    expect(order).toEqual(['kept a2', 'renewed'])
    expect([shown, await access()]).toEqual([['r1'], 'a2'])
  })

  test('a refused one asks for a log-in, is not shown again at once, and counts again after a log-in', async () => {
    await box.keep(pair(1), null)
    answers = [async () => refused]
    const one = keeper()
    expect(await one.renew(1)).toBe('login-needed')
    expect(await one.renew(1)).toBe('login-needed')
    expect(shown).toEqual(['r1'])
    expect((await box.read())?.trouble).toEqual({ code: 'refused-zalo-14014', atMs: nowMs })
    nowMs += hourMs
    answers = [async () => refused]
    expect(await one.renew(1)).toBe('login-needed')
    expect(shown).toEqual(['r1', 'r1'])
    await box.keep(pair(9), null)
    expect(await one.renew(1)).toBe('renewed')
    expect(await one.renew(2)).toBe('renewed')
    expect(shown.at(-1)).toBe('r9')
  })

  test('trouble on the way is no refusal: the same may work soon', async () => {
    await box.keep(pair(1), null)
    answers = [async () => ({ kind: 'failed', code: 'ECONNREFUSED', uncertain: false })]
    const one = keeper()
    expect(await one.renew(1)).toBe('not-now')
    expect((await box.read())?.trouble?.code).toBe('ECONNREFUSED')
    expect(await one.renew(1)).toBe('renewed')
    expect((await box.read())?.trouble).toBeNull()
  })

  test('whoever gives up waiting does not end the asking', async () => {
    await box.keep(pair(1), null)
    const answer = Promise.withResolvers<Granted>()
    answers = [() => answer.promise]
    const one = keeper()
    const giveUp = new AbortController()
    const impatient = one.renew(1, giveUp.signal)
    const patient = one.renew(1)
    giveUp.abort()
    expect(await impatient).toBe('not-now')
    answer.resolve(given(2))
    expect(await patient).toBe('renewed')
    expect(await access()).toBe('a2')
  })

  test('the end of the next pair, met while this one is still asked for, is asked for by itself', async () => {
    await box.keep(pair(1), null)
    const answer = Promise.withResolvers<Granted>()
    answers = [() => answer.promise]
    const one = keeper()
    const [first, second] = [one.renew(1), one.renew(2)]
    answer.resolve(given(2))
    expect(await Promise.all([first, second])).toEqual(['renewed', 'renewed'])
    expect([shown, await access()]).toEqual([['r1', 'r2'], 'a3'])
  })

  test('whoever stops waits for the pair that is being asked for, until it is kept', async () => {
    await box.keep(pair(1), null)
    const answer = Promise.withResolvers<Granted>()
    answers = [() => answer.promise]
    const one = keeper()
    await one.settled()
    const giveUp = new AbortController()
    const given1 = one.renew(1, giveUp.signal)
    giveUp.abort()
    await given1
    const stopped = one.settled().then(access)
    answer.resolve(given(2))
    expect(await stopped).toBe('a2')
  })

  test('a log-in that came meanwhile stands', async () => {
    await box.keep(pair(1), null)
    const answer = Promise.withResolvers<Granted>()
    answers = [() => answer.promise]
    const renewing = keeper().renew(1)
    while (shown.length === 0) await new Promise(setImmediate)
    await box.keep(pair(7), null)
    answer.resolve(given(2))
    expect(await renewing).toBe('renewed')
    expect(await access()).toBe('a7')
  })

  test('a store that cannot be read is no refusal', async () => {
    const one = keeper({ read: () => Promise.reject<KeptTokens>(new Error('busy')) })
    expect(await one.renew(1)).toBe('not-now')
    expect(await one.look()).toMatchObject({ code: null })
  })
})

describe('looking after it', () => {
  test('it is renewed at four fifths of its life, hours before it ends', async () => {
    await box.keep(pair(1), null)
    const one = keeper()
    nowMs += 20 * hourMs - 30_000
    expect(await one.look()).toEqual({ code: null, againMs: 30_000 })
    expect(shown).toEqual([])
    nowMs += 30_000
    expect(await one.look()).toEqual({ code: null, againMs: 60_000 })
    expect([shown, await access()]).toEqual([['r1'], 'a2'])
  })

  test('one that ended before its time is told of until it is mended, and tried again by itself', async () => {
    await box.keep(pair(1), null)
    const one = keeper()
    answers = [async () => refused, async () => ({ kind: 'failed', code: 'zalo-http-503', uncertain: false })]
    expect(await one.renew(1)).toBe('login-needed')
    expect(await one.look()).toMatchObject({ code: 'login-needed' })
    expect(shown).toHaveLength(1)
    nowMs += 10 * 60_000
    expect(await one.look()).toMatchObject({ code: 'token-not-renewed' })
    expect(await one.look()).toEqual({ code: null, againMs: 60_000 })
    expect([shown, await access()]).toEqual([['r1', 'r1', 'r1'], 'a4'])
  })

  test('nobody has logged in yet, or only a log-in helps, or it failed this time', async () => {
    const one = keeper()
    expect(await one.look()).toMatchObject({ code: 'login-needed' })
    await box.keep(pair(1), null)
    nowMs += 21 * hourMs
    answers = [async () => ({ kind: 'failed', code: 'zalo-http-503', uncertain: false }), async () => refused]
    expect(await one.look()).toMatchObject({ code: 'token-not-renewed' })
    expect(await one.look()).toMatchObject({ code: 'login-needed' })
  })
})
