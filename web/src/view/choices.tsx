import type { WireChoice } from '../../../src/server/page/wire.ts'
import { Icon } from './icon.tsx'

type Kind = 'now' | 'safety' | 'numbered' | 'next' | 'person' | 'short' | 'aside' | 'elsewhere'

/**
 * Choices under a bubble: that it is happening, and the answers to the safe question, right below it; then what it leads to next, the way to a
 * person, the ways out last.
 */
export function Choices({
  choices,
  onChoose,
}: {
  readonly choices: readonly WireChoice[]
  readonly onChoose: (choice: WireChoice) => void
}) {
  const press = (choice: WireChoice) => () => onChoose(choice)
  const of = (kind: Kind) => choices.filter((choice) => kindOf(choice) === kind)
  const warm = (choice: WireChoice) => (
    <button key={choice.data} type="button" class="choice warm" onClick={press(choice)}>
      <Icon name="person" />
      <span class="grow">{choice.label}</span>
      <Icon name="next" />
    </button>
  )
  return (
    <div class="choices">
      {of('now').map(warm)}
      <Row kind="short" choices={of('safety')} onChoose={onChoose} />
      {of('numbered').map((choice) => (
        <button key={choice.data} type="button" class="choice" onClick={press(choice)}>
          <span class="number" aria-hidden="true">
            {choices.indexOf(choice) + 1}
          </span>
          <span class="grow">{choice.label}</span>
        </button>
      ))}
      {of('next').map((choice) => (
        <button key={choice.data} type="button" class="choice" onClick={press(choice)}>
          <span class="grow">{choice.label}</span>
          <Icon name="next" />
        </button>
      ))}
      <Row kind="short" choices={of('short')} onChoose={onChoose} />
      {of('person').map(warm)}
      <Row kind="aside" choices={of('aside')} onChoose={onChoose} />
    </div>
  )
}

function Row(props: { readonly kind: Kind; readonly choices: readonly WireChoice[]; readonly onChoose: (choice: WireChoice) => void }) {
  if (props.choices.length === 0) return null
  return (
    <div class={`choice-row choice-row-${props.kind}`}>
      {props.choices.map((choice) => (
        <button
          key={choice.data}
          type="button"
          class={props.kind === 'aside' ? 'choice aside' : 'choice'}
          onClick={() => props.onChoose(choice)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  )
}

/** Read off the choice's data (src/bot/hear/choice-data.ts). An answer in a tree can be typed as its place among all choices, so that number stands there. */
function kindOf(choice: WireChoice): Kind {
  if (choice.data.startsWith('now:')) return 'now' // the words above it call it the first button
  if (choice.toPerson) return 'person'
  if (choice.data.startsWith('edge:')) return 'numbered'
  if (choice.data.startsWith('cmd:safe-')) return 'safety'
  if (choice.data.startsWith('country:')) return 'short'
  if (/^cmd:(vi|en|language)$/.test(choice.data)) return 'elsewhere' // the header has it
  return /^cmd:(back|stop|none|menu|exit|erase)$/.test(choice.data) ? 'aside' : 'next'
}
