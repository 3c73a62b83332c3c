import { Mark } from '../../view/icon.tsx'
import { type Place, writePlace } from '../place.ts'
import { useHere } from './here.ts'
import { Menu, MenuItem } from './menu.tsx'

/** Name, the pages of one's role, and what stands at hand everywhere. */
export function Header({ onKeys }: { readonly onKeys: () => void }) {
  const { console, desk, words } = useHere()
  const other = desk.language === 'vi' ? 'en' : 'vi'
  return (
    <header class="top">
      <div class="brand">
        <Mark />
        <span class="brand-name">{'Bến\u00a0An'}</span>
      </div>
      <Nav />
      <div class="end">
        {desk.me && (
          <p class="meta">
            <span class="lit" aria-hidden="true" /> {desk.me.staff.name} · {words.roles[desk.me.role]}
          </p>
        )}
        <Menu label={words.top.menu}>
          <MenuItem icon="bell" onPress={console.switchSound}>
            {console.sound() ? words.top.soundOn : words.top.soundOff}
          </MenuItem>
          <MenuItem icon="keys" onPress={onKeys}>
            {words.top.keys}
          </MenuItem>
          <MenuItem icon="globe" lang={other} onPress={console.switchLanguage}>
            {words.otherLanguage}
          </MenuItem>
          <MenuItem icon="exit" onPress={console.signOut}>
            {words.top.signOut}
          </MenuItem>
        </Menu>
      </div>
    </header>
  )
}

function Nav() {
  const { desk, words } = useHere()
  const { me, queue } = desk
  const may = (deed: NonNullable<typeof me>['deeds'][number]) => me?.deeds.includes(deed) ?? false
  const waiting = queue?.cases.filter(({ state }) => state === 'waiting').length ?? null
  const mine = queue?.cases.filter(({ holder }) => holder?.id === me?.staff.id).length ?? null
  return (
    <nav class="nav" aria-label={words.top.pages}>
      {may('see-queue') && <PageLink at="queue" count={waiting} />}
      {may('see-queue') && <PageLink at="mine" count={mine} />}
      {(may('see-clocks-and-people') || may('edit-timetable')) && <PageLink at="hotline" count={null} />}
      {!may('see-clocks-and-people') && !may('edit-timetable') && may('see-report') && (
        <PageLink at="hotline" count={null} label={words.hotline.report} />
      )}
      {may('see-entries') && <PageLink at="content" count={null} />}
      {(may('manage-accounts') || may('see-audit')) && <PageLink at="house" count={null} />}
      <PageLink at="own" count={null} />
    </nav>
  )
}

interface PageLinkProps {
  readonly at: Exclude<Place['at'], 'case'>
  readonly count: number | null
  readonly label?: string
}

function PageLink({ at, count, label }: PageLinkProps) {
  const { desk, words } = useHere()
  return (
    <a href={writePlace({ at })} {...(desk.place.at === at && { 'aria-current': 'page' as const })}>
      {label ?? words.titles[at]}
      {count !== null && <span class="count">{count}</span>}
    </a>
  )
}
