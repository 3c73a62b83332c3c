import { useState } from 'preact/hooks'
import type { Attached, CaseView } from '../../../../src/server/console/wire/wire.ts'
import type { Draft } from '../desk.ts'
import { sizeInWords } from '../file-size.ts'
import { useHere } from './here.ts'

/** A picture or a file to go with the reply. It is on the server before the reply leaves, so that a weak line cannot lose half of it. */
export function Attach({ view, draft }: { readonly view: CaseView; readonly draft: Draft }) {
  const { console, words } = useHere()
  const [standing, stand] = useState<string | null>(null)
  const { sendsFiles, mostFileBytes, fileKinds: kinds, coversPictures } = view.limits
  if (!sendsFiles) return null

  async function attach(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0]
    field.value = '' // the same one can be chosen again
    if (file === undefined) return
    const mostBytes = kinds?.find(({ type }) => type === file.type && !type.startsWith('image/'))?.mostBytes ?? mostFileBytes
    if (file.size > mostBytes) return stand(words.files.tooLarge(sizeInWords(mostBytes)))
    stand(words.files.attaching)
    const answer = await console.api.upload<Attached>(`cases/${view.id}/files`, file)
    if (answer.ok) console.attach(view.id, { id: answer.value.file, bytes: answer.value.bytes })
    if (answer.ok) return stand(null)
    const code = answer.why.kind === 'refused' ? answer.why.code : 'no-line'
    stand(words.files.unattached[code] ?? words.refusals[code] ?? words.files.notAttached)
  }

  return (
    <p class="attach meta">
      {draft.file === null ? (
        <label class="btn">
          {words.files.attach}
          <input type="file" accept={acceptedOf(kinds)} onChange={(event) => void attach(event.currentTarget)} />
        </label>
      ) : (
        <>
          <span>{draft.file.bytes === null ? words.files.attached : `${words.files.attached}, ${sizeInWords(draft.file.bytes)}`}</span>{' '}
          <button type="button" class="btn" onClick={() => console.attach(view.id, null)}>
            {words.files.detach}
          </button>
        </>
      )}
      <span role="status">{standing}</span>
      {kinds !== null && <span>{words.files.onlyKinds(inWords(kinds))}</span>}
      {view.guarded && draft.file !== null && !coversPictures && <span>{words.files.shows}</span>}
    </p>
  )
}

type Kinds = CaseView['limits']['fileKinds']

/** Any picture can be chosen where one can be sent: it is drawn anew. The server looks at the content all the same. */
function acceptedOf(kinds: Kinds): string {
  if (kinds === null) return accepted
  return [...new Set(kinds.flatMap(({ type, ending }) => (type.startsWith('image/') ? pictures : [type, `.${ending}`])))].join(',')
}

function inWords(kinds: NonNullable<Kinds>): string {
  return kinds.map(({ ending, mostBytes }) => `${ending} (${sizeInWords(mostBytes)})`).join(', ')
}

const pictures = ['image/jpeg', 'image/png', 'image/webp']

/** What the server keeps. */
const accepted = 'image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,audio/*,video/mp4'
