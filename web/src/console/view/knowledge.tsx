import { useRef, useState } from 'preact/hooks'
import type { CaseView } from '../../../../src/server/console/wire/wire.ts'
import type { KnowledgeHits, KnowledgeTopic } from '../../../../src/server/console/wire/wire-house.ts'
import type { WireLanguage } from '../../../../src/server/wire.ts'
import { PlainCalls } from '../../view/calls.tsx'
import { Icon } from '../../view/icon.tsx'
import { countryName, isoDay } from '../times.ts'
import { Outcome, Waiting } from './asking.tsx'
import { focusFirst } from './focus.ts'
import { useHere, useRead, useSend } from './here.ts'
import { Said } from './said.tsx'

interface SearchProps {
  readonly view: CaseView
  readonly onInsert: ((text: string) => void) | null
}

/** Finds an answer by its title in the language of whoever searches; it is put into the field in the person's. */
export function KnowledgeSearch({ view, onInsert }: SearchProps) {
  const { console, desk, words } = useHere()
  const [asked, setAsked] = useState('')
  const [found, setFound] = useState<{ readonly words: string; readonly hits: KnowledgeHits['hits'] } | null>(null)
  const [topic, setTopic] = useState<string | null>(null)
  const { sent, send } = useSend()
  const query = new URLSearchParams({
    q: asked.trim(),
    language: desk.language,
    ...(view.whereabouts !== null && { country: view.whereabouts }),
  })
  const field = useRef<HTMLInputElement>(null)
  const backToHits = () => {
    setTopic(null)
    field.current?.focus()
  }
  return (
    <section class="panel">
      <h2>{words.help.search}</h2>
      <form
        class="find"
        onSubmit={(event) => {
          event.preventDefault()
          if (asked.trim() === '') return
          setTopic(null)
          send(
            () => console.api.get<KnowledgeHits>(`knowledge?${query}`),
            ({ hits }) => setFound({ words: asked.trim(), hits }),
          )
        }}
      >
        <Icon name="search" />
        <label>
          <span class="unseen">{words.help.search}</span>
          <input
            ref={field}
            class="field"
            type="search"
            data-key="search"
            placeholder={words.help.searchDo}
            maxLength={300}
            value={asked}
            onInput={(event) => setAsked(event.currentTarget.value)}
          />
        </label>
      </form>
      <Outcome sent={sent} />
      {topic !== null && <Topic topic={topic} view={view} onInsert={onInsert} onBack={backToHits} />}
      {topic === null && found && found.hits.length === 0 && <p>{words.help.noHits(found.words)}</p>}
      {topic === null && found && (
        <ul class="rows">
          {found.hits.map((hit) => (
            <li key={hit.topic}>
              <button type="button" class="btn btn-bare" onClick={() => setTopic(hit.topic)}>
                {hit.title}
              </button>
              <span class="meta">{hit.sure ? words.help.sure : ''}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface TopicProps extends SearchProps {
  readonly topic: string
  readonly onBack: () => void
}

/** In the person's language, for it is they who read it; where that is not one's own, also in one's own. */
function Topic({ topic, view, onInsert, onBack }: TopicProps) {
  const { desk, words } = useHere()
  const theirs = view.language ?? desk.language
  const [language, setLanguage] = useState(theirs)
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <>
      <button type="button" class="btn btn-bare" ref={focusFirst} onClick={onBack}>
        <Icon name="back" />
        {words.help.back}
      </button>
      {(theirs !== desk.language || language !== theirs) && (
        <button type="button" class="btn btn-bare" onClick={() => setLanguage(other)}>
          <Icon name="globe" />
          {words.help.readIn(words.languages[other])}
        </button>
      )}
      <TopicText key={language} topic={topic} view={view} language={language} onInsert={language === theirs ? onInsert : null} />
    </>
  )
}

function TopicText({ topic, view, language, onInsert }: Omit<TopicProps, 'onBack'> & { readonly language: WireLanguage }) {
  const { desk, words } = useHere()
  const [country, setCountry] = useState(view.whereabouts ?? '')
  const query = new URLSearchParams({ language, ...(country !== '' && { country }) })
  const { read, again } = useRead<KnowledgeTopic>(`knowledge/${topic}?${query}`)
  if (read.at !== 'there') return <Waiting read={read} again={again} />
  const { title, countries, blocks, calls, reviewBy, signed, text, forAnother, responder } = read.value
  return (
    <>
      <h3 lang={language}>{title}</h3>
      {countries.length > 0 && <Countries countries={countries} chosen={country} onChoose={setCountry} />}
      <div lang={language}>
        <Said blocks={blocks} />
        <PlainCalls calls={calls} />
      </div>
      <p class="meta">
        {words.help.reviewBy(isoDay(reviewBy, desk.language))}
        {!signed && ` · ${words.help.unsigned}`}
      </p>
      {onInsert && <Insert text={text} label={words.help.insertText} onInsert={onInsert} />}
      {forAnother && (
        <>
          <h3>{words.help.forAnother}</h3>
          <div lang={language}>
            <Said blocks={forAnother.blocks} />
          </div>
          {onInsert && <Insert text={forAnother.text} label={words.help.insertForAnother} onInsert={onInsert} />}
        </>
      )}
      {responder && (
        <>
          <h3>{words.help.forResponder}</h3>
          <div class="guide" lang={language}>
            <Said blocks={responder} />
          </div>
        </>
      )}
    </>
  )
}

function Insert({ text, label, onInsert }: { readonly text: string; readonly label: string; readonly onInsert: (text: string) => void }) {
  return (
    <button type="button" class="btn" onClick={() => onInsert(text)}>
      {label}
    </button>
  )
}

interface CountriesProps {
  readonly countries: readonly string[]
  readonly chosen: string
  readonly onChoose: (country: string) => void
}

function Countries({ countries, chosen, onChoose }: CountriesProps) {
  const { desk, words } = useHere()
  const all = chosen === '' || countries.includes(chosen) ? countries : [chosen, ...countries]
  return (
    <label class="ask">
      {words.help.country}
      <select class="field" value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{words.help.everywhere}</option>
        {all.map((code) => (
          <option key={code} value={code}>
            {countryName(code, desk.language)}
          </option>
        ))}
      </select>
    </label>
  )
}
