import type { NewPhone } from '../../../src/server/console/wire/wire-phones.ts'

/** How this browser stands to ringing while no console is open. */
export type PushStanding =
  /** It has no notifications, or only when the page is added to the home screen (iPhone). */
  | 'cannot'
  /** Whoever uses it said no; only the browser's own settings take that back. */
  | 'forbidden'
  | 'off'
  | 'on'

const workerAddress = '/console-worker.js'

/** The only script address that this page ever makes: the policy lets no other through. */
const policyName = 'console-worker'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

let trusted: string | null = null

/** Whether this browser rings, and as which of the phones that the server knows. */
export async function pushStanding(): Promise<{ readonly standing: PushStanding; readonly endpoint: string | null }> {
  if (!canPush()) return { standing: 'cannot', endpoint: null }
  const worker = await navigator.serviceWorker.getRegistration('/console')
  const subscription = (await worker?.pushManager.getSubscription()) ?? null
  if (subscription !== null) return { standing: 'on', endpoint: subscription.endpoint }
  return { standing: Notification.permission === 'denied' ? 'forbidden' : 'off', endpoint: null }
}

/**
 * Asks whoever is there to allow notifications, and this browser for an address to push to. To be called from a press. A subscription made
 * for another key of the server is made anew.
 */
export async function allowPush(pushKey: string): Promise<NewPhone | 'cannot' | 'forbidden'> {
  if (!canPush()) return 'cannot'
  if ((await Notification.requestPermission()) !== 'granted') return 'forbidden'
  await navigator.serviceWorker.register(scriptAddress(), { scope: '/console' })
  const worker = await ready()
  try {
    return phoneOf(await subscribe(worker, pushKey))
  } catch {
    await (await worker.pushManager.getSubscription())?.unsubscribe()
    return phoneOf(await subscribe(worker, pushKey).catch(() => null))
  }
}

/** This browser rings no more, whatever the server still believes. */
export async function forbidPush(): Promise<void> {
  const worker = await navigator.serviceWorker.getRegistration('/console')
  await (await worker?.pushManager.getSubscription())?.unsubscribe()
}

/** A notification that is pressed while a console is open leads there. Returns what ends it. */
export function onPushedPlace(go: (fragment: string) => void): () => void {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (container === undefined) return () => undefined
  const heard = ({ data }: MessageEvent) => {
    if (typeof data?.go === 'string') go(data.go)
  }
  container.addEventListener('message', heard)
  return () => container.removeEventListener('message', heard)
}

function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** `ready` belongs to the page's own scope; a worker that waits to begin is not yet one that can be asked. */
async function ready(): Promise<ServiceWorkerRegistration> {
  for (;;) {
    const worker = await navigator.serviceWorker.getRegistration('/console')
    if (worker?.active) return worker
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function subscribe(worker: ServiceWorkerRegistration, pushKey: string): Promise<PushSubscription> {
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(pushKey) })
}

function phoneOf(subscription: PushSubscription | null): NewPhone | 'cannot' {
  const { endpoint, keys } = subscription?.toJSON() ?? {}
  if (endpoint === undefined || keys?.p256dh === undefined || keys.auth === undefined) return 'cannot'
  return { kind: 'push', endpoint, p256dh: keys.p256dh, auth: keys.auth }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

/** Browsers with trusted types take no bare address of a script. */
function scriptAddress(): string {
  const types = (window as { readonly trustedTypes?: TrustedTypes }).trustedTypes
  trusted ??=
    types === undefined ? workerAddress : types.createPolicy(policyName, { createScriptURL: () => workerAddress }).createScriptURL('')
  return trusted
}
