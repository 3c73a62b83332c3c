import type { WireBubble } from '../../../src/server/page/wire.ts'
import type { WireBlock } from '../../../src/server/wire.ts'
import type { Phrases } from '../chat/phrases.ts'
import { firstSentence, foldSource } from '../chat/words.ts'
import { Calls, type CallWeight, PlainCalls } from './calls.tsx'
import { Icon } from './icon.tsx'
import { Words } from './words.tsx'

/** How loudly a bubble speaks: an answer leads with its first sentence, danger enlarges steps, plain draws nothing out. */
export type Tone = 'answer' | 'on' | 'danger' | 'plain'

interface BlocksProps {
  readonly bubble: WireBubble
  readonly tone: Tone
  readonly calls: CallWeight
  readonly words: Phrases
}

/** What a bubble says. Words become text nodes only. */
export function Blocks({ bubble, tone, calls, words }: BlocksProps) {
  const blocks = bubble.blocks ?? typed(bubble.text)
  const name = blocks.length > 1 ? nameOf(blocks[0]) : null
  const lead = name === null ? 0 : 1
  return (
    <>
      {name !== null && <p class="fine">{name}</p>}
      {blocks.slice(lead).map((block, index) => (
        <BlockView key={index} block={block} tone={tone} calls={calls} leads={index === 0} sources={words.sources} />
      ))}
    </>
  )
}

/** A first paragraph that is nothing but strong is the name of what follows: of a guided path, above its question. */
function nameOf(block: WireBlock | undefined): string | null {
  return block?.kind === 'paragraph' ? (/^\*\*([^*]+)\*\*$/.exec(block.text)?.[1] ?? null) : null
}

/** A person of the hotline types plain text; an empty line begins a paragraph. */
function typed(text: string): readonly WireBlock[] {
  return text.split(/\n\s*\n/).map((paragraph): WireBlock => ({ kind: 'paragraph', text: paragraph.trim() }))
}

interface BlockProps {
  readonly block: WireBlock
  readonly tone: Tone
  readonly calls: CallWeight
  readonly leads: boolean
  readonly sources: string
}

function BlockView({ block, tone, calls, leads, sources }: BlockProps) {
  switch (block.kind) {
    case 'paragraph':
      return <Paragraph text={block.text} first={leads && (tone === 'answer' || tone === 'danger')} />
    case 'steps':
      return (
        <ol class={tone === 'plain' ? 'plain-steps' : 'steps'}>
          {block.items.map((item, index) => (
            <li key={index}>
              <Words text={item} />
            </li>
          ))}
        </ol>
      )
    case 'list':
      return (
        <ul class="dots">
          {block.items.map((item, index) => (
            <li key={index}>
              <Words text={item} />
            </li>
          ))}
        </ul>
      )
    case 'calls':
      return tone === 'plain' ? <PlainCalls calls={block.calls} /> : <Calls calls={block.calls} weight={calls} />
    case 'source':
      return <Source text={block.text} label={sources} />
  }
}

function Paragraph({ text, first }: { readonly text: string; readonly first: boolean }) {
  const parts = first ? firstSentence(text) : null
  if (!parts) {
    return (
      <p class="text">
        <Words text={text} />
      </p>
    )
  }
  return (
    <>
      <p class="first">
        <Words text={parts[0]} />
      </p>
      {parts[1] !== '' && (
        <p class="text">
          <Words text={parts[1]} />
        </p>
      )}
    </>
  )
}

function Source({ text, label }: { readonly text: string; readonly label: string }) {
  const parts = foldSource(text)
  return (
    <div class="source">
      <Icon name="doc" />
      <div class="grow">
        <p>
          <Words text={parts?.shown ?? text} />
        </p>
        {parts && (
          <details>
            <summary>{label}</summary>
            <p>
              <Words text={parts.folded} />
            </p>
          </details>
        )}
      </div>
    </div>
  )
}
