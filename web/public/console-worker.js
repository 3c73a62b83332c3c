/**
 * Rings on this phone while no console is open. It keeps nothing, sees no page but the console, and shows what it is given and no more.
 * Served as it stands, so it is written for browsers of 2019.
 */

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('push', (event) => event.waitUntil(show(read(event.data))))

self.addEventListener('notificationclick', (event) => {
  const { link, coming } = event.notification.data
  event.notification.close()
  event.waitUntil(event.action === 'coming' ? sayComing(coming, link) : openConsole(link))
})

/** What cannot be read still rings: a phone that stays silent is worse than one that says little. */
function read(data) {
  try {
    return data.json()
  } catch {
    return {}
  }
}

function show(notice) {
  const { title = 'Bến An', text = '', about = '', link = '/console', coming = null, language = 'vi' } = notice
  return self.registration.showNotification(title, {
    body: text,
    lang: language,
    tag: about,
    renotify: about !== '',
    requireInteraction: coming !== null,
    icon: '/icon.svg',
    vibrate: [400, 200, 400, 200, 400],
    data: { link, coming },
    actions: coming === null ? [] : [{ action: 'coming', title: coming.label }],
  })
}

/** Where it could not be said, the console is opened: there it can. */
async function sayComing(coming, link) {
  const headers = { 'content-type': 'application/json' }
  const said = await fetch('/alerts/coming', { method: 'POST', headers, body: JSON.stringify({ token: coming.token }) }).catch(() => null)
  if (said === null || !said.ok) await openConsole(link)
}

/** A console that is open already is brought to the front, at the case; nothing but our own pages is ever opened. */
async function openConsole(link) {
  const target = new URL(link, self.location.origin)
  if (target.origin !== self.location.origin) return
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const console = open.find((client) => new URL(client.url).pathname === '/console')
  if (console === undefined) return self.clients.openWindow(target.href)
  await console.focus()
  console.postMessage({ go: target.hash })
}
