import { openPoster } from '../../adapters/post-json.ts'
import type { StaffEvent } from '../../adapters/staff-room.ts'
import type { OpenTelegram } from '../../adapters/telegram/open-telegram.ts'
import { staffGroupCalls } from '../../adapters/telegram/staff-group.ts'
import { callCarrier } from '../../alerts/call.ts'
import type { Carrier } from '../../alerts/carrier.ts'
import { makeComingKey } from '../../alerts/coming-token.ts'
import { openStaffGroup, type StaffGroup } from '../../alerts/group/open-group.ts'
import { mailCarrier } from '../../alerts/mail.ts'
import type { Places } from '../../alerts/notice.ts'
import { phonesReachable } from '../../alerts/phones-reachable.ts'
import { makePushKeys, type PushKeys, pushCarrier } from '../../alerts/push.ts'
import { startAlerts } from '../../alerts/start-alerts.ts'
import type { CrowdOf } from '../../alerts/tell-crowd.ts'
import type { CaseId } from '../../bot/conversation.ts'
import { spokenTo } from '../../bot/hear/called.ts'
import { settingOf } from '../../bot/setting.ts'
import type { AlertsConfig } from '../../config/alerts.ts'
import type { StaffGroupConfig } from '../../config/channels.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Store } from '../../store/store.ts'
import type { Time } from '../../time.ts'
import type { Hotline } from '../hotline/hotline.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { alertAdmins } from './alert-admins.ts'
import { type Coming, openComing } from './coming.ts'
import { comingPath } from './coming-routes.ts'
import { openPhones, type Phones } from './phones.ts'

export interface AlertingDeps {
  readonly config: AlertsConfig
  readonly group: { readonly settings: StaffGroupConfig; readonly telegram: OpenTelegram } | null
  readonly publicAddress: Config['publicAddress']
  /** Where this server can be reached: `https://chat.example.org`. */
  readonly address: () => string
  readonly store: Pick<Store, 'reach' | 'staff' | 'nextAlerts' | 'settleAlert' | 'openCases' | 'brief' | 'transcript'>
  readonly hotline: Hotline
  readonly crowdOf: CrowdOf
  readonly knowledge: () => Knowledge | null
  readonly time: Time
  readonly log: Log
  readonly metrics: Metrics
}

/** How the hotline reaches its people when they are not at a console. */
export interface Alerting {
  readonly coming: Coming
  readonly phones: Phones
  phonesReachable(): Promise<boolean | null>
  /** Where the staff's group is; null: there is none. */
  staffChat(): string | null
  onStaffRoom(event: StaffEvent): Promise<void>
  /** A channel does not work until somebody who keeps this copy has looked. Never rejects. */
  alertAdmins(channel: string, code: string): Promise<void>
  stop(): Promise<void>
}

/** As many pushes and calls at once as one alert may need. */
const connections = 16

