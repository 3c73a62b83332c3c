import type { Time } from '../time.ts'

/** A sleep that can be ended from outside. A call that comes while nobody sleeps ends the next sleep at once, so none is missed. */
export class Nap {
  private readonly time: Time
  private readonly stop: AbortSignal
  private woken = false
  private sleeping: AbortController | null = null

  constructor(time: Time, stop: AbortSignal) {
    this.time = time
    this.stop = stop
  }

  wake(): void {
    this.woken = true
    this.sleeping?.abort()
  }

  async sleep(ms: number): Promise<void> {
    if (!this.woken) {
      this.sleeping = new AbortController()
      await this.time.wait(ms, AbortSignal.any([this.stop, this.sleeping.signal]))
      this.sleeping = null
    }
    this.woken = false
  }
}
