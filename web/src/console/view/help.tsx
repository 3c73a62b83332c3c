import type { CaseView } from '../../../../src/server/console/wire/wire.ts'
import { Icon } from '../../view/icon.tsx'
import { noDraft } from '../desk.ts'
import { Brief } from './brief.tsx'
import { focusReply } from './focus.ts'
import { useHere } from './here.ts'
import { KnowledgeSearch } from './knowledge.tsx'
import { LastNote, Notes } from './notes.tsx'
import { Said } from './said.tsx'

interface HelpProps {
  readonly view: CaseView
  /** Something was put into the field. */
  readonly onInserted: () => void
}

/** What helps to answer: what is known, what could be said, what others noted. */
export function HelpSide({ view, onInserted }: HelpProps) {
  const insert = useInsert(view, onInserted)
  const mayReply = view.mayDo.includes('reply')
  return (
    <>
      <LastNote view={view} />
      <Brief view={view} />
      {view.brief.proposal && mayReply && <Proposal view={view} proposal={view.brief.proposal} onInserted={onInserted} />}
      <Suggestions view={view} onInsert={mayReply ? insert : null} />
      <KnowledgeSearch view={view} onInsert={mayReply ? insert : null} />
      <Notes view={view} />
    </>
  )
}

/** Puts words behind those already in the field, and the focus there. */
function useInsert(view: CaseView, onInserted: () => void): (text: string) => void {
  const { console, desk } = useHere()
  return (text) => {
    const draft = desk.drafts[view.id] ?? noDraft
    console.write(view.id, { ...draft, text: draft.text === '' ? text : `${draft.text}\n\n${text}` })
    onInserted()
    setTimeout(focusReply)
  }
}

interface ProposalProps extends HelpProps {
  readonly proposal: NonNullable<CaseView['brief']['proposal']>
}

/** What the bot held back for a person to check. Where somebody may be reading along, changing it first is the easy way. */
function Proposal({ view, proposal, onInserted }: ProposalProps) {
  const { console, desk, words } = useHere()
  const sending = desk.presses.some((press) => press.kind === 'reply' && press.body.proposalOf === proposal.topic)
  const draft = { ...noDraft, text: proposal.text, proposalOf: proposal.topic }
  const toField = (text: string, proposalOf: string | null) => {
    console.write(view.id, { ...(desk.drafts[view.id] ?? noDraft), text, proposalOf })
    onInserted()
    setTimeout(focusReply)
  }
  return (
    <section class="panel proposal">
      <div class="panel-head">
        <h2>{words.help.proposal}</h2>
        <span class="meta">{proposal.title}</span>
      </div>
      {proposal.guide !== null && <p class="guide wrap">{proposal.guide}</p>}
      <div class="quoted">
        <Said blocks={proposal.blocks} />
      </div>
      {view.guarded && (
        <p class="meta uneasy">
          <Icon name="warn" /> {words.help.proposalGuarded}
        </p>
      )}
      <div class="acts">
        {view.writingNow !== 'unsafe' && (
          <button type="button" class={`btn${view.guarded ? '' : ' btn-go'}`} onClick={() => sending || console.reply(view.id, draft)}>
            {sending ? words.lines.pending : words.help.approve}
          </button>
        )}
        <button type="button" class={`btn${view.guarded ? ' btn-go' : ''}`} onClick={() => toField(proposal.text, proposal.topic)}>
          <Icon name="edit" />
          {words.help.edit}
        </button>
        <button type="button" class="btn btn-bare" onClick={() => toField('', null)}>
          {words.help.replace}
        </button>
      </div>
    </section>
  )
}

function Suggestions({ view, onInsert }: { readonly view: CaseView; readonly onInsert: ((text: string) => void) | null }) {
  const { words } = useHere()
  return (
    <section class="panel">
      <h2>{words.help.suggestions}</h2>
      {view.suggestions.length === 0 && <p class="meta">{words.help.noSuggestions}</p>}
      <ul class="suggested">
        {view.suggestions.map(({ topic, title, guide, text }) => (
          <li key={topic}>
            <div>
              <b>{title}</b>
              {guide !== null && <p class="guide wrap">{guide}</p>}
              <p class="wrap">{text}</p>
            </div>
            {onInsert && (
              <button type="button" class="btn" onClick={() => onInsert(text)}>
                {words.help.insert}
                <span class="unseen"> {title}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
