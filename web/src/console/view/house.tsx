import { AccountList } from './accounts.tsx'
import { AuditList } from './audit.tsx'
import { ChannelList } from './channels.tsx'
import { useHere } from './here.ts'

/** Who may come in, how the channels stand, and what was done. */
export function HouseDesk() {
  const { desk } = useHere()
  return (
    <main class="page">
      <div class="desk">
        {desk.me?.deeds.includes('manage-accounts') && <AccountList />}
        {desk.me?.deeds.includes('see-channels') && <ChannelList />}
        {desk.me?.deeds.includes('see-audit') && <AuditList />}
      </div>
    </main>
  )
}
