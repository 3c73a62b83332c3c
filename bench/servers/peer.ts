/**
 * The bot that most would write: grammY's webhookCallback, a session row per chat in SQLite, fuse.js over the same questions, the
 * answer sent inside the webhook call. Nothing is kept before the answer, nothing is sealed, danger is not looked for. Its sends are
 * answered inside this process, which favours it. Arguments: port, database file, content folder.
 */
import Database from 'better-sqlite3'
import Fastify from 'fastify'
import Fuse from 'fuse.js'
import { Bot, type Context, type SessionFlavor, session, webhookCallback } from 'grammy'
import { readLibrary } from '../../src/library/read-library.ts'

interface Talk {
  topic: string | null
}

const [port, file, contentFolder] = process.argv.slice(2)
const database = new Database(file)
database.pragma('journal_mode = WAL')
database.exec('CREATE TABLE session (key TEXT PRIMARY KEY, value TEXT)')
const read = database.prepare<[string], { value: string }>('SELECT value FROM session WHERE key = ?')
const write = database.prepare('INSERT INTO session VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
const remove = database.prepare('DELETE FROM session WHERE key = ?')

const lines = [...(await readLibrary(contentFolder ?? 'content')).topics.values()].flatMap((topic) =>
  Object.values(topic.entry).flatMap((entry) => [entry.title, ...entry.ask].map((line) => ({ line, topic: topic.id, title: entry.title }))),
)
const fuse = new Fuse(lines, { keys: ['line'], ignoreLocation: true, ignoreDiacritics: true, threshold: 0.5 })

const bot = new Bot<Context & SessionFlavor<Talk>>('1:peer', {
  botInfo: { id: 1, is_bot: true, first_name: 'Peer', username: 'peer_bot' } as never,
})
bot.api.config.use(async () => ({ ok: true, result: { message_id: 1 } }) as never)
bot.use(
  session({
    initial: (): Talk => ({ topic: null }),
    storage: {
      read: (key) => {
        const row = read.get(key)
        return row ? (JSON.parse(row.value) as Talk) : undefined
      },
      write: (key, value) => void write.run(key, JSON.stringify(value)),
      delete: (key) => void remove.run(key),
    },
  }),
)
bot.on('message:text', async (context) => {
  const [hit] = fuse.search(context.message.text, { limit: 3 })
  context.session.topic = hit?.item.topic ?? null
  await context.reply(hit?.item.title ?? 'Bạn thử hỏi cách khác nhé.')
})

const app = Fastify()
app.post('/webhooks/telegram', webhookCallback(bot, 'fastify'))
app.get('/livez', async () => ({}))
await app.listen({ port: Number(port), host: '127.0.0.1' })
