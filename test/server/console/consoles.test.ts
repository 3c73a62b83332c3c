import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import { openConsoles } from '../../../src/server/console/consoles.ts'
import { openLooking } from '../../../src/server/console/looking.ts'
import { standingTime } from '../test-server.ts'

const lan = 'lan' as StaffId
const one = 'one' as CaseId

function given(fails: () => boolean = () => false) {
  const time = standingTime()
  const told: string[] = []
  const consoles = openConsoles({
    time,
    async notice(staff, console) {
      if (fails()) throw new Error('the store is busy')
      told.push(`${staff} ${console}`)
    },
    onChange: () => {},
  })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return { consoles, told, settled, forward: time.forward, set: time.set }
}

describe('who has a console open', () => {
  test('two pages of one person are one presence', async () => {
    const { consoles, told, settled } = given()
    const first = consoles.open('session', lan)
    const second = consoles.open('session', lan)
    first()
    await settled()
    expect(told).toEqual(['lan back'])
    second()
    await settled()
    expect(told).toEqual(['lan back', 'lan lost'])
  })

  test('a page that never says it is there counts by its line alone', async () => {
    const { consoles, told, settled, forward } = given()
    consoles.open('session', lan)
    forward(3_600_000)
    consoles.look()
    await settled()
    expect(told).toEqual(['lan back'])
  })

  test('a wall clock that is put back keeps nobody there who has fallen silent, one put forward loses nobody', () => {
    const { consoles, forward, set } = given()
    consoles.open('session', lan)
    consoles.heard('session', lan)
    set(3_600_000)
    consoles.look()
    expect(consoles.present()).toEqual([lan])
    set(-7_200_000)
    forward(60_000)
    consoles.look()
    expect(consoles.present()).toEqual([])
  })

  test('one that said so and falls silent for a minute is lost, and found again', async () => {
    const { consoles, told, settled, forward } = given()
    consoles.open('session', lan)
    consoles.heard('session', lan)
    forward(59_999)
    consoles.look()
    expect(consoles.present()).toEqual([lan])
    forward(1)
    consoles.look()
    expect(consoles.present()).toEqual([])
    consoles.heard('session', lan)
    await settled()
    expect(told).toEqual(['lan back', 'lan lost', 'lan back'])
  })

  test('a page that only asks now and then counts for a minute', async () => {
    const { consoles, told, settled, forward } = given()
    consoles.heard('session', lan)
    forward(60_000)
    consoles.look()
    await settled()
    expect(told).toEqual(['lan back', 'lan lost'])
  })

  test('closing the last page is a loss at once, whatever it said before', async () => {
    const { consoles, told, settled } = given()
    const close = consoles.open('session', lan)
    consoles.heard('session', lan)
    close()
    await settled()
    expect(told).toEqual(['lan back', 'lan lost'])
  })

  test('one session that goes leaves the other', async () => {
    const { consoles, settled, told } = given()
    const close = consoles.open('desk', lan)
    consoles.open('phone', lan)
    close()
    await settled()
    expect(told).toEqual(['lan back'])
  })

  test('what could not be told is told again', async () => {
    let fails = true
    const { consoles, told, settled } = given(() => fails)
    consoles.open('session', lan)
    await settled()
    expect(told).toEqual([])
    fails = false
    consoles.look()
    await settled()
    expect(told).toEqual(['lan back'])
  })
})

describe('who looks at a case', () => {
  const who = { id: lan, name: 'Lan' }

  test('is there while a window is, and types until they stop or for eight seconds', () => {
    const time = standingTime()
    let changes = 0
    const looking = openLooking(time, () => {
      changes += 1
    })
    looking.typing(one, who, true) // nobody is there
    expect(looking.at(one)).toEqual([])
    const first = looking.open(one, who)
    const second = looking.open(one, who)
    looking.typing(one, who, true)
    expect(looking.at(one)).toEqual([{ name: 'Lan', typing: true }])
    time.forward(8_000)
    expect(looking.at(one)).toEqual([{ name: 'Lan', typing: false }])
    first()
    expect(looking.at(one)).toHaveLength(1)
    second()
    expect(looking.at(one)).toEqual([])
    expect(changes).toBe(3)
  })
})
