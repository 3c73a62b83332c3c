import { useState } from 'preact/hooks'
import type { CaseFile, CaseLine, CasePlace, CaseView } from '../../../../src/server/console/wire/wire.ts'
import { apiRoot } from '../api.ts'
import { sizeInWords } from '../file-size.ts'
import { useHere } from './here.ts'
import { Odd } from './said.tsx'

/** What came beside the words: a file or a place. */
export function Sent({ view, line }: { readonly view: CaseView; readonly line: CaseLine }) {
  return (
    <>
      {line.file && <SentFile view={view} file={line.file} />}
      {line.place && <SentPlace place={line.place} />}
    </>
  )
}

/** Nothing is shown before somebody asks: a picture may be hard to see, and each look is written down. */
function SentFile({ view, file }: { readonly view: CaseView; readonly file: CaseFile }) {
  const { words } = useHere()
  const [shown, show] = useState(false)
  if (file.state !== 'there') {
    const why = file.state === 'refused' && file.code !== null ? words.files.why[file.code] : undefined
    return <p class={`meta${file.state === 'refused' ? ' uneasy' : ''}`}>{why ?? words.files.states[file.state]}</p>
  }
  const address = `${apiRoot}cases/${view.id}/files/${file.id}`
  const family = file.type?.split('/')[0]
  const plays = family === 'image' || family === 'audio' || family === 'video'
  return (
    <div class="sent">
      {plays && !shown && (
        <button type="button" class="btn" onClick={() => show(true)}>
          {family === 'image' ? words.files.look : words.files.play}
        </button>
      )}
      {shown && family === 'image' && <img src={address} alt={words.files.picture} />}
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said in it */}
      {shown && family === 'audio' && <audio src={address} controls />}
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said in it */}
      {shown && family === 'video' && <video src={address} controls />}
      <a href={`${address}?save=yes`} download>
        {words.files.save(sizeInWords(file.bytes))}
      </a>
    </div>
  )
}

/** The map is another site's, so it opens only when it is pressed, and is not told where from. */
function SentPlace({ place }: { readonly place: CasePlace }) {
  const { words } = useHere()
  const at = `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`
  const map = `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=16/${place.latitude}/${place.longitude}`
  return (
    <p class="sent">
      {place.name !== null && (
        <>
          <Odd text={place.name} />
          {' · '}
        </>
      )}
      <span class="figure">{at}</span>
      {place.live && ` · ${words.files.live}`}{' '}
      <a href={map} target="_blank" rel="noopener noreferrer">
        {words.files.map}
      </a>
    </p>
  )
}
