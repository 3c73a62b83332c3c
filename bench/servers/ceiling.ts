/**
 * The bare ceiling: Fastify and one insert per webhook call, `synchronous=FULL`, all inserts of an event-loop turn in one commit,
 * answered after it. It understands nothing and says nothing; nobody durable can be faster. Arguments: port, database file.
 */
import Database from 'better-sqlite3'
import Fastify from 'fastify'

const [port, file] = process.argv.slice(2)
const database = new Database(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('CREATE TABLE inbox (channel TEXT, id INTEGER, body BLOB, PRIMARY KEY (channel, id)) WITHOUT ROWID')
const insert = database.prepare('INSERT OR IGNORE INTO inbox VALUES (?, ?, ?)')
const waiting: { id: number; body: Buffer; resolve: () => void; reject: (error: unknown) => void }[] = []

function commit() {
  const batch = waiting.splice(0)
  try {
    database.transaction(() => {
      for (const { id, body } of batch) insert.run('telegram', id, body)
    })()
    for (const { resolve } of batch) resolve()
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}

const app = Fastify()
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
app.post('/webhooks/telegram', async (request) => {
  const body = request.body as Buffer
  const { update_id: id } = JSON.parse(body.toString()) as { update_id: number }
  await new Promise<void>((resolve, reject) => {
    if (waiting.push({ id, body, resolve, reject }) === 1) setImmediate(commit)
  })
  return {}
})
app.get('/livez', async () => ({}))
await app.listen({ port: Number(port), host: '127.0.0.1' })
