import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, type OpenRig, publicAddress, type Rig } from '../../test/channel-contract/rig.ts'
import { botFrameworkRig } from '../../test/channel-contract/rigs/botframework.ts'
import { telegramRig } from '../../test/channel-contract/rigs/telegram.ts'
import { webRig } from '../../test/channel-contract/rigs/web.ts'
import { zaloBotRig } from '../../test/channel-contract/rigs/zalo-bot.ts'
import { zaloOaRig } from '../../test/channel-contract/rigs/zalo-oa.ts'
import { type Metrics, quantile } from '../measure.ts'
import { freePort, freshFolder, startWith } from '../ours.ts'

const sickRig = telegramRig
const wellRigs: readonly Rig[] = [zaloOaRig, zaloBotRig, botFrameworkRig, webRig]

/** How the sick channel answers what we send: at once, never, or with errors of its own. */
const conditions: Readonly<Record<string, Answer>> = {
  allWell: { does: 'accept' },
  oneHangs: { does: 'swallow' },
  oneFails: { does: 'fail' },
}

/** In turn, so that what else the machine does falls on each condition alike. */
const rounds = 3
const seconds = 12
const perSecondAndChannel = 4
/** Each writes again after five seconds, so that the pace towards one person is no part of it. */
const people = 20
const question = 'cò đòi 20 triệu tiền môi giới có đúng không'

/** One channel hangs or fails, and the others are asked how long somebody waits for an answer: from their call to the message at the service. */
export async function benchChannels(): Promise<Metrics> {
  const waits: Record<string, number[]> = {}
  for (let round = 0; round < rounds; round += 1)
    for (const [condition, answer] of Object.entries(conditions))
      waits[condition] = [...(waits[condition] ?? []), ...(await waitsWhile(answer))]
  return Object.fromEntries(
    Object.entries(waits).flatMap(([condition, samples]) => [
      [`channels.${condition}.answers`, samples.filter(Number.isFinite).length],
      [`channels.${condition}.never`, samples.filter((ms) => !Number.isFinite(ms)).length],
      [`channels.${condition}.p50Ms`, quantile(samples, 0.5)],
      [`channels.${condition}.p95Ms`, quantile(samples, 0.95)],
    ]),
  )
}

async function waitsWhile(answer: Answer): Promise<readonly number[]> {
  const sick = await sickRig.open()
  const well = await Promise.all(wellRigs.map((rig) => rig.open()))
  const folder = freshFolder()
  const port = await freePort()
  const environment = {
    BEN_AN_PORT: String(port),
    BEN_AN_DATA: path.join(folder, 'data'),
    BEN_AN_KEY_FILE: path.join(folder, 'master.key'),
    ...Object.assign({}, ...[sick, ...well].map((rig) => rig.environment)),
    BEN_AN_PUBLIC_ADDRESS: publicAddress,
  }
  for (const rig of [sick, ...well]) await rig.prepare?.({ environment })
  sick.answerWith?.(...Array<Answer>(2000).fill(answer))
  const server = await startWith(port, environment)
  try {
    const ask = asking(server.url)
    for (const rig of [sick, ...well]) rig.at(server.url)
    for (let nth = 0; nth < people; nth += 1) await Promise.all(well.map((rig) => ask(rig, nth))) // sessions are made, paths are warm
    const asked: Promise<number>[] = []
    for (let nth = 0; nth < seconds * perSecondAndChannel; nth += 1) {
      void ask(sick, nth % people)
      for (const rig of well) {
        asked.push(ask(rig, nth % people))
        await wait(1000 / perSecondAndChannel / well.length)
      }
    }
    return await Promise.all(asked)
  } finally {
    await server.stop('SIGKILL')
    for (const rig of [sick, ...well]) await rig.close()
  }
}

/** An answer that did not come by then does not come. */
const longestWaitMs = 20_000
const lookEveryMs = 10

function asking(url: string) {
  let event = 1_000_000
  return async (rig: OpenRig, nth: number): Promise<number> => {
    event += 1
    const person = rig.person(nth)
    const { path: where, headers, body } = await rig.text(person, event, question)
    const before = (await rig.sentTo(person)).length
    const beganAt = performance.now()
    const answered = await fetch(`${url}${where}`, { method: 'POST', headers, body })
    if (!answered.ok) throw new Error(`a message was answered ${answered.status}`)
    while ((await rig.sentTo(person)).length === before) {
      if (performance.now() - beganAt > longestWaitMs) return Number.POSITIVE_INFINITY
      await wait(lookEveryMs)
    }
    return performance.now() - beganAt
  }
}
