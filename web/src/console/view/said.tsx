import type { WireBlock } from '../../../../src/server/wire.ts'
import { spans } from '../../chat/words.ts'
import { PlainCalls } from '../../view/calls.tsx'
import { piecesOf } from '../odd-characters.ts'

/** Words of somebody whom nobody knows: text nodes only, and no character that hides or turns the line around. */
export function Odd({ text }: { readonly text: string }) {
  return (
    <bdi>
      {piecesOf(text).map((piece, index) =>
        piece.odd ? (
          <span key={index} class="odd">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  )
}

/** The same with its one strong phrase: an answer may repeat what the person typed. */
function Marked({ text }: { readonly text: string }) {
  return (
    <>
      {spans(text).map((span, index) =>
        span.strong ? (
          <strong key={index}>
            <Odd text={span.text} />
          </strong>
        ) : (
          <Odd key={index} text={span.text} />
        ),
      )}
    </>
  )
}

/** An answer as the person got it, drawn small. */
export function Said({ blocks }: { readonly blocks: readonly WireBlock[] }) {
  return (
    <div class="said">
      {blocks.map((block, index) => (
        <SaidBlock key={index} block={block} />
      ))}
    </div>
  )
}

function SaidBlock({ block }: { readonly block: WireBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p class="wrap">
          <Marked text={block.text} />
        </p>
      )
    case 'steps':
      return (
        <ol class="numbered">
          <Items items={block.items} />
        </ol>
      )
    case 'list':
      return (
        <ul class="dotted">
          <Items items={block.items} />
        </ul>
      )
    case 'calls':
      return <PlainCalls calls={block.calls} />
    case 'source':
      return (
        <p class="meta">
          <Marked text={block.text} />
        </p>
      )
  }
}

function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <>
      {items.map((item, index) => (
        <li key={index}>
          <Marked text={item} />
        </li>
      ))}
    </>
  )
}
