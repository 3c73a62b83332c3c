import type { WireBlock } from '../../../../src/server/wire.ts'
import { PlainCalls } from '../../view/calls.tsx'
import { Words } from '../../view/words.tsx'
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
          <Words text={block.text} />
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
          <Words text={block.text} />
        </p>
      )
  }
}

function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <>
      {items.map((item, index) => (
        <li key={index}>
          <Words text={item} />
        </li>
      ))}
    </>
  )
}