export async function openAlerting(deps: AlertingDeps): Promise<Alerting> {
  const { config, store, hotline, time, log, metrics } = deps
  const { reach } = store
  const poster = openPoster(connections)
  const keys = JSON.parse(await reach.secret('push-keys', () => JSON.stringify(makePushKeys()))) as PushKeys
  const comingKey = await reach.secret('acknowledge-key', makeComingKey)
  const mail = config.mail && mailCarrier(config.mail)
  const carriers = new Map(
    [
      pushCarrier({ poster, keys, subject: subjectOf(deps), services: config.pushServices }),
      mail,
      config.call && callCarrier({ poster, ...config.call, time }),
    ].flatMap((carrier) => (carrier === null ? [] : [[carrier.kind, carrier satisfies Carrier] as const])),
  )
  const places = (): Places => ({ console: `${deps.address()}/console`, acknowledge: `${deps.address()}${comingPath}` })
  const people = () => peopleOf(store)
  const coming = openComing({ reach, key: comingKey, people, act: hotline.act, time })
  const group = deps.group && (await followGroup(deps, deps.group, places, people))

  const alerts = startAlerts({
    store,
    reach,
    carriers,
    people,
    timetable: hotline.timetable,
    present: hotline.present,
    crowdOf: deps.crowdOf,
    comingKey,
    places,
    acknowledge: coming.now,
    time,
    random: Math.random,
    report(_alert, { reached, failed, code }) {
      if (reached > 0) metrics.sent('phones', 'sent')
      if (reached === 0 && code === 'nobody') log.warn('alert-reached-nobody')
      else if (failed > 0) log.warn('alert-failed', { count: failed, ...(code !== null && { code }) })
    },
  })
  const endListening = [
    hotline.onAlert((alert) => {
      alerts.wake()
      group?.alert(alert)
    }),
    hotline.onChange(({ case: id }) => group?.look(id)),
  ]

  return {
    coming,
    phones: openPhones({
      reach,
      carriers,
      pushKey: keys.publicKey,
      pushServices: config.pushServices,
      hasGroup: group !== null,
      places,
      time,
    }),
    phonesReachable: () => phonesReachable({ reach, carriers, timetable: hotline.timetable }, time.nowMs()),
    staffChat: () => group?.chat() ?? null,
    async onStaffRoom(event) {
      if (event.kind === 'answered-outside') return hotline.answeredOutside(event.person, event.once)
      try {
        await group?.answer(event)
      } catch (error) {
        if (error instanceof AppError) throw error // the store is busy: the same comes again
        log.error('group-trouble', { code: 'event-failed' }, error) // a bug of ours must not hold up what people in need write
      }
    },
    async alertAdmins(channel, code) {
      try {
        const reached = await alertAdmins(channel, code, { reach, carriers, people, places, time })
        if (reached === 0) log.warn('alert-reached-nobody')
      } catch (error) {
        log.error('alert-failed', { code }, error) // it is told again within the hour
      }
    },
    async stop() {
      for (const end of endListening) end()
      await Promise.all([alerts.stop(), group?.stop()])
      mail?.close()
      poster.close()
    },
  }
}

function followGroup(
  { store, hotline, crowdOf, knowledge, time, log }: AlertingDeps,
  { settings, telegram }: NonNullable<AlertingDeps['group']>,
  places: () => Places,
  people: () => Promise<readonly Staff[]>,
): Promise<StaffGroup> {
  return openStaffGroup({
    named: settings.chat,
    copiesText: settings.text === 'mirrored',
    language: settings.language,
    calls: (chat) => staffGroupCalls(telegram.api, telegram.account, chat),
    store,
    people,
    crowdOf,
    act: hotline.act,
    noticeGroup: (staff, there) => hotline.noticeConsole(staff, there, 'group'),
    correction: (id, text) => correctionOf(id, text, store, knowledge(), time.nowMs()),
    places,
    utcOffsetMinutes: () => hotline.timetable().utcOffsetMinutes,
    time,
    report: (code) => (code === null ? log.info('group-well') : log.warn('group-trouble', { code })),
  })
}

async function peopleOf(store: Pick<Store, 'staff'>): Promise<readonly Staff[]> {
  const accounts = await store.staff.accounts()
  return accounts.filter(({ disabled, waitsForInvite }) => !disabled && !waitsForInvite).map(({ id, role, name }) => ({ id, role, name }))
}

/** While no content is loaded no reply leaves either. */
async function correctionOf(
  id: CaseId,
  text: string,
  store: Pick<Store, 'brief'>,
  knowledge: Knowledge | null,
  nowMs: number,
): Promise<string> {
  const brief = await store.brief(id)
  if (knowledge === null || brief === null) return text
  return `${spokenTo(settingOf(brief.talk, knowledge, nowMs), 'correction')}\n\n${text}`
}

/** Whom a push service writes to when something is wrong with us. */
function subjectOf({ publicAddress, config }: AlertingDeps): string {
  if (config.mail !== null) return `mailto:${config.mail.from}`
  return publicAddress?.startsWith('https:') ? publicAddress : 'mailto:ben-an@localhost'
}
