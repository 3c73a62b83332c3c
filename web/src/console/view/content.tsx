import { ContactList } from './contacts.tsx'
import { EntryList } from './entries.tsx'
import { GapList } from './gaps.tsx'
import { useHere } from './here.ts'

/** What is known and how old it is; what was asked and not known; which numbers hold. */
export function ContentDesk() {
  const { desk } = useHere()
  const may = (deed: 'withdraw-contact' | 'see-gaps') => desk.me?.deeds.includes(deed) ?? false
  return (
    <main class="page">
      <div class="desk">
        <EntryList />
        {may('withdraw-contact') && <ContactList />}
        {may('see-gaps') && <GapList />}
      </div>
    </main>
  )
}
