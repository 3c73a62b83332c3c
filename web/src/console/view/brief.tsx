import type { CaseView } from '../../../../src/server/console/wire/wire.ts'
import { PlainCalls } from '../../view/calls.tsx'
import { channelName } from '../phrases.ts'
import { countryName, moment } from '../times.ts'
import { clearestWhys, whyText } from '../why.ts'
import { useHere, useNow } from './here.ts'
import { Odd } from './said.tsx'

/** What the machine gathered before anybody came. */
export function Brief({ view }: { readonly view: CaseView }) {
  const { desk, words } = useHere()
  const nowMs = useNow()
  const { brief } = view
  const place = (code: string | null) => (code === null ? words.unknown : countryName(code, desk.language))
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{words.help.brief}</h2>
        <span class="meta">{words.help.briefHint}</span>
      </div>
      <dl class="brief">
        <dt>{words.help.why}</dt>
        <dd>
          {brief.why.length === 0 && words.unknown}
          {[...new Set(clearestWhys(brief.why).map((one) => whyText(one, words, desk.language)))].map((why, index) => (
            <p key={index} class="wrap" dir="auto">
              <Odd text={why} />
            </p>
          ))}
        </dd>
        <dt>{words.help.topic}</dt>
        <dd>{view.topicTitle ?? words.unknown}</dd>
        <dt>{brief.writer === 'relative' ? words.help.whereaboutsOfOther : words.help.whereabouts}</dt>
        <dd>{place(brief.whereabouts)}</dd>
        {brief.destination !== null && brief.destination !== brief.whereabouts && (
          <>
            <dt>{words.help.destination}</dt>
            <dd>{place(brief.destination)}</dd>
          </>
        )}
        <dt>{words.help.writer}</dt>
        <dd>{brief.young ? words.help.young(words.help[brief.writer]) : words.help[brief.writer]}</dd>
        <dt>{words.help.language}</dt>
        <dd>{view.language === null ? words.unknown : words.languages[view.language]}</dd>
        <dt>{words.help.channel}</dt>
        <dd>{channelName(view.channel, words)}</dd>
        <dt>{words.help.opened}</dt>
        <dd>{moment(view.openedAtMs, nowMs, desk.language)}</dd>
      </dl>
      {brief.treeAnswers.length > 0 && (
        <>
          <h3>{words.help.treeAnswers}</h3>
          <ul>
            {brief.treeAnswers.map(({ question, answer }, index) => (
              <li key={index}>
                <span class="meta">
                  <Odd text={question} />
                </span>{' '}
                <b>
                  <Odd text={answer} />
                </b>
              </li>
            ))}
          </ul>
        </>
      )}
      {brief.contacts.length > 0 && (
        <>
          <h3>{brief.writer === 'relative' ? words.help.contactsOfRelative : words.help.contacts}</h3>
          <PlainCalls calls={brief.contacts} />
        </>
      )}
    </section>
  )
}
