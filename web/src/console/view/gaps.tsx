import type { Gaps } from '../../../../src/server/console/wire/wire-house.ts'
import { Waiting } from './asking.tsx'
import { useHere, useRead } from './here.ts'
import { Odd } from './said.tsx'

/** What people asked and nobody had written an answer to. */
export function GapList() {
  const { words } = useHere()
  const { read, again } = useRead<Gaps>('gaps')
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{words.content.gaps}</h2>
        <span class="meta">{words.content.gapsHint}</span>
      </div>
      <Waiting read={read} again={again} />
      {read.at === 'there' && read.value.questions.length === 0 && <p class="empty">{words.content.noGaps}</p>}
      {read.at === 'there' && (
        <ul class="rows">
          {read.value.questions.map(({ question, times }) => (
            <li key={question}>
              <span class="grow wrap">
                <Odd text={question} />
              </span>
              <b class="figure">{words.content.times(times)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
