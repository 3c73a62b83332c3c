import { spans } from '../chat/words.ts'

/** A text as text nodes, with its one strong phrase. */
export function Words({ text }: { readonly text: string }) {
  return <>{spans(text).map((span) => (span.strong ? <strong>{span.text}</strong> : span.text))}</>
}
