import { useState } from 'preact/hooks'
import type { Attached, CaseView } from '../../../../src/server/console/wire.ts'
import type { Draft } from '../desk.ts'
import { sizeInWords } from '../file-size.ts'
import { useHere } from './here.ts'

/** A picture or a file to go with the reply. It is on the server before the reply leaves, so that a weak line cannot lose half of it. */
export function Attach({ view, draft }: { readonly view: CaseView; readonly draft: Draft }) {
  const { console, words } = useHere()
  const [standing, stand] = useState<string | null>(null)
  if (!view.limits.sendsFiles) return null

  async function attach(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0]
    field.value = '' // the same one can be chosen again
    if (file === undefined) return
    if (file.size > view.limits.mostFileBytes) return stand(words.files.tooLarge(sizeInWords(view.limits.mostFileBytes)))
    stand(words.files.attaching)
    const answer = await console.api.upload<Attached>(`cases/${view.id}/files`, file)
    if (answer.ok) console.attach(view.id, { id: answer.value.file, bytes: answer.value.bytes })
    stand(
      answer.ok ? null : (words.files.unattached[answer.why.kind === 'refused' ? answer.why.code : 'no-line'] ?? words.files.notAttached),
    )
  }

  return (
    <p class="attach meta">
      {draft.file === null ? (
        <label class="btn">
          {words.files.attach}
          <input type="file" accept={accepted} onChange={(event) => void attach(event.currentTarget)} />
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
    </p>
  )
}

/** What the server keeps; it looks at the content all the same. */
const accepted = 'image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,audio/*,video/mp4'
