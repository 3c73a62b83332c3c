import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

/** The pages as they were built for this run. */
export function pageFolder(): string {
  return inject('pageFolder')
}

/** The Chromium of this run. Contexts are the caller's own, and end when it closes what it was given. */
export function connectChromium(): Promise<Browser> {
  return chromium.connect(inject('chromium'))
}
