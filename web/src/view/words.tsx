import { numbersApart, spans } from '../chat/words.ts'

/** A text as text nodes, with its one strong phrase and its numbers in one piece. */
export function Words({ text }: { readonly text: string }) {
  return <>{spans(text).map((span) => (span.strong ? <strong>{whole(span.text)}</strong> : whole(span.text)))}</>
}

function whole(text: string) {
  return numbersApart(text).map((part, at) => (at % 2 === 1 ? <span class="whole">{part}</span> : part))
}
