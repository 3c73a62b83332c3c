import type { Database } from 'better-sqlite3'
import type { GroupCommit } from '../group-commit.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { seal, unseal } from '../keys/seal.ts'
import { metaPlace, metaTable } from '../meta.ts'
import { accountTables } from './accounts-elsewhere.ts'
import { topicTables } from './group-topics.ts'
import type { LeftTopic, ReachStore, SecretName } from './reach.ts'
import { wayTable } from './ways.ts'

/** `Store.reach` over an open database. */
export function openReach(db: Database, ring: KeyRing, writer: GroupCommit): ReachStore {
  const ways = wayTable(db, ring)
  const accounts = accountTables(db, ring)
  const topics = topicTables(db)
  const sealed = sealedMeta(db, ring)
  const left = leftTopics(sealed)
  const useToken = db.prepare('INSERT OR IGNORE INTO used_tokens (token, until_ms) VALUES (?, ?)')
  const forgetTokens = db.prepare('DELETE FROM used_tokens WHERE until_ms <= ?')

  return {
    waysOf: async (staff) => ways.of(staff),
    addWay: (staff, target, language, nowMs) => writer.write(() => ways.add(staff, target, language, nowMs)),
    removeWay: (staff, way) => writer.write(() => ways.remove(staff, way)),
    forget: (staff) =>
      writer.write(() => {
        ways.removeAll(staff)
        accounts.forget(staff)
      }),
    noteTry: (way, ended, nowMs) => writer.write(() => ways.noteTry(way, ended, nowMs)),

    secret: (name: SecretName, make) =>
      writer.write(() => {
        const kept = sealed.read(name)
        if (kept !== null) return kept
        const made = make()
        sealed.keep(name, made)
        return made
      }),
    useOnce: (token, untilMs, nowMs) =>
      writer.write(() => {
        forgetTokens.run(nowMs)
        return useToken.run(ring.mark('token', token), untilMs).changes > 0
      }),

    keepLinkCode: (staff, code, untilMs) => writer.write(() => accounts.keepCode(staff, code, untilMs)),
    linkAccount: (code, account, nowMs) => writer.write(() => accounts.link(code, account, nowMs)),
    staffOf: async (account) => accounts.whose(account),
    hasAccount: async (staff) => accounts.has(staff),
    unlinkAccount: (staff) => writer.write(() => accounts.unlink(staff)),

    group: {
      enter: (named) =>
        writer.write(() => {
          const [known = '', chat = ''] = (sealed.read('staff-group') ?? '').split(' ')
          if (known === named) return chat
          left.keep([...left.all(), ...topics.all().map(({ thread }) => ({ chat, thread }))])
          topics.dropAll()
          sealed.keep('staff-group', `${named} ${named}`)
          return named
        }),
      leftTopics: async () => left.all(),
      dropLeftTopic: ({ chat, thread }) =>
        writer.write(() => left.keep(left.all().filter((one) => one.chat !== chat || one.thread !== thread))),
      move: (named, chat) => writer.write(() => sealed.keep('staff-group', `${named} ${chat}`)),
      topics: async () => topics.all(),
      topicOf: async (id) => topics.of(id),
      topicAt: async (thread) => topics.at(thread),
      keepTopic: (topic) => writer.write(() => topics.keep(topic)),
      dropTopic: (id) => writer.write(() => topics.drop(id)),
      noteRelayed: (id, message) => writer.write(() => topics.relay(id, message)),
      wasRelayed: async (id, message) => topics.wasRelayed(id, message),
    },
  }
}

/** In one sealed value: there are few, seldom, and where a group was is nobody's to read. */
function leftTopics(sealed: ReturnType<typeof sealedMeta>) {
  return {
    all: (): readonly LeftTopic[] => JSON.parse(sealed.read('left-topics') ?? '[]') as readonly LeftTopic[],
    keep: (topics: readonly LeftTopic[]) => sealed.keep('left-topics', JSON.stringify(topics)),
  }
}

function sealedMeta(db: Database, ring: KeyRing) {
  const meta = metaTable(db)
  return {
    read(name: string): string | null {
      const value = meta.read(name)
      return value === null ? null : unseal(ring.store, value, metaPlace(name)).toString('utf8')
    },
    keep: (name: string, value: string) => meta.keep(name, seal(ring.store, value, metaPlace(name))),
  }
}
