import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { unanswered } from '../desk.ts'
import { writePlace } from '../place.ts'
import { CasePage } from './case.tsx'
import { ContentDesk } from './content.tsx'
import { Header } from './header.tsx'
import { useHere } from './here.ts'
import { HotlineDesk } from './hotline.tsx'
import { HouseDesk } from './house.tsx'
import { Invite } from './invite.tsx'
import { Keys, useKeys } from './keys.tsx'
import { Locked } from './locked.tsx'
import { Notices, ReadOut } from './notices.tsx'
import { OwnDesk } from './own.tsx'
import { QueuePage } from './queue.tsx'
import { SignIn } from './sign-in.tsx'
import { Warnings } from './warnings.tsx'

/** The whole page: a door, or what is behind it. The title names no person, level or country. */
export function App() {
  const { desk, words } = useHere()
  const { door, language } = desk
  const count = unanswered(desk)
  const title = door.at === 'inside' ? words.titles[desk.place.at] : words.titles.door
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useLayoutEffect(() => {
    document.title = count === 0 ? title : `(${count}) ${title}`
  }, [title, count])
  switch (door.at) {
    case 'loading':
      return <p class="door meta">{desk.lostSinceMs === null ? words.loading : words.noLine}</p>
    case 'sign-in':
      return <SignIn />
    case 'invite':
      return <Invite token={door.token} />
    case 'locked':
      return <Locked />
    case 'inside':
      return <Inside />
  }
}

function Inside() {
  const { desk } = useHere()
  const [keysShown, showKeys] = useState(false)
  useKeys(() => showKeys(true))
  useHeadingOnceThere()
  return (
    <div class={`console${desk.place.at === 'case' ? ' console-case' : ''}`}>
      <Header onKeys={() => showKeys(true)} />
      <Warnings />
      <ReadOut />
      {desk.open.at !== 'shown' && <Notices />}
      <Page />
      {keysShown && <Keys onClose={() => showKeys(false)} />}
    </div>
  )
}

/** What was pressed to come here is gone, and the focus with it: it goes on at the heading, where a screen reader begins to read. */
function useHeadingOnceThere(): void {
  const { desk } = useHere()
  const place = writePlace(desk.place)
  const before = useRef(place)
  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1')
    if (place === before.current || heading === null) return
    before.current = place
    if ((document.activeElement ?? document.body) === document.body) heading.focus()
  })
}

/** What a role may not see is not asked for: whoever follows an address that is not theirs stands where they begin. */
function Page() {
  const { desk } = useHere()
  const { me, place } = desk
  const may = (deed: NonNullable<typeof me>['deeds'][number]) => me?.deeds.includes(deed) ?? false
  const home = may('see-queue') ? <QueuePage mine={place.at === 'mine'} /> : me?.role === 'curator' ? <ContentDesk /> : <HouseDesk />
  switch (place.at) {
    case 'queue':
    case 'mine':
      return home
    case 'case':
      return may('see-queue') ? <CasePage key={place.id} id={place.id} /> : home
    case 'hotline':
      return <HotlineDesk />
    case 'content':
      return may('see-entries') ? <ContentDesk /> : home
    case 'house':
      return <HouseDesk />
    case 'own':
      return <OwnDesk />
  }
}
