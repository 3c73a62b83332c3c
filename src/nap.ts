import type { Time } from './time.ts'

/**
 * A sleep that can be ended from outside. A call that comes while nobody sleeps ends the next sleep at once, so none is missed. After
 * `stop` nobody sleeps any more.
 */
export class Nap {
  private readonly time: Time
  private readonly stop: AbortSignal
  private woken = false
  private sleeping: AbortController | null = null

  constructor(time: Time, stop: AbortSignal) {
    this.time = time
    this.stop = stop
    stop.addEventListener('abort', () => this.wake())
  }

  wake(): void {
    this.woken = true
    this.sleeping?.abort('woken') // without a reason an error with its stack is made, which costs more than the sleep
  }

  async sleep(ms: number): Promise<void> {
    if (!this.woken && !this.stop.aborted) {
      this.sleeping = new AbortController()
      await this.time.wait(ms, this.sleeping.signal)
      this.sleeping = null
    }
    this.woken = false
  }
}
