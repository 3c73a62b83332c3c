import { useState } from 'preact/hooks'
import type { CaseView } from '../../../../src/server/console/wire/wire.ts'
import { Icon, type IconName } from '../../view/icon.tsx'
import { channelName } from '../phrases.ts'
import { countryName } from '../times.ts'
import { CaseQuestion, type Question } from './case-questions.tsx'
import { useHere } from './here.ts'
import { LevelMark, LevelWord } from './level.tsx'
import { Menu, MenuItem } from './menu.tsx'

const atHand: readonly { readonly deed: Question; readonly icon: IconName }[] = [
  { deed: 'transfer', icon: 'swap' },
  { deed: 'park', icon: 'pause' },
  { deed: 'hand-back', icon: 'hand' },
  { deed: 'close', icon: 'check' },
]
const behind: readonly Question[] = ['reassign', 'release', 'set-level', 'hold-erase', 'reveal-name', 'block-sender']

/** Whose case it is and what may be done to it now. What may not be done is not there. */
export function CaseHead({ view }: { readonly view: CaseView }) {
  const { console, desk, words } = useHere()
  const [question, ask] = useState<Question | null>(null)
  const may = (deed: CaseView['mayDo'][number]) => view.mayDo.includes(deed)
  const own = view.holder?.id === desk.me?.staff.id && view.state === 'taken'
  const taking = desk.presses.some((press) => press.kind === 'act' && press.case === view.id && press.body.act === 'take')
  const place = view.whereabouts === null ? words.unknown : countryName(view.whereabouts, desk.language)
  return (
    <div class="case-head">
      <button type="button" class="btn btn-bare" onClick={() => console.go({ at: 'queue' })}>
        <Icon name="back" />
        <span class="back-word">{words.case.back}</span>
      </button>
      <LevelMark level={view.level} />
      <div class="title">
        <h1 tabIndex={-1}>
          {view.pseudonym} · <LevelWord level={view.level} />
        </h1>
        <p class="meta">
          {place}
          <span class="only-wide">
            {' · '}
            {channelName(view.channel, words)}
            {view.language !== null && ` · ${words.languages[view.language]}`}
          </span>
        </p>
      </div>
      <div class="acts">
        {may('take') && !own && (
          <button type="button" class="btn btn-go" onClick={() => console.press(view.id, { act: 'take' })}>
            {taking ? words.lines.pending : view.state === 'taken' ? words.case.acts.takeOver : words.case.acts.take}
          </button>
        )}
        {may('acknowledge') && view.state === 'waiting' && view.level >= 3 && (
          <button type="button" class="btn" onClick={() => console.press(view.id, { act: 'acknowledge' })}>
            <Icon name="bell" />
            {words.case.acts.acknowledge}
          </button>
        )}
        {may('reopen') && (
          <button type="button" class="btn" onClick={() => console.press(view.id, { act: 'reopen' })}>
            {words.case.acts.reopen}
          </button>
        )}
        {atHand
          .filter(({ deed }) => may(deed))
          .map(({ deed, icon }) => (
            <button key={deed} type="button" class="btn only-wide" onClick={() => ask(deed)}>
              <Icon name={icon} />
              {words.case.acts[deed]}
            </button>
          ))}
        {[...atHand.map(({ deed }) => deed), ...behind].some(may) && (
          <Menu label={words.case.more}>
            {atHand
              .filter(({ deed }) => may(deed))
              .map(({ deed, icon }) => (
                <MenuItem key={deed} icon={icon} narrow onPress={() => ask(deed)}>
                  {words.case.acts[deed]}
                </MenuItem>
              ))}
            {behind.filter(may).map((deed) => (
              <MenuItem key={deed} onPress={() => ask(deed)}>
                {words.case.acts[deed]}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
      {question && <CaseQuestion view={view} question={question} onClose={() => ask(null)} />}
    </div>
  )
}
